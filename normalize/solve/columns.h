// The solver: which column does each number belong to?
//
// Text that lost its columns prints `2101502 一般行政管理事务 3,722.14 3,722.14` and does not say which of
// six columns the second number is in. Every row has a few candidate readings: the ways to put its numbers,
// in order, into the columns. Most fall at once because the row's own identity fails (a total is the sum of
// its parts). The others fall in the tree: a parent is the sum of its children in every column, so a reading
// of a parent needs readings of its children that add up to it, and a reading of a child needs a parent and
// siblings that it fits.
//
// Two passes make this exact. Upwards, a reading of a parent survives if some choice of its children's
// surviving readings adds up to it. Downwards, a reading of a child survives if it is part of such a choice
// for a surviving reading of its parent. A row with one reading left is proven; a row with several is
// ambiguous and says so. Nothing is guessed.
//
// All amounts are integers in units of the last printed digit. Printed amounts are rounded, so n addends and
// their total may miss each other by (n + 1) half units. Work is bounded: a parent whose children have too
// many combinations is left out of the reasoning, and its children stay ambiguous.
#ifndef GONGKAI_NORMALIZE_SOLVE_COLUMNS_H_
#define GONGKAI_NORMALIZE_SOLVE_COLUMNS_H_

#include <cstdint>
#include <optional>
#include <vector>

namespace gongkai {

/// Σ plus = Σ minus over the columns of one row.
struct RowIdentity {
  std::vector<int> plus, minus;
};

struct ColumnRow {
  std::vector<int64_t> numbers;  ///< in printed order
  int parent = -1;               ///< row that this one is a part of, -1 for none
  bool loose = false;            ///< only the first number is known to come first, the others in any order
  /// Of a loose row by number: numbers of one kind are in printed order. Empty: in any order.
  std::vector<int> kinds = {};
  /// By number: a dash, which leaves its column blank. May be empty.
  std::vector<bool> blank = {};
  /// Columns that a number may be in by its place on the page; empty: any.
  std::vector<std::vector<int>> allowed;
  /// What other forms say about a column: a value that it must have, or bounds.
  std::vector<std::optional<int64_t>> expected, at_least, at_most;
};

struct ColumnProblem {
  int columns = 0;
  std::vector<RowIdentity> identities;
  std::vector<ColumnRow> rows;
  std::vector<int>
      rare;  ///< by column: the larger, the likelier it is blank, 0 where that is not known; may be empty
  int64_t budget = 2000000;  ///< steps before the solver gives up on the rest
};

enum class ColumnStatus {
  kProven,        ///< one reading is left
  kAmbiguous,     ///< several are left; `columns` is the first of those whose columns are the least rare
  kContradicted,  ///< no reading satisfies the row's own identity, or there are more numbers than columns
};

struct ColumnReading {
  std::vector<int> columns;  ///< column of each number; shorter than the numbers where they do not fit
  ColumnStatus status = ColumnStatus::kContradicted;
  int alternatives = 0;  ///< readings left, this one included
  int witnesses = 0;     ///< independent identities that hold with this reading
};

struct ColumnSolution {
  std::vector<ColumnReading> rows;
  bool gave_up = false;  ///< the budget ended before all was tried
};

ColumnSolution SolveColumns(const ColumnProblem& problem);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_SOLVE_COLUMNS_H_
