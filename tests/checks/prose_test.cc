// What the running text says, held against forms and against itself. Each case is one assertion and the
// status of the rule that judges it.
#include <gtest/gtest.h>

#include "tests/checks/books.h"

namespace gongkai::test {
namespace {

// The accounts that all cases speak of.
Books Accounts() {
  Books books;
  books.Form("income_expenditure_summary")
      .Row("income", "", "一、一般公共预算财政拨款收入", {{"final", "90.00"}})
      .Row("income", "", "本年收入合计", {{"final", "100.00"}})
      .Row("income", "", "年初结转和结余", {{"final", "20.00"}})
      .Row("income", "", "总计", {{"final", "120.00"}})
      .Row("expenditure", "", "本年支出合计", {{"final", "110.00"}})
      .Row("expenditure", "", "年末结转和结余", {{"final", "10.00"}})
      .Row("expenditure", "", "总计", {{"final", "120.00"}});
  books.Form("income").Row("", "", "合计",
                           {{"total", "100.00"}, {"fiscal_appropriation", "90.00"}, {"other", "10.00"}});
  books.Form("expenditure")
      .Row("", "", "合计", {{"total", "110.00"}, {"basic", "80.00"}, {"project", "30.00"}});
  books.Form("general_budget_expenditure")
      .Row("", "", "合计", {{"total", "90.00"}, {"basic", "80.00"}, {"project", "10.00"}})
      .Row("", "208", "社会保障和就业支出", {{"total", "60.00"}, {"basic", "60.00"}, {"project", ""}})
      .Row("", "20805", "行政事业单位养老支出", {{"total", "60.00"}, {"basic", "60.00"}, {"project", ""}})
      .Row("", "2080501", "行政单位离退休", {{"total", "25.00"}, {"basic", "25.00"}, {"project", ""}})
      .Row("", "2080502", "事业单位离退休", {{"total", "35.00"}, {"basic", "35.00"}, {"project", ""}})
      .Row("", "210", "卫生健康支出", {{"total", "30.00"}, {"basic", "20.00"}, {"project", "10.00"}});
  books.Form("general_budget_basic_expenditure")
      .Row("", "301", "工资福利支出", {{"final", "60.00"}})
      .Row("", "30101", "基本工资", {{"final", "60.00"}})
      .Row("", "302", "商品和服务支出", {{"final", "20.00"}})
      .Row("", "30201", "办公费", {{"final", "15.00"}})
      .Row("", "30202", "印刷费", {{"final", "5.00"}})
      .Row("", "30207", "邮电费", {{"final", ""}})
      .Row("", "", "人员经费合计", {{"final", "60.00"}})
      .Row("", "", "公用经费合计", {{"final", "20.00"}});
  books.Form("three_public")
      .Row("", "", "合计", {{"budget", "6.00"}, {"final", "4.00"}})
      .Row("", "", "公务接待费", {{"budget", "6.00"}, {"final", "4.00"}});
  return books;
}

const char* const kSummary = "第三部分情况说明/一、收入支出决算总体情况说明";
const char* const kIncome = "二、收入决算情况说明";
const char* const kExpenditure = "三、支出决算情况说明";
const char* const kGeneral = "五、一般公共预算财政拨款支出决算情况说明/（三）具体情况";
const char* const kBasic = "六、一般公共预算财政拨款基本支出决算情况说明";
const char* const kThreePublic = "七、财政拨款“三公”经费支出决算情况说明";

TEST(ProseForms, EachFigureIsHeldAgainstItsCell) {
  struct Case {
    const char *section, *subject, *measure, *amount, *unit, *rule, *status;
  };
  const Case cases[] = {
      {kSummary, "收、支总计", "final", "120.00", "万元", "N1a", "pass"},
      {kSummary, "收入总计、支出总计", "final", "120.00", "万元", "N1b", "pass"},
      {kSummary, "收入总计", "final", "102.00", "万元", "N1a", "fail"},
      // Rounded to whole 万元, and in yuan.
      {kSummary, "支出总计", "final", "120", "万元", "N1b", "pass"},
      {kSummary, "支出总计", "final", "1200000.00", "元", "N1b", "pass"},
      {kSummary, "支出总计", "final", "120.004", "万元", "N1b", "rounding"},
      {kSummary, "支出总计", "final", "120.02", "万元", "N1b", "fail"},
      {kSummary, "支出总计", "final", "120.00", "元", "N1b", "fail"},
      {kIncome, "财政拨款收入", "final", "90", "万元", "N1d", "pass"},
      {kIncome, "其他收入", "final", "9", "万元", "N1i", "fail"},
      {kExpenditure, "基本支出", "final", "80.00", "万元", "N1k", "pass"},
      {kGeneral, "基本支出", "final", "80.00", "万元", "N1v", "pass"},
      {kGeneral, "卫生健康支出（类）", "final", "30.00", "万元", "N4", "pass"},
      {kGeneral, "卫生健康（类）支出", "final", "30.00", "万元", "N4", "pass"},
      {kGeneral, "社会保障和就业支出（类）行政事业单位养老支出（款）行政单位离退休（项）", "final", "25.00",
       "万元", "N4", "pass"},
      {kGeneral, "社会保障和就业支出（类）行政事业单位养老支出（款）行政单位离退休（项）", "final", "52.00",
       "万元", "N4", "fail"},
      // The mark of the last level was left out.
      {kGeneral, "社会保障和就业支出（类）行政事业单位养老支出（款）事业单位离退休", "final", "35.00", "万元",
       "N4", "pass"},
      // A class that the form does not have says nothing.
      {kGeneral, "教育支出（类）", "final", "1.00", "万元", "N4", ""},
      {kBasic, "办公费", "final", "15.00", "万元", "N4b", "pass"},
      {kBasic, "公用经费", "final", "20.00", "万元", "N1z", "pass"},
      {kThreePublic, "“三公”经费支出", "budget", "6.00", "万元", "N8ab", "pass"},
      {kThreePublic, "公务接待费", "final", "4.10", "万元", "N8f", "fail"},
      // Another section speaks of other accounts.
      {"十一、其他重要事项/（二）政府采购情况", "基本支出", "final", "1.00", "万元", "N1k", ""},
  };
  for (const Case& c : cases) {
    Books books = Accounts();
    books.Says(c.section, c.subject, c.measure, c.amount, c.unit);
    EXPECT_EQ(books.Statuses(c.rule), c.status) << c.section << " " << c.subject << " " << c.amount << c.unit;
  }
}

TEST(ProseForms, AFigureOfAnotherYearIsNotHeldAgainstThisYearsForms) {
  for (const auto& [sentence, status] :
       {std::pair("2022年度支出总计100.00万元。", ""), std::pair("2023年度支出总计100.00万元。", "fail"),
        std::pair("与2022年度相比，支出总计100.00万元。", "fail")}) {
    Books books = Accounts();
    books.Says(kSummary, "支出总计", "final", "100.00", "万元", sentence);
    EXPECT_EQ(books.Statuses("N1b"), status) << sentence;
  }
}

TEST(ProseForms, ASlipOfTheUnitIsCalledOne) {
  Books books = Accounts();
  books.Says(kSummary, "支出总计", "final", "120.00", "元").Check();
  bool said = false;
  for (const CheckRecord& check : books.records().checks)
    said = said || (check.rule == "N1b" && check.message.find("单位误写") != std::string::npos);
  EXPECT_TRUE(said);
}

TEST(ProseRates, SharesCompletionAndChanges) {
  struct Assertion {
    const char *subject, *measure, *amount, *unit, *base, *direction;
  };
  struct Case {
    const char* section;
    std::vector<Assertion> sentence;
    const char *rule, *status;
  };
  const Case cases[] = {
      {kExpenditure,
       {{"基本支出", "final", "80.00", "万元", "", ""},
        {"基本支出", "share", "72.73", "%", "本年支出合计", ""}},
       "N2",
       "pass"},
      {kExpenditure,
       {{"基本支出", "final", "80.00", "万元", "", ""},
        {"基本支出", "share", "72.71", "%", "本年支出合计", ""}},
       "N2",
       "rounding"},
      {kExpenditure,
       {{"基本支出", "final", "80.00", "万元", "", ""},
        {"基本支出", "share", "27.73", "%", "本年支出合计", ""}},
       "N2",
       "fail"},
      // Without a base the total of the section is meant.
      {kGeneral,
       {{"卫生健康支出（类）", "final", "30.00", "万元", "", ""},
        {"卫生健康支出（类）", "share", "33.3", "%", "", ""}},
       "N2",
       "pass"},
      {kGeneral,
       {{"行政运行", "initial_budget", "50.00", "万元", "", ""},
        {"行政运行", "final", "40.00", "万元", "", ""},
        {"行政运行", "completion_rate", "80", "%", "年初预算", ""}},
       "N5",
       "pass"},
      {kGeneral,
       {{"行政运行", "initial_budget", "50.00", "万元", "", ""},
        {"行政运行", "final", "40.00", "万元", "", ""},
        {"行政运行", "completion_rate", "125", "%", "年初预算", ""}},
       "N5",
       "fail"},
      {kGeneral,
       {{"行政运行", "initial_budget", "0", "万元", "", ""},
        {"行政运行", "final", "40.00", "万元", "", ""},
        {"行政运行", "completion_rate", "95.89", "%", "年初预算", ""}},
       "N5",
       "fail"},
      {kThreePublic,
       {{"公务用车购置费", "budget", "0", "万元", "", ""},
        {"公务用车购置费", "final", "0", "万元", "", ""},
        {"公务用车购置费", "completion_rate", "0", "%", "预算", ""}},
       "N5z",
       "fail"},
      {kSummary,
       {{"支出总计", "change", "20.00", "万元", "上年", "increase"},
        {"支出总计", "change_rate", "20.00", "%", "上年", "increase"}},
       "N7",
       "pass"},
      {kSummary,
       {{"支出总计", "change", "20.00", "万元", "上年", "decrease"},
        {"支出总计", "change_rate", "20.00", "%", "上年", "decrease"}},
       "N7",
       "fail"},
      // A rate without its amount beside it cannot be judged.
      {kSummary, {{"支出总计", "change_rate", "20.00", "%", "上年", "increase"}}, "N7", ""},
      {"十、机关运行经费支出情况说明",
       {{"机关运行经费", "initial_budget", "9.25", "万元", "", ""},
        {"机关运行经费", "final", "151.48", "万元", "", ""},
        {"机关运行经费", "change_rate", "1637.62", "%", "年初预算", "increase"}},
       "N7",
       "fail"},
      {kThreePublic, {{"公务接待费", "change", "2.00", "万元", "预算数", "decrease"}}, "N7b", "pass"},
      {kThreePublic, {{"公务接待费", "change", "2.00", "万元", "预算数", "increase"}}, "N7b", "fail"},
  };
  for (const Case& c : cases) {
    Books books = Accounts();
    for (const Assertion& a : c.sentence)
      books.Says(c.section, a.subject, a.measure, a.amount, a.unit, "一句话。", a.base, a.direction);
    EXPECT_EQ(books.Statuses(c.rule), c.status)
        << c.rule << " " << c.sentence.back().subject << " " << c.sentence.back().amount;
  }
}

TEST(ProseRates, LastYearAPartWasNoMoreThanItsWhole) {
  for (const auto& [change, status] : {std::pair("10.00", "pass"), std::pair("40.00", "fail")}) {
    Books books = Accounts();
    books.Says(kExpenditure, "支出合计", "change", "10.00", "万元", "甲", "上年", "decrease");
    books.Says(kGeneral, "一般公共预算财政拨款支出", "change", change, "万元", "乙", "上年", "decrease");
    EXPECT_EQ(books.Statuses("N7p"), status) << change;
  }
}

TEST(ProseRates, ProjectExpenditureOfNothingHasNoShares) {
  for (const auto& [amount, project, status] :
       {std::tuple("100", "", "fail"), std::tuple("100", "10.00", "pass"),
        // 占…总额 may be meant of the budgets, which no form prints.
        std::tuple("50", "10.00", "not_applicable")}) {
    Books books;
    books.Form("general_budget_expenditure")
        .Row("", "", "合计",
             {{"total", *project ? "90.00" : "80.00"}, {"basic", "80.00"}, {"project", project}});
    const char* section = "十三、预算绩效情况说明";
    books.Says(section, "资金", "other", "10.00", "万元", "一句话。");
    books.Says(section, "绩效自评", "share", amount, "%", "一句话。", "一般公共预算项目支出总额");
    EXPECT_EQ(books.Statuses("N2"), status) << amount << " " << project;
  }
}

TEST(ProseLists, WordsOfComparison) {
  struct Case {
    const char *final, *words, *status;
  };
  const Case cases[] = {
      {"40.00", "决算数小于年初预算数的主要原因是", "pass"},
      {"60.00", "决算数小于年初预算数的主要原因是", "fail"},
      {"60.00", "决算数大于预算数", "pass"},
      {"50.00", "支出决算数与年初预算数一致", "pass"},
      {"49.00", "决算数与预算数持平", "fail"},
      {"49.00", "决算数与预算数基本持平", ""},
      // Words of the template that nobody chose from.
      {"60.00", "决算数小于（大于）年初预算数", ""},
  };
  for (const Case& c : cases) {
    Books books = Accounts();
    std::string raw = std::string("年初预算50.00万元，支出决算") + c.final + "万元，" + c.words + "。";
    books.Says(kGeneral, "甲", "initial_budget", "50.00", "万元", raw);
    books.Says(kGeneral, "甲", "final", c.final, "万元", raw);
    EXPECT_EQ(books.Statuses("N6"), c.status) << c.final << c.words;
  }
}

TEST(ProseLists, Procurement) {
  const char* section = "十一、政府采购支出情况说明";
  struct Case {
    const char *goods, *services, *small, *share;
    const char *sum, *below, *weighted;
  };
  const Case cases[] = {
      {"20.80", "18.20", "39.00", "100", "pass", "pass", "pass"},
      {"20.81", "18.20", "39.00", "100", "rounding", "pass", "pass"},
      {"30.80", "18.20", "39.00", "100", "fail", "pass", "fail"},
      {"20.80", "18.20", "39.00", "46.67", "pass", "pass", "fail"},
      {"20.80", "18.20", "41.00", "100", "pass", "fail", ""},
  };
  for (const Case& c : cases) {
    Books books;
    books.Form("income").Row("", "", "合计", {{"total", "1.00"}});
    books.Says(section, "政府采购支出总额", "final", "39.00", "万元", "甲");
    books.Says(section, "政府采购货物支出", "final", c.goods, "万元", "甲");
    books.Says(section, "政府采购服务支出", "final", c.services, "万元", "甲");
    books.Says(section, "授予中小企业合同金额", "final", c.small, "万元", "乙");
    books.Says(section, "授予中小企业合同金额", "share", "100", "%", "乙", "政府采购支出总额");
    books.Says(section, "货物采购授予中小企业合同金额", "share", "100", "%", "乙", "货物支出金额");
    books.Says(section, "服务采购授予中小企业合同金额", "share", c.share, "%", "乙", "服务支出金额");
    EXPECT_EQ(books.Statuses("N10"), c.sum) << c.goods;
    EXPECT_EQ(books.Statuses("N10a"), c.below) << c.small;
    EXPECT_EQ(books.Statuses("N10b"), c.weighted) << c.goods << " " << c.share;
  }
}

TEST(ProseLists, VehiclesThatAreKeptAreSomeOfAll) {
  const struct {
    const char *kept, *all, *status;
  } cases[] = {
      {"0", "2", "fail"}, {"3", "2", "fail"}, {"1", "2", "pass"}, {"2", "2", "pass"}, {"0", "0", "pass"}};
  for (const auto& c : cases) {
    Books books;
    books.Says("九、“三公”经费支出决算情况说明", "开支财政拨款的公务用车保有量", "count", c.kept, "辆");
    books.Says("十二、国有资产占用情况说明", "部门共有车辆", "count", c.all, "辆", "部门共有车辆，其中：…");
    EXPECT_EQ(books.Statuses("N11b"), c.status) << c.kept << " " << c.all;
  }
}

TEST(ProseLists, Vehicles) {
  for (const auto& [kinds, status] : {std::pair("2", "pass"), std::pair("1", "fail")}) {
    Books books;
    const char* section = "十二、国有资产占用情况说明";
    std::string raw = "共有车辆3辆，其中：…";
    books.Says(section, "共有车辆", "count", "3", "辆", raw);
    books.Says(section, "机要通信用车", "count", "1", "辆", raw);
    books.Says(section, "其他用车", "count", kinds, "辆", raw);
    EXPECT_EQ(books.Statuses("N11"), status);
  }
}

TEST(ProseLists, ListedItemsHaveAmounts) {
  for (const auto& [list, status] :
       {std::pair("办公费、印刷费", "pass"), std::pair("办公费、印刷费、邮电费", "fail"),
        std::pair("工会活动", "")}) {
    Books books = Accounts();
    books.Says(kBasic, "公用经费", "final", "20.00", "万元",
               std::string("公用经费20.00万元，主要包括：") + list + "。");
    EXPECT_EQ(books.Statuses("N15"), status) << list;
  }
}

TEST(ProseLists, BudgetAdjustments) {
  for (const auto& [change, after, status] :
       {std::tuple("2.44", "52.44", "pass"), std::tuple("2.44", "47.56", "pass"),
        std::tuple("52.44", "52.44", "fail")}) {
    Books books;
    const std::string raw = "（年初预算数50.00万元，预算调整数…，预算调整后数…）";
    books.Says("二、资金", "项目", "initial_budget", "50.00", "万元", raw);
    books.Says("二、资金", "预算调整数", "other", change, "万元", raw);
    books.Says("二、资金", "预算调整数", "full_year_budget", after, "万元", raw);
    EXPECT_EQ(books.Statuses("N16"), status) << change << " " << after;
  }
}

TEST(ProseWords, WhatIsDeniedHasNoAmount) {
  struct Case {
    const char *kind, *subject, *rule, *status;
  };
  const Case cases[] = {
      {"none", "项目支出", "N18a", "fail"},
      {"none", "一般公共预算财政拨款项目支出", "N18a", "fail"},
      // The form lacks most of its items, and is not trusted.
      {"none", "“三公”经费财政拨款支出", "N18e", "not_applicable"},
      {"none", "财政拨款公务接待费支出", "N18j", "not_applicable"},
      // Not printed, and no subject that is known.
      {"none", "因公出国（境）费支出", "N18f", ""},
      {"none", "信息化项目支出", "N18a", ""},
      {"some", "项目支出", "N19", "pass"},
  };
  for (const Case& c : cases)
    EXPECT_EQ(Accounts().Asserts(c.kind, kGeneral, c.subject).Statuses(c.rule), c.status) << c.subject;
  for (const auto& [project, denied, included] :
       {std::tuple("0.00", "pass", "fail"), std::tuple("", "pass", "fail"),
        std::tuple("0.01", "fail", "pass")}) {
    Books books;
    books.Form("expenditure")
        .Row("", "", "合计", {{"total", "9.00"}, {"basic", "9.00"}, {"project", project}});
    books.Asserts("none", kGeneral, "项目支出").Asserts("some", kGeneral, "项目支出");
    EXPECT_EQ(books.Statuses("N18a"), denied) << project;
    EXPECT_EQ(books.Statuses("N19"), included) << project;
  }
}

TEST(ProseWords, NoItemIsForWhatAnotherIsFor) {
  const char* medical = "五/7、卫生健康支出（类）行政事业单位医疗（款）事业单位医疗（项）";
  const char* housing = "五/8、住房保障支出（类）住房改革支出（款）住房公积金（项）";
  const char* pension = "五/6、社会保障和就业支出（类）行政事业单位养老支出（款）行政单位离退休（项）";
  struct Case {
    const char *first, *second, *of_first, *of_second, *status;
  };
  const Case cases[] = {
      {medical, housing, "事业单位医疗保险支出", "事业单位医疗保险支出", "fail"},
      {medical, housing, "事业单位医疗保险支出", "住房公积金支出", ""},
      // What both may be for; and items of one class.
      {medical, housing, "在职人员的缴费支出", "在职人员的缴费支出", ""},
      {pension, pension, "行政单位离退休人员支出", "行政单位离退休人员支出", ""},
  };
  for (const Case& c : cases) {
    Books books;
    books.Asserts("purpose", c.first, c.of_first).Asserts("purpose", c.second, c.of_second);
    EXPECT_EQ(books.Statuses("N22"), c.status) << c.of_first << " " << c.of_second;
  }
}

TEST(ProseWords, FiguresHaveUnitsAndUnitsHaveFigures) {
  struct Case {
    const char *measure, *amount, *unit, *status;
  };
  const Case cases[] = {{"final", "36.77", "", "fail"},
                        {"final", "36.77", "万元", ""},
                        {"change_rate", "13.95", "", "fail"},
                        {"change_rate", "13.95", "%", ""},
                        // Scores have none, and whole numbers may count anything.
                        {"score", "96.50", "", ""},
                        {"final", "3", "", ""}};
  for (const Case& c : cases) {
    Books books;
    const std::string sentence = std::string("印刷费1.00万元、办公费") + c.amount + c.unit + "。";
    books.Says(kBasic, "印刷费", "final", "1.00", "万元", sentence);
    books.Says(kBasic, "办公费", c.measure, c.amount, c.unit, sentence);
    if (!*c.unit) books.records().statements.back().unit = std::nullopt;
    EXPECT_EQ(books.Statuses("N20"), c.status) << c.measure << " " << c.amount;
  }
  // A line of a table that lost its columns.
  Books line;
  line.Says(kBasic, "国有资本经营", "budget", "571141.79", "", "国有资本经营预算571,141.79");
  line.records().statements.back().unit = std::nullopt;
  EXPECT_EQ(line.Statuses("N20"), "");
  EXPECT_EQ(Books().Asserts("unstated", kBasic, "结转和结余").Statuses("N21"), "fail");
}

TEST(ProseRates, NoPartOfLastYearIsMoreThanItsWhole) {
  const char* fiscal = "四、财政拨款收入支出决算总体情况说明";
  for (const auto& [change, status] :
       {std::pair("30.00", "pass"), std::pair("30.01", "rounding"), std::pair("30.02", "fail")}) {
    Books books = Accounts();
    books.Form("fiscal_appropriation_summary")
        .Row("income", "", "总计", {{"final", "120.00"}})
        .Row("expenditure", "", "总计", {{"total", "120.00"}});
    books.Asserts("unchanged", fiscal, "财政拨款收入支出总计");
    books.Says("五、一般公共预算财政拨款支出决算情况说明", "一般公共预算财政拨款支出", "change", change,
               "万元", "", "上年", "decrease");
    EXPECT_EQ(books.Statuses("N7p"), status) << change;
  }
}

}  // namespace
}  // namespace gongkai::test
