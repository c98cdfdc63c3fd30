// The characters of a level watermark among those of a row.
#include "normalize/grid/level_mark.h"

#include <gtest/gtest.h>

#include <string>

#include "normalize/forms/printed_names.h"

namespace gongkai {
namespace {

// What is left of the line on a page behind others on which the mark stands alone.
std::string Left(const std::string& text) {
  Flow flow;
  const auto add = [&](int page, const std::string& line) {
    FlowItem item;
    item.page = page;
    item.line.text = line;
    item.line.place.line_first = item.line.place.line_last = static_cast<int>(flow.size() + 1);
    flow.push_back(item);
  };
  for (int page = 1; page <= 4; ++page) {
    add(page, "基本支出195.34万元");
    add(page, "部门决算公开");
  }
  add(5, text);
  static const PrintedNames names(Catalogue::BuiltIn());
  UnweaveLevelMark({[](const std::string& name) { return names.Is(name); },
                    [](const std::string& name) { return names.IsPiece(name); }},
                   &flow);
  return flow.back().line.text;
}

TEST(LevelMark, IsTakenOutOfTheRowThatItRunsThrough) {
  EXPECT_EQ(Left("八、其他收入 部8门决5.36算八、社会保障公和就业支出开38 33.31"),
            "八、其他收入 8 5.36 八、社会保障和就业支出 38 33.31");
  EXPECT_EQ(Left("2210203 购房补贴 部284.69 门284.决69 算公开"), "2210203 购房补贴 284.69 284.69 ");
  EXPECT_EQ(Left("十九、住部房保障支出门决算公开 43.49"), "十九、住房保障支出 43.49");
  EXPECT_EQ(Left("基本支出195部.34万元，其门中：人员经决费167.19万算元，日常公经费28.15万元开。"),
            "基本支出195.34万元，其中：人员经费167.19万元，日常经费28.15万元。");
}

TEST(LevelMark, WhatOnlyHoldsItsCharactersStays) {
  const std::string title = "第二部分 某局2023年度部门决算情况说明，依法公开";
  EXPECT_EQ(Left(title), title);
  EXPECT_EQ(Left("部门收入 1.00"), "部门收入 1.00");
}

}  // namespace
}  // namespace gongkai
