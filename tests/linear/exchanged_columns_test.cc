// Columns that no sum tells apart.
#include "normalize/linear/exchanged_columns.h"

#include <gtest/gtest.h>

namespace gongkai {
namespace {

using ColumnsOfRows = std::vector<std::vector<int>>;

// A total with its row; columns: total, basic, and three rare ones. As read: in the first two of these.
ColumnProblem TwoRareAmounts() {
  ColumnProblem problem;
  problem.columns = 5;
  problem.identities = {{{0}, {1, 2, 3, 4}}};
  problem.rows.resize(2);
  for (ColumnRow& row : problem.rows) row.numbers = {90, 50, 30, 10};
  problem.rows[1].parent = 0;
  return problem;
}

struct Case {
  const char* name;
  std::vector<int> odd;          // of the row, the total's being none
  std::vector<bool> beside;      // of its amounts
  std::vector<bool> open, rare;  // by row, by column
  std::vector<std::optional<int64_t>> expected;
  ColumnsOfRows columns;
};

TEST(ExchangedColumns, WhatGoesWithAColumnTellsIt) {
  const std::vector<bool> open = {true, true}, rare = {false, false, true, true, true};
  const std::vector<bool> apart(4, false);
  const ColumnsOfRows read = {{0, 1, 2, 3}, {0, 1, 2, 3}}, later = {{0, 1, 3, 4}, {0, 1, 3, 4}};
  const Case cases[] = {
      {"nothing is odd", {0, 0, 2, 2, 2}, apart, open, rare, {}, read},
      {"an amount is unlikely in the first", {0, 0, 4, 0, 2}, apart, open, rare, {}, later},
      {"printed one behind the other, none is left out",
       {0, 0, 2, 4, 2},
       {false, false, false, true},
       open,
       rare,
       {},
       read},
      {"printed apart", {0, 0, 2, 4, 2}, apart, open, rare, {}, {{0, 1, 2, 4}, {0, 1, 2, 4}}},
      {"a row is proven", {0, 0, 4, 0, 2}, apart, {true, false}, rare, {}, read},
      {"another form says the amount", {0, 0, 4, 0, 2}, apart, open, rare, {{}, {}, 30}, read},
      {"a column that is not rare", {0, 9, 2, 2, 0}, apart, open, rare, {}, {{0, 1, 2, 4}, {0, 1, 2, 4}}},
  };
  for (const Case& c : cases) {
    ColumnProblem problem = TwoRareAmounts();
    problem.rows[0].expected = c.expected;
    ColumnSolution solution;
    solution.rows.resize(2);
    for (size_t r = 0; r < 2; ++r) solution.rows[r].columns = read[r];
    ColumnOdds odds{c.rare, {std::vector<int>(5, 0), c.odd}, {apart, c.beside}, c.open};
    ExchangeColumns(problem, odds, &solution);
    ColumnsOfRows columns;
    for (const ColumnReading& reading : solution.rows) columns.push_back(reading.columns);
    EXPECT_EQ(columns, c.columns) << c.name;
  }
}

}  // namespace
}  // namespace gongkai
