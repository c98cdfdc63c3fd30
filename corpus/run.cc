#include "corpus/run.h"

#include <map>
#include <set>

#include "normalize/text/digest.h"

namespace gongkai {
namespace {

// A harvest holds many files twice. Only the first of the same bytes is read; bytes are digested ahead of
// that only where a file of the same size came before.
class Copies {
 public:
  using Known = std::map<std::string, std::string>::value_type;  ///< doc_id and status

  /// What the same bytes were before; nothing for new ones.
  const Known* Find(const std::string& bytes) const {
    if (!sizes_.count(bytes.size())) return nullptr;
    auto found = statuses_.find(Sha256Hex(bytes));
    return found == statuses_.end() ? nullptr : &*found;
  }

  void Add(size_t size, const DocumentRecord& document) {
    sizes_.insert(size);
    statuses_.emplace(document.doc_id, document.status);
  }

 private:
  std::set<size_t> sizes_;
  std::map<std::string, std::string> statuses_;  // by doc_id
};

}  // namespace

RunSummary Run(const std::vector<std::string>& paths, const Normalizer& normalizer,
               const ExtractLimits& limits, Sink* sink, const Progress& progress) {
  RunSummary summary;
  Copies copies;
  for (size_t i = 0; i < paths.size(); ++i) {
    FileBytes file = ReadFile(paths[i]);
    const Copies::Known* before = file.problem.empty() ? copies.Find(file.bytes) : nullptr;
    Records records;
    if (before) {
      records.document.doc_id = before->first;
      records.document.path = paths[i];
      records.document.status = before->second;
    } else {
      records = file.problem.empty() ? ProcessBytes(file.bytes, paths[i], normalizer, limits)
                                     : Unreadable(paths[i], file.problem);
    }
    summary.error = sink->Write(records);
    if (!summary.error.empty() && !before) {
      // Records that the sink does not take are a defect of the program; they must not cost other documents
      // theirs. A sink that cannot write at all fails again.
      records = Defect(records.document, summary.error);
      summary.error = sink->Write(records);
    }
    if (!summary.error.empty()) return summary;
    if (before) {
      ++summary.duplicates;
      if (progress) progress(i + 1, paths.size(), records);
      continue;
    }
    copies.Add(file.bytes.size(), records.document);
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
