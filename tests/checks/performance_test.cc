// Performance tables against their own arithmetic, and what the text says of them.
#include <gtest/gtest.h>

#include <functional>
#include <tuple>

#include "tests/checks/books.h"

namespace gongkai::test {
namespace {

IndicatorRecord Indicator(int seq, const char* level1, const char* name, const char* weight,
                          const char* score) {
  IndicatorRecord row;
  row.indicator_id = "indicator" + std::to_string(seq);
  row.seq = seq;
  row.level1 = level1;
  row.level3 = name;
  row.weight = weight;
  row.score = score;
  return row;
}

// A table of three indicators in which everything is right: 40 + 50 + 10 for the execution, 8.03 of 10.
Books Evaluation() {
  Books books;
  TableRecord table;
  table.table_id = "t";
  table.method = "ruled";
  Records& records = books.records();
  records.tables.push_back(table);
  EvaluationRecord evaluation;
  evaluation.evaluation_id = "e";
  evaluation.table = 0;
  evaluation.kind = "project_self";
  evaluation.title = "档案数字化经费项目绩效自评表";
  evaluation.project_name = "档案数字化经费";
  evaluation.score = "97.03";
  evaluation.grade = "优";
  records.evaluations.push_back(evaluation);
  FundRecord total;
  total.seq = 1;
  total.name = "年度资金总额";
  total.initial_budget = "100.00";
  total.full_year_budget = "100.00";
  total.executed = "80.27";
  total.weight = "10";
  total.rate = "80.27%";
  total.score = "8.03";
  total.unit = "万元";
  FundRecord fiscal = total;
  fiscal.seq = 2;
  fiscal.name = "其中：当年财政拨款";
  fiscal.weight = fiscal.score = fiscal.rate = std::nullopt;
  records.funds = {total, fiscal};
  IndicatorRecord a = Indicator(1, "产出指标", "数字化卷数", "20", "20");
  a.level1_weight = "40";
  a.target = "≥100卷";
  a.target_op = ">=";
  a.target_value = "100";
  a.target_unit = "卷";
  a.actual = "120卷";
  a.actual_op = "=";
  a.actual_value = "120";
  a.actual_unit = "卷";
  IndicatorRecord b = Indicator(2, "产出指标", "差错率", "20", "20");
  b.level1_weight = "40";
  b.target = "≤1%";
  b.target_op = "<=";
  b.target_value = "1";
  b.target_unit = "%";
  b.actual = "0.5%";
  b.actual_op = "=";
  b.actual_value = "0.5";
  b.actual_unit = "%";
  IndicatorRecord c = Indicator(3, "效益指标", "查档便利", "50", "49");
  c.deviation = "宣传不足";
  records.indicators = {a, b, c};
  return books;
}

TEST(PerformanceChecks, EachRuleCanHoldAndCanFail) {
  struct Case {
    const char* what;
    std::function<void(Records&)> change;
    const char *rule, *status;
  };
  const Case cases[] = {
      {"as it is", [](Records&) {}, "Q1", "pass"},
      {"as it is", [](Records&) {}, "Q2", "pass"},
      {"as it is", [](Records&) {}, "Q3", ""},
      {"as it is", [](Records&) {}, "Q4", "pass"},
      {"as it is", [](Records&) {}, "Q5", "pass"},
      {"as it is", [](Records&) {}, "Q5s", "pass"},
      {"as it is", [](Records&) {}, "Q6", "pass pass pass"},
      {"as it is", [](Records&) {}, "Q8", ""},
      {"as it is", [](Records&) {}, "Q8d", ""},
      {"as it is", [](Records&) {}, "Q9", ""},
      {"as it is", [](Records&) {}, "Q10", ""},
      {"as it is", [](Records&) {}, "Q11", ""},
      {"as it is", [](Records&) {}, "Q12", ""},
      // The scores still add up, so no row was lost.
      {"a weight", [](Records& r) { r.indicators[2].weight = "55"; }, "Q1", "fail"},
      {"a rate that does not fit", [](Records& r) { r.funds[0].rate = "90.27%"; }, "Q5", "fail"},
      {"a rate that may stand beside another row",
       [](Records& r) {
         r.funds[0].rate = "90.27%";
         r.tables[0].method = "aligned";
       },
       "Q5", "not_applicable"},
      {"a source that may be another row's",
       [](Records& r) {
         r.funds[1].executed = "90.27";
         r.tables[0].method = "aligned";
       },
       "Q6", "pass pass not_applicable"},
      {"a weight and the total",
       [](Records& r) {
         r.indicators[2].weight = "55";
         r.evaluations[0].score = "98";
       },
       "Q1", "not_applicable"},
      {"the bracket",
       [](Records& r) { r.indicators[0].level1_weight = r.indicators[1].level1_weight = "30"; }, "Q2",
       "fail"},
      {"a score above its weight", [](Records& r) { r.indicators[0].score = "21"; }, "Q3", "fail"},
      {"the total", [](Records& r) { r.evaluations[0].score = "98.03"; }, "Q4", "fail"},
      {"the rate", [](Records& r) { r.funds[0].rate = "82.27%"; }, "Q5", "fail"},
      {"a rate cut off", [](Records& r) { r.funds[0].executed = "80.276"; }, "Q5", "rounding"},
      {"a rate of the initial budget",
       [](Records& r) {
         r.funds[0].full_year_budget = "120.00";
         r.funds[1].full_year_budget = "120.00";
       },
       "Q5", "pass"},
      {"points for the execution", [](Records& r) { r.funds[0].score = "9"; }, "Q5s", "fail"},
      {"points rounded to whole ones", [](Records& r) { r.funds[0].score = "8"; }, "Q5s", "pass"},
      {"a source above the total", [](Records& r) { r.funds[1].executed = "81.27"; }, "Q6", "pass pass fail"},
      {"full points for too little",
       [](Records& r) {
         r.indicators[0].actual = "43卷";
         r.indicators[0].actual_value = "43";
       },
       "Q8", "fail"},
      {"points as the rule gives them",
       [](Records& r) {
         r.indicators[0].actual = "50卷";
         r.indicators[0].actual_value = "50";
         r.indicators[0].score = "10";
       },
       "Q8", ""},
      {"too much of a ceiling",
       [](Records& r) {
         r.indicators[1].actual = "2%";
         r.indicators[1].actual_value = "2";
       },
       "Q8", "fail"},
      {"points lost without a reason", [](Records& r) { r.indicators[0].score = "15"; }, "Q8d", "fail"},
      {"the same row twice",
       [](Records& r) {
         r.indicators.push_back(r.indicators[0]);
         r.indicators.back().level1 = "效益指标";
       },
       "Q9", "fail"},
      {"another unit", [](Records& r) { r.indicators[0].actual_unit = "家"; }, "Q10", "fail"},
      {"a unit that counts the same",
       [](Records& r) {
         r.indicators[0].target_unit = "人";
         r.indicators[0].actual_unit = "人次";
       },
       "Q10", ""},
      {"a bound for a result", [](Records& r) { r.indicators[0].actual_op = ">="; }, "Q11", "fail"},
      {"a row without level 1", [](Records& r) { r.indicators[2].level1 = std::nullopt; }, "Q12", "fail"},
  };
  for (const Case& c : cases) {
    Books books = Evaluation();
    c.change(books.records());
    EXPECT_EQ(books.Statuses(c.rule), c.status) << c.rule << ", " << c.what;
  }
}

TEST(PerformanceChecks, ALostRowIsNoContradiction) {
  Books books = Evaluation();
  books.records().indicators.pop_back();
  EXPECT_EQ(books.Statuses("Q1"), "not_applicable");
  EXPECT_EQ(books.Statuses("Q4"), "not_applicable");
}

TEST(PerformanceChecks, AFullScoreHasNoReasonForAShortfall) {
  const struct {
    const char *score, *deviation, *status;
  } cases[] = {{"20", "因结算滞后，费用未支付", "fail"},
               {"20", "无", ""},
               {"20", "未超预算", ""},
               {"20", "未发现偏差", ""},
               {"18", "未完成", ""},
               {"20", "尚未验收", "fail"}};
  for (const auto& c : cases) {
    Books books = Evaluation();
    books.records().indicators[0].score = c.score;
    books.records().indicators[0].deviation = c.deviation;
    EXPECT_EQ(books.Statuses("Q8e"), c.status) << c.score << c.deviation;
  }
}

TEST(PerformanceChecks, AWordOrDateThatIsPrintedAgainWasReached) {
  const struct {
    const char *actual, *score, *status;
  } cases[] = {{"2022年", "18", "fail"}, {"2022年", "20", ""}, {"2023年", "18", ""}};
  for (const auto& c : cases) {
    Books books = Evaluation();
    IndicatorRecord& row = books.records().indicators[0];
    row.target = "2022年";
    row.target_op = row.target_value = row.target_unit = std::nullopt;
    row.actual = c.actual;
    row.actual_op = row.actual_value = row.actual_unit = std::nullopt;
    row.score = c.score;
    EXPECT_EQ(books.Statuses("Q8d"), c.status) << c.actual << c.score;
  }
}

TEST(PerformanceChecks, ATotalWithoutTheScoreOfTheExecutionIsNotHeldAgainstTheRest) {
  Books books = Evaluation();
  books.records().funds[0].score = std::nullopt;
  EXPECT_EQ(books.Statuses("Q4"), "");
}

TEST(PerformanceChecks, ATotalBesideRowsReadWithDoubtIsNoContradiction) {
  for (const auto& [method, confidence, status] :
       {std::tuple("linear", 0.45, "not_applicable"), std::tuple("linear", 0.7, "fail"),
        std::tuple("ruled", 0.45, "fail")}) {
    Books books = Evaluation();
    books.records().tables[0].method = method;
    for (IndicatorRecord& row : books.records().indicators) row.confidence = confidence;
    books.records().evaluations[0].score = "100";
    EXPECT_EQ(books.Statuses("Q4"), status) << method << confidence;
  }
}

// A table of a text whose rows were put together with doubt, while weights and scores add up.
TEST(PerformanceChecks, AScoreGluedToTheCellBesideItIsMarkedAndAccusesNobody) {
  for (const auto& [method, score, status, confidence] :
       {std::tuple("aligned", "97.01003", "not_applicable", kDoubtful),
        std::tuple("aligned", "96.03", "fail", 1.0), std::tuple("ruled", "97.01003", "fail", 1.0)}) {
    Books books = Evaluation();
    books.records().tables[0].method = method;
    books.records().evaluations[0].score = score;
    EXPECT_EQ(books.Statuses("Q4"), status) << method << score;
    EXPECT_EQ(books.records().evaluations[0].confidence, confidence) << method << score;
  }
}

TEST(PerformanceChecks, ARowOnOneLineIsSureWhereAllFiguresAddUp) {
  struct Case {
    const char* what;
    std::function<void(Records&)> change;
    const char *rule, *status;
  };
  const Case cases[] = {
      {"deducted without a reason",
       [](Records& r) {
         r.indicators[2].deviation = std::nullopt;
         r.indicators[2].target = r.indicators[2].actual = "2023年";
       },
       "Q8d", "fail"},
      {"on two lines",
       [](Records& r) {
         r.indicators[2].deviation = std::nullopt;
         r.indicators[2].target = r.indicators[2].actual = "2023年";
         r.indicators[2].place.line_last = 9;
       },
       "Q8d", ""},
      {"a reason, and full marks above and below",
       [](Records& r) {
         r.indicators[0].deviation = "尚未完成";
         r.indicators[0].place.line_last = 9;
       },
       "Q8e", "fail"},
      {"a reason that may belong to the row below, which lost a point",
       [](Records& r) {
         r.indicators[1].deviation = "尚未完成";
         r.indicators[1].place.line_last = 9;
       },
       "Q8e", ""},
      {"the same twice",
       [](Records& r) {
         r.indicators[1] = r.indicators[0];
         r.indicators[1].place.line_first = r.indicators[1].place.line_last = 2;
       },
       "Q9", "fail"},
      {"the same twice on more lines, as far as it was read",
       [](Records& r) {
         r.indicators[1] = r.indicators[0];
         r.indicators[1].place.line_last = 9;
       },
       "Q9", ""},
      {"scores that do not add up",
       [](Records& r) {
         r.indicators[0].deviation = "尚未完成";
         r.evaluations[0].score = "90";
       },
       "Q8e", ""},
  };
  for (const Case& c : cases) {
    Books books = Evaluation();
    Records& records = books.records();
    records.tables[0].method = "linear";
    int line = 1;
    for (IndicatorRecord& row : records.indicators) {
      row.confidence = 0.45;
      row.place.line_first = row.place.line_last = line++;
    }
    c.change(records);
    EXPECT_EQ(books.Statuses(c.rule), c.status) << c.what;
  }
}

TEST(PerformanceChecks, MoneyThatWasSpentWasNotLate) {
  for (const auto& [executed, reason, status] :
       {std::tuple("100.00", "支付进度较慢", "fail"), std::tuple("100.00", "资金拨付进度缓慢", "fail"),
        std::tuple("80.27", "支付进度较慢", ""), std::tuple("100.00", "工程进度较慢", "")}) {
    Books books = Evaluation();
    for (FundRecord& fund : books.records().funds) fund.executed = executed;
    books.records().indicators[2].deviation = reason;
    EXPECT_EQ(books.Statuses("Q17"), status) << executed << reason;
  }
}

TEST(PerformanceChecks, OtherMoneyIsNoMoreThanTheFormsLeave) {
  for (const auto& [other, status] : {std::pair("10.00", "pass"), std::pair("10.01", "rounding"),
                                      std::pair("10.02", "fail"), std::pair("0", "")}) {
    Books books = Evaluation();
    books.records().evaluations[0].kind = "department_self";
    books.records().funds[0].executed_other = other;
    books.Form("expenditure").Row("", "", "合计", {{"total", "90.27"}});
    books.Form("fiscal_appropriation_summary").Row("expenditure", "", "本年支出合计", {{"total", "80.27"}});
    EXPECT_EQ(books.Statuses("Q16"), status) << other;
  }
  // Without rules an amount may stand under the heading beside its own.
  Books books = Evaluation();
  books.records().tables[0].method = "aligned";
  books.records().evaluations[0].kind = "department_self";
  books.records().funds[0].executed_other = "80.27";
  books.Form("expenditure").Row("", "", "合计", {{"total", "80.27"}});
  books.Form("fiscal_appropriation_summary").Row("expenditure", "", "本年支出合计", {{"total", "80.27"}});
  EXPECT_EQ(books.Statuses("Q16"), "not_applicable");
  EXPECT_EQ(books.records().funds[0].confidence, kDoubtful);
}

TEST(PerformanceChecks, FundsOfLooseWordsThatContradictThemselvesAreMarked) {
  for (const auto& [method, confidence] : {std::pair("aligned", 0.4), std::pair("ruled", 1.0)}) {
    Books books = Evaluation();
    books.records().tables[0].method = method;
    books.records().funds[0].rate = "90.27%";
    EXPECT_EQ(books.Check().funds[0].confidence, confidence) << method;
  }
}

TEST(ProseWords, WhoBoughtNothingHasNoPurchasesInTheTables) {
  for (const auto& [name, actual, unit, status] :
       {std::tuple("固定资产购置", "1", "台", "fail"), std::tuple("固定资产购置", "0", "台", ""),
        std::tuple("固定资产购置", "100", "%", ""), std::tuple("印刷宣传资料", "1", "批", "")}) {
    Books books = Evaluation();
    IndicatorRecord& row = books.records().indicators[0];
    row.level3 = name;
    row.actual_value = actual;
    row.actual_unit = row.target_unit = unit;
    books.Asserts("none", "十二、国有资产占用及购置情况说明", "国有资产占用及购置");
    EXPECT_EQ(books.Statuses("QN4"), status) << name << actual;
  }
}

TEST(PerformanceChecks, TargetsAreNotScored) {
  Books books = Evaluation();
  books.records().evaluations[0].kind = "target";
  EXPECT_EQ(books.Statuses("Q1"), "");
}

TEST(PerformanceChecks, TwoProjectsThatPrintTheSame) {
  Books books = Evaluation();
  Records& records = books.records();
  records.indicators[2].target = records.indicators[2].actual = "提高";
  EvaluationRecord other = records.evaluations[0];
  other.evaluation_id = "e2";
  other.project_name = "库房维修经费";
  records.evaluations.push_back(other);
  for (size_t i = 0; i < 3; ++i) {
    records.indicators.push_back(records.indicators[i]);
    records.indicators.back().evaluation = 1;
  }
  EXPECT_EQ(books.Statuses("Q9t"), "fail");
}

TEST(ProsePerformance, ScoresGradesAndBudgets) {
  struct Case {
    const char *measure, *subject, *amount, *unit, *raw, *rule, *status;
  };
  const Case cases[] = {
      {"score", "自评得分", "97.03", "分", "档案数字化经费项目自评得分97.03分，等级为“优”。", "QN1", "pass"},
      {"score", "自评得分", "98", "分", "档案数字化经费项目自评得分98分，等级为“优”。", "QN1", "fail"},
      {"score", "自评得分", "97.03", "分", "档案数字化经费项目自评得分97.03分，等级为“优”。", "QN2", "pass"},
      {"score", "自评得分", "97.03", "分", "档案数字化经费项目自评得分97.03分，等级为“A”。", "QN2", "fail"},
      // Another project, an evaluation by others, and a part of the score.
      {"score", "自评得分", "90", "分", "库房维修经费项目自评得分90分。", "QN1", ""},
      {"score", "评价得分", "90", "分", "档案数字化经费项目评价得分90分。", "QN1", ""},
      {"score", "产出指标得分", "40", "分", "档案数字化经费项目自评产出指标得分40分。", "QN1", ""},
      {"budget", "涉及预算资金", "100.00", "万元", "档案数字化经费开展自评，涉及预算资金100.00万元。", "QN3",
       "pass"},
      {"budget", "涉及预算资金", "80.27", "万元", "档案数字化经费开展自评，涉及预算资金80.27万元。", "QN3",
       "fail"},
      {"budget", "涉及预算资金", "300.00", "万元", "档案数字化经费等开展自评，涉及预算资金300.00万元。",
       "QN3", ""},
  };
  for (const Case& c : cases) {
    Books books = Evaluation();
    books.Says("十三、预算绩效情况说明", c.subject, c.measure, c.amount, c.unit, c.raw);
    EXPECT_EQ(books.Statuses(c.rule), c.status) << c.raw;
  }
}

}  // namespace
}  // namespace gongkai::test
