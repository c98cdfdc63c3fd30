// Rows of a form with balances, found together.
#include "normalize/linear/row_vectors.h"

#include <gtest/gtest.h>

namespace gongkai {
namespace {

using Cells = std::vector<std::vector<int64_t>>;  // by row and column, -1 where blank

// 年初结转和结余, 本年收入, 本年支出, 基本支出, 项目支出, 年末结转和结余.
RowVectorsProblem Balances(std::vector<int> parent, std::vector<int64_t> amounts) {
  RowVectorsProblem problem;
  problem.columns = 6;
  problem.identities = {{{2}, {3, 4}}, {{0, 1}, {2, 5}}};
  problem.rare = {2, 0, 0, 2, 0, 2};
  problem.parent = std::move(parent);
  problem.amounts = std::move(amounts);
  problem.filled = problem.amounts.size() == problem.parent.size() * problem.columns;
  return problem;
}

Cells Found(const RowVectorsProblem& problem, RowVectors* found) {
  *found = FindRowVectors(problem);
  Cells cells;
  for (const std::vector<int>& row : found->cells) {
    std::vector<int64_t>& out = cells.emplace_back();
    for (int cell : row) out.push_back(cell < 0 ? -1 : problem.amounts[static_cast<size_t>(cell)]);
  }
  return cells;
}

TEST(RowVectors, RowsAreMadeOfThePrintedAmounts) {
  struct Case {
    const char* name;
    RowVectorsProblem problem;
    Cells expected;
  };
  const std::vector<int64_t> total{-1, 90, 70, -1, 70, 20}, first{-1, 60, 40, -1, 40, 20},
      second{-1, 30, 30, -1, 30, -1};
  const Case cases[] = {
      {"one after the other",
       Balances({-1, 0, 0}, {90, 70, 70, 20, 60, 40, 40, 20, 30, 30, 30}),
       {total, first, second}},
      {"the total last",
       Balances({2, 2, -1}, {60, 40, 40, 20, 30, 30, 30, 90, 70, 70, 20}),
       {first, second, total}},
      {"a balance apart",
       Balances({-1, 0, 0}, {90, 70, 70, 60, 40, 40, 20, 30, 30, 30, 20}),
       {total, first, second}},
      {"rounded",
       Balances({-1, 0, 0}, {91, 70, 70, 20, 60, 40, 40, 20, 30, 30, 30}),
       {{-1, 91, 70, -1, 70, 20}, first, second}},
      {"zeros are printed",
       Balances({-1, 0}, {0, 90, 70, 0, 70, 20, 0, 90, 70, 0, 70, 20}),
       {{0, 90, 70, 0, 70, 20}, {0, 90, 70, 0, 70, 20}}},
      {"an amount too many", Balances({-1, 0, 0}, {90, 70, 70, 20, 60, 40, 40, 20, 30, 30, 30, 5}), {}},
      {"children that are more", Balances({-1, 0, 0}, {90, 70, 70, 20, 80, 60, 60, 20, 30, 30, 30}), {}},
  };
  for (const Case& c : cases) {
    RowVectors found;
    EXPECT_EQ(Found(c.problem, &found), c.expected) << c.name;
    EXPECT_EQ(found.solved, !c.expected.empty()) << c.name;
  }
}

TEST(RowVectors, RowsThatMayHaveOtherAmountsAreContested) {
  RowVectors found;
  // No name says which of the two is which.
  Found(Balances({-1, 0, 0}, {90, 70, 70, 20, 60, 40, 40, 20, 30, 30, 30}), &found);
  EXPECT_EQ(found.contested, (std::vector<bool>{false, true, true}));
  RowVectorsProblem named = Balances({-1, 0, 0}, {90, 70, 70, 20, 60, 40, 40, 20, 30, 30, 30});
  named.claims = {0, 4, 8};
  Found(named, &found);
  EXPECT_EQ(found.contested, (std::vector<bool>{false, false, false}));
}

TEST(RowVectors, AnAmountBehindANameIsOfItsRow) {
  RowVectorsProblem problem = Balances({-1, 0, 0}, {90, 70, 70, 20, 30, 30, 30, 60, 40, 40, 20});
  problem.claims = {0, 7, 4};
  RowVectors found;
  EXPECT_EQ(Found(problem, &found),
            (Cells{{-1, 90, 70, -1, 70, 20}, {-1, 60, 40, -1, 40, 20}, {-1, 30, 30, -1, 30, -1}}));
}

TEST(RowVectors, WorkIsBounded) {
  std::vector<int64_t> amounts;
  for (int64_t i = 0; i < 60; ++i) amounts.push_back(1000 + i % 24);
  RowVectors found;
  Found(Balances(std::vector<int>(20, -1), amounts), &found);
  for (bool contested : found.contested) EXPECT_TRUE(contested);
}

}  // namespace
}  // namespace gongkai
