#include "normalize/solve/known_cells.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace gongkai {
namespace {

// One side of a summary: rows 0–2 are sources, 3 is the year's total, 4 and 5 are balances, 6 the grand
// total.
KnownProblem Summary(const std::vector<int64_t>& amounts) {
  KnownProblem problem;
  problem.rows = {7};
  problem.bands = {0};
  problem.sums.push_back({{{0, 3}}, {{0, 0}, {0, 1}, {0, 2}}, 0, false, false});
  problem.sums.push_back({{{0, 6}}, {{0, 3}, {0, 4}, {0, 5}}, 0, false, false});
  problem.required = {{0, 3}, {0, 6}};
  problem.rare = {{0, 1}, {0, 2}, {0, 4}};
  for (int64_t value : amounts) problem.amounts.push_back({value, PlacementLink::kApart, {}, {}});
  return problem;
}

std::string Cells(const KnownPlacement& placement) {
  if (!placement.solved) return "none";
  std::string out;
  for (const PlacementCell& cell : placement.cells)
    out += (out.empty() ? "" : " ") + std::to_string(cell.row);
  return out;
}

struct Case {
  const char* name;
  std::vector<int64_t> amounts;
  std::vector<KnownCell> known;
  const char* rows;  // of the amounts
  size_t contested;
};

TEST(PlaceKnown, PutsEveryAmountWhereTheOtherFormsAndTheSumsWantIt) {
  const Case kCases[] = {
      {"in any order", {1000, 100, 900, 900}, {{{0, 0}, 900}, {{0, 1}, 0}, {{0, 2}, 0}}, "6 5 0 3", 2},
      {"a figure rounded otherwise", {901, 901, 901}, {{{0, 0}, 900}, {{0, 1}, 0}, {{0, 2}, 0}}, "0 3 6", 0},
      {"a known figure that is not printed", {900, 900}, {{{0, 0}, 700}}, "none", 0},
      {"an amount that no sum wants", {900, 900, 900, 17}, {{{0, 0}, 900}}, "none", 0},
      {"zeros in all other cells", {900, 0, 0, 900, 0, 0, 900}, {{{0, 0}, 900}}, "0 1 2 3 4 5 6", 0},
      {"zeros in some of the other cells", {900, 0, 900, 900}, {{{0, 0}, 900}}, "none", 0},
  };
  for (const Case& c : kCases) {
    KnownProblem problem = Summary(c.amounts);
    problem.known = c.known;
    KnownPlacement placement = PlaceKnown(problem);
    EXPECT_EQ(Cells(placement), c.rows) << c.name;
    EXPECT_EQ(placement.contested.size(), c.contested) << c.name;
  }
}

TEST(PlaceKnown, TakesTheRowWhoseNameStandsBeforeTheAmount) {
  KnownProblem problem = Summary({60, 40, 100, 100});
  problem.amounts[0].named = {0};
  problem.amounts[1].named = {2};
  EXPECT_EQ(Cells(PlaceKnown(problem)), "0 2 3 6");
}

TEST(PlaceKnown, SaysWhichCellsAnotherReadingFillsDifferently) {
  // Which of the two balances is the 50, nothing tells.
  KnownProblem problem = Summary({100, 100, 50, 150});
  problem.known = {{{0, 0}, 100}, {{0, 1}, 0}, {{0, 2}, 0}};
  KnownPlacement placement = PlaceKnown(problem);
  EXPECT_EQ(Cells(placement), "0 3 5 6");
  ASSERT_EQ(placement.contested.size(), 2u);
  EXPECT_EQ(placement.contested[0], (PlacementCell{0, 4}));
  EXPECT_EQ(placement.contested[1], (PlacementCell{0, 5}));
}

TEST(PlaceKnown, WhatIsInDoubtDecidesBetweenEquals) {
  // 60 and 40 in this order, in two of the three sources.
  KnownProblem problem = Summary({60, 40, 100, 100});
  problem.rare = {};
  problem.doubted = {{{0, 1}, 0}, {{0, 2}, 40}};
  KnownPlacement placement = PlaceKnown(problem);
  EXPECT_EQ(Cells(placement), "0 2 3 6");
  EXPECT_EQ(placement.contested.size(), 3u) << "it proves nothing";
  // A name before the amount says more.
  problem.amounts[1].named = {1};
  EXPECT_EQ(Cells(PlaceKnown(problem)), "0 1 3 6");
}

TEST(PlaceKnown, TotalsAreNeverBlank) {
  // Without the rule the amounts would also be the balances and the grand total of a year without income.
  KnownProblem problem = Summary({100, 100, 100});
  EXPECT_EQ(Cells(PlaceKnown(problem)), "0 3 6");
}

TEST(PlaceKnown, EndsWhereMoreIsOpenThanASummaryLeaves) {
  std::vector<int64_t> amounts(40, 1);
  EXPECT_EQ(Cells(PlaceKnown(Summary(amounts))), "none");
}

}  // namespace
}  // namespace gongkai
