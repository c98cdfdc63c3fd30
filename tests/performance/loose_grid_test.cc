#include "normalize/performance/loose_grid.h"

#include <gtest/gtest.h>

namespace gongkai {
namespace {

Pieces Word(const char* text, double x, double y) {
  Piece piece;
  piece.text = text;
  piece.page = 1;
  piece.box = {x, y, x + 20, y + 10};
  return {piece};
}

TEST(LooseGrid, ACellThatIsPutTwiceIsOneCellInDoubt) {
  LooseGrid loose;
  int row = loose.Row(1);
  loose.Put(row, 1, Word("已完成", 50, 10));
  loose.Put(row, 0, Word("产出", 10, 10));
  loose.Put(row, 1, Word("100%", 50, 20));
  Grid grid = loose.Finish(0.9);
  ASSERT_EQ(grid.cells.size(), 2u);
  EXPECT_EQ(grid.cells[1].text, "已完成\n100%");
  EXPECT_LT(grid.confidence, 0.5);
}

TEST(LooseGrid, ASpanEndsBeforeTheNextCell) {
  LooseGrid loose;
  int first = loose.Row(1), second = loose.Row(1);
  loose.Put(first, 0, Word("产出指标", 10, 10), 2);
  loose.Put(second, 0, Word("效益指标", 10, 30));
  Grid grid = loose.Finish(0.9);
  ASSERT_EQ(grid.cells.size(), 2u);
  EXPECT_EQ(grid.cells[0].row_span, 1);
  EXPECT_EQ(grid.confidence, 0.9);
}

}  // namespace
}  // namespace gongkai
