// What the running text says of the forms, held against the forms (identities of kind prose).
#ifndef GONGKAI_NORMALIZE_CHECKS_PROSE_FORMS_H_
#define GONGKAI_NORMALIZE_CHECKS_PROSE_FORMS_H_

#include "normalize/checks/claims.h"

namespace gongkai {

/// One check for every statement that speaks of a cell of the forms. A figure off by 10,000 or 100,000,000 is
/// said to be a slip of the unit.
void AddProseFormChecks(const Catalogue& catalogue, const Claims& claims, Records* records);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_CHECKS_PROSE_FORMS_H_
