#include "extract/text/parted.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace gongkai {
namespace {

std::vector<std::string> Join(const std::vector<std::string>& texts) {
  std::vector<TextLine> lines;
  for (const std::string& text : texts) {
    lines.emplace_back();
    lines.back().text = text;
  }
  JoinPartedNumbers(&lines);
  std::vector<std::string> out;
  for (const TextLine& line : lines) out.push_back(line.text);
  return out;
}

TEST(PartedNumbers, AreJoinedWhereEveryDecimalIsParted) {
  const std::vector<std::string> habit = {"66. 36", "1. 20 3. 45", "12, 345. 67", "9. 00"};
  const struct {
    const char *text, *expected;
  } cases[] = {
      {"支出66. 36万元，占96. 49%。", "支出66.36万元，占96.49%。"},
      {"12, 345. 67  8. 90", "12,345.67  8.90"},
      {"1. 20", "1.20"},
      {"2. 25个项目", "2. 25个项目"},
      {"2. 25万元", "2.25万元"},
      {"4.  “三公”经费", "4.  “三公”经费"},
      {"2022. 123", "2022. 123"},
  };
  for (const auto& c : cases) {
    std::vector<std::string> lines = habit;
    lines.push_back(c.text);
    EXPECT_EQ(Join(lines).back(), c.expected);
  }
}

TEST(PartedNumbers, StayWhereDecimalsArePrintedWhole) {
  const std::vector<std::string> lines = {"66.36", "1.20 3.45", "12,345.67", "9.00", "1. 25",
                                          "2. 30", "3. 35",     "4. 40",     "5. 45"};
  EXPECT_EQ(Join(lines), lines);
}

}  // namespace
}  // namespace gongkai
