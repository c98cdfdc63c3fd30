// Checks of the funds of a performance table: execution against budget (Q5) and score (Q5s), sources against
// their sum (Q6), money that is no fiscal appropriation against the forms (Q16).
#ifndef GONGKAI_NORMALIZE_CHECKS_FUND_CHECKS_H_
#define GONGKAI_NORMALIZE_CHECKS_FUND_CHECKS_H_

#include "normalize/checks/performance_sheet.h"
#include "normalize/checks/wording.h"
#include "normalize/solve/ledger.h"

namespace gongkai {

/// Marks the rows (confidence below 0.5) of a table without rules that contradict themselves.
void AddFundChecks(const Ledger& ledger, const Wording& wording, SheetReport* report, Records* records);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_CHECKS_FUND_CHECKS_H_
