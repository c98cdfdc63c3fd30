#include "normalize/text/amount.h"

#include <gtest/gtest.h>

#include <limits>

namespace gongkai {
namespace {

constexpr const char* kBlank = "";
constexpr const char* kWords = "?";

// The cell's digits, "" for a blank cell, "?" for anything that is no number.
std::string Read(std::string_view cell) {
  Amount amount = ParseAmount(cell);
  switch (amount.kind) {
    case Amount::Kind::kBlank:
      return kBlank;
    case Amount::Kind::kNotANumber:
      return kWords;
    case Amount::Kind::kNumber:
      return amount.digits;
  }
  return "unknown kind";
}

TEST(Amount, CellsOfAmountColumns) {
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {
      {"30207\n12.00", "3020712.00"},
      {"88027\n082.6\n1", "88027082.61"},
      {"90818916\n.31", "90818916.31"},
      {"5807859.\n29", "5807859.29"},
      {"12.00\n13.00", kWords},
      {"12.00\n5", kWords},
      {"12.6\n15", kWords},
      {"1234.56\n78", "1234.5678"},
      {"12\n34.567\n890", "1234.567890"},
      {"４６６７５５\n１１．６８", "46675511.68"},
      {"４６６７５５１１．\n６８", "46675511.68"},
      {"１２．００\n５", kWords},
  };
  for (const auto& c : cases) {
    Amount amount = ParseAmountCell(c.text);
    EXPECT_EQ(amount.kind == Amount::Kind::kNumber ? amount.digits : kWords, c.expected) << c.text;
  }
}

TEST(Amount, Cells) {
  struct Case {
    const char* text;
    const char* expected;
  };
  const Case cases[] = {
      // thousands by apostrophes
      {"1’234.56", "1234.56"},
      {"1'234'567.00", "1234567.00"},
      {"’12.00", kWords},
      // blank
      {"", kBlank},
      {"   ", kBlank},
      {"\n\t\r\n", kBlank},
      {"　", kBlank},
      {"\xC2\xA0", kBlank},
      {"-", kBlank},
      {"—", kBlank},
      {"--", kBlank},
      {"---", kBlank},
      {"——", kBlank},
      {"－", kBlank},
      {"−", kBlank},
      {"–", kBlank},
      {" - - ", kBlank},
      {"──", kBlank},
      {"-一", kBlank},
      // plain
      {"0", "0"},
      {"0.00", "0.00"},
      {"1", "1"},
      {"16342.02", "16342.02"},
      {"16,342.02", "16342.02"},
      {"1,234,567,890.12", "1234567890.12"},
      {"１６，３４２．０２", "16342.02"},
      {"16，342.02", "16342.02"},
      {" 926.25 ", "926.25"},
      {"　926.25", "926.25"},
      {"0.5", "0.5"},
      {".5", "0.5"},
      {"5.", "5"},
      {"007.50", "7.50"},
      {"00.00", "0.00"},
      {"+3.10", "3.10"},
      {"12345678901234567890.12", "12345678901234567890.12"},
      // negative
      {"-0.50", "-0.50"},
      {"－0.50", "-0.50"},
      {"−0.50", "-0.50"},
      {"—0.50", "-0.50"},
      {"- 0.50", "-0.50"},
      {"△0.50", "-0.50"},
      {"▲ 1,000.00", "-1000.00"},
      {"(1.23)", "-1.23"},
      {"（1.23）", "-1.23"},
      {"( 1,238.58 )", "-1238.58"},
      {"-0.00", "-0.00"},
      // separators in the wrong place
      {"12,34.56", "1234.56"},
      {"1,2345,678.00", "12345678.00"},
      {"1,234", "1234"},
      {"12,34", kWords},  // a decimal comma as likely as not
      {"1,,234.00", kWords},
      {",234.00", kWords},
      {"1,234,.56", kWords},
      {"1.234.567", kWords},
      // broken over lines and blanks
      {"1,238.\n58", "1238.58"},
      {"1,238\n.58", "1238.58"},
      {"1,\n238.58", "1238.58"},
      {"2 940.05", "2940.05"},
      {"1 234 567.00", "1234567.00"},
      {"163,82\n3.45", "163823.45"},
      {"1634\n2.02", "16342.02"},
      {"1,238.5\n8", "1238.58"},
      {"1,238. 58", "1238.58"},
      {"1,101\r\n.35", "1101.35"},
      {"-\n1,238.58", "-1238.58"},
      {"0.00 0.00", kWords},
      {"0.00\n0.00", kWords},
      {"1,101.35 1,101.35", kWords},
      {"1.5 100", kWords},
      {"30207 12.00", kWords},  // a code beside its amount
      {"30207\n12.00", kWords},
      {"301 878.39", kWords},
      {"301\n878.39", kWords},
      {"2101501 244.91", kWords},
      {"12 34", kWords},
      // units and signs around the number
      {"926.25万元", "926.25"},
      {"926.25 万元", "926.25"},
      {"80000元", "80000"},
      {"100%", "100"},
      {"78.78％", "78.78"},
      {"¥1,000.00", "1000.00"},
      {"￥1,000.00元", "1000.00"},
      {"-¥5.00", "-5.00"},
      {"¥-5.00", "-5.00"},
      {"人民币5元整", "5"},
      {"(5.00)万元", "-5.00"},
      {"（5.00万元）", "-5.00"},
      // words
      {"无", kWords},
      {"…", kWords},
      {"合计", kWords},
      {"一", kWords},
      {"/", kWords},
      {"1a", kWords},
      {"1e5", kWords},
      {"0x10", kWords},
      {"1-12", kWords},
      {"5-", kWords},
      {"--5", kWords},
      {"(5", kWords},
      {"()", kWords},
      {"%", kWords},
      {"万元", kWords},
      {".", kWords},
      {",", kWords},
      {"-.", kWords},
      {"2024年", kWords},
      {"±5", kWords},
      {"12.3*", kWords},
      {"\xFF\xFE", kWords},
      {"XX", kWords},
  };
  for (const Case& c : cases) EXPECT_EQ(Read(c.text), c.expected) << "[" << c.text << "]";
}

TEST(Amount, UnitAndRejoining) {
  EXPECT_EQ(ParseAmount("926.25万元").unit, "万元");
  EXPECT_EQ(ParseAmount("926.25元").unit, "元");
  EXPECT_EQ(ParseAmount("926.25％").unit, "%");
  EXPECT_EQ(ParseAmount("926.25").unit, "");
  EXPECT_FALSE(ParseAmount("- 926.25").rejoined);
  EXPECT_TRUE(ParseAmount("926.\n25").rejoined);
}

TEST(Amount, HostileLengths) {
  EXPECT_EQ(Read(std::string(1000000, '9')), kWords);
  EXPECT_EQ(Read(std::string(1000000, ' ')), kBlank);
}

TEST(Amount, Fen) {
  constexpr int64_t kNone = std::numeric_limits<int64_t>::min() + 1;
  struct Case {
    const char* digits;
    const char* unit;
    int64_t expected;
  };
  const Case cases[] = {
      {"16342.02", "万元", 16342020000},
      {"163420200.00", "元", 16342020000},
      {"0.00", "万元", 0},
      {"-0.00", "万元", 0},
      {"-0.50", "万元", -500000},
      {"0.5", "万元", 500000},
      {"0.01", "万元", 10000},
      {"0.000001", "万元", 1},
      {"0.0000001", "万元", kNone},
      {"0.0000010", "万元", 1},
      {"0.00000100000000000000000", "万元", 1},
      {"1", "千元", 100000},
      {"1", "百元", 10000},
      {"1.3", "亿元", 13000000000},
      {"1", "百万元", 100000000},
      {"0.01", "元", 1},
      {"0.001", "元", kNone},
      {"0.000", "元", 0},
      {"1", " 人民币万元 ", 1000000},
      {"1", "单位：万元", 1000000},
      {"1", "万 元", 1000000},
      {"1", "", kNone},
      {"1", "%", kNone},
      {"1", "人", kNone},
      {"", "元", kNone},
      {"-", "元", kNone},
      {".5", "元", kNone},
      {"5.", "元", kNone},
      {"1,000", "元", kNone},
      {"--1", "元", kNone},
      {"92233720368547758.07", "元", 9223372036854775807},
      {"92233720368547758.08", "元", kNone},
      {"-92233720368547758.08", "元", std::numeric_limits<int64_t>::min()},
      {"-92233720368547758.09", "元", kNone},
      {"9223372036854.775807", "万元", 9223372036854775807},
      {"9223372036855", "万元", kNone},
      {"99999999999999999999999999", "元", kNone},
  };
  for (const Case& c : cases)
    EXPECT_EQ(ToFen(c.digits, c.unit).value_or(kNone), c.expected) << c.digits << c.unit;
  EXPECT_EQ(FenPerUnit("万元"), 1000000);
}

TEST(IsPieceOfAmount, DigitsSeparatorsAndASign) {
  for (const char* text : {"12.30", "4'013'74", "4’013", "8.98", "-", "１２", "1,234,5"})
    EXPECT_TRUE(IsPieceOfAmount(text)) << text;
  for (const char* text : {"", "合计", "12.30万元", "1a"}) EXPECT_FALSE(IsPieceOfAmount(text)) << text;
}

}  // namespace
}  // namespace gongkai
