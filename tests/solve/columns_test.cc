// The solver: what it proves, what it leaves open, and that its work is bounded.
#include "normalize/solve/columns.h"

#include <gtest/gtest.h>

#include <chrono>

namespace gongkai {
namespace {

// total = basic + project + other, as in the expenditure form.
ColumnProblem Problem(std::vector<ColumnRow> rows) {
  ColumnProblem problem;
  problem.columns = 4;
  problem.identities = {{{0}, {1, 2, 3}}};
  problem.rows = std::move(rows);
  return problem;
}

ColumnRow Row(std::vector<int64_t> numbers, int parent = -1) {
  ColumnRow row;
  row.numbers = std::move(numbers);
  row.parent = parent;
  return row;
}

// Only the first number is known to come first; those of one kind are in order.
ColumnRow Loose(std::vector<int64_t> numbers, std::vector<int> kinds) {
  ColumnRow row = Row(std::move(numbers));
  row.loose = true;
  row.kinds = std::move(kinds);
  return row;
}

struct Case {
  const char* name;
  std::vector<ColumnRow> rows;
  std::vector<std::vector<int>> columns;
  std::vector<ColumnStatus> status;
};

constexpr ColumnStatus kP = ColumnStatus::kProven, kA = ColumnStatus::kAmbiguous,
                       kC = ColumnStatus::kContradicted;

TEST(SolveColumns, WhatTheSumsSayIsProvenAndTheRestIsLeftOpen) {
  const Case cases[] = {
      {"a full row needs no proof", {Row({100, 60, 30, 10})}, {{0, 1, 2, 3}}, {kP}},
      {"two equal numbers alone may stand in any column", {Row({50, 50})}, {{0, 1}}, {kA}},
      {"children of a full parent are settled by their sums",
       {Row({100, 60, 30, 10}), Row({60, 60}, 0), Row({30, 30}, 0), Row({10, 10}, 0)},
       {{0, 1, 2, 3}, {0, 1}, {0, 2}, {0, 3}},
       {kP, kP, kP, kP}},
      {"equal children cannot be told apart",
       {Row({100, 50, 50}), Row({50, 50}, 0), Row({50, 50}, 0)},
       {{0, 1, 2}, {0, 1}, {0, 1}},
       {kA, kA, kA}},
      {"a row that breaks its own sum is contradicted", {Row({100, 10, 20, 30})}, {{0, 1, 2, 3}}, {kC}},
      {"more numbers than columns are no row", {Row({1, 1, 1, 1, 1})}, {{}}, {kC}},
      {"rounding by half a unit each is no contradiction", {Row({101, 60, 30, 10})}, {{0, 1, 2, 3}}, {kP}},
      {"numbers in any order are told by the rows below",
       {Loose({100, 60, 30, 10}, {}), Row({10, 10, 0, 0}, 0), Row({60, 0, 60, 0}, 0), Row({30, 0, 0, 30}, 0)},
       {{0, 2, 3, 1}, {0, 1, 2, 3}, {0, 1, 2, 3}, {0, 1, 2, 3}},
       {kP, kP, kP, kP}},
      {"numbers of one kind keep their order",
       {Loose({100, 60, 30, 10}, {2, 2, 1, 1}), Row({70, 0, 60, 10}, 0), Row({30, 30}, 0)},
       {{0, 2, 1, 3}, {0, 1, 2, 3}, {0, 1}},
       {kP, kP, kP}},
      {"a blank row has one reading", {Row({})}, {{}}, {kP}},
  };
  for (const Case& c : cases) {
    const ColumnSolution got = SolveColumns(Problem(c.rows));
    ASSERT_EQ(got.rows.size(), c.rows.size()) << c.name;
    for (size_t i = 0; i < got.rows.size(); ++i) {
      EXPECT_EQ(got.rows[i].status, c.status[i]) << c.name << ", row " << i;
      EXPECT_EQ(got.rows[i].columns, c.columns[i]) << c.name << ", row " << i;
    }
  }
}

TEST(SolveColumns, OtherFormsSettleTheGrandTotalAndWithItTheTree) {
  ColumnRow total = Row({50, 50});
  total.expected = {std::nullopt, 0, 50, 0};
  const ColumnSolution got = SolveColumns(Problem({total, Row({20, 20}, 0), Row({30, 30}, 0)}));
  for (const ColumnReading& row : got.rows) {
    EXPECT_EQ(row.status, ColumnStatus::kProven);
    EXPECT_EQ(row.columns, (std::vector<int>{0, 2}));
    EXPECT_GT(row.witnesses, 0);
  }
}

TEST(SolveColumns, OfReadingsThatNothingTellsApartTheOneWithoutRareColumnsIsTaken) {
  ColumnProblem problem = Problem({Row({50, 50})});
  problem.rare = {false, true, false, true};
  const ColumnReading reading = SolveColumns(problem).rows[0];
  EXPECT_EQ(reading.status, ColumnStatus::kAmbiguous);
  EXPECT_EQ(reading.columns, (std::vector<int>{0, 2}));
}

// A number of one line stands right of the dash before it, between the broken ones or behind them; the
// column that is mostly blank is that of the dash.
TEST(SolveColumns, DashesHoldThePlacesOfBlankCells) {
  ColumnRow row = Loose({100, 60, 0, 40}, {2, 2, 1, 1});
  ColumnProblem problem = Problem({row});
  problem.rare = {0, 0, 2, 2};
  EXPECT_EQ(SolveColumns(problem).rows[0].columns, (std::vector<int>{0, 1, 2, 3}));
  problem.rare = {0, 2, 0, 0};
  EXPECT_EQ(SolveColumns(problem).rows[0].columns, (std::vector<int>{0, 1, 2, 3}));
  problem.rows[0].blank = {false, false, true, false};
  EXPECT_EQ(SolveColumns(problem).rows[0].columns, (std::vector<int>{0, 2, 1, 3}));
}

TEST(SolveColumns, ARowThatIsMissingProvesNothingWrong) {
  // 30 is missing: no choice adds up, so the children stay open instead of being forced.
  const ColumnSolution got =
      SolveColumns(Problem({Row({100, 60, 30, 10}), Row({60, 60}, 0), Row({10, 10}, 0)}));
  EXPECT_EQ(got.rows[1].status, ColumnStatus::kAmbiguous);
  EXPECT_EQ(got.rows[2].status, ColumnStatus::kAmbiguous);
}

TEST(SolveColumns, TenThousandAmbiguousRowsEndInSeconds) {
  std::vector<ColumnRow> rows = {Row({1000000, 500000, 300000, 200000})};
  for (int i = 0; i < 10000; ++i) rows.push_back(Row({97 + i % 7, 97 + i % 7}, 0));
  const auto start = std::chrono::steady_clock::now();
  const ColumnSolution got = SolveColumns(Problem(std::move(rows)));
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
  EXPECT_TRUE(got.gave_up);
  EXPECT_EQ(got.rows[5].status, ColumnStatus::kAmbiguous);
}

}  // namespace
}  // namespace gongkai
