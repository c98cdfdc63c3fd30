#include "normalize/checks/checks.h"

#include "normalize/checks/counts_told.h"
#include "normalize/checks/form_checks.h"
#include "normalize/checks/named_indicators.h"
#include "normalize/checks/payments_told.h"
#include "normalize/checks/performance_checks.h"
#include "normalize/checks/prose_forms.h"
#include "normalize/checks/prose_lists.h"
#include "normalize/checks/prose_performance.h"
#include "normalize/checks/prose_rates.h"
#include "normalize/checks/prose_words.h"
#include "normalize/checks/repeated.h"
#include "normalize/checks/structure_checks.h"
#include "normalize/checks/times_told.h"
#include "normalize/text/digest.h"

namespace gongkai {

void Checker::Run(const std::vector<Outcome>& outcomes, Records* records) const {
  AddFormChecks(catalogue_, outcomes, records);
  Ledger ledger(catalogue_, *records);
  Claims claims(catalogue_, topics_, ledger, *records);
  AddProseFormChecks(catalogue_, claims, records);
  AddProseRateChecks(catalogue_, topics_, claims, records);
  AddProseListChecks(catalogue_, ledger, claims, records);
  AddProseWordChecks(catalogue_, ledger, claims, records);
  AddPerformanceChecks(catalogue_, ledger, records);
  AddProsePerformanceChecks(catalogue_, claims, records);
  AddRepeatedChecks(catalogue_, ledger, claims, records);
  AddNamedIndicatorChecks(catalogue_, claims, records);
  AddPaymentChecks(catalogue_, claims, records);
  AddTimeChecks(catalogue_, claims, records);
  AddCountChecks(catalogue_, claims, records);
  AddStructureChecks(catalogue_, ledger, records);
  for (size_t i = 0; i < records->checks.size(); ++i) {
    CheckRecord& check = records->checks[i];
    check.check_id = RecordId(records->document.doc_id, {"check", check.rule, std::to_string(i)});
  }
}

}  // namespace gongkai
