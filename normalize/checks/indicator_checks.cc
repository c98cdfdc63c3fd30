#include "normalize/checks/indicator_checks.h"

#include <re2/re2.h>

#include <algorithm>
#include <map>

#include "normalize/checks/micro.h"
#include "normalize/solve/verify.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

class IndicatorChecks {
 public:
  IndicatorChecks(const Catalogue& catalogue, SheetReport* report)
      : catalogue_(catalogue), words_(catalogue.achievement()), report_(*report) {}

  void Run() {
    Rows();
    Duplicates();
    SlowMoney();
  }

 private:
  const PerformanceSheet& sheet() const { return report_.sheet(); }

  // --- Q3, Q8, Q8d, Q8e, Q10, Q11
  // ---------------------------------------------------------------------------------------------
  // Where all weights and scores add up, a row of a text that stands on one line is what its line says,
  // however its neighbours were put together.
  bool IsSure(const IndicatorRecord& row) const {
    const bool one_line = row.place.line_first > 0 && row.place.line_first == row.place.line_last;
    return row.confidence >= kTrustworthy || (sheet().settled && one_line);
  }

  static bool IsFull(const IndicatorRecord& row) {
    std::optional<int64_t> weight = Micro(row.weight), score = Micro(row.score);
    return weight && score && *weight > 0 && *score >= *weight;
  }

  // A reason may belong to the row above or below; where these have full marks as well, it makes no
  // difference.
  bool IsFullWhateverTheRow(size_t i) const {
    const auto& rows = sheet().indicators;
    if (!IsFull(*rows[i])) return false;
    if (IsSure(*rows[i])) return true;
    return sheet().settled && (i == 0 || IsFull(*rows[i - 1])) &&
           (i + 1 == rows.size() || IsFull(*rows[i + 1]));
  }

  void Excused(size_t i) {
    const IndicatorRecord& row = *sheet().indicators[i];
    if (!row.deviation || !IsFullWhateverTheRow(i) ||
        !re2::RE2::PartialMatch(*row.deviation, words_.shortfall))
      return;
    CheckRecord check = report_.Begin("Q8e", "fail");
    check.left = row.score;
    check.evidence.push_back(row.indicator_id);
    check.message = report_.Name() + SheetReport::Indicator(row) + "得满分 " + *row.score +
                    "，又写有偏差原因“" + *row.deviation + "”";
    report_.Add(std::move(check));
  }

  void Rows() {
    CheckRecord bounds = report_.Begin("Q11", "fail");
    std::string bound_names;
    for (size_t i = 0; i < sheet().indicators.size(); ++i) {
      const IndicatorRecord* row = sheet().indicators[i];
      Excused(i);
      if (!IsSure(*row)) continue;
      std::optional<int64_t> weight = Micro(row->weight), score = Micro(row->score);
      if (weight && score && *score > *weight) {
        CheckRecord check = report_.Begin("Q3", report_.Failing());
        check.left = row->score;
        check.right = row->weight;
        check.evidence.push_back(row->indicator_id);
        check.message = report_.Name() + SheetReport::Indicator(*row) + "得分 " + *row->score + " 大于分值 " +
                        *row->weight + report_.Doubt();
        report_.Add(std::move(check));
      }
      if (row->actual_op && *row->actual_op != "=") {
        bound_names += (bound_names.empty() ? "" : "、") + SheetReport::Indicator(*row) + "“" +
                       row->actual.value_or("") + "”";
        bounds.evidence.push_back(row->indicator_id);
      }
      Units(*row);
      Kinds(*row);
      if (weight && score && *weight > 0) Achievement(*row, *weight, *score);
    }
    if (bound_names.empty()) return;
    bounds.message = report_.Name() + "的实际完成值写成不等式：" + bound_names;
    report_.Add(std::move(bounds));
  }

  bool SameUnit(const std::string& a, const std::string& b) const {
    if (a == b || a.find(b) != std::string::npos || b.find(a) != std::string::npos) return true;
    for (const std::vector<std::string>& group : catalogue_.same_units()) {
      auto has = [&](const std::string& unit) {
        return std::find(group.begin(), group.end(), unit) != group.end();
      };
      if (has(a) && has(b)) return true;
    }
    return false;
  }

  void Units(const IndicatorRecord& row) {
    if (!row.target_unit || !row.actual_unit || SameUnit(*row.target_unit, *row.actual_unit)) return;
    CheckRecord check = report_.Begin("Q10", sheet().ruled || sheet().complete ? "fail" : "not_applicable");
    check.left = row.target;
    check.right = row.actual;
    check.evidence.push_back(row.indicator_id);
    check.message = report_.Name() + SheetReport::Indicator(row) + "指标值“" + row.target.value_or("") +
                    "”与实际完成值“" + row.actual.value_or("") + "”的计量单位不同";
    report_.Add(std::move(check));
  }

  // --- Q20
  bool Crossed(const std::string& one, const std::string& other) const {
    return re2::RE2::PartialMatch(PatternText(one), words_.change) &&
           re2::RE2::PartialMatch(PatternText(other), words_.coverage);
  }

  void Kinds(const IndicatorRecord& row) {
    if (!row.target || !row.actual ||
        !(Crossed(*row.target, *row.actual) || Crossed(*row.actual, *row.target)))
      return;
    CheckRecord check = report_.Begin("Q20", "fail");
    check.left = row.target;
    check.right = row.actual;
    check.evidence.push_back(row.indicator_id);
    check.message = report_.Name() + SheetReport::Indicator(row) + "指标值“" + *row.target +
                    "”与实际完成值“" + *row.actual + "”说的不是同一回事";
    report_.Add(std::move(check));
  }

  void Achievement(const IndicatorRecord& row, int64_t weight, int64_t score) {
    // A date or a word that is printed twice alike was reached.
    if (row.target && row.target == row.actual && !row.target_value) return Unexplained(row, weight, score);
    std::optional<int64_t> target = Micro(row.target_value), actual = Micro(row.actual_value);
    if (!target || !actual || !row.target_op || row.actual_op != "=" || row.target_unit != row.actual_unit)
      return;
    bool at_most = *row.target_op == "<=" || *row.target_op == "<";
    bool reached = at_most ? *actual <= *target : *actual >= *target;
    // What was to be a sum of money, and cost less, may well be an achievement.
    if (!reached && row.target_unit == "元") return;
    if (!reached) {
      // The usual rule: weight times what was reached of the target (or the other way round for a ceiling).
      int64_t part = at_most ? *target : *actual, whole = at_most ? *actual : *target;
      __extension__ using Wide = __int128;
      int64_t due = whole <= 0 ? 0 : static_cast<int64_t>(static_cast<Wide>(weight) * part / whole);
      if (score < weight && score <= due + 500000) return;
      CheckRecord check = report_.Begin("Q8", "fail");
      check.left = row.score;
      check.right = MicroText(due / 10000 * 10000);
      check.evidence.push_back(row.indicator_id);
      check.message = report_.Name() + SheetReport::Indicator(row) + "指标值 " + row.target.value_or("") +
                      "，实际完成值 " + row.actual.value_or("") + "，没有达到，分值 " + *row.weight + " 得 " +
                      *row.score + "；按完成的比例不多于 " + *check.right;
      report_.Add(std::move(check));
      return;
    }
    Unexplained(row, weight, score);
  }

  void Unexplained(const IndicatorRecord& row, int64_t weight, int64_t score) {
    if (score >= weight || row.deviation || sheet().evaluation->deviation) return;
    CheckRecord check = report_.Begin("Q8d", "fail");
    check.left = row.score;
    check.right = row.weight;
    check.evidence.push_back(row.indicator_id);
    check.message = report_.Name() + SheetReport::Indicator(row) + "指标值 " + row.target.value_or("") +
                    "，实际完成值 " + row.actual.value_or("") + "，已经达到，分值 " + *row.weight + " 只得 " +
                    *row.score + "，没有说明原因";
    report_.Add(std::move(check));
  }

  // --- Q9
  // ---------------------------------------------------------------------------------------------
  void Duplicates() {
    std::map<std::string, const IndicatorRecord*> seen;
    for (const IndicatorRecord* row : sheet().indicators) {
      if (!row->level3 || !row->target || !row->actual || !IsSure(*row)) continue;
      std::string key = MatchKey(*row->level3) + "|" + *row->target + "|" + *row->actual;
      auto [entry, added] = seen.emplace(std::move(key), row);
      if (added) continue;
      CheckRecord check = report_.Begin("Q9", "fail");
      check.evidence.push_back(entry->second->indicator_id);
      check.evidence.push_back(row->indicator_id);
      check.message = report_.Name() + "重复列出" + SheetReport::Indicator(*entry->second) + "和" +
                      SheetReport::Indicator(*row);
      report_.Add(std::move(check));
    }
  }

  // --- Q17
  // ---------------------------------------------------------------------------------------------
  // All of the budget was spent.
  bool IsSpent() const {
    bool any = false;
    for (const FundRecord* fund : sheet().funds) {
      std::optional<int64_t> budget = Micro(fund->full_year_budget), executed = Micro(fund->executed);
      if (!budget && !executed) continue;
      if (!budget || budget != executed || fund->confidence < kTrustworthy) return false;
      any |= *budget > 0;
    }
    return any;
  }

  void SlowMoney() {
    if (!IsSpent()) return;
    for (const IndicatorRecord* row : sheet().indicators) {
      if (!row->deviation || !IsSure(*row) || !re2::RE2::PartialMatch(*row->deviation, words_.slow_money))
        continue;
      CheckRecord check = report_.Begin("Q17", "fail");
      check.evidence.push_back(row->indicator_id);
      check.message = report_.Name() + SheetReport::Indicator(*row) + "的偏差原因写“" + *row->deviation +
                      "”，而全年预算数已全部执行";
      report_.Add(std::move(check));
    }
  }

  const Catalogue& catalogue_;
  const AchievementWords& words_;
  SheetReport& report_;
};

}  // namespace

void AddIndicatorChecks(const Catalogue& catalogue, SheetReport* report) {
  IndicatorChecks(catalogue, report).Run();
}

}  // namespace gongkai
