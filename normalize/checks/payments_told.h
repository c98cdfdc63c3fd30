// Rates that say that all money came or was paid, against words that say that some did not.
#ifndef GONGKAI_NORMALIZE_CHECKS_PAYMENTS_TOLD_H_
#define GONGKAI_NORMALIZE_CHECKS_PAYMENTS_TOLD_H_

#include "normalize/checks/claims.h"
#include "normalize/forms/catalogue.h"
#include "normalize/records.h"

namespace gongkai {

/// Rule Q18 of checks.toml: of each evaluation with the report on its project; of the department with the
/// explanations of the accounts.
void AddPaymentChecks(const Catalogue& catalogue, const Claims& claims, Records* records);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_CHECKS_PAYMENTS_TOLD_H_
