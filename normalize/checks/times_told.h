// Dates and periods of the running text: against each other, and against performance tables.
#ifndef GONGKAI_NORMALIZE_CHECKS_TIMES_TOLD_H_
#define GONGKAI_NORMALIZE_CHECKS_TIMES_TOLD_H_

#include "normalize/checks/claims.h"
#include "normalize/forms/catalogue.h"
#include "normalize/records.h"

namespace gongkai {

/// Rules N23 (截至 a day, and what happened after it), N26 (one budget for two spans of years) and QN6
/// (periods of one project) of checks.toml.
void AddTimeChecks(const Catalogue& catalogue, const Claims& claims, Records* records);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_CHECKS_TIMES_TOLD_H_
