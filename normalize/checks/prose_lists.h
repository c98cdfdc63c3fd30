// Lists in the running text: procurement, vehicles, what an expenditure consists of, and words of comparison.
#ifndef GONGKAI_NORMALIZE_CHECKS_PROSE_LISTS_H_
#define GONGKAI_NORMALIZE_CHECKS_PROSE_LISTS_H_

#include "normalize/checks/claims.h"

namespace gongkai {

/// Rules N6 (大于, 小于, 持平), N10 to N10c (procurement), N11 (vehicles) and N15 (listed items) of
/// checks.toml.
void AddProseListChecks(const Catalogue& catalogue, const Ledger& ledger, const Claims& claims,
                        Records* records);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_CHECKS_PROSE_LISTS_H_
