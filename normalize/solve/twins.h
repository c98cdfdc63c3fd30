// Twins: one item that two classifications tell of, by function and by economic class.
//
// Both classifications divide the same expenditure, but not into the same parts: what an agency pays into
// the housing fund may be booked under 住房公积金 (2210201) or with 行政运行. So no pair must agree. An
// agency books alike, though: where one pair of a document agrees to the last digit, the other pairs are
// expected to. One that does not is worth a look, and no more; it says nothing of the confidence in either
// figure.
#ifndef GONGKAI_NORMALIZE_SOLVE_TWINS_H_
#define GONGKAI_NORMALIZE_SOLVE_TWINS_H_

#include <vector>

#include "normalize/forms/catalogue.h"
#include "normalize/solve/evaluate.h"
#include "normalize/solve/ledger.h"

namespace gongkai {

/// The identities of kind "twin", of each set of forms in which one of them holds exactly; nothing of the
/// other sets. A pair of which one figure is blank, 0 or not there is left out.
std::vector<Outcome> CompareTwins(const Catalogue& catalogue, const Ledger& ledger);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_SOLVE_TWINS_H_
