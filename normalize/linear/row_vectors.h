// Rows of a form with balances, all of them together.
//
// 年初结转和结余 + 本年收入 = 本年支出 + 年末结转和结余 and 本年支出 = 基本支出 + 项目支出 leave a row few
// ways to be made of the printed amounts. Of these a way is chosen for every row, so that parents are the
// sums of their children in every column and no amount is left. Rows that are printed one after the other are
// likelier. Such forms are short; the work is bounded.
#ifndef GONGKAI_NORMALIZE_LINEAR_ROW_VECTORS_H_
#define GONGKAI_NORMALIZE_LINEAR_ROW_VECTORS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "normalize/solve/columns.h"

namespace gongkai {

/// Amounts are integers in units of the last printed digit, none of them negative.
struct RowVectorsProblem {
  size_t columns = 0;
  std::vector<RowIdentity> identities;
  std::vector<int> rare;         ///< by column, as in ColumnProblem
  std::vector<int> parent;       ///< by row, in the order in which rows are printed; -1 for none
  std::vector<int> claims;       ///< by row: the amount that is printed behind its name, -1 where none is
  std::vector<int64_t> amounts;  ///< in printed order
  bool filled = false;           ///< no cell is blank, zeros are printed
};

struct RowVectors {
  bool solved = false;
  std::vector<std::vector<int>> cells;  ///< by row and column: an amount, -1 where the cell is blank
  std::vector<bool>
      contested;  ///< by row: it may have other amounts, or not all was tried; columns may be others
};

RowVectors FindRowVectors(const RowVectorsProblem& problem);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_ROW_VECTORS_H_
