// Checks across documents: what several documents of a database say of the same thing.
//
//   Y1  prior_year   the year before, as a document asserts it, against the document of that year
//   Y2  code_names   the names of functional codes against those that most documents of the year print
//   Y3  copies       two conversions of the same disclosure, cell by cell
// Rules and sentences are entries of checks.toml. Amounts are whole fen.
#ifndef GONGKAI_CORPUS_ACROSS_ACROSS_H_
#define GONGKAI_CORPUS_ACROSS_ACROSS_H_

#include <string>
#include <vector>

#include "export/accounts.h"

namespace gongkai {

/// Computes all checks across the documents of the database and puts them in the place of those of an earlier
/// run. Returns a sentence on failure, empty on success.
std::string RunChecksAcross(const Catalogue& catalogue, Accounts* accounts);

/// A check across documents is kept with one of them. The keys tell it from others of the rule.
DocumentCheck BeginAcross(const Catalogue& catalogue, std::string_view rule, const DocumentRecord& document,
                          std::initializer_list<std::string_view> keys);

// Each reads what it needs. `documents` are all of the database.
void AddPriorYearChecks(const Catalogue& catalogue, const std::vector<DocumentRecord>& documents,
                        Accounts* accounts, std::vector<DocumentCheck>* out);
void AddCodeNameChecks(const Catalogue& catalogue, const std::vector<DocumentRecord>& documents,
                       Accounts* accounts, std::vector<DocumentCheck>* out);
void AddCopyChecks(const Catalogue& catalogue, const std::vector<DocumentRecord>& documents,
                   Accounts* accounts, std::vector<DocumentCheck>* out);

}  // namespace gongkai

#endif  // GONGKAI_CORPUS_ACROSS_ACROSS_H_
