// Titles that a tiled mark tore from their tables. Invented figures.
#include "normalize/linear/torn_titles.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/pages.h"

namespace gongkai {
namespace {

using test::Pages;

// The lines of pages in the order in which they are read.
std::string Moved(const Pages& pages) {
  static const TitleMatcher titles(Catalogue::BuiltIn());
  static const Patterns patterns(Catalogue::BuiltIn());
  Flow flow = test::FlowOf(pages);
  MoveTornTitles(titles, patterns, &flow);
  return test::LinesOf(flow);
}

TEST(TornTitles, GoToTheTopOfThePageWhereTheFormBeforeHasEnded) {
  EXPECT_EQ(Moved({{"一、收入决算表", "二、支出决算表"},
                   {"收入决算表", "207", "3.00", "2.00", "注：本表反映收入。"},
                   {"207", "3.00", "1.00", "公开03表", "支出决算表", "单位：万元"}}),
            "一、收入决算表/二、支出决算表/收入决算表/207/3.00/2.00/注：本表反映收入。/"
            "支出决算表/207/3.00/1.00/公开03表/单位：万元");
}

// Rows in one piece: the form that begins there goes on over the page, and the title behind it is not torn.
TEST(TornTitles, APageOfWholeRowsMayBeginAForm) {
  EXPECT_EQ(
      Moved({{"收入支出决算总表", "3.00", "2.00", "3.00", "注：本表反映收支。"},
             {"收入决算表", "207 文化 3.00", "20701 文化和旅游 3.00"},
             {"221 住房 1.00", "4.00", "4.00", "注：本表反映收入。", "支出决算表", "207 文化 3.00", "3.00"}}),
      "收入支出决算总表/3.00/2.00/3.00/注：本表反映收支。/收入决算表/207 文化 3.00/20701 文化和旅游 3.00/"
      "221 住房 1.00/4.00/4.00/注：本表反映收入。/支出决算表/207 文化 3.00/3.00");
}

TEST(TornTitles, TheNoteOfTheFormItselfMayStandInFrontOfItsTitle) {
  EXPECT_EQ(Moved({{"收入决算表", "207", "3.00", "2.00", "注：本表反映收入。"},
                   {"207", "3.00", "1.00", "注：本表反映支出。", "支出决算表"}}),
            "收入决算表/207/3.00/2.00/注：本表反映收入。/支出决算表/207/3.00/1.00/注：本表反映支出。");
}

TEST(TornTitles, GoBehindTheNoteOfTheFormBeforeThatEndsOnTheirPage) {
  EXPECT_EQ(
      Moved({{"收入决算表", "207", "3.00", "2.00"},
             {"221", "1.00", "支出决算表", "1.00", "注：本表反映收入。", "5.00", "公开03表", "207", "3.00"}}),
      "收入决算表/207/3.00/2.00/221/1.00/1.00/注：本表反映收入。/5.00/支出决算表/公开03表/207/3.00");
  EXPECT_EQ(Moved({{"收入决算表", "207", "3.00", "2.00"},
                   {"221", "1.00", "注：本表反映收入。", "公开03表", "207", "3.00", "支出决算表"}}),
            "收入决算表/207/3.00/2.00/221/1.00/注：本表反映收入。/支出决算表/公开03表/207/3.00");
}

TEST(TornTitles, AHeadingGoesWithTheTitleBelowIt) {
  EXPECT_EQ(
      Moved({{"收入决算表", "207", "3.00", "2.00"},
             {"221", "1.00", "三、支出决算表", "1.00", "注：本表反映收入。", "支出决算表", "单位：万元"}}),
      "收入决算表/207/3.00/2.00/221/1.00/1.00/注：本表反映收入。/三、支出决算表/支出决算表/单位：万元");
}

TEST(TornTitles, WithoutNotesCodesThatBeginAnewSayIt) {
  EXPECT_EQ(Moved({{"收入决算表", "207", "3.00", "221", "2.00"}, {"207", "3.00", "2.00", "支出决算表"}}),
            "收入决算表/207/3.00/221/2.00/支出决算表/207/3.00/2.00");
  // Codes that go on are those of the form before.
  EXPECT_EQ(Moved({{"收入决算表", "207", "3.00", "210", "2.00"}, {"221", "3.00", "2.00", "支出决算表"}}),
            "收入决算表/207/3.00/210/2.00/221/3.00/2.00/支出决算表");
}

TEST(TornTitles, TitlesInTheirPlaceAndThoseOfOtherChaptersStay) {
  for (const Pages& pages :
       {Pages{{"收入决算表", "公开02表", "207", "3.00", "2.00", "注：本表反映收入。"},
              {"支出决算表", "公开03表", "207", "3.00", "1.00", "注：本表反映支出。",
               "财政拨款收入支出决算总表", "公开04表", "5.00"}},
        Pages{{"第三部分 情况说明", "收入 3.00", "一、收入决算表"}, {"收入决算表", "收入", "支出决算表"}}}) {
    std::string expected;
    for (const std::vector<std::string>& page : pages)
      for (const std::string& line : page) expected += (expected.empty() ? "" : "/") + line;
    EXPECT_EQ(Moved(pages), expected);
  }
}

}  // namespace
}  // namespace gongkai
