// Verify: holds the amounts of every form against each other before they are called trustworthy.
//
// A form is redundant: parts add up to totals in every row, rows add up along the codes, sums of one form
// return in another. A cell that only takes part in sums that fail, or a form in which a sum fails at all (a
// row may be missing), loses its confidence; the reading is kept. What the document itself printed wrong
// looks the same from here, and the checks of the whole document tell the two apart.
#ifndef GONGKAI_NORMALIZE_SOLVE_VERIFY_H_
#define GONGKAI_NORMALIZE_SOLVE_VERIFY_H_

#include "normalize/forms/catalogue.h"
#include "normalize/records.h"

namespace gongkai {

/// Below this a record is not to be used unseen.
inline constexpr double kTrustworthy = 0.5;

/// Lowers Records::facts[].confidence and Records::tables[].confidence where sums fail; never raises one.
void VerifySums(const Catalogue& catalogue, Records* records);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_SOLVE_VERIFY_H_
