#include "normalize/text/numeral.h"

#include <gtest/gtest.h>

namespace gongkai {
namespace {

constexpr int64_t kNone = -1;

TEST(Numeral, WholeTexts) {
  struct Case {
    const char* text;
    int64_t expected;
  };
  const Case cases[] = {
      {"〇", 0},
      {"零", 0},
      {"一", 1},
      {"十", 10},
      {"十一", 11},
      {"二十", 20},
      {"二十六", 26},
      {"九十九", 99},
      {"一百", 100},
      {"一百零五", 105},
      {"一百〇五", 105},
      {"一百一十", 110},
      {"一百一十二", 112},
      {"一百五", 150},  // the last unit left out
      {"两千三百", 2300},
      {"两万三", 23000},
      {"一千零一十", 1010},
      {"三千五百六十七", 3567},
      {"一万零五", 10005},
      {"十二万", 120000},
      {"壹佰贰拾万", 1200000},
      {"壹佰贰拾叁万肆仟伍佰陆拾柒", 1234567},
      {"貳拾", 20},
      {"一亿零三万", 100030000},
      {"三亿五千万", 350000000},
      {"一万亿", 1000000000000},
      {"九千九百九十九万九千九百九十九亿九千九百九十九万九千九百九十九", 9999999999999999},
      {"二〇二二", 2022},
      {"二○二二", 2022},
      {"二零二二", 2022},
      {"二OO九", 2009},
      {"一九九八", 1998},
      {"廿", 20},
      {"廿六", 26},
      {"卅一", 31},
      {" 二 十\n六 ", 26},
      {"42", 42},
      {"４２", 42},
      {"007", 7},
      {"9223372036854775807", 9223372036854775807},
      // no numerals
      {"", kNone},
      {"万", kNone},
      {"百", kNone},
      {"亿", kNone},
      {"万一", kNone},
      {"三五百", kNone},  // three to five hundred
      {"三五万", kNone},
      {"十百", kNone},
      {"二二十", kNone},
      {"二十百", kNone},
      {"一百五万", kNone},  // 105 or 150
      {"一百零", kNone},
      {"○", kNone},  // a bullet
      {"O", kNone},
      {"二十六个", kNone},
      {"1.5", kNone},
      {"1,234", kNone},
      {"-1", kNone},
      {"9223372036854775808", kNone},
      {"一二三四五六七八九一二三四五六七八九一", kNone},
  };
  for (const Case& c : cases) EXPECT_EQ(ParseNumeral(c.text).value_or(kNone), c.expected) << c.text;
}

TEST(Numeral, PrefixStopsWhereTheNumeralEnds) {
  struct Case {
    const char* text;
    int64_t value;
    const char* rest;
  };
  const Case cases[] = {
      {"二十六、抗疫特别国债", 26, "、抗疫特别国债"},
      {"十二月", 12, "月"},
      {"一百零元", 100, "零元"},
      {"二十二十", 22, "十"},
      {"三公经费", 3, "公经费"},
      {"零投诉", 0, "投诉"},
  };
  for (const Case& c : cases) {
    auto numeral = ReadNumeral(c.text);
    ASSERT_TRUE(numeral) << c.text;
    EXPECT_EQ(numeral->value, c.value) << c.text;
    EXPECT_EQ(std::string(c.text).substr(numeral->length), c.rest) << c.text;
  }
  EXPECT_FALSE(ReadNumeral("百姓满意"));
  EXPECT_FALSE(ReadNumeral("千家万户"));
  EXPECT_FALSE(ReadNumeral("\xE4\xB8"));
}

TEST(Numeral, DecimalsInWords) {
  EXPECT_EQ(ReadChineseDecimal("九十五点五")->digits, "95.5");
  EXPECT_EQ(ReadChineseDecimal("三点一四一")->digits, "3.141");
  EXPECT_EQ(ReadChineseDecimal("零点五")->digits, "0.5");
  EXPECT_EQ(ReadChineseDecimal("五点钟")->digits, "5");
  EXPECT_EQ(ReadChineseDecimal("五点钟")->length, 3u);
  EXPECT_FALSE(ReadChineseDecimal("点五"));
}

TEST(Numeral, Enumerators) {
  using Style = Enumerator::Style;
  struct Case {
    const char* text;
    Style style;
    int value;
    const char* rest;
  };
  const Case cases[] = {
      {"一、一般公共服务支出", Style::kChinese, 1, "一般公共服务支出"},
      {"二十六、抗疫特别国债安排的支出", Style::kChinese, 26, "抗疫特别国债安排的支出"},
      {"  十一 、 城乡社区支出", Style::kChinese, 11, "城乡社区支出"},
      {"三．事业收入", Style::kChinese, 3, "事业收入"},
      {"（二）公务用车", Style::kChineseBracket, 2, "公务用车"},
      {"（三)组织制定", Style::kChineseBracket, 3, "组织制定"},
      {"( 十 )其他", Style::kChineseBracket, 10, "其他"},
      {"㈠概况", Style::kChineseBracket, 1, "概况"},
      {"1.因公出国", Style::kDigit, 1, "因公出国"},
      {"１２、公务接待", Style::kDigit, 12, "公务接待"},
      {"3. 2022年", Style::kDigit, 3, "2022年"},
      {"⒊其他", Style::kDigit, 3, "其他"},
      {"(1)公务接待费", Style::kDigitBracket, 1, "公务接待费"},
      {"（12）其他", Style::kDigitBracket, 12, "其他"},
      {"2)其他", Style::kDigitBracket, 2, "其他"},
      {"⑵其他", Style::kDigitBracket, 2, "其他"},
      {"①现场检查", Style::kCircled, 1, "现场检查"},
      {"第一部分 部门概况", Style::kPart, 1, "部门概况"},
      {"第 三 部分部门决算表", Style::kPart, 3, "部门决算表"},
      {"第十二条根据", Style::kPart, 12, "根据"},
      {"第2章 说明", Style::kPart, 2, "说明"},
  };
  for (const Case& c : cases) {
    auto found = ParseEnumerator(c.text);
    ASSERT_TRUE(found) << c.text;
    EXPECT_EQ(found->style, c.style) << c.text;
    EXPECT_EQ(found->value, c.value) << c.text;
    EXPECT_EQ(std::string(c.text).substr(found->length), c.rest) << c.text;
  }
  for (const char* text : {"", "三公经费", "1.5", "1,234.56", "2022.5", "一般公共服务", "十分满意", "（甲）",
                           "第一批", "○ 项目", "1234、某", "（汇总）", "3", "(3"})
    EXPECT_FALSE(ParseEnumerator(text)) << text;
}

TEST(Numeral, Years) {
  struct Case {
    const char* text;
    std::vector<int> expected;
  };
  const Case cases[] = {
      {"2022年度部门决算", {2022}},
      {"２０２４ 年 度", {2024}},
      {"二〇二二年度", {2022}},
      {"二 〇 二 二 年 度", {2022}},
      {"2 0 2 2 年 度", {2022}},
      {"……3 2022年度", {2022}},
      {"2021年2022年", {2021, 2022}},
      {"二○二二年", {2022}},
      {"二O二O年", {2020}},
      {"2021年至2023年", {2021, 2023}},
      {"2020-2022年", {2022}},
      {"12022年", {}},
      {"2022万元", {}},
      {"二十年", {}},
      {"1900年", {}},
      {"", {}},
  };
  for (const Case& c : cases) EXPECT_EQ(FindYears(c.text), c.expected) << c.text;
  EXPECT_EQ(ParseYear("2021年1月—2022年12月"), 2022);
  EXPECT_FALSE(ParseYear("本年"));
}

}  // namespace
}  // namespace gongkai
