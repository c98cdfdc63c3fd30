#include "normalize/grid/beside.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/grids.h"

namespace gongkai {
namespace {

using test::GridText;
using test::LineItem;
using test::TableItem;

const GridText kLeft = {{"编码", "名称"}, {"201", "服务"}, {"202", "外交"}};
const GridText kRight = {{"合计", "基本支出"}, {"1.00", "1.00"}, {"2.00", ""}};

std::string Joined(Flow flow) {
  JoinTablesBeside([](const std::string& text) { return text.ends_with("决算表"); },
                   [](const std::string& text) { return text.starts_with("单位"); }, &flow);
  std::string out;
  for (const FlowItem& item : flow)
    out += item.is_table() ? "table\n" + test::GridLines(*item.grid) : item.line.text + "\n";
  return out;
}

TEST(TablesBeside, TheRightColumnsOnTheNextPageAreOnesOfTheSameTable) {
  const char* const kApart = "table\n编码|名称\n201|服务\n202|外交\n";
  const struct {
    const char* name;
    Flow flow;
    std::string expected;
  } cases[] = {
      {"with the unit above the right part",
       {LineItem(1, 20, "支出决算表"), TableItem(1, 50, kLeft), LineItem(1, 300, "注：…"),
        LineItem(2, 30, "单位：元"), TableItem(2, 50, kRight)},
       "支出决算表\n单位：元\ntable\n编码|名称|合计|基本支出\n201|服务|1.00|1.00\n202|外交|2.00|\n注：…\n"},
      {"with the same title above the right part",
       {LineItem(1, 20, "支出决算表"), TableItem(1, 50, kLeft), LineItem(2, 20, "支出决算表"),
        TableItem(2, 50, kRight)},
       "支出决算表\n支出决算表\ntable\n编码|名称|合计|基本支出\n201|服务|1.00|1.00\n202|外交|2.00|\n"},
      {"the same unit above both, and no title",
       {LineItem(1, 30, "单位：元"), TableItem(1, 50, kLeft), LineItem(2, 30, "单位：元"),
        TableItem(2, 50, kRight)},
       "单位：元\n" + std::string(kApart) + "单位：元\ntable\n合计|基本支出\n1.00|1.00\n2.00|\n"},
      {"something else stands above the second",
       {TableItem(1, 50, kLeft), LineItem(2, 20, "绩效目标"), TableItem(2, 50, kRight)},
       kApart + std::string("绩效目标\ntable\n合计|基本支出\n1.00|1.00\n2.00|\n")},
      {"a title stands between them",
       {TableItem(1, 50, kLeft), LineItem(2, 20, "支出决算表"), TableItem(2, 50, kRight)},
       kApart + std::string("支出决算表\ntable\n合计|基本支出\n1.00|1.00\n2.00|\n")},
      {"a title stands in the second",
       {TableItem(1, 50, kLeft),
        TableItem(2, 50, {{"支出决算表", "<"}, {"合计", "基本支出"}, {"1.00", "1.00"}})},
       kApart + std::string("table\n支出决算表|<\n合计|基本支出\n1.00|1.00\n")},
      {"the same header again",
       {TableItem(1, 50, kLeft), TableItem(2, 50, kLeft)},
       std::string(kApart) + kApart},
      {"another number of rows",
       {TableItem(1, 50, kLeft), TableItem(2, 50, {{"合计", "基本支出"}, {"1.00", "1.00"}})},
       kApart + std::string("table\n合计|基本支出\n1.00|1.00\n")},
      {"on the same page",
       {TableItem(1, 50, kLeft), TableItem(1, 50, kRight)},
       kApart + std::string("table\n合计|基本支出\n1.00|1.00\n2.00|\n")},
      {"no header",
       {TableItem(1, 50, kLeft), TableItem(2, 50, {{"1.00", "2.00"}, {"1.00", "2.00"}, {"1.00", ""}})},
       kApart + std::string("table\n1.00|2.00\n1.00|2.00\n1.00|\n")},
  };
  for (const auto& c : cases) EXPECT_EQ(Joined(c.flow), c.expected) << c.name;
}

TEST(TablesBeside, AHeadingMayStandBesideTwoRows) {
  Flow flow = {TableItem(1, 50, {{"项目", "<"}, {"编码", "名称"}, {"201", "服务"}, {"202", "外交"}}),
               TableItem(2, 50, kRight)};
  for (Cell& cell : flow[1].grid->cells) {
    cell.place.box->y1 += 20;
    if (cell.row > 0) cell.place.box->y0 += 20;
  }
  JoinTablesBeside([](const std::string&) { return false; }, [](const std::string&) { return false; }, &flow);
  ASSERT_EQ(flow.size(), 1u);
  EXPECT_EQ(test::GridLines(*flow[0].grid),
            "项目|<|合计|基本支出\n编码|名称|^|^\n201|服务|1.00|1.00\n202|外交|2.00|\n");
}

TEST(TablesBeside, RowsOfOtherHeightsAreThoseOfAnotherTable) {
  Flow flow = {TableItem(1, 50, kLeft), TableItem(2, 50, kRight)};
  for (Cell& cell : flow[1].grid->cells)
    if (cell.row == 2) cell.place.box->y1 += 12;
  JoinTablesBeside([](const std::string&) { return false; }, [](const std::string&) { return false; }, &flow);
  ASSERT_EQ(flow.size(), 2u);
  EXPECT_LT(flow[0].grid->confidence, 0.5);  // but its columns may be missing
}

}  // namespace
}  // namespace gongkai
