#include <algorithm>

#include "normalize/linear/row_tokens.h"
#include "normalize/linear/rows.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

using Kind = Token::Kind;

// The width of a digit: points on a page, one in a text.
double DigitWidth(const std::vector<std::vector<Token>>& body) {
  std::vector<double> widths;
  for (const std::vector<Token>& line : body)
    for (const Token& token : line)
      if (token.kind == Kind::kCode)
        widths.push_back((token.x1 - token.x0) / static_cast<double>(PatternText(token.text).size()));
  if (widths.empty()) return 1;
  std::nth_element(widths.begin(), widths.begin() + static_cast<std::ptrdiff_t>(widths.size() / 2),
                   widths.end());
  return widths[widths.size() / 2];
}

// Left edges of the code columns: a block begins where codes stand below each other.
std::vector<double> BlockStarts(const std::vector<std::vector<Token>>& body, double digit) {
  std::vector<double> edges;
  for (const std::vector<Token>& line : body)
    for (const Token& token : line)
      if (token.kind == Kind::kCode) edges.push_back(token.x0);
  std::sort(edges.begin(), edges.end());
  std::vector<double> starts;
  for (size_t i = 0; i < edges.size();) {
    // Codes of a column are centred or indented by a few digits at the most, and laid-out text wavers.
    size_t j = i + 1;
    while (j < edges.size() && edges[j] - edges[j - 1] < 4 * digit) ++j;
    if (j - i >= 3) starts.push_back(edges[i]);
    i = j;
  }
  return starts;
}

bool HasTotal(const std::vector<Token>& line, const KeyWords& key) {
  return std::any_of(line.begin(), line.end(), [&](const Token& token) { return IsTotal(token, key); });
}

LinearBody ReadBlocksOfSheet(const std::vector<std::vector<Token>>& body, const KeyWords& key,
                             const CodeNames& names) {
  double digit = DigitWidth(body);
  std::vector<double> starts = BlockStarts(body, digit);
  if (starts.size() < 2) return ReadBlockRows(body, key);
  std::vector<std::vector<std::vector<Token>>> blocks(starts.size());
  std::vector<std::vector<Token>> foot;
  for (const std::vector<Token>& line : body) {
    // 人员经费合计 and 公用经费合计 keep no columns.
    if (HasTotal(line, key)) {
      foot.push_back(line);
      continue;
    }
    std::vector<std::vector<Token>> parts(starts.size());
    for (const Token& token : line) {
      size_t b = starts.size() - 1;
      while (b > 0 && token.x0 < starts[b] - digit) --b;
      parts[b].push_back(token);
    }
    for (size_t b = 0; b < parts.size(); ++b)
      if (!parts[b].empty()) blocks[b].push_back(std::move(parts[b]));
  }
  LinearBody out;
  for (const std::vector<std::vector<Token>>& block : blocks) {
    LinearBody part = ReadClassificationRows(block, 1, true, key, names);
    out.rows.insert(out.rows.end(), part.rows.begin(), part.rows.end());
    out.strays += part.strays;
  }
  LinearBody totals = ReadBlockRows(foot, key);
  out.rows.insert(out.rows.end(), totals.rows.begin(), totals.rows.end());
  out.strays += totals.strays;
  return out;
}

}  // namespace

LinearBody ReadPlacedBlockRows(const std::vector<std::vector<Token>>& body, const KeyWords& key,
                               const CodeNames& names) {
  LinearBody out;
  for (const std::vector<std::vector<Token>>& sheet : BySheet(body)) {
    LinearBody part = ReadBlocksOfSheet(sheet, key, names);
    out.rows.insert(out.rows.end(), part.rows.begin(), part.rows.end());
    out.strays += part.strays;
  }
  return out;
}

LinearBody ReadBlockRows(const std::vector<std::vector<Token>>& body, const KeyWords& key) {
  LinearBody out;
  bool open = false;
  for (const std::vector<Token>& line : body) {
    bool extends = open && ExtendsCode(line, out.rows.back());
    if (extends) out.rows.back().code += PatternText(line[0].text);
    for (size_t i = extends ? 1 : 0; i < line.size(); ++i) {
      const Token& token = line[i];
      std::string code;
      size_t used = CodeParts(line, i, &code);
      if (used > 0 && code.size() >= 3) {
        out.rows.emplace_back();
        out.rows.back().code = code;
        out.rows.back().place = token.place;
        out.rows.back().y = static_cast<double>(token.line);
        open = true;
        i += used - 1;
      } else if (IsTotal(token, key)) {
        out.rows.emplace_back();
        out.rows.back().name = PrintedName(token.text);
        out.rows.back().place = token.place;
        out.rows.back().y = static_cast<double>(token.line);
        open = true;
      } else if (token.kind == Kind::kWord) {
        if (!open) continue;
        // A name goes on over a line break only while its amount has not come.
        if (out.rows.back().amounts.empty()) out.rows.back().name += PrintedName(token.text);
      } else if (token.kind == Kind::kAmount || PatternText(token.text) == "0") {
        if (!open || !out.rows.back().amounts.empty()) {
          ++out.strays;
        } else {
          out.rows.back().amounts.push_back(token);
        }
      }
    }
  }
  return out;
}

}  // namespace gongkai
