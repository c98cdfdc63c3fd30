// One choice for all rows where the sums leave several.
//
// The solver (solve/columns.h) says of every row by itself which readings are left. Where several are, the
// likeliest of a parent need not go with the likeliest of its children. Here they are chosen together, from
// the grand total downwards, each choice taking the readings away that do not go with it.
#ifndef GONGKAI_NORMALIZE_LINEAR_JOINT_COLUMNS_H_
#define GONGKAI_NORMALIZE_LINEAR_JOINT_COLUMNS_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "normalize/solve/columns.h"

namespace gongkai {

/// By row and column: an amount that another form may say, in the units of the problem. Rows and columns may
/// be missing at the end.
using ColumnHints = std::vector<std::vector<std::optional<int64_t>>>;

/// Replaces the columns of the ambiguous rows of `solution`, which is that of `problem`, by ones that add up
/// together and agree with as many hints as they can, those of the first table before those of the next. The
/// rows stay ambiguous: the choice proves nothing.
void ChooseJointly(ColumnProblem problem, const std::vector<ColumnHints>& hints, ColumnSolution* solution);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_JOINT_COLUMNS_H_
