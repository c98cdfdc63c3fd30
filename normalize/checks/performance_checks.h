// Performance tables against their own arithmetic: weights, scores, execution, targets.
#ifndef GONGKAI_NORMALIZE_CHECKS_PERFORMANCE_CHECKS_H_
#define GONGKAI_NORMALIZE_CHECKS_PERFORMANCE_CHECKS_H_

#include "normalize/forms/catalogue.h"
#include "normalize/records.h"
#include "normalize/solve/ledger.h"

namespace gongkai {

/// Rules Q1 to Q12, Q16, Q17 and Q20 of checks.toml, for every evaluation.
void AddPerformanceChecks(const Catalogue& catalogue, const Ledger& ledger, Records* records);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_CHECKS_PERFORMANCE_CHECKS_H_
