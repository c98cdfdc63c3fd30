#include "normalize/forms/caption.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/grids.h"

namespace gongkai {
namespace {

using test::GridText;
using test::MakeGrid;

// The flow of one table: its lines joined by " / ", "table" where it stays one.
std::string Unboxed(const GridText& rows) {
  const Catalogue& catalogue = Catalogue::BuiltIn();
  FlowItem item;
  item.page = 1;
  item.grid = MakeGrid(rows);
  Flow flow = {item};
  UnboxCaptions(TitleMatcher(catalogue), Patterns(catalogue), &flow);
  std::string out;
  for (const FlowItem& left : flow)
    out += (out.empty() ? "" : " / ") + (left.is_table() ? "table" : left.line.text);
  return out;
}

TEST(Caption, IsATableThatSaysOnlyTitleLabelAgencyYearAndUnit) {
  const struct {
    GridText rows;
    std::string expected;
  } cases[] = {
      {{{"", "", "单位：万元"}}, "单位：万元"},
      {{{"编制单位：北岭省水利局", "2022年度", "金额单位：元"}},
       "编制单位：北岭省水利局\t2022年度\t金额单位：元"},
      {{{"收入支出决算总表", "<"}, {"", "公开01表"}, {"部门：北岭省水利局", "单位：万元"}},
       "收入支出决算总表 / 公开01表 / 部门：北岭省水利局\t单位：万元"},
      // A form that lost its rows, a list of forms, and figures are tables.
      {{{"收入支出决算总表", "公开01表"}, {"收入决算表", "公开02表"}}, "table"},
      {{{"单位：万元", "<"}, {"合计", "12.34"}}, "table"},
      {{{"2022年度", "2021年度"}}, "table"},
      {{{"", ""}}, "table"},
  };
  for (const auto& c : cases) EXPECT_EQ(Unboxed(c.rows), c.expected);
}

TEST(Caption, KeepsThePlaceOfEveryRow) {
  const Catalogue& catalogue = Catalogue::BuiltIn();
  FlowItem item;
  item.page = 3;
  item.grid = MakeGrid({{"公开02表", ""}, {"", "单位：元"}}, 3);
  Flow flow = {item};
  UnboxCaptions(TitleMatcher(catalogue), Patterns(catalogue), &flow);
  ASSERT_EQ(flow.size(), 2U);
  EXPECT_EQ(flow[1].page, 3);
  EXPECT_EQ(flow[1].line.place.page, 3);
  EXPECT_EQ(flow[1].line.place.box->y0, 20);
}

}  // namespace
}  // namespace gongkai
