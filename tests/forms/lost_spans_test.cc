#include "normalize/forms/lost_spans.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/grids.h"

namespace gongkai {
namespace {

using test::GridLines;
using test::GridText;

// As the rows of a text: filled up at their right.
Grid Ragged(GridText rows) {
  size_t width = 0;
  std::vector<int> cells;
  for (const auto& row : rows) {
    width = std::max(width, row.size());
    cells.push_back(static_cast<int>(row.size()));
  }
  for (auto& row : rows) row.resize(width);
  Grid grid = test::MakeGrid(rows);
  grid.method = Method::kDelimited;
  grid.xs.clear();
  grid.row_cells = cells;
  return grid;
}

const FormSpec& Form(const std::string& id) {
  const auto& forms = Catalogue::BuiltIn().forms();
  return *std::find_if(forms.begin(), forms.end(), [&](const FormSpec& form) { return form.id == id; });
}

std::string Restored(const std::string& form, const GridText& rows, double* confidence = nullptr) {
  size_t trials = kMostTrialsOfDocument;
  const std::optional<Grid> grid = RestoreSpans(Ragged(rows), Form(form), Catalogue::BuiltIn(), 0, &trials);
  if (confidence) *confidence = grid ? grid->confidence : 1;
  return grid ? GridLines(*grid) : "as it is";
}

TEST(LostSpans, AreThoseUnderWhichTheHeadingsNameTheForm) {
  const struct {
    const char *name, *form;
    GridText rows;
    GridText expected;
  } cases[] = {
      {"code and name below 项目, the total over both",
       "income",
       {{"项目", "本年收入合计", "财政拨款收入", "其他收入"},
        {"科目编码", "科目名称"},
        {"栏次", "1", "2", "3"},
        {"合计", "9.00", "8.00", "1.00"},
        {"208", "社会保障和就业支出", "9.00", "8.00", "1.00"},
        {"20805", "行政事业单位养老支出", "9.00", "8.00", "1.00"}},
       {{"项目", "<", "本年收入合计", "财政拨款收入", "其他收入"},
        {"科目编码", "科目名称", "^", "^", "^"},
        {"栏次", "<", "1", "2", "3"},
        {"合计", "<", "9.00", "8.00", "1.00"},
        {"208", "社会保障和就业支出", "9.00", "8.00", "1.00"},
        {"20805", "行政事业单位养老支出", "9.00", "8.00", "1.00"}}},
      {"parts of the year's expenditure between balances, a note",
       "government_fund",
       {{"项目", "年初结转和结余", "本年收入", "本年支出", "年末结转和结余"},
        {"科目编码", "科目名称", "小计", "基本支出", "项目支出"},
        {"合计", "", "5.00", "5.00", "", "5.00", ""},
        {"212", "城乡社区支出", "", "5.00", "5.00", "", "5.00", ""},
        {"21208", "国有土地使用权出让收入安排的支出", "", "5.00", "5.00", "", "5.00", ""},
        {"注：本表反映政府性基金收支。"}},
       {{"项目", "<", "年初结转和结余", "本年收入", "本年支出", "<", "<", "年末结转和结余"},
        {"科目编码", "科目名称", "^", "^", "小计", "基本支出", "项目支出", "^"},
        {"合计", "<", "", "5.00", "5.00", "", "5.00", ""},
        {"212", "城乡社区支出", "", "5.00", "5.00", "", "5.00", ""},
        {"21208", "国有土地使用权出让收入安排的支出", "", "5.00", "5.00", "", "5.00", ""},
        {"注：本表反映政府性基金收支。", "<", "<", "<", "<", "<", "<", "<"}}},
      {"headings of the parts of codes that are whole, beside headings of measures",
       "general_budget_expenditure",
       {{"项目", "本年支出"},
        {"科目编码", "科目名称"},
        {"类", "款", "项", "合计", "基本支出", "项目支出"},
        {"合计", "3.00", "1.00", "2.00"},
        {"201", "一般公共服务支出", "3.00", "1.00", "2.00"},
        {"20101", "人大事务", "3.00", "1.00", "2.00"},
        {"2010101", "行政运行", "3.00", "1.00", "2.00"}},
       {{"项目", "<", "本年支出", "<", "<"},
        {"科目编码", "科目名称", "^", "^", "^"},
        {"类款项", "^", "合计", "基本支出", "项目支出"},
        {"合计", "<", "3.00", "1.00", "2.00"},
        {"201", "一般公共服务支出", "3.00", "1.00", "2.00"},
        {"20101", "人大事务", "3.00", "1.00", "2.00"},
        {"2010101", "行政运行", "3.00", "1.00", "2.00"}}},
      {"two sides",
       "income_expenditure_summary",
       {{"收入", "支出"},
        {"项目", "行次", "金额", "项目", "行次", "金额"},
        {"一、一般公共预算财政拨款收入", "1", "9.00", "一、一般公共服务支出", "31", "9.00"},
        {"本年收入合计", "27", "9.00", "本年支出合计", "57", "9.00"}},
       {{"收入", "<", "<", "支出", "<", "<"},
        {"项目", "行次", "金额", "项目", "行次", "金额"},
        {"一、一般公共预算财政拨款收入", "1", "9.00", "一、一般公共服务支出", "31", "9.00"},
        {"本年收入合计", "27", "9.00", "本年支出合计", "57", "9.00"}}},
      {"totals of two groups of blocks",
       "general_budget_basic_expenditure",
       {{"人员经费", "公用经费"},
        {"科目编码", "科目名称", "金额", "科目编码", "科目名称", "金额", "科目编码", "科目名称", "金额"},
        {"301", "工资福利支出", "5.00", "302", "商品和服务支出", "2.00", "310", "资本性支出", "1.00"},
        {"30101", "基本工资", "5.00", "30201", "办公费", "2.00", "31002", "办公设备购置", "1.00"},
        {"人员经费合计", "5.00", "公用经费合计", "3.00"}},
       {{"人员经费", "<", "<", "公用经费", "<", "<", "<", "<", "<"},
        {"科目编码", "科目名称", "金额", "科目编码", "科目名称", "金额", "科目编码", "科目名称", "金额"},
        {"301", "工资福利支出", "5.00", "302", "商品和服务支出", "2.00", "310", "资本性支出", "1.00"},
        {"30101", "基本工资", "5.00", "30201", "办公费", "2.00", "31002", "办公设备购置", "1.00"},
        {"人员经费合计", "<", "5.00", "公用经费合计", "<", "<", "<", "<", "3.00"}}},
      {"items that name their kind again",
       "three_public",
       {{"预算数", "决算数"},
        {"合计", "因公出国（境）费", "公务用车购置及运行维护费", "公务接待费", "合计", "因公出国（境）费",
         "公务用车购置及运行维护费", "公务接待费"},
        {"小计", "公务用车购置费", "公务用车运行维护费", "小计", "公务用车购置费", "公务用车运行维护费"},
        {"4.00", "", "3.00", "", "3.00", "1.00", "2.00", "", "2.00", "", "2.00", ""}},
       {{"预算数", "<", "<", "<", "<", "<", "决算数", "<", "<", "<", "<", "<"},
        {"合计", "因公出国（境）费", "公务用车购置及运行维护费", "<", "<", "公务接待费", "合计",
         "因公出国（境）费", "公务用车购置及运行维护费", "<", "<", "公务接待费"},
        {"^", "^", "小计", "公务用车购置费", "公务用车运行维护费", "^", "^", "^", "小计", "公务用车购置费",
         "公务用车运行维护费", "^"},
        {"4.00", "", "3.00", "", "3.00", "1.00", "2.00", "", "2.00", "", "2.00", ""}}},
      {"rows that a blank at their end fills up",
       "income",
       {{"项目", "本年收入合计", "财政拨款收入", "其他收入", ""},
        {"科目编码", "科目名称"},
        {"合计", "9.00", "8.00", "1.00", ""},
        {"208", "社会保障和就业支出", "9.00", "9.00", ""},
        {"20805", "行政事业单位养老支出", "9.00", "8.00", "1.00"}},
       {{"项目", "<", "本年收入合计", "财政拨款收入", "其他收入"},
        {"科目编码", "科目名称", "^", "^", "^"},
        {"合计", "<", "9.00", "8.00", "1.00"},
        {"208", "社会保障和就业支出", "9.00", "9.00", ""},
        {"20805", "行政事业单位养老支出", "9.00", "8.00", "1.00"}}},
      {"the row of 类, 款 and 项 as wide as rows that a blank fills up",
       "general_budget_expenditure",
       {{"项目", "本年支出"},
        {"科目编码", "科目名称"},
        {"类", "款", "项", "合计", "基本支出", "项目支出"},
        {"208", "社会保障和就业支出", "9.00", "8.00", "1.00", ""},
        {"20805", "行政事业单位养老支出", "9.00", "8.00", "1.00", ""}},
       {{"项目", "<", "本年支出", "<", "<"},
        {"科目编码", "科目名称", "^", "^", "^"},
        {"类款项", "^", "合计", "基本支出", "项目支出"},
        {"208", "社会保障和就业支出", "9.00", "8.00", "1.00"},
        {"20805", "行政事业单位养老支出", "9.00", "8.00", "1.00"}}},
  };
  for (const auto& c : cases) {
    double confidence = 0;
    EXPECT_EQ(Restored(c.form, c.rows, &confidence), GridLines(test::MakeGrid(c.expected))) << c.name;
    EXPECT_EQ(confidence, 1) << c.name;
  }
}

TEST(LostSpans, AreNoneWhereOnlyBlanksAreMissing) {
  const GridText trimmed = {{"项目", "", "本年收入合计", "财政拨款收入", "其他收入"},
                            {"科目编码", "科目名称"},
                            {"合计", "", "9.00", "8.00", "1.00"},
                            {"208", "社会保障和就业支出", "8.00", "8.00"}};
  EXPECT_EQ(Restored("income", trimmed), "as it is");
  Grid even = Ragged({{"项目", "金额"}, {"合计", "1.00"}});
  even.row_cells.clear();
  size_t trials = kMostTrialsOfDocument;
  EXPECT_FALSE(RestoreSpans(even, Form("income"), Catalogue::BuiltIn(), 0, &trials));
}

TEST(LostSpans, ThatNothingExplainsAreNotBelieved) {
  const GridText odd = {{"项目", "本年收入合计", "财政拨款收入", "其他收入", "事业收入", "经营收入"},
                        {"科目编码", "科目名称", "小计"},
                        {"208", "社会保障和就业支出", "9.00"},
                        {"20805", "行政事业单位养老支出", "9.00"}};
  double confidence = 1;
  Restored("income", odd, &confidence);
  EXPECT_LT(confidence, 0.5);
}

TEST(LostSpans, AreNotLookedForWithoutEnd) {
  const Grid grid = Ragged({{"项目", "本年收入合计", "财政拨款收入", "其他收入"},
                            {"科目编码", "科目名称"},
                            {"208", "社会保障和就业支出", "9.00", "8.00", "1.00"},
                            {"20805", "行政事业单位养老支出", "9.00", "8.00", "1.00"}});
  size_t trials = 0;
  const std::optional<Grid> restored = RestoreSpans(grid, Form("income"), Catalogue::BuiltIn(), 0, &trials);
  ASSERT_TRUE(restored);
  EXPECT_LT(restored->confidence, 0.5);
}

}  // namespace
}  // namespace gongkai
