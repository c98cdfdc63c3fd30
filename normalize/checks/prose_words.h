// What the text says without a figure, against the figures: there is none of it (N18), it is part of
// something (N19), nobody bought any (QN4); what an item is for, said of another item (N22); and figures
// without their unit (N20) and units without their figure (N21).
#ifndef GONGKAI_NORMALIZE_CHECKS_PROSE_WORDS_H_
#define GONGKAI_NORMALIZE_CHECKS_PROSE_WORDS_H_

#include "normalize/checks/claims.h"
#include "normalize/forms/catalogue.h"
#include "normalize/records.h"
#include "normalize/solve/ledger.h"

namespace gongkai {

void AddProseWordChecks(const Catalogue& catalogue, const Ledger& ledger, const Claims& claims,
                        Records* records);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_CHECKS_PROSE_WORDS_H_
