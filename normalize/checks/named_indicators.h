// Indicators that the running text names with a figure, against their rows in the performance table.
#ifndef GONGKAI_NORMALIZE_CHECKS_NAMED_INDICATORS_H_
#define GONGKAI_NORMALIZE_CHECKS_NAMED_INDICATORS_H_

#include "normalize/checks/claims.h"
#include "normalize/forms/catalogue.h"
#include "normalize/records.h"

namespace gongkai {

/// Rule QN5 of checks.toml: in the report on a project, and in what is said of the department.
void AddNamedIndicatorChecks(const Catalogue& catalogue, const Claims& claims, Records* records);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_CHECKS_NAMED_INDICATORS_H_
