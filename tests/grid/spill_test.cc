// Merged cells that a page break cut, as spreadsheets print them.
#include "normalize/grid/spill.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "normalize/grid/stitch.h"
#include "tests/support/grids.h"

namespace gongkai {
namespace {

using test::GridLines;
using test::GridText;
using test::TableItem;

struct Word {
  double x;
  std::string text;
};

FlowItem Spilled(int page, double top, const std::vector<Word>& words) {
  FlowItem item = test::LineItem(page, top, "");
  for (const Word& word : words) {
    item.line.text += (item.line.text.empty() ? "" : "\t") + word.text;
    item.line.words.push_back({word.text, word.x, word.x + 20, {}, top});
  }
  return item;
}

const GridText kUpper = {{"指标", "一级", "二级", "得分"},
                         {"^", "成本", "经济", "5"},
                         {"^", "", "数量", "6"}},
               kLower = {{"", "", "质量", "7"}, {"^", "效益", "社会", "8"}};

std::string Stitched(const std::vector<FlowItem>& between, const GridText& lower = kLower) {
  Flow flow = {TableItem(1, 600, kUpper)};
  flow.insert(flow.end(), between.begin(), between.end());
  flow.push_back(TableItem(2, 50, lower));
  StitchTables(&flow);
  std::string out;
  for (const FlowItem& item : flow)
    if (!item.furniture) out += item.is_table() ? GridLines(*item.grid) : item.line.text + "\n";
  return out;
}

TEST(Spill, GoesBackIntoTheCellsThatThePageBreakCut) {
  const struct {
    const char* name;
    std::vector<FlowItem> between;
    const char* expected;
  } cases[] = {
      {"below the table, with the number of the page",
       {Spilled(1, 700, {{55, "产出"}}), Spilled(1, 715, {{55, "指标"}, {160, "1"}})},
       "指标|一级|二级|得分\n^|成本|经济|5\n^|产出\n指标|数量|6\n||质量|7\n^|效益|社会|8\n"},
      {"the number of the page between dashes",
       {Spilled(1, 700, {{55, "产出"}}), Spilled(1, 715, {{155, "-"}, {165, "1"}, {178, "-"}})},
       "指标|一级|二级|得分\n^|成本|经济|5\n^|产出|数量|6\n||质量|7\n^|效益|社会|8\n"},
      {"above the table of the next page",
       {Spilled(2, 30, {{55, "产出"}})},
       "指标|一级|二级|得分\n^|成本|经济|5\n^||数量|6\n|产出|质量|7\n^|效益|社会|8\n"},
      {"the rest of a text",
       {Spilled(1, 700, {{105, "指标"}})},
       "指标|一级|二级|得分\n^|成本|经济|5\n^||数量\n指标|6\n||质量|7\n^|效益|社会|8\n"},
      {"off the page",
       {Spilled(2, -40, {{55, "产出"}, {300, "别处"}})},
       "指标|一级|二级|得分\n^|成本|经济|5\n^||数量|6\n|产出|质量|7\n^|效益|社会|8\n"},
  };
  for (const auto& c : cases) EXPECT_EQ(Stitched(c.between), c.expected) << c.name;
}

TEST(Spill, OtherLinesPartTwoTables) {
  const std::string apart = "指标|一级|二级|得分\n^|成本|经济|5\n^||数量|6\n";
  EXPECT_TRUE(Stitched({Spilled(1, 700, {{180, "注：本表"}, {260, "见附件"}})}).starts_with(apart + "注"));
  const GridText plain = {{"7", "8", "9", "10"}};
  EXPECT_TRUE(Stitched({Spilled(2, 30, {{55, "产出"}})}, plain).starts_with(apart + "产出"))
      << "no merged cell at the top of the next page";
}

TEST(Spill, ATitleAboveAMergedHeaderIsNone) {
  const GridText header = {{"编码", "名称", "支出", "<"}, {"^", "^", "合计", "基本"}};
  Flow flow = {TableItem(1, 600, {{"201", "服务", "1.00", "2.00"}}), Spilled(2, 20, {{55, "支出表"}}),
               Spilled(2, 30, {{105, "附表2"}}), TableItem(2, 50, header)};
  StitchTables(&flow);
  EXPECT_EQ(flow.size(), 4u);
}

TEST(Spill, AColumnWithoutRulesAtOneSideIsStillThere) {
  FlowItem next = TableItem(2, 50, {{"", "质量", "7"}, {"效益", "社会", "8"}});
  next.grid->xs = {50, 100, 150, 200};
  Flow flow = {TableItem(1, 600, kUpper), next};
  StitchTables(&flow);
  ASSERT_EQ(flow.size(), 1u);
  EXPECT_EQ(GridLines(*flow[0].grid),
            "指标|一级|二级|得分\n^|成本|经济|5\n^||数量|6\n!||质量|7\n!|效益|社会|8\n");
}

}  // namespace
}  // namespace gongkai
