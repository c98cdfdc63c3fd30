#include "normalize/grid/lost_blanks.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/grids.h"

namespace gongkai {
namespace {

using test::GridText;

FlowItem TableOf(const GridText& rows, int line) {
  GridText filled = rows;
  size_t width = 0;
  for (const auto& row : rows) width = std::max(width, row.size());
  for (auto& row : filled) row.resize(width);
  FlowItem item;
  item.page = 1;
  item.top = line;
  item.grid = test::MakeGrid(filled);
  item.grid->method = Method::kDelimited;
  for (const auto& row : rows) item.grid->row_cells.push_back(static_cast<int>(row.size()));
  for (Cell& cell : item.grid->cells) cell.place.line_first = cell.place.line_last = line + cell.row;
  return item;
}

const GridText kHoles = {{"科目编码", "科目名称", "合计", "财政拨款收入", "其他收入"},
                         {"208", "社会保障和就业支出", "9.00", "8.00", "1.00"},
                         {"20805", "行政事业单位养老支出", "8.00", "8.00"},
                         {"2080501", "行政单位离退休", "8.00", "8.00"},
                         {"20899", "其他社会保障和就业支出", "1.00", "1.00"}};
const GridText kWhole = {{"科目编码", "科目名称", "合计"}, {"208", "社会保障和就业支出", "9.00"}};
const GridText kBlank = {{"科目编码", "", "合计"}, {"208", "社会保障和就业支出", "9.00"}};

std::string Shown(const std::vector<GridText>& tables, bool keep = false) {
  Flow flow;
  for (const GridText& rows : tables) flow.push_back(TableOf(rows, 10));
  OpenTablesWithoutBlanks([&](const Grid&) { return keep; }, &flow);
  std::string out;
  for (const FlowItem& item : flow) {
    if (item.is_table())
      out += item.grid->confidence < 0.5 ? "doubted table\n" : "table\n";
    else
      out += std::to_string(item.line.place.line_first) + ": " + item.line.text + "\n";
  }
  return out;
}

TEST(LostBlanks, MakeLinesOfTheTablesOfAText) {
  const std::string lines =
      "10: 科目编码  科目名称  合计  财政拨款收入  其他收入\n"
      "11: 208  社会保障和就业支出  9.00  8.00  1.00\n"
      "12: 20805  行政事业单位养老支出  8.00  8.00\n"
      "13: 2080501  行政单位离退休  8.00  8.00\n"
      "14: 20899  其他社会保障和就业支出  1.00  1.00\n";
  EXPECT_EQ(Shown({kHoles}), lines);
  EXPECT_EQ(Shown({kHoles, kWhole}),
            lines + "10: 科目编码  科目名称  合计\n11: 208  社会保障和就业支出  9.00\n");
}

TEST(LostBlanks, AreNotSupposedWhereATablePrintsBlanksOrHasNoHoles) {
  EXPECT_EQ(Shown({kHoles, kBlank}), "table\ntable\n");
  EXPECT_EQ(Shown({kWhole}), "table\n");
}

TEST(LostBlanks, MakeTablesThatStayDoubtful) {
  EXPECT_EQ(Shown({kHoles}, /*keep=*/true), "doubted table\n");
  EXPECT_EQ(Shown({kHoles, kWhole}, /*keep=*/true), "doubted table\ntable\n");
}

}  // namespace
}  // namespace gongkai
