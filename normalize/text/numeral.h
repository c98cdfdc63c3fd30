// Numerals written in Chinese characters, and the enumerators and years that are made of them.
//
//   二〇二二          digits one after the other: 2022
//   一百零五          digits and units: 105
//   壹佰贰拾万        the forms of cheques and contracts: 1200000
//   廿六              26
//   两万三            the last unit left out: 23000
//
// Two digits before a unit (三五百, "three to five hundred") are an estimate, not a numeral, and nothing is
// read. Nothing here goes through floating point; a numeral beyond 64 bits is no numeral.
#ifndef GONGKAI_NORMALIZE_TEXT_NUMERAL_H_
#define GONGKAI_NORMALIZE_TEXT_NUMERAL_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gongkai {

struct NumeralPrefix {
  int64_t value = 0;
  size_t length = 0;  ///< bytes of the text that the numeral takes
};

/// The longest Chinese numeral at the start of `text`; nothing where it starts with something else. White
/// space is not skipped. 万一, 百姓 start with a unit and are words; 十 alone is 10.
std::optional<NumeralPrefix> ReadNumeral(std::string_view text);

/// The integer that the whole text is: a Chinese numeral or ASCII or full-width digits, white space anywhere.
std::optional<int64_t> ParseNumeral(std::string_view text);

struct DecimalPrefix {
  std::string digits;  ///< "3.5"
  size_t length = 0;
};

/// A Chinese numeral that may go on behind a 点: 九十五点五 is "95.5".
std::optional<DecimalPrefix> ReadChineseDecimal(std::string_view text);

struct Enumerator {
  enum class Style {
    kPart,            ///< 第一部分, 第三章, 第二条
    kChinese,         ///< 一、
    kChineseBracket,  ///< （一）, ㈠
    kDigit,           ///< 1. 1、 ⒈
    kDigitBracket,    ///< (1) 1) ⑴
    kCircled,         ///< ①
  };
  Style style = Style::kChinese;
  int value = 0;
  size_t length = 0;  ///< bytes up to the text that is numbered, white space around the mark included
};

/// The enumerator at the start of a line; nothing where there is none ("1.5", "1,234", 三公经费). At most
/// 999.
std::optional<Enumerator> ParseEnumerator(std::string_view text);

/// Every year that the text names with 年, in order: 2022年度, ２０２２ 年, 二〇二二年, 二OO九年. A number
/// without 年 is not a year. Years run from 1949 to 2099.
std::vector<int> FindYears(std::string_view text);

/// The last of FindYears: contract, "of several, the last".
std::optional<int> ParseYear(std::string_view text);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_TEXT_NUMERAL_H_
