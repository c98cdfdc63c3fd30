// Lines of a column divided among the rows that they stand around.
#include "normalize/aligned/rows.h"

#include <gtest/gtest.h>

namespace gongkai {
namespace {

struct Case {
  const char* what;
  std::vector<double> lines, rows;
  CellSet set;
  bool carries;
  std::vector<int> want;
};

TEST(DivideAmongRows, LinesStandAroundTheirRow) {
  const Case cases[] = {
      {"one line each", {10, 30}, {10, 30}, CellSet::kMiddle, false, {0, 1}},
      {"five lines around the first row, one at the second",
       {10, 22, 34, 46, 58, 76},
       {34, 76},
       CellSet::kMiddle,
       false,
       {0, 0, 0, 0, 0, 1}},
      {"set to the top", {10, 22, 34, 50}, {10, 50}, CellSet::kTop, false, {0, 0, 0, 1}},
      {"set to the foot", {10, 26, 38, 50}, {10, 50}, CellSet::kFoot, false, {0, 1, 1, 1}},
      {"a row without a line", {10, 60}, {10, 35, 60}, CellSet::kMiddle, false, {0, 2}},
      {"set a little too low", {13, 63}, {10, 35, 60}, CellSet::kMiddle, false, {0, 2}},
      {"the end of a row of the page before", {10, 26, 38}, {32}, CellSet::kMiddle, true, {-1, 0, 0}},
      {"nothing was left by a page before", {10, 22}, {16}, CellSet::kMiddle, false, {0, 0}},
  };
  for (const Case& c : cases)
    EXPECT_EQ(
        DivideAmongRows(c.lines, c.rows, c.set, 10, c.carries, [](size_t, size_t) { return true; }).row_of,
        c.want)
        << c.what;
}

TEST(DivideAmongRows, WhatIsNoCellIsNotJoined) {
  const Division got = DivideAmongRows({10, 22, 34}, {10, 22, 34}, CellSet::kMiddle, 10, false,
                                       [](size_t, size_t) { return false; });
  EXPECT_EQ(got.row_of, (std::vector<int>{0, 1, 2}));
}

TEST(DivideAmongRows, HostileColumnsEndQuickly) {
  std::vector<double> many;
  for (int i = 0; i < 100000; ++i) many.push_back(i);
  EXPECT_GT(
      DivideAmongRows(many, many, CellSet::kMiddle, 10, false, [](size_t, size_t) { return true; }).cost,
      1e6);
}

}  // namespace
}  // namespace gongkai
