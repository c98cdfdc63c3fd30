// Where do the cells of a row end? See linear.h.
#include <algorithm>
#include <limits>

#include "normalize/performance/linear_rows.h"
#include "normalize/text/fold.h"
#include "normalize/text/quantity.h"

namespace gongkai {
namespace {

// Quantities begin with a digit or a comparison.
bool BeginsLikeQuantity(const std::string& text) {
  std::u32string codes = Utf8ToCodes(PatternText(text));
  if (codes.empty()) return false;
  constexpr std::u32string_view kSigns = U"<>=≥≤≧≦＞＜±";
  return IsDigit(codes[0]) || kSigns.find(codes[0]) != std::u32string_view::npos;
}

// How well [from, to) reads as one cell of its column.
int CellScore(const PerformanceLexicon& lexicon, const LinearTokens& pieces, size_t from, size_t to) {
  std::string text = JoinTokens(pieces, from, to);
  int score = 0;
  // 智能监控覆盖率≥50% is one as well, but a piece of an indicator before a number looks the same.
  bool begins = BeginsLikeQuantity(text);
  if (begins && ParseQuantity(text)) {
    score += 3;
  } else if (begins) {
    score += 1;
  }
  constexpr int kQuality = 4;
  if (lexicon.IsQuality(text)) score += kQuality;
  // A cell begins where a line does, or at a blank within the line of the numbers.
  if (pieces[from].line_start) score += 1;
  if (from > 0 && pieces[from].line > pieces[from - 1].line + 1) score += 1;
  // A quantity behind a blank is a cell of its own.
  for (size_t i = from + 1; i < to; ++i)
    if (!pieces[i].line_start && BeginsLikeQuantity(pieces[i].text)) score -= 3;
  // Nothing but punctuation can stand at the head of a cell by mistake only.
  std::u32string codes = Utf8ToCodes(text);
  constexpr std::u32string_view kNoHead = U"，。、；：）)";
  if (!codes.empty() && kNoHead.find(codes[0]) != std::u32string_view::npos) score -= 4;
  return score;
}

}  // namespace

RowSplit SplitRow(const PerformanceLexicon& lexicon, const LinearTokens& pieces, bool has_target,
                  bool has_actual) {
  size_t n = pieces.size();
  RowSplit best{n, n, true};
  if ((!has_target && !has_actual) || n < 2) return best;
  if (!has_target || !has_actual) {
    // One column beside the indicator: the last piece that begins like a quantity, else the last piece.
    size_t at = n - 1;
    int best_score = std::numeric_limits<int>::min();
    for (size_t i = 1; i < n; ++i) {
      int score = CellScore(lexicon, pieces, i, n);
      if (score >= best_score) {
        best_score = score;
        at = i;
      }
    }
    return has_target ? RowSplit{at, n, best_score >= 3} : RowSplit{at, at, best_score >= 3};
  }
  if (n == 2) return {1, 2, false};
  if (n == 3) return {1, 2, true};
  constexpr size_t kMostPieces = 60;  // hostile input only; real rows have a dozen
  size_t first = n > kMostPieces ? n - kMostPieces : 1;
  int best_score = std::numeric_limits<int>::min();
  for (size_t i = first; i + 1 < n; ++i) {
    for (size_t j = i + 1; j < n; ++j) {
      int score = CellScore(lexicon, pieces, i, j) + CellScore(lexicon, pieces, j, n);
      if (MatchKey(JoinTokens(pieces, i, j)) == MatchKey(JoinTokens(pieces, j, n))) score += 6;
      // Of two readings that say the same, the longer indicator.
      if (score < best_score) continue;
      best_score = score;
      best = {i, j, score >= 5};
    }
  }
  return best;
}

}  // namespace gongkai
