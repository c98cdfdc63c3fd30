// Y2. The classification of functions gives every code one name in a year. It is not published in a form that
// could be built in, but the harvest is its own dictionary: what most disclosures print is its name.
#include <algorithm>
#include <deque>
#include <set>
#include <unordered_map>

#include "corpus/across/across.h"
#include "corpus/across/disclosures.h"
#include "normalize/checks/wording.h"
#include "normalize/solve/verify.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

constexpr int kEnough = 3;  // disclosures that must agree on a name

// One way to write the name of a code.
struct Name {
  std::string printed;  // as in the first document
  int votes = 0;        // disclosures
};

// A code in a year.
struct Code {
  std::string code;
  std::map<std::string, Name> names;  // by MatchKey

  // The key of the name that more than half of the disclosures print; null where none has enough of them.
  const std::string* Usual() const {
    int all = 0;
    const std::string* best = nullptr;
    int most = 0;
    for (const auto& [key, name] : names) {
      all += name.votes;
      if (name.votes > most) {
        most = name.votes;
        best = &key;
      }
    }
    return most >= kEnough && 2 * most > all ? best : nullptr;
  }
};

class CodeNames {
 public:
  CodeNames(const Catalogue& catalogue, const std::vector<DocumentRecord>& documents)
      : catalogue_(catalogue), documents_(documents), printed_(documents.size()) {
    for (const FormSpec& form : catalogue.forms())
      if (form.layout == Layout::kClassification) forms_.push_back(form.id);
    for (size_t i = 0; i < documents.size(); ++i) index_[documents[i].doc_id] = i;
    // Conversions of one disclosure have one vote.
    votes_.assign(documents.size(), true);
    for (const auto& [agency, series] : GroupByAgency(documents))
      for (const auto& [year, copies] : series)
        for (size_t n = 1; n < copies.size(); ++n) votes_[copies[n]] = false;
  }

  void Collect(const Accounts::Coded& fact) {
    bool functional = fact.code.size() == 3 || fact.code.size() == 5 || fact.code.size() == 7;
    if (!functional || !IsDigits(fact.code) ||
        std::find(forms_.begin(), forms_.end(), fact.form) == forms_.end())
      return;
    auto document = index_.find(fact.doc_id);
    if (document == index_.end()) return;
    size_t at = document->second;
    if (!documents_[at].fiscal_year) return;
    std::string key = MatchKey(fact.name);
    if (key.empty()) return;
    std::string id = std::to_string(*documents_[at].fiscal_year) + "|" + fact.code;
    auto [entry, added] = code_of_.emplace(std::move(id), codes_.size());
    if (added) codes_.push_back({fact.code, {}});
    Code& code = codes_[entry->second];
    auto [name, first] = code.names.try_emplace(std::move(key));
    if (first) name->second.printed = fact.name;
    if (at != current_) seen_.clear();
    current_ = at;
    Use use{entry->second, &name->first};
    if (!seen_.insert(use).second) return;
    if (votes_[at]) ++name->second.votes;
    printed_[at].push_back(use);
  }

  void Report(Accounts* accounts, std::vector<DocumentCheck>* out) const {
    std::vector<const std::string*> usual;
    for (const Code& code : codes_) usual.push_back(code.Usual());
    for (size_t i = 0; i < documents_.size(); ++i) {
      size_t alike = 0;
      std::vector<Use> odd;
      for (const Use& use : printed_[i]) {
        const std::string* name = usual[use.first];
        if (!name) continue;
        if (name == use.second) {
          ++alike;
        } else {
          odd.push_back(use);
        }
      }
      if (alike > 0) {
        DocumentCheck found = BeginAcross(catalogue_, "Y2", documents_[i], {});
        found.check.message = std::to_string(alike) + "个科目代码的名称与本库" +
                              std::to_string(*documents_[i].fiscal_year) + "年度多数文件相同";
        out->push_back(std::move(found));
      }
      if (odd.empty()) continue;
      Records records = accounts->Read(documents_[i], catalogue_, {forms_, {}, false});
      for (const Use& use : odd)
        out->push_back(Odd(records, codes_[use.first], *use.second, *usual[use.first]));
    }
  }

 private:
  using Use = std::pair<size_t, const std::string*>;  // of a code (in codes_) and a name (a key of its names)

  DocumentCheck Odd(const Records& records, const Code& code, const std::string& key,
                    const std::string& usual) const {
    DocumentCheck found = BeginAcross(catalogue_, "Y2", records.document, {code.code, key});
    CheckRecord& check = found.check;
    const Name& own = code.names.at(key);
    const Name& other = code.names.at(usual);
    check.right = other.printed;
    bool sure = false;  // names put together from loose words may have lost a piece
    std::string where;
    constexpr size_t kShown = 10;
    for (const FactRecord& fact : records.facts) {
      if (fact.code != code.code || fact.confidence < kTrustworthy || MatchKey(fact.name) != key) continue;
      const OptionalText& method = records.tables[fact.table].method;
      sure = sure || method == "ruled" || method == "delimited";
      if (where.empty()) {
        check.left = fact.name;
        where = "在" + catalogue_.Find(fact.form)->titles.front() + PlaceText(fact.place);
      }
      if (check.evidence.size() < kShown) check.evidence.push_back(fact.fact_id);
    }
    check.message = "科目代码" + code.code + where + "中的名称是“" + check.left.value_or(own.printed) +
                    "”，本库" + std::to_string(records.document.fiscal_year.value_or(0)) + "年度有" +
                    std::to_string(other.votes) + "份公开印作“" + other.printed + "”";
    check.status = sure ? "fail" : "not_applicable";
    if (!sure) check.message += "；这张表没有框线，名称可能没有读全";
    return found;
  }

  const Catalogue& catalogue_;
  const std::vector<DocumentRecord>& documents_;
  std::vector<std::string> forms_;  // with functional codes
  std::unordered_map<std::string, size_t> index_;
  std::vector<bool> votes_;
  std::unordered_map<std::string, size_t> code_of_;  // year and code
  std::deque<Code> codes_;                           // they stay where they are
  std::vector<std::vector<Use>> printed_;            // by document
  size_t current_ = SIZE_MAX;  // the document whose facts come in, and what it has printed already
  std::set<Use> seen_;
};

}  // namespace

void AddCodeNameChecks(const Catalogue& catalogue, const std::vector<DocumentRecord>& documents,
                       Accounts* accounts, std::vector<DocumentCheck>* out) {
  CodeNames names(catalogue, documents);
  accounts->ForEachCode([&](const Accounts::Coded& fact) { names.Collect(fact); });
  names.Report(accounts, out);
}

}  // namespace gongkai
