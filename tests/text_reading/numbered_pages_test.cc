// Texts whose pages only their numbers part.
#include "extract/text/numbered_pages.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace gongkai {
namespace {

// The lines that start a page, counted from 0.
std::vector<size_t> Starts(const std::vector<std::string>& texts) {
  std::vector<TextLine> lines;
  for (const std::string& text : texts) lines.push_back({text, static_cast<int>(lines.size()) + 1});
  MarkNumberedPages(&lines);
  std::vector<size_t> out;
  for (size_t i = 0; i < lines.size(); ++i)
    if (lines[i].page_start) out.push_back(i);
  return out;
}

constexpr size_t kLines = 10;

// Pages of ten lines, with a number below or above each.
std::vector<std::string> Pages(const std::vector<std::string>& numbers, bool heads = false) {
  std::vector<std::string> out;
  for (const std::string& number : numbers) {
    if (heads) out.push_back(number);
    for (size_t i = 0; i < kLines; ++i) out.push_back("行政运行 3,722.14");
    if (!heads) out.push_back(number);
  }
  return out;
}

TEST(NumberedPages, EndBehindTheirNumbers) {
  EXPECT_EQ(Starts(Pages({"2", "3", "4", "5"})), (std::vector<size_t>{11, 22, 33}));
  EXPECT_EQ(Starts(Pages({"- 2 -", "— 3 —", "-4-"})), (std::vector<size_t>{11, 22}));
  EXPECT_EQ(Starts(Pages({"第1页 共3页", "第2页 共3页", "第3页 共3页"})), (std::vector<size_t>{11, 22}));
  EXPECT_EQ(Starts(Pages({"1/4", "2/4", "4/4"})), (std::vector<size_t>{11, 22}));
}

TEST(NumberedPages, BeginWithNumbersThatStandAboveThem) {
  EXPECT_EQ(Starts(Pages({"1", "2", "3"}, true)), (std::vector<size_t>{11, 22}));
}

TEST(NumberedPages, WithoutNumbersThatCountThereAreNone) {
  EXPECT_TRUE(Starts(Pages({"2", "3"})).empty()) << "two numbers may be anything";
  EXPECT_TRUE(Starts(Pages({"2", "9", "5", "30"})).empty());
  EXPECT_TRUE(Starts(Pages({"1 2", "2 3", "3 4"})).empty()) << "two numbers on a line";
  EXPECT_TRUE(Starts(Pages({"1,234", "1,235", "1,236"})).empty());
  std::vector<std::string> rows;
  for (int i = 1; i < 30; ++i) rows.insert(rows.end(), {"行政运行", std::to_string(i), "办公费"});
  EXPECT_TRUE(Starts(rows).empty()) << "the numbers of the rows of a table";
}

TEST(NumberedPages, WherePartsOfCodesCountAsWellNoPageIsMade) {
  std::vector<std::string> lines = Pages({"2", "3", "4", "5"});
  lines[24] = "302";
  lines[25] = "4";
  EXPECT_EQ(Starts(lines), (std::vector<size_t>{11, 22, 33})) << "a part of a code is no page number";
  lines[24] = "办公费";
  EXPECT_EQ(Starts(lines), (std::vector<size_t>{11, 22})) << "either may be the number of the page";
}

TEST(NumberedPages, FormFeedsSayIt) {
  std::vector<TextLine> lines;
  for (const std::string& text : Pages({"2", "3", "4", "5"}))
    lines.push_back({text, static_cast<int>(lines.size()) + 1});
  lines[5].page_start = true;
  MarkNumberedPages(&lines);
  EXPECT_FALSE(lines[11].page_start);
}

}  // namespace
}  // namespace gongkai
