// The lines of cells of a block without row lines, divided among its rows.
#include "normalize/performance/loose_rows.h"

#include <gtest/gtest.h>

#include <string>

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

struct Line {
  int page;
  double y;
  const char* name;    ///< in the column of names
  const char* weight;  ///< in the column of weights, empty where the row's height is elsewhere
};

/// "name weight" of each row, top to bottom.
std::vector<std::string> Rows(const std::vector<Line>& lines) {
  Pieces pieces;
  for (const Line& line : lines) {
    if (*line.name) pieces.push_back({line.name, 10, 90, line.y, 9, line.page, {}});
    if (*line.weight) pieces.push_back({line.weight, 110, 120, line.y, 9, line.page, {}});
  }
  const auto heights = [](const Pieces& band) {
    std::vector<double> out;
    for (const Piece& piece : band)
      if (piece.x0 > 100) out.push_back(piece.y);
    return out;
  };
  bool open = false;
  std::vector<std::string> out;
  for (const Pieces& row : FindLooseRows(pieces, {{-1e9, 100}}, heights, &open)) {
    std::string name, weight;
    for (const Piece& piece : row) (piece.x0 > 100 ? weight : name) += piece.text;
    out.push_back(name + " " + weight);
  }
  return out;
}

using Strings = std::vector<std::string>;

TEST(LooseRows, LinesOfACellAreCloserThanRows) {
  // At the top of its row the second name would end the first one as well.
  EXPECT_EQ(
      Rows({{1, 522, "印制宣传资料", "1"},
            {1, 536, "开展现场检查次数", "2"},
            {1, 550, "委托第三方机构完", ""},
            {1, 561, "成的专项核查和抽", "3"},
            {1, 572, "样复核报告数量", ""}}),
      (Strings{"印制宣传资料 1", "开展现场检查次数 2", "委托第三方机构完成的专项核查和抽样复核报告数量 3"}));
}

TEST(LooseRows, ACellThatAPageBreakCutsGoesOn) {
  EXPECT_EQ(Rows({{1, 730, "购置办公设备", "1"},
                  {1, 743, "委托第三方机构完成的", "2"},
                  {1, 752, "专项核查和抽样复", ""},
                  {2, 56, "核报告数量", ""},
                  {2, 69, "印制宣传资料", "3"},
                  {2, 82, "培训合格率", "4"}}),
            (Strings{"购置办公设备 1", "委托第三方机构完成的专项核查和抽样复核报告数量 2", "印制宣传资料 3",
                     "培训合格率 4"}));
}

TEST(MayBeParted, NamesWhoseLinesStandApart) {
  struct Case {
    std::vector<std::vector<int>> lines;
    bool expected;
  };
  const Case cases[] = {
      {{{1}, {3, 4}, {6}}, false},
      // Lines of the cells beside stand between them.
      {{{1}, {3, 6}, {8}}, false},
      {{{1}, {3, 9}, {11}}, true},
      {{{1, 7}, {8}}, true},
      // All stand apart alike.
      {{{1, 7}, {13}}, false},
      // A row without a name says nothing.
      {{{1}, {}, {3, 8}}, true},
  };
  for (const Case& c : cases)
    EXPECT_EQ(MayBeParted(c.lines), c.expected) << c.lines[0].size() << c.lines[1].size();
}

}  // namespace
}  // namespace gongkai
