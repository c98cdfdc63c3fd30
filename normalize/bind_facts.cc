#include "normalize/bind_facts.h"

#include "normalize/text/digest.h"

namespace gongkai {

void BindFacts(const std::string& doc_id, size_t index, const std::string& form, const OptionalText& unit,
               std::vector<FactRecord>* facts) {
  for (FactRecord& fact : *facts) {
    fact.table = index;
    fact.form = form;
    fact.unit = unit;
    fact.fact_id =
        RecordId(doc_id, {"fact", form, std::to_string(index), std::to_string(fact.row),
                          std::to_string(fact.col), fact.side.value_or(""), fact.name, fact.measure});
  }
}

}  // namespace gongkai
