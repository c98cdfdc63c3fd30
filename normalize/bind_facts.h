// Facts become those of a table of a document: its number, form and unit, and an id that says which fact it
// is.
#ifndef GONGKAI_NORMALIZE_BIND_FACTS_H_
#define GONGKAI_NORMALIZE_BIND_FACTS_H_

#include <string>
#include <vector>

#include "normalize/records.h"

namespace gongkai {

/// `index` is that of the table in Records::tables. `form` and `unit` are the table's.
void BindFacts(const std::string& doc_id, size_t index, const std::string& form, const OptionalText& unit,
               std::vector<FactRecord>* facts);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_BIND_FACTS_H_
