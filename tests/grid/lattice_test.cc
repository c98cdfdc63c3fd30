#include "normalize/grid/lattice.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/drawn.h"

namespace gongkai {
namespace {

using test::H;
using test::V;

/// Cells as row,col+rowspan×colspan in reading order, tables on lines of their own.
std::string Say(const std::vector<Lattice>& lattices) {
  std::string out;
  for (const Lattice& lattice : lattices) {
    for (const LatticeCell& c : lattice.cells) {
      out += std::to_string(c.row) + "," + std::to_string(c.col);
      if (c.row_span > 1 || c.col_span > 1)
        out += "+" + std::to_string(c.row_span) + "x" + std::to_string(c.col_span);
      out += " ";
    }
    out += "\n";
  }
  return out;
}

/// A frame of two rows and three columns: x 0, 50, 100, 150; y 0, 20, 40. Tests leave pieces out of it.
const std::vector<Ruling> kOuter = {H(0, 0, 150), H(40, 0, 150), V(0, 0, 40), V(150, 0, 40)};

std::vector<Ruling> With(std::vector<Ruling> a, const std::vector<Ruling>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

TEST(Lattice, AFullGridGivesACellForEverySquare) {
  EXPECT_EQ(Say(FindLattices(With(kOuter, {H(20, 0, 150), V(50, 0, 40), V(100, 0, 40)}))),
            "0,0 0,1 0,2 1,0 1,1 1,2 \n");
}

TEST(Lattice, AMissingInnerRulingJoinsTheCells) {
  const struct {
    const char* name;
    std::vector<Ruling> inner;
    const char* expected;
  } cases[] = {
      {"a heading over two columns",
       {H(20, 0, 150), V(50, 0, 40), V(100, 20, 40)},
       "0,0 0,1+1x2 1,0 1,1 1,2 \n"},
      {"a heading over two rows",
       {H(20, 50, 150), V(50, 0, 40), V(100, 0, 40)},
       "0,0+2x1 0,1 0,2 1,1 1,2 \n"},
      {"a title over the whole width",
       {H(20, 0, 150), V(50, 20, 40), V(100, 20, 40)},
       "0,0+1x3 1,0 1,1 1,2 \n"},
      {"a block of two by two", {H(20, 100, 150), V(50, 40, 40), V(100, 0, 40)}, "0,0+2x2 0,2 1,2 \n"},
      {"a ruling that ends just short still closes",
       {H(20, 2, 148), V(50, 2, 38), V(100, 1, 39)},
       "0,0 0,1 0,2 1,0 1,1 1,2 \n"},
      {"a ruling that only touches closes nothing",
       {H(20, 0, 150), V(50, 0, 40), V(100, 0, 5), V(100, 20, 40)},
       "0,0 0,1+1x2 1,0 1,1 1,2 \n"},
  };
  for (const auto& c : cases) EXPECT_EQ(Say(FindLattices(With(kOuter, c.inner))), c.expected) << c.name;
}

TEST(Lattice, AnLShapeIsCutIntoRectanglesThatDoNotOverlap) {
  // The upper left square is open to its right and below.
  std::vector<Lattice> got = FindLattices(With(kOuter, {H(20, 50, 150), V(50, 20, 40), V(100, 0, 40)}));
  ASSERT_EQ(got.size(), 1u);
  EXPECT_EQ(Say(got), "0,0+1x2 0,2 1,0 1,1 1,2 \n");
  int covered[2][3] = {};
  for (const LatticeCell& cell : got[0].cells)
    for (int r = cell.row; r < cell.row + cell.row_span; ++r)
      for (int c = cell.col; c < cell.col + cell.col_span; ++c) ++covered[r][c];
  for (const auto& row : covered)
    for (int times : row) EXPECT_EQ(times, 1);
}

TEST(Lattice, SidesThatAreNotDrawnAreClosed) {
  const struct {
    const char* name;
    std::vector<Ruling> rulings;
    const char* expected;
  } cases[] = {
      {"open left and right",
       {H(0, 0, 150), H(20, 0, 150), H(40, 0, 150), V(50, 0, 40), V(100, 0, 40)},
       "0,0 0,1 0,2 1,0 1,1 1,2 \n"},
      {"open above and below",
       {H(20, 0, 150), V(0, 0, 40), V(50, 0, 40), V(100, 0, 40), V(150, 0, 40)},
       "0,0 0,1 0,2 1,0 1,1 1,2 \n"},
      {"a short overhang is no column",
       {H(0, -5, 155), H(20, -5, 155), H(40, -5, 155), V(0, 0, 40), V(50, 0, 40), V(150, 0, 40)},
       "0,0 0,1 1,0 1,1 \n"},
  };
  for (const auto& c : cases) EXPECT_EQ(Say(FindLattices(c.rulings)), c.expected) << c.name;
}

TEST(Lattice, FramesAndLonelyRulesAreNoTables) {
  const struct {
    const char* name;
    std::vector<Ruling> rulings;
  } cases[] = {
      {"nothing", {}},
      {"a frame", kOuter},
      {"a rule under a running head", {H(20, 0, 150)}},
      {"rules without verticals", {H(0, 0, 150), H(20, 0, 150), H(40, 0, 150)}},
      {"rules that do not touch", {H(0, 0, 50), V(100, 20, 40)}},
  };
  for (const auto& c : cases) EXPECT_EQ(Say(FindLattices(c.rulings)), "") << c.name;
}

TEST(Lattice, ColumnLinesOfAHeaderGoOnThroughTheRulesBelowIt) {
  const std::vector<Ruling> header = {H(0, 0, 150), H(20, 0, 150), V(0, 0, 20),
                                      V(50, 0, 20), V(100, 0, 20), V(150, 0, 20)};
  const struct {
    const char* name;
    std::vector<Ruling> below;
    const char* expected;
  } cases[] = {
      {"two rows", {H(40, 0, 150), H(60, 0, 150)}, "0,0 0,1 0,2 1,0 1,1 1,2 2,0 2,1 2,2 \n"},
      {"the only row", {H(40, 0, 150)}, "0,0 0,1 0,2 1,0 1,1 1,2 \n"},
      {"a rule far below", {H(90, 0, 150)}, "0,0 0,1 0,2 \n"},
      {"a rule of another width", {H(40, 0, 100)}, "0,0 0,1 0,2 \n"},
      {"a line of the header that reaches into the first row",
       {V(25, 20, 40), V(50, 20, 40), V(0, 20, 40), H(40, 0, 150), H(60, 0, 150), H(80, 0, 150)},
       "0,0+1x2 0,2 0,3 1,0 1,1 1,2 1,3 2,0 2,1 2,2 2,3 3,0 3,1 3,2 3,3 \n"},
  };
  for (const auto& c : cases) EXPECT_EQ(Say(FindLattices(With(header, c.below))), c.expected) << c.name;
}

TEST(Lattice, TheRulesBelowAHeaderEndWhereTheNextTableBegins) {
  std::vector<Ruling> rulings;
  for (double y : {0.0, 100.0})
    for (const Ruling& r : {H(y, 0, 300), H(y + 20, 0, 300), H(y + 40, 0, 300), H(y + 60, 0, 300),
                            V(0, y, y + 20), V(300, y, y + 20), V(100 + y / 2, y, y + 20)})
      rulings.push_back(r);
  const std::vector<Lattice> found = FindLattices(rulings);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].rows(), 3);
  EXPECT_EQ(found[1].rows(), 3);
  EXPECT_LT(found[0].box.y1, found[1].box.y0);
}

TEST(Lattice, ALastColumnThatEndsHigherUpIsNotDrawnOnThroughRuledRows) {
  // Open at the sides; the last column is parted in the first row only. A rule of a running head lies above.
  EXPECT_EQ(Say(FindLattices({H(-60, 0, 200), H(0, 0, 200), H(20, 0, 200), H(40, 0, 200), H(60, 0, 200),
                              V(50, 0, 60), V(100, 0, 60), V(150, 0, 20)})),
            "0,0 0,1 0,2 0,3 1,0 1,1 1,2+1x2 2,0 2,1 2,2+1x2 \n");
}

TEST(Lattice, CellsThatHaveARuleEachAreOneTable) {
  std::vector<Ruling> rules;
  for (double y : {0, 22})
    for (double x : {0, 54, 108}) {
      rules.push_back(H(y, x, x + 50));
      rules.push_back(H(y + 18, x, x + 50));
      rules.push_back(V(x, y, y + 18));
      rules.push_back(V(x + 50, y, y + 18));
    }
  EXPECT_EQ(Say(FindLattices(rules)), "0,0 0,1 0,2 1,0 1,1 1,2 \n");
}

TEST(Lattice, AFrameSaysNothingOfTheColumns) {
  std::vector<Ruling> frame = {H(0, 0, 150), V(0, 0, 120), V(150, 0, 120)};
  for (double y : {20, 40, 60, 80, 100, 120}) frame.push_back(H(y, 0, 150));
  EXPECT_EQ(Say(FindLattices(frame)), "") << "rules between its sides";
  EXPECT_EQ(Say(FindLattices(With(frame, {V(50, 0, 40), V(100, 0, 40)}))),
            "0,0 0,1 0,2 1,0 1,1 1,2 2,0 2,1 2,2 3,0 3,1 3,2 4,0 4,1 4,2 5,0 5,1 5,2 \n")
      << "the column lines of the header go on";
  EXPECT_EQ(Say(FindLattices(With(frame, {V(50, 0, 80), V(100, 0, 80)}))),
            "0,0 0,1 0,2 1,0 1,1 1,2 2,0 2,1 2,2 3,0 3,1 3,2 4,0+1x3 5,0+1x3 \n")
      << "two rows of notes at the foot";
}

TEST(Lattice, TablesOfOnePageComeFromTopToBottom) {
  auto table = [](double x, double y) {
    return std::vector<Ruling>{H(y, x, x + 100), H(y + 20, x, x + 100), V(x, y, y + 20), V(x + 50, y, y + 20),
                               V(x + 100, y, y + 20)};
  };
  std::vector<Lattice> got = FindLattices(With(With(table(0, 300), table(0, 100)), table(200, 100)));
  ASSERT_EQ(got.size(), 3u);
  EXPECT_EQ(got[0].box, (Box{0, 100, 100, 120}));
  EXPECT_EQ(got[1].box, (Box{200, 100, 300, 120}));
  EXPECT_EQ(got[2].box, (Box{0, 300, 100, 320}));
  for (const Lattice& lattice : got) EXPECT_EQ(lattice.cells.size(), 2u);
}

TEST(Lattice, APointFindsItsCell) {
  // 0,0 spans two columns; slack reaches a little over the outer border only.
  std::vector<Lattice> got = FindLattices(With(kOuter, {H(20, 0, 150), V(50, 20, 40), V(100, 0, 40)}));
  ASSERT_EQ(got.size(), 1u);
  const struct {
    double x, y;
    int expected;
  } cases[] = {
      {10, 10, 0},  {70, 10, 0},   {110, 10, 1}, {10, 30, 2},  {70, 30, 3},
      {149, 39, 4}, {-2, 10, 0},   {152, 30, 4}, {10, -2, 0},  {10, 42, 2},  // within the slack
      {-4, 10, -1}, {154, 30, -1}, {10, -4, -1}, {10, 44, -1},
  };
  for (const auto& c : cases) EXPECT_EQ(got[0].CellAt(c.x, c.y, 3), c.expected) << c.x << "|" << c.y;
  EXPECT_EQ(got[0].BoxOf(got[0].cells[0]), (Box{0, 0, 100, 20}));
}

TEST(Lattice, AnAbsurdNumberOfColumnsIsLeftOut) {
  std::vector<Ruling> rulings = {H(0, 0, 5000), H(20, 0, 5000)};
  for (int i = 0; i <= 500; ++i) rulings.push_back(V(10.0 * i, 0, 20));
  EXPECT_EQ(FindLattices(rulings).size(), 0u);
}

}  // namespace
}  // namespace gongkai
