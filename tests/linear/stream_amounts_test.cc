// Amounts that narrow cells broke, in texts that were read block by block.
#include "normalize/linear/stream_amounts.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace gongkai {
namespace {

// The tokens of a text whose paragraphs are parted by empty lines.
Stream StreamOf(const std::vector<std::string>& lines) {
  Stream stream;
  int paragraph = 0;
  for (size_t i = 0; i < lines.size(); ++i) {
    paragraph += lines[i].empty();
    Line line;
    line.text = lines[i];
    line.place.line_first = line.place.line_last = static_cast<int>(i + 1);
    for (Token& token : Tokenize(line, i)) {
      StreamToken next{std::move(token), paragraph};
      if (!stream.empty() && stream.back().paragraph == paragraph)
        next.link = stream.back().token.line == i ? PlacementLink::kSameLine : PlacementLink::kNextLine;
      stream.push_back(std::move(next));
    }
  }
  return stream;
}

// The same put together, with a blank between them.
std::string Rejoined(const std::vector<std::string>& lines, const KnownAmounts* known = nullptr) {
  Stream stream = StreamOf(lines);
  RejoinAmounts(&stream, known);
  std::string out;
  for (const StreamToken& next : stream) out += (out.empty() ? "" : " ") + next.token.text;
  return out;
}

TEST(StreamAmounts, PiecesFollowEachOther) {
  const std::pair<std::vector<std::string>, const char*> cases[] = {
      {{"0.00", "159,84 120,00", "4,152.1 4,000.0", "0", "0"}, "0.00 159,844,152.10 120,004,000.00"},
      // As long as each other, a code beside them.
      {{"0.00", "35,6", "70,9", "302", "18.0", "4"}, "0.00 35,670,918.04 302"},
      {{"0.00", "317,", "585. 30701 国内债务付息", "08"}, "0.00 317,585.08 30701 国内债务付息"},
      // A separator makes a piece longer.
      {{"0.00", "31,41", "1 6,398. 一、一般公共服务支出", "76"}, "0.00 31,416,398.76 1 一、一般公共服务支出"},
      {{"0.00", "145,29", "一、一般公共服务", "一、财政拨款收入 2,670.", "支出", "86"},
       "0.00 145,292,670.86 一、一般公共服务 一、财政拨款收入 支出"},
      // Two amounts, whose lines are not as high.
      {{"0.00", "28,182,3", "23,564,0", "55.17", "50.16"}, "0.00 28,182,355.17 23,564,050.16"},
      // Another group, and a full-width point.
      {{"0.00", "３１，９０５", "，２０７．１", "３"}, "0.00 ３１，９０５，２０７．１３"},
      {{"0.00", "６６，５６５", "．１８"}, "0.00 ６６，５６５．１８"},
      // Several columns.
      {{"0.00", "145,29 35,846 109,44", "2,670. ,207.5 6,463.", "86", "7", "29"},
       "0.00 145,292,670.86 35,846,207.57 109,446,463.29"},
      {{"0.00", "90,3", "41,80 48,53", "42,1", "7,914. 4,210.", "24.7", "09", "70", "9"},
       "0.00 90,342,124.79 41,807,914.09 48,534,210.70"},
      {{"0.00", "109,", "90,34 18,95", "298,", "2,124. 6,086.", "211.", "79", "90", "69"},
       "0.00 109,298,211.69 90,342,124.79 18,956,086.90"},
      // A name in another paragraph, beside the piece.
      {{"0.00", "34,692", "", "社会组织管理 ,867.3", "2"}, "0.00 34,692,867.32 社会组织管理"},
  };
  for (const auto& [lines, expected] : cases) EXPECT_EQ(Rejoined(lines), expected);
}

// Rows that are counted: 28 is the end of an amount, and the number of a row.
TEST(StreamAmounts, DecimalsFarAwayBelongToTheAmountsThatHaveNone) {
  EXPECT_EQ(Rejoined({"120,562.47", "298,797 301,796", "", "221", "", "22102", "", "住房改革支出", "", ".96",
                      "", "208", "", ".05"}),
            "120,562.47 298,797.96 301,796.05 221 22102 住房改革支出 208");
  // Whose they are is open where there are more of the one than of the other.
  EXPECT_EQ(Rejoined({"120,562.47", "298,797 301,796", "", "221", "", "22102", "", "住房改革支出", "", "208",
                      "", ".96"}),
            "120,562.47 298,797 301,796 221 22102 住房改革支出 208 .96");
}

TEST(StreamAmounts, ALineNumberIsNoEndWhereAnotherIsPrinted) {
  std::vector<std::string> lines;
  for (int row = 1; row <= 27; ++row) lines.insert(lines.end(), {std::to_string(row), "0.00", ""});
  lines.insert(lines.end(), {"本年收入合计 25 14447. 本年支出合计 53 12474.", "16", "28", "", "28 0.00"});
  const std::string text = Rejoined(lines);
  EXPECT_NE(text.find("25 14447.16 本年支出合计 53 12474.28 28 0.00"), std::string::npos) << text;
}

TEST(StreamAmounts, ANumberBehindAGapOfTheLineNumbersIsNone) {
  std::vector<std::string> lines;
  for (int row = 1; row < 54; ++row) lines.insert(lines.end(), {std::to_string(row), "0.00", ""});
  lines.insert(lines.end(), {"总计 54 257. 257.5", "56", "6"});
  const std::string text = Rejoined(lines);
  EXPECT_NE(text.find("54 257.56 257.56"), std::string::npos) << text;
}

TEST(StreamAmounts, PiecesThatStandApartMakeAmountsOfOtherForms) {
  struct Case {
    std::vector<std::string> other, lines;
    const char* expected;
  } cases[] = {
      // The end looks like an amount of its own, behind a code or before its beginning.
      {{"46569", "5.10", "", "0.00"}, {"46569 0.00", "", "20805", "", "5.10"}, "465695.10 0.00 20805"},
      {{"465695.10"}, {"5.10", "", "20805", "", "46569 0.00"}, "20805 465695.10 0.00"},
      // 839.1 is no beginning here; nothing but the other form tells whose end 8.36 is.
      {{"23403839.10 8168565.98 928508.36"},
       {"839.1 65.98", "0", "", "0.00", "", "23403", "81685", "92850", "8.36"},
       "0.00 23403839.10 8168565.98 928508.36"},
      // Lines that changed places.
      {{"3145930.93 1040459.31 2105471.62"},
       {"104045 210547", "公路 314593", "0.93", "9.31", "1.62", "", "0.00"},
       "1040459.31 2105471.62 公路 3145930.93 0.00"},
      // What is printed more often is the likelier.
      {{"1040450.93", "", "1040459.31 1040459.31"}, {"104045 0.93 0.00", "9.31"}, "1040459.31 0.93 0.00"},
      // As often as the other: what stands below.
      {{"1040450.93 1040459.31"}, {"104045 0.00", "0.93", "9.31"}, "1040450.93 0.00 9.31"},
      // Nothing is taken from amounts that no piece begins.
      {{"465695.10"}, {"5.10 0.00", "465695.10"}, "5.10 0.00 465695.10"},
      // Nor from an amount that has no other end: every one has its own below it.
      {{"209.06"}, {"0.00 209.0", "1", "", "0.00 312.4", "6"}, "0.00 209.01 0.00 312.46"},
  };
  for (const Case& c : cases) {
    Stream other = StreamOf(c.other);
    RejoinAmounts(&other);
    KnownAmounts known;
    known.Add(other);
    EXPECT_EQ(Rejoined(c.lines, &known), c.expected);
  }
}

TEST(StreamAmounts, PartsOfCodesEndNoAmount) {
  EXPECT_EQ(Rejoined({"0.00", "机关事业单位 32337. 32337.", "208 05 05 基本养老", "84", "84"}),
            "0.00 机关事业单位 32337.84 32337.84 208 05 05 基本养老");
}

TEST(StreamAmounts, WhatIsPutTogetherEndsNoOtherAmount) {
  EXPECT_EQ(Rejoined({"0.00", "23403", "", "83940", "55.49"}), "0.00 23403 8394055.49");
}

}  // namespace
}  // namespace gongkai
