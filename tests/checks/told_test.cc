// What sentences and performance tables tell in several places: counts, dates, periods, payments.
#include <gtest/gtest.h>

#include "normalize/checks/likeness.h"
#include "normalize/checks/printed_range.h"
#include "tests/checks/books.h"

namespace gongkai::test {
namespace {

constexpr const char* kReport = "第五部分附件/医保专网建设项目绩效评价报告/三、绩效目标完成情况分析";

EvaluationRecord& Evaluation(Books& books, const std::string& kind, const std::string& project) {
  Records& records = books.records();
  TableRecord table;
  table.table_id = "table" + std::to_string(records.tables.size());
  table.method = "ruled";
  EvaluationRecord evaluation;
  evaluation.evaluation_id = "evaluation" + std::to_string(records.evaluations.size());
  evaluation.table = records.tables.size();
  evaluation.kind = kind;
  evaluation.title = evaluation.project_name = project;
  records.tables.push_back(table);
  records.evaluations.push_back(evaluation);
  return records.evaluations.back();
}

// A row whose result is a number with a unit, or words where the unit is "".
IndicatorRecord& Row(Books& books, const std::string& name, const std::string& target,
                     const std::string& actual, const std::string& unit) {
  IndicatorRecord row;
  row.indicator_id = "indicator" + std::to_string(books.records().indicators.size());
  row.evaluation = books.records().evaluations.size() - 1;
  row.level1 = "产出指标";
  row.level3 = name;
  row.target = target + unit;
  row.actual = actual + unit;
  if (!unit.empty()) {
    row.target_value = target;
    row.actual_value = actual;
    row.target_op = row.actual_op = "=";
    row.target_unit = row.actual_unit = unit;
  }
  books.records().indicators.push_back(row);
  return books.records().indicators.back();
}

void Cell(Books& books, const std::string& text) {
  gongkai::Cell cell;
  cell.text = text;
  books.records().tables.back().cells.push_back(cell);
}

TEST(PrintedRange, IsWhatAPrintedCountMayStandFor) {
  const struct {
    const char *digits, *scale, *before, *after;
    int64_t low, high;  // of the unit
  } cases[] = {
      {"35933", "", "", "", 35933, 35933},  {"3.54", "万", "", "", 35350, 35450},
      {"38", "万", "", "", 375000, 385000}, {"20", "万", "我区", "余", 200000, 300000},
      {"1900", "", "达", "余", 1900, 2000}, {"3", "万", "受理业务近", "件", 20000, 30000},
      {"500", "", "约", "", 400, 600},
  };
  for (const auto& c : cases) {
    const std::optional<PrintedRange> range = RangeOf(c.digits, c.scale, c.before, c.after);
    ASSERT_TRUE(range) << c.digits;
    EXPECT_EQ(range->low, c.low * 1000000) << c.digits << c.scale;
    EXPECT_EQ(range->high, c.high * 1000000) << c.digits << c.scale;
  }
  EXPECT_FALSE(RangeOf("99999999999999999", "亿", "", ""));
  EXPECT_FALSE(RangeOf("", "", "", ""));
}

TEST(Likeness, AnAbbreviationHasTheCharactersOfTheNameInItsOrder) {
  EXPECT_TRUE(Abbreviates(U"城乡居民参保", U"城乡居民参加基本医疗保险人数", 3));
  EXPECT_FALSE(Abbreviates(U"城乡居民大病", U"城乡居民参加基本医疗保险人数", 3));
  EXPECT_FALSE(Abbreviates(U"城镇居民参保", U"城乡居民参加基本医疗保险人数", 3));
  EXPECT_EQ(LongestCommon(U"两定机构检查全覆盖", U"稽核医药机构"), 2u);
}

TEST(CountsTold, AllOfAKindIsOneNumberWhereverItIsTold) {
  const struct {
    const char *first, *second, *amount, *unit, *status;
  } cases[] = {
      {"全面落实条例，实现对全省3.54万家两定机构检查全覆盖。", "现场检查定点医药机构共35933家，实现全覆盖。",
       "35933", "家", "fail"},
      // Rounded, 3.54万家 may be 35,420家.
      {"全面落实条例，实现对全省3.54万家两定机构检查全覆盖。", "现场检查定点医药机构共35420家，实现全覆盖。",
       "35420", "家", ""},
      // Not all of them.
      {"全面落实条例，实现对全省3.54万家两定机构检查全覆盖。", "现场检查定点医药机构共35933家，查处6134家。",
       "35933", "家", ""},
      // Another number is of something else.
      {"全面落实条例，实现对全省3.54万家两定机构检查全覆盖。", "现场检查定点医药机构共8250家，实现全覆盖。",
       "8250", "家", ""},
      // Another year.
      {"全面落实条例，实现对全省3.54万家两定机构检查全覆盖。",
       "2021年现场检查定点医药机构共36448家，实现全覆盖。", "36448", "家", ""},
      {"全面落实条例，实现对全省3.54万家两定机构检查全覆盖。", "全省共有高新企业35933家。", "35933", "家",
       ""},
  };
  for (const auto& c : cases) {
    Books books;
    Evaluation(books, "department_self", "部门整体");
    books.Says("十三、预算绩效情况说明", "两定机构检查全覆盖", "count", "3.54", "万家", c.first);
    const std::string second = c.second;
    const bool other = second.find("企业") != second.npos;
    books.Says("十三、预算绩效情况说明", other ? "高新企业" : "现场检查定点医药机构", "count", c.amount,
               c.unit, second);
    EXPECT_EQ(books.Statuses("N24"), c.status) << second;
  }
}

TEST(CountsTold, WhatARateCoversCompletelyIsAllOfIt) {
  for (const auto& [rate, count, status] :
       {std::tuple("100", "575", "fail"), std::tuple("95", "575", ""), std::tuple("100", "583", "")}) {
    Books books;
    Evaluation(books, "special_fund_self", "能力提升");
    Row(books, "稽核医药机构数量", "100", count, "家");
    Row(books, "稽核医药机构覆盖率", "90", rate, "%");
    books.Says("十三、预算绩效情况说明", "我区共有协议医疗机构和协议零售药店", "count", "583", "家");
    EXPECT_EQ(books.Statuses("N24"), status) << rate << " " << count;
  }
}

TEST(CountsTold, ThePeopleOfTheAreaAreOneNumber) {
  for (const auto& [said, status] :
       {std::pair("为我区20余万参保居民提供服务", "fail"), std::pair("为我区36.2万参保居民提供服务", ""),
        std::pair("为我区20余万困难居民提供服务", ""), std::pair("为其中20余万参保居民提供服务", "")}) {
    Books books;
    Evaluation(books, "project_evaluation", "医保专网建设");
    Cell(books, "推进三级联动医保服务体系建设，真正实现我区36万参保人员医保业务“马上办”的目标。");
    books.Says(kReport, "参保居民", "count", "20", "万", std::string(said) + "。");
    EXPECT_EQ(books.Statuses("N25"), status) << said;
  }
}

TEST(CountsTold, SentencesOfATableAreHeldAgainstItsRows) {
  for (const auto& [text, status] : {
           std::pair("曾都城乡居民参保38万人，按地方财政补助标准116元/人计算。", "fail"),
           std::pair("曾都城乡居民参保35万人，按地方财政补助标准116元/人计算。", ""),  // rounded
           std::pair("曾都城乡居民参保34万人，按地方财政补助标准116元/人计算。", ""),  // the target
           std::pair("曾都城乡居民参保90万人，按地方财政补助标准116元/人计算。", ""),  // of something else
           std::pair("曾都城乡居民脱贫38万人，按地方财政补助标准116元/人计算。", ""),
           std::pair("新增城乡居民参保38万人，按地方财政补助标准116元/人计算。", ""),
       }) {
    Books books;
    books.records().document.publisher = "曾都区医疗保障局";
    Evaluation(books, "project_self", "城乡居民医疗保险工作经费");
    Row(books, "城乡居民参加基本医疗保险人数", "340000", "347173", "人");
    Cell(books, text);
    EXPECT_EQ(books.Statuses("Q19"), status) << text;
  }
}

TEST(TimesTold, ACountUpToADayTellsNothingThatCameAfterIt) {
  const struct {
    const char *sentence, *status;
  } cases[] = {
      {"截至2022年2月28日，项目实际到位资金300万元，2022年6月20日调整为290.77万元。", "fail"},
      {"截至2022年12月31日，项目实际到位资金300万元，2022年6月20日调整为290.77万元。", ""},
      {"截至2022年底，项目实际到位资金300万元，2022年6月20日调整为290.77万元。", ""},
      {"截至2022年2月28日，项目实际到位资金300万元，预计2022年6月20日支付。", ""},
      {"截至2021年12月31日，项目到位资金300万元；截至2022年12月31日，项目到位资金100万元。", ""},
  };
  for (const auto& c : cases) {
    Books books;
    books.Says(kReport, "项目实际到位资金", "other", "300", "万元", c.sentence);
    EXPECT_EQ(books.Statuses("N23"), c.status) << c.sentence;
  }
}

TEST(TimesTold, OneBudgetIsOfOneSpanOfYears) {
  for (const auto& [years, amount, status] :
       {std::tuple("2021-2022", "600", "fail"), std::tuple("2020-2022", "600", ""),
        std::tuple("2021-2022", "590", "")}) {
    Books books;
    books.Says(kReport, "预算总额", "budget", "600", "万元",
               "2020-2022年医保基金监管业务经费项目，预算总额600万元。");
    books.Says(kReport, "项目预算", "budget", amount, "万元",
               std::string(years) + "年医保基金监管业务经费项目预算" + amount + "万元。");
    EXPECT_EQ(books.Statuses("N26"), status) << years << " " << amount;
  }
}

TEST(TimesTold, PeriodsOfAProjectDoNotCross) {
  for (const auto& [second, status] :
       {std::pair("2024年5月16日至2025年5月15日", "fail"), std::pair("2024年5月16日至2024年9月15日", ""),
        std::pair("2024年1-12月", ""), std::pair("2024年5月16日", "")}) {
    Books books;
    Evaluation(books, "project_evaluation", "医保专网建设");
    books.Asserts("period", kReport, "2024年1月-10月").Asserts("period", kReport, second);
    EXPECT_EQ(books.Statuses("QN6"), status) << second;
  }
}

TEST(TimesTold, APeriodInTheTableIsThatOfTheProject) {
  Books books;
  Evaluation(books, "project_evaluation", "医保专网建设");
  Row(books, "服务期限", "2024年1-12月", "2024年1-12月", "");
  books.Asserts("period", kReport, "2024年5月16日至2025年5月15日");
  EXPECT_EQ(books.Statuses("QN6"), "fail");
}

TEST(PaymentsTold, WhereAllWasPaidNothingIsUnpaid) {
  const struct {
    const char *rate, *value, *reason, *status;
  } cases[] = {
      {"合同执行率", "100", "因财政紧缩，部分费用暂未付款。", "fail"},
      {"资金支付及时率", "100", "部分款项未及时支付。", "fail"},
      {"合同执行率", "80", "因财政紧缩，部分费用暂未付款。", ""},
      // Money that came need not have been spent.
      {"资金到位率", "100", "部分费用暂未付款。", ""},
      {"资金到位率", "100", "因财政紧缩，部分费用暂未付款。", "fail"},
      // Not due yet.
      {"合同执行率", "100", "质保金未支付。", ""},
      {"任务完成率", "100", "部分费用暂未付款。", ""},
  };
  for (const auto& c : cases) {
    Books books;
    Evaluation(books, "project_evaluation", "医保专网建设");
    Row(books, c.rate, "100", c.value, "%");
    Row(books, "网络服务费", "524400", "200000", "元").deviation = c.reason;
    EXPECT_EQ(books.Statuses("Q18"), c.status) << c.rate << c.value << c.reason;
  }
}

TEST(PaymentsTold, TheTextOfTheAccountsSpeaksOfTheDepartment) {
  for (const auto& [kind, status] : {std::pair("department_self", "fail"), std::pair("project_self", "")}) {
    Books books;
    Evaluation(books, kind, "部门整体");
    Row(books, "资金拨付及时率", "100", "100", "%");
    books.Asserts("unpaid", "一、收入支出决算总体情况说明", "未支付特殊人群医疗费");
    EXPECT_EQ(books.Statuses("Q18"), status) << kind;
  }
}

TEST(NamedIndicators, WhatTheReportSaysOfAnIndicatorDoesNotExcludeItsResult) {
  const struct {
    const char *between, *amount, *behind, *status;
  } cases[] = {
      {"的积极作用效果大于", "2", "，持续有效", "fail"},
      {"的积极作用效果不低于", "2", "，持续有效", ""},
      {"的积极作用效果达", "3", "，持续有效", "fail"},
      {"的积极作用效果达", "3", "以上", "fail"},
      {"的积极作用效果达", "1", "以上", ""},
      {"的目标为", "3", "，持续有效", ""},
      {"（分值15分）的积极作用大于", "2", "，持续有效", ""},
  };
  for (const auto& c : cases) {
    Books books;
    Evaluation(books, "project_evaluation", "医保专网建设");
    Row(books, "持续提高民众办事便捷度", "2", "2", "年");
    books.Says(kReport, "积极作用效果", "other", c.amount, "年",
               std::string("工作在持续提高民众办事便捷度") + c.between + c.amount + "年" + c.behind + "。");
    EXPECT_EQ(books.Statuses("QN5"), c.status) << c.between << c.amount << c.behind;
  }
}

TEST(IndicatorChecks, CoverageIsNoAnswerToAChange) {
  const struct {
    const char *target, *actual, *status;
  } cases[] = {
      {"稳步提升", "全覆盖", "fail"}, {"全覆盖", "稳步提升", "fail"}, {"稳步提升", "明显提升", ""},
      {"有效提升", "效果显著", ""},   {"全覆盖", "已全覆盖", ""},     {"稳步提升", "已完成", ""},
      {"提升覆盖面", "全覆盖", ""},
  };
  for (const auto& c : cases) {
    Books books;
    Evaluation(books, "project_self", "甲");
    Row(books, "经办服务效率", c.target, c.actual, "");
    EXPECT_EQ(books.Statuses("Q20"), c.status) << c.target << c.actual;
  }
}

}  // namespace
}  // namespace gongkai::test
