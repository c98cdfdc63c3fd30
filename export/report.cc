#include "export/report.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "normalize/checks/wording.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

// Rules in the order of the catalogue; what it does not know comes last.
class RuleOrder {
 public:
  explicit RuleOrder(const Catalogue& catalogue) {
    for (const Identity& identity : catalogue.identities()) place_.emplace(identity.id, place_.size());
    for (const CheckRule& rule : catalogue.rules()) place_.emplace(rule.id, place_.size());
  }
  size_t Of(const std::string& rule) const {
    auto at = place_.find(rule);
    return at == place_.end() ? place_.size() : at->second;
  }
  bool Knows(const std::string& rule) const { return place_.count(rule) > 0; }

 private:
  std::unordered_map<std::string, size_t> place_;
};

bool Fits(const DocumentRecord& document, const std::string& text) {
  return text.empty() || document.path.find(text) != std::string::npos || document.doc_id.starts_with(text) ||
         (document.publisher && document.publisher->find(text) != std::string::npos);
}

int StatusRank(const std::string& status) {
  return status == "fail" ? 0 : status == "not_applicable" ? 1 : status == "rounding" ? 2 : 3;
}

}  // namespace

std::string_view SeverityName(Severity severity) {
  static constexpr std::string_view kNames[kSeverities] = {"矛盾", "疑点", "提示"};
  return kNames[static_cast<size_t>(severity)];
}

Severity SeverityOf(std::string_view word) {
  return word == "contradiction" ? Severity::kContradiction
         : word == "suspicion"   ? Severity::kSuspicion
                                 : Severity::kRemark;
}

std::string_view StatusWord(std::string_view status) {
  return status == "pass" ? "一致" : status == "rounding" ? "尾差" : status == "fail" ? "不符" : "无法核对";
}

std::string Printable(std::string_view text) {
  std::u32string codes = Utf8ToCodes(text);
  for (char32_t& code : codes) {
    bool control = code < 0x20 || (code >= 0x7f && code < 0xa0);
    bool direction = (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
    if (control || direction) code = U' ';
  }
  return CodesToUtf8(codes);
}

std::string PrintableFigure(const OptionalText& figure) {
  if (!figure) return {};
  bool number = !figure->empty() && figure->find_first_not_of("0123456789.-") == std::string::npos;
  return number ? Grouped(*figure) : Printable(*figure);
}

void CheckCounts::Add(const CheckRecord& check) {
  if (check.status == "fail") {
    ++failed[static_cast<size_t>(SeverityOf(check.severity))];
  } else {
    ++(check.status == "pass" ? pass : check.status == "rounding" ? rounding : not_applicable);
  }
}

void CheckCounts::Add(const CheckCounts& other) {
  pass += other.pass;
  rounding += other.rounding;
  not_applicable += other.not_applicable;
  for (size_t s = 0; s < kSeverities; ++s) failed[s] += other.failed[s];
}

std::string_view RuleSentence(const Catalogue& catalogue, std::string_view rule) {
  for (const Identity& identity : catalogue.identities())
    if (identity.id == rule) return identity.says;
  for (const CheckRule& entry : catalogue.rules())
    if (entry.id == rule) return entry.says;
  return {};
}

std::string WriteReport(const Catalogue& catalogue, const std::string& database, const ReportOptions& options,
                        Accounts* accounts, const std::vector<ReportWriter*>& writers,
                        HarvestSummary* summary) {
  RuleOrder order(catalogue);
  auto wanted = [&](const std::string& rule) {
    return options.rules.empty() ||
           std::find(options.rules.begin(), options.rules.end(), rule) != options.rules.end();
  };
  *summary = {};
  summary->database = database;
  std::vector<DocumentRecord> documents = accounts->Documents();
  std::erase_if(documents, [&](const DocumentRecord& d) { return !Fits(d, options.document); });
  if (documents.empty() && !options.document.empty())
    return "No document has “" + options.document + "” in its path, publisher or doc_id.";

  std::unordered_map<std::string, size_t> index;
  for (size_t i = 0; i < documents.size(); ++i) index[documents[i].doc_id] = i;
  struct Tally {
    RuleFailures failures;
    size_t last = SIZE_MAX;  // the document that it failed in last
  };
  std::unordered_map<std::string, Tally> rules;
  std::vector<CheckCounts> counts(documents.size());
  std::vector<std::string> unknown;
  for (const std::string& rule : options.rules)
    if (!order.Knows(rule)) unknown.push_back(rule);
  accounts->ForEachCheck([&](const DocumentCheck& found) {
    const CheckRecord& check = found.check;
    // Each copy is held against one of them, and repeats what that one contradicts itself in.
    if (check.rule == "Y3" && check.severity == "contradiction" && index.count(found.doc_id))
      ++summary->copies;
    if (!wanted(check.rule)) return;
    std::erase(unknown, check.rule);
    auto at = index.find(found.doc_id);
    if (at == index.end()) return;
    counts[at->second].Add(check);
    if (check.status != "fail") return;
    Tally& tally = rules[check.rule];
    ++tally.failures.failed[static_cast<size_t>(SeverityOf(check.severity))];
    if (tally.last != at->second) ++tally.failures.documents;
    tally.last = at->second;
  });
  if (!unknown.empty()) return "There is no rule “" + unknown.front() + "”; docs/checks.md lists them.";

  summary->documents = documents.size();
  for (size_t i = 0; i < documents.size(); ++i) {
    const std::string& status = documents[i].status;
    ++(status == "ok" ? summary->ok : status == "partial" ? summary->partial : summary->unread);
    const auto& failed = counts[i].failed;
    if (failed[0] > 0) {
      ++summary->contradict;
    } else if (failed[1] > 0) {
      ++summary->suspect;
    } else if (failed[2] > 0) {
      ++summary->remarked;
    }
    summary->checks.Add(counts[i]);
  }
  for (auto& [id, tally] : rules) {
    tally.failures.id = id;
    tally.failures.says = RuleSentence(catalogue, id);
    tally.failures.place = order.Of(id);
    summary->rules.push_back(std::move(tally.failures));
  }
  std::sort(summary->rules.begin(), summary->rules.end(), [](const RuleFailures& a, const RuleFailures& b) {
    return std::tie(b.failed, b.documents, a.place, a.id) < std::tie(a.failed, a.documents, b.place, b.id);
  });

  std::vector<ListedDocument> listed;
  for (size_t i = 0; i < documents.size(); ++i)
    if (counts[i].Failed() > 0 || (options.all && counts[i].All() > 0))
      listed.push_back({&documents[i], &counts[i]});
  for (ReportWriter* writer : writers) writer->Begin(*summary, listed);
  for (const auto& [document, own_counts] : listed) {
    DocumentFindings findings{*document, *own_counts, accounts->Checks(document->doc_id, options.all)};
    std::erase_if(findings.checks, [&](const CheckRecord& check) { return !wanted(check.rule); });
    std::sort(findings.checks.begin(), findings.checks.end(),
              [&](const CheckRecord& a, const CheckRecord& b) {
                auto key = [&](const CheckRecord& c) {
                  return std::make_tuple(StatusRank(c.status),
                                         c.status == "fail" ? SeverityOf(c.severity) : Severity{},
                                         order.Of(c.rule), std::string_view(c.rule),
                                         std::string_view(c.message), std::string_view(c.check_id));
                };
                return key(a) < key(b);
              });
    for (ReportWriter* writer : writers) writer->Document(findings);
  }
  for (ReportWriter* writer : writers) writer->End();
  return accounts->problem();
}

}  // namespace gongkai
