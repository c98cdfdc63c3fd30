// Rows of two-sided forms of which a page holds one half, and words that ran into their names: what cannot be
// put together is doubted.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "normalize/forms/body.h"
#include "tests/support/grids.h"

namespace gongkai {
namespace {

using test::GridText;
using test::MakeGrid;

/// "side line name=amount" of each amount, "?" behind what is doubted.
std::vector<std::string> Amounts(const Body& body) {
  std::vector<std::string> out;
  for (const FactRecord& f : body.facts)
    if (f.amount)
      out.push_back(f.side.value_or("") + " " + f.line_no.value_or("-") + " " + f.name + "=" + *f.amount +
                    (f.confidence < 0.5 ? " ?" : ""));
  return out;
}

/// The rows below 收入 | 支出 with a line number and an amount each; those from `second_page` on stand on it.
Body Read(const GridText& rows, size_t second_page) {
  GridText text = {{"收入", "<", "<", "支出", "<", "<"},
                   {"项目", "行次", "金额", "项目", "行次", "金额"},
                   {"栏次", "", "1", "栏次", "", "2"}};
  text.insert(text.end(), rows.begin(), rows.end());
  Grid grid = MakeGrid(text);
  for (size_t r = second_page + 3; r < grid.row_page.size(); ++r) grid.row_page[r] = 2;
  const FormSpec* form = Catalogue::BuiltIn().Find("income_expenditure_summary");
  return ReadBody(grid, *form, AnalyseHeader(grid, form, Catalogue::BuiltIn()), "万元", Catalogue::BuiltIn());
}

TEST(HalfRows, AreJoinedOrDoubted) {
  const struct {
    const char* name;
    GridText rows;
    size_t second_page;
    std::vector<std::string> expected;
  } cases[] = {
      {"amounts have as many decimals as the others of their form",
       {{"", "1", "", "一、一般公共服务支出", "31", "4113.8400"},
        {"", "8", "", "八、社会保", "38", "480.47"},
        {"", "", "", "障和就业支出", "", "67"},
        {"", "9", "", "九、卫生健康支出", "39", "626.1964"}},
       2,
       {"expenditure 31 一、一般公共服务支出=4113.8400", "expenditure 38 八、社会保障和就业支出=480.4767",
        "expenditure 39 九、卫生健康支出=626.1964"}},
      {"one name, but two whole amounts",
       {{"", "1", "", "一、一般公共服务支出", "31", "4113.84"},
        {"", "8", "", "八、社会保", "38", "480.47"},
        {"", "", "", "障和就业支出", "", "67.00"}},
       2,
       {"expenditure 31 一、一般公共服务支出=4113.84", "expenditure 38 八、社会保=480.47 ?",
        "expenditure - 障和就业支出=67.00 ?"}},
      {"the rest of the name was not found",
       {{"", "19", "", "十九、住房保障支出", "46", "11.00"}, {"", "20", "", "二十、粮油物资", "47", "0.00"}},
       9,
       {"expenditure 46 十九、住房保障支出=11.00", "expenditure 47 二十、粮油物资=0.00 ?"}},
      {"the beginning of the name was not found",
       {{"", "", "", "出", "", "4"}, {"", "20", "", "二十、粮油物资储备支出", "47", "3.00"}},
       9,
       {"expenditure - 出=4 ?", "expenditure 47 二十、粮油物资储备支出=3.00"}},
      {"支出 below the numbers of the columns is the rest of a name, no heading",
       {{"", "", "", "支出", "", ""},
        {"", "24", "", "二十四、债务还本支出", "54", "1.00"},
        {"本年收入合计", "27", "5.00", "本年支出合计", "57", "5.00"}},
       9,
       {"expenditure 54 二十四、债务还本支出=1.00", "income 27 本年收入合计=5.00",
        "expenditure 57 本年支出合计=5.00"}},
      {"the line number ran into the name",
       {{"", "16", "", "十六、金融支出44", "", "2.00"},
        {"", "17", "", "十七、援助其他地区支出", "45", "1.00"}},
       9,
       {"expenditure 44 十六、金融支出=2.00", "expenditure 45 十七、援助其他地区支出=1.00"}},
  };
  for (const auto& c : cases) EXPECT_EQ(Amounts(Read(c.rows, c.second_page)), c.expected) << c.name;
}

TEST(HalfRows, AnAmountThatRanIntoANameIsAnOrphan) {
  const Body body = Read({{"使用非财政拨款结余", "26", "", "0.00结余分配", "54", "0.00"},
                          {"年初结转和结余", "27", "0.50", "年末结转和结余", "55", "0.50"}},
                         9);
  EXPECT_EQ(body.orphans, 1);
}

}  // namespace
}  // namespace gongkai
