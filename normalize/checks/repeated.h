// What the performance part of a document says in several places: a rate of the whole area in two tables,
// project expenditure in the table of the department and in those of its projects, money received in two
// sentences.
#ifndef GONGKAI_NORMALIZE_CHECKS_REPEATED_H_
#define GONGKAI_NORMALIZE_CHECKS_REPEATED_H_

#include "normalize/checks/claims.h"
#include "normalize/forms/catalogue.h"
#include "normalize/records.h"

namespace gongkai {

/// Rules Q13, Q14, N17; only Q14 tells also where it holds.
void AddRepeatedChecks(const Catalogue& catalogue, const Claims& claims, Records* records);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_CHECKS_REPEATED_H_
