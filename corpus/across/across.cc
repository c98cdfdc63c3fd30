#include "corpus/across/across.h"

#include "normalize/checks/report.h"
#include "normalize/text/digest.h"

namespace gongkai {

DocumentCheck BeginAcross(const Catalogue& catalogue, std::string_view rule, const DocumentRecord& document,
                          std::initializer_list<std::string_view> keys) {
  DocumentCheck out;
  out.doc_id = document.doc_id;
  out.check = BeginCheck(catalogue, rule, "pass");
  std::string joined;
  for (std::string_view key : keys) joined.append(key) += '\x1f';
  out.check.check_id = RecordId(document.doc_id, {"check", rule, joined});
  return out;
}

std::string RunChecksAcross(const Catalogue& catalogue, Accounts* accounts) {
  std::vector<DocumentRecord> documents = accounts->Documents();
  std::vector<DocumentCheck> checks;
  AddPriorYearChecks(catalogue, documents, accounts, &checks);
  AddCodeNameChecks(catalogue, documents, accounts, &checks);
  AddCopyChecks(catalogue, documents, accounts, &checks);
  if (!accounts->problem().empty()) return accounts->problem();
  return accounts->ReplaceChecks({"Y1", "Y2", "Y3"}, checks);
}

}  // namespace gongkai
