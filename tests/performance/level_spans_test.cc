// Which rows a level name spans where no column lines show its cell, and names that a page break cut.
#include "normalize/performance/level_spans.h"

#include <gtest/gtest.h>

#include "normalize/forms/catalogue.h"

namespace gongkai {
namespace {

constexpr double kOpen = 1e9;

// The lines of names: page, height, text; "产出指标" at 10, the column of level 2 at 40.
struct NameLine {
  int page;
  double y;
  std::string text;
};

Pieces Column(double x, const std::vector<NameLine>& lines) {
  Pieces out;
  for (const NameLine& line : lines) {
    double width = 10.0 * static_cast<double>(line.text.size()) / 3;
    out.push_back({line.text, x - width / 2, x + width / 2, line.y, 10, line.page, {}});
  }
  return out;
}

// Rows of one line at these heights of a page.
std::vector<BlockRow> Rows(const std::vector<std::pair<int, double>>& at) {
  std::vector<BlockRow> out;
  for (const auto& [page, y] : at) out.push_back({page, {y, y}, 10});
  return out;
}

// "name first-last", rows counted from 1.
std::vector<std::string> Shown(const std::vector<LevelName>& names) {
  std::vector<std::string> out;
  for (const LevelName& name : names)
    out.push_back(name.text + " " + std::to_string(name.row + 1) + "-" +
                  std::to_string(name.row + name.rows));
  return out;
}

using Strings = std::vector<std::string>;

class Spans : public testing::Test {
 protected:
  LevelSpans Of(const std::vector<BlockRow>& rows, const Pieces& level1, const Pieces& level2,
                const std::vector<BlockBounds>& bounds = {}, const PageRules& rules = {}) {
    static const PerformanceLexicon lexicon(Catalogue::BuiltIn().performance());
    return SpanLevels(lexicon, rows, level1, level2, bounds, rules);
  }
};

TEST_F(Spans, ANameCutByAPageBreakIsOneNameOfTheRowsAbove) {
  LevelSpans spans = Of(Rows({{1, 700}, {2, 100}, {2, 160}}),
                        Column(10, {{1, 695, "效益"}, {1, 705, "指标"}, {2, 160, "满意度指标"}}),
                        Column(40, {{1, 690, "生态"},
                                    {1, 700, "效益"},
                                    {2, 60, "指标"},
                                    {2, 95, "可持续影"},
                                    {2, 105, "响指标"},
                                    {2, 155, "服务对象"},
                                    {2, 165, "满意度指标"}}));
  EXPECT_EQ(Shown(spans.level2),
            (Strings{"生态效益指标 1-1", "可持续影响指标 2-2", "服务对象满意度指标 3-3"}));
  EXPECT_EQ(Shown(spans.level1), (Strings{"效益指标 1-1", "满意度指标 3-3"}));
  EXPECT_FALSE(spans.doubt);
}

TEST_F(Spans, TheRestOfANameMayStandOnAPageWithoutRows) {
  LevelSpans spans = Of(Rows({{1, 700}}), Column(10, {{1, 700, "满意"}, {2, 60, "度指"}, {2, 70, "标"}}),
                        Column(40, {{1, 700, "服务对象"}, {2, 60, "满意"}, {2, 70, "度指标"}}));
  EXPECT_EQ(Shown(spans.level1), Strings{"满意度指标 1-1"});
  EXPECT_EQ(Shown(spans.level2), Strings{"服务对象满意度指标 1-1"});
  EXPECT_FALSE(spans.doubt);
}

// The names are higher than two lines of text, so the second row was stretched: rows from 54 to 70 and to
// 188.
TEST_F(Spans, TheHeightsOfRowsFollowFromTheMiddlesOfTheNames) {
  std::vector<NameLine> level1;
  double y = 62;
  for (const char* c : {"满", "意", "度", "指", "标", "（", "十", "分", "）", "", ""}) {
    if (*c) level1.push_back({2, y, c});
    y += 14.75;
  }
  LevelSpans spans = Of(Rows({{1, 700}, {2, 62}, {2, 129}}), Column(10, level1),
                        Column(40, {{1, 700, "可持续影响指标"},
                                    {2, 95, "服务"},
                                    {2, 108, "对象"},
                                    {2, 121, "满意"},
                                    {2, 134, "度指"},
                                    {2, 147, "标"}}),
                        {{2, -kOpen, 191}});
  EXPECT_EQ(Shown(spans.level2).back(), "服务对象满意度指标 2-3");
}

TEST_F(Spans, RulesThroughTheColumnEndNames) {
  // By its place the second name would have two rows of the four.
  Pieces level2 = Column(40, {{1, 115, "数量指标"}, {1, 160, "质量指标"}});
  std::vector<BlockRow> rows = Rows({{1, 100}, {1, 120}, {1, 140}, {1, 160}});
  PageRules rules;
  for (double at : {90, 150, 170}) rules[1].push_back({Ruling::Direction::kHorizontal, at, 0, 200});
  for (double at : {110, 130}) rules[1].push_back({Ruling::Direction::kHorizontal, at, 60, 200});
  EXPECT_EQ(Shown(Of(rows, {}, level2, {}, rules).level2), (Strings{"数量指标 1-3", "质量指标 4-4"}));
}

// By level 2 alone the second name could stand in the middle of rows 2 to 4.
TEST_F(Spans, AllNamesOfATableAreSetInOneWay) {
  LevelSpans spans = Of(Rows({{1, 100}, {1, 120}, {1, 140}, {1, 160}}), Column(10, {{1, 100, "产出指标"}}),
                        Column(40, {{1, 100, "数量指标"}, {1, 140, "质量指标"}}));
  EXPECT_EQ(Shown(spans.level2), (Strings{"数量指标 1-2", "质量指标 3-4"}));
  EXPECT_EQ(Shown(spans.level1), Strings{"产出指标 1-4"});
}

TEST_F(Spans, ARowAboveTheFirstNameOfAPageIsADoubt) {
  // Names at the foot of their cells: the first row of the second page may belong to the name before.
  const std::vector<BlockRow> rows =
      Rows({{1, 640}, {1, 680}, {1, 720}, {2, 80}, {2, 120}, {2, 160}, {2, 200}});
  const Pieces level1 = Column(10, {{1, 720, "产出指标"}, {2, 200, "产出指标"}});
  EXPECT_TRUE(
      Of(rows, level1,
         Column(40, {{1, 640, "数量指标"}, {1, 720, "质量指标"}, {2, 120, "时效指标"}, {2, 200, "成本指标"}}))
          .doubt);
  EXPECT_FALSE(
      Of(Rows({{1, 640}, {1, 680}, {1, 720}, {2, 120}, {2, 200}}),
         Column(10, {{1, 720, "产出指标"}, {2, 120, "产出指标"}, {2, 200, "效益指标"}}),
         Column(40,
                {{1, 640, "数量指标"}, {1, 720, "质量指标"}, {2, 120, "时效指标"}, {2, 200, "经济效益指标"}}))
          .doubt);
}

TEST_F(Spans, MoreNamesThanRowsAreADoubt) {
  EXPECT_TRUE(Of(Rows({{1, 100}}), {}, Column(40, {{1, 90, "数量指标"}, {1, 110, "质量指标"}})).doubt);
}

TEST_F(Spans, ANameBesideAnotherRowThanItsOwnIsADoubt) {
  // By the middles of the rows 质量指标 is that of the fourth, but it stands beside the fifth.
  const std::vector<BlockRow> rows = Rows({{1, 633}, {1, 649}, {1, 683}, {1, 733}, {1, 753}, {1, 777}});
  const Pieces level1 = Column(10, {{1, 705, "产出指标"}});
  const auto names = [](double quality, double time) {
    return Column(40, {{1, 658, "数量指标"}, {1, quality, "质量指标"}, {1, time, "时效指标"}});
  };
  EXPECT_TRUE(Of(rows, level1, names(752, 765)).doubt);
  EXPECT_FALSE(Of(rows, level1, names(734, 765)).doubt);
}

}  // namespace
}  // namespace gongkai
