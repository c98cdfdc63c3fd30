// Which documents of a database are final accounts of the same agency, in which year.
#ifndef GONGKAI_CORPUS_ACROSS_DISCLOSURES_H_
#define GONGKAI_CORPUS_ACROSS_DISCLOSURES_H_

#include <map>
#include <string>
#include <vector>

#include "normalize/records.h"

namespace gongkai {

/// The final accounts of one agency: documents by fiscal year, as indices into the list of documents. Several
/// in one year are conversions of the same disclosure.
using Series = std::map<int, std::vector<size_t>>;

/// By agency, kind and 汇总. Left out are documents that failed, that name no agency or year, and that are no
/// final accounts: of performance reports an agency has many in a year.
std::map<std::string, Series> GroupByAgency(const std::vector<DocumentRecord>& documents);

/// The last part of the path: how a sentence names another document.
std::string FileName(const DocumentRecord& document);

}  // namespace gongkai

#endif  // GONGKAI_CORPUS_ACROSS_DISCLOSURES_H_
