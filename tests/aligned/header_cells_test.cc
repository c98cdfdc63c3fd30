// Headers without column lines: which words are one heading, which columns a heading covers.
#include "normalize/aligned/header_cells.h"

#include <gtest/gtest.h>

namespace gongkai {
namespace {

// A word of 10 points whose middle is at (x, y).
Token Word(double x, double y, const std::string& text) {
  Token token;
  token.text = text;
  double width = 10 * static_cast<double>(text.size() / 3);
  token.x0 = x - width / 2;
  token.x1 = x + width / 2;
  token.y = y;
  return token;
}

std::string Say(const std::vector<Token>& words, const std::vector<double>& edges,
                HeadingsStand stand = HeadingsStand::kInTheMiddle) {
  const std::set<std::string> known = {
      "项目",         "科目代码", "科目名称", "本年支出", "小计",  "基本支出", "项目支出", "附属单位上缴收入",
      "本年支出合计", "合计",     "收入",     "支出",     "决算数"};
  std::vector<HeadingCell> cells = FindHeadings(words, 10, known, {"预算数", "决算数"}, stand);
  const int rows = NestHeadings(edges, 10, &cells, stand).rows;
  std::string out = std::to_string(rows) + " rows";
  for (const HeadingCell& cell : cells)
    out += "; " + cell.text + " row " + std::to_string(cell.row) + (cell.row_span > 1 ? "+" : "") +
           " columns " + std::to_string(cell.first) + "-" + std::to_string(cell.end);
  return out;
}

TEST(HeaderCells, AGroupStandsAboveTheMiddleOfItsColumns) {
  EXPECT_EQ(Say({Word(60, 100, "项目"), Word(220, 100, "本年支出"), Word(340, 110, "合计"),
                 Word(30, 120, "科目代码"), Word(90, 120, "科目名称"), Word(160, 120, "小计"),
                 Word(220, 120, "基本支出"), Word(280, 120, "项目支出")},
                {0, 60, 130, 190, 250, 310, 370}),
            "2 rows; 科目代码 row 1 columns 0-1; 科目名称 row 1 columns 1-2; 小计 row 1 columns 2-3; "
            "基本支出 row 1 "
            "columns 3-4; 项目支出 row 1 columns 4-5; 合计 row 0+ columns 5-6; 项目 row 0 columns 0-2; "
            "本年支出 row 0 "
            "columns 2-5");
}

TEST(HeaderCells, LinesAreAsFarApartAsWhereAHeadingGoesOnForSure) {
  // 附属单位上 is no heading by itself: lines are 15 points apart here, and 本年支出 over 合计 is one
  // heading.
  EXPECT_EQ(Say({Word(30, 100, "项目"), Word(90, 95, "本年支出"), Word(90, 110, "合计"),
                 Word(150, 95, "附属单位上"), Word(150, 110, "缴收入")},
                {0, 60, 120, 180}),
            "1 rows; 项目 row 0 columns 0-1; 本年支出合计 row 0 columns 1-2; 附属单位上缴收入 row 0 columns "
            "2-3");
}

TEST(HeaderCells, AGroupBetweenTwoOfItsColumnsIsNoColumn) {
  EXPECT_EQ(Say({Word(60, 100, "收入"), Word(190, 100, "支出"), Word(25, 120, "项目"),
                 Word(95, 120, "决算数"), Word(155, 120, "项目"), Word(225, 120, "决算数")},
                {0, 60, 120, 190, 260}),
            "2 rows; 项目 row 1 columns 0-1; 决算数 row 1 columns 1-2; 项目 row 1 columns 2-3; 决算数 row 1 "
            "columns "
            "3-4; 收入 row 0 columns 0-2; 支出 row 0 columns 2-4");
}

TEST(HeaderCells, AnItemBetweenItsMeasuresIsNoColumnInWhicheverRow) {
  EXPECT_EQ(
      Say({Word(105, 100, "总数"), Word(55, 125, "合计"), Word(155, 125, "小计"), Word(30, 150, "预算数"),
           Word(80, 150, "决算数"), Word(130, 150, "预算数"), Word(180, 150, "决算数")},
          {0, 55, 105, 155, 210}),
      "3 rows; 预算数 row 2 columns 0-1; 决算数 row 2 columns 1-2; 预算数 row 2 columns 2-3; 决算数 row 2 "
      "columns "
      "3-4; 合计 row 1 columns 0-2; 总数 row 0 columns 0-4; 小计 row 1 columns 2-4");
}

TEST(HeaderCells, LinesOfAHeadingAreJoinedAndAHeadingBelowAHeadingIsNot) {
  EXPECT_EQ(
      Say({Word(30, 96, "附属单位"), Word(30, 108, "上缴收入"), Word(120, 90, "本年支出"),
           Word(120, 114, "合计")},
          {0, 80, 160}),
      "2 rows; 附属单位上缴收入 row 0+ columns 0-1; 合计 row 1 columns 1-2; 本年支出 row 0 columns 1-2");
}

TEST(HeaderCells, AHeadingSetWithBlanksIsOneHeading) {
  EXPECT_EQ(Say({Word(20, 100, "项"), Word(40, 100, "目"), Word(100, 100, "小"), Word(120, 100, "计")},
                {0, 70, 140}),
            "1 rows; 项目 row 0 columns 0-1; 小计 row 0 columns 1-2");
}

TEST(HeaderCells, HeadingsMayStandAtTheTopsOfTheirCells) {
  // Below 收入 合计 stands in the second row, as the group 本年支出 does, and not in the middle of all lines.
  EXPECT_EQ(Say({Word(120, 100, "收入"), Word(30, 112, "合计"), Word(120, 112, "本年支出"),
                 Word(210, 112, "决算数"), Word(80, 124, "小计"), Word(120, 124, "基本支出"),
                 Word(165, 124, "附属单位"), Word(165, 136, "上缴收"), Word(165, 148, "入")},
                {0, 60, 100, 145, 190, 240}, HeadingsStand::kAtTheTop),
            "3 rows; 合计 row 1+ columns 0-1; 小计 row 2 columns 1-2; 基本支出 row 2 columns 2-3; "
            "附属单位上缴收入 row 2 columns 3-4; 决算数 row 1+ columns 4-5; 收入 row 0 columns 0-5; 本年支出 "
            "row 1 columns 1-4");
}

}  // namespace
}  // namespace gongkai
