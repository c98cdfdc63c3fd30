#include "normalize/forms/promised_places.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/grids.h"

namespace gongkai {
namespace {

const test::GridText kThree = {{"科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"},
                               {"201", "一般公共服务支出", "3.00", "2.00", "1.00"}};
const test::GridText kOther = {{"序号", "单位名称"}, {"1", "本级"}};

// The tables: "=form" where it is known, "3" for a table of three columns, "o" for another one, each with
// what stands above it behind a blank.
std::string Found(const std::vector<std::string>& tables, const std::vector<std::string>& order) {
  const Catalogue& catalogue = Catalogue::BuiltIn();
  std::vector<Grid> grids;
  std::vector<TableContext> contexts(tables.size());
  for (size_t i = 0; i < tables.size(); ++i) {
    grids.push_back(test::MakeGrid(tables[i][0] == 'o' ? kOther : kThree));
    const size_t blank = tables[i].find(' ');
    if (blank != std::string::npos) contexts[i].title = tables[i].substr(blank + 1);
  }
  std::vector<PlacedTable> placed;
  for (size_t i = 0; i < tables.size(); ++i)
    placed.push_back(
        {&grids[i], &contexts[i], tables[i][0] == '=' ? catalogue.Find(tables[i].substr(1)) : nullptr});
  std::vector<const FormSpec*> listed;
  for (const std::string& form : order) listed.push_back(form.empty() ? nullptr : catalogue.Find(form));
  std::string out;
  for (const FormSpec* form : FormsByPlace(placed, listed, catalogue))
    out += (out.empty() ? "" : ", ") + (form ? form->id : std::string("-"));
  return out;
}

TEST(FormsByPlace, AreThoseThatTheContentsListBetweenTheirNeighbours) {
  const std::string general = "general_budget_expenditure", basic = "general_budget_basic_expenditure",
                    fiscal = "fiscal_appropriation_summary", items = "three_public";
  const std::vector<std::string> order = {fiscal, general, basic, items};
  const struct {
    const char* name;
    std::vector<std::string> tables, order;
    std::string expected;
  } cases[] = {
      {"one table for one form",
       {"o", "=" + fiscal, "3", "=" + basic},
       order,
       "-, -, general_budget_expenditure, -"},
      {"a note above it",
       {"=" + fiscal, "3 注：本表反映支出", "=" + basic},
       order,
       "-, general_budget_expenditure, -"},
      {"a title that is not known", {"=" + fiscal, "3 机关运行经费表", "=" + basic}, order, "-, -, -"},
      {"two tables for one form", {"=" + fiscal, "3", "3", "=" + basic}, order, "-, -, -, -"},
      {"two forms for one table", {"=" + fiscal, "3", "=" + items}, order, "-, -, -"},
      {"another table is listed there", {"=" + fiscal, "3", "=" + basic}, {fiscal, "", basic}, "-, -, -"},
      {"columns of another form", {"=" + fiscal, "o", "=" + basic}, order, "-, -, -"},
      {"printed in another order", {"=" + basic, "3", "=" + fiscal}, order, "-, -, -"},
      {"no contents", {"=" + fiscal, "3", "=" + basic}, {}, "-, -, -"},
  };
  for (const auto& c : cases) EXPECT_EQ(Found(c.tables, c.order), c.expected) << c.name;
}

}  // namespace
}  // namespace gongkai
