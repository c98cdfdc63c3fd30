// Y3. The same disclosure is often there twice: as PDF and as text, or converted by two hands. The copies
// check each other cell by cell.
#include <algorithm>
#include <map>

#include "corpus/across/across.h"
#include "corpus/across/disclosures.h"
#include "normalize/checks/wording.h"
#include "normalize/solve/ledger.h"
#include "normalize/solve/verify.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

// One document of a pair: its cells by form, side, code or name, and measure.
struct Copy {
  Copy(const Catalogue& catalogue, Records read) : records(std::move(read)), wording(catalogue, records) {
    std::vector<int64_t> ulp_of(records.tables.size(), 1);
    {
      Ledger ledger(catalogue, records);
      for (const LedgerForm& form : ledger.forms()) ulp_of[form.table] = form.ulp;
    }
    for (size_t i = 0; i < records.facts.size(); ++i) {
      const FactRecord& fact = records.facts[i];
      ulps.push_back(ulp_of[fact.table]);
      trusted += fact.confidence >= kTrustworthy;
      cells[fact.form + "|" + fact.side.value_or("") + "|" + (fact.code ? *fact.code : MatchKey(fact.name)) +
            "|" + fact.measure]
          .push_back(i);
    }
    // Rows of one name, such as 其中 lines, are compared in the order of their amounts.
    for (auto& [key, facts] : cells)
      std::stable_sort(facts.begin(), facts.end(), [&](size_t a, size_t b) {
        return records.facts[a].amount_fen < records.facts[b].amount_fen;
      });
  }
  Copy(const Copy&) = delete;
  Copy& operator=(const Copy&) = delete;

  Records records;
  Wording wording;
  std::vector<int64_t> ulps;  // by fact: fen in a unit of the last digit
  size_t trusted = 0;
  std::map<std::string, std::vector<size_t>> cells;
};

enum class Likeness { kSame, kRounding, kBlankOrZero, kDifferent, kUnknown };

Likeness CompareCells(const Copy& a, size_t i, const Copy& b, size_t j) {
  const FactRecord& left = a.records.facts[i];
  const FactRecord& right = b.records.facts[j];
  if (!left.amount && !right.amount) return Likeness::kSame;
  if (!left.amount || !right.amount) {
    const std::string& amount = left.amount ? *left.amount : *right.amount;
    return amount.find_first_not_of("0.-") == std::string::npos ? Likeness::kBlankOrZero
                                                                : Likeness::kDifferent;
  }
  if (!left.amount_fen || !right.amount_fen)
    return left.amount == right.amount && left.unit == right.unit ? Likeness::kSame : Likeness::kUnknown;
  if (left.amount_fen == right.amount_fen) return Likeness::kSame;
  int64_t gap = 0;
  if (__builtin_sub_overflow(*left.amount_fen, *right.amount_fen, &gap) || gap == INT64_MIN)
    return Likeness::kDifferent;
  // Two conversions in one unit must agree; in different units the coarser one may have been rounded.
  int64_t coarser = std::max(a.ulps[i], b.ulps[j]);
  bool rounded = a.ulps[i] != b.ulps[j] && std::abs(gap) <= coarser / 2;
  return rounded ? Likeness::kRounding : Likeness::kDifferent;
}

struct Tally {
  size_t same = 0, rounding = 0, blank_or_zero = 0;
  size_t doubtful = 0;  // one of the two was not read with confidence
  size_t alone = 0;     // in one of the documents only
  std::vector<std::pair<size_t, size_t>> different;

  size_t compared() const { return same + rounding + blank_or_zero + different.size(); }
};

Tally Compare(const Copy& a, const Copy& b) {
  Tally tally;
  for (const auto& [key, facts] : a.cells) {
    auto other = b.cells.find(key);
    if (other == b.cells.end() || other->second.size() != facts.size()) {
      tally.alone += facts.size() + (other == b.cells.end() ? 0 : other->second.size());
      continue;
    }
    for (size_t n = 0; n < facts.size(); ++n) {
      size_t i = facts[n], j = other->second[n];
      Likeness likeness = CompareCells(a, i, b, j);
      if (likeness == Likeness::kUnknown || a.records.facts[i].confidence < kTrustworthy ||
          b.records.facts[j].confidence < kTrustworthy) {
        ++tally.doubtful;
      } else if (likeness == Likeness::kDifferent) {
        tally.different.emplace_back(i, j);
      } else {
        ++(likeness == Likeness::kSame       ? tally.same
           : likeness == Likeness::kRounding ? tally.rounding
                                             : tally.blank_or_zero);
      }
    }
  }
  for (const auto& [key, facts] : b.cells)
    if (!a.cells.count(key)) tally.alone += facts.size();
  // In the order of the pages.
  std::sort(tally.different.begin(), tally.different.end());
  return tally;
}

// How often a document contradicts itself: of two conversions the one that does so less is nearer to the
// original.
int64_t Contradictions(const DocumentRecord& document, Accounts* accounts) {
  std::vector<CheckRecord> failed = accounts->Checks(document.doc_id, false);
  return std::count_if(failed.begin(), failed.end(), [](const CheckRecord& check) {
    return check.severity == "contradiction" && check.rule != "Y3";
  });
}

DocumentCheck Report(const Catalogue& catalogue, const Copy& copy, const Copy& model) {
  Tally tally = Compare(copy, model);
  DocumentCheck found = BeginAcross(catalogue, "Y3", copy.records.document, {model.records.document.doc_id});
  CheckRecord& check = found.check;
  size_t agree = tally.compared() - tally.different.size();
  check.status = tally.compared() == 0      ? "not_applicable"
                 : !tally.different.empty() ? "fail"
                 : tally.rounding > 0       ? "rounding"
                                            : "pass";
  check.left = std::to_string(tally.compared());
  check.right = std::to_string(agree);
  check.difference = std::to_string(tally.different.size());
  check.message = "与同一份公开的另一版本（" + FileName(model.records.document) + "）";
  if (tally.compared() == 0) {
    check.message += "没有可以逐格比较的金额";
  } else {
    check.message += "逐格比较" + *check.left + "处：相同" + std::to_string(tally.same) + "处";
    auto count = [&](std::string_view what, size_t n) {
      if (n > 0) check.message.append("，").append(what) += std::to_string(n) + "处";
    };
    count("尾差", tally.rounding);
    count("一为空白一为零", tally.blank_or_zero);
    count("不同", tally.different.size());
  }
  if (tally.doubtful > 0) check.message += "；读取存疑而未比较" + std::to_string(tally.doubtful) + "处";
  if (tally.alone > 0) check.message += "；只见于其中一份" + std::to_string(tally.alone) + "处";
  constexpr size_t kShown = 3, kListed = 50;
  for (size_t n = 0; n < tally.different.size() && n < kListed; ++n) {
    auto [i, j] = tally.different[n];
    check.evidence.push_back(copy.records.facts[i].fact_id);
    check.evidence.push_back(model.records.facts[j].fact_id);
    if (n >= kShown) continue;
    const FactRecord& other = model.records.facts[j];
    check.message += (n == 0 ? "。不同的有：" : "；") + copy.wording.Fact(i) + "，另一版本 " +
                     (other.amount ? Grouped(*other.amount) + other.unit.value_or("") : "空白") +
                     PlaceText(other.place);
  }
  if (tally.different.size() > agree) {
    check.severity = "suspicion";
    check.message += "。多数金额不同，可能不是同一份公开";
  }
  return found;
}

}  // namespace

void AddCopyChecks(const Catalogue& catalogue, const std::vector<DocumentRecord>& documents,
                   Accounts* accounts, std::vector<DocumentCheck>* out) {
  auto read = [&](size_t i) {
    return std::make_unique<Copy>(catalogue, accounts->Read(documents[i], catalogue, {}));
  };
  for (const auto& [agency, series] : GroupByAgency(documents))
    for (const auto& [year, copies] : series) {
      if (copies.size() < 2) continue;
      // All are held against the best one; so the work grows with the copies, not their pairs.
      std::unique_ptr<Copy> model;
      size_t model_index = 0;
      int64_t most = 0;
      for (size_t i : copies) {
        std::unique_ptr<Copy> copy = read(i);
        int64_t worth = static_cast<int64_t>(copy->trusted) - Contradictions(documents[i], accounts);
        if (model && worth <= most) continue;
        most = worth;
        model = std::move(copy);
        model_index = i;
      }
      for (size_t i : copies)
        if (i != model_index) out->push_back(Report(catalogue, *read(i), *model));
    }
}

}  // namespace gongkai
