#include "extract/text/decode.h"

#include <gtest/gtest.h>

#include "extract/text/lines.h"

namespace gongkai {
namespace {

using std::string_view_literals::operator""sv;

// One text in several encodings: 收入支出决算总表 / 单位：万元 / 本年收入合计 1,101.35, with CRLF.
constexpr std::string_view kText = "收入支出决算总表\r\n单位：万元\r\n本年收入合计 1,101.35\r\n";
constexpr std::string_view kGbk =
    "\xCA\xD5\xC8\xEB\xD6\xA7\xB3\xF6\xBE\xF6\xCB\xE3\xD7\xDC\xB1\xED\x0D\x0A\xB5\xA5\xCE\xBB\xA3\xBA\xCD\xF2"
    "\xD4\xAA"
    "\x0D\x0A\xB1\xBE\xC4\xEA\xCA\xD5\xC8\xEB\xBA\xCF\xBC\xC6 1,101.35\x0D\x0A"sv;
constexpr std::string_view kUtf16Le =
    "6eeQ/e\xFAQ\xB3Q\x97{;`h\x88\x0D\x00\x0A\x00USMO\x1A\xFF\x07NCQ\x0D\x00\x0A\x00,gt^6eeQ\x08T\xA1\x8B "
    "\x00"
    "1\x00,\x00"
    "1\x00"
    "0\x00"
    "1\x00.\x00"
    "3\x00"
    "5\x00\x0D\x00\x0A\x00"sv;
constexpr std::string_view kUtf16Be =
    "e6Qee/"
    "Q\xFAQ\xB3{\x97`;\x88h\x00\x0D\x00\x0ASUOM\xFF\x1AN\x07QC\x00\x0D\x00\x0Ag,^te6QeT\x08\x8B\xA1\x00 \x00"
    "1\x00,\x00"
    "1\x00"
    "0\x00"
    "1\x00.\x00"
    "3\x00"
    "5\x00\x0D\x00\x0A"sv;
// 財政撥款收入支出決算總表 / 單位：萬元 / 本年收入合計
constexpr std::string_view kBig5 =
    "\xB0]\xAC"
    "F\xBC\xB7\xB4\xDA\xA6\xAC\xA4J\xA4\xE4\xA5X\xA8M\xBA\xE2\xC1`"
    "\xAA\xED\x0A\xB3\xE6\xA6\xEC\xA1G\xB8U\xA4\xB8\x0A"
    "\xA5\xBB\xA6~\xA6\xAC\xA4J\xA6X\xADp\x0A"sv;

TEST(Decode, Encodings) {
  struct Case {
    const char* name;
    std::string bytes;
    const char* encoding;
    std::string text;
  };
  const Case cases[] = {
      {"ASCII", "210 1,101.35\n", "UTF-8", "210 1,101.35\n"},
      {"UTF-8", std::string(kText), "UTF-8", std::string(kText)},
      {"UTF-8 with mark", "\xEF\xBB\xBF" + std::string(kText), "UTF-8", std::string(kText)},
      {"GBK", std::string(kGbk), "GB18030", std::string(kText)},
      {"GBK, two characters", "\xBA\xCF\xBC\xC6", "GB18030", "合计"},
      {"GB18030, four bytes",
       "\xA9\x96\x81"
       "9\xEF"
       "1\x95"
       "2\x82"
       "6\xBE\xF6\xCB\xE3\xCA\xD5\xC8\xEB\xD6\xA7\xB3\xF6",
       "GB18030", "〇㐂𠀀决算收入支出"},
      {"GB18030 with mark", "\x84\x31\x95\x33\xBA\xCF\xBC\xC6", "GB18030", "合计"},
      {"Big5", std::string(kBig5), "Big5", "財政撥款收入支出決算總表\n單位：萬元\n本年收入合計\n"},
      {"UTF-16LE", std::string(kUtf16Le), "UTF-16LE", std::string(kText)},
      {"UTF-16LE with mark", "\xFF\xFE" + std::string(kUtf16Le), "UTF-16LE", std::string(kText)},
      {"UTF-16BE", std::string(kUtf16Be), "UTF-16BE", std::string(kText)},
      {"UTF-16BE with mark", "\xFE\xFF" + std::string(kUtf16Be), "UTF-16BE", std::string(kText)},
      {"UTF-16LE, ideographs only",
       std::string("\x00N,\x82lQqQ\x84\x98\x97{\x22\x8D\x3F"
                   "e\xE8"
                   "b>k/e\xFAQ\xB3Q\x97{h\x88"sv),
       "UTF-16LE", "一般公共预算财政拨款支出决算表"},
  };
  for (const Case& c : cases) {
    DecodedText decoded = DecodeText(c.bytes);
    EXPECT_FALSE(decoded.binary) << c.name;
    EXPECT_EQ(decoded.encoding, c.encoding) << c.name;
    EXPECT_EQ(decoded.text, c.text) << c.name;
    EXPECT_FALSE(decoded.replaced) << c.name;
  }
}

TEST(Decode, DamageIsReplacedAndTold) {
  std::string cut = std::string(kText) + "\xE4\xB8";  // cut inside a character
  DecodedText decoded = DecodeText(cut);
  EXPECT_EQ(decoded.encoding, "UTF-8");
  EXPECT_TRUE(decoded.replaced);
  EXPECT_EQ(decoded.text, std::string(kText) + "\xEF\xBF\xBD\xEF\xBF\xBD");

  decoded = DecodeText(std::string(kGbk) + "\xBA");
  EXPECT_EQ(decoded.encoding, "GB18030");
  EXPECT_TRUE(decoded.replaced);

  decoded = DecodeText(std::string(kUtf16Le) + "\x4E");
  EXPECT_EQ(decoded.encoding, "UTF-16LE");
  EXPECT_TRUE(decoded.replaced);
}

TEST(Decode, NulsAreDropped) {
  std::string text(300, 'a');
  text += std::string("\0合\0计", 8);
  DecodedText decoded = DecodeText(text);
  EXPECT_EQ(decoded.nuls, 2u);
  EXPECT_EQ(decoded.text, std::string(300, 'a') + "合计");
}

TEST(Decode, BinariesAreNoTexts) {
  EXPECT_TRUE(DecodeText("PK\x03\x04 word").binary);
  EXPECT_NE(DecodeText("PK\x03\x04 word").binary_kind, "");
  EXPECT_TRUE(DecodeText("\x89PNG\r\n\x1A\n").binary);
  EXPECT_TRUE(DecodeText(std::string(1000, '\0')).binary);
  std::string random;
  unsigned state = 7;
  for (int i = 0; i < 100000; ++i) random += static_cast<char>((state = state * 1664525 + 1013904223) >> 24);
  EXPECT_TRUE(DecodeText(random).binary);
}

TEST(Decode, StrictUtf8) {
  for (const char* good : {"", "a", "é", "一", "𠀀", "\xEF\xBF\xBF", "\xF4\x8F\xBF\xBF", "\xED\x9F\xBF"})
    EXPECT_TRUE(IsUtf8(good)) << good;
  for (const char* bad : {"\x80", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF0\x80\x80\x80",
                          "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xE4\xB8", "\xE4", "\xFF"})
    EXPECT_FALSE(IsUtf8(bad));
}

TEST(Lines, EndsAndPages) {
  struct Case {
    std::string text;
    std::string expected;  // number, P for a page start, the text in brackets
  };
  const Case cases[] = {
      {"", ""},
      {"a", "1[a]"},
      {"a\n", "1[a]"},
      {"a\n\n", "1[a]2[]"},
      {"a\r\nb\rc\nd", "1[a]2[b]3[c]4[d]"},
      {"a\r\r\nb", "1[a]2[]3[b]"},
      {"a\n\fb\n", "1[a]2P[b]"},
      {"a\fb\nc", "1[a]1P[b]2[c]"},
      {"a\n\f", "1[a]"},
      {"a\n\f\n\fb", "1[a]2P[]3P[b]"},
      {"a\n\f\fb", "1[a]2P[]2P[b]"},  // an empty page keeps its number
      {"\fa", "1[]1P[a]"},
  };
  for (const Case& c : cases) {
    bool limited = true;
    std::string shown;
    for (const TextLine& line : SplitLines(c.text, 100, &limited))
      shown.append(std::to_string(line.line))
          .append(line.page_start ? "P[" : "[")
          .append(line.text)
          .append("]");
    EXPECT_EQ(shown, c.expected) << c.text;
    EXPECT_FALSE(limited);
  }
  bool limited = false;
  EXPECT_EQ(SplitLines("a\nb\nc\n", 2, &limited).size(), 2u);
  EXPECT_TRUE(limited);
}

}  // namespace
}  // namespace gongkai
