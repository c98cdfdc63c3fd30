// Checks of the rows of a performance table: scores against weights (Q3) and achievement (Q8, Q8d, Q8e),
// targets against results (Q10, Q11, Q20), rows listed twice (Q9), and what reasons say of the money (Q17).
#ifndef GONGKAI_NORMALIZE_CHECKS_INDICATOR_CHECKS_H_
#define GONGKAI_NORMALIZE_CHECKS_INDICATOR_CHECKS_H_

#include "normalize/checks/performance_sheet.h"

namespace gongkai {

void AddIndicatorChecks(const Catalogue& catalogue, SheetReport* report);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_CHECKS_INDICATOR_CHECKS_H_
