// Text that was drawn twice and stands in a text character beside character.
#include "normalize/grid/doubled_characters.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace gongkai {
namespace {

FlowItem LineItem(const std::string& text) {
  FlowItem item;
  item.page = 1;
  item.line.text = text;
  item.line.place.line_first = item.line.place.line_last = 1;
  return item;
}

std::vector<std::string> Undoubled(const std::vector<std::string>& lines) {
  Flow flow;
  for (const std::string& line : lines) flow.push_back(LineItem(line));
  RemoveDoubledCharacters(&flow);
  std::vector<std::string> out;
  for (const FlowItem& item : flow) out.push_back(item.line.text);
  return out;
}

const std::vector<std::string> kForm = {"收收入入决决算算表表", "科科目目名名称称 本本年年收收入入合合计计",
                                        "220088 社社会会保保障障和和就就业业支支出出 3344..4400 00..0000",
                                        "2200880055 行行政政事事业业单单位位养养老老支支出出 3344..4400"};

std::vector<std::string> InTheForm(std::vector<std::string> lines) {
  lines.insert(lines.begin(), kForm.begin(), kForm.end());
  lines.push_back("220088 社社会会保保障障和和就就业业支支出出");
  lines = Undoubled(lines);
  return {lines.begin() + static_cast<std::ptrdiff_t>(kForm.size()), lines.end() - 1};
}

TEST(DoubledCharacters, WordsAndFiguresOfTheirLinesAreReadOnce) {
  EXPECT_EQ(Undoubled(kForm), (std::vector<std::string>{"收入决算表", "科目名称 本年收入合计",
                                                        "208 社会保障和就业支出 34.40 0.00",
                                                        "20805 行政事业单位养老支出 34.40"}));
}

TEST(DoubledCharacters, FiguresAloneAreReadAsTheLinesAroundThem) {
  EXPECT_EQ(InTheForm({"660099220033", "1122"}), (std::vector<std::string>{"609203", "12"}));
  EXPECT_EQ(InTheForm({"注：单位为万元。", "1122"}), (std::vector<std::string>{"注：单位为万元。", "1122"}));
}

TEST(DoubledCharacters, WhatWasDrawnOnceStays) {
  EXPECT_EQ(InTheForm({"合合 计计 1100 12.30 22"}), (std::vector<std::string>{"合 计 1100 12.30 22"}));
  EXPECT_EQ(InTheForm({"公 合合 计计 1100"}), (std::vector<std::string>{"公 合 计 10"}));
  EXPECT_EQ(InTheForm({"服务家家户户 11"}), (std::vector<std::string>{"服务家家户户 11"}));
}

TEST(DoubledCharacters, WordsOfTwoPairsAreNoSign) {
  const std::vector<std::string> prose = {"家家户户", "方方面面 1122", "支出决算表", "2200", "形形色色"};
  EXPECT_EQ(Undoubled(prose), prose);
}

TEST(DoubledCharacters, CellsOfDelimitedTablesAreReadOnce) {
  Flow flow;
  for (const std::string& line : kForm) flow.push_back(LineItem(line));
  FlowItem table;
  table.grid.emplace();
  table.grid->method = Method::kDelimited;
  table.grid->rows = 1;
  table.grid->cols = 2;
  for (const char* text : {"合合计计", "1122"}) {
    Cell cell;
    cell.col = static_cast<int>(table.grid->cells.size());
    cell.text = text;
    table.grid->cells.push_back(cell);
  }
  flow.push_back(table);
  RemoveDoubledCharacters(&flow);
  EXPECT_EQ(flow.back().grid->cells[0].text, "合计");
  EXPECT_EQ(flow.back().grid->cells[1].text, "12");
}

}  // namespace
}  // namespace gongkai
