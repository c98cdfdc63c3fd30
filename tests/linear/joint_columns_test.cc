// Rows that the sums leave open, chosen together.
#include "normalize/linear/joint_columns.h"

#include <gtest/gtest.h>

namespace gongkai {
namespace {

using ColumnsOfRows = std::vector<std::vector<int>>;

// A total and two rows below it; columns: total and three parts.
ColumnProblem TwoBelowATotal() {
  ColumnProblem problem;
  problem.columns = 4;
  problem.identities = {{{0}, {1, 2, 3}}};
  problem.rows.resize(3);
  problem.rows[0].numbers = {90, 50, 40};
  problem.rows[1].numbers = {50, 50};
  problem.rows[2].numbers = {40, 40};
  problem.rows[1].parent = problem.rows[2].parent = 0;
  return problem;
}

ColumnsOfRows Chosen(const ColumnProblem& problem, const ColumnHints& hints, ColumnSolution* solution) {
  *solution = SolveColumns(problem);
  ChooseJointly(problem, {hints}, solution);
  ColumnsOfRows columns;
  for (const ColumnReading& reading : solution->rows) columns.push_back(reading.columns);
  return columns;
}

TEST(JointColumns, HintsDecideWhatTheSumsLeaveOpen) {
  struct Case {
    const char* name;
    ColumnHints hints;
    ColumnsOfRows expected;
  };
  const Case cases[] = {
      {"none: rows that add up together", {}, {{0, 1, 2}, {0, 1}, {0, 2}}},
      {"the second part is the last column", {{{}, {}, {}, 40}}, {{0, 1, 3}, {0, 1}, {0, 3}}},
      {"the first part is the second", {{{}, {}, 50, {}}}, {{0, 2, 3}, {0, 2}, {0, 3}}},
      {"rounded", {{{}, {}, {}, 41}}, {{0, 1, 3}, {0, 1}, {0, 3}}},
      {"against the order of the columns", {{{}, 40, {}, {}}}, {{0, 1, 2}, {0, 1}, {0, 2}}},
      {"an amount that is not printed", {{{}, {}, {}, 70}}, {{0, 1, 2}, {0, 1}, {0, 2}}},
      {"a blank says nothing", {{{}, 0, {}, {}}}, {{0, 1, 2}, {0, 1}, {0, 2}}},
  };
  for (const Case& c : cases) {
    ColumnSolution solution;
    EXPECT_EQ(Chosen(TwoBelowATotal(), c.hints, &solution), c.expected) << c.name;
  }
}

TEST(JointColumns, TheFirstTableOfHintsIsBelievedBeforeTheNext) {
  ColumnProblem problem = TwoBelowATotal();
  ColumnSolution solution = SolveColumns(problem);
  ChooseJointly(problem, {{{{}, {}, 50, {}}}, {{{}, {}, {}, 50}}, {{{}, {}, {}, 40}}}, &solution);
  EXPECT_EQ(solution.rows[0].columns, (std::vector<int>{0, 2, 3}));
}

TEST(JointColumns, AChoiceProvesNothing) {
  ColumnSolution solution;
  Chosen(TwoBelowATotal(), {{{}, {}, {}, 40}}, &solution);
  for (const ColumnReading& reading : solution.rows) EXPECT_EQ(reading.status, ColumnStatus::kAmbiguous);
}

TEST(JointColumns, WhatIsProvenStays) {
  ColumnProblem problem = TwoBelowATotal();
  problem.rows[0].expected = {90, 50, {}, 40};
  ColumnSolution solution;
  EXPECT_EQ(Chosen(problem, {{{}, {}, 40, {}}}, &solution), (ColumnsOfRows{{0, 1, 3}, {0, 1}, {0, 3}}));
  EXPECT_EQ(solution.rows[0].status, ColumnStatus::kProven);
}

}  // namespace
}  // namespace gongkai
