// Titles at the foot of the page, behind their table. Invented figures.
#include "normalize/linear/foot_titles.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "corpus/process.h"
#include "tests/pages.h"

namespace gongkai {
namespace {

using test::Pages;

// The lines of pages in the order in which they are read.
std::string Lifted(const Pages& pages) {
  static const TitleMatcher titles(Catalogue::BuiltIn());
  static const Patterns patterns(Catalogue::BuiltIn());
  Flow flow = test::FlowOf(pages);
  LiftFootTitles(titles, patterns, &flow);
  return test::LinesOf(flow);
}

TEST(FootTitles, GoInFrontOfTheTableOfTheirPage) {
  EXPECT_EQ(
      Lifted({{"目录", "一、收入决算表", "二、支出决算表"},
              {"第二部分 部门决算表", "科目名称 合计", "合计 3.00", "公开02表", "收入决算表", "单位：万元",
               "10"},
              {"201 一般公共服务支出 3.00", "公开02表", "收入决算表", "单位：万元", "11"},
              {"科目名称 合计", "合计", "公开03表", "支出决算表", "单位：万元", "注：本表无数据。", "12"}}),
      "目录/一、收入决算表/二、支出决算表/"
      "第二部分 部门决算表/公开02表/收入决算表/单位：万元/科目名称 合计/合计 3.00/10/"
      "公开02表/收入决算表/单位：万元/201 一般公共服务支出 3.00/11/"
      "公开03表/支出决算表/单位：万元/科目名称 合计/合计/注：本表无数据。/12");
}

TEST(FootTitles, TwoTablesOfAPageHaveEachItsOwn) {
  EXPECT_EQ(
      Lifted({{"合计 3.00", "公开02表", "收入决算表", "合计 4.00", "支出决算表", "单位：万元"},
              {"合计 5.00", "财政拨款收入支出决算总表"}}),
      "公开02表/收入决算表/合计 3.00/支出决算表/单位：万元/合计 4.00/财政拨款收入支出决算总表/合计 5.00");
}

TEST(FootTitles, ATextWithoutPageBreaksIsPartedByItsChapters) {
  EXPECT_EQ(Lifted({{"目录", "一、收入决算表", "第二部分 部门决算表", "合计 3.00", "收入决算表", "合计 4.00",
                     "支出决算表", "单位：万元", "7", "第三部分 情况说明", "收入 3.00"}}),
            "目录/一、收入决算表/第二部分 部门决算表/收入决算表/合计 3.00/支出决算表/单位：万元/合计 4.00/7/"
            "第三部分 情况说明/收入 3.00");
}

TEST(FootTitles, TextAboveTheFirstTitleOfAChapterIsNoTable) {
  const std::vector<std::string> lines = {"第二部分 部门决算表",
                                          "本部门决算包括本级。",
                                          "收入决算表",
                                          "合计 3.00",
                                          "支出决算表",
                                          "合计 4.00",
                                          "国有资本经营预算财政拨款支出决算表",
                                          "本部门无此项支出。"};
  std::string expected;
  for (const std::string& line : lines) expected += (expected.empty() ? "" : "/") + line;
  EXPECT_EQ(Lifted({lines}), expected);
}

TEST(FootTitles, TitlesBetweenTablesThatHaveTheirCellsStay) {
  const std::string text =
      "第二部分 部门决算表\n201 一般公共服务支出 "
      "3.00\n收入决算表\n\n|科目编码|科目名称|本年收入合计|财政拨款收入|\n"
      "|---|---|---|---|\n||合计|3.00|3.00|\n|201|一般公共服务支出|3.00|3.00|\n\n支出决算表\n\n"
      "|科目编码|科目名称|本年支出合计|基本支出|项目支出|\n|---|---|---|---|---|\n||合计|4.00|4.00|0.00|\n\n"
      "第三部分 情况说明\n";
  const Records records = ProcessBytes(text, "a.txt", Normalizer(Catalogue::BuiltIn()));
  std::string found;
  for (const TableRecord& table : records.tables)
    if (table.form && table.status == "filled") found += *table.form + " ";
  EXPECT_EQ(found, "income expenditure ");
}

TEST(FootTitles, TitlesInFrontOfTheirTableStay) {
  // The last form of a page begins on the next.
  const Pages pages = {{"收入决算表", "合计 3.00"},
                       {"201 一般公共服务支出 3.00", "支出决算表", "单位：万元"},
                       {"合计 4.00", "财政拨款收入支出决算总表"},
                       {"一、一般公共服务支出 4.00"}};
  EXPECT_EQ(Lifted(pages),
            "收入决算表/合计 3.00/201 一般公共服务支出 3.00/支出决算表/单位：万元/合计 4.00/"
            "财政拨款收入支出决算总表/一、一般公共服务支出 4.00");
}

}  // namespace
}  // namespace gongkai
