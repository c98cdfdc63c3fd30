// Amounts that narrow cells broke over lines.
#include "normalize/linear/broken_amounts.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace gongkai {
namespace {

// Lines of tokens, joined by blanks and slashes.
std::string Rejoined(const std::vector<std::string>& lines, bool keeps_columns) {
  std::vector<std::vector<Token>> body;
  for (size_t i = 0; i < lines.size(); ++i) {
    Line line;
    line.text = lines[i];
    line.place.line_first = line.place.line_last = static_cast<int>(i + 1);
    std::vector<Token> tokens = Tokenize(line, i, 1);
    if (!tokens.empty()) body.push_back(tokens);
  }
  RejoinBrokenAmounts(keeps_columns, &body);
  std::string out;
  for (const std::vector<Token>& line : body) {
    if (!out.empty()) out += "/";
    for (size_t t = 0; t < line.size(); ++t) out += (t ? " " : "") + line[t].text;
  }
  return out;
}

TEST(BrokenAmounts, PiecesBelowEachOtherAreOneAmountOnTheLineBetweenThem) {
  struct {
    std::vector<std::string> lines;
    const char* expected;
  } cases[] = {
      {{"              42,273,0 38,367,1          632,084.",  //
        "201  一般公共                        0.00     ",     //
        "                16.94    20.31                94"},
       "201 一般公共 42,273,016.94 38,367,120.31 0.00 632,084.94"},
      // Without separators, and with a second piece that would be an amount alone.
      {{"        148200 148200", "合 计", "        790.13 790.13"}, "合 计 148200790.13 148200790.13"},
      // Two lines: the one with the code is the row's.
      {{"208  社会保障   100.1  100.1", "                5      5"}, "208 社会保障 100.15 100.15"},
      {{"                2010.", "208  社会保障         18"}, "208 社会保障 2010.18"},
      // Three pieces.
      {{"            1,234,", "201  一般公共服务 567,89", "            0.12"},
       "201 一般公共服务 1,234,567,890.12"},
      // Whole amounts of two rows stay two.
      {{"201  一般    100.15", "205  教育    3.42"}, "201 一般 100.15/205 教育 3.42"},
      // A whole number above an amount of another column.
      {{"201  217401          ", "205           3.42"}, "201 217401/205 3.42"},
      // Line numbers are no first pieces.
      {{"一、收入   12", "二、收入   545.66"}, "一、收入 12/二、收入 545.66"},
      // Codes below each other.
      {{"30103 奖金 84.21 30203 咨询费", "30107 绩效工资      30205 水费", "30108 养老        30207 8.16"},
       "30103 奖金 84.21 30203 咨询费/30107 绩效工资 30205 水费/30108 养老 30207 8.16"},
      // Lines of another row.
      {{"201  一般   217401", "", "", "", "", "            3.42"}, "201 一般 217401/3.42"},
      // A watermark moved the lines apart; what ends inside a group of thousands goes on.
      {{"            6,511,63", "", "", "", "八、保障", "", "                2.95"}, "八、保障 6,511,632.95"},
  };
  for (const auto& c : cases) EXPECT_EQ(Rejoined(c.lines, true), c.expected);
}

TEST(BrokenAmounts, PiecesInTheOrderOfReadingFollowEachOther) {
  struct {
    std::vector<std::string> lines;
    const char* expected;
  } cases[] = {
      {{"合计", "12465", ".11", "1342.", "83", "61.81 86.32"}, "合计/12465.11/1342.83/61.81 86.32"},
      {{"201 一般公共服务支出", "25,649,7", "21.67", "0.00 0.00"},
       "201 一般公共服务支出/25,649,721.67/0.00 0.00"},
      // A code and the name behind it.
      {{"2010601", "行政运行 3.58"}, "2010601/行政运行 3.58"},
      {{"一、一般公共预算 1", "8251.", "92"}, "一、一般公共预算 1/8251.92"},
      // The rest of a cell is no wider than its first line.
      {{"12465", "1234567.11"}, "12465/1234567.11"},
  };
  for (const auto& c : cases) EXPECT_EQ(Rejoined(c.lines, false), c.expected);
}

}  // namespace
}  // namespace gongkai
