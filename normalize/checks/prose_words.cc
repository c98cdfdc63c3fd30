#include "normalize/checks/prose_words.h"

#include <re2/re2.h>

#include <algorithm>
#include <optional>
#include <set>

#include "normalize/checks/likeness.h"
#include "normalize/checks/micro.h"
#include "normalize/checks/report.h"
#include "normalize/checks/standing.h"
#include "normalize/solve/verify.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

class WordChecks {
 public:
  WordChecks(const Catalogue& catalogue, const Ledger& ledger, const Claims& claims, Records* records)
      : catalogue_(catalogue), ledger_(ledger), claims_(claims), records_(*records) {}

  void Run() {
    for (const AssertionRecord& assertion : records_.assertions) {
      if (assertion.kind == "none") Denied(assertion);
      if (assertion.kind == "some") Included(assertion);
      if (assertion.kind == "unstated") Unstated(assertion);
    }
    NotBought();
    WithoutUnit();
    CopiedPurposes();
  }

 private:
  static std::string Quote(const AssertionRecord& assertion, std::string_view words) {
    return "文字说明“" + std::string(words) + assertion.subject + "”" + PlaceText(assertion.place);
  }

  // --- N18, N19
  // ---------------------------------------------------------------------------------------------
  struct Cells {
    std::vector<size_t> printed;         // facts, blank ones too
    const FactRecord* amount = nullptr;  // the first that is not 0
    bool sure = true;                    // all were read with confidence
  };
  Cells CellsOf(const Identity& identity) const {
    Cells out;
    for (const IdentityTerm& term : identity.right) {
      const LedgerForm* form = ledger_.Find(term.form);
      const LedgerRow* row = form ? form->Named(term.side, term.names) : nullptr;
      const size_t* fact = row ? row->Find(term.measure) : nullptr;
      if (!fact) continue;
      const FactRecord& record = ledger_.fact(*fact);
      out.printed.push_back(*fact);
      out.sure = out.sure && record.confidence >= kTrustworthy &&
                 records_.tables[form->table].confidence >= kTrustworthy;
      if (!out.amount && record.amount_fen.value_or(0) != 0) out.amount = &record;
    }
    return out;
  }

  // The identity of kind denial that knows the subject; the cells that it speaks of, where a form has them.
  template <typename Visit>
  void ForEachDenial(const AssertionRecord& assertion, Visit visit) const {
    if (ledger_.sets() != 1) return;
    const std::string key = MatchKey(assertion.subject);
    for (const Identity& identity : catalogue_.identities()) {
      if (identity.kind != Identity::Kind::kDenial) continue;
      const std::vector<std::string>& names = identity.left.front().names;
      if (std::find(names.begin(), names.end(), key) == names.end()) continue;
      Cells cells = CellsOf(identity);
      if (!cells.printed.empty()) visit(identity, cells);
    }
  }

  void Report(CheckRecord check, bool holds, const Cells& cells, const std::string& words) {
    check.status = holds ? "pass" : cells.sure ? "fail" : "not_applicable";
    for (size_t i : cells.printed) check.evidence.push_back(ledger_.fact(i).fact_id);
    const size_t shown =
        cells.amount ? static_cast<size_t>(cells.amount - records_.facts.data()) : cells.printed.front();
    check.message =
        words + (holds ? " 与 " : "，而 ") + claims_.wording().Fact(shown) + (holds ? " 相符" : "");
    if (check.status == "not_applicable") check.message += "；但表中数字的读取存疑，不能据此断定文件自相矛盾";
    records_.checks.push_back(std::move(check));
  }

  void Denied(const AssertionRecord& assertion) {
    ForEachDenial(assertion, [&](const Identity& identity, const Cells& cells) {
      CheckRecord check;
      check.rule = identity.id;
      check.severity = identity.severity;
      Report(std::move(check), !cells.amount, cells, Quote(assertion, "没有"));
    });
  }

  void Included(const AssertionRecord& assertion) {
    ForEachDenial(assertion, [&](const Identity&, const Cells& cells) {
      Report(BeginCheck(catalogue_, "N19", ""), cells.amount != nullptr, cells, Quote(assertion, "其中包含"));
    });
  }

  // --- QN4
  // --------------------------------------------------------------------------------------------------
  void NotBought() {
    const PurchaseWords& words = catalogue_.purchases();
    const AssertionRecord* said = nullptr;
    for (const AssertionRecord& assertion : records_.assertions)
      if (!said && assertion.kind == "none" &&
          re2::RE2::PartialMatch(PatternText(assertion.subject), words.denied))
        said = &assertion;
    if (!said) return;
    for (const IndicatorRecord& row : records_.indicators) {
      const EvaluationRecord& evaluation = records_.evaluations[row.evaluation];
      const bool counted = row.actual_unit && std::find(words.units.begin(), words.units.end(),
                                                        *row.actual_unit) != words.units.end();
      if (!TellsOfTheYear(records_, evaluation) || !row.level3 || !counted || row.confidence < kTrustworthy ||
          Micro(row.actual_value).value_or(0) <= 0 ||
          !re2::RE2::PartialMatch(PatternText(*row.level3), words.indicator))
        continue;
      CheckRecord check = BeginCheck(catalogue_, "QN4", "fail");
      check.right = row.actual_value;
      check.evidence = {row.indicator_id};
      check.message = Quote(*said, "没有") + "，而绩效表“" +
                      evaluation.project_name.value_or(evaluation.title.value_or("")) + "”指标“" +
                      *row.level3 + "”实际完成值 " + row.actual.value_or("") + PlaceText(row.place);
      records_.checks.push_back(std::move(check));
    }
  }

  // --- N20, N21
  // ---------------------------------------------------------------------------------------------
  void Unstated(const AssertionRecord& assertion) {
    CheckRecord check = BeginCheck(catalogue_, "N21", "fail");
    check.message = Quote(assertion, "") + "之后只有金额单位，没有数字：“" + assertion.raw + "”";
    records_.checks.push_back(std::move(check));
  }

  // A line of a table that lost its columns has no unit at all; a sentence has some.
  bool OthersHaveUnit(const Claim& claim) const {
    for (const Claim& other : claims_.Around(claim))
      if (other.statement->unit && other.SameSentence(claim)) return true;
    return false;
  }

  // One check for a sentence, however many of its figures have none.
  void WithoutUnit() {
    static const std::set<std::string_view> kWithUnit = {"final",  "initial_budget",  "full_year_budget",
                                                         "budget", "completion_rate", "share",
                                                         "change", "change_rate"};
    const StatementRecord* last = nullptr;
    for (const Claim& claim : claims_.all()) {
      const StatementRecord& statement = *claim.statement;
      // Whole numbers may count anything.
      if (statement.unit || claim.decimals == 0 || !kWithUnit.count(statement.measure) ||
          !OthersHaveUnit(claim))
        continue;
      if (last && last->raw == statement.raw && last->section == statement.section) {
        records_.checks.back().message += "、" + claims_.wording().Statement(statement);
        records_.checks.back().evidence.push_back(statement.statement_id);
        continue;
      }
      last = &statement;
      CheckRecord check = BeginCheck(catalogue_, "N20", "fail");
      check.left = statement.amount;
      check.evidence = {statement.statement_id};
      check.message = "没有写单位：" + claims_.wording().Statement(statement);
      records_.checks.push_back(std::move(check));
    }
  }

  // --- N22
  // --------------------------------------------------------------------------------------------------
  // 8、住房保障支出（类）住房改革支出（款）住房公积金（项）: class and item of the innermost heading.
  struct Purpose {
    std::u32string class_name, item;
    const AssertionRecord* assertion = nullptr;
  };
  static std::optional<Purpose> PurposeOf(const AssertionRecord& assertion) {
    const size_t slash = assertion.section.rfind('/');
    const std::string heading =
        PatternText(slash == std::string::npos ? assertion.section : assertion.section.substr(slash + 1));
    constexpr std::string_view kClass = "(类)", kGroup = "(款)", kItem = "(项)";
    const size_t first = heading.find(kClass), group = heading.find(kGroup), last = heading.find(kItem);
    if (first == std::string::npos || group == std::string::npos || last == std::string::npos ||
        !(first < group && group < last))
      return std::nullopt;
    const size_t from = group + kGroup.size();
    return Purpose{Utf8ToCodes(MatchKey(heading.substr(0, first))),
                   Utf8ToCodes(heading.substr(from, last - from)), &assertion};
  }

  // The words of one item below another of another class, which they name no part of.
  void CopiedPurposes() {
    constexpr size_t kNamed = 4, kMostItems = 200;
    std::vector<Purpose> items;
    for (const AssertionRecord& assertion : records_.assertions)
      if (assertion.kind == "purpose" && items.size() < kMostItems)
        if (std::optional<Purpose> purpose = PurposeOf(assertion)) items.push_back(std::move(*purpose));
    for (const Purpose& copy : items)
      for (const Purpose& own : items) {
        if (copy.assertion->subject != own.assertion->subject || copy.class_name == own.class_name) continue;
        const std::u32string words = Utf8ToCodes(PatternText(copy.assertion->subject));
        if (LongestCommon(words, own.item) < kNamed || LongestCommon(words, copy.item) > 1) continue;
        CheckRecord check = BeginCheck(catalogue_, "N22", "fail");
        check.message = "文字说明“" + CodesToUtf8(copy.item) + "”的用途“" + copy.assertion->subject + "”" +
                        PlaceText(copy.assertion->place) + "与“" + CodesToUtf8(own.item) + "”的用途" +
                        PlaceText(own.assertion->place) + "相同，而没有提到本科目";
        records_.checks.push_back(std::move(check));
        break;
      }
  }

  const Catalogue& catalogue_;
  const Ledger& ledger_;
  const Claims& claims_;
  Records& records_;
};

}  // namespace

void AddProseWordChecks(const Catalogue& catalogue, const Ledger& ledger, const Claims& claims,
                        Records* records) {
  WordChecks(catalogue, ledger, claims, records).Run();
}

}  // namespace gongkai
