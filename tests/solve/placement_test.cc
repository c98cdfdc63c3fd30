// Placement: amounts of a text read block by block, put back into their cells; and that it never guesses.
#include "normalize/solve/placement.h"

#include <gtest/gtest.h>

#include <chrono>

namespace gongkai {
namespace {

// total = basic + project in four rows, of which the first is the sum of the others. `runs` are paragraphs.
PlacementProblem Form(const std::vector<std::vector<int64_t>>& runs, bool full) {
  PlacementProblem problem;
  constexpr int kRows = 4;
  for (int column = 0; column < 3; ++column) problem.columns.push_back({kRows, full || column == 0, 0});
  for (int row = 0; row < kRows; ++row) {
    PlacementSum sum{{{0, row}}, {{1, row}, {2, row}}};
    sum.in_row = true;
    problem.sums.push_back(sum);
  }
  for (int column = 0; column < 3; ++column)
    problem.sums.push_back({{{column, 0}}, {{column, 1}, {column, 2}, {column, 3}}});
  for (const std::vector<int64_t>& run : runs)
    for (size_t i = 0; i < run.size(); ++i)
      problem.amounts.push_back({run[i], i > 0 ? PlacementLink::kNextLine : PlacementLink::kApart, {-1}});
  return problem;
}

// What the cells hold, row by row; blank is -1.
std::vector<std::vector<int64_t>> Table(const PlacementProblem& problem, const Placement& placement) {
  std::vector<std::vector<int64_t>> table(4, std::vector<int64_t>(3, -1));
  for (size_t i = 0; i < placement.cells.size(); ++i)
    table[static_cast<size_t>(placement.cells[i].row)][static_cast<size_t>(placement.cells[i].column)] =
        problem.amounts[i].value;
  return table;
}

TEST(PlaceAmounts, TheFormIsTheSameHoweverItIsPrinted) {
  struct Case {
    const char* name;
    bool full;
    std::vector<std::vector<int64_t>> runs, table;
  };
  const Case cases[] = {
      {"row by row",
       true,
       {{97}, {55}, {42}, {60}, {50}, {10}, {30}, {0}, {30}, {7}, {5}, {2}},
       {{97, 55, 42}, {60, 50, 10}, {30, 0, 30}, {7, 5, 2}}},
      {"column by column",
       true,
       {{97, 60, 30, 7}, {55, 50, 0, 5}, {42, 10, 30, 2}},
       {{97, 55, 42}, {60, 50, 10}, {30, 0, 30}, {7, 5, 2}}},
      {"a blank cell leaves nothing",
       false,
       {{97, 60, 30, 7}, {55, 50}, {5}, {42, 10, 30, 2}},
       {{97, 55, 42}, {60, 50, 10}, {30, -1, 30}, {7, 5, 2}}},
      {"an amount printed last belongs to the row that wants it",
       false,
       {{97}, {55}, {60}, {50}, {10}, {30}, {30}, {7}, {5}, {2}, {42}},
       {{97, 55, 42}, {60, 50, 10}, {30, -1, 30}, {7, 5, 2}}},
  };
  for (const Case& c : cases) {
    const PlacementProblem problem = Form(c.runs, c.full);
    const Placement got = PlaceAmounts(problem);
    ASSERT_TRUE(got.solved) << c.name;
    EXPECT_EQ(Table(problem, got), c.table) << c.name;
  }
}

TEST(PlaceAmounts, WhatNoPlacementSumsUpIsNotPlaced) {
  EXPECT_FALSE(PlaceAmounts(Form({{97, 60, 30, 7}, {55, 50}, {5}, {42, 10, 39, 2}}, false)).solved);
  EXPECT_FALSE(PlaceAmounts(Form({{97, 60}}, false)).solved);
}

TEST(PlaceAmounts, AnotherFormSettlesWhichRowIsBlank) {
  // One column: 100 is the sum of three rows, and only one of them is printed.
  PlacementProblem problem;
  problem.columns.push_back({4, false, 0});
  problem.sums.push_back({{{0, 3}}, {{0, 0}, {0, 1}, {0, 2}}});
  problem.amounts = {{100, PlacementLink::kApart, {-1}}, {100, PlacementLink::kApart, {-1}}};
  const Placement alone = PlaceAmounts(problem);
  ASSERT_TRUE(alone.solved);
  EXPECT_TRUE(alone.contested[0]);
  PlacementSum known{{{0, 1}}, {}};
  known.constant = 100;
  known.from_form = true;
  problem.sums.push_back(known);
  const Placement leaning = PlaceAmounts(problem);
  ASSERT_TRUE(leaning.solved);
  EXPECT_EQ(leaning.cells[0], (PlacementCell{0, 1}));
  EXPECT_FALSE(leaning.contested[0]);
}

TEST(PlaceAmounts, AmountsThatNothingSettlesEndInTime) {
  PlacementProblem problem;
  constexpr int kRows = 200;
  for (int column = 0; column < 6; ++column) problem.columns.push_back({kRows, column == 0, 0});
  for (int row = 0; row < kRows; ++row) {
    PlacementSum sum{{{0, row}}, {{1, row}, {2, row}, {3, row}, {4, row}, {5, row}}};
    sum.in_row = true;
    problem.sums.push_back(sum);
  }
  for (int i = 0; i < 900; ++i) problem.amounts.push_back({1 + i % 7, PlacementLink::kApart, {-1}});
  const auto start = std::chrono::steady_clock::now();
  PlaceAmounts(problem);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

}  // namespace
}  // namespace gongkai
