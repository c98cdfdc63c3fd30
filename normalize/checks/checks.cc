#include "normalize/checks/checks.h"

#include "normalize/checks/form_checks.h"
#include "normalize/text/digest.h"

namespace gongkai {

void RunChecks(const Catalogue& catalogue, const std::vector<Outcome>& outcomes, Records* records) {
  AddFormChecks(catalogue, outcomes, records);
  for (size_t i = 0; i < records->checks.size(); ++i) {
    CheckRecord& check = records->checks[i];
    check.check_id = RecordId(records->document.doc_id, {"check", check.rule, std::to_string(i)});
  }
}

}  // namespace gongkai
