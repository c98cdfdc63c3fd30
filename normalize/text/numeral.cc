#include "normalize/text/numeral.h"

#include <re2/re2.h>

#include <charconv>

#include "extract/page.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

constexpr int64_t kWan = 10000;
constexpr int64_t kYi = 100000000;

// Value of a digit character, -1 for anything else. Zero has many looks, and most of them (○, the letter O)
// are a zero only behind another digit: alone they are bullets and letters.
int DigitValue(char32_t c, bool behind_digit) {
  switch (c) {
    case U'零':
    case U'〇':
      return 0;
    case U'○':
    case U'◯':
    case U'O':
    case U'Ｏ':
    case U'0':
    case U'０':
      return behind_digit ? 0 : -1;
    case U'一':
    case U'壹':
      return 1;
    case U'二':
    case U'贰':
    case U'貳':
    case U'两':
    case U'兩':
      return 2;
    case U'三':
    case U'叁':
    case U'參':
    case U'叄':
      return 3;
    case U'四':
    case U'肆':
      return 4;
    case U'五':
    case U'伍':
      return 5;
    case U'六':
    case U'陆':
    case U'陸':
      return 6;
    case U'七':
    case U'柒':
      return 7;
    case U'八':
    case U'捌':
      return 8;
    case U'九':
    case U'玖':
      return 9;
    default:
      return -1;
  }
}

// Units inside a group of four digits.
int64_t SmallUnit(char32_t c) {
  switch (c) {
    case U'十':
    case U'拾':
      return 10;
    case U'百':
    case U'佰':
      return 100;
    case U'千':
    case U'仟':
      return 1000;
    default:
      return 0;
  }
}

int64_t BigUnit(char32_t c) {
  if (c == U'万' || c == U'萬') return kWan;
  if (c == U'亿' || c == U'億') return kYi;
  return 0;
}

int Tens(char32_t c) {
  return c == U'廿' ? 20 : c == U'卅' ? 30 : c == U'卌' ? 40 : 0;
}

// Code points consumed, with the value. 0 consumed: no numeral.
struct Reading {
  int64_t value = 0;
  size_t codes = 0;
};

// 二〇二二: digits without units.
Reading ReadPositional(std::u32string_view s) {
  Reading reading;
  for (char32_t c : s) {
    int digit = DigitValue(c, reading.codes > 0);
    if (digit < 0) break;
    if (reading.codes >= 18) return {};
    reading.value = reading.value * 10 + digit;
    ++reading.codes;
  }
  return reading;
}

// 一千二百万零五: groups of four digits, each a descending row of digit and unit, joined by 万 and 亿. `end`
// is moved on only where what was read up to there is a numeral by itself.
Reading ReadWithUnits(std::u32string_view s) {
  int64_t high = 0;            // complete 亿
  int64_t middle = 0;          // complete 万 below them
  int64_t group = 0;           // the group of four being read
  int pending = -1;            // a digit that waits for its unit
  int64_t last_unit = kWan;    // units must descend inside a group
  int64_t before_pending = 0;  // the unit directly before the pending digit: 两万三
  bool zero = false;
  Reading best;
  auto accept = [&](size_t end) {
    int64_t tail = pending < 0 ? 0 : before_pending >= 100 ? pending * (before_pending / 10) : pending;
    best = {high + middle + group + tail, end};
  };
  for (size_t i = 0; i < s.size(); ++i) {
    char32_t c = s[i];
    if (int digit = DigitValue(c, i > 0); digit >= 0) {
      if (pending >= 0 || (zero && digit == 0)) break;
      if (digit == 0) {
        if (i == 0) return {0, 1};
        zero = true;
        continue;  // a zero must be followed by something
      }
      pending = digit;
      if (zero) before_pending = 0;
      zero = false;
      accept(i + 1);
      continue;
    }
    if (int64_t unit = SmallUnit(c)) {
      if (pending < 0) {
        if (unit != 10 || group != 0) break;
        pending = 1;
      }
      if (unit >= last_unit) break;
      group += pending * unit;
      pending = -1;
      last_unit = before_pending = unit;
      zero = false;
      accept(i + 1);
      continue;
    }
    if (int tens = Tens(c)) {
      if (pending >= 0 || last_unit <= 10) break;
      group += tens;
      last_unit = before_pending = 10;
      zero = false;
      accept(i + 1);
      continue;
    }
    int64_t unit = BigUnit(c);
    if (!unit || zero) break;
    if (pending >= 0) {
      if (before_pending >= 100) break;  // 一百五万: 105 or 150
      group += pending;
    }
    if (unit == kWan) {
      if (group == 0 || middle != 0) break;
      middle = group * kWan;
    } else {
      if (group + middle == 0 || high != 0) break;
      high = (group + middle) * kYi;
      middle = 0;
    }
    group = 0;
    pending = -1;
    last_unit = kWan;
    before_pending = unit;
    accept(i + 1);
  }
  return best;
}

Reading ReadCodes(std::u32string_view s) {
  Reading digits = ReadPositional(s);
  if (digits.codes >= 2) {
    char32_t next = digits.codes < s.size() ? s[digits.codes] : 0;
    if (SmallUnit(next) || BigUnit(next)) return {};
    return digits;
  }
  return ReadWithUnits(s);
}

// No numeral is longer; longer text need not be decoded.
constexpr size_t kMaxNumeralBytes = 160;

size_t Utf8Length(std::u32string_view codes) {
  return CodesToUtf8(codes).size();
}

size_t SkipSpace(std::u32string_view s, size_t at) {
  while (at < s.size() && IsSpace(s[at])) ++at;
  return at;
}

bool IsAsciiDigitAt(std::u32string_view s, size_t at) {
  return at < s.size() && (IsDigit(s[at]) || (s[at] >= U'０' && s[at] <= U'９'));
}

// Up to three ASCII or full-width digits.
Reading ReadShortDigits(std::u32string_view s) {
  Reading reading;
  while (IsAsciiDigitAt(s, reading.codes)) {
    if (reading.codes == 3) return {};
    char32_t c = s[reading.codes++];
    reading.value = reading.value * 10 + static_cast<int64_t>(c >= U'０' ? c - U'０' : c - U'0');
  }
  return reading;
}

bool IsOpen(char32_t c) {
  return c == U'(' || c == U'（' || c == U'﹙';
}
bool IsClose(char32_t c) {
  return c == U')' || c == U'）' || c == U'﹚';
}

// Characters that are an enumerator by themselves.
struct RoundMark {
  char32_t first, last;
  Enumerator::Style style;
};
constexpr RoundMark kRoundMarks[] = {
    {0x2460, 0x2473, Enumerator::Style::kCircled},
    {0x2474, 0x2487, Enumerator::Style::kDigitBracket},
    {0x2488, 0x249B, Enumerator::Style::kDigit},
    {0x3220, 0x3229, Enumerator::Style::kChineseBracket},
    {0x3280, 0x3289, Enumerator::Style::kChineseBracket},
    {0x24F5, 0x24FE, Enumerator::Style::kCircled},
    {0x2776, 0x277F, Enumerator::Style::kCircled},
};

}  // namespace

std::optional<NumeralPrefix> ReadNumeral(std::string_view text) {
  std::u32string codes = Utf8ToCodes(text.substr(0, kMaxNumeralBytes));
  Reading reading = ReadCodes(codes);
  if (reading.codes == 0) return std::nullopt;
  return NumeralPrefix{reading.value, Utf8Length(std::u32string_view(codes).substr(0, reading.codes))};
}

std::optional<int64_t> ParseNumeral(std::string_view text) {
  if (text.size() > 4 * kMaxNumeralBytes) return std::nullopt;
  std::string plain = PatternText(text);
  if (plain.empty()) return std::nullopt;
  if (plain[0] >= '0' && plain[0] <= '9') {
    int64_t value = 0;
    auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
    if (error != std::errc() || end != plain.data() + plain.size()) return std::nullopt;
    return value;
  }
  std::optional<NumeralPrefix> numeral = ReadNumeral(plain);
  if (!numeral || numeral->length != plain.size()) return std::nullopt;
  return numeral->value;
}

std::optional<DecimalPrefix> ReadChineseDecimal(std::string_view text) {
  std::optional<NumeralPrefix> whole = ReadNumeral(text);
  if (!whole) return std::nullopt;
  DecimalPrefix decimal{std::to_string(whole->value), whole->length};
  std::string_view rest = text.substr(whole->length);
  constexpr std::string_view kPoint = "点";
  if (!rest.starts_with(kPoint)) return decimal;
  std::u32string codes = Utf8ToCodes(rest.substr(kPoint.size(), kMaxNumeralBytes));
  std::string fraction;
  size_t count = 0;
  for (char32_t c : codes) {
    int digit = DigitValue(c, true);
    if (digit < 0) break;
    fraction += static_cast<char>('0' + digit);
    ++count;
  }
  if (count == 0) return decimal;
  decimal.digits += '.';
  decimal.digits += fraction;
  decimal.length += kPoint.size() + Utf8Length(std::u32string_view(codes).substr(0, count));
  return decimal;
}

std::optional<Enumerator> ParseEnumerator(std::string_view text) {
  using Style = Enumerator::Style;
  std::u32string decoded = Utf8ToCodes(text.substr(0, kMaxNumeralBytes));
  std::u32string_view s = decoded;
  size_t at = SkipSpace(s, 0);
  if (at >= s.size()) return std::nullopt;
  auto result = [&](Style style, int64_t value, size_t end) -> std::optional<Enumerator> {
    if (value > 999) return std::nullopt;
    end = SkipSpace(s, end);
    return Enumerator{style, static_cast<int>(value), Utf8Length(s.substr(0, end))};
  };
  for (const RoundMark& mark : kRoundMarks)
    if (s[at] >= mark.first && s[at] <= mark.last)
      return result(mark.style, static_cast<int64_t>(s[at] - mark.first) + 1, at + 1);

  const bool part = s[at] == U'第';
  const bool bracket = IsOpen(s[at]);
  if (part || bracket) at = SkipSpace(s, at + 1);
  Reading reading = ReadShortDigits(s.substr(at));
  const bool chinese = reading.codes == 0;
  if (chinese) reading = ReadCodes(s.substr(at));
  if (reading.codes == 0) return std::nullopt;
  at = SkipSpace(s, at + reading.codes);
  if (at >= s.size()) return std::nullopt;
  if (part) {
    if (s.substr(at).starts_with(U"部分")) return result(Style::kPart, reading.value, at + 2);
    constexpr std::u32string_view kPartWords = U"章节条篇编";
    if (kPartWords.find(s[at]) == kPartWords.npos) return std::nullopt;
    return result(Style::kPart, reading.value, at + 1);
  }
  if (bracket) {
    if (!IsClose(s[at])) return std::nullopt;
    return result(chinese ? Style::kChineseBracket : Style::kDigitBracket, reading.value, at + 1);
  }
  if (IsClose(s[at]))
    return result(chinese ? Style::kChineseBracket : Style::kDigitBracket, reading.value, at + 1);
  constexpr std::u32string_view kMarks = U"、.．,，﹑";
  if (kMarks.find(s[at]) == kMarks.npos) return std::nullopt;
  if (s[at] != U'、' && IsAsciiDigitAt(s, at + 1)) return std::nullopt;  // "1.5", "1,234"
  return result(chinese ? Style::kChinese : Style::kDigit, reading.value, at + 1);
}

std::vector<int> FindYears(std::string_view text) {
  static const RE2* const pattern =
      new RE2("(?:^|[^0-9])((?:19|20)[0-9]{2}|[一二][一二三四五六七八九〇零○◯O0]{3})\\s*年");
  // Blanks separate numbers ("……3 2022年度"), but titles are also spaced out ("2 0 2 2 年"): only where
  // nothing is found with the blanks in place are they taken away.
  for (const std::string& folded : {FoldWidth(text), PatternText(text)}) {
    re2::StringPiece rest(folded), found;
    std::vector<int> years;
    while (RE2::FindAndConsume(&rest, *pattern, &found)) {
      std::optional<int64_t> year = ParseNumeral(std::string_view(found.data(), found.size()));
      if (year && *year >= 1949 && *year <= 2099) years.push_back(static_cast<int>(*year));
    }
    if (!years.empty()) return years;
  }
  return {};
}

std::optional<int> ParseYear(std::string_view text) {
  std::vector<int> years = FindYears(text);
  if (years.empty()) return std::nullopt;
  return years.back();
}

}  // namespace gongkai
