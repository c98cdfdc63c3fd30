// The structure of a document: forms promised, numbered, empty, and one name for one code.
#ifndef GONGKAI_NORMALIZE_CHECKS_STRUCTURE_CHECKS_H_
#define GONGKAI_NORMALIZE_CHECKS_STRUCTURE_CHECKS_H_

#include "normalize/forms/catalogue.h"
#include "normalize/records.h"
#include "normalize/solve/ledger.h"

namespace gongkai {

/// Rules X10 and X12 to X15 of checks.toml.
void AddStructureChecks(const Catalogue& catalogue, const Ledger& ledger, Records* records);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_CHECKS_STRUCTURE_CHECKS_H_
