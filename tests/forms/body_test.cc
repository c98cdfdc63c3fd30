#include "normalize/forms/body.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "normalize/forms/item_body.h"
#include "tests/support/grids.h"

namespace gongkai {
namespace {

using test::GridText;
using test::MakeGrid;

const Catalogue& TheCatalogue() {
  return Catalogue::BuiltIn();
}

Body Read(const char* form_id, const Grid& grid) {
  const FormSpec* form = TheCatalogue().Find(form_id);
  return ReadBody(grid, *form, AnalyseHeader(grid, form, TheCatalogue()), "万元", TheCatalogue());
}

/// One line per printed row: "side line code name: measure=amount …", blank amounts "·".
std::string Say(const Body& body) {
  std::string out, last;
  for (const FactRecord& f : body.facts) {
    std::string row;
    for (const OptionalText& part : {f.side, f.line_no, f.code})
      if (part) row += *part + " ";
    row += f.name + ":";
    if (row != last || out.empty()) out += (out.empty() ? "" : "\n") + row;
    last = row;
    out += " " + f.measure + "=" + f.amount.value_or("·");
  }
  return out;
}

struct Case {
  const char* name;
  const char* form;
  GridText grid;
  const char* expected;
};

TEST(Body, AmountsOutsideTheirColumnsAreNoticed) {
  const struct {
    const char* name;
    const char* form;
    GridText grid;
    int orphans;
  } cases[] = {
      {"an amount where a name should be",
       "general_budget_expenditure",
       {{"科目编码", "科目名称", "合计", "基本支出", "项目支出"}, {"201", "3.00", "1.00", "2.00", ""}},
       1},
      {"amounts below an unknown heading while a measure is lacking",
       "general_budget_expenditure",
       {{"科目编码", "科目名称", "合计", "基本支出", "甲"}, {"201", "服务", "3.00", "1.00", "2.00"}},
       1},
      {"amounts below an unknown heading beside all measures",
       "general_budget_expenditure",
       {{"科目编码", "科目名称", "合计", "基本支出", "项目支出", "甲"},
        {"201", "服务", "3.00", "1.00", "2.00", "5.00"}},
       0},
  };
  for (const auto& c : cases) EXPECT_EQ(Read(c.form, MakeGrid(c.grid)).orphans, c.orphans) << c.name;
}

TEST(Body, AnAmountBesideAnEnumeratorAloneIsAnOrphan) {
  const GridText rows = {{"项目", "预算数", "决算数"},
                         {"合计", "1.00", "1.00"},
                         {"其中：（1）", "0.50", ""},
                         {"公务用车购置费", "", ""},
                         {"公务用车保有量", "3", "3"}};
  EXPECT_EQ(Read("three_public", MakeGrid(rows)).orphans, 1);
}

TEST(Body, AColumnOfHalfACodeIsDoubted) {
  const Body body =
      Read("general_budget_expenditure", MakeGrid({{"科目编码", "科目名称", "合计", "基本支出", "项目支出"},
                                                   {"208", "社会保障和就业支出", "3.00", "1.00", "2.00"},
                                                   {"2010", "儿童福利", "3.00", "1.00", "2.00"}}));
  EXPECT_GT(body.unreadable, 0);
  for (const FactRecord& fact : body.facts)
    EXPECT_EQ(fact.confidence < 0.5, fact.code == "2010") << fact.code.value_or("");
}

TEST(Body, ACellThatIsRepeatedInsteadOfSpanningIsReadOnce) {
  const struct {
    const char* form;
    GridText grid;
    const char* rows;
  } cases[] = {
      {"general_budget_expenditure",
       {{"项目", "项目", "项目", "项目", "本年支出", "本年支出", "本年支出"},
        {"支出功能分类科目编码", "支出功能分类科目编码", "支出功能分类科目编码", "科目名称", "合计",
         "基本支出", "项目支出"},
        {"合计", "合计", "合计", "合计", "3.00", "1.00", "2.00"},
        {"210", "210", "210", "卫生健康支出", "3.00", "1.00", "2.00"},
        {"208", "05", "05", "养老保险缴费", "3.00", "3.00", ""}},
       "合计: total=3.00 basic=1.00 project=2.00\n"
       "210 卫生健康支出: total=3.00 basic=1.00 project=2.00\n"
       "2080505 养老保险缴费: total=3.00 basic=3.00 project=·"},
      {"state_capital",
       {{"项目", "项目", "本年支出", "本年支出", "本年支出"},
        {"科目编码", "科目名称", "合计", "基本支出", "项目支出"},
        {"合计", "合计", "", "", ""}},
       "合计: total=· basic=· project=·"},
      {"general_budget_basic_expenditure",
       {{"科目编码", "科目名称", "决算数", "科目编码", "科目名称", "决算数", "科目编码", "科目名称",
         "决算数"},
        {"301", "工资福利支出", "3.00", "302", "商品和服务支出", "2.00", "310", "资本性支出", ""},
        {"人员经费合计", "人员经费合计", "3.00", "公用经费合计", "公用经费合计", "公用经费合计",
         "公用经费合计", "公用经费合计", "2.00"}},
       "301 工资福利支出: final=3.00\n"
       "302 商品和服务支出: final=2.00\n"
       "310 资本性支出: final=·\n"
       "人员经费合计: final=3.00\n"
       "公用经费合计: final=2.00"},
  };
  for (const auto& c : cases) {
    Grid grid = MakeGrid(c.grid);
    grid.method = Method::kDelimited;
    EXPECT_EQ(Say(Read(c.form, grid)), c.rows) << c.form;
  }
}

TEST(Body, ClassificationRows) {
  const Case cases[] = {
      {"whole codes",
       "general_budget_expenditure",
       {{"科目编码", "科目名称", "合计", "基本支出", "项目支出"},
        {"合计", "<", "1,234.50", "1,000.00", "234.50"},
        {"201", "一般公共服务支出", "1,234.50", "1,000.00", "234.50"},
        {"2010601", "行政运行", "1,000.00", "1,000.00", ""}},
       "合计: total=1234.50 basic=1000.00 project=234.50\n"
       "201 一般公共服务支出: total=1234.50 basic=1000.00 project=234.50\n"
       "2010601 行政运行: total=1000.00 basic=1000.00 project=·"},
      {"codes in parts with the total in the header's last row",
       "general_budget_expenditure",
       {{"科目编码", "<", "<", "科目名称", "合计", "基本支出", "项目支出"},
        {"类", "款", "项", "合计", "3.00", "1.00", "2.00"},
        {"201", "", "", "一般公共服务支出", "3.00", "1.00", "2.00"},
        {"201", "06", "", "财政事务", "3.00", "1.00", "2.00"},
        {"201", "06", "01", "行政运行", "1.00", "1.00", "0.00"}},
       "合计: total=3.00 basic=1.00 project=2.00\n"
       "201 一般公共服务支出: total=3.00 basic=1.00 project=2.00\n"
       "20106 财政事务: total=3.00 basic=1.00 project=2.00\n"
       "2010601 行政运行: total=1.00 basic=1.00 project=0.00"},
      {"parts that repeat what stands before them",
       "general_budget_expenditure",
       {{"科目编码", "<", "<", "科目名称", "合计", "基本支出", "项目支出"},
        {"类", "款", "项", "^", "^", "^", "^"},
        {"201", "20106", "2010601", "行政运行", "1.00", "1.00", ""}},
       "2010601 行政运行: total=1.00 basic=1.00 project=·"},
      {"the total closes the form",
       "general_budget_expenditure",
       {{"科目编码", "科目名称", "合计", "基本支出", "项目支出"},
        {"201", "一般公共服务支出", "3.00", "1.00", "2.00"},
        {"合计", "<", "3.00", "1.00", "2.00"}},
       "201 一般公共服务支出: total=3.00 basic=1.00 project=2.00\n合计: total=3.00 basic=1.00 project=2.00"},
      {"code and name in one cell",
       "general_budget_expenditure",
       {{"项目", "合计", "基本支出", "项目支出"},
        {"合计", "3.00", "1.00", "2.00"},
        {"2010601 行政运行", "3.00", "1.00", "2.00"}},
       "合计: total=3.00 basic=1.00 project=2.00\n2010601 行政运行: total=3.00 basic=1.00 project=2.00"},
      {"names broken over lines, also inside a word",
       "general_budget_expenditure",
       {{"科目编码", "科目名称", "合计", "基本支出", "项目支出"},
        {"2080505", "机关事业单位基本养老\n保险缴\n费支出", "1.00", "1.00", ""}},
       "2080505 机关事业单位基本养老保险缴费支出: total=1.00 basic=1.00 project=·"},
      {"amounts broken over lines, dashes, full-width digits, a negative",
       "general_budget_expenditure",
       {{"科目编码", "科目名称", "合计", "基本支出", "项目支出"},
        {"２０１", "服务", "1,238.\n58", "—", "－0.50"}},
       "201 服务: total=1238.58 basic=· project=-0.50"},
      {"an empty form keeps its total row",
       "government_fund",
       {{"科目编码", "科目名称", "年初结转和结余", "本年收入", "本年支出", "<", "<", "年末结转和结余"},
        {"^", "^", "^", "^", "小计", "基本支出", "项目支出", "^"},
        {"合计", "<", "", "", "", "", "", ""},
        {"", "", "", "", "", "", "", ""}},
       "合计: opening_balance=· income=· expenditure_total=· expenditure_basic=· expenditure_project=· "
       "closing_balance=·"},
      {"rows without a name are no record",
       "general_budget_expenditure",
       {{"科目编码", "科目名称", "合计", "基本支出", "项目支出"},
        {"201", "服务", "1.00", "1.00", ""},
        {"", "", "", "", ""},
        {"…", "…", "", "", ""}},
       "201 服务: total=1.00 basic=1.00 project=·"},
      {"a note in the last row",
       "general_budget_expenditure",
       {{"科目编码", "科目名称", "合计", "基本支出", "项目支出"},
        {"201", "服务", "1.00", "1.00", ""},
        {"注：本表反映支出情况。", "<", "<", "<", "<"}},
       "201 服务: total=1.00 basic=1.00 project=·"},
      {"column numbers inside the body",
       "general_budget_expenditure",
       {{"科目编码", "科目名称", "合计", "基本支出", "项目支出"},
        {"栏次", "<", "1", "2", "3"},
        {"201", "服务", "1.00", "1.00", ""}},
       "201 服务: total=1.00 basic=1.00 project=·"},
  };
  for (const Case& c : cases) EXPECT_EQ(Say(Read(c.form, MakeGrid(c.grid))), c.expected) << c.name;
}

TEST(Body, TwoSidedRows) {
  const Case cases[] = {
      {"line numbers on both sides",
       "income_expenditure_summary",
       {{"收入", "<", "<", "支出", "<", "<"},
        {"项目", "行次", "决算数", "项目", "行次", "决算数"},
        {"栏次", "", "1", "栏次", "", "2"},
        {"一、财政拨款收入", "1", "5.00", "一、一般公共服务支出", "31", "4.00"},
        {"", "2", "", "二、外交支出", "32", ""},
        {"总计", "3", "5.00", "总计", "33", "5.00"}},
       "income 1 一、财政拨款收入: final=5.00\nexpenditure 31 一、一般公共服务支出: final=4.00\n"
       "expenditure 32 二、外交支出: final=·\nincome 3 总计: final=5.00\nexpenditure 33 总计: final=5.00"},
      {"one amount against four",
       "fiscal_appropriation_summary",
       {{"收入", "<", "支出", "<", "<", "<", "<"},
        {"项目", "金额", "项目", "合计", "一般公共预算财政拨款", "政府性基金预算财政拨款",
         "国有资本经营预算财政拨款"},
        {"一、一般公共预算财政拨款", "5.00", "一、一般公共服务支出", "4.00", "4.00", "", ""},
        {"年初财政拨款结转和结余", "0.00", "年末财政拨款结转和结余", "1.00", "1.00", "", ""},
        {"一、一般公共预算财政拨款", "0.00", "", "", "", "", ""}},
       "income 一、一般公共预算财政拨款: final=5.00\n"
       "expenditure 一、一般公共服务支出: total=4.00 general_public_budget=4.00 government_fund=· "
       "state_capital=·\n"
       "income 年初财政拨款结转和结余: final=0.00\n"
       "expenditure 年末财政拨款结转和结余: total=1.00 general_public_budget=1.00 government_fund=· "
       "state_capital=·\n"
       "income 一、一般公共预算财政拨款: final=0.00"},
  };
  for (const Case& c : cases) EXPECT_EQ(Say(Read(c.form, MakeGrid(c.grid))), c.expected) << c.name;
}

TEST(Body, BlocksOfTheBasicExpenditureForm) {
  const GridText head = {
      {"科目编码", "科目名称", "决算数", "科目编码", "科目名称", "决算数", "科目编码", "科目名称", "决算数"}};
  auto with = [&](GridText rows) {
    rows.insert(rows.begin(), head.begin(), head.end());
    return rows;
  };
  const Case cases[] = {
      {"rows of the blocks have nothing to do with each other", "general_budget_basic_expenditure",
       with(
           {{"301", "工资福利支出", "5.00", "302", "商品和服务支出", "1.00", "307", "债务利息及费用支出", ""},
            {"30101", "基本工资", "5.00", "30201", "办公费", "1.00", "", "", ""}}),
       "301 工资福利支出: final=5.00\n302 商品和服务支出: final=1.00\n307 债务利息及费用支出: final=·\n"
       "30101 基本工资: final=5.00\n30201 办公费: final=1.00"},
      {"totals at the foot, each in its own block", "general_budget_basic_expenditure",
       with({{"301", "工资福利支出", "5.00", "302", "商品和服务支出", "1.00", "", "", ""},
             {"人员经费合计", "<", "5.00", "公用经费合计", "<", "1.00", "", "", ""}}),
       "301 工资福利支出: final=5.00\n302 商品和服务支出: final=1.00\n人员经费合计: "
       "final=5.00\n公用经费合计: final=1.00"},
      {"公用经费合计 in another block than its amount", "general_budget_basic_expenditure",
       with({{"301", "工资福利支出", "5.00", "302", "商品和服务支出", "1.00", "310", "资本性支出", ""},
             {"人员经费合计", "<", "5.00", "公用经费合计", "<", "<", "<", "<", "1.00"}}),
       "301 工资福利支出: final=5.00\n302 商品和服务支出: final=1.00\n310 资本性支出: final=·\n"
       "人员经费合计: final=5.00\n公用经费合计: final=1.00"},
      {"code and name glued together", "general_budget_basic_expenditure",
       with({{"30101基本工资", "<", "5.00", "30207邮电费", "<", "1.00", "", "", ""}}),
       "30101 基本工资: final=5.00\n30207 邮电费: final=1.00"},
      {"codes in parts",
       "general_budget_basic_expenditure",
       {{"科目编码", "<", "科目名称", "决算数", "科目编码", "<", "科目名称", "决算数"},
        {"类", "款", "^", "^", "类", "款", "^", "^"},
        {"301", "", "工资福利支出", "5.00", "302", "", "商品和服务支出", "1.00"},
        {"301", "01", "基本工资", "5.00", "302", "01", "办公费", "1.00"}},
       "301 工资福利支出: final=5.00\n302 商品和服务支出: final=1.00\n30101 基本工资: final=5.00\n30201 "
       "办公费: final=1.00"},
  };
  for (const Case& c : cases) EXPECT_EQ(Say(Read(c.form, MakeGrid(c.grid))), c.expected) << c.name;
}

// The same twelve figures however the form is turned.
TEST(Body, ThreePublicInFourTurns) {
  const char* const kItems[] = {"合计",           "因公出国（境）费",   "公务用车购置及运行维护费",
                                "公务用车购置费", "公务用车运行维护费", "公务接待费"};
  const char* const kBudget[] = {"6.00", "1.00", "4.00", "", "4.00", "1.00"};
  const char* const kFinal[] = {"5.00", "0.00", "4.00", "", "4.00", "1.00"};
  std::vector<std::string> expected;
  for (size_t i = 0; i < 6; ++i) {
    expected.push_back(std::string(kItems[i]) + " budget=" + (*kBudget[i] ? kBudget[i] : "·"));
    expected.push_back(std::string(kItems[i]) + " final=" + (*kFinal[i] ? kFinal[i] : "·"));
  }
  std::sort(expected.begin(), expected.end());
  const struct {
    const char* name;
    GridText grid;
  } cases[] = {
      {"items below each measure",
       {{"预算数", "<", "<", "<", "<", "<", "决算数", "<", "<", "<", "<", "<"},
        {"合计", "因公出国（境）费", "公务用车购置及运行费", "<", "<", "公务接待费", "合计",
         "因公出国（境）费", "公务用车购置及运行费", "<", "<", "公务接待费"},
        {"^", "^", "小计", "公务用车购置费", "公务用车运行费", "^", "^", "^", "小计", "公务用车购置费",
         "公务用车运行费", "^"},
        {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"},
        {"6.00", "1.00", "4.00", "", "4.00", "1.00", "5.00", "0.00", "4.00", "", "4.00", "1.00"}}},
      {"measures below each item",
       {{"合计", "<", "因公出国（境）费", "<", "公务用车购置及运行维护费", "<", "<", "<", "<", "<",
         "公务接待费", "<"},
        {"^", "^", "^", "^", "小计", "<", "公务用车购置费", "<", "公务用车运行维护费", "<", "^", "^"},
        {"预算数", "决算数", "预算数", "决算数", "预算数", "决算数", "预算数", "决算数", "预算数", "决算数",
         "预算数", "决算数"},
        {"6.00", "5.00", "1.00", "0.00", "4.00", "4.00", "", "", "4.00", "4.00", "1.00", "1.00"}}},
      {"items as rows",
       {{"项目", "预算数", "决算数"},
        {"合计", "6.00", "5.00"},
        {"1.因公出国（境）费", "1.00", "0.00"},
        {"2.公务用车购置及运行维护费", "4.00", "4.00"},
        {"（1）公务用车购置费", "", ""},
        {"（2）公务用车运行维护费", "4.00", "4.00"},
        {"3.公务接待费", "1.00", "1.00"}}},
      {"measures as rows",
       {{"项目", "合计", "因公出国（境）费", "公务用车购置及运行维护费", "<", "<", "公务接待费"},
        {"^", "^", "^", "小计", "公务用车购置费", "公务用车运行维护费", "^"},
        {"预算数", "6.00", "1.00", "4.00", "", "4.00", "1.00"},
        {"决算数", "5.00", "0.00", "4.00", "", "4.00", "1.00"}}},
  };
  for (const auto& c : cases) {
    Body body = Read("three_public", MakeGrid(c.grid));
    std::vector<std::string> got;
    for (const FactRecord& f : body.facts)
      got.push_back(f.name + " " + f.measure + "=" + f.amount.value_or("·"));
    std::sort(got.begin(), got.end());
    EXPECT_EQ(got, expected) << c.name;
    EXPECT_EQ(body.unreadable, 0) << c.name;
    EXPECT_EQ(body.orphans, 0) << c.name;
  }
}

TEST(Body, AHeadingOfTheThreePublicFormThatThePageCutIsOneHeading) {
  Grid grid =
      MakeGrid({{"项目", "合计", "因公出国（境）费", "公务用车购置及运行维护费", "<", "<", "公务接待费"},
                {"^", "^", "^", "小计", "公务用车", "公务用车", "^"},
                {"^", "^", "^", "^", "购置费", "运行维护费", "^"},
                {"预算数", "6.00", "1.00", "4.00", "", "4.00", "1.00"},
                {"决算数", "5.00", "0.00", "4.00", "", "4.00", "1.00"}});
  std::fill(grid.row_page.begin() + 2, grid.row_page.end(), 2);
  const Body body = Read("three_public", grid);
  std::string of_cars;
  for (const FactRecord& f : body.facts)
    if (f.name.starts_with("公务用车")) of_cars += f.name + " " + f.amount.value_or("·") + "\n";
  EXPECT_EQ(of_cars,
            "公务用车购置及运行维护费 4.00\n公务用车购置费 ·\n公务用车运行维护费 4.00\n"
            "公务用车购置及运行维护费 4.00\n公务用车购置费 ·\n公务用车运行维护费 4.00\n");
}

TEST(Body, TwoAmountsOfOneItemAreDoubted) {
  const Body body = Read("three_public", MakeGrid({{"项目", "预算数", "决算数"},
                                                   {"合计", "6.00", "5.00"},
                                                   {"1.因公出国（境）费", "1.00", "0.00"},
                                                   {"2.公务接待费", "4.00", "4.00"},
                                                   {"3.公务接待费", "1.00", "1.00"}}));
  EXPECT_GT(body.unreadable, 0);
  for (const FactRecord& f : body.facts)
    EXPECT_EQ(f.confidence < 0.5, f.name == "公务接待费") << f.name << f.measure;
}

TEST(Body, ARowCutByThePageBreakIsOne) {
  const struct {
    const char* name;
    const char* form;
    GridText rows;
    int second_page;  // first row of it
    const char* expected;
  } cases[] = {
      {"the name goes on",
       "general_budget_expenditure",
       {{"科目编码", "科目名称", "合计", "基本支出", "项目支出"},
        {"2080505", "机关事业单位基本养老保险", "1.00", "1.00", ""},
        {"", "缴费支出", "", "", ""},
        {"210", "卫生健康支出", "2.00", "2.00", ""}},
       2,
       "2080505 机关事业单位基本养老保险缴费支出: total=1.00 basic=1.00 project=·\n210 卫生健康支出: "
       "total=2.00 basic=2.00 project=·"},
      {"the amounts stand on the next page",
       "general_budget_expenditure",
       {{"科目编码", "科目名称", "合计", "基本支出", "项目支出"},
        {"2080505", "机关事业单位基本养老保险", "", "", ""},
        {"", "缴费支出", "1.00", "1.00", ""}},
       2,
       "2080505 机关事业单位基本养老保险缴费支出: total=1.00 basic=1.00 project=·"},
      {"the page cut the amounts too",
       "general_budget_expenditure",
       {{"科目编码", "科目名称", "合计", "基本支出", "项目支出"},
        {"2080505", "基本养老保险", "3,990.2", "5714", "1.00"},
        {"", "缴费支出", "0", "98.32", ""},
        {"合计", "<", "104073", "1.00", ""},
        {"", "", "729.56", "", ""}},
       2,
       "2080505 基本养老保险缴费支出: total=3990.20 basic=571498.32 project=1.00\n合计: total=104073 "
       "basic=1.00 project=·"},
      {"the page cut the amount of a total",
       "general_budget_expenditure",
       {{"科目编码", "科目名称", "合计", "基本支出", "项目支出"},
        {"合计", "<", "104073", "1.00", ""},
        {"", "", "729.56", "", ""}},
       2,
       "合计: total=104073729.56 basic=1.00 project=·"},
      {"the rest is a ghost",
       "general_budget_expenditure",
       {{"科目编码", "科目名称", "合计", "基本支出", "项目支出"},
        {"201", "服务", "1.00", "1.00", ""},
        {"", "", "", "", ""}},
       2,
       "201 服务: total=1.00 basic=1.00 project=·"},
      {"a whole row follows",
       "general_budget_expenditure",
       {{"科目编码", "科目名称", "合计", "基本支出", "项目支出"},
        {"201", "服务", "1.00", "1.00", ""},
        {"202", "外交支出", "2.00", "2.00", ""}},
       2,
       "201 服务: total=1.00 basic=1.00 project=·\n202 外交支出: total=2.00 basic=2.00 project=·"},
      {"a total after the break is a row of its own",
       "general_budget_expenditure",
       {{"科目编码", "科目名称", "合计", "基本支出", "项目支出"},
        {"201", "服务", "1.00", "1.00", ""},
        {"合计", "<", "1.00", "1.00", ""}},
       2,
       "201 服务: total=1.00 basic=1.00 project=·\n合计: total=1.00 basic=1.00 project=·"},
  };
  for (const auto& c : cases) {
    Grid grid = MakeGrid(c.rows);
    for (int r = c.second_page; r < grid.rows; ++r) grid.row_page[static_cast<size_t>(r)] = 2;
    EXPECT_EQ(Say(Read(c.form, grid)), c.expected) << c.name;
  }
}

TEST(Body, TheRestOfAnAmountMayBeginWithItsSeparator) {
  Grid grid = MakeGrid({{"科目编码", "科目名称", "合计", "基本支出", "项目支出"},
                        {"合计", "<", "13,456", "１３，４５６", ""},
                        {"", "", ",099.24", "，０９９．２４", ""}});
  grid.row_page[2] = 2;
  EXPECT_EQ(Say(Read("general_budget_expenditure", grid)),
            "合计: total=13456099.24 basic=13456099.24 project=·");
}

TEST(Body, ARestThatBelongsToNoRowIsAnOrphan) {
  const Body body =
      Read("general_budget_expenditure", MakeGrid({{"科目编码", "科目名称", "合计", "基本支出", "项目支出"},
                                                   {"201", "一般公共服务支出", "1.00", "1.00", ""},
                                                   {"", "", ",099.24", "", ""}}));
  EXPECT_GT(body.orphans, 0);
}

TEST(Body, TheRestOfACutRowMayStandBelowABlankOne) {
  Grid grid = MakeGrid({{"科目编码", "科目名称", "合计", "基本支出", "项目支出"},
                        {"2080505", "机关事业单位基本养老", "1.00", "1.00", ""},
                        {"", "", "", "", ""},
                        {"", "保险缴费支出", "", "", ""},
                        {"210", "卫生健康支出", "2.00", "2.00", ""}});
  std::fill(grid.row_page.begin() + 2, grid.row_page.end(), 2);
  EXPECT_EQ(Say(Read("general_budget_expenditure", grid)),
            "2080505 机关事业单位基本养老保险缴费支出: total=1.00 basic=1.00 project=·\n"
            "210 卫生健康支出: total=2.00 basic=2.00 project=·");
}

TEST(Body, AnOldNameThatThePageCutIsOneRow) {
  Grid grid = MakeGrid({{"收入", "<", "支出", "<"},
                        {"项目", "决算数", "项目", "决算数"},
                        {"一、财政拨款收入", "5.00", "一、一般公共服务支出", "4.00"},
                        {"用事业基金弥补收", "0.50", "结余分配", ""},
                        {"支差额", "", "", ""}});
  grid.row_page[4] = 2;
  EXPECT_EQ(Say(Read("income_expenditure_summary", grid)),
            "income 一、财政拨款收入: final=5.00\n"
            "expenditure 一、一般公共服务支出: final=4.00\n"
            "income 用事业基金弥补收支差额: final=0.50\n"
            "expenditure 结余分配: final=·");
}

TEST(Body, ATotalThatThePageCutIsOneRow) {
  Grid grid = MakeGrid({{"收入", "<", "支出", "<", "<"},
                        {"项目", "金额", "项目", "合计", "一般公共预算财政拨款"},
                        {"一、一般公共预算财政拨款", "5.00", "一、一般公共服务支出", "4.00", "4.00"},
                        {"本年收入", "5.00", "本年支出", "4.00", "4.00"},
                        {"合计", "", "合计", "", ""}});
  grid.row_page[4] = 2;
  EXPECT_EQ(Say(Read("fiscal_appropriation_summary", grid)),
            "income 一、一般公共预算财政拨款: final=5.00\n"
            "expenditure 一、一般公共服务支出: total=4.00 general_public_budget=4.00\n"
            "income 本年收入合计: final=5.00\n"
            "expenditure 本年支出合计: total=4.00 general_public_budget=4.00");
}

TEST(Body, ACutBalanceRowOfATwoSidedFormIsOne) {
  Grid grid = MakeGrid({{"收入", "<", "支出", "<", "<"},
                        {"项目", "金额", "项目", "合计", "一般公共预算财政拨款"},
                        {"一、一般公共预算财政拨款", "5.00", "一、一般公共服务支出", "4.00", "4.00"},
                        {"年初财政拨款结转和结", "0.50", "年末财政拨款结转和结", "1.50", "1.50"},
                        {"余", "", "余", "", ""},
                        {"一、一般公共预算财政拨款", "0.50", "", "", ""}});
  for (size_t r = 4; r < 6; ++r) grid.row_page[r] = 2;
  EXPECT_EQ(Say(Read("fiscal_appropriation_summary", grid)),
            "income 一、一般公共预算财政拨款: final=5.00\n"
            "expenditure 一、一般公共服务支出: total=4.00 general_public_budget=4.00\n"
            "income 年初财政拨款结转和结余: final=0.50\n"
            "expenditure 年末财政拨款结转和结余: total=1.50 general_public_budget=1.50\n"
            "income 一、一般公共预算财政拨款: final=0.50");
}

TEST(Body, ACutFootOfTheYearsBefore2019IsOne) {
  Grid grid = MakeGrid({{"项目", "决算数", "项目", "决算数"},
                        {"本年收入合计", "5.00", "本年支出合计", "5.00"},
                        {"用事业基金弥补收支", "", "结余分配", ""},
                        {"差额", "1.00", "", ""},
                        {"总计", "6.00", "总计", "5.00"}});
  grid.row_page[3] = grid.row_page[4] = 2;
  const std::string said = Say(Read("income_expenditure_summary", grid));
  EXPECT_NE(said.find("income 用事业基金弥补收支差额: final=1.00"), std::string::npos) << said;
}

TEST(Body, TheBlankOfACutRowStaysWhereTheRowBegins) {
  Grid grid = MakeGrid({{"科目编码", "科目名称", "合计", "基本支出", "项目支出"},
                        {"2080505", "机关事业单位基本养老保险", "1.00", "1.00", ""},
                        {"", "缴费支出", "", "", ""}});
  grid.row_page[2] = 2;
  for (Cell& cell : grid.cells)
    if (cell.row == 2) cell.place.page = 2;
  Body body = Read("general_budget_expenditure", grid);
  ASSERT_EQ(body.facts.size(), 3u);
  for (const FactRecord& fact : body.facts) EXPECT_EQ(fact.place.page, 1) << fact.measure;
}

TEST(Body, HeadingsOfCodePartsBesideTheFirstRowAreNoCode) {
  const Grid grid = MakeGrid({{"科目编码", "科目名称", "合计", "基本支出", "项目支出"},
                              {"类 款 项", "合计", "3.00", "1.00", "2.00"},
                              {"201", "服务", "3.00", "1.00", "2.00"}});
  EXPECT_EQ(Say(Read("general_budget_expenditure", grid)),
            "合计: total=3.00 basic=1.00 project=2.00\n201 服务: total=3.00 basic=1.00 project=2.00");
}

TEST(Body, ATotalSetOverTwoCellsIsARow) {
  const Grid grid =
      MakeGrid({{"科目编码", "科目名称", "合计", "基本支出", "项目支出"}, {"合", "计", "", "", ""}});
  EXPECT_EQ(Say(Read("general_budget_expenditure", grid)), "合计: total=· basic=· project=·");
}

TEST(Body, ATotalThatStandsInAnAmountColumnNamesTheAmountOfTheNextBlock) {
  const Grid grid = MakeGrid(
      {{"科目编码", "科目名称", "金额", "科目编码", "科目名称", "金额", "科目编码", "科目名称", "金额"},
       {"301", "工资福利支出", "5.00", "302", "商品和服务支出", "2.00", "310", "资本性支出", "1.00"},
       {"", "人员经费合计", "5.00", "", "", "公用经费合计", "", "", "3.00"}});
  EXPECT_EQ(Say(Read("general_budget_basic_expenditure", grid)),
            "301 工资福利支出: final=5.00\n302 商品和服务支出: final=2.00\n310 资本性支出: final=1.00\n"
            "人员经费合计: final=5.00\n公用经费合计: final=3.00");
}

TEST(Body, TheAmountOfATotalIsNoRestOfTheRowAboveThePageBreak) {
  Grid grid = MakeGrid(
      {{"科目编码", "科目名称", "金额", "科目编码", "科目名称", "金额", "科目编码", "科目名称", "金额"},
       {"301", "工资福利支出", "5.00", "302", "商品和服务支出", "2.00", "399", "其他支出", ""},
       {"", "人员经费合计", "5.00", "", "公用经费合计", "", "", "", "2.00"}});
  grid.row_page[2] = 2;
  EXPECT_EQ(Say(Read("general_budget_basic_expenditure", grid)),
            "301 工资福利支出: final=5.00\n302 商品和服务支出: final=2.00\n399 其他支出: final=·\n"
            "人员经费合计: final=5.00\n公用经费合计: final=2.00");
}

TEST(Body, ThreePublicRowsKeepTheirLineNumbers) {
  Body body = Read("three_public", MakeGrid({{"项目", "行次", "预算数", "决算数"},
                                             {"栏次", "", "1", "2"},
                                             {"合计", "1", "2.00", "1.00"},
                                             {"因公出国（境）费", "2", "", ""},
                                             {"公务用车购置及运行维护费", "3", "", ""},
                                             {"公务接待费", "6", "2.00", "1.00"}}));
  ASSERT_EQ(body.facts.size(), 8u);
  EXPECT_EQ(body.facts[0].line_no, "1");
  EXPECT_EQ(body.facts[7].line_no, "6");
}

TEST(Body, ARepeatedHeaderIsNoBody) {
  Grid grid = MakeGrid({{"科目编码", "科目名称", "合计", "基本支出", "项目支出"},
                        {"201", "服务", "1.00", "1.00", ""},
                        {"科目编码", "科目名称", "合计", "基本支出", "项目支出"},
                        {"202", "外交支出", "2.00", "2.00", ""}});
  grid.row_repeats = {0, 0, 1, 0};
  grid.row_page = {1, 1, 2, 2};
  EXPECT_EQ(Say(Read("general_budget_expenditure", grid)),
            "201 服务: total=1.00 basic=1.00 project=·\n202 外交支出: total=2.00 basic=2.00 project=·");
}

TEST(Body, WhatCannotBeReadIsCountedAndNotTrusted) {
  Body body =
      Read("general_budget_expenditure", MakeGrid({{"科目编码", "科目名称", "合计", "基本支出", "项目支出"},
                                                   {"201", "服务", "0.00 0.00", "1.00", ""},
                                                   {"", "", "7.00", "", ""}}));
  EXPECT_EQ(body.unreadable, 1);
  EXPECT_EQ(body.orphans, 1);
  ASSERT_EQ(body.facts.size(), 3u);
  EXPECT_FALSE(body.facts[0].amount);
  EXPECT_EQ(body.facts[0].raw, "0.00 0.00");
  EXPECT_LT(body.facts[0].confidence, 0.5);
  EXPECT_GE(body.facts[1].confidence, 0.5);
}

TEST(Body, FactsKnowTheirPlaceTheirRawTextAndTheirFen) {
  Grid grid = MakeGrid(
      {{"科目编码", "科目名称", "合计", "基本支出", "项目支出"}, {"201", "服务", "1,234.56", "", "—"}});
  Body body = Read("general_budget_expenditure", grid);
  ASSERT_EQ(body.facts.size(), 3u);
  const FactRecord& amount = body.facts[0];
  EXPECT_EQ(amount.raw, "1,234.56");
  EXPECT_EQ(amount.amount, "1234.56");
  EXPECT_EQ(amount.amount_fen, 1234560000);
  EXPECT_EQ(amount.row, 1);
  EXPECT_EQ(amount.col, 2);
  EXPECT_EQ(amount.place.box, grid.CellAt(1, 2)->ink) << "a figure is proved by its ink";
  const FactRecord& blank = body.facts[1];
  EXPECT_EQ(blank.raw, "");
  EXPECT_FALSE(blank.amount || blank.amount_fen);
  EXPECT_EQ(blank.place.box, grid.CellAt(1, 3)->place.box) << "a blank by its cell";
  const FactRecord& dash = body.facts[2];
  EXPECT_EQ(dash.raw, "—");
  EXPECT_FALSE(dash.amount || dash.amount_fen);
}

TEST(Body, NotesInsideTheGridAreHandedOn) {
  Body body = Read("state_capital",
                   MakeGrid({{"科目编码", "科目名称", "合计", "基本支出", "项目支出"},
                             {"合计", "<", "", "", ""},
                             {"注：本部门没有国有资本经营预算支出，故本表无数据。", "<", "<", "<", "<"}}));
  ASSERT_EQ(body.notes.size(), 1u);
  EXPECT_EQ(body.notes[0], "注：本部门没有国有资本经营预算支出，故本表无数据。");
  EXPECT_EQ(body.facts.size(), 3u);
}

TEST(Body, CodesAreJoined) {
  const struct {
    std::vector<std::string> parts;
    const char* expected;
  } cases[] = {
      {{}, ""},
      {{"2010601"}, "2010601"},
      {{"201", "06", "01"}, "2010601"},
      {{"301", "01"}, "30101"},
      {{"201", "20106", "2010601"}, "2010601"},
      {{"201"}, "201"},
  };
  for (const auto& c : cases) EXPECT_EQ(JoinCode(c.parts), c.expected);
}

TEST(Body, ItemsAreCountedForTheDecisionWhatATableIs) {
  const FormSpec& form = *TheCatalogue().Find("three_public");
  EXPECT_EQ(
      CountItems(MakeGrid({{"项目", "预算数"}, {"合计", ""}, {"因公出国（境）费", ""}, {"公务接待费", ""}}),
                 form),
      2);
  EXPECT_EQ(CountItems(MakeGrid({{"科目编码", "科目名称", "合计"}, {"201", "服务", "1.00"}}), form), 0);
}

}  // namespace
}  // namespace gongkai
