#include "normalize/forms/header.h"

#include <gtest/gtest.h>

#include <string>

#include "normalize/forms/heading_match.h"
#include "tests/support/grids.h"

namespace gongkai {
namespace {

using test::GridText;
using test::MakeGrid;

const Catalogue& TheCatalogue() {
  return Catalogue::BuiltIn();
}

/// One word per column: code, part, name, line, a measure, or "-"; "/" before the first column of a new
/// block.
std::string Roles(const Header& header) {
  std::string out;
  int block = 0;
  for (const Column& column : header.columns) {
    if (!out.empty()) out += " ";
    if (column.block != block) out += "/ ";
    block = column.block;
    switch (column.role) {
      case ColumnRole::kCode:
        out += "code";
        break;
      case ColumnRole::kCodePart:
        out += "part";
        break;
      case ColumnRole::kName:
        out += "name";
        break;
      case ColumnRole::kLineNo:
        out += "line";
        break;
      case ColumnRole::kAmount:
        out += column.spec ? column.spec->measure : "?";
        break;
      case ColumnRole::kOther:
        out += "-";
        break;
    }
  }
  return out;
}

struct Case {
  const char* name;
  const char* form;
  GridText grid;
  const char* roles;
  int body_row;
  bool shared = false;
  int first_row = 0;
};

const Case kCases[] = {
    {"a code column whose heading a page break cut",
     "general_budget_expenditure",
     {{"类科目代码", "科目名称", "合计", "基本支出", "项目支出"},
      {"", "合计", "3.00", "1.00", "2.00"},
      {"201", "一般公共服务支出", "3.00", "1.00", "2.00"}},
     "code name total basic project",
     1},
    {"a heading that a page break cut in two",
     "general_budget_expenditure",
     {{"科目编码", "科目名称", "合计", "基本", "项目支"},
      {"^", "^", "^", "支出", "出"},
      {"201", "一般公共服务支出", "3.00", "1.00", "2.00"}},
     "code name total basic project",
     2},
    {"headings whose first line is on the page before",
     "fiscal_appropriation_summary",
     {{"项目", "金额", "项目", "合计", "一般公共预算财政拨款", "基金预算财政拨款", "本经营预算财政拨款"},
      {"一、一般公共预算财政拨款", "3.00", "一、一般公共服务支出", "3.00", "3.00", "", ""}},
     "name final / name total general_public_budget government_fund state_capital",
     1},
    {"an end that two measures have",
     "fiscal_appropriation_summary",
     {{"项目", "金额", "项目", "合计", "一般公共预算财政拨款", "预算财政拨款"},
      {"一、一般公共预算财政拨款", "3.00", "一、一般公共服务支出", "3.00", "3.00", ""}},
     "name final / name total general_public_budget -",
     1},
    {"an unknown column of words stays unknown",
     "general_budget_expenditure",
     {{"处室", "科目名称", "合计", "基本支出", "项目支出"},
      {"", "合计", "3.00", "1.00", "2.00"},
      {"办公室", "一般公共服务支出", "3.00", "1.00", "2.00"}},
     "- / name total basic project",
     1},
    {"one header row",
     "expenditure",
     {{"科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出", "上缴上级支出", "经营支出",
       "对附属单位补助支出"},
      {"合计", "<", "3.00", "1.00", "2.00", "", "", ""},
      {"201", "一般公共服务支出", "3.00", "1.00", "2.00", "", "", ""}},
     "code name total basic project superior_remittance operating affiliated_subsidy",
     1},
    {"项目 over code and name, 栏次 below",
     "expenditure",
     {{"项目", "<", "本年支出合计", "基本支出", "项目支出"},
      {"科目编码", "科目名称", "^", "^", "^"},
      {"栏次", "<", "1", "2", "3"},
      {"合计", "<", "3.00", "1.00", "2.00"}},
     "code name total basic project",
     3},
    {"codes in parts, and the total row shares their row",
     "general_budget_expenditure",
     {{"项目", "<", "<", "<", "本年支出", "<", "<"},
      {"支出功能分类科目编码", "<", "<", "科目名称", "小计", "基本支出", "项目支出"},
      {"类", "款", "项", "合计", "3.00", "1.00", "2.00"},
      {"201", "", "", "一般公共服务支出", "3.00", "1.00", "2.00"}},
     "part part part name total basic project",
     2,
     true},
    {"codes in parts without a shared row",
     "income",
     {{"科目编码", "<", "<", "科目名称", "本年收入合计", "财政拨款收入", "其他收入"},
      {"类", "款", "项", "^", "^", "^", "^"},
      {"合计", "<", "<", "<", "3.00", "1.00", "2.00"},
      {"201", "", "", "一般公共服务支出", "3.00", "1.00", "2.00"}},
     "part part part name total fiscal_appropriation other",
     2},
    {"headings broken into two words",
     "income",
     {{"科目编码", "科目名称", "本年收\n入合计", "财政拨\n款收入", "附属单位上\n缴收入"},
      {"合计", "<", "3.00", "1.00", "2.00"}},
     "code name total fiscal_appropriation affiliated_remittance",
     1},
    {"balances around the year's expenditure",
     "government_fund",
     {{"科目编码", "科目名称", "年初结转和结余", "本年收入", "本年支出", "<", "<", "年末结转和结余"},
      {"^", "^", "^", "^", "小计", "基本支出", "项目支出", "^"},
      {"合计", "<", "0.00", "1.00", "1.00", "", "1.00", "0.00"}},
     "code name opening_balance income expenditure_total expenditure_basic expenditure_project "
     "closing_balance",
     2},
    {"the state capital form without balances",
     "state_capital",
     {{"科目编码", "科目名称", "合计", "基本支出", "项目支出"}, {"合计", "<", "", "", ""}},
     "code name total basic project",
     1},
    {"the state capital form with balances",
     "state_capital",
     {{"科目编码", "科目名称", "年初结转和结余", "本年收入", "本年支出", "<", "<", "年末结转和结余"},
      {"^", "^", "^", "^", "小计", "基本支出", "项目支出", "^"},
      {"合计", "<", "", "", "", "", "", ""}},
     "code name opening_balance income expenditure_total expenditure_basic expenditure_project "
     "closing_balance",
     2},
    {"codes in parts, 栏次 beside them, and an empty total row",
     "state_capital",
     {{"项目", "<", "<", "<", "本年支出", "<", "<"},
      {"科目编码", "<", "<", "科目名称", "合计", "基本支出", "项目支出"},
      {"类", "款", "项", "栏次", "1", "2", "3"},
      {"", "", "", "合计", "", "", ""}},
     "part part part name total basic project",
     3},
    {"two sides with 行次 and 栏次",
     "income_expenditure_summary",
     {{"收入", "<", "<", "支出", "<", "<"},
      {"项目", "行次", "决算数", "项目", "行次", "决算数"},
      {"栏次", "", "1", "栏次", "", "2"},
      {"一、财政拨款收入", "1", "5.00", "一、一般公共服务支出", "31", "5.00"}},
     "name line final / name line final",
     3},
    {"two sides, one with four amounts",
     "fiscal_appropriation_summary",
     {{"收入", "<", "支出", "<", "<", "<", "<"},
      {"项目", "金额", "项目", "合计", "一般公共预算财政拨款", "政府性基金预算财政拨款",
       "国有资本经营预算财政拨款"},
      {"一、一般公共预算财政拨款", "5.00", "一、一般公共服务支出", "5.00", "5.00", "", ""}},
     "name final / name total general_public_budget government_fund state_capital",
     2},
    {"three blocks under group headings",
     "general_budget_basic_expenditure",
     {{"人员经费", "<", "<", "公用经费", "<", "<", "<", "<", "<"},
      {"科目编码", "科目名称", "决算数", "科目编码", "科目名称", "决算数", "科目编码", "科目名称", "决算数"},
      {"301", "工资福利支出", "5.00", "302", "商品和服务支出", "1.00", "310", "资本性支出", ""}},
     "code name final / code name final / code name final",
     2},
    {"title and unit inside the grid",
     "expenditure",
     {{"支出决算表", "<", "<", "<", "<"},
      {"单位：万元", "<", "<", "<", "<"},
      {"科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"},
      {"合计", "<", "3.00", "1.00", "2.00"}},
     "code name total basic project",
     3,
     false,
     2},
    {"headings carry their unit",
     "income_expenditure_summary",
     {{"项目", "决算数（万元）", "项目", "决算数（万元）"},
      {"一、财政拨款收入", "5.00", "一、一般公共服务支出", "5.00"}},
     "name final / name final",
     1},
};

// Markdown and CSV know no spans: a heading over several cells is printed in the first of them.
TEST(Header, AHeadingWithoutSpanReachesAsFarAsTheHeadingAboveIt) {
  const struct {
    const char* form;
    GridText grid;
    const char* roles;
  } cases[] = {
      {"general_budget_expenditure",
       {{"项目", "", "", "", "本年支出", "", ""},
        {"支出功能分类科目代码", "", "", "科目名称", "", "", ""},
        {"类", "款", "项", "", "合计", "基本支出", "项目支出"},
        {"栏次", "", "", "", "1", "2", "3"},
        {"207", "", "", "文化旅游体育与传媒支出", "14.50", "4.30", "10.20"}},
       "part part part name total basic project"},
      {"government_fund",
       {{"项目", "", "年初结转和结余", "本年收入", "本年支出", "", "", "年末结转和结余"},
        {"科目代码", "科目名称", "", "", "合计", "基本支出", "项目支出", ""},
        {"229", "其他支出", "", "3.92", "3.92", "", "3.92", ""}},
       "code name opening_balance income expenditure_total expenditure_basic expenditure_project "
       "closing_balance"},
  };
  for (const auto& c : cases) {
    Grid grid = MakeGrid(c.grid);
    grid.method = Method::kDelimited;
    const Header header = AnalyseHeader(grid, TheCatalogue().Find(c.form), TheCatalogue());
    EXPECT_EQ(Roles(header), c.roles) << c.form;
  }
}

TEST(Header, ColumnsGetTheirRoles) {
  for (const Case& c : kCases) {
    const FormSpec* form = TheCatalogue().Find(c.form);
    ASSERT_NE(form, nullptr) << c.form;
    Header header = AnalyseHeader(MakeGrid(c.grid), form, TheCatalogue());
    EXPECT_EQ(Roles(header), c.roles) << c.name;
    EXPECT_EQ(header.body_row, c.body_row) << c.name;
    EXPECT_EQ(header.shared_row, c.shared) << c.name;
    EXPECT_EQ(header.first_row, c.first_row) << c.name;
    EXPECT_EQ(header.fit, 1) << c.name;
  }
}

TEST(Header, TheFitSaysHowMuchOfAFormATableHas) {
  const struct {
    const char* name;
    const char* form;
    GridText grid;
    double at_least, at_most;
  } cases[] = {
      {"a procurement table is no expenditure form",
       "expenditure",
       {{"项目", "采购计划金额", "实际采购金额"}, {"货物", "1.00", "1.00"}},
       0,
       0},
      {"a budget with two of three",
       "expenditure",
       {{"科目编码", "科目名称", "合计", "基本支出", "商品"}, {"201", "某", "1.00", "1.00", ""}},
       0.6,
       0.7},
      {"an income form is no expenditure form",
       "expenditure",
       {{"科目编码", "科目名称", "财政拨款收入", "事业收入", "其他收入"}, {"201", "某", "1.00", "1.00", ""}},
       0,
       0},
  };
  for (const auto& c : cases) {
    Header header = AnalyseHeader(MakeGrid(c.grid), TheCatalogue().Find(c.form), TheCatalogue());
    EXPECT_GE(header.fit, c.at_least) << c.name;
    EXPECT_LE(header.fit, c.at_most) << c.name;
  }
}

TEST(Header, WithoutAFormOnlyKeyColumnsAreFound) {
  Header header = AnalyseHeader(MakeGrid({{"科目编码", "科目名称", "合计"}, {"201", "某", "1.00"}}), nullptr,
                                TheCatalogue());
  EXPECT_EQ(Roles(header), "code name -");
  EXPECT_EQ(header.body_row, 1);
}

TEST(Header, RowsThatNumberTheColumns) {
  const struct {
    std::vector<std::string> row;
    bool expected;
  } cases[] = {
      {{"栏次", "<", "1", "2", "3"}, true},     {{"栏次", "", "1", "2", "3"}, true},
      {{"", "", "1", "2", "3"}, true},          {{"1", "2", "3", "4", "5"}, true},
      {{"栏次", "<", "1=2+3", "2", "3"}, true}, {{"合计", "<", "1", "2", "3"}, false},
      {{"201", "某", "1", "2", "3"}, false},    {{"", "", "1.00", "2.00", "3.00"}, false},
      {{"", "", "7", "3", "9"}, false},         {{"", "", "", "", ""}, false},
  };
  for (const auto& c : cases) {
    std::string all;
    for (const std::string& text : c.row) all += text + "|";
    EXPECT_EQ(IsColumnNumbering(MakeGrid({c.row}), 0, TheCatalogue().key()), c.expected) << all;
  }
}

TEST(Header, LikenessCountsCharactersInAnyOrder) {
  const struct {
    const char *a, *b;
    double expected;
  } cases[] = {
      {"基本支出", "基本支出", 1},
      {"基本支出", "支出基本", 1},
      {"基本支出", "项目支出", 0.5},
      {"基本", "项目", 0},
      {"", "项目", 0},
      {"甲乙丙丁", "甲乙丙", 0.75},
  };
  for (const auto& c : cases) EXPECT_DOUBLE_EQ(Likeness(c.a, c.b), c.expected) << c.a << " " << c.b;
}

}  // namespace
}  // namespace gongkai
