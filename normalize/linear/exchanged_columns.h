// Columns that no sum tells apart, told by what goes with them.
//
// 上缴上级支出, 经营支出 and 对附属单位补助支出 are blank in most rows, and whatever one of them holds could
// as well stand in another: every sum holds. But a row that spends 经营支出 earns 经营收入 in the other form,
// and two amounts on one line stand in columns beside each other.
#ifndef GONGKAI_NORMALIZE_LINEAR_EXCHANGED_COLUMNS_H_
#define GONGKAI_NORMALIZE_LINEAR_EXCHANGED_COLUMNS_H_

#include <vector>

#include "normalize/solve/columns.h"

namespace gongkai {

struct ColumnOdds {
  std::vector<bool>
      rare;  ///< by column: blank in most rows, and nothing else speaks of it; no other is exchanged
  /// By row and column: how odd an amount is there, as ColumnProblem::rare.
  std::vector<std::vector<int>> odd;
  /// By row and number: printed on the line of the number before it.
  std::vector<std::vector<bool>> beside;
  /// By row: its columns are open.
  std::vector<bool> open;
};

/// Exchanges rare columns of the whole form where that makes it less odd: those that stand alike in all
/// identities and of which no other form says an amount for certain. Rows that are not open keep their
/// columns.
void ExchangeColumns(const ColumnProblem& problem, const ColumnOdds& odds, ColumnSolution* solution);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_EXCHANGED_COLUMNS_H_
