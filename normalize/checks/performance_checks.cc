#include "normalize/checks/performance_checks.h"

#include <re2/re2.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

#include "normalize/checks/micro.h"
#include "normalize/checks/performance_pairs.h"
#include "normalize/checks/performance_sheet.h"
#include "normalize/checks/rate.h"
#include "normalize/checks/report.h"
#include "normalize/checks/wording.h"
#include "normalize/solve/verify.h"
#include "normalize/text/amount.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

constexpr int64_t kHundred = 100 * 1000000;

using FundField = OptionalText FundRecord::*;

class SheetChecks {
 public:
  SheetChecks(const Catalogue& catalogue, const PerformanceSheet& sheet, const re2::RE2& shortfall,
              Records* records)
      : catalogue_(catalogue), sheet_(sheet), shortfall_(shortfall), records_(*records) {}

  void Run() {
    if (sheet_.evaluation->kind != "target") {
      Weights();
      Groups();
      Rows();
      Duplicates();
    }
    Funds();
  }

  /// Whether weights make 100 or scores make the total, and no row was put together with doubt.
  static bool IsComplete(const PerformanceSheet& sheet) {
    auto doubtful = [](const IndicatorRecord* row) { return row->confidence < kTrustworthy; };
    if (!sheet.ruled && std::any_of(sheet.indicators.begin(), sheet.indicators.end(), doubtful)) return false;
    Sums sums(sheet);
    return (sums.weights_known && sums.WeightsFit()) || (sums.scores_known && sums.ScoreGap() == 0);
  }

 private:
  struct Sums {
    int64_t weights = 0, scores = 0, fund_weight = 0, fund_score = 0;
    bool weights_known, scores_known;
    std::optional<int64_t> total;
    explicit Sums(const PerformanceSheet& sheet) {
      weights_known = scores_known = !sheet.indicators.empty();
      for (const IndicatorRecord* row : sheet.indicators) {
        std::optional<int64_t> weight = Micro(row->weight), score = Micro(row->score);
        weights_known = weights_known && weight;
        scores_known = scores_known && score;
        weights += weight.value_or(0);
        scores += score.value_or(0);
      }
      for (const FundRecord* fund : sheet.funds) {
        fund_weight += Micro(fund->weight).value_or(0);
        fund_score += Micro(fund->score).value_or(0);
      }
      total = Micro(sheet.evaluation->score);
      scores_known = scores_known && total;
    }
    bool WeightsFit() const { return weights == kHundred || weights + fund_weight == kHundred; }
    // The execution may be among the indicators already.
    int64_t ScoreGap() const {
      int64_t with = *total - scores - fund_score, without = *total - scores;
      return without == 0 ? 0 : with;
    }
  };

  std::string Name() const {
    const EvaluationRecord& e = *sheet_.evaluation;
    std::string name = e.project_name ? *e.project_name : e.title.value_or("绩效评价表");
    Place place;
    place.page = e.page_first;
    place.line_first = e.line_first;
    return "绩效表“" + name + "”" + PlaceText(place);
  }

  static std::string Indicator(const IndicatorRecord& row) {
    const OptionalText& name = row.level3 ? row.level3 : row.level2 ? row.level2 : row.level1;
    return "指标“" + name.value_or("") + "”" + PlaceText(row.place);
  }

  CheckRecord Begin(std::string_view rule, std::string_view status) const {
    CheckRecord check = BeginCheck(catalogue_, rule, status);
    check.evidence = {sheet_.evaluation->evaluation_id};
    return check;
  }

  void Add(CheckRecord check) { records_.checks.push_back(std::move(check)); }

  // A failure that a lost row would explain as well is none of the document.
  std::string_view Failing() const { return sheet_.complete ? "fail" : "not_applicable"; }
  std::string Doubt() const { return sheet_.complete ? "" : "；表格可能没有读全，不能据此断定"; }

  // --- Q1, Q4
  // -----------------------------------------------------------------------------------------------
  void Weights() {
    Sums sums(sheet_);
    if (sums.weights_known && sums.weights > 0) {
      bool fits = sums.WeightsFit() || sums.weights == kHundred * 9 / 10;
      CheckRecord check = Begin("Q1", fits ? "pass" : Failing());
      check.left = MicroText(sums.weights + sums.fund_weight);
      check.right = "100";
      check.message = Name() + "各指标分值之和 " + MicroText(sums.weights) +
                      (sums.fund_weight > 0 ? "＋预算执行 " + MicroText(sums.fund_weight) : "") +
                      (fits ? "，合计 100 分相符" : "，不是 100 分" + Doubt());
      Add(std::move(check));
    }
    if (!sums.scores_known) return;
    int64_t gap = sums.ScoreGap();
    int64_t tolerance = HalfUnit(*sheet_.evaluation->score);
    for (const IndicatorRecord* row : sheet_.indicators)
      tolerance = std::min(tolerance, HalfUnit(*row->score));
    bool within = std::abs(gap) <= tolerance * static_cast<int64_t>(sheet_.indicators.size() + 2);
    bool exact = gap == 0;
    // Whole points are not rounded.
    within = within && tolerance < 500000;
    CheckRecord check = Begin("Q4", exact ? "pass" : within ? "rounding" : Failing());
    check.left = *sheet_.evaluation->score;
    check.right = MicroText(*sums.total - gap);
    check.difference = MicroText(gap);
    check.message = Name() + "总分 " + *sheet_.evaluation->score + " 与各指标得分之和 " +
                    MicroText(sums.scores) +
                    (sums.fund_score > 0 ? "＋预算执行得分 " + MicroText(sums.fund_score) : "") +
                    (exact    ? " 一致"
                     : within ? " 只差尾数"
                              : " 不一致" + Doubt());
    Add(std::move(check));
  }

  // --- Q2, Q12
  // ----------------------------------------------------------------------------------------------
  void Groups() {
    const auto& rows = sheet_.indicators;
    size_t without = 0;
    for (const IndicatorRecord* row : rows) without += !row->level1;
    for (size_t from = 0; from < rows.size();) {
      size_t to = from + 1;
      while (to < rows.size() && rows[to]->level1 == rows[from]->level1) ++to;
      if (rows[from]->level1 && rows[from]->level1_weight) Group(from, to);
      from = to;
    }
    if (without == 0 || without == rows.size() || !sheet_.ruled) return;
    CheckRecord check = Begin("Q12", "fail");
    std::string names;
    for (const IndicatorRecord* row : rows) {
      if (row->level1) continue;
      names += Indicator(*row);
      check.evidence.push_back(row->indicator_id);
    }
    check.message = Name() + "中" + names + "没有列出一级指标";
    Add(std::move(check));
  }

  void Group(size_t from, size_t to) {
    std::optional<int64_t> printed = Micro(sheet_.indicators[from]->level1_weight);
    int64_t sum = 0;
    if (!printed) return;
    CheckRecord check = Begin("Q2", "pass");
    for (size_t i = from; i < to; ++i) {
      std::optional<int64_t> weight = Micro(sheet_.indicators[i]->weight);
      if (!weight) return;
      sum += *weight;
      check.evidence.push_back(sheet_.indicators[i]->indicator_id);
    }
    // Which rows belong to a group is only certain between rules.
    if (sum != *printed) check.status = sheet_.ruled ? Failing() : "not_applicable";
    check.left = sheet_.indicators[from]->level1_weight;
    check.right = MicroText(sum);
    check.difference = MicroText(*printed - sum);
    check.message = Name() + "一级指标“" + *sheet_.indicators[from]->level1 + "”括注 " + *check.left +
                    " 分，其下各指标分值之和 " + *check.right +
                    (sum == *printed          ? "，一致"
                     : check.status == "fail" ? "，不一致"
                                              : "，不一致；指标的归属可能没有读准，不能据此断定");
    Add(std::move(check));
  }

  // --- Q3, Q8, Q8d, Q10, Q11
  // --------------------------------------------------------------------------------
  void Rows() {
    CheckRecord bounds = Begin("Q11", "fail");
    std::string bound_names;
    bool explains = false;  // the table has a column for reasons, or the reasons stand below
    for (const IndicatorRecord* row : sheet_.indicators) explains |= row->deviation.has_value();
    for (const IndicatorRecord* row : sheet_.indicators) {
      if (row->confidence < kTrustworthy) continue;
      std::optional<int64_t> weight = Micro(row->weight), score = Micro(row->score);
      if (weight && score && *score > *weight) {
        CheckRecord check = Begin("Q3", Failing());
        check.left = row->score;
        check.right = row->weight;
        check.evidence.push_back(row->indicator_id);
        check.message =
            Name() + Indicator(*row) + "得分 " + *row->score + " 大于分值 " + *row->weight + Doubt();
        Add(std::move(check));
      }
      if (row->actual_op && *row->actual_op != "=") {
        bound_names += Indicator(*row) + "“" + row->actual.value_or("") + "”";
        bounds.evidence.push_back(row->indicator_id);
      }
      Units(*row);
      if (weight && score && *weight > 0) Achievement(*row, *weight, *score);
    }
    if (bound_names.empty()) return;
    bounds.message = Name() + "的实际完成值写成不等式：" + bound_names;
    Add(std::move(bounds));
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
    CheckRecord check = Begin("Q10", sheet_.ruled || sheet_.complete ? "fail" : "not_applicable");
    check.left = row.target;
    check.right = row.actual;
    check.evidence.push_back(row.indicator_id);
    check.message = Name() + Indicator(row) + "指标值“" + row.target.value_or("") + "”与实际完成值“" +
                    row.actual.value_or("") + "”的计量单位不同";
    Add(std::move(check));
  }

  void Achievement(const IndicatorRecord& row, int64_t weight, int64_t score) {
    if (score >= weight && row.deviation && re2::RE2::PartialMatch(*row.deviation, shortfall_)) {
      CheckRecord check = Begin("Q8e", "fail");
      check.left = row.score;
      check.evidence.push_back(row.indicator_id);
      check.message =
          Name() + Indicator(row) + "得满分 " + *row.score + "，又写有偏差原因“" + *row.deviation + "”";
      Add(std::move(check));
    }
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
      CheckRecord check = Begin("Q8", "fail");
      check.left = row.score;
      check.right = MicroText(due);
      check.evidence.push_back(row.indicator_id);
      check.message = Name() + Indicator(row) + "指标值 " + row.target.value_or("") + "，实际完成值 " +
                      row.actual.value_or("") + "，没有达到，分值 " + *row.weight + " 得 " + *row.score;
      Add(std::move(check));
      return;
    }
    Unexplained(row, weight, score);
  }

  void Unexplained(const IndicatorRecord& row, int64_t weight, int64_t score) {
    if (score >= weight || row.deviation || sheet_.evaluation->deviation) return;
    CheckRecord check = Begin("Q8d", "fail");
    check.left = row.score;
    check.right = row.weight;
    check.evidence.push_back(row.indicator_id);
    check.message = Name() + Indicator(row) + "指标值 " + row.target.value_or("") + "，实际完成值 " +
                    row.actual.value_or("") + "，已经达到，分值 " + *row.weight + " 只得 " + *row.score +
                    "，没有说明原因";
    Add(std::move(check));
  }

  // --- Q9
  // ---------------------------------------------------------------------------------------------------
  void Duplicates() {
    std::map<std::string, const IndicatorRecord*> seen;
    for (const IndicatorRecord* row : sheet_.indicators) {
      if (!row->level3 || !row->target || !row->actual) continue;
      std::string key = MatchKey(*row->level3) + "|" + *row->target + "|" + *row->actual;
      auto [entry, added] = seen.emplace(std::move(key), row);
      if (added) continue;
      CheckRecord check = Begin("Q9", "fail");
      check.evidence.push_back(entry->second->indicator_id);
      check.evidence.push_back(row->indicator_id);
      check.message = Name() + "重复列出" + Indicator(*entry->second) + "和" + Indicator(*row);
      Add(std::move(check));
    }
  }

  // --- Q5, Q5s, Q6
  // ------------------------------------------------------------------------------------------
  // Among loose words a figure of the funds may stand in the column beside its own: weights and scores that
  // add up say nothing about that.
  void Funds() {
    for (const FundRecord* fund : sheet_.funds) Execution(*fund);
    Parts();
    // 金额合计 of tasks, or 年度资金总额 of its sources.
    const std::pair<FundField, std::string_view> columns[] = {{&FundRecord::initial_budget, "年初预算数"},
                                                              {&FundRecord::full_year_budget, "全年预算数"},
                                                              {&FundRecord::executed, "全年执行数"}};
    for (const auto& [field, name] : columns) Total(field, name);
  }

  static std::optional<int64_t> Fen(const FundRecord& fund, FundField field) {
    if (!(fund.*field)) return std::nullopt;
    return ToFen(ParseAmount(*(fund.*field)).digits, fund.unit.value_or("万元"));
  }
  static int64_t Ulp(const FundRecord& fund, FundField field) {
    int64_t ulp = FenPerUnit(fund.unit.value_or("万元")).value_or(1);
    const std::string& text = *(fund.*field);
    size_t point = text.find('.');
    // Zeros at the end are often left out: 290.7 is no more of a guess than 290.77 beside it.
    size_t decimals = point == std::string::npos ? 0 : text.size() - point - 1;
    for (size_t i = 0; i < std::max<size_t>(decimals, 2) && ulp > 1; ++i) ulp /= 10;
    return ulp > 1 ? ulp : 0;
  }

  void Execution(const FundRecord& fund) {
    std::optional<int64_t> budget = Fen(fund, &FundRecord::full_year_budget);
    std::optional<int64_t> initial = Fen(fund, &FundRecord::initial_budget);
    std::optional<int64_t> executed = Fen(fund, &FundRecord::executed);
    std::optional<int64_t> rate = Micro(fund.rate);
    if (!executed || !rate || !fund.rate) return;
    std::string digits = ParseAmount(*fund.rate).digits;
    int64_t ulp = Ulp(fund, &FundRecord::executed);
    RateVerdict verdict;
    for (const std::optional<int64_t>& whole : {budget, initial}) {
      if (!whole || *whole == 0 || verdict.within) continue;
      RateVerdict other = CheckRate(digits, *executed, ulp, *whole, ulp);
      if (!verdict.known || other.within) verdict = other;
    }
    if (!verdict.known) return;
    CheckRecord check = Begin("Q5", verdict.within || sheet_.ruled ? StatusName(verdict.exact, verdict.within)
                                                                   : std::string_view("not_applicable"));
    check.left = digits;
    check.right = verdict.expected;
    check.difference = verdict.difference;
    check.message = Name() + "“" + fund.name.value_or("") + "”执行率 " + *fund.rate +
                    (verdict.within ? " 与 " : " 不等于 ") + "执行数 " + *fund.executed + " ÷ 预算数 " +
                    fund.full_year_budget.value_or(fund.initial_budget.value_or("")) + " ＝ " +
                    verdict.expected + "%" +
                    (verdict.exact    ? " 一致"
                     : verdict.within ? " 只差尾数"
                                      : "");
    Add(std::move(check));
    Reward(fund, *rate);
  }

  // More points for the execution than weight times rate.
  void Reward(const FundRecord& fund, int64_t rate) {
    std::optional<int64_t> weight = Micro(fund.weight), score = Micro(fund.score);
    if (!weight || !score || *weight <= 0) return;
    __extension__ using Wide = __int128;
    int64_t due = static_cast<int64_t>(static_cast<Wide>(*weight) * std::min(rate, kHundred) / kHundred);
    bool fits = *score <= due + HalfUnit(*fund.score);
    CheckRecord check = Begin("Q5s", fits ? "pass" : sheet_.ruled ? "fail" : "not_applicable");
    check.left = fund.score;
    check.right = MicroText(due);
    check.difference = MicroText(*score - due);
    check.message = Name() + "预算执行得分 " + *fund.score + (fits ? " 不多于" : " 多于") + "分值 " +
                    *fund.weight + " × 执行率 " + *fund.rate + " ＝ " + MicroText(due);
    Add(std::move(check));
  }

  void Compare(int64_t whole, int64_t parts, int64_t half_units, const std::string& unit,
               const std::string& words, bool may_be_partial) {
    int64_t gap = whole - parts;
    bool within = std::abs(gap) * 2 <= half_units;
    if (gap > 0 && may_be_partial && !within) return;
    CheckRecord check = Begin(
        "Q6", within || sheet_.ruled ? StatusName(gap == 0, within) : std::string_view("not_applicable"));
    check.left = FenText(whole, unit);
    check.right = FenText(parts, unit);
    check.difference = FenText(gap, unit);
    check.message = words + (gap == 0 ? " 一致" : within ? " 只差尾数" : " 不一致");
    Add(std::move(check));
  }

  // total = fiscal + other, in every row
  void Parts() {
    struct Split {
      FundField whole, fiscal, other;
      std::string_view name;
    };
    const Split splits[] = {
        {&FundRecord::full_year_budget, &FundRecord::full_year_budget_fiscal,
         &FundRecord::full_year_budget_other, "全年预算数"},
        {&FundRecord::executed, &FundRecord::executed_fiscal, &FundRecord::executed_other, "全年执行数"}};
    for (const FundRecord* fund : sheet_.funds)
      for (const Split& split : splits) {
        std::optional<int64_t> whole = Fen(*fund, split.whole), fiscal = Fen(*fund, split.fiscal),
                               other = Fen(*fund, split.other);
        if (!whole || !fiscal || !other) continue;
        int64_t half_units = Ulp(*fund, split.whole) + Ulp(*fund, split.fiscal) + Ulp(*fund, split.other);
        std::string unit = fund->unit.value_or("万元");
        Compare(*whole, *fiscal + *other, half_units, unit,
                Name() + "“" + fund->name.value_or("") + "”" + std::string(split.name) + " " +
                    FenText(*whole, unit) + " 与财政拨款 " + FenText(*fiscal, unit) + "＋其他资金 " +
                    FenText(*other, unit),
                false);
      }
  }

  // Sources may list sources of their own below them, which are no further parts.
  static int64_t SumOfTop(const std::vector<int64_t>& amounts) {
    int64_t sum = 0;
    for (size_t i = 0; i < amounts.size(); ++i) {
      sum += amounts[i];
      if (amounts[i] == 0) continue;
      int64_t below = 0;
      size_t j = i + 1;
      while (j < amounts.size() && below < amounts[i]) below += amounts[j++];
      if (below == amounts[i]) i = j - 1;
    }
    return sum;
  }

  void Total(FundField field, std::string_view name) {
    const auto& funds = sheet_.funds;
    if (funds.size() < 2) return;
    auto is_total = [](const FundRecord& fund) {
      std::string key = MatchKey(fund.name.value_or(""));
      return key.find("总额") != std::string::npos || key.find("合计") != std::string::npos;
    };
    size_t at = 0;
    while (at < funds.size() && !is_total(*funds[at])) ++at;
    // The total stands first (sources below it) or last (tasks above it).
    if (at != 0 && at + 1 != funds.size()) return;
    std::optional<int64_t> whole = Fen(*funds[at], field);
    if (!whole) return;
    std::vector<int64_t> amounts;
    int64_t half_units = Ulp(*funds[at], field);
    for (const FundRecord* fund : funds) {
      std::optional<int64_t> part = fund == funds[at] ? std::nullopt : Fen(*fund, field);
      if (!part) continue;
      amounts.push_back(*part);
      half_units += Ulp(*fund, field);
    }
    if (amounts.empty()) return;
    size_t printed = amounts.size();
    int64_t parts = SumOfTop(amounts);
    // One source that is all of it, with its own parts below in an order that cannot be told.
    if (parts > *whole && std::find(amounts.begin(), amounts.end(), *whole) != amounts.end()) return;
    std::string unit = funds[at]->unit.value_or("万元");
    // 其中 may name only some of the sources.
    Compare(*whole, parts, half_units, unit,
            Name() + "“" + funds[at]->name.value_or("") + "”" + std::string(name) + " " +
                FenText(*whole, unit) + " 与其下 " + std::to_string(printed) + " 项之和 " +
                FenText(parts, unit),
            at == 0 && printed + 1 < funds.size());
  }

  const Catalogue& catalogue_;
  const PerformanceSheet& sheet_;
  const re2::RE2& shortfall_;
  Records& records_;
};

}  // namespace

void AddPerformanceChecks(const Catalogue& catalogue, Records* records) {
  if (records->evaluations.empty()) return;
  const re2::RE2 shortfall(catalogue.shortfall());
  std::vector<PerformanceSheet> sheets(records->evaluations.size());
  for (size_t i = 0; i < sheets.size(); ++i) {
    const EvaluationRecord& evaluation = records->evaluations[i];
    sheets[i].evaluation = &evaluation;
    if (!evaluation.table) continue;
    const OptionalText& method = records->tables[*evaluation.table].method;
    sheets[i].ruled = method == "ruled" || method == "delimited";
  }
  for (const IndicatorRecord& row : records->indicators) sheets[row.evaluation].indicators.push_back(&row);
  for (const FundRecord& fund : records->funds) sheets[fund.evaluation].funds.push_back(&fund);
  for (PerformanceSheet& sheet : sheets) {
    sheet.complete = SheetChecks::IsComplete(sheet);
    SheetChecks(catalogue, sheet, shortfall, records).Run();
  }
  AddPerformancePairChecks(catalogue, sheets, records);
}

}  // namespace gongkai
