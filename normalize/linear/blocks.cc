#include <algorithm>

#include "normalize/linear/block_split.h"
#include "normalize/linear/row_tokens.h"
#include "normalize/linear/rows.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

using Kind = Token::Kind;

bool HasTotal(const std::vector<Token>& line, const KeyWords& key) {
  return std::any_of(line.begin(), line.end(), [&](const Token& token) { return IsTotal(token, key); });
}

// One amount above each total, and none beside it.
bool StandAbove(const std::vector<Token>& amounts, const std::vector<Token>& totals) {
  auto all = [](const std::vector<Token>& line, Kind kind) {
    return !line.empty() &&
           std::all_of(line.begin(), line.end(), [kind](const Token& token) { return token.kind == kind; });
  };
  return all(amounts, Kind::kAmount) && all(totals, Kind::kWord) && amounts.size() == totals.size();
}

std::vector<Token> WithAmounts(const std::vector<Token>& totals, const std::vector<Token>& amounts) {
  std::vector<Token> line;
  for (size_t i = 0; i < totals.size(); ++i) {
    line.push_back(totals[i]);
    line.push_back(amounts[i]);
  }
  return line;
}

LinearBody ReadBlocksOfSheet(const std::vector<std::vector<Token>>& body, const KeyWords& key,
                             const CodeNames& names) {
  // 人员经费合计 and 公用经费合计 keep no columns.
  std::vector<std::vector<Token>> rows, foot;
  for (const std::vector<Token>& line : body) {
    if (!HasTotal(line, key)) {
      rows.push_back(line);
    } else if (!rows.empty() && StandAbove(rows.back(), line)) {
      foot.push_back(WithAmounts(line, rows.back()));
      rows.pop_back();
    } else {
      foot.push_back(line);
    }
  }
  BlockSplitter splitter(rows);
  size_t most = 0;  // codes on a line
  for (const std::vector<Token>& line : rows)
    most = std::max(most, static_cast<size_t>(std::count_if(line.begin(), line.end(), [](const Token& t) {
                      return t.kind == Kind::kCode;
                    })));
  if (splitter.blocks() == 0 && most != 1) return ReadBlockRows(body, key);
  // The last block may go on alone on the next page.
  std::vector<std::vector<std::vector<Token>>> blocks(std::max<size_t>(splitter.blocks(), 1));
  if (splitter.blocks() == 0) blocks[0] = rows;
  for (const std::vector<Token>& line : splitter.blocks() > 0 ? rows : std::vector<std::vector<Token>>{}) {
    std::vector<std::vector<Token>> parts = splitter.Split(line);
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

// A code without a name above a code whose name and amount follow: the two names stand together, and either
// row may own the amount.
void DoubtRowAbove(std::vector<LinearRow>* rows) {
  if (rows->size() < 2) return;
  LinearRow &row = rows->back(), &above = (*rows)[rows->size() - 2];
  if (!above.code.empty() && above.name.empty() && above.amounts.empty() && !row.code.empty())
    above.doubtful = row.doubtful = true;
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
          DoubtRowAbove(&out.rows);
        }
      }
    }
  }
  return out;
}

}  // namespace gongkai
