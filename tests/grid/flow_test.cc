#include "normalize/grid/flow.h"

#include <gtest/gtest.h>

#include <string>

#include "normalize/text/fold.h"
#include "tests/support/drawn.h"
#include "tests/support/grids.h"

namespace gongkai {
namespace {

using test::GridLines;
using test::LineItem;
using test::RunAt;
using test::TableItem;

PlacedRun Placed(const std::string& text, double x, double y, double size = 10) {
  double width = 0;
  for (char32_t code : Utf8ToCodes(text)) width += code < 0x2000 ? size / 2 : size;
  return {text, {x, y, x + width, y + size}, size};
}

std::string Lines(const std::vector<PlacedLine>& lines) {
  std::string out;
  for (const PlacedLine& line : lines) out += "[" + line.text + "]";
  return out;
}

TEST(JoinLines, RunsOfOneBaselineAreALine) {
  const struct {
    const char* name;
    std::vector<PlacedRun> runs;
    const char* expected;
  } cases[] = {
      {"nothing", {}, ""},
      {"drawn from right to left", {Placed("计", 60, 0), Placed("合", 50, 0)}, "[合计]"},
      {"drawn from below", {Placed("计", 50, 12), Placed("合", 50, 0)}, "[合][计]"},
      {"a small gap is a space", {Placed("合", 50, 0), Placed("计", 66, 0)}, "[合 计]"},
      {"a wide gap is a tab",
       {Placed("编制部门：某局", 50, 0), Placed("单位：万元", 300, 0)},
       "[编制部门：某局\t单位：万元]"},
      {"no gap is nothing", {Placed("合", 50, 0), Placed("计", 60.5, 0)}, "[合计]"},
      {"baselines that waver", {Placed("合", 50, 0), Placed("计", 60, 4)}, "[合计]"},
      {"a wrapped cell",
       {Placed("机关事业单位", 50, 0), Placed("基本养老", 50, 11), Placed("保险缴费", 50, 22)},
       "[机关事业单位][基本养老][保险缴费]"},
      {"spaces at the ends go", {Placed(" 合计 ", 50, 0)}, "[合计]"},
  };
  for (const auto& c : cases) EXPECT_EQ(Lines(JoinLines(c.runs)), c.expected) << c.name;
}

TEST(JoinLines, ALineKnowsItsBoxAndLargestSize) {
  std::vector<PlacedLine> lines = JoinLines({Placed("计", 60, 2), Placed("合", 50, 0, 12)});
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0].box, (Box{50, 0, 70, 12}));
  EXPECT_EQ(lines[0].font_size, 12);
}

/// A page with a title, a table of two columns and two rows at 50|100, and a note.
Page SmallPage() {
  Page page;
  page.number = 3;
  page.width = 600;
  page.height = 800;
  page.runs = {RunAt(50, 300, "注：本表反映"), RunAt(155, 105, "金额"), RunAt(55, 105, "项目"),
               RunAt(55, 125, "合计"),         RunAt(155, 125, "1.00"), RunAt(100, 50, "收入决算表")};
  auto add = [&](Ruling::Direction d, double at, double from, double to) {
    page.rulings.push_back({d, at, from, to});
  };
  for (double y : {100, 120, 140}) add(Ruling::Direction::kHorizontal, y, 50, 250);
  for (double x : {50, 150, 250}) add(Ruling::Direction::kVertical, x, 100, 140);
  return page;
}

TEST(LayOutPage, LinesAndTablesComeFromTopToBottom) {
  Flow flow = LayOutPage(SmallPage());
  ASSERT_EQ(flow.size(), 3u);
  EXPECT_EQ(flow[0].line.text, "收入决算表");
  EXPECT_EQ(flow[0].line.place.page, 3);
  EXPECT_EQ(flow[0].line.place.box, (Box{100, 50, 150, 60}));
  ASSERT_TRUE(flow[1].is_table());
  EXPECT_EQ(GridLines(*flow[1].grid), "项目|金额\n合计|1.00\n");
  EXPECT_EQ(flow[2].line.text, "注：本表反映");
}

TEST(LayOutPage, CellsHaveTheirAreaAndTheirInk) {
  Flow flow = LayOutPage(SmallPage());
  ASSERT_TRUE(flow.at(1).is_table());
  const Grid& grid = *flow[1].grid;
  EXPECT_EQ(grid.method, Method::kRuled);
  EXPECT_EQ(grid.xs, (std::vector<double>{50, 150, 250}));
  EXPECT_EQ(grid.row_page, (std::vector<int>{3, 3}));
  const Cell* amount = grid.CellAt(1, 1);
  ASSERT_NE(amount, nullptr);
  EXPECT_EQ(amount->place.box, (Box{150, 120, 250, 140}));
  EXPECT_EQ(amount->ink, (Box{155, 125, 175, 135}));
  EXPECT_EQ(amount->Proof().box, amount->ink);
}

TEST(LayOutPage, ABlankCellIsProvedByItsArea) {
  Page page = SmallPage();
  std::erase_if(page.runs, [](const TextRun& run) { return run.Utf8() == "1.00"; });
  Flow flow = LayOutPage(page);
  const Cell* amount = flow.at(1).grid->CellAt(1, 1);
  ASSERT_NE(amount, nullptr);
  EXPECT_EQ(amount->text, "");
  EXPECT_FALSE(amount->ink);
  EXPECT_EQ(amount->Proof().box, (Box{150, 120, 250, 140}));
}

TEST(LayOutPage, WrappedTextOfACellKeepsItsLines) {
  Page page = SmallPage();
  page.rulings.clear();
  for (double y : {100, 120, 160}) page.rulings.push_back({Ruling::Direction::kHorizontal, y, 50, 250});
  for (double x : {50, 150, 250}) page.rulings.push_back({Ruling::Direction::kVertical, x, 100, 160});
  page.runs = {RunAt(55, 138, "养老保险缴费"), RunAt(55, 125, "机关事业单位"), RunAt(155, 131, "1.00")};
  Flow flow = LayOutPage(page);
  ASSERT_EQ(flow.size(), 1u);
  EXPECT_EQ(flow[0].grid->CellAt(1, 0)->text, "机关事业单位\n养老保险缴费");
  EXPECT_EQ(flow[0].grid->CellAt(1, 1)->text, "1.00");
}

TEST(LayOutPage, NoRunIsLostAndNoneIsCountedTwice) {
  Page page = SmallPage();
  page.runs.push_back(RunAt(240, 125, "越界"));  // half out of the table
  std::string all;
  for (const FlowItem& item : LayOutPage(page)) {
    all += item.line.text;
    if (item.is_table())
      for (const Cell& cell : item.grid->cells) all += cell.text;
  }
  std::u32string got = Utf8ToCodes(StripSpace(all));
  std::u32string expected = U"注：本表反映金额项目合计1.00收入决算表越界";
  std::sort(got.begin(), got.end());
  std::sort(expected.begin(), expected.end());
  EXPECT_EQ(CodesToUtf8(got), CodesToUtf8(expected));
}

std::string Furniture(Flow flow) {
  MarkFurniture([](const std::string& line) { return line == "单位：万元"; }, &flow);
  std::string out;
  for (const FlowItem& item : flow)
    if (item.furniture) out += std::to_string(item.page) + "[" + item.line.text + "]";
  return out;
}

TEST(Furniture, PageNumbersAndReturningHeadsAreNoText) {
  const struct {
    const char* name;
    Flow flow;
    const char* expected;
  } cases[] = {
      {"page numbers in their dress",
       {LineItem(1, 780, "1"), LineItem(2, 780, "- 2 -"), LineItem(3, 780, "第3页 共9页"),
        LineItem(4, 780, "—4—"), LineItem(5, 780, "５")},
       "1[1]2[- 2 -]3[第3页 共9页]4[—4—]5[５]"},
      {"text that ran out of a table stands below the number",
       {LineItem(1, 770, "第1页 共2页"), LineItem(1, 785, "指标"), LineItem(2, 770, "2"),
        LineItem(2, 785, "分）")},
       "1[第1页 共2页]2[2]"},
      {"a number in the middle of a page is text", {LineItem(1, 400, "1")}, ""},
      {"a head on three pages",
       {LineItem(1, 30, "某局2024年度部门决算"), LineItem(2, 30, "某局2024年度部门决算"),
        LineItem(3, 30, "某局2024年度部门决算")},
       "1[某局2024年度部门决算]2[某局2024年度部门决算]3[某局2024年度部门决算]"},
      {"a head with the number of the page in it",
       {LineItem(1, 30, "部门决算 1"), LineItem(2, 30, "部门决算 2"), LineItem(3, 30, "部门决算 3")},
       "1[部门决算 1]2[部门决算 2]3[部门决算 3]"},
      {"rows of a table return in the margin, too",
       {LineItem(1, 30, "20103 1216.52 0.00"), LineItem(2, 30, "20805 29.13 0.00"),
        LineItem(3, 30, "20808 1.02 0.00"), LineItem(4, 30, "303  02      302"),
        LineItem(1, 780, "合计 1.00"), LineItem(2, 780, "合计 2.00"), LineItem(3, 780, "合计 3.00"),
        LineItem(1, 20, "20103 - -"), LineItem(2, 20, "20805 - -"), LineItem(3, 20, "20808 - -")},
       ""},
      {"two pages are not enough", {LineItem(1, 30, "部门决算"), LineItem(2, 30, "部门决算")}, ""},
      {"words that return at other heights",
       {LineItem(1, 10, "部门决算"), LineItem(2, 40, "部门决算"), LineItem(3, 70, "部门决算")},
       ""},
      {"the unit of a form returns and stays",
       {LineItem(1, 30, "单位：万元"), LineItem(2, 30, "单位：万元"), LineItem(3, 30, "单位：万元")},
       ""},
      {"a line number alone at the top of a page is a row where the pages are numbered below",
       {LineItem(1, 780, "1"), LineItem(2, 30, "20   49"), LineItem(2, 400, "总计"), LineItem(2, 780, "2")},
       "1[1]2[2]"},
      {"a code is no page number", {LineItem(1, 780, "2080506")}, ""},
      {"nor are last digits of amounts beside each other", {LineItem(1, 780, "7\t7")}, ""},
      {"the same row of three forms is no foot",
       {LineItem(1, 780, "2080506 缴费支出 9.98"), LineItem(2, 780, "2080506 缴费支出 9.98"),
        LineItem(3, 780, "2080506 缴费支出 1.00")},
       ""},
      {"nor is its code and name alone",
       {LineItem(1, 780, "221 住房保障支出"), LineItem(2, 780, "221 住房保障支出"),
        LineItem(3, 780, "221 住房保障支出")},
       ""},
      {"nor is the end of the same name",
       {LineItem(1, 30, "支出"), LineItem(2, 30, "支出"), LineItem(3, 30, "支出")},
       ""},
      {"a table is never furniture",
       {TableItem(1, 10, {{"1"}}), TableItem(2, 10, {{"1"}}), TableItem(3, 10, {{"1"}})},
       ""},
  };
  for (const auto& c : cases) EXPECT_EQ(Furniture(c.flow), c.expected) << c.name;
}

TEST(Furniture, ANumberAloneInATextIsAPageNumberOnlyOnTheSideWhereMostPagesHaveOne) {
  Flow flow = {LineItem(4, 400, "支出"), LineItem(4, 780, "5"),  LineItem(5, 400, "支出"),
               LineItem(5, 780, "6"),    LineItem(6, 30, "208"), LineItem(6, 400, "支出"),
               LineItem(6, 780, "7"),    LineItem(7, 30, "83"),  LineItem(7, 40, "支出"),
               LineItem(7, 760, "12"),   LineItem(7, 780, "8")};
  for (FlowItem& item : flow) item.line.place.line_first = item.line.place.line_last = 1;
  EXPECT_EQ(Furniture(flow), "4[5]5[6]6[7]7[8]");
}

TEST(Furniture, TheLastDigitsOfABrokenAmountAreNoPageNumber) {
  Flow flow = {LineItem(4, 400, "支出"), LineItem(4, 780, "4"),    LineItem(5, 400, "支出"),
               LineItem(5, 780, "5"),    LineItem(6, 400, "支出"), LineItem(6, 770, "69.4"),
               LineItem(6, 780, "8")};
  int line = 0;
  for (FlowItem& item : flow) item.line.place.line_first = item.line.place.line_last = line += 1;
  EXPECT_EQ(Furniture(flow), "4[4]5[5]");
}

}  // namespace
}  // namespace gongkai
