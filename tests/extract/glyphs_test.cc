#include "extract/pdf/glyphs.h"

#include <gtest/gtest.h>

#include <string>

namespace gongkai {
namespace {

constexpr double kEm = 10;

DrawnGlyph At(char32_t code, double x, double y, double width = kEm, double size = kEm) {
  DrawnGlyph glyph;
  glyph.code = code;
  glyph.box = {x, y, x + width, y + size};
  glyph.font_size = static_cast<float>(size);
  return glyph;
}

/// Ideographs take one em, everything else half of it.
std::vector<DrawnGlyph> Set(std::u32string_view text, double x, double y) {
  std::vector<DrawnGlyph> out;
  for (char32_t code : text) {
    double width = code < 0x2000 ? kEm / 2 : kEm;
    out.push_back(At(code, x, y, width));
    x += width;
  }
  return out;
}

std::string Runs(const std::vector<DrawnGlyph>& glyphs) {
  std::string out;
  for (const TextRun& run : GroupIntoRuns(glyphs)) out += "[" + run.Utf8() + "]";
  return out;
}

std::string Texts(const std::vector<DrawnGlyph>& glyphs) {
  TextRun run;
  for (const DrawnGlyph& glyph : glyphs) run.glyphs.push_back({glyph.code, glyph.box});
  return run.Utf8();
}

TEST(Glyphs, ACharacterDrawnTwiceCountsOnce) {
  const struct {
    const char* name;
    std::vector<DrawnGlyph> glyphs;
    const char* expected;
  } cases[] = {
      {"exactly over itself", {At(U'合', 20, 20), At(U'合', 20, 20)}, "合"},
      {"bold by a small offset", {At(U'合', 20, 20), At(U'合', 20.4, 20.1), At(U'合', 20.8, 20)}, "合"},
      {"over the edge of a square of the search", {At(U'合', 23.9, 31.9), At(U'合', 24.1, 32.1)}, "合"},
      {"the whole text again later",
       {At(U'合', 20, 20), At(U'计', 30, 20), At(U'合', 20.2, 20), At(U'计', 30.2, 20)},
       "合计"},
      {"equal digits side by side", {At(U'0', 20, 20, 5), At(U'0', 25, 20, 5)}, "00"},
      {"equal narrow digits", {At(U'1', 20, 20, 2), At(U'1', 22, 20, 2)}, "11"},
      {"equal characters in two rows", {At(U'0', 20, 20, 5), At(U'0', 20, 32, 5)}, "00"},
      {"another character on the same place", {At(U'合', 20, 20), At(U'计', 20, 20)}, "合计"},
      {"another size on the same place", {At(U'合', 20, 20), At(U'合', 20, 20, 20, 20)}, "合合"},
      {"blanks", {At(U' ', 20, 20), At(U' ', 20, 20)}, "  "},
      {"nothing", {}, ""},
  };
  for (const auto& c : cases) {
    std::vector<DrawnGlyph> glyphs = c.glyphs;
    RemoveDuplicateGlyphs(&glyphs);
    EXPECT_EQ(Texts(glyphs), c.expected) << c.name;
  }
}

TEST(Glyphs, ALongTextDrawnTwiceLosesExactlyTheSecondCopy) {
  std::vector<DrawnGlyph> glyphs;
  for (int row = 0; row < 40; ++row)
    for (const DrawnGlyph& g : Set(U"一般公共预算财政拨款 1,000,000.00", 50, 20.0 + 12 * row))
      glyphs.push_back(g);
  std::string once = Texts(glyphs);
  std::vector<DrawnGlyph> twice = glyphs;
  for (DrawnGlyph g : glyphs) {
    g.box.x0 += 0.3;
    g.box.x1 += 0.3;
    if (g.code != U' ') twice.push_back(g);
  }
  RemoveDuplicateGlyphs(&twice);
  EXPECT_EQ(Texts(twice), once);
}

std::vector<DrawnGlyph> Join(std::vector<DrawnGlyph> a, const std::vector<DrawnGlyph>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

TEST(Glyphs, ANumberSidewaysBesideAllTextNumbersThePage) {
  const auto sideways = [](std::u32string_view text, double x) {
    std::vector<DrawnGlyph> out;
    for (char32_t code : text) {
      out.push_back(At(code, x, 50 - 5 * static_cast<double>(out.size()), kEm, kEm / 2));
      out.back().quarter = 3;
    }
    return out;
  };
  const struct {
    const char* name;
    std::vector<DrawnGlyph> glyphs;
    const char* expected;
  } cases[] = {
      {"left of the text", Join(Set(U"合计", 50, 50), sideways(U"- 12 -", 10)), "合计"},
      {"right of the text", Join(Set(U"合计", 50, 50), sideways(U"第3页", 100)), "合计"},
      {"between words it is a heading",
       Join(Set(U"合计", 50, 50), Join(sideways(U"1", 80), Set(U"1.00", 100, 50))), "合计11.00"},
      {"words", Join(Set(U"合计", 50, 50), sideways(U"项目3", 10)), "合计项目3"},
      {"upright", Join(Set(U"合计", 50, 50), Set(U"12", 10, 50)), "合计12"},
      {"nothing else", sideways(U"12", 10), ""},
  };
  for (const auto& c : cases) {
    std::vector<DrawnGlyph> glyphs = c.glyphs;
    RemoveTurnedPageNumber(&glyphs);
    EXPECT_EQ(Texts(glyphs), c.expected) << c.name;
  }
}

TEST(Glyphs, RunsEndAtGapsBaselinesAndSizes) {
  const struct {
    const char* name;
    std::vector<DrawnGlyph> glyphs;
    const char* expected;
  } cases[] = {
      {"closely set", Set(U"合计12.30", 0, 0), "[合计12.30]"},
      {"a gap under 0.3 em", Join(Set(U"合", 0, 0), Set(U"计", 12.9, 0)), "[合计]"},
      {"a gap over 0.3 em", Join(Set(U"合", 0, 0), Set(U"计", 13.1, 0)), "[合][计]"},
      {"kerned back a little", Join(Set(U"合", 0, 0), Set(U"计", 7, 0)), "[合计]"},
      {"set back over the start", Join(Set(U"合计", 0, 0), Set(U"总", 0, 0)), "[合计][总]"},
      {"the next line", Join(Set(U"合", 0, 0), Set(U"计", 10, 12)), "[合][计]"},
      {"a baseline that wavers", Join(Set(U"合", 0, 0), Set(U"计", 10, 2)), "[合计]"},
      {"a narrow blank stays inside", Set(U"合 计", 0, 0), "[合 计]"},
      {"nothing but blanks is no run", Join(Set(U"   ", 0, 0), Set(U"合", 100, 0)), "[合]"},
      {"blanks alone", Set(U"  　", 0, 0), ""},
      {"nothing", {}, ""},
  };
  for (const auto& c : cases) EXPECT_EQ(Runs(c.glyphs), c.expected) << c.name;

  std::vector<DrawnGlyph> footnote = {At(U'注', 0, 10, 20, 20), At(U'1', 20, 20, 5, 10)};
  EXPECT_EQ(Runs(footnote), "[注][1]") << "a much smaller sign beside a large one";
}

/// The text with `gap` ems behind each character.
std::vector<DrawnGlyph> Spaced(std::u32string_view text, double gap) {
  std::vector<DrawnGlyph> out;
  double x = 0;
  for (char32_t code : text) {
    out = Join(out, Set(std::u32string(1, code), x, 0));
    x = out.back().box.x1 + gap * kEm;
  }
  return out;
}

TEST(Glyphs, LettersThatAreSpacedAreOneRun) {
  EXPECT_EQ(Runs(Spaced(U"1,234.56", 0.4)), "[1,234.56]");
  EXPECT_EQ(Runs(Spaced(U"基本支出", 0.5)), "[基本支出]");
  EXPECT_EQ(Runs(Spaced(U"类款项", 0.5)), "[类][款][项]") << "columns of one character";
  EXPECT_EQ(Runs(Spaced(U"12345", 1)), "[1][2][3][4][5]") << "the numbers of narrow columns";
  EXPECT_EQ(Runs(Spaced(U"----", 0.5)), "[-][-][-][-]") << "blank cells";
}

TEST(Glyphs, APageThatIsSpacedAsAWholeSpacesShortWordsToo) {
  const auto page = [](double gap) {
    std::vector<DrawnGlyph> out = Spaced(
        U"一般公共预算财政拨款满意度指标产出指标效益指标满意度指标产出指标效益指标数量指标质量指标时效", gap);
    for (const char32_t* word : {U"100", U"类", U"款"}) {
      std::vector<DrawnGlyph> more = Spaced(word, gap);
      const double right = out.back().box.x1 + kEm;
      for (DrawnGlyph& glyph : more) {
        glyph.box.x0 += right;
        glyph.box.x1 += right;
      }
      out = Join(out, more);
    }
    return out;
  };
  const std::string runs = Runs(page(0.5));
  EXPECT_EQ(runs.substr(runs.find(']')), "][100][类][款]");
  double spacing = 0;
  GroupIntoRuns(page(0.5), &spacing);
  EXPECT_NEAR(spacing, 0.5, 0.03);
  EXPECT_EQ(GroupIntoRuns(Spaced(U"100", 0.5), &spacing).size(), 1u) << "the end of a table on the next page";
  GroupIntoRuns(page(0), &spacing);
  EXPECT_EQ(spacing, 0);
}

TEST(Glyphs, ARunKnowsItsBoxAndSize) {
  std::vector<TextRun> runs = GroupIntoRuns(Set(U"合计1", 5, 7));
  ASSERT_EQ(runs.size(), 1u);
  EXPECT_EQ(runs[0].box, (Box{5, 7, 30, 17}));
  EXPECT_DOUBLE_EQ(runs[0].font_size, kEm);
  ASSERT_EQ(runs[0].glyphs.size(), 3u);
  EXPECT_EQ(runs[0].glyphs[2].box, (Box{25, 7, 30, 17}));
}

TEST(Glyphs, TextFarFromTheSizeOfPrintSaysHowThePageWasScaled) {
  const auto sized = [](double size, int count) {
    return std::vector<DrawnGlyph>(static_cast<size_t>(count), At(U'合', 0, 0, size, size));
  };
  EXPECT_DOUBLE_EQ(ScaleToPrint(sized(9, 100)), 1);
  EXPECT_DOUBLE_EQ(ScaleToPrint(sized(6, 100)), 1) << "small print";
  EXPECT_DOUBLE_EQ(ScaleToPrint(sized(36, 100)), 0.25);
  EXPECT_DOUBLE_EQ(ScaleToPrint(sized(1.5, 100)), 6);
  EXPECT_DOUBLE_EQ(ScaleToPrint(sized(36, 10)), 1) << "the title of a chapter";
}

TEST(Glyphs, TextInAnotherDirectionStaysSingle) {
  std::vector<DrawnGlyph> glyphs = Set(U"合计", 0, 0);
  for (DrawnGlyph& g : glyphs) g.quarter = 1;
  EXPECT_EQ(Runs(glyphs), "[合][计]");
}

// Headings of narrow columns: what is read from below becomes what is read from above.
TEST(Glyphs, TextThatRunsUpwardsIsStacked) {
  std::vector<DrawnGlyph> glyphs = Set(U"合计", 0, 0);
  for (const char32_t* word : {U"预算数", U"决算数"})
    for (int i = 0; i < 3; ++i) {
      glyphs.push_back(At(word[i], word[0] == U'预' ? 50 : 80, 60 - kEm * i));
      glyphs.back().quarter = 3;
    }
  StackUpwardText(&glyphs);
  EXPECT_EQ(Texts(glyphs), "合计预算数决算数");
  EXPECT_EQ(glyphs[2].box, (Box{50, 40, 60, 50}));
  EXPECT_EQ(glyphs[4].box, (Box{50, 60, 60, 70}));
  EXPECT_EQ(glyphs[5].box, (Box{80, 40, 90, 50}));
}

TEST(Glyphs, TheMostWrittenQuarterWins) {
  auto turned = [](std::u32string_view text, int quarter) {
    std::vector<DrawnGlyph> glyphs = Set(text, 0, 0);
    for (DrawnGlyph& g : glyphs) g.quarter = quarter;
    return glyphs;
  };
  const struct {
    const char* name;
    std::vector<DrawnGlyph> glyphs;
    int expected;
  } cases[] = {
      {"an empty page is upright", {}, 0},
      {"upright", turned(U"合计", 0), 0},
      {"a page number upright under a sideways table", Join(turned(U"12", 0), turned(U"收入支出决算总表", 3)),
       3},
      {"blanks do not vote", Join(turned(U"合计", 0), turned(U"          ", 1)), 0},
      {"a tie stays upright", Join(turned(U"合计", 2), turned(U"合计", 0)), 0},
      {"upside down", turned(U"合计", 2), 2},
  };
  for (const auto& c : cases) EXPECT_EQ(DominantQuarter(c.glyphs), c.expected) << c.name;
}

// Two characters as they lie on a displayed page of 200 × 100 points when they are written in each quarter,
// the first at 40|30.
struct Turned {
  int quarter;
  Box first, second;
};
const Turned kTurned[] = {
    {0, {40, 30, 50, 40}, {50, 30, 60, 40}},
    {1, {40, 30, 50, 40}, {40, 40, 50, 50}},  // reads downwards
    {2, {40, 30, 50, 40}, {30, 30, 40, 40}},  // upside down, reads to the left
    {3, {40, 30, 50, 40}, {40, 20, 50, 30}},  // reads upwards
};

Page PageTurnedUpright(const Turned& c, std::vector<DrawnGlyph>* glyphs) {
  for (const auto& [code, box] : {std::pair(U'合', c.first), std::pair(U'计', c.second)}) {
    DrawnGlyph glyph;
    glyph.code = code;
    glyph.box = box;
    glyph.font_size = 10;
    glyph.quarter = c.quarter;
    glyphs->push_back(glyph);
  }
  Page page;
  page.width = 200;
  page.height = 100;
  page.rulings = {{Ruling::Direction::kHorizontal, 20, 30, 90}, {Ruling::Direction::kVertical, 35, 15, 80}};
  page.images = {{{10, 5, 30, 20}}};
  TurnUpright(c.quarter, glyphs, &page);
  return page;
}

TEST(Turning, TextReadsToTheRightAfterwards) {
  for (const Turned& c : kTurned) {
    std::vector<DrawnGlyph> glyphs;
    Page page = PageTurnedUpright(c, &glyphs);
    EXPECT_EQ(Runs(glyphs), "[合计]") << c.quarter;
    for (const DrawnGlyph& g : glyphs) {
      EXPECT_EQ(g.quarter, 0) << c.quarter;
      EXPECT_TRUE(g.box.x0 >= 0 && g.box.y0 >= 0 && g.box.x1 <= page.width && g.box.y1 <= page.height)
          << c.quarter;
    }
    EXPECT_EQ(page.turn, c.quarter * 90);
    EXPECT_EQ(page.width, c.quarter % 2 ? 100 : 200) << c.quarter;
    EXPECT_EQ(page.height, c.quarter % 2 ? 200 : 100) << c.quarter;
  }
}

TEST(Turning, RulingsTurnWithTheText) {
  for (const Turned& c : kTurned) {
    std::vector<DrawnGlyph> glyphs;
    Page page = PageTurnedUpright(c, &glyphs);
    ASSERT_EQ(page.rulings.size(), 2u);
    for (const Ruling& r : page.rulings) {
      bool was_horizontal = (r.direction == Ruling::Direction::kHorizontal) != (c.quarter % 2 == 1);
      EXPECT_DOUBLE_EQ(r.to - r.from, was_horizontal ? 60 : 65) << c.quarter;
      EXPECT_GE(r.from, 0) << c.quarter;
      EXPECT_LE(r.to, r.direction == Ruling::Direction::kHorizontal ? page.width : page.height) << c.quarter;
    }
  }
}

void ExpectReturns(const Turned& c) {
  std::vector<DrawnGlyph> glyphs;
  Page page = PageTurnedUpright(c, &glyphs);
  EXPECT_EQ(page.ToDisplayed(glyphs[0].box), c.first) << c.quarter;
  EXPECT_EQ(page.ToDisplayed(glyphs[1].box), c.second) << c.quarter;
  EXPECT_EQ(page.ToDisplayed(page.images[0].box), (Box{10, 5, 30, 20})) << c.quarter;
  for (const Ruling& r : page.rulings) {
    Box line = r.direction == Ruling::Direction::kHorizontal ? Box{r.from, r.at, r.to, r.at}
                                                             : Box{r.at, r.from, r.at, r.to};
    Box displayed = page.ToDisplayed(line);
    EXPECT_TRUE(displayed == (Box{30, 20, 90, 20}) || displayed == (Box{35, 15, 35, 80})) << c.quarter;
  }
}

TEST(Turning, BoxesOfAScaledPageReturnToTheDisplayedPage) {
  Page page;
  page.width = 100;
  page.height = 200;
  page.scale = 4;
  EXPECT_EQ(page.ToDisplayed({10, 20, 30, 40}), (Box{2.5, 5, 7.5, 10}));
  page.turn = 90;
  EXPECT_EQ(page.ToDisplayed({10, 20, 30, 40}), (Box{40, 2.5, 45, 7.5}));
}

TEST(Turning, BoxesReturnToTheDisplayedPage) {
  for (const Turned& c : kTurned) ExpectReturns(c);
}

}  // namespace
}  // namespace gongkai
