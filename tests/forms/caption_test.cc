#include "normalize/forms/caption.h"

#include <gtest/gtest.h>

#include <string>

#include "normalize/forms/broken_unit.h"
#include "normalize/forms/titles.h"
#include "tests/support/grids.h"

namespace gongkai {
namespace {

using test::GridText;
using test::MakeGrid;

// The flow of one table: its lines joined by " / ", "table" where it stays one.
std::string Unboxed(const GridText& rows) {
  const Catalogue& catalogue = Catalogue::BuiltIn();
  FlowItem item;
  item.page = 1;
  item.grid = MakeGrid(rows);
  Flow flow = {item};
  const TitleMatcher titles(catalogue);
  UnboxCaptions([&](const std::string& text) -> bool { return bool(titles.Match(text)); },
                Patterns(catalogue), &flow);
  std::string out;
  for (const FlowItem& left : flow)
    out += (out.empty() ? "" : " / ") + (left.is_table() ? "table" : left.line.text);
  return out;
}

TEST(Caption, IsATableThatSaysOnlyTitleLabelAgencyYearAndUnit) {
  const struct {
    GridText rows;
    std::string expected;
  } cases[] = {
      {{{"", "", "单位：万元"}}, "单位：万元"},
      {{{"编制单位：北岭省水利局", "2022年度", "金额单位：元"}},
       "编制单位：北岭省水利局\t2022年度\t金额单位：元"},
      {{{"收入支出决算总表", "<"}, {"", "公开01表"}, {"部门：北岭省水利局", "单位：万元"}},
       "收入支出决算总表 / 公开01表 / 部门：北岭省水利局\t单位：万元"},
      // A form that lost its rows, a list of forms, and figures are tables.
      {{{"收入支出决算总表", "公开01表"}, {"收入决算表", "公开02表"}}, "table"},
      {{{"单位：万元", "<"}, {"合计", "12.34"}}, "table"},
      {{{"2022年度", "2021年度"}}, "table"},
      {{{"", ""}}, "table"},
  };
  for (const auto& c : cases) EXPECT_EQ(Unboxed(c.rows), c.expected);
}

// A spreadsheet saved as text: lines of the flow, tables as their rows.
TEST(Caption, CutsATableAtTheTitlesInIt) {
  const struct {
    const char* name;
    GridText rows;
    std::string expected;
  } cases[] = {
      {"two forms below each other, the second narrower",
       {{"收入支出决算总表", "", ""},
        {"", "", "单位：万元"},
        {"项目", "决算数", "行次"},
        {"一、财政拨款收入", "1.00", "1"},
        {"", "", "公开02表"},
        {"收入决算表", "", ""},
        {"编码", "合计", ""},
        {"201", "1.00", ""}},
       "收入支出决算总表\n单位：万元\n[项目|决算数|行次\n一、财政拨款收入|1.00|1\n]公开02表\n收入决算表\n"
       "[编码|合计\n201|1.00\n]"},
      {"a unit beside rows is no caption",
       {{"收入决算表", "", ""},
        {"项目资金", "总额", "5.00"},
        {"（单位：万元）", "", ""},
        {"", "其他", "1.00"}},
       "收入决算表\n[项目资金|总额|5.00\n（单位：万元）||\n|其他|1.00\n]"},
      {"a blank row ends a table, what stands alone below it is text",
       {{"收入决算表", ""}, {"编码", "合计"}, {"", ""}, {"第三部分", ""}},
       "收入决算表\n[编码|合计\n|\n]第三部分\n"},
      {"nothing but text", {{"第三部分", ""}, {"情况说明", ""}}, "第三部分\n情况说明\n"},
  };
  for (const auto& c : cases) {
    const Catalogue& catalogue = Catalogue::BuiltIn();
    const TitleMatcher titles(catalogue);
    FlowItem item;
    item.grid = MakeGrid(c.rows);
    item.grid->method = Method::kDelimited;
    Flow flow = {item};
    UnboxCaptions([&](const std::string& text) { return bool(titles.Match(text)); }, Patterns(catalogue),
                  &flow);
    std::string shown;
    for (const FlowItem& left : flow)
      shown += left.is_table() ? "[" + test::GridLines(*left.grid) + "]" : left.line.text + "\n";
    EXPECT_EQ(shown, c.expected) << c.name;
  }
}

TEST(Caption, KeepsThePlaceOfEveryRow) {
  const Catalogue& catalogue = Catalogue::BuiltIn();
  FlowItem item;
  item.page = 3;
  item.grid = MakeGrid({{"公开02表", ""}, {"", "单位：元"}}, 3);
  Flow flow = {item};
  const TitleMatcher titles(catalogue);
  UnboxCaptions([&](const std::string& text) -> bool { return bool(titles.Match(text)); },
                Patterns(catalogue), &flow);
  ASSERT_EQ(flow.size(), 2U);
  EXPECT_EQ(flow[1].page, 3);
  EXPECT_EQ(flow[1].line.place.page, 3);
  EXPECT_EQ(flow[1].line.place.box->y0, 20);
}

// Lines joined by " / "; furniture is left out.
std::string UnitsJoined(const std::vector<std::string>& lines) {
  Flow flow;
  for (const std::string& line : lines) {
    flow.emplace_back();
    flow.back().page = 1;
    flow.back().line.text = line;
  }
  JoinBrokenUnits(Patterns(Catalogue::BuiltIn()), &flow);
  std::string out;
  for (const FlowItem& item : flow)
    if (!item.furniture) out += (out.empty() ? "" : " / ") + item.line.text;
  return out;
}

TEST(BrokenUnit, IsPutTogether) {
  const struct {
    std::vector<std::string> lines;
    std::string expected;
  } cases[] = {
      {{"公开01表\t金额单位：", "万元"}, "公开01表\t金额单位：万元"},
      {{"单位：万", "公开部门：北岭省水利局", "元"}, "单位：万元 / 公开部门：北岭省水利局"},
      {{"（金额单位：", "部门：北岭省水利局\t万元）"}, "（金额单位：万元） / 部门：北岭省水利局\t万元）"},
      // Whole ones, other lines, and what stands too far below.
      {{"单位：元", "万元"}, "单位：元 / 万元"},
      {{"编制单位：", "北岭省水利局"}, "编制单位： / 北岭省水利局"},
      {{"单位：", "项目", "决算数", "万元"}, "单位： / 项目 / 决算数 / 万元"},
      {{"单位：", "共计12.30万元"}, "单位： / 共计12.30万元"},
  };
  for (const auto& c : cases) EXPECT_EQ(UnitsJoined(c.lines), c.expected);
}

}  // namespace
}  // namespace gongkai
