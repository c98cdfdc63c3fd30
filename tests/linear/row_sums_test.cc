// Rows out of a sequence of amounts, and classes out of amounts without a row.
#include "normalize/linear/row_sums.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "normalize/linear/class_roles.h"

namespace gongkai {
namespace {

using Rows = std::vector<std::vector<int64_t>>;

// 合计 with two rows below it.
RowSumsProblem TwoBelowATotal(const std::vector<int64_t>& amounts) {
  RowSumsProblem problem;
  problem.rows = 3;
  problem.columns = 4;
  problem.sums = {{0, {1, 2}, 0, 0}};
  problem.amounts = amounts;
  problem.claims = {-1, -1, -1};
  return problem;
}

Rows ValuesOf(const RowSumsProblem& problem, const RowSums& found) {
  Rows rows;
  for (const std::vector<size_t>& row : found.rows) {
    rows.emplace_back();
    for (size_t k : row) rows.back().push_back(problem.amounts[k]);
  }
  return rows;
}

struct RowCase {
  const char* name;
  std::vector<int64_t> amounts;
  std::vector<int> claims;
};

TEST(RowSums, PartsReturnToTheirRows) {
  const Rows expected = {{900, 500, 400}, {600, 500, 100}, {300, 300}};
  const RowCase cases[] = {
      {"row by row", {900, 500, 400, 600, 500, 100, 300, 300}, {-1, -1, -1}},
      {"a part behind the last row", {900, 500, 400, 600, 500, 300, 300, 100}, {0, 3, 5}},
      {"parts of two rows behind the last row", {900, 500, 600, 500, 300, 300, 400, 100}, {0, 2, 4}},
  };
  for (const RowCase& row : cases) {
    RowSumsProblem problem = TwoBelowATotal(row.amounts);
    problem.claims = row.claims;
    RowSums found = FindRowSums(problem);
    ASSERT_TRUE(found.solved) << row.name;
    EXPECT_EQ(ValuesOf(problem, found), expected) << row.name;
    EXPECT_EQ(found.contested, std::vector<bool>(3, false)) << row.name;
  }
}

// The names say wrong totals for some rows, and others have none.
TEST(RowSums, TotalsAreFoundFromBelowWhereNamesMislead) {
  RowSumsProblem problem;
  problem.rows = 7;
  problem.columns = 3;
  // 合计 of two classes; each of two items.
  problem.sums = {{0, {1, 4}, 0, 0}, {1, {2, 3}, 0, 0}, {4, {5, 6}, 0, 0}};
  problem.amounts = {40127, 40127, 17003, 17003, 9101,  9101,  23124,
                     23124, 61311, 61311, 12083, 12083, 21184, 21184};
  problem.claims = {0, 8, 6, 2, 4, 0, 4};
  RowSums found = FindRowSums(problem);
  ASSERT_TRUE(found.solved);
  const Rows rows = ValuesOf(problem, found);
  EXPECT_EQ(rows[0], (std::vector<int64_t>{61311, 61311}));
  std::vector<int64_t> classes{rows[1][0], rows[4][0]};
  std::sort(classes.begin(), classes.end());
  EXPECT_EQ(classes, (std::vector<int64_t>{21184, 40127}));
}

TEST(RowSums, PartsOfTheRowBelowMayComeBeforeItsTotal) {
  RowSumsProblem problem = TwoBelowATotal({900, 500, 400, 100, 500, 600, 300, 300});
  problem.claims = {0, 5, 6};
  RowSums found = FindRowSums(problem);
  ASSERT_TRUE(found.solved);
  EXPECT_EQ(found.rows[1][0], 5u);
}

TEST(RowSums, RowsThatAddUpInAnotherWayAreContested) {
  // 900 = 600 + 300 is also a row.
  RowSums found = FindRowSums(TwoBelowATotal({900, 500, 600, 500, 300, 300, 400, 100}));
  ASSERT_TRUE(found.solved);
  EXPECT_TRUE(found.contested[1]);
}

TEST(RowSums, AmountsThatDoNotAddUpAreNoRows) {
  EXPECT_FALSE(FindRowSums(TwoBelowATotal({900, 500, 400, 600, 500, 100, 310, 310})).solved);
}

TEST(RowSums, WorkIsBounded) {
  RowSumsProblem problem;
  problem.rows = 40;
  problem.columns = 7;
  for (int row = 1; row < 40; ++row) problem.sums.push_back({0, {row}, 0, 0});
  for (int k = 0; k < 150; ++k) problem.amounts.push_back(1000 + k * 37 % 101);
  problem.claims.assign(40, -1);
  EXPECT_FALSE(FindRowSums(problem).solved);
}

// Two classes of 100 and 50, each with known items, and their total.
RoleProblem TwoClasses() {
  RoleProblem problem;
  problem.wholes.resize(3);
  RoleWhole& open = problem.wholes[0];
  open.has_items = true;
  open.items = 60;
  open.terms = open.open = 1;
  RoleWhole& known = problem.wholes[1];
  known.amount = 50;
  known.has_items = true;
  known.items = 20;
  known.terms = 1;
  known.open = 2;
  RoleWhole& total = problem.wholes[2];
  total.printed = total.total = true;
  total.classes = {0, 1};
  return problem;
}

TEST(ClassRoles, TheSumsTellClassesTotalsAndItemsApart) {
  RoleProblem problem = TwoClasses();
  problem.amounts = {{40, {}}, {150, {}}, {30, {}}, {100, {}}};
  int64_t budget = 10000;
  Roles roles = FindRoles(problem, &budget);
  ASSERT_TRUE(roles.solved);
  EXPECT_EQ(roles.roles, (std::vector<ClassRole>{{0, true}, {2, false}, {1, true}, {0, false}}));
}

TEST(ClassRoles, AnAmountTooManyIsNoSolution) {
  RoleProblem problem = TwoClasses();
  problem.amounts = {{40, {}}, {150, {}}, {30, {}}, {100, {}}, {7, {}}};
  int64_t budget = 10000;
  EXPECT_FALSE(FindRoles(problem, &budget).solved);
}

TEST(ClassRoles, ABudgetThatEndsIsNoSolution) {
  RoleProblem problem = TwoClasses();
  problem.amounts = {{40, {}}, {150, {}}, {30, {}}, {100, {}}};
  int64_t budget = 2;
  EXPECT_FALSE(FindRoles(problem, &budget).solved);
}

}  // namespace
}  // namespace gongkai
