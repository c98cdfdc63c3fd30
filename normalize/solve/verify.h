// Verify: what the identities make of the confidence in every amount.
//
// A form is redundant: parts add up to totals in every row, rows add up along the codes, sums of one form
// return in another. So a misread amount shows itself, and an amount that several identities confirm is as
// good as proven. The confidence of a fact is derived from
//   r  the reading: how the cell was found and how well its heading was understood (at most 0.97 alone)
//   k  the identities that hold and include the cell
//   f  the identities that fail and accuse it (witnesses.h); one that holds only by an improbable rounding
//   tail
//      (evaluate.h) counts as failed here, though not as a contradiction of the document
// and is
//   1 - (1 - r) / 2^k       where nothing accuses it
//   0.4 * 0.7^(f - k)       where f >= k accuse it (never more than r)
//   0.4 at most             without rules or delimiters and without any confirmation
// Rows that changed places, which no sum can tell, are held against the other forms (exchange.h) and have 0.4
// at most. It never falls with k and never rises with f. What the document itself printed wrong looks the
// same from here; the checks tell the two apart where they can.
#ifndef GONGKAI_NORMALIZE_SOLVE_VERIFY_H_
#define GONGKAI_NORMALIZE_SOLVE_VERIFY_H_

#include <vector>

#include "normalize/forms/catalogue.h"
#include "normalize/records.h"
#include "normalize/solve/evaluate.h"

namespace gongkai {

/// Below this a record is not to be used unseen.
inline constexpr double kTrustworthy = 0.5;
/// What becomes of a figure that nothing confirms and something speaks against.
inline constexpr double kDoubtful = 0.4;

/// Evaluates the identities, sets Records::facts[].confidence from the outcomes, and lowers
/// Records::tables[].confidence where sums fail or the row that sums the others up is missing. Returns the
/// outcomes.
std::vector<Outcome> VerifySums(const Catalogue& catalogue, Records* records);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_SOLVE_VERIFY_H_
