#include "extract/pdf/imposed.h"

#include <gtest/gtest.h>

#include <string>

namespace gongkai {
namespace {

/// Lines of 12 characters of 10 points that begin at each x, four of them below each other.
Page Sheet(int number, double width, double height, const std::vector<double>& starts) {
  Page page;
  page.number = number;
  page.width = width;
  page.height = height;
  for (double x0 : starts)
    for (int line = 0; line < 4; ++line) {
      TextRun run;
      run.font_size = 10;
      for (int i = 0; i < 12; ++i) {
        const double x = x0 + 10 * i, y = 100 + 20 * line;
        run.glyphs.push_back({U'表', {x, y, x + 10, y + 10}});
      }
      run.box = {x0, 100.0 + 20 * line, x0 + 120, 110.0 + 20 * line};
      page.runs.push_back(run);
    }
  return page;
}

std::vector<Page> Split(std::vector<Page> pages) {
  SplitImposedPages(&pages);
  return pages;
}

TEST(Imposed, HalvesOfASheetArePages) {
  std::vector<Page> sheets = {Sheet(1, 842, 595, {100, 521}), Sheet(2, 842, 595, {100, 521})};
  sheets[1].rulings = {{Ruling::Direction::kHorizontal, 300, 50, 370},
                       {Ruling::Direction::kHorizontal, 300, 471, 791},
                       {Ruling::Direction::kVertical, 471, 300, 400}};
  const std::vector<Page> pages = Split(sheets);
  ASSERT_EQ(pages.size(), 4u);
  for (size_t i = 0; i < pages.size(); ++i) {
    EXPECT_EQ(pages[i].number, static_cast<int>(i) + 1);
    EXPECT_EQ(pages[i].sheet, static_cast<int>(i) / 2 + 1);
    ASSERT_EQ(pages[i].runs.size(), 4u);
    EXPECT_DOUBLE_EQ(pages[i].runs[0].box.x0, 100);
  }
  EXPECT_EQ(pages[2].rulings.size(), 1u);
  ASSERT_EQ(pages[3].rulings.size(), 2u);
  EXPECT_DOUBLE_EQ(pages[3].rulings[0].from, 50);
  EXPECT_DOUBLE_EQ(pages[3].rulings[1].at, 50);
  EXPECT_EQ(pages[3].ToDisplayed({100, 0, 220, 10}), (Box{521, 0, 641, 10}))
      << "places are those of the sheet";
}

TEST(Imposed, APageOnItsSideIsAsHighAsItsContentsMiddle) {
  std::vector<Page> sheets = {Sheet(1, 842, 595, {100, 521}), Sheet(2, 842, 595, {100, 521})};
  for (TextRun& run : sheets[1].runs)  // into the middle of the sheet
    for (Box* box : {&run.box, &run.glyphs[0].box}) box->y0 += 150, box->y1 += 150;
  const std::vector<Page> pages = Split(sheets);
  ASSERT_EQ(pages.size(), 4u);
  EXPECT_DOUBLE_EQ(pages[1].height, 595) << "text stands above the middle";
  EXPECT_NEAR(pages[2].height, 421 / 1.4142, 0.1);
  const Box box = pages[2].runs[0].box;
  EXPECT_NEAR(box.y0, 250 - (595 - 421 / 1.4142) / 2, 0.1);
  EXPECT_NEAR(pages[2].ToDisplayed(box).y0, 250, 0.01);
}

TEST(Imposed, PaperThatIsTooHighIsCut) {
  std::vector<Page> pages = {Sheet(1, 595, 842, {100}), Sheet(2, 595, 842, {100}), Sheet(3, 595, 842, {100})};
  for (Page& page : pages) {
    for (TextRun& run : page.runs)
      for (Box* box : {&run.box, &run.glyphs[0].box}) box->y0 += 150, box->y1 += 150;
  }
  EXPECT_DOUBLE_EQ(Split(pages)[1].height, 842) << "short pages of the usual print";
  for (Page& page : pages) page.scale = 2;
  const std::vector<Page> cut = Split(pages);
  ASSERT_EQ(cut.size(), 3u);
  EXPECT_NEAR(cut[1].height, 70 * 1.12, 0.1) << "four lines, and a margin";
  EXPECT_NEAR(cut[1].ToDisplayed(cut[1].runs[0].box).y0, 125, 0.01);
  pages[2].runs.push_back(Sheet(3, 595, 842, {100}).runs[0]);
  pages[2].runs.back().box = {100, 30, 110, 40};
  pages[1].runs.back().box = {100, 800, 110, 810};
  EXPECT_DOUBLE_EQ(Split(pages)[1].height, 842) << "two pages need the paper";
}

TEST(Imposed, OtherDocumentsStayAsTheyAre) {
  const Page wide = Sheet(1, 842, 595, {100, 521}), title = Sheet(2, 842, 595, {350});
  const Page high = Sheet(3, 595, 842, {50, 400});
  EXPECT_EQ(Split({wide}).size(), 1u) << "one page with a gutter";
  EXPECT_EQ(Split({wide, wide, title}).size(), 3u) << "a title runs over the middle";
  EXPECT_EQ(Split({high, high}).size(), 2u) << "two columns of a page that is higher than wide";
  Page table = wide;
  table.rulings = {{Ruling::Direction::kHorizontal, 300, 50, 791}};
  EXPECT_EQ(Split({table, table}).size(), 2u) << "a table over the middle";
}

}  // namespace
}  // namespace gongkai
