#include "normalize/performance/fund_names.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "normalize/text/amount.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

constexpr size_t kLongestName = 7;  // pieces
constexpr double kFarthest = 2.4;   // heights between a name and its figures

// （万 and 元） are no part of a name.
bool IsHalfBracket(const std::string& text) {
  std::string folded = PatternText(text);
  return (folded.find('(') == std::string::npos) != (folded.find(')') == std::string::npos);
}

// The pieces of `column` that make a name, from `at` on: the fewest that do and are no beginning of a longer
// one. Pieces of the label may stand between them.
std::vector<size_t> NameAt(const PerformanceLexicon& lexicon, const Pieces& column, size_t at) {
  std::vector<size_t> taken;
  std::string text;
  std::vector<size_t> best;
  for (size_t i = at; i < std::min(column.size(), at + kLongestName); ++i) {
    if (column[i].page != column[at].page) break;
    text += column[i].text;
    taken.push_back(i);
    if (lexicon.IsFundName(text)) best = taken;
  }
  if (!best.empty()) return best;
  // One piece between the first and the last may be another's.
  for (size_t n = 3; n <= kLongestName && at + n <= column.size(); ++n)
    for (size_t left = 1; left + 1 < n; ++left) {
      text.clear();
      taken.clear();
      for (size_t i = at; i < at + n; ++i) {
        if (i == at + left) continue;
        text += column[i].text;
        taken.push_back(i);
      }
      if (column[at + n - 1].page == column[at].page && lexicon.IsFundName(text)) return taken;
    }
  return {};
}

}  // namespace

Pieces JoinFundNames(const PerformanceLexicon& lexicon, const std::function<bool(const Piece&)>& in_names,
                     Pieces* body) {
  Pieces column, rest, label;
  for (Piece& piece : *body)
    (!in_names(piece) ? rest : IsHalfBracket(piece.text) ? label : column).push_back(piece);
  std::vector<const Piece*> figures;
  for (const Piece& piece : rest)
    if (ParseAmount(piece.text).kind != Amount::Kind::kNotANumber) figures.push_back(&piece);
  std::vector<bool> used(column.size(), false);
  Pieces names;
  double last = -1e9;
  for (size_t at = 0; at < column.size(); ++at) {
    if (used[at]) continue;
    std::vector<size_t> pieces = NameAt(lexicon, column, at);
    if (pieces.empty() || std::any_of(pieces.begin(), pieces.end(), [&](size_t i) { return used[i]; }))
      continue;
    Piece name = column[at];
    name.text.clear();
    for (size_t i : pieces) {
      used[i] = true;
      name.text += column[i].text;
    }
    double middle = (column[pieces.front()].y + column[pieces.back()].y) / 2;
    if (!names.empty() && names.back().page != name.page) last = -1e9;
    name.y = middle;
    double least = kFarthest;
    for (const Piece* figure : figures) {
      double off = std::abs(figure->y - middle);
      if (figure->page != name.page || figure->y <= last || off >= least) continue;
      least = off;
      name.y = figure->y;
    }
    last = name.y;
    names.push_back(std::move(name));
  }
  if (names.empty()) return {};
  for (size_t i = 0; i < column.size(); ++i)
    if (!used[i]) label.push_back(column[i]);
  std::move(names.begin(), names.end(), std::back_inserter(rest));
  std::stable_sort(rest.begin(), rest.end(), Above);
  std::stable_sort(label.begin(), label.end(), Above);
  *body = std::move(rest);
  return label;
}

}  // namespace gongkai
