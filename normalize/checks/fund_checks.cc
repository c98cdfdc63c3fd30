#include "normalize/checks/fund_checks.h"

#include <algorithm>
#include <cstdlib>

#include "normalize/checks/claims.h"
#include "normalize/checks/micro.h"
#include "normalize/checks/rate.h"
#include "normalize/checks/report.h"
#include "normalize/checks/standing.h"
#include "normalize/solve/verify.h"
#include "normalize/text/amount.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

constexpr int64_t kHundred = 100 * 1000000;

using FundField = OptionalText FundRecord::*;

class FundChecks {
 public:
  FundChecks(const Ledger& ledger, const Wording& wording, SheetReport* report, Records* records)
      : ledger_(ledger), wording_(wording), report_(*report), records_(*records) {}

  // Among loose words a figure of the funds may stand in the column beside its own: weights and scores that
  // add up say nothing about that.
  void Run() {
    for (const FundRecord* fund : sheet().funds) Execution(*fund);
    Parts();
    // 金额合计 of tasks, or 年度资金总额 of its sources.
    const std::pair<FundField, std::string_view> columns[] = {{&FundRecord::initial_budget, "年初预算数"},
                                                              {&FundRecord::full_year_budget, "全年预算数"},
                                                              {&FundRecord::executed, "全年执行数"}};
    for (const auto& [field, name] : columns) Total(field, name);
    OtherMoney();
  }

 private:
  const PerformanceSheet& sheet() const { return report_.sheet(); }

  // A row of loose words that contradicts itself may have been put together wrong.
  std::string_view Failing(const FundRecord& fund) {
    if (sheet().ruled) return "fail";
    double& confidence = records_.funds[static_cast<size_t>(&fund - records_.funds.data())].confidence;
    confidence = std::min(confidence, kDoubtful);
    return "not_applicable";
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
    CheckRecord check =
        report_.Begin("Q5", verdict.within ? StatusName(verdict.exact, verdict.within) : Failing(fund));
    check.left = digits;
    check.right = verdict.expected;
    check.difference = verdict.difference;
    check.message = report_.Name() + "“" + fund.name.value_or("") + "”执行率 " + *fund.rate +
                    (verdict.within ? " 与 " : " 不等于 ") + "执行数 " + *fund.executed + " ÷ 预算数 " +
                    fund.full_year_budget.value_or(fund.initial_budget.value_or("")) + " ＝ " +
                    verdict.expected + "%" +
                    (verdict.exact    ? " 一致"
                     : verdict.within ? " 只差尾数"
                                      : "");
    report_.Add(std::move(check));
    Reward(fund, *rate);
  }

  // More points for the execution than weight times rate.
  void Reward(const FundRecord& fund, int64_t rate) {
    std::optional<int64_t> weight = Micro(fund.weight), score = Micro(fund.score);
    if (!weight || !score || *weight <= 0) return;
    __extension__ using Wide = __int128;
    int64_t due = static_cast<int64_t>(static_cast<Wide>(*weight) * std::min(rate, kHundred) / kHundred);
    bool fits = *score <= due + HalfUnit(*fund.score);
    CheckRecord check = report_.Begin("Q5s", fits ? "pass" : sheet().ruled ? "fail" : "not_applicable");
    check.left = fund.score;
    check.right = MicroText(due);
    check.difference = MicroText(*score - due);
    check.message = report_.Name() + "预算执行得分 " + *fund.score + (fits ? " 不多于" : " 多于") + "分值 " +
                    *fund.weight + " × 执行率 " + *fund.rate + " ＝ " + MicroText(due);
    report_.Add(std::move(check));
  }

  void Compare(const FundRecord& fund, int64_t whole, int64_t parts, int64_t half_units,
               const std::string& unit, const std::string& words, bool may_be_partial) {
    int64_t gap = whole - parts;
    bool within = std::abs(gap) * 2 <= half_units;
    if (gap > 0 && may_be_partial && !within) return;
    CheckRecord check = report_.Begin("Q6", within ? StatusName(gap == 0, within) : Failing(fund));
    check.left = FenText(whole, unit);
    check.right = FenText(parts, unit);
    check.difference = FenText(gap, unit);
    check.message = words + (gap == 0 ? " 一致" : within ? " 只差尾数" : " 不一致");
    report_.Add(std::move(check));
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
    for (const FundRecord* fund : sheet().funds)
      for (const Split& split : splits) {
        std::optional<int64_t> whole = Fen(*fund, split.whole), fiscal = Fen(*fund, split.fiscal),
                               other = Fen(*fund, split.other);
        if (!whole || !fiscal || !other) continue;
        int64_t half_units = Ulp(*fund, split.whole) + Ulp(*fund, split.fiscal) + Ulp(*fund, split.other);
        std::string unit = fund->unit.value_or("万元");
        Compare(*fund, *whole, *fiscal + *other, half_units, unit,
                report_.Name() + "“" + fund->name.value_or("") + "”" + std::string(split.name) + " " +
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

  static bool IsTotal(const FundRecord& fund) {
    std::string key = MatchKey(fund.name.value_or(""));
    return key.find("总额") != std::string::npos || key.find("合计") != std::string::npos;
  }

  void Total(FundField field, std::string_view name) {
    const auto& funds = sheet().funds;
    if (funds.size() < 2) return;
    size_t at = 0;
    while (at < funds.size() && !IsTotal(*funds[at])) ++at;
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
    Compare(*funds[at], *whole, parts, half_units, unit,
            report_.Name() + "“" + funds[at]->name.value_or("") + "”" + std::string(name) + " " +
                FenText(*whole, unit) + " 与其下 " + std::to_string(printed) + " 项之和 " +
                FenText(parts, unit),
            at == 0 && printed + 1 < funds.size());
  }

  // --- Q16
  // ---------------------------------------------------------------------------------------------
  // What the whole agency spent of other money than fiscal appropriation; nothing where a form was not read.
  std::optional<Figure> OtherMoneyOfTheForms() const {
    struct Total {
      const char *form, *side, *row, *measure;
    };
    constexpr Total kTotals[] = {{"expenditure", "", "合计", "total"},
                                 {"fiscal_appropriation_summary", "expenditure", "本年支出合计", "total"}};
    Figure out;
    for (const Total& total : kTotals) {
      const LedgerForm* form = ledger_.sets() == 1 ? ledger_.Find(total.form) : nullptr;
      const LedgerRow* row = form ? form->Named(total.side, {MatchKey(total.row)}) : nullptr;
      const size_t* fact = row ? row->Find(total.measure) : nullptr;
      if (!fact || !ledger_.fact(*fact).amount_fen) return std::nullopt;
      const FactRecord& record = ledger_.fact(*fact);
      const bool first = out.evidence.empty();
      out.fen = first ? *record.amount_fen : out.fen - *record.amount_fen;
      out.ulp += form->ulp > 1 ? form->ulp : 0;
      out.words += (first ? "" : " － ") + wording_.Fact(*fact);
      out.evidence.push_back(record.fact_id);
      out.sure = out.sure && record.confidence >= kTrustworthy;
    }
    return out;
  }

  void OtherMoney() {
    const EvaluationRecord& evaluation = *sheet().evaluation;
    if (evaluation.kind != "department_self" || IsOfOtherYear(records_, evaluation)) return;
    for (const FundRecord* fund : sheet().funds) {
      std::optional<int64_t> other = Fen(*fund, &FundRecord::executed_other);
      if (!IsTotal(*fund) || other.value_or(0) == 0) continue;
      std::optional<Figure> most = OtherMoneyOfTheForms();
      if (!most) return;
      const int64_t tolerance = (Ulp(*fund, &FundRecord::executed_other) + most->ulp) / 2;
      const int64_t excess = *other - most->fen;
      const bool sure = excess <= tolerance || (most->sure && fund->confidence >= kTrustworthy);
      const std::string unit = fund->unit.value_or("万元");
      CheckRecord check = report_.Begin("Q16", !sure                 ? "not_applicable"
                                               : excess <= tolerance ? StatusName(excess <= 0, true)
                                                                     : Failing(*fund));
      check.left = FenText(*other, unit);
      check.right = FenText(most->fen, unit);
      check.difference = FenText(excess, unit);
      check.tolerance = FenText(tolerance, unit);
      check.evidence.insert(check.evidence.end(), most->evidence.begin(), most->evidence.end());
      check.message = report_.Name() + "其他资金全年执行数 " + Grouped(*check.left) + unit +
                      (excess <= 0 ? " 不大于 " : " 大于 ") + most->words + " ＝ " + Grouped(*check.right) +
                      unit + (excess > 0 && excess <= tolerance ? "，只差尾数" : "");
      report_.Add(std::move(check));
      return;
    }
  }

  const Ledger& ledger_;
  const Wording& wording_;
  SheetReport& report_;
  Records& records_;
};

}  // namespace

void AddFundChecks(const Ledger& ledger, const Wording& wording, SheetReport* report, Records* records) {
  FundChecks(ledger, wording, report, records).Run();
}

}  // namespace gongkai
