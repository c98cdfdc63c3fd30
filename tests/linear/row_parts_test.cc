// Amounts that were printed together, divided among the rows that lack them.
#include "normalize/linear/row_parts.h"

#include <gtest/gtest.h>

namespace gongkai {
namespace {

TEST(RowParts, EveryRowIsGivenWhatItLacks) {
  struct Case {
    const char* name;
    std::vector<int64_t> lacks;
    std::vector<int> room;
    std::vector<int64_t> amounts;
    std::vector<int> expected;  // by amount: its row; empty where there is no division
  };
  const Case cases[] = {
      {"one way", {30, 7}, {3, 3}, {10, 20, 7}, {0, 0, 1}},
      {"a row in one piece is likelier", {30, 30}, {2, 2}, {10, 20, 10, 20}, {0, 0, 1, 1}},
      {"not in their order", {7, 30}, {3, 3}, {10, 20, 7}, {1, 1, 0}},
      {"a row that lacks nothing", {30, 0, 7}, {3, 0, 3}, {10, 20, 7}, {0, 0, 2}},
      {"rounded", {31, 7}, {3, 3}, {10, 20, 7}, {0, 0, 1}},
      {"rounding is nothing to look for", {30, 1}, {3, 3}, {10, 20}, {0, 0}},
      {"no room", {30, 7}, {1, 3}, {10, 20, 7}, {}},
      {"an amount is left", {10, 7}, {3, 3}, {10, 20, 7}, {}},
      {"nothing adds up", {12, 25}, {3, 3}, {10, 20, 7}, {}},
  };
  for (const Case& c : cases) {
    const RowParts parts = DivideParts({c.lacks, c.room, c.amounts});
    EXPECT_EQ(parts.found, !c.expected.empty()) << c.name;
    EXPECT_EQ(parts.row_of, c.expected) << c.name;
  }
}

TEST(RowParts, RowsThatMayHaveOtherAmountsAreContested) {
  // 30 is 10 and 20, or 12 and 18; the third row is the same either way.
  const RowParts parts = DivideParts({{30, 30, 7}, {2, 2, 2}, {10, 20, 12, 18, 7}});
  ASSERT_TRUE(parts.found);
  EXPECT_EQ(parts.contested, (std::vector<bool>{true, true, false}));
}

TEST(RowParts, ManyAmountsEndWithinTheBudget) {
  std::vector<int64_t> amounts;
  for (int64_t i = 0; i < 200; ++i) amounts.push_back(1000 + 7 * i);
  std::vector<int64_t> lacks(20, 12345);
  EXPECT_FALSE(DivideParts({lacks, std::vector<int>(20, 10), amounts}).found);
}

}  // namespace
}  // namespace gongkai
