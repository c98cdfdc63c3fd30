#include "normalize/linear/row_tokens.h"

#include <algorithm>
#include <cmath>

#include "normalize/text/fold.h"

namespace gongkai {

namespace {

using Kind = Token::Kind;

}  // namespace

bool IsTotal(const Token& token, const KeyWords& key) {
  return token.kind == Kind::kWord && key.totals.count(MatchKey(token.text)) > 0;
}

size_t CodeParts(const std::vector<Token>& line, size_t at, std::string* code) {
  if (at >= line.size() || line[at].kind != Kind::kCode) return 0;
  *code = PatternText(line[at].text);
  size_t used = 1;
  while (code->size() < 7 && at + used < line.size() && line[at + used].kind == Kind::kNumber &&
         PatternText(line[at + used].text).size() == 2) {
    *code += PatternText(line[at + used].text);
    ++used;
  }
  return used;
}

bool ExtendsCode(const std::vector<Token>& line, const LinearRow& row, bool amounts_above) {
  bool open = (row.code.size() == 3 || row.code.size() == 5) && row.name.empty() &&
              (row.amounts.empty() || amounts_above);
  return open && !line.empty() && line[0].kind == Kind::kNumber && PatternText(line[0].text).size() == 2 &&
         (line.size() == 1 ? row.amounts.empty() : line[1].kind == Kind::kWord);
}

std::vector<std::vector<std::vector<Token>>> BySheet(const std::vector<std::vector<Token>>& body) {
  std::vector<std::vector<std::vector<Token>>> sheets;
  int last = -1;
  for (const std::vector<Token>& line : body) {
    if (line.empty()) continue;
    if (sheets.empty() || line.front().sheet != last) sheets.emplace_back();
    last = line.front().sheet;
    sheets.back().push_back(line);
  }
  return sheets;
}

double MiddleOf(const Place& place) {
  return place.box ? place.box->center_y() : (place.line_first + place.line_last) / 2.0;
}

double NearestDistance(const std::vector<double>& values, double x) {
  double least = 1e9;
  for (double value : values) least = std::min(least, std::abs(value - x));
  return least;
}

}  // namespace gongkai
