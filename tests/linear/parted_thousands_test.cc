// Amounts whose thousands are parted by blanks, in forms without column lines.
#include "normalize/linear/parted_thousands.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace gongkai {
namespace {

// Words at their places; a character is 5 points wide.
using Words = std::vector<std::pair<double, std::string>>;

std::string Joined(const std::vector<Words>& lines, bool paper = true) {
  std::vector<std::vector<Token>> tokens;
  for (const Words& words : lines) {
    Line line;
    for (const auto& [x, text] : words) {
      const double right = x + 5 * static_cast<double>(text.size());
      line.text += (line.text.empty() ? "" : " ") + text;
      if (paper) line.words.push_back({text, x, right, {x, 0, right, 10}, 5});
    }
    tokens.push_back(Tokenize(line, tokens.size()));
  }
  JoinPartedThousands(&tokens);
  std::string out;
  for (const std::vector<Token>& line : tokens) {
    for (const Token& token : line) out += "[" + token.text + "]";
    out += "\n";
  }
  return out;
}

TEST(PartedThousands, AreOneAmountWhereAllBlanksAreEquallyWide) {
  const struct {
    const char* name;
    std::vector<Words> lines;
    const char* expected;
  } cases[] = {
      {"one blank and two",
       {{{0, "13"}, {12, "977.17"}, {80, "105"}, {97, "546"}, {114, "135.45"}}},
       "[13977.17][105546135.45]\n"},
      {"a negative one", {{{0, "-13"}, {17, "977.17"}}}, "[-13977.17]\n"},
      {"columns further apart",
       {{{0, "12"}, {12.5, "977.17"}, {48, "200"}, {65, "977.17"}, {101, "3.00"}}},
       "[12977.17][200977.17][3.00]\n"},
      {"a column nearly as close as the blanks",
       {{{0, "12"}, {12, "977.17"}, {48, "200"}, {65, "977.17"}}, {{0, "12"}, {12, "977.17"}}},
       "[12977.17][200977.17]\n[12977.17]\n"},
      {"a line number beside an amount of a form that prints thousands otherwise",
       {{{0, "32"}, {12, "977.17"}}, {{0, "33"}, {12, "1977.17"}}},
       "[32][977.17]\n[33][1977.17]\n"},
      {"line numbers close beside amounts",
       {{{0, "十、"}, {30, "32"}, {42, "977.17"}},
        {{0, "十一、"}, {30, "33"}},
        {{0, "十二、"}, {30, "34"}, {42, "100.00"}}},
       "[十、][32][977.17]\n[十一、][33]\n[十二、][34][100.00]\n"},
      {"and beside parted ones",
       {{{30, "32"}, {42, "105"}, {59, "977.17"}}, {{30, "33"}}},
       "[32][105977.17]\n[33]\n"},
      {"the numbers of the columns above",
       {{{40, "1"}, {80, "2"}, {120, "3"}}, {{35, "13"}, {47, "977.17"}}},
       "[1][2][3]\n[13977.17]\n"},
      {"gaps of all widths",
       {{{0, "1"}, {6, "977.17"}}, {{0, "2"}, {8, "100.00"}}, {{0, "3"}, {10, "105.20"}}},
       "[1][977.17]\n[2][100.00]\n[3][105.20]\n"},
      {"a part of a code", {{{0, "20805"}, {27, "977.17"}}}, "[20805][977.17]\n"},
      {"a last group of fewer digits", {{{0, "32"}, {12, "97.17"}}}, "[32][97.17]\n"},
  };
  for (const auto& c : cases) EXPECT_EQ(Joined(c.lines), c.expected) << c.name;
  EXPECT_EQ(Joined({{{0, "13"}, {12, "977.17"}}}, /*paper=*/false), "[13][977.17]\n");
}

}  // namespace
}  // namespace gongkai
