#include "normalize/checks/performance_checks.h"

#include <algorithm>
#include <cstdlib>

#include "normalize/checks/fund_checks.h"
#include "normalize/checks/indicator_checks.h"
#include "normalize/checks/micro.h"
#include "normalize/checks/performance_pairs.h"
#include "normalize/checks/performance_sheet.h"
#include "normalize/checks/standing.h"
#include "normalize/solve/verify.h"

namespace gongkai {
namespace {

constexpr int64_t kHundred = 100 * 1000000;

// The figures of a sheet added up.
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
    const bool unscored = std::any_of(sheet.funds.begin(), sheet.funds.end(), [](const FundRecord* fund) {
      return Micro(fund->weight).value_or(0) > 0 && !Micro(fund->score);
    });
    scores_known = scores_known && total && !unscored;
  }
  bool WeightsFit() const { return weights == kHundred || weights + fund_weight == kHundred; }
  // The execution may be among the indicators already.
  int64_t ScoreGap() const {
    int64_t with = *total - scores - fund_score, without = *total - scores;
    return without == 0 ? 0 : with;
  }
};

// Weights and scores against their sums: of the whole sheet (Q1, Q4) and of a level 1 (Q2, Q12).
class SheetSums {
 public:
  explicit SheetSums(SheetReport* report) : report_(*report) {}

  void Run() {
    Weights();
    Groups();
  }

 private:
  const PerformanceSheet& sheet() const { return report_.sheet(); }

  void Weights() {
    Sums sums(sheet());
    if (sums.weights_known && sums.weights > 0) {
      bool fits = sums.WeightsFit() || sums.weights == kHundred * 9 / 10;
      CheckRecord check = report_.Begin("Q1", fits ? "pass" : report_.Failing());
      check.left = MicroText(sums.weights + sums.fund_weight);
      check.right = "100";
      check.message = report_.Name() + "各指标分值之和 " + MicroText(sums.weights) +
                      (sums.fund_weight > 0 ? "＋预算执行 " + MicroText(sums.fund_weight) : "") +
                      (fits ? "，合计 100 分相符" : "，不是 100 分" + report_.Doubt());
      report_.Add(std::move(check));
    }
    if (!sums.scores_known) return;
    int64_t gap = sums.ScoreGap();
    int64_t tolerance = HalfUnit(*sheet().evaluation->score);
    for (const IndicatorRecord* row : sheet().indicators)
      tolerance = std::min(tolerance, HalfUnit(*row->score));
    bool within = std::abs(gap) <= tolerance * static_cast<int64_t>(sheet().indicators.size() + 2);
    bool exact = gap == 0;
    // Whole points are not rounded.
    within = within && tolerance < 500000;
    const bool sure = sheet().complete && sheet().evaluation->confidence >= kTrustworthy;
    CheckRecord check = report_.Begin("Q4", exact    ? "pass"
                                            : within ? "rounding"
                                            : sure   ? "fail"
                                                     : "not_applicable");
    check.left = *sheet().evaluation->score;
    check.right = MicroText(*sums.total - gap);
    check.difference = MicroText(gap);
    check.message = report_.Name() + "总分 " + *sheet().evaluation->score + " 与各指标得分之和 " +
                    MicroText(sums.scores) +
                    (sums.fund_score > 0 ? "＋预算执行得分 " + MicroText(sums.fund_score) : "") +
                    (exact    ? " 一致"
                     : within ? " 只差尾数"
                     : sure   ? " 不一致"
                              : " 不一致；表格可能没有读准，不能据此断定");
    report_.Add(std::move(check));
  }

  void Groups() {
    const auto& rows = sheet().indicators;
    size_t without = 0;
    for (const IndicatorRecord* row : rows) without += !row->level1;
    for (size_t from = 0; from < rows.size();) {
      size_t to = from + 1;
      while (to < rows.size() && rows[to]->level1 == rows[from]->level1) ++to;
      if (rows[from]->level1 && rows[from]->level1_weight) Group(from, to);
      from = to;
    }
    if (without == 0 || without == rows.size() || !sheet().ruled) return;
    CheckRecord check = report_.Begin("Q12", "fail");
    std::string names;
    for (const IndicatorRecord* row : rows) {
      if (row->level1) continue;
      names += (names.empty() ? "" : "、") + SheetReport::Indicator(*row);
      check.evidence.push_back(row->indicator_id);
    }
    check.message = report_.Name() + "中" + names + "没有列出一级指标";
    report_.Add(std::move(check));
  }

  void Group(size_t from, size_t to) {
    std::optional<int64_t> printed = Micro(sheet().indicators[from]->level1_weight);
    int64_t sum = 0;
    if (!printed) return;
    CheckRecord check = report_.Begin("Q2", "pass");
    for (size_t i = from; i < to; ++i) {
      std::optional<int64_t> weight = Micro(sheet().indicators[i]->weight);
      if (!weight) return;
      sum += *weight;
      check.evidence.push_back(sheet().indicators[i]->indicator_id);
    }
    // Which rows belong to a group is only certain between rules.
    if (sum != *printed) check.status = sheet().ruled ? report_.Failing() : "not_applicable";
    check.left = sheet().indicators[from]->level1_weight;
    check.right = MicroText(sum);
    check.difference = MicroText(*printed - sum);
    check.message = report_.Name() + "一级指标“" + *sheet().indicators[from]->level1 + "”括注 " +
                    *check.left + " 分，其下各指标分值之和 " + *check.right +
                    (sum == *printed          ? "，一致"
                     : check.status == "fail" ? "，不一致"
                                              : "，不一致；指标的归属可能没有读准，不能据此断定");
    report_.Add(std::move(check));
  }

  SheetReport& report_;
};

// What the sums say of the reading.
void Judge(PerformanceSheet* sheet) {
  Sums sums(*sheet);
  const bool weights = sums.weights_known && sums.WeightsFit();
  const bool scores = sums.scores_known && sums.ScoreGap() == 0;
  auto doubtful = [](const IndicatorRecord* row) { return row->confidence < kTrustworthy; };
  const bool sure =
      sheet->ruled || std::none_of(sheet->indicators.begin(), sheet->indicators.end(), doubtful);
  sheet->settled = weights && scores;
  sheet->complete = sure && (weights || scores);
}

// 94.21005: what stands in two cells beside each other (94.25, 100), where no rule parts them.
bool IsGlued(const OptionalText& score) {
  std::optional<int64_t> value = Micro(score);
  constexpr int64_t kHundredth = 10000;
  return value && *value % kHundredth != 0;
}

}  // namespace

void AddPerformanceChecks(const Catalogue& catalogue, const Ledger& ledger, Records* records) {
  if (records->evaluations.empty()) return;
  std::vector<PerformanceSheet> sheets(records->evaluations.size());
  for (size_t i = 0; i < sheets.size(); ++i) {
    const EvaluationRecord& evaluation = records->evaluations[i];
    sheets[i].evaluation = &evaluation;
    sheets[i].ruled = HasCells(*records, evaluation);
  }
  for (const IndicatorRecord& row : records->indicators) sheets[row.evaluation].indicators.push_back(&row);
  for (const FundRecord& fund : records->funds) sheets[fund.evaluation].funds.push_back(&fund);
  const Wording wording(catalogue, *records);
  for (size_t i = 0; i < sheets.size(); ++i) {
    PerformanceSheet& sheet = sheets[i];
    Judge(&sheet);
    double& confidence = records->evaluations[i].confidence;
    if (!sheet.ruled && IsGlued(sheet.evaluation->score)) confidence = std::min(confidence, kDoubtful);
    SheetReport report(catalogue, sheet, records);
    if (sheet.evaluation->kind != "target") {
      SheetSums(&report).Run();
      AddIndicatorChecks(catalogue, &report);
    }
    AddFundChecks(ledger, wording, &report, records);
  }
  AddPerformancePairChecks(catalogue, sheets, records);
}

}  // namespace gongkai
