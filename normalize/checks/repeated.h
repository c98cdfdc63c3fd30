// What the performance part of a document says in several places: a rate of the whole area in two tables,
// project expenditure in the forms, in the table of the department and in those of its projects, money
// received in two sentences.
#ifndef GONGKAI_NORMALIZE_CHECKS_REPEATED_H_
#define GONGKAI_NORMALIZE_CHECKS_REPEATED_H_

#include "normalize/checks/claims.h"
#include "normalize/forms/catalogue.h"
#include "normalize/records.h"
#include "normalize/solve/ledger.h"

namespace gongkai {

/// Rules Q13, Q14, Q15, N17; only Q14 and Q15 tell also where they hold.
void AddRepeatedChecks(const Catalogue& catalogue, const Ledger& ledger, const Claims& claims,
                       Records* records);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_CHECKS_REPEATED_H_
