#include "normalize/forms/short_rows.h"

#include <limits>
#include <numeric>
#include <string>

#include "normalize/text/amount.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

enum class CellKind { kBlank, kNumber, kWord };

// A code is a word.
CellKind KindOf(const Cell& cell) {
  const std::string printed = PatternText(cell.text);
  if (MatchKey(cell.text).empty()) return CellKind::kBlank;
  constexpr size_t kShortestCode = 3;
  if (printed.size() >= kShortestCode && IsDigits(printed)) return CellKind::kWord;
  return IsNumberCell(cell.text) ? CellKind::kNumber : CellKind::kWord;
}

// What speaks against a cell over columns [from, to).
int Cost(CellKind kind, size_t from, size_t to, const std::vector<bool>& numbers) {
  constexpr int kWrongColumn = 40, kWideNumber = 30, kWideBlank = 10, kWordOverNumbers = 8, kWideWord = 1;
  int cost = 0;
  if (kind == CellKind::kNumber && !numbers[from]) cost += kWrongColumn;
  if (kind == CellKind::kWord && numbers[from]) cost += kWrongColumn;
  for (size_t c = from + 1; c < to; ++c)
    cost += kind == CellKind::kNumber  ? kWideNumber
            : kind == CellKind::kBlank ? kWideBlank
            : numbers[c]               ? kWordOverNumbers
                                       : kWideWord;
  return cost;
}

// What speaks against the cells of `row` in the columns where they begin.
int CostOfRow(const std::vector<Cell>& row, const std::vector<int>& starts,
              const std::vector<bool>& numbers) {
  int cost = 0;
  for (size_t i = 0; i < starts.size(); ++i)
    cost += Cost(KindOf(row[i]), static_cast<size_t>(starts[i]),
                 i + 1 < starts.size() ? static_cast<size_t>(starts[i + 1]) : numbers.size(), numbers);
  return cost;
}

}  // namespace

std::vector<int> StartColumns(const std::vector<Cell>& row, const std::vector<bool>& numbers) {
  const size_t cells = row.size(), cols = numbers.size();
  std::vector<int> starts(cells);
  std::iota(starts.begin(), starts.end(), 0);
  if (cells <= 1) return starts;
  if (cells == cols && KindOf(row.back()) == CellKind::kBlank) {
    const std::vector<int> shorter = StartColumns({row.begin(), row.end() - 1}, numbers);
    return CostOfRow(row, shorter, numbers) < CostOfRow(row, starts, numbers) ? shorter : starts;
  }
  if (cells >= cols) return starts;
  constexpr int kNone = std::numeric_limits<int>::max() / 2;
  // cost[i][c]: of the cells from i on, the first of them at column c; next[i][c]: where cell i + 1 begins.
  std::vector<std::vector<int>> cost(cells + 1, std::vector<int>(cols + 1, kNone));
  std::vector<std::vector<size_t>> next(cells, std::vector<size_t>(cols, cols));
  cost[cells][cols] = 0;
  for (size_t i = cells; i-- > 0;) {
    const CellKind kind = KindOf(row[i]);
    for (size_t c = i; c < cols; ++c)
      for (size_t end = c + 1; end <= cols; ++end) {
        if (cost[i + 1][end] >= kNone) continue;
        const int total = cost[i + 1][end] + Cost(kind, c, end, numbers);
        if (total >= cost[i][c]) continue;
        cost[i][c] = total;
        next[i][c] = end;
      }
  }
  for (size_t i = 0, c = 0; i < cells; c = next[i++][c]) starts[i] = static_cast<int>(c);
  return starts;
}

}  // namespace gongkai
