// Rates and changes that the running text asserts, held against the amounts beside them.
#ifndef GONGKAI_NORMALIZE_CHECKS_PROSE_RATES_H_
#define GONGKAI_NORMALIZE_CHECKS_PROSE_RATES_H_

#include "normalize/checks/claims.h"

namespace gongkai {

/// Rules N2 (shares), N5 and N5z (completion), N7, N7b and N7p (changes) of checks.toml.
void AddProseRateChecks(const Catalogue& catalogue, const TopicMatcher& topics, const Claims& claims,
                        Records* records);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_CHECKS_PROSE_RATES_H_
