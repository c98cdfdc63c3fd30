// Performance tables against each other: projects that report the same.
#ifndef GONGKAI_NORMALIZE_CHECKS_PERFORMANCE_PAIRS_H_
#define GONGKAI_NORMALIZE_CHECKS_PERFORMANCE_PAIRS_H_

#include <vector>

#include "normalize/checks/performance_sheet.h"
#include "normalize/forms/catalogue.h"
#include "normalize/records.h"

namespace gongkai {

/// Rule Q9t: two projects whose tables print the same in at least three rows, and in half of the shorter
/// table. Of very many tables the first 200 are compared.
void AddPerformancePairChecks(const Catalogue& catalogue, const std::vector<PerformanceSheet>& sheets,
                              Records* records);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_CHECKS_PERFORMANCE_PAIRS_H_
