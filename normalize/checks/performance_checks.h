// Performance tables against their own arithmetic: weights, scores, execution, targets.
#ifndef GONGKAI_NORMALIZE_CHECKS_PERFORMANCE_CHECKS_H_
#define GONGKAI_NORMALIZE_CHECKS_PERFORMANCE_CHECKS_H_

#include "normalize/forms/catalogue.h"
#include "normalize/records.h"

namespace gongkai {

/// Rules Q1 to Q12 of checks.toml, for every evaluation.
void AddPerformanceChecks(const Catalogue& catalogue, Records* records);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_CHECKS_PERFORMANCE_CHECKS_H_
