#include "corpus/run.h"

#include <set>

namespace gongkai {

RunSummary Run(const std::vector<std::string>& paths, const Normalizer& normalizer,
               const ExtractLimits& limits, Sink* sink, const Progress& progress) {
  RunSummary summary;
  std::set<std::string> seen;
  for (size_t i = 0; i < paths.size(); ++i) {
    Records records = ProcessFile(paths[i], normalizer, limits);
    summary.error = sink->Write(records);
    if (!summary.error.empty()) return summary;
    if (!seen.insert(records.document.doc_id).second) {
      ++summary.duplicates;
      if (progress) progress(i + 1, paths.size(), records);
      continue;
    }
    const std::string& status = records.document.status;
    ++(status == "ok" ? summary.ok : status == "partial" ? summary.partial : summary.failed);
    summary.pages += static_cast<size_t>(records.document.pages.value_or(0));
    summary.tables += records.tables.size();
    for (const TableRecord& table : records.tables) summary.forms += table.form && table.status != "missing";
    summary.facts += records.facts.size();
    if (progress) progress(i + 1, paths.size(), records);
  }
  summary.error = sink->Finish();
  return summary;
}

}  // namespace gongkai
