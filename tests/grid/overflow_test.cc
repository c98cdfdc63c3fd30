// Texts that are higher than their cells.
#include "normalize/grid/overflow.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/drawn.h"

namespace gongkai {
namespace {

using test::H;
using test::V;

// Two cells, 0 to 40 and 40 to 60, above each other, and a row of their width below.
Lattice Stack() {
  return FindLattices({H(0, 0, 100), H(40, 0, 100), H(60, 0, 100), H(80, 0, 100), V(0, 0, 80), V(50, 0, 60),
                       V(100, 0, 80)})
      .at(0);
}

struct Line {
  const char* text;
  double x, middle;
};

std::string Cells(const std::vector<Line>& lines) {
  const Lattice lattice = Stack();
  std::vector<CellPiece> pieces;
  for (const Line& line : lines) {
    CellPiece piece;
    piece.run = {line.text, {line.x, line.middle - 5, line.x + 20, line.middle + 5}, 10};
    piece.cell = lattice.CellAt(line.x + 10, line.middle, 0);
    pieces.push_back(piece);
  }
  ReturnOverflow(lattice, &pieces);
  std::string out;
  for (const CellPiece& piece : pieces) out += piece.run.text + std::to_string(piece.cell) + " ";
  return out;
}

TEST(Overflow, GoesBackIntoTheCellThatHoldsItsMiddle) {
  const struct {
    const char* name;
    std::vector<Line> lines;
    const char* expected;
  } cases[] = {
      {"above and below",
       {{"效益", 5, 15},
        {"指标", 5, 27},
        {"99", 60, 20},
        {"满意", 5, 38},
        {"度指", 5, 50},
        {"标", 5, 62},
        {"98", 60, 50},
        {"总分", 20, 70}},
       "效益0 指标0 991 满意2 度指2 标2 983 总分4 "},
      {"among the lines of the cell above",
       {{"效益", 5, 27}, {"指标", 5, 39}, {"99", 60, 20}, {"满意", 5, 32}, {"度指", 5, 44}, {"标", 5, 56}},
       "效益0 指标0 991 满意2 度指2 标2 "},
      {"two names drawn one after the other",
       {{"甲", 5, 14}, {"乙", 5, 26}, {"丙", 5, 50}, {"99", 60, 20}, {"丁", 5, 57}},
       "甲0 乙0 丙2 991 丁2 "},
      {"each in its own cell", {{"甲", 5, 20}, {"乙", 5, 50}, {"丙", 20, 70}}, "甲0 乙2 丙4 "},
  };
  for (const auto& c : cases) EXPECT_EQ(Cells(c.lines), c.expected) << c.name;
}

}  // namespace
}  // namespace gongkai
