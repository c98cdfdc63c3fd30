// The characters of a tiled watermark in a text that lost its places.
#include "normalize/grid/scattered_mark.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "normalize/forms/printed_names.h"

namespace gongkai {
namespace {

// What is left of `pages` pages that all have these lines, of the first page.
std::string Left(const std::vector<std::string>& lines, int pages) {
  Flow flow;
  for (int page = 1; page <= pages; ++page)
    for (const std::string& text : lines) {
      FlowItem item;
      item.page = page;
      item.line.text = text;
      item.line.place.line_first = item.line.place.line_last = static_cast<int>(flow.size() + 1);
      flow.push_back(item);
    }
  static const PrintedNames names(Catalogue::BuiltIn());
  RemoveScatteredMark({[](const std::string& text) { return names.Is(text); },
                       [](const std::string& text) { return names.IsPiece(text); }},
                      &flow);
  std::string out;
  for (const FlowItem& item : flow)
    if (!item.furniture && item.page == 1) out += (out.empty() ? "" : "/") + item.line.text;
  return out;
}

std::vector<std::string> Tiled(const std::vector<std::string>& text) {
  std::vector<std::string> lines;
  for (int i = 0; i < 5; ++i)
    for (const char* mark : {"开", "公", "算", "决"}) lines.push_back(mark);
  lines.insert(lines.begin() + 7, text.begin(), text.end());
  return lines;
}

TEST(ScatteredMark, ItsCharactersAreTakenOutBetweenAndInsideTheLines) {
  EXPECT_EQ(
      Left(Tiled({"决0.00 1.00", "1.50算", "公八、卫生健康支出", "开 单位：万元", "合 计", "公务用车", "出"}),
           4),
      "0.00 1.00/1.50/八、卫生健康支出/单位：万元/合 计/公务用车/出");
}

TEST(ScatteredMark, ItIsTakenOffNamesThatTheTextPrintsWithoutItElsewhere) {
  EXPECT_EQ(Left(Tiled({"二、收入决算表", "收入决算表 公开", "公 项 目", "项目", "项目", "项目",
                        "决事业单位离退休", "事业单位离退休", "公务员医疗补助", "2.5算 3.5"}),
                 4),
            "二、收入决算表/收入决算表/项 目/项目/项目/项目/事业单位离退休/事业单位离退休/"
            "公务员医疗补助/2.5  3.5");
}

TEST(ScatteredMark, NamesOfTheFormsAreKnown) {
  EXPECT_EQ(Left(Tiled({"公结余分配", "总公计", "开 项 目"}), 4), "结余分配/总计/项 目");
  // 算财政拨款 is the end of 政府性基金预算财政拨款.
  EXPECT_EQ(Left(Tiled({"政府性基金预", "算财政拨款", "财政拨款", "财政拨款", "财政拨款"}), 4),
            "政府性基金预/算财政拨款/财政拨款/财政拨款/财政拨款");
}

TEST(ScatteredMark, DashesAndFiguresItStandsBetweenAreCells) {
  EXPECT_EQ(Left(Tiled({"决-", "开—", "1,994.12算1,849.74", "1,994.12公六、其他支出", "3.50算公"}), 4),
            "-/—/1,994.12 1,849.74/1,994.12 六、其他支出/3.50");
}

TEST(ScatteredMark, ItMayBeInLatinLetters) {
  std::vector<std::string> lines;
  for (int i = 0; i < 5; ++i)
    for (const char* mark : {"c", "o", "p", "y"}) lines.push_back(mark);
  lines.push_back("o0.00");
  EXPECT_EQ(Left(lines, 4), "0.00");
}

TEST(ScatteredMark, WhatComesOnFewPagesOrInNoOrderIsText) {
  const std::vector<std::string> lines = Tiled({"决0.00"});
  EXPECT_NE(Left(lines, 3).find("开/公/算/决"), std::string::npos);
  // Levels of performance tables, written downwards.
  const std::vector<std::string> levels = {"产", "出", "指", "标", "数", "量", "指", "标", "质", "量",
                                           "指", "标", "时", "效", "指", "标", "效", "益", "指", "标"};
  std::vector<std::string> many;
  for (int i = 0; i < 5; ++i) many.insert(many.end(), levels.begin(), levels.end());
  EXPECT_NE(Left(many, 6).find("产/出/指/标/数/量"), std::string::npos);
}

}  // namespace
}  // namespace gongkai
