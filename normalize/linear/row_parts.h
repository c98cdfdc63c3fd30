// Amounts divided among rows of which it is known how much they lack.
//
// The totals of the rows are known, their parts were printed together somewhere else. Every row is given a
// set of amounts that adds up to what it lacks, so that none is left. Equal amounts are one and the same, and
// the row with the fewest sets comes first; so the search is short where it can be. Sets that were printed in
// one piece are likelier. Work is bounded.
#ifndef GONGKAI_NORMALIZE_LINEAR_ROW_PARTS_H_
#define GONGKAI_NORMALIZE_LINEAR_ROW_PARTS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace gongkai {

/// All amounts are positive integers in units of the last printed digit.
struct RowPartsProblem {
  std::vector<int64_t> lacks;    ///< by row; 0 where the row is complete
  std::vector<int> room;         ///< by row: amounts that it takes at most
  std::vector<int64_t> amounts;  ///< in printed order
};

struct RowParts {
  bool found = false;
  std::vector<int> row_of;      ///< by amount
  std::vector<bool> contested;  ///< by row: other sets fit as well, or were not tried
};

RowParts DivideParts(const RowPartsProblem& problem);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_ROW_PARTS_H_
