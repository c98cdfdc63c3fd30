#include "normalize/grid/column_kinds.h"

#include <algorithm>
#include <vector>

#include "normalize/text/amount.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

enum class Kind { kBlank, kWords, kNumbers, kAmounts };

Kind KindOf(const Cell& cell) {
  const std::string text = PatternText(cell.text);
  if (text.empty()) return Kind::kBlank;
  if (IsDigits(text)) return Kind::kNumbers;
  return ParseAmountCell(text).kind == Amount::Kind::kNotANumber ? Kind::kWords : Kind::kAmounts;
}

// A row of the body prints an amount with a point, or a code.
bool HoldsFigures(const Grid& grid, int row) {
  for (int c = 0; c < grid.cols; ++c) {
    const Cell* cell = grid.CellAt(row, c);
    if (!cell || cell->row != row) continue;
    const std::string text = PatternText(cell->text);
    constexpr size_t kShortestCode = 3;
    if ((IsDigits(text) && text.size() >= kShortestCode) ||
        (text.find('.') != std::string::npos && KindOf(*cell) == Kind::kAmounts))
      return true;
  }
  return false;
}

// What most rows of the body print in each column.
std::vector<Kind> KindsOf(const Grid& grid) {
  std::vector<std::vector<int>> counts(static_cast<size_t>(grid.cols), std::vector<int>(4));
  for (int r = 0; r < grid.rows; ++r) {
    if (!HoldsFigures(grid, r)) continue;
    for (int c = 0; c < grid.cols; ++c)
      if (const Cell* cell = grid.CellAt(r, c); cell && cell->col == c)
        ++counts[static_cast<size_t>(c)][static_cast<size_t>(KindOf(*cell))];
  }
  std::vector<Kind> kinds;
  for (const std::vector<int>& of_column : counts) {
    const auto printed = of_column.begin() + 1;  // behind the blanks
    const auto most = std::max_element(printed, of_column.end());
    kinds.push_back(*most == 0 ? Kind::kBlank : static_cast<Kind>(most - of_column.begin()));
  }
  return kinds;
}

// How well two columns agree; below zero where they cannot be one.
int Agreement(Kind first, Kind next) {
  if (first == Kind::kBlank || next == Kind::kBlank) return first == next ? 1 : 0;
  return first == next ? 4 : -1;
}

// The best ways to give columns of `next` to columns of `first`, in order.
struct Ways {
  int score = -1;  // none
  int count = 0;

  void Add(int other, int ways) {
    if (other < score || ways == 0) return;
    count = other == score ? std::min(count + ways, 2) : ways;
    score = other;
  }
};

}  // namespace

bool AlignByKinds(const Grid& first, Grid* next) {
  constexpr int kMostColumns = 64;
  if (next->cols >= first.cols || next->cols < 2 || first.cols > kMostColumns) return false;
  const std::vector<Kind> wide = KindsOf(first), narrow = KindsOf(*next);
  const size_t n = narrow.size(), w = wide.size();
  // ways[i][j]: the first i columns of `next` in the first j of `first`; columns that nothing is given to are
  // blank in the body.
  std::vector<std::vector<Ways>> ways(n + 1, std::vector<Ways>(w + 1));
  ways[0][0].Add(0, 1);
  for (size_t i = 0; i <= n; ++i)
    for (size_t j = 1; j <= w; ++j) {
      Ways& here = ways[i][j];
      if (wide[j - 1] == Kind::kBlank) here.Add(ways[i][j - 1].score, ways[i][j - 1].count);
      if (i == 0) continue;
      const Ways& before = ways[i - 1][j - 1];
      const int agreement = Agreement(wide[j - 1], narrow[i - 1]);
      if (agreement >= 0 && before.count > 0) here.Add(before.score + agreement, before.count);
    }
  if (ways[n][w].count != 1) return false;
  std::vector<int> column(n);
  for (size_t i = n, j = w; i > 0; --j) {
    const Ways& skipped = ways[i][j - 1];
    if (wide[j - 1] == Kind::kBlank && skipped.count > 0 && skipped.score == ways[i][j].score) continue;
    column[--i] = static_cast<int>(j) - 1;
  }
  for (Cell& cell : next->cells) {
    const int last = column[static_cast<size_t>(cell.col + cell.col_span - 1)];
    cell.col = column[static_cast<size_t>(cell.col)];
    cell.col_span = last - cell.col + 1;
  }
  next->cols = first.cols;
  next->row_cells.clear();
  next->BuildIndex();
  return true;
}

}  // namespace gongkai
