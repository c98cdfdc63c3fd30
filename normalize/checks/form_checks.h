// The identities of the forms as checks: what the evaluation found, said in sentences.
#ifndef GONGKAI_NORMALIZE_CHECKS_FORM_CHECKS_H_
#define GONGKAI_NORMALIZE_CHECKS_FORM_CHECKS_H_

#include <vector>

#include "normalize/forms/catalogue.h"
#include "normalize/records.h"
#include "normalize/solve/evaluate.h"

namespace gongkai {

/// One check for every failure and every rounding tail, and for every identity that holds once in a document.
/// Where an identity holds in many rows, one check speaks for all rows of a table in which it does.
/// A failure that may be one of reading is not_applicable and says so.
void AddFormChecks(const Catalogue& catalogue, const std::vector<Outcome>& outcomes, Records* records);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_CHECKS_FORM_CHECKS_H_
