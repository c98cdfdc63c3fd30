#include "normalize/checks/times_told.h"

#include <re2/re2.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "normalize/checks/likeness.h"
#include "normalize/checks/performance_sheet.h"
#include "normalize/checks/projects.h"
#include "normalize/checks/report.h"
#include "normalize/solve/verify.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

using Piece = re2::StringPiece;
using Day = std::tuple<int, int, int>;  // year, month, day

int Number(const Piece& digits, int otherwise) {
  return digits.empty() ? otherwise : std::stoi(std::string(digits));
}

// From the first to the last month, as 12 × year + month.
struct Months {
  int from = 0, to = 0;
  bool Within(const Months& other) const { return other.from <= from && to <= other.to; }
};

// The part of a sentence between two marks that holds [from, to), for a quotation.
std::string_view Clause(std::string_view text, size_t from, size_t to) {
  constexpr std::string_view kMarks = ",;", kStop = "。";
  const size_t mark = text.find_last_of(kMarks, from), stop = text.rfind(kStop, from);
  from = std::max(mark == text.npos ? 0 : mark + 1, stop == text.npos ? 0 : stop + kStop.size());
  to = std::min({text.find_first_of(kMarks, to), text.find(kStop, to), text.size()});
  return text.substr(from, to - from);
}

class TimeChecks {
 public:
  TimeChecks(const Catalogue& catalogue, const Claims& claims, Records* records)
      : catalogue_(catalogue), claims_(claims), records_(*records), projects_(*records) {}

  void Run() {
    Cutoffs();
    Spans();
    Periods();
  }

 private:
  const TimeWords& words() const { return catalogue_.times(); }

  // --- N23
  // --------------------------------------------------------------------------------------------------
  void Cutoffs() {
    const std::string* last = nullptr;
    for (const Claim& claim : claims_.all()) {
      const StatementRecord& statement = *claim.statement;
      if (last && *last == statement.raw) continue;
      last = &statement.raw;
      if (statement.raw.find("截") != std::string::npos) Cutoff(statement);
    }
  }

  void Cutoff(const StatementRecord& statement) {
    const std::string text = PatternText(statement.raw);
    Piece rest(text), whole, year, month, day;
    if (!re2::RE2::FindAndConsume(&rest, words().cutoff, &whole, &year, &month, &day)) return;
    const Day end{Number(year, 0), Number(month, 12), Number(day, 31)};
    // A second 截至 begins anew.
    const size_t next = std::string_view(rest.data(), rest.size()).find("截");
    if (next != std::string_view::npos) rest = rest.substr(0, next);
    Piece later, later_year, later_month, later_day;
    while (re2::RE2::FindAndConsume(&rest, words().date, &later, &later_year, &later_month, &later_day)) {
      const Day then{Number(later_year, 0), Number(later_month, 0), Number(later_day, 0)};
      const size_t at = static_cast<size_t>(later.data() - text.data());
      const std::string clause(Clause(text, at, at + later.size()));
      if (then <= end || re2::RE2::PartialMatch(clause, words().planned)) continue;
      CheckRecord check = BeginCheck(catalogue_, "N23", "fail");
      check.left = std::string(whole);
      check.right = std::string(later);
      check.evidence = {statement.statement_id};
      check.message = "文字说明“" + std::string(whole) + "”" + PlaceText(statement.place) +
                      "的统计中写有其后的“" + clause + "”";
      records_.checks.push_back(std::move(check));
      return;
    }
  }

  // --- N26
  // --------------------------------------------------------------------------------------------------
  struct Budget {
    const Claim* claim;
    int from, to;         // years
    std::u32string name;  // what stands between the years and the amount
  };

  std::optional<Budget> BudgetOfYears(const Claim& claim) const {
    const StatementRecord& statement = *claim.statement;
    std::string text = PatternText(statement.raw);
    std::erase(text, ',');
    const size_t amount = text.find(statement.amount);
    if (amount == std::string::npos) return std::nullopt;
    Piece rest(text.data(), amount), from, to;
    std::optional<Budget> found;
    while (re2::RE2::FindAndConsume(&rest, words().years, &from, &to)) {
      constexpr size_t kLongest = 40;
      std::u32string name = Utf8ToCodes(std::string_view(rest.data(), rest.size()));
      if (name.size() > kLongest) continue;
      found = Budget{&claim, Number(from, 0), Number(to, 0), std::move(name)};
    }
    return found;
  }

  static std::string Years(const Budget& budget) {
    return std::to_string(budget.from) + "年至" + std::to_string(budget.to) + "年的预算";
  }

  void Spans() {
    constexpr size_t kMost = 60, kAlike = 6;
    std::vector<Budget> budgets;
    for (const Claim& claim : claims_.all()) {
      if (budgets.size() >= kMost) break;
      if (!claim.Is("budget") || claim.statement->amount_fen.value_or(0) == 0) continue;
      if (std::optional<Budget> budget = BudgetOfYears(claim)) budgets.push_back(std::move(*budget));
    }
    for (size_t i = 0; i < budgets.size(); ++i)
      for (size_t j = 0; j < i; ++j) {
        const Budget &a = budgets[j], &b = budgets[i];
        const StatementRecord &first = *a.claim->statement, &second = *b.claim->statement;
        if (first.amount_fen != second.amount_fen || (a.from == b.from && a.to == b.to) ||
            LongestCommon(a.name, b.name) < kAlike)
          continue;
        CheckRecord check = BeginCheck(catalogue_, "N26", "fail");
        check.evidence = {first.statement_id, second.statement_id};
        check.message = claims_.wording().Statement(first) + " 写作" + Years(a) + "，" +
                        claims_.wording().Statement(second) + " 写作" + Years(b);
        records_.checks.push_back(std::move(check));
        return;
      }
  }

  // --- QN6
  // --------------------------------------------------------------------------------------------------
  struct Period {
    Months months;
    std::string words;
    OptionalText evidence;
  };

  std::optional<Months> Parse(std::string_view printed) const {
    const std::string text = PatternText(printed);
    Piece year, month, end_year, end_month;
    if (!re2::RE2::PartialMatch(text, words().range, &year, &month, &end_year, &end_month))
      return std::nullopt;
    const int first = Number(year, 0), last = Number(end_year, first);
    const Months months{12 * first + Number(month, 0), 12 * last + Number(end_month, 0)};
    return months.from <= months.to ? std::optional(months) : std::nullopt;
  }

  void Periods() {
    constexpr size_t kMost = 200;
    std::map<size_t, std::vector<Period>> told;  // by evaluation
    size_t count = 0;
    for (const AssertionRecord& assertion : records_.assertions) {
      if (assertion.kind != "period" || count >= kMost) continue;
      const std::optional<size_t> project = projects_.Of(assertion.section);
      const std::optional<Months> months = Parse(assertion.subject);
      if (!project || !months) continue;
      told[*project].push_back({*months, "文字说明 " + assertion.subject + PlaceText(assertion.place), {}});
      ++count;
    }
    if (told.empty()) return;
    for (const IndicatorRecord& row : records_.indicators) {
      const auto entry = told.find(row.evaluation);
      if (entry == told.end() || !row.level3 || !row.actual || row.confidence < kTrustworthy ||
          !re2::RE2::PartialMatch(PatternText(*row.level3), words().named) || count >= kMost)
        continue;
      if (const std::optional<Months> months = Parse(*row.actual)) {
        entry->second.push_back({*months, SheetReport::Indicator(row) + *row.actual, row.indicator_id});
        ++count;
      }
    }
    for (const auto& [evaluation, periods] : told) Compare(records_.evaluations[evaluation], periods);
  }

  void Compare(const EvaluationRecord& project, const std::vector<Period>& periods) {
    for (size_t i = 0; i < periods.size(); ++i)
      for (size_t j = 0; j < i; ++j) {
        const Period &a = periods[j], &b = periods[i];
        if (a.months.Within(b.months) || b.months.Within(a.months)) continue;
        CheckRecord check = BeginCheck(catalogue_, "QN6", "fail");
        check.evidence = {project.evaluation_id};
        for (const Period* period : {&a, &b})
          if (period->evidence) check.evidence.push_back(*period->evidence);
        check.message = ProjectName(project) + "的期间前后不一：" + a.words + "，" + b.words;
        records_.checks.push_back(std::move(check));
        return;
      }
  }

  const Catalogue& catalogue_;
  const Claims& claims_;
  Records& records_;
  Projects projects_;
};

}  // namespace

void AddTimeChecks(const Catalogue& catalogue, const Claims& claims, Records* records) {
  if (!records->statements.empty() || !records->assertions.empty())
    TimeChecks(catalogue, claims, records).Run();
}

}  // namespace gongkai
