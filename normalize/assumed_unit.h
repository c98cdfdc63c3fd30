// Forms that print no unit, and have none before them: their sums must be computed all the same, or nobody
// would notice what is missing in them.
#ifndef GONGKAI_NORMALIZE_ASSUMED_UNIT_H_
#define GONGKAI_NORMALIZE_ASSUMED_UNIT_H_

#include <set>

#include "normalize/records.h"

namespace gongkai {

class AssumedUnits {
 public:
  /// Gives forms without a unit that of the first form which has one (then it is inherited); where none has,
  /// 万元 until TakeBack().
  explicit AssumedUnits(Records* records);

  /// True where no form of the document prints a unit.
  bool unknown() const { return !tables_.empty(); }
  /// Without a printed unit there is no money: unit and fen go.
  void TakeBack();

 private:
  Records* records_;
  std::set<size_t> tables_;
};

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_ASSUMED_UNIT_H_
