#include "corpus/across/disclosures.h"

#include "normalize/text/fold.h"

namespace gongkai {

std::map<std::string, Series> GroupByAgency(const std::vector<DocumentRecord>& documents) {
  std::map<std::string, Series> out;
  for (size_t i = 0; i < documents.size(); ++i) {
    const DocumentRecord& d = documents[i];
    bool account = d.kind == "department_final_account" || d.kind == "unit_final_account";
    if (!account || d.status == "failed" || !d.publisher || !d.fiscal_year) continue;
    std::string agency = MatchKey(*d.publisher);
    if (agency.empty()) continue;
    out[agency + "|" + d.kind + (d.consolidated ? "|1" : "|0")][*d.fiscal_year].push_back(i);
  }
  return out;
}

std::string FileName(const DocumentRecord& document) {
  size_t slash = document.path.rfind('/');
  return slash == std::string::npos ? document.path : document.path.substr(slash + 1);
}

}  // namespace gongkai
