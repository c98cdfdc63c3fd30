// Witnesses: which identities speak for a cell and which against it.
//
// An equality that holds confirms its cells. One that fails accuses those of its cells that can be the cause:
// a cell that would have to be negative to set it right cannot, and of the others those with the most
// failures over confirmations are accused; the rest go free.
#ifndef GONGKAI_NORMALIZE_SOLVE_WITNESSES_H_
#define GONGKAI_NORMALIZE_SOLVE_WITNESSES_H_

#include <vector>

#include "normalize/records.h"
#include "normalize/solve/evaluate.h"

namespace gongkai {

/// An improbable tail confirms nothing; an inequality holds for many a wrong figure.
bool Confirms(const Outcome& outcome);
/// Fails, or holds only by an improbable tail.
bool Refutes(const Outcome& outcome);

class Witnesses {
 public:
  /// `outcomes` are those of `facts`.
  Witnesses(const std::vector<Outcome>& outcomes, const std::vector<FactRecord>& facts);

  /// The confidence in a fact (verify.h), from that of its reading.
  double Confidence(size_t fact, double reading, bool loose) const;
  bool Accused(size_t fact) const { return accused_[fact] > 0; }

 private:
  int Score(size_t i) const { return failed_[i] - confirmed_[i]; }
  void Accuse(const Outcome& outcome, const std::vector<FactRecord>& facts);

  std::vector<int> confirmed_, failed_, accused_;
};

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_SOLVE_WITNESSES_H_
