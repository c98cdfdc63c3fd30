// The headings of the two halves of a summary.
#include <gtest/gtest.h>

#include <utility>

#include "normalize/forms/printed_names.h"

namespace gongkai {
namespace {

// On the same line of several pages they look like a running head, and are none.
TEST(TwoSides, AreHeadedByALineOfTheirOwn) {
  const std::pair<const char*, bool> cases[] = {
      {"        收   入                               支   出", true},
      {"收入    支出", true},
      {"支出    收入", false},
      {"收入支出决算总表", false},
      {"某市某局2023年度部门决算", false},
      {"收   入", false},
      {"", false},
  };
  for (const auto& [line, expected] : cases)
    EXPECT_EQ(HeadsTwoSides(line, Catalogue::BuiltIn().key()), expected) << line;
}

}  // namespace
}  // namespace gongkai
