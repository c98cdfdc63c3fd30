// The report on the checks of a database: what is collected for it, and who writes it.
//
// First come the counts over the harvest and the rules that failed most, then document after document what
// failed in it. A document in which nothing failed is counted and not listed. Contradictions, suspicions and
// remarks never mix.
#ifndef GONGKAI_EXPORT_REPORT_H_
#define GONGKAI_EXPORT_REPORT_H_

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "export/accounts.h"

namespace gongkai {

enum class Severity { kContradiction, kSuspicion, kRemark };
inline constexpr size_t kSeverities = 3;

/// 矛盾, 疑点, 提示.
std::string_view SeverityName(Severity severity);
/// An unknown word is a remark.
Severity SeverityOf(std::string_view word);

/// How often a check ended how. Severities are those of failures only.
struct CheckCounts {
  size_t pass = 0, rounding = 0, not_applicable = 0;
  std::array<size_t, kSeverities> failed{};

  size_t Failed() const { return failed[0] + failed[1] + failed[2]; }
  size_t All() const { return pass + rounding + not_applicable + Failed(); }
  void Add(const CheckRecord& check);
  void Add(const CheckCounts& other);
};

struct RuleFailures {
  std::string id, says;
  size_t place = 0;  ///< in the catalogue
  std::array<size_t, kSeverities> failed{};
  size_t documents = 0;  ///< in which it failed
};

struct HarvestSummary {
  std::string database;
  size_t documents = 0, ok = 0, partial = 0, unread = 0;
  size_t contradict = 0;  ///< documents with at least one contradiction
  size_t suspect = 0;     ///< with no contradiction but a suspicion
  size_t remarked = 0;    ///< with remarks only
  size_t copies = 0;      ///< documents that are other versions of a disclosure that is there as well
  CheckCounts checks;
  std::vector<RuleFailures> rules;  ///< that failed; most contradictions first
};

/// A document of which the report will tell.
struct ListedDocument {
  const DocumentRecord* document = nullptr;
  const CheckCounts* counts = nullptr;
};

struct DocumentFindings {
  const DocumentRecord& document;
  const CheckCounts& counts;
  /// What failed, by severity, then in the order of the catalogue; with ReportOptions::all the rest after it.
  std::vector<CheckRecord> checks;
};

/// Writes one form of the report. The functions are called in this order; Document as often as needed.
class ReportWriter {
 public:
  virtual ~ReportWriter() = default;
  /// `listed` are the documents that will come, in their order.
  virtual void Begin(const HarvestSummary& summary, const std::vector<ListedDocument>& listed) = 0;
  virtual void Document(const DocumentFindings& findings) = 0;
  virtual void End() = 0;
};

struct ReportOptions {
  std::string document;            ///< a piece of path, publisher or doc_id; empty for all
  std::vector<std::string> rules;  ///< ids; empty for all
  bool all = false;                ///< also what did not fail
};

/// Collects the report and hands it to the writers. A selection that fits no document or names no known rule
/// is an error; so is a database that cannot be read to its end (Accounts::problem). Returns a sentence then,
/// and has called no writer in the first case.
std::string WriteReport(const Catalogue& catalogue, const std::string& database, const ReportOptions& options,
                        Accounts* accounts, const std::vector<ReportWriter*>& writers,
                        HarvestSummary* summary);

/// The sentence of a rule; empty where the catalogue does not know it.
std::string_view RuleSentence(const Catalogue& catalogue, std::string_view rule);

/// 一致, 尾差, 不符, 无法核对.
std::string_view StatusWord(std::string_view status);

/// Text of a document without what could move a cursor, ring a bell or turn the direction of writing.
std::string Printable(std::string_view text);
/// The same for left, right and difference: numbers with thousands separators. Empty for nothing.
std::string PrintableFigure(const OptionalText& figure);

}  // namespace gongkai

#endif  // GONGKAI_EXPORT_REPORT_H_
