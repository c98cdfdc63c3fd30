// Checks of the rows of a performance table: scores against weights (Q3) and achievement (Q8, Q8d, Q8e),
// targets against results (Q10, Q11, Q20), rows listed twice (Q9), and what reasons say of the money (Q17).
#ifndef GONGKAI_NORMALIZE_CHECKS_INDICATOR_CHECKS_H_
#define GONGKAI_NORMALIZE_CHECKS_INDICATOR_CHECKS_H_

#include "normalize/checks/performance_sheet.h"

namespace re2 {
class RE2;
}

namespace gongkai {

/// Patterns of the catalogue, compiled once for a document.
struct IndicatorWords {
  const re2::RE2& shortfall;   ///< a reason why a target was not reached
  const re2::RE2& slow_money;  ///< a reason that says that money was spent late
  const re2::RE2& change;      ///< an aim or a result that tells a change
  const re2::RE2& coverage;    ///< one that tells how much of all was reached
};

void AddIndicatorChecks(const Catalogue& catalogue, const IndicatorWords& words, SheetReport* report);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_CHECKS_INDICATOR_CHECKS_H_
