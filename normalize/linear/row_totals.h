// The totals of rows, from the leaves of the tree upwards, where a search row by row ends without any.
//
// Each subtree keeps its likeliest choices: totals of its rows that add up to the total of its root. What was
// printed in order is likelier. So a group whose names lost their amounts does not make the others be tried
// again and again. Work is bounded by the number of choices kept; another choice may be as likely.
#ifndef GONGKAI_NORMALIZE_LINEAR_ROW_TOTALS_H_
#define GONGKAI_NORMALIZE_LINEAR_ROW_TOTALS_H_

#include <cstddef>
#include <functional>
#include <vector>

#include "normalize/linear/row_sums.h"

namespace gongkai {

/// At most so many rows and amounts are looked at.
inline constexpr size_t kMostTotalRows = 60, kMostTotalAmounts = 250;

/// What it costs that a row has its total at an amount, where the row before it has its own at `last`, -1
/// where that is not known.
using TotalPrice = std::function<int(size_t row, int last, size_t at)>;

/// Choices of a total for every row, the likeliest first: indexes into the amounts. All sums hold, and what
/// is left of the amounts is as much as the totals.
std::vector<std::vector<int>> FindTotals(const RowSumsProblem& problem, const TotalPrice& price);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_ROW_TOTALS_H_
