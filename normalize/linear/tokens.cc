#include "normalize/linear/tokens.h"

#include <algorithm>
#include <set>

#include "normalize/text/amount.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

Token::Kind Classify(const std::string& text) {
  std::string folded = PatternText(text);
  if (IsDigits(folded)) {
    bool code = (folded.size() == 3 || folded.size() == 5 || folded.size() == 7) &&
                (folded[0] == '2' || folded[0] == '3');
    return code ? Token::Kind::kCode : Token::Kind::kNumber;
  }
  Amount amount = ParseAmount(text);
  if (amount.kind == Amount::Kind::kNumber && amount.unit.empty() &&
      (folded.find('.') != std::string::npos || folded.find(',') != std::string::npos || folded[0] == '-'))
    return Token::Kind::kAmount;
  // A dash alone holds the place of a blank cell.
  if (amount.kind == Amount::Kind::kBlank && !folded.empty()) return Token::Kind::kAmount;
  return Token::Kind::kWord;
}

bool IsAmountCharacter(char32_t code) {
  return IsDigit(code) || code == U'.' || code == U',' || code == U'-';
}

// 12.34 in codes[from, to).
bool HasFen(const std::u32string& codes, size_t from, size_t to) {
  return to - from >= 4 && codes[to - 3] == U'.';
}

// Where a glued text must be cut: after a code that runs into its name, around an amount that stands behind a
// name, whatever comes after it: 结余0.00年末结余0.00, but not 12.34万元.
std::vector<size_t> Cuts(const std::u32string& codes) {
  std::vector<size_t> cuts;
  size_t digits = 0;
  while (digits < codes.size() && IsDigit(codes[digits])) ++digits;
  if ((digits == 3 || digits == 5 || digits == 7) && digits < codes.size() && IsIdeograph(codes[digits]) &&
      codes[digits] != U'年' && (codes[0] == U'2' || codes[0] == U'3'))
    cuts.push_back(digits);
  size_t name = 0;  // the first character that no amount has
  while (name < codes.size() && IsAmountCharacter(codes[name])) ++name;
  // The dash of a blank cell in front of 十七、, or an amount.
  constexpr std::u32string_view kNumerals = U"一二三四五六七八九十";
  size_t figure = 0;
  while (figure < codes.size() && FoldWidthCode(codes[figure]) == U'-') ++figure;
  if (HasFen(codes, 0, name)) figure = name;
  size_t numeral = figure;
  while (numeral < codes.size() && kNumerals.find(codes[numeral]) != kNumerals.npos) ++numeral;
  if (figure > 0 && numeral > figure && numeral < codes.size() && codes[numeral] == U'、')
    cuts.push_back(figure);
  for (size_t from = name + 1; from < codes.size();) {
    size_t to = from;
    while (to < codes.size() && IsAmountCharacter(codes[to])) ++to;
    constexpr std::u32string_view kUnits = U"万元亿千百人";
    const bool ends = to == codes.size();
    const bool name_follows = !ends && IsIdeograph(codes[to]) && kUnits.find(codes[to]) == kUnits.npos;
    if (HasFen(codes, from, to) && (ends || name_follows)) {
      cuts.push_back(from);
      if (!ends) cuts.push_back(to);
    }
    from = to + 1;
  }
  return cuts;
}

void Append(const std::u32string& codes, double x0, double x1, const Line& line, size_t index,
            const PlacedWord* placed, std::vector<Token>* out) {
  if (codes.empty()) return;
  std::vector<size_t> cuts = Cuts(codes);
  cuts.insert(cuts.begin(), 0);
  cuts.push_back(codes.size());
  double length = static_cast<double>(codes.size());
  for (size_t i = 0; i + 1 < cuts.size(); ++i) {
    Token token;
    token.text = CodesToUtf8(std::u32string_view(codes).substr(cuts[i], cuts[i + 1] - cuts[i]));
    token.x0 = x0 + (x1 - x0) * static_cast<double>(cuts[i]) / length;
    token.x1 = x0 + (x1 - x0) * static_cast<double>(cuts[i + 1]) / length;
    token.line = index;
    token.place = line.place;
    token.torn = line.torn;
    if (placed) {
      const Box& box = placed->displayed;
      token.y = placed->y;
      token.place.box = box;
      if (cuts.size() > 2) {
        double from = static_cast<double>(cuts[i]) / length, to = static_cast<double>(cuts[i + 1]) / length;
        token.place.box->x0 = box.x0 + box.width() * from;
        token.place.box->x1 = box.x0 + box.width() * to;
      }
    }
    token.kind = Classify(token.text);
    out->push_back(std::move(token));
  }
}

}  // namespace

std::vector<Token> Tokenize(const Line& line, size_t index, int ideograph_columns) {
  std::vector<Token> tokens;
  if (!line.words.empty()) {
    for (const PlacedWord& word : line.words)
      Append(Utf8ToCodes(word.text), word.x0, word.x1, line, index, &word, &tokens);
    return tokens;
  }
  std::u32string word;
  double column = 0, start = 0;
  auto flush = [&] {
    Append(word, start, column, line, index, nullptr, &tokens);
    word.clear();
  };
  for (char32_t code : Utf8ToCodes(line.text)) {
    if (IsSpace(code)) {
      flush();
      column += code == U'\t' ? 8 : code == 0x3000 ? ideograph_columns : 1;
      continue;
    }
    if (word.empty()) start = column;
    word.push_back(code);
    column += code >= 0x1100 ? ideograph_columns : 1;
  }
  flush();
  return tokens;
}

int IdeographColumns(const std::vector<const Line*>& lines) {
  // The fewer different edges, the better they stand below each other.
  size_t edges[3] = {0, 0, 0};
  for (int width : {1, 2}) {
    std::set<int> right, left;
    for (const Line* line : lines) {
      if (!line->words.empty()) return 2;
      for (const Token& token : Tokenize(*line, 0, width)) {
        if (token.kind == Token::Kind::kAmount) right.insert(static_cast<int>(token.x1));
        if (token.kind == Token::Kind::kCode) left.insert(static_cast<int>(token.x0));
      }
    }
    edges[width] = right.size() + left.size();
  }
  return edges[1] < edges[2] ? 1 : 2;
}

bool KeepsColumns(const std::vector<const Line*>& lines) {
  size_t wide = 0, several = 0;
  for (const Line* line : lines) {
    if (!line->words.empty()) return true;
    std::string_view text = line->text;
    size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) continue;
    // A line that begins far in stands in a column, too.
    constexpr size_t kFarIn = 12;
    bool far_in = first >= kFarIn;
    text = text.substr(first);
    if (!far_in && text.find(' ') == std::string_view::npos) continue;
    ++several;
    wide += far_in || text.find("   ") != std::string_view::npos;
  }
  return wide >= 3 && wide * 2 >= several;
}

}  // namespace gongkai
