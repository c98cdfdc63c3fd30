#include "normalize/checks/repeated.h"

#include <re2/re2.h>

#include <algorithm>
#include <set>

#include "normalize/checks/micro.h"
#include "normalize/checks/report.h"
#include "normalize/checks/standing.h"
#include "normalize/solve/verify.h"
#include "normalize/text/amount.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

// A rate as one place tells it.
struct Told {
  std::string key;
  std::string op;
  int64_t value = 0;             // millionths of a percent
  size_t evaluation = SIZE_MAX;  // of an indicator
  std::string words, evidence;
};

class RepeatedChecks {
 public:
  RepeatedChecks(const Catalogue& catalogue, const Ledger& ledger, const Claims& claims, Records* records)
      : catalogue_(catalogue),
        ledger_(ledger),
        claims_(claims),
        records_(*records),
        words_(catalogue.repeated()) {}

  void Run() {
    Rates();
    FindLargestProject();
    if (largest_) {
      OfTheDepartment();
      OfTheForms();
    }
    Received();
  }

 private:
  // --- Q13
  // Short names are those of many things.
  bool IsOfTheWhole(const std::string& key) const {
    constexpr size_t kShortest = 18;  // six characters
    return key.size() >= kShortest && key.ends_with("率") && !re2::RE2::PartialMatch(key, words_.own);
  }

  static std::string RateKey(std::string_view name) {
    std::string key = MatchKey(name);
    while (key.ends_with("%")) key.pop_back();
    return key;
  }

  std::vector<Told> RatesTold() const {
    std::vector<Told> out;
    constexpr size_t kMost = 300;
    for (const IndicatorRecord& row : records_.indicators) {
      if (out.size() >= kMost) return out;
      const EvaluationRecord& evaluation = records_.evaluations[row.evaluation];
      std::optional<int64_t> value = Micro(row.actual_value);
      if (!row.level3 || !value || row.actual_unit != "%" || row.confidence < kTrustworthy ||
          evaluation.kind == "target" || !HasCells(records_, evaluation))
        continue;
      std::string key = RateKey(*row.level3);
      if (!IsOfTheWhole(key)) continue;
      out.push_back({key, row.actual_op.value_or("="), *value, row.evaluation,
                     "绩效表“" + evaluation.project_name.value_or(evaluation.title.value_or("")) + "”指标“" +
                         *row.level3 + "”" + row.actual.value_or("") + PlaceText(row.place),
                     row.indicator_id});
    }
    for (const Claim& claim : claims_.all()) {
      if (out.size() >= kMost) return out;
      std::optional<int64_t> value = Micro(claim.statement->amount);
      if (claim.topic != "performance" || !claim.current || claim.statement->unit != "%" || !value ||
          !claim.Is("other") || !IsOfTheWhole(claim.key))
        continue;
      out.push_back({claim.key, "=", *value, SIZE_MAX, claims_.wording().Statement(*claim.statement),
                     claim.statement->statement_id});
    }
    return out;
  }

  static bool Excludes(const Told& a, const Told& b) {
    if (a.op == "=") return b.op == "=" && a.value != b.value;
    if (b.op != "=") return false;
    if (a.op == ">=" || a.op == ">") return b.value < a.value;
    return b.value > a.value;
  }

  void Rates() {
    std::vector<Told> told = RatesTold();
    std::set<std::string> reported;
    for (size_t i = 0; i < told.size(); ++i)
      for (size_t j = i + 1; j < told.size(); ++j) {
        const Told &a = told[i], &b = told[j];
        bool same = a.key.ends_with(b.key) || b.key.ends_with(a.key);
        // Of two sentences one may speak of another place or time.
        if (!same || a.evaluation == b.evaluation || !(Excludes(a, b) || Excludes(b, a))) continue;
        if (!reported.insert(std::min(a.key, b.key, Shorter)).second) continue;
        CheckRecord check = BeginCheck(catalogue_, "Q13", "fail");
        check.left = MicroText(a.value);
        check.right = MicroText(b.value);
        check.difference = MicroText(a.value - b.value);
        check.evidence = {a.evidence, b.evidence};
        check.message = a.words + " 与 " + b.words + " 不一致";
        records_.checks.push_back(std::move(check));
      }
  }

  static bool Shorter(const std::string& a, const std::string& b) { return a.size() < b.size(); }

  // --- Q14
  const Cell* BesideLabel(const TableRecord& table) const {
    for (const Cell& label : table.cells) {
      const auto& names = words_.project_totals;
      if (std::find(names.begin(), names.end(), MatchKey(label.text)) == names.end()) continue;
      for (const Cell& cell : table.cells)
        if (cell.row == label.row && cell.col == label.col + label.col_span) return &cell;
    }
    return nullptr;
  }

  // What one project spent in the year of the document.
  void FindLargestProject() {
    for (const FundRecord& fund : records_.funds) {
      const EvaluationRecord& evaluation = records_.evaluations[fund.evaluation];
      if (evaluation.kind != "project_self" || IsOfOtherYear(records_, evaluation) ||
          !HasCells(records_, evaluation) || !fund.executed)
        continue;
      std::optional<int64_t> fen = ToFen(ParseAmount(*fund.executed).digits, fund.unit.value_or("万元"));
      if (!fen || *fen <= most_) continue;
      most_ = *fen;
      largest_ = &fund;
    }
  }

  const EvaluationRecord& LargestProject() const { return records_.evaluations[largest_->evaluation]; }

  std::string ProjectWords() const {
    const EvaluationRecord& project = LargestProject();
    std::string unit = largest_->unit.value_or("万元");
    return "项目“" + project.project_name.value_or(project.title.value_or("")) + "”执行数 " +
           Grouped(FenText(most_, unit)) + unit;
  }

  void OfTheDepartment() {
    for (const EvaluationRecord& department : records_.evaluations) {
      if (department.kind != "department_self" || !HasCells(records_, department)) continue;
      const Cell* cell = BesideLabel(records_.tables[*department.table]);
      if (!cell) continue;
      const std::string unit = largest_->unit.value_or("万元");
      std::string text = PrintedName(cell->text);
      std::optional<int64_t> total = text.empty() ? 0 : ToFen(ParseAmount(text).digits, unit);
      if (!total) continue;
      CheckRecord check = BeginCheck(catalogue_, "Q14", *total >= most_ ? "pass" : "fail");
      check.left = FenText(*total, unit);
      check.right = FenText(most_, unit);
      check.difference = FenText(*total - most_, unit);
      check.evidence = {department.evaluation_id, LargestProject().evaluation_id};
      check.message = "绩效表“" + department.title.value_or("") + "”" + PlaceText(cell->place) +
                      "项目支出总额" + (text.empty() ? "空白" : " " + text + unit) + "，" +
                      (*total >= most_ ? "不小于" : "而") + ProjectWords();
      records_.checks.push_back(std::move(check));
    }
  }

  // --- Q15
  // The column of the total row, where the form was read for certain and has spent something.
  const FactRecord* ProjectsOf(const char* form_id) const {
    const LedgerForm* form = ledger_.sets() == 1 ? ledger_.Find(form_id) : nullptr;
    const LedgerRow* row = form ? form->Named("", {MatchKey("合计")}) : nullptr;
    const size_t *total = row ? row->Find("total") : nullptr, *project = row ? row->Find("project") : nullptr;
    if (!total || !project || records_.tables[form->table].confidence < kTrustworthy) return nullptr;
    const FactRecord &sum = ledger_.fact(*total), &projects = ledger_.fact(*project);
    bool sure = std::min(sum.confidence, projects.confidence) >= kTrustworthy;
    return sure && sum.amount_fen.value_or(0) > 0 ? &projects : nullptr;
  }

  // All sources of money together where 支出决算表 was read, so that a project paid from anything counts.
  void OfTheForms() {
    const FactRecord* projects = ProjectsOf("expenditure");
    if (!projects) projects = ProjectsOf("general_budget_expenditure");
    if (!projects) return;
    const int64_t spent = projects->amount_fen.value_or(0);
    CheckRecord check = BeginCheck(catalogue_, "Q15", spent != 0 ? "pass" : "fail");
    const std::string unit = projects->unit.value_or("");
    check.left = FenText(spent, unit);
    check.right = FenText(most_, unit);
    check.difference = FenText(spent - most_, unit);
    check.evidence = {projects->fact_id, LargestProject().evaluation_id};
    check.message = claims_.wording().Fact(static_cast<size_t>(projects - records_.facts.data())) + "，" +
                    (spent != 0 ? "也有" : "而") + ProjectWords();
    records_.checks.push_back(std::move(check));
  }

  // --- N17
  static std::string_view Parent(std::string_view section) {
    size_t slash = section.rfind('/');
    return slash == std::string_view::npos ? std::string_view() : section.substr(0, slash);
  }

  void Received() {
    struct Arrival {
      const Claim *budget, *received;
    };
    std::vector<Arrival> arrivals;
    constexpr size_t kMost = 100;
    for (const Claim& claim : claims_.all()) {
      if (arrivals.size() >= kMost) break;
      if (!claim.statement->amount_fen || !re2::RE2::PartialMatch(claim.key, words_.received)) continue;
      for (const Claim& other : claims_.Around(claim))
        if (other.SameSentence(claim) && other.index < claim.index && other.Is("budget") &&
            other.statement->amount_fen) {
          arrivals.push_back({&other, &claim});
          break;
        }
    }
    for (size_t i = 0; i < arrivals.size(); ++i)
      for (size_t j = i + 1; j < arrivals.size(); ++j) {
        const Arrival &a = arrivals[i], &b = arrivals[j];
        std::string_view parent = Parent(a.received->statement->section);
        int64_t gap = *a.received->statement->amount_fen - *b.received->statement->amount_fen;
        int64_t tolerance = (a.received->ulp + b.received->ulp) / 2;
        if (parent.empty() || parent != Parent(b.received->statement->section) ||
            *a.budget->statement->amount_fen != *b.budget->statement->amount_fen ||
            std::abs(gap) <= tolerance)
          continue;
        std::string unit = a.received->statement->unit.value_or("");
        CheckRecord check = BeginCheck(catalogue_, "N17", "fail");
        check.left = a.received->statement->amount;
        check.right = b.received->statement->amount;
        check.difference = FenText(gap, unit);
        check.tolerance = FenText(tolerance, unit);
        for (const Claim* claim : {a.budget, a.received, b.budget, b.received})
          check.evidence.push_back(claim->statement->statement_id);
        check.message = "预算同为 " + Grouped(a.budget->statement->amount) + unit + "，" +
                        claims_.wording().Statement(*a.received->statement) + " 与 " +
                        claims_.wording().Statement(*b.received->statement) + " 不一致";
        records_.checks.push_back(std::move(check));
      }
  }

  const Catalogue& catalogue_;
  const Ledger& ledger_;
  const Claims& claims_;
  Records& records_;
  const RepeatedWords& words_;
  const FundRecord* largest_ = nullptr;  // null where no project spent anything
  int64_t most_ = 0;
};

}  // namespace

void AddRepeatedChecks(const Catalogue& catalogue, const Ledger& ledger, const Claims& claims,
                       Records* records) {
  if (records->evaluations.empty() && records->statements.empty()) return;
  RepeatedChecks(catalogue, ledger, claims, records).Run();
}

}  // namespace gongkai
