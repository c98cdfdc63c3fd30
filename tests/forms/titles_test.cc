#include "normalize/forms/titles.h"

#include <gtest/gtest.h>

#include <string>

namespace gongkai {
namespace {

const TitleMatcher& Matcher() {
  static const TitleMatcher matcher(Catalogue::BuiltIn());
  return matcher;
}

/// The id of the form, "~" and the id of a neighbour, or "" for nothing.
std::string What(const std::string& line) {
  TitleMatch match = Matcher().Match(line);
  if (match.form) return match.form->id;
  return match.neighbour ? "~" + match.neighbour->id : "";
}

struct Case {
  const char* line;
  const char* expected;
};

TEST(Titles, TheNineFormsUnderTheTitlesOfManyPlaces) {
  const Case cases[] = {
      {"收入支出决算总表", "income_expenditure_summary"},
      {"收支决算总表", "income_expenditure_summary"},
      {"收入决算表", "income"},
      {"收入决算总表", "income"},
      {"支出决算表", "expenditure"},
      {"支出决算总表", "expenditure"},
      {"财政拨款收入支出决算总表", "fiscal_appropriation_summary"},
      {"财政拨款收支决算总表", "fiscal_appropriation_summary"},
      {"一般公共预算财政拨款支出决算表", "general_budget_expenditure"},
      {"一般公共预算财政拨款基本支出决算表", "general_budget_basic_expenditure"},
      {"一般公共预算财政拨款基本支出决算明细表", "general_budget_basic_expenditure"},
      {"政府性基金预算财政拨款收入支出决算表", "government_fund"},
      {"国有资本经营预算财政拨款支出决算表", "state_capital"},
      {"国有资本经营预算财政拨款收入支出决算表", "state_capital"},
      {"财政拨款“三公”经费支出决算表", "three_public"},
      {"财政拨款\"三公\"经费支出决算表", "three_public"},
      {"一般公共预算财政拨款“三公”经费及会议费、培训费支出决算表", "three_public"},
      {"一般公共预算财政拨款安排的“三公”经费支出决算表", "three_public"},
      {"“三公”经费支出情况表", "three_public"},
      {"一般公共预算财政拨款安排的“三公”经费支出情况表", "three_public"},
  };
  for (const Case& c : cases) EXPECT_EQ(What(c.line), c.expected) << c.line;
}

TEST(Titles, TheLongestTitleWins) {
  const Case cases[] = {
      {"支出决算表", "expenditure"},  // the end of all that follow
      {"收入支出决算表", "income_expenditure_summary"},
      {"基本支出决算表", "~internal_reports"},
      {"项目支出决算表", "~project_expenditure"},
      {"财政拨款支出决算表", "~university"},
      {"支出决算明细表", "~fiscal_expenditure_detail"},
      {"一般公共预算财政拨款支出决算明细表", "~fiscal_expenditure_detail"},
      {"一般公共预算财政拨款项目支出决算表", "~project_expenditure"},
      {"机关运行经费支出决算表", "~operating_expenditure"},
      {"政府采购支出决算表", "~procurement"},
      {"财政拨款收入支出决算表", "fiscal_appropriation_summary"},
  };
  for (const Case& c : cases) EXPECT_EQ(What(c.line), c.expected) << c.line;
}

TEST(Titles, WhatStandsBeforeATitleMayBeNumberYearOrAgency) {
  const Case cases[] = {
      {"一、收入支出决算总表", "income_expenditure_summary"},
      {"表三、支出决算表", "expenditure"},
      {"（三）支出决算表", "expenditure"},
      {"3.支出决算表", "expenditure"},
      {"公开03表 支出决算表", "expenditure"},
      {"2024年度支出决算表", "expenditure"},
      {"2024年支出决算表", "expenditure"},
      {"某某市教育局2024年度支出决算表", "expenditure"},
      {"某某市教育局支出决算表", "expenditure"},
      {"某某中学支出决算表", "expenditure"},
      {"二〇二四年度支出决算表", "expenditure"},
  };
  for (const Case& c : cases) EXPECT_EQ(What(c.line), c.expected) << c.line;
}

TEST(Titles, WhatStandsBehindATitleMayBeALeaderOrAContinuation) {
  const Case cases[] = {
      {"支出决算表（续表）", "expenditure"},
      {"支出决算表（续）", "expenditure"},
      {"支出决算表 续表", "expenditure"},
      {"三、支出决算表……………………12", "expenditure"},
      {"三、支出决算表.............. 12", "expenditure"},
      {"支出决算表\t12", "expenditure"},
      {"支 出 决 算 表", "expenditure"},
      {"　支出决算表　", "expenditure"},
      {"支出决算表（汇总）", "expenditure"},
      {"⽀出决算表", "expenditure"},  // a Kangxi radical
  };
  for (const Case& c : cases) EXPECT_EQ(What(c.line), c.expected) << c.line;
}

TEST(Titles, ProseAndOtherTablesAreNoForm) {
  const Case cases[] = {
      {"", ""},
      {"合计", ""},
      {"决算表", ""},
      {"支出决算情况说明", ""},
      {"三、支出决算表说明", ""},
      {"关于2024年度支出决算情况的说明", ""},
      {"本表反映部门本年度各项支出情况。", ""},
      {"详见支出决算表", ""},
      {"绩效自评表", ""},
      {"收支预算总表", "~budget"},
      {"一般公共预算“三公”经费支出预算表", "~budget"},
  };
  for (const Case& c : cases) EXPECT_EQ(What(c.line), c.expected) << c.line;
  std::string prose = "支出决算表";
  for (int i = 0; i < 40; ++i) prose = "本部门按照规定编制" + prose;
  EXPECT_EQ(What(prose), "") << "a title does not end a paragraph";
}

TEST(Titles, ThePrintedTitleLosesItsSurroundings) {
  const Case cases[] = {
      {"一、收入支出决算总表", "收入支出决算总表"},
      {"公开07表 财政拨款“三公”经费支出决算表", "财政拨款“三公”经费支出决算表"},
      {"某某市教育局2024年度支出决算表", "支出决算表"},
      {"三、支出决算表……………………12", "支出决算表"},
      {"支 出 决 算 表", "支出决算表"},
      {"“三公”经费及会议费、培训费支出决算表", "“三公”经费及会议费、培训费支出决算表"},
      {"合计", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(Matcher().PrintedTitle(c.line), c.expected) << c.line;
}

TEST(Titles, SayThatTheTableGoesOn) {
  for (const char* title : {"支出决算表（续表）", "支出决算表 续", "收入决算表（续）"})
    EXPECT_TRUE(SaysGoesOn(title)) << title;
  for (const char* title : {"支出决算表", "续：支出决算表", ""}) EXPECT_FALSE(SaysGoesOn(title)) << title;
}

}  // namespace
}  // namespace gongkai
