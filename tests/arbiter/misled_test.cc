// Signs of a form that rules misled although its sums hold.
#include "normalize/arbiter/misled.h"

#include <gtest/gtest.h>

#include "normalize/forms/body.h"
#include "normalize/solve/verify.h"
#include "tests/arbiter/drawing.h"
#include "tests/support/grids.h"

namespace gongkai {
namespace {

using test::Above;
using test::AmountsOf;
using test::Drawing;
using test::kBody;
using test::kEdges;
using test::kRows;

bool LooksOdd(const char* form_id, const test::GridText& rows) {
  const Catalogue& catalogue = Catalogue::BuiltIn();
  const FormSpec& form = *catalogue.Find(form_id);
  const Grid grid = test::MakeGrid(rows);
  const Header header = AnalyseHeader(grid, &form, catalogue);
  return LooksMisled(grid, form, header, ReadBody(grid, form, header, "万元", catalogue).facts, catalogue);
}

TEST(LooksMisled, AClassificationForm) {
  const test::GridText head = {{"科目编码", "科目名称", "合计", "基本支出", "项目支出"},
                               {"", "合计", "9.00", "6.00", "3.00"}};
  const struct {
    const char* name;
    test::GridText rows;
    bool odd;
  } cases[] = {
      {"as it should be", {{"201", "一般公共服务支出", "9.00", "6.00", "3.00"}}, false},
      {"a blank row", {{"201", "一般公共服务支出", "", "", ""}}, false},
      {"a code alone", {{"201", "", "9.00", "6.00", "3.00"}}, true},
      {"a name alone", {{"", "一般公共服务支出", "9.00", "6.00", "3.00"}}, true},
      {"a piece of a name above its row",
       {{"", "一般公共", "", "", ""}, {"201", "服务支出", "9.00", "6.00", "3.00"}},
       true},
      {"a heading in a name", {{"201", "一般公共服务支出科目名称", "9.00", "6.00", "3.00"}}, true},
      {"a number in a name", {{"201", "一般公共服务支出39", "9.00", "6.00", "3.00"}}, true},
      {"a year in a name", {{"201", "2008年重建支出", "9.00", "6.00", "3.00"}}, false},
      {"a figure over two rows",
       {{"201", "一般公共服务支出", "9.00", "6.00", "3.00"}, {"202", "外交支出", "^", "0.00", "0.00"}},
       true},
      {"a figure over two columns", {{"201", "一般公共服务支出", "9.00", "9.00", "<"}}, true},
      {"fewer decimals", {{"201", "一般公共服务支出", "9", "6.00", "3.00"}}, true},
      {"amounts beside a name", {{"201", "一般公共服务支出 9.00", "", "6.00", "3.00"}}, true},
  };
  for (const auto& c : cases) {
    test::GridText rows = head;
    rows.insert(rows.end(), c.rows.begin(), c.rows.end());
    EXPECT_EQ(LooksOdd("general_budget_expenditure", rows), c.odd) << c.name;
  }
}

TEST(LooksMisled, AmountsBesideTheirHeading) {
  const test::GridText rows = {{"科目编码", "科目名称", "本年支出", "本年支出", "本年支出", "本年支出"},
                               {"科目编码", "科目名称", "合计", "", "基本支出", "项目支出"},
                               {"", "合计", "", "9.00", "6.00", "3.00"}};
  EXPECT_TRUE(LooksOdd("general_budget_expenditure", rows));
}

TEST(LooksMisled, ATwoSidedForm) {
  const test::GridText head = {{"项目", "决算数", "项目", "决算数"}};
  const struct {
    const char* name;
    test::GridText rows;
    bool odd;
  } cases[] = {
      {"as it should be",
       {{"一、财政拨款收入", "9.00", "一、一般公共服务支出", ""}, {"", "", "二、外交支出", ""}},
       false},
      {"two rows in one", {{"一、财政拨款收入", "9.00", "一、一般公共服务支出\n二、外交支出", ""}}, true},
      {"two names in one", {{"使用非财政拨款结余\n年初结转和结余", "9.00", "结余分配", ""}}, true},
      {"the end of a name", {{"", "", "二十四、债务还本支", ""}, {"", "", "出", "1.00"}}, true},
      {"a name that the catalogue does not have",
       {{"九、捐赠所得", "9.00", "二十七、捐赠所得支出", ""}},
       false},
  };
  for (const auto& c : cases) {
    test::GridText rows = head;
    rows.insert(rows.end(), c.rows.begin(), c.rows.end());
    EXPECT_EQ(LooksOdd("income_expenditure_summary", rows), c.odd) << c.name;
  }
}

TEST(EndsWithoutTotal, WhereARowIsLeftOnTheNextPage) {
  const FormSpec* form = Catalogue::BuiltIn().Find("income_expenditure_summary");
  ASSERT_TRUE(form);
  const auto ends = [&](std::vector<std::pair<const char*, const char*>> rows) {
    std::vector<FactRecord> facts;
    for (const auto& [side, name] : rows) {
      facts.emplace_back();
      facts.back().side = side;
      facts.back().name = name;
      facts.back().row = static_cast<int>(facts.size());
    }
    return EndsWithoutTotal(*form, facts, Catalogue::BuiltIn());
  };
  EXPECT_FALSE(ends({{"income", "年初结转和结余"}, {"income", "总计"}, {"expenditure", "总计"}}));
  EXPECT_TRUE(ends({{"income", "年初结转和结余"}, {"expenditure", "年末结转和结余"}}));
  EXPECT_TRUE(ends({{"income", "总计"}, {"expenditure", "总计"}, {"expenditure", "年末结转和结余"}}));
  EXPECT_FALSE(ends({})) << "a form without rows lacks more than these";
}

TEST(LooksMisled, CountsAmountsOfTwoDecimals) {
  const std::pair<const char*, int> cases[] = {{"12.00", 1},
                                               {"办公费 12.00 3.50", 2},
                                               {"１，２３４．５６", 1},
                                               {"2010\n.18", 1},
                                               {"1.234", 0},
                                               {".18", 0},
                                               {"2023.5", 0},
                                               {"", 0},
                                               {"12.00\n3.50", 2}};
  for (const auto& [text, count] : cases) EXPECT_EQ(CountDecimals(text), count) << text;
}

TEST(LooksMisled, ARuleThroughTheNames) {
  // The amounts are untouched, and so are the sums.
  Drawing drawing;
  drawing.page.rulings.push_back(test::V(164, Above(0), Above(kRows.size())));
  const Records records = drawing.Read();
  ASSERT_EQ(records.tables.size(), 1u);
  EXPECT_EQ(AmountsOf(records), kBody);
  EXPECT_GE(records.tables[0].confidence, kTrustworthy);
}

TEST(LooksMisled, RowsBehindThePageBreakThatARuleKeepsApart) {
  Drawing first({kRows.begin(), kRows.begin() + 6}), second({kRows.begin() + 5, kRows.end()});
  second.rows[0] = kRows[0];
  second.page.number = 2;
  for (double x : {60.0, 150.0, 190.0, 230.0})
    second.page.rulings.push_back(test::V(x, Above(0), Above(second.rows.size())));
  first.DrawTitle();
  first.DrawCells();
  second.DrawCells();
  const Records records = test::ReadPages({first.page, second.page});
  ASSERT_GE(records.tables.size(), 1u);
  const bool whole = AmountsOf(records) == kBody;
  EXPECT_TRUE(whole || records.tables[0].confidence < kTrustworthy);
}

}  // namespace
}  // namespace gongkai
