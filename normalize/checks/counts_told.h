// Counts that a document tells in several places: 3.54万家 and 35,933家, 城乡居民参保38万人 and 347,173人.
#ifndef GONGKAI_NORMALIZE_CHECKS_COUNTS_TOLD_H_
#define GONGKAI_NORMALIZE_CHECKS_COUNTS_TOLD_H_

#include "normalize/checks/claims.h"
#include "normalize/forms/catalogue.h"
#include "normalize/records.h"

namespace gongkai {

/// Rules N24 (all of something, counted in two places), N25 (the people of one area) and Q19 (what a
/// performance table says in sentences, and its rows) of checks.toml.
void AddCountChecks(const Catalogue& catalogue, const Claims& claims, Records* records);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_CHECKS_COUNTS_TOLD_H_
