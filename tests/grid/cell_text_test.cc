#include "normalize/grid/cell_text.h"

#include <gtest/gtest.h>

#include <string>

#include "normalize/text/fold.h"
#include "tests/support/drawn.h"

namespace gongkai {
namespace {

using test::H;
using test::RunAt;
using test::V;

/// One row of cells 0–100, 100–200, 200–300, 20 points high.
Lattice Row() {
  std::vector<Lattice> found =
      FindLattices({H(0, 0, 300), H(20, 0, 300), V(0, 0, 20), V(100, 0, 20), V(200, 0, 20), V(300, 0, 20)});
  return found.at(0);
}

std::string Say(const std::vector<CellPiece>& pieces) {
  std::string out;
  for (const CellPiece& piece : pieces) out += std::to_string(piece.cell) + "[" + piece.run.text + "]";
  return out;
}

TEST(CellText, ARunGoesToItsCell) {
  Lattice row = Row();
  const struct {
    const char* name;
    double x;
    const char* text;
    const char* expected;
  } cases[] = {
      {"inside", 110, "合计", "1[合计]"},
      {"reaching over the border with less than half of a character", 86, "合计", "0[合计]"},
      {"outside the table", 400, "合计", ""},
      {"outside by less than a third of the size", 292, "合", "2[合]"},
  };
  for (const auto& c : cases) EXPECT_EQ(Say(AssignRun(RunAt(c.x, 5, c.text), row)), c.expected) << c.name;
  EXPECT_EQ(Say(AssignRun(RunAt(110, 30, "合计"), row)), "") << "below the table";
}

TEST(CellText, OverlongTextStaysTogetherInTheCellThatHoldsMostOfIt) {
  Lattice row = Row();
  const struct {
    const char* name;
    double x;
    const char* text;
    const char* expected;
  } cases[] = {
      {"a name that sticks out to the right", 10, "机关事业单位基本养老保险", "0[机关事业单位基本养老保险]"},
      {"a name that sticks out on both sides", 80, "机关事业单位基本养老保险缴费",
       "1[机关事业单位基本养老保险缴费]"},
      {"an amount that sticks out to the left", 85, "1,234,567.89", "1[1,234,567.89]"},
      {"an amount that a rule cuts before its point", 80, "2643.01", "0[2643.01]"},
      {"a name out of the table", 250, "机关事业单位基本", "2[机关事业单位基本]"},
  };
  for (const auto& c : cases) EXPECT_EQ(Say(AssignRun(RunAt(c.x, 5, c.text), row)), c.expected) << c.name;
}

TEST(CellText, TwoCellsDrawnInOneRunAreCut) {
  Lattice row = Row();
  const struct {
    const char* name;
    double x;
    const char* text;
    const char* expected;
  } cases[] = {
      {"a code and its name", 75, "30207邮电费", "0[30207]1[邮电费]"},
      {"a name and its amount", 80, "合计12.30", "0[合计]1[12.30]"},
      {"two amounts without a gap", 80, "0.000.00", "0[0.00]1[0.00]"},
      {"a blank between them", 75, "合计 小计", "0[合计 ]1[小计]"},
      {"three cells", 75, "30207邮电费用及其他的杂费10.5", "0[30207]1[邮电费用及其他的杂费]2[10.5]"},
      {"two names run into each other and nothing tells where", 60, "邮电费用物业管理费",
       "1[邮电费用物业管理费]"},
  };
  for (const auto& c : cases) {
    std::string got = Say(AssignRun(RunAt(c.x, 5, c.text), row));
    // Blanks at a cut may stay on either side.
    EXPECT_EQ(StripSpace(got), StripSpace(c.expected)) << c.name;
  }
}

TEST(CellText, AVisibleGapCuts) {
  Lattice row = Row();
  TextRun run = RunAt(85, 5, "合");
  TextRun rest = RunAt(102, 5, "计");
  run.glyphs.push_back(rest.glyphs[0]);
  run.box.Include(rest.box);
  EXPECT_EQ(Say(AssignRun(run, row)), "0[合]1[计]");
}

TEST(CellText, APieceHasTheBoxOfItsOwnGlyphs) {
  std::vector<CellPiece> pieces = AssignRun(RunAt(75, 5, "30207邮电费"), Row());
  ASSERT_EQ(pieces.size(), 2u);
  EXPECT_EQ(pieces[0].run.box, (Box{75, 5, 100, 15}));
  EXPECT_EQ(pieces[1].run.box, (Box{100, 5, 130, 15}));
  EXPECT_EQ(pieces[1].run.font_size, 10);
}

TEST(CellText, BlanksDoNotWidenTheBox) {
  std::vector<CellPiece> pieces = AssignRun(RunAt(110, 5, "  12.30  "), Row());
  ASSERT_EQ(pieces.size(), 1u);
  EXPECT_EQ(pieces[0].run.box, (Box{120, 5, 145, 15}));
}

}  // namespace
}  // namespace gongkai
