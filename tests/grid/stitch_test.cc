#include "normalize/grid/stitch.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "tests/support/grids.h"

namespace gongkai {
namespace {

using test::GridLines;
using test::GridText;
using test::LineItem;
using test::MakeGrid;
using test::TableItem;

std::string Stitched(Flow flow) {
  StitchTables(&flow);
  std::string out;
  for (const FlowItem& item : flow) {
    if (item.furniture) continue;
    out += item.is_table() ? "table " + std::to_string(item.page) + "\n" + GridLines(*item.grid)
                           : item.line.text + "\n";
  }
  return out;
}

FlowItem PageNumber(int page) {
  FlowItem item = LineItem(page, 780, "- " + std::to_string(page) + " -");
  item.furniture = true;
  return item;
}

const GridText kHead = {{"编码", "名称", "合计"}, {"201", "服务", "1.00"}};

TEST(Stitch, ATableThatGoesOnBecomesOne) {
  const struct {
    const char* name;
    Flow flow;
    const char* expected;
  } cases[] = {
      {"without a repeated header",
       {TableItem(1, 600, kHead), PageNumber(1), TableItem(2, 50, {{"202", "外交", "2.00"}})},
       "table 1\n编码|名称|合计\n201|服务|1.00\n202|外交|2.00\n"},
      {"with a repeated header",
       {TableItem(1, 600, kHead), PageNumber(1),
        TableItem(2, 50, {{"编码", "名称", "合计"}, {"202", "外交", "2.00"}})},
       "table 1\n编码|名称|合计\n201|服务|1.00\n编码|名称|合计\n202|外交|2.00\n"},
      {"over three pages",
       {TableItem(1, 600, kHead), TableItem(2, 50, {{"202", "外交", "2.00"}}), PageNumber(2),
        TableItem(3, 50, {{"203", "国防", "3.00"}})},
       "table 1\n编码|名称|合计\n201|服务|1.00\n202|外交|2.00\n203|国防|3.00\n"},
      {"the rest is one blank row",
       {TableItem(1, 600, kHead), TableItem(2, 50, {{"", "", ""}})},
       "table 1\n编码|名称|合计\n201|服务|1.00\n||\n"},
      {"the heading lines are printed again",
       {LineItem(1, 50, "支出决算表"), LineItem(1, 70, "单位：万元"), TableItem(1, 600, kHead),
        LineItem(2, 50, "支出决算表（续表）"), LineItem(2, 70, "单位：万元"),
        TableItem(2, 100, {{"编码", "名称", "合计"}, {"202", "外交", "2.00"}})},
       "支出决算表\n单位：万元\ntable 1\n编码|名称|合计\n201|服务|1.00\n编码|名称|合计\n202|外交|2.00\n"},
      {"the title is printed again without the label beside it",
       {LineItem(1, 50, "公开03表\t支出决算表"), TableItem(1, 600, kHead),
        LineItem(2, 50, "支出决算表（续表）"),
        TableItem(2, 100, {{"编码", "名称", "合计"}, {"202", "外交", "2.00"}})},
       "公开03表\t支出决算表\ntable 1\n编码|名称|合计\n201|服务|1.00\n编码|名称|合计\n202|外交|2.00\n"},
  };
  for (const auto& c : cases) EXPECT_EQ(Stitched(c.flow), c.expected) << c.name;
}

FlowItem TextTable(int page, const GridText& rows) {
  FlowItem item = TableItem(page, 0, rows);
  item.grid->xs.clear();
  item.grid->method = Method::kDelimited;
  return item;
}

TEST(Stitch, ATableOfATextGoesOnWithoutTheColumnsThatItsHeaderMade) {
  const GridText coded = {{"科目编码", "", "", "科目名称", "合计", "基本支出"},
                          {"类", "款", "项", "", "", ""},
                          {"201", "", "", "服务", "1.00", "1.00"}};
  const std::string head = "table 1\n科目编码|||科目名称|合计|基本支出\n类|款|项|||\n201|||服务|1.00|1.00\n";
  EXPECT_EQ(Stitched({TextTable(1, coded), TextTable(2, {{"202", "外交", "2.00", ""}})}),
            head + "202|!|!|外交|2.00|\n");
  EXPECT_EQ(Stitched({TextTable(1, coded), TextTable(1, {{"202", "外交", "2.00", "2.00"}})}),
            head + "202|!|!|外交|2.00|2.00\n")
      << "a text may say nothing of its pages";
  EXPECT_EQ(Stitched({TextTable(1, coded), TextTable(2, {{"202", "2.00", "", ""}})}),
            head + "table 2\n202|2.00||\n")
      << "no column of the names";
  const GridText blank = {
      {"编码", "名称", "合计", "基本支出"}, {"201", "服务", "1.00", ""}, {"202", "外交", "1.00", ""}};
  EXPECT_EQ(Stitched({TextTable(1, blank), TextTable(2, {{"203", "国防", "2.00"}})}),
            "table 1\n编码|名称|合计|基本支出\n201|服务|1.00|\n202|外交|1.00|\n203|国防|2.00|!\n");
}

TEST(Stitch, WhatIsAnotherTableStaysOne) {
  const char* const kApart = "table 1\n编码|名称|合计\n201|服务|1.00\n";
  const struct {
    const char* name;
    Flow flow;
    std::string expected;
  } cases[] = {
      {"another title between them",
       {LineItem(1, 50, "收入决算表"), TableItem(1, 600, kHead), LineItem(2, 50, "支出决算表"),
        TableItem(2, 100, kHead)},
       std::string("收入决算表\n") + kApart + "支出决算表\ntable 2\n编码|名称|合计\n201|服务|1.00\n"},
      {"another title in its first row",
       {TableItem(1, 600, kHead), TableItem(2, 50, {{"支出决算表", "<", "<"}, {"202", "外交", "2.00"}})},
       std::string(kApart) + "table 2\n支出决算表|<|<\n202|外交|2.00\n"},
      {"not on the next page",
       {TableItem(1, 600, kHead), TableItem(3, 50, {{"202", "外交", "2.00"}})},
       std::string(kApart) + "table 3\n202|外交|2.00\n"},
      {"on the same page",
       {TableItem(1, 100, kHead), TableItem(1, 600, {{"202", "外交", "2.00"}})},
       std::string(kApart) + "table 1\n202|外交|2.00\n"},
      {"heading lines return but another header follows",
       {LineItem(1, 50, "单位：万元"), TableItem(1, 600, kHead), LineItem(2, 50, "单位：万元"),
        TableItem(2, 100, {{"项目", "预算数", "决算数"}, {"a", "b", "c"}})},
       std::string("单位：万元\n") + kApart + "单位：万元\ntable 2\n项目|预算数|决算数\na|b|c\n"},
      {"other columns",
       {TableItem(1, 600, kHead), TableItem(2, 50, {{"a", "b", "c", "d", "e", "f", "g"}})},
       std::string(kApart) + "table 2\na|b|c|d|e|f|g\n"},
  };
  for (const auto& c : cases) EXPECT_EQ(Stitched(c.flow), c.expected) << c.name;
}

TEST(Stitch, RepeatedHeaderRowsAreMarkedAndRowsKeepTheirPage) {
  Flow flow = {TableItem(1, 600, kHead),
               TableItem(2, 50, {{"编码", "名称", "合计"}, {"202", "外交", "2.00"}})};
  StitchTables(&flow);
  ASSERT_EQ(flow.size(), 1u);
  const Grid& grid = *flow[0].grid;
  ASSERT_EQ(grid.rows, 4);
  const bool repeats[] = {false, false, true, false};
  const int pages[] = {1, 1, 2, 2};
  for (int r = 0; r < 4; ++r) {
    EXPECT_EQ(grid.Repeats(r), repeats[r]) << r;
    EXPECT_EQ(grid.row_page[static_cast<size_t>(r)], pages[r]) << r;
    EXPECT_EQ(grid.CellAt(r, 0)->place.page, pages[r]) << r;
  }
}

TEST(Stitch, AHeadingThatTheNextPagePrintsInsideTheTableIsARepeatedRow) {
  const struct {
    const char* name;
    Flow flow;
    std::vector<bool> repeats;
  } cases[] = {
      {"the title above the first part is a row of the second",
       {LineItem(1, 50, "支出决算表"), TableItem(1, 600, kHead),
        TableItem(2, 50, {{"支出决算表（续表）", "<", "<"}, {"", "外交", "2.00"}})},
       {false, false, true, false}},
      {"the title is cut at the column lines",
       {LineItem(1, 50, "支出决算表"), TableItem(1, 600, kHead),
        TableItem(2, 50,
                  {{"支出", "决算表", "（续表）"}, {"编码", "名称", "合计"}, {"202", "外交", "2.00"}})},
       {false, false, true, true, false}},
      {"the title of the first part's frame stands above the second",
       {TableItem(1, 600, {{"支出决算表", "<", "<"}, {"编码", "名称", "合计"}, {"201", "服务", "1.00"}}),
        LineItem(2, 50, "支出决算表（续表）"), TableItem(2, 80, {{"202", "外交", "2.00"}})},
       {false, false, false, false}},
      {"a heading spills into the row below",
       {TableItem(
            1, 600,
            {{"编码", "名称", "合计", "附属单位上缴"}, {"栏次", "1", "2", "3"}, {"201", "服务", "1.00", ""}}),
        TableItem(2, 50,
                  {{"编码", "名称", "合计", "附属单位"},
                   {"栏次", "1", "2", "上缴3"},
                   {"202", "外交", "2.00", ""}})},
       {false, false, false, true, true, false}},
      {"the title is a row of both parts",
       {TableItem(1, 600, {{"支出决算表", "<", "<"}, {"编码", "名称", "合计"}, {"201", "服务", "1.00"}}),
        TableItem(2, 50,
                  {{"支出决算表（续）", "<", "<"}, {"编码", "名称", "合计"}, {"202", "外交", "2.00"}})},
       {false, false, false, true, true, false}},
  };
  for (const auto& c : cases) {
    Flow flow = c.flow;
    StitchTables(&flow);
    const auto table = std::find_if(flow.begin(), flow.end(), [](const FlowItem& i) { return i.is_table(); });
    ASSERT_TRUE(table != flow.end()) << c.name;
    const Grid& grid = *table->grid;
    ASSERT_EQ(grid.rows, static_cast<int>(c.repeats.size())) << c.name;
    for (int r = 0; r < grid.rows; ++r)
      EXPECT_EQ(grid.Repeats(r), c.repeats[static_cast<size_t>(r)]) << c.name << r;
  }
}

TEST(Stitch, AMissingColumnLeavesTheOthersInPlace) {
  // The second part has no line between 名称 and 合计 because a column without any entry vanished.
  FlowItem first =
      TableItem(1, 600, {{"编码", "名称", "合计", "基本", "项目"}, {"201", "服务", "1.00", "", "1.00"}});
  FlowItem next = TableItem(2, 50, {{"202", "外交", "2.00", "2.00"}});
  next.grid->xs = {0, 50, 100, 150, 250};
  Flow flow = {first, next};
  StitchTables(&flow);
  ASSERT_EQ(flow.size(), 1u);
  EXPECT_EQ(GridLines(*flow[0].grid),
            "编码|名称|合计|基本|项目\n201|服务|1.00||1.00\n202|外交|2.00|2.00|<\n");
}

TEST(Stitch, TwoLinesOfOnePartAreNeverOne) {
  // The second part has two lines within reach of one line of the first.
  FlowItem first =
      TableItem(1, 600, {{"编码", "名称", "合计", "基本", "项目"}, {"201", "服务", "1.00", "", "1.00"}});
  FlowItem next = TableItem(2, 50, {{"202", "", "外交", "2.00", "2.00", "3.00"}});
  next.grid->xs = {0, 48, 53, 100, 150, 200, 250};
  next.grid->cols = 6;
  Flow flow = {first, next};
  StitchTables(&flow);
  ASSERT_EQ(flow.size(), 1u);
  EXPECT_EQ(GridLines(*flow[0].grid),
            "编码|名称|<|合计|基本|项目\n201|服务|<|1.00||1.00\n202||外交|2.00|2.00|3.00\n");
}

TEST(Stitch, ColumnsMayMoveALittleFromPageToPage) {
  const struct {
    const char* name;
    std::vector<double> xs;
    bool together;
  } cases[] = {
      {"the same", {0, 50, 100, 150}, true},
      {"moved as a whole", {30, 80, 130, 180}, true},
      {"widths differ a little", {0, 55, 103, 152}, true},
      {"twice as wide", {0, 100, 200, 300}, false},
  };
  for (const auto& c : cases) {
    Grid first = MakeGrid(kHead), next = MakeGrid({{"202", "外交", "2.00"}}, 2);
    next.xs = c.xs;
    EXPECT_EQ(AlignColumns(&first, &next), c.together) << c.name;
  }
}

TEST(Stitch, APageOnItsSideHasWiderColumns) {
  const GridText rows = {{"202", "外交", "2.00", "1.00", "1.00"}};
  for (const auto& [xs, together] : {std::pair(std::vector<double>{0, 75, 150, 225, 300, 375}, true),
                                     std::pair(std::vector<double>{0, 20, 150, 180, 350, 375}, false)}) {
    Grid first = MakeGrid(rows), next = MakeGrid(rows, 2);
    next.xs = xs;
    EXPECT_EQ(AlignColumns(&first, &next), together);
  }
}

}  // namespace
}  // namespace gongkai
