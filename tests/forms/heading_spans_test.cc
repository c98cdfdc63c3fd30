#include "normalize/forms/heading_spans.h"

#include <gtest/gtest.h>

#include <string>

namespace gongkai {
namespace {

constexpr HeadingKind kKey = HeadingKind::kKey, kMeasure = HeadingKind::kMeasure,
                      kGroup = HeadingKind::kGroup;

// One line a way: the letters of the headings in their rows, row after row; a letter is over as many columns
// as it is long, and "-" stands where a heading of an earlier row reaches down.
std::vector<std::string> Pictures(const std::vector<std::vector<HeadingKind>>& rows, int cols) {
  std::vector<std::string> out;
  for (const HeadingLayout& layout : LayOutHeadings(rows, cols, 100)) {
    std::vector<std::string> lines(rows.size(), std::string(static_cast<size_t>(cols), '-'));
    char letter = 'a';
    for (const HeadingExtent& extent : layout) {
      for (int c = extent.col; c < extent.col + extent.col_span; ++c)
        lines[static_cast<size_t>(extent.row)][static_cast<size_t>(c)] = letter;
      ++letter;
    }
    std::string picture;
    for (const std::string& line : lines) picture += (picture.empty() ? "" : "/") + line;
    out.push_back(picture);
  }
  return out;
}

TEST(HeadingSpans, AllWaysToLayHeadingsOut) {
  using Ways = std::vector<std::string>;
  const struct {
    const char* name;
    std::vector<std::vector<HeadingKind>> rows;
    int cols;
    Ways expected;
  } cases[] = {
      {"as many headings as columns", {{kKey, kMeasure, kMeasure}}, 3, {"abc"}},
      {"a heading of key columns may be wide", {{kKey, kMeasure, kMeasure}}, 4, {"aabc"}},
      {"one of a measure may not", {{kMeasure, kMeasure}}, 3, {}},
      {"more headings than columns", {{kKey, kKey, kKey}}, 2, {}},
      {"names below their heading", {{kKey, kMeasure}, {kKey, kKey}}, 3, {"aab/cd-"}},
      {"no key column stands below a measure", {{kMeasure, kKey}, {kKey, kKey}}, 3, {"abb/-cd"}},
      {"parts below one of two groups", {{kGroup, kGroup}, {kGroup, kGroup}}, 3, {"abb/-cd", "aab/cd-"}},
      {"parts one or two rows below",
       {{kKey, kGroup}, {kKey}, {kGroup, kGroup}},
       3,
       {"abb/-cc/-de", "abb/c--/-de", "aab/cc-/de-"}},
  };
  for (const auto& c : cases) EXPECT_EQ(Pictures(c.rows, c.cols), c.expected) << c.name;
}

TEST(HeadingSpans, AreBounded) {
  const std::vector<std::vector<HeadingKind>> rows(4, std::vector<HeadingKind>(9, kKey));
  EXPECT_LE(LayOutHeadings(rows, 24, 50).size(), 50u);
  EXPECT_TRUE(LayOutHeadings({}, 3, 50).empty());
  EXPECT_TRUE(LayOutHeadings({{kKey}}, 0, 50).empty());
}

}  // namespace
}  // namespace gongkai
