// Checks: every figure of a document held against every figure that must agree with it.
//
//   form_checks         the identities of the forms (identities.toml)
//   prose_checks        what the running text asserts against the forms and against itself
//   performance_checks  weights, scores and execution of performance tables
//   structure_checks    forms promised, labels, empty forms, codes and names
// The rules that are no identities are entries of checks.toml: id, severity, sentence, source.
#ifndef GONGKAI_NORMALIZE_CHECKS_CHECKS_H_
#define GONGKAI_NORMALIZE_CHECKS_CHECKS_H_

#include <vector>

#include "normalize/checks/claims.h"
#include "normalize/forms/catalogue.h"
#include "normalize/records.h"
#include "normalize/solve/evaluate.h"

namespace gongkai {

/// Prepared once, used for every document; safe to share between threads.
class Checker {
 public:
  explicit Checker(const Catalogue& catalogue) : catalogue_(catalogue), topics_(catalogue) {}

  /// Fills Records::checks from all other records. `outcomes` are those that VerifySums returned.
  void Run(const std::vector<Outcome>& outcomes, Records* records) const;

 private:
  const Catalogue& catalogue_;
  TopicMatcher topics_;
};

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_CHECKS_CHECKS_H_
