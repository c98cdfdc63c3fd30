// Two readings of one form held against each other, figure by figure.
#ifndef GONGKAI_NORMALIZE_ARBITER_COMPARE_H_
#define GONGKAI_NORMALIZE_ARBITER_COMPARE_H_

#include <vector>

#include "normalize/records.h"

namespace gongkai {

struct Disagreement {
  std::vector<size_t> facts;  ///< of the first reading, ascending
  std::vector<size_t> alone;  ///< figures of the first that the second does not have, ascending
  bool lost = false;          ///< the second has a figure that the first has nowhere

  bool empty() const { return facts.empty() && !lost; }
};

/// A figure is the same in both where it stands at the same place of the page. The readings disagree on it
/// where they name another row or column for it, or cut it in another way; then also on what the first has in
/// that row and column instead. What only the first has is no disagreement by itself: the second may have
/// been blind.
Disagreement Compare(const std::vector<FactRecord>& first, const std::vector<FactRecord>& second);

/// Both have the same rows, names and columns with the same amounts and blanks, in whatever order.
bool SaysTheSame(const std::vector<FactRecord>& first, const std::vector<FactRecord>& second);

/// Whether every amount and every row of the first reading is in the second: equal ones set against each
/// other, the digits of the rest (an amount that a rule cut) are among those that are left there. `odd`: rows
/// without an amount do not count; they may be pieces of others.
bool KeepsEverything(const std::vector<FactRecord>& first, const std::vector<FactRecord>& second,
                     bool odd = false);

/// Whether every figure with two decimals that the cells of a table print is an amount of the second reading.
/// What a damaged first reading made of them (栏次 1 joined with 384.74) does not count.
bool KeepsFigures(const std::vector<Cell>& cells, const std::vector<FactRecord>& second);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_ARBITER_COMPARE_H_
