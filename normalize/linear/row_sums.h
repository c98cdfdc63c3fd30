// Rows out of a sequence of amounts: each row is a total and its parts.
//
// The amounts of some rows of a classification form are printed one after the other, without a word that says
// whose they are. The totals add up along the codes, the parts of a row to its total, and as a rule a row is
// printed in one piece. So first an amount is found for the total of every row, then the parts are divided
// among the rows. Work is bounded by a budget.
//
// All amounts are integers in units of the last printed digit; a sum may miss by half a unit for each addend.
#ifndef GONGKAI_NORMALIZE_LINEAR_ROW_SUMS_H_
#define GONGKAI_NORMALIZE_LINEAR_ROW_SUMS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace gongkai {

/// The total of `whole` is the sum of those of `parts`.
struct RowSum {
  int whole = -1;          ///< row, -1 where its total is known
  std::vector<int> parts;  ///< rows
  int64_t known = 0;       ///< parts that are known minus the whole where that is known
  int terms = 0;           ///< how many known amounts these are
};

struct RowSumsProblem {
  size_t rows = 0;     ///< in their order
  size_t columns = 0;  ///< amounts that a row has at most
  std::vector<RowSum> sums;
  std::vector<int64_t> amounts;  ///< positive, as printed
  std::vector<int> claims;       ///< by row: the amount that is printed behind its name, -1 where none is
  /// By row: what other forms say of it, ascending; it counts where nothing else ends. May be empty.
  std::vector<std::vector<int64_t>> likely = {};
  bool guess = false;  ///< parts may be put together in any order that fits
  int64_t budget = 200000;
};

struct RowSums {
  bool solved = false;
  bool guessed = false;  ///< parts were found that fit together, not those of the printed order
  std::vector<std::vector<size_t>> rows;  ///< by row: its amounts, the total first
  std::vector<bool> contested;            ///< by row: other amounts fit it as well
  std::vector<bool> apart;                ///< by row: its amounts were not printed one after the other
};

RowSums FindRowSums(const RowSumsProblem& problem);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_ROW_SUMS_H_
