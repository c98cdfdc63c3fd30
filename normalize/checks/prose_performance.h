// What the running text says of performance tables and reports: scores, grades, budgets of projects.
#ifndef GONGKAI_NORMALIZE_CHECKS_PROSE_PERFORMANCE_H_
#define GONGKAI_NORMALIZE_CHECKS_PROSE_PERFORMANCE_H_

#include "normalize/checks/claims.h"

namespace gongkai {

/// Rules QN1 (scores), QN2 (grades) and QN3 (budgets) of checks.toml: a sentence that names a project is held
/// against the evaluation of that project in the same document.
void AddProsePerformanceChecks(const Catalogue& catalogue, const Claims& claims, Records* records);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_CHECKS_PROSE_PERFORMANCE_H_
