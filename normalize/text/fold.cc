#include "normalize/text/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>

#include "extract/page.h"

namespace gongkai {
namespace {

// U+2E80–2EF3 to the unified ideograph of the same look, after Unicode's EquivalentUnifiedIdeograph data.
// 0 where there is none in the basic plane.
constexpr std::array<char16_t, 0x74> kRadicalSupplement = {
    0x51AB, 0x5382, 0x4E5B, 0x4E5A, 0x4E59, 0x4EBB, 0x5182, 0x51E0, 0x5200, 0x5202, 0x535C, 0x353E, 0x5C0F,
    0x5C0F, 0x5140, 0x5C23, 0x5C22, 0,      0x5DF3, 0x5E7A, 0x5F51, 0x5F50, 0x5FC4, 0x38FA, 0x624C, 0x6535,
    0,      0x65E1, 0x65E5, 0x6708, 0x6B7A, 0x6BCD, 0x6C11, 0x6C35, 0x6C3A, 0x706C, 0x722B, 0x722B, 0x4E2C,
    0x725B, 0x72AD, 0x738B, 0,      0x7F52, 0x793A, 0x793B, 0x7AF9, 0x7CF9, 0x7E9F, 0x7F53, 0x7F52, 0x34C1,
    0x7F52, 0x7F52, 0x7F8A, 0x7F8A, 0x7F8A, 0x8002, 0x8080, 0x807F, 0x6708, 0x81FC, 0x8279, 0x8279, 0x8279,
    0x864E, 0x8864, 0x8980, 0x897F, 0x89C1, 0x89D2, 0x89D2, 0x8BA0, 0x8D1D, 0x8DB3, 0x8F66, 0x8FB6, 0x8FB6,
    0x8FB6, 0x961D, 0x9485, 0x9577, 0x9578, 0x957F, 0x95E8, 0x961C, 0x961D, 0x96E8, 0x9752, 0x97E6, 0x9875,
    0x98CE, 0x98DE, 0x98DF, 0x98DF, 0x98E0, 0x9963, 0x9996, 0x9A6C, 0x9AA8, 0x9B3C, 0x9C7C, 0x9E1F, 0x5364,
    0x9EA6, 0x9EC4, 0x9EFE, 0x6589, 0x9F50, 0x6B6F, 0x9F7F, 0x7ADC, 0x9F99, 0x9F9C, 0x4E80, 0x9F9F};

char32_t NfkcSingle(char32_t code) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
  if (U_FAILURE(status)) return code;
  icu::UnicodeString out = nfkc->normalize(icu::UnicodeString(static_cast<UChar32>(code)), status);
  if (U_FAILURE(status) || out.countChar32() != 1) return code;
  return static_cast<char32_t>(out.char32At(0));
}

// Nearly all characters of these documents: no folding changes them.
constexpr bool IsPlainIdeograph(char32_t code) {
  return code >= 0x4E00 && code <= 0x9FFF;
}

// Characters that carry no meaning when two headings are compared.
bool IsNoise(char32_t code) {
  if (IsPlainIdeograph(code)) return false;
  if (IsSpace(code)) return true;
  if (code < 0x80)
    return u_ispunct(static_cast<UChar32>(code)) || code == U'|' || code == U'`' || code == U'^';
  if (code >= 0x2010 && code <= 0x2027) return true;
  if (code >= 0x3001 && code <= 0x3003) return true;
  if (code >= 0x3008 && code <= 0x301F) return true;
  return code == 0x00B7 || code == 0x30FB || code == 0x2032 || code == 0x2033 || code == 0xFF3F;
}

// Decodes the character at s[*i] and moves *i behind it. An ill-formed byte is U+FFFD and one byte long.
inline char32_t NextCode(std::string_view s, size_t* i) {
  auto byte = [&](size_t k) { return static_cast<unsigned char>(s[*i + k]); };
  unsigned char lead = byte(0);
  if (lead < 0x80) {
    ++*i;
    return lead;
  }
  size_t length = lead >= 0xE0 && lead < 0xF0   ? 3
                  : lead >= 0xC2 && lead < 0xE0 ? 2
                  : lead >= 0xF0 && lead < 0xF5 ? 4
                                                : 0;
  char32_t code = lead & (0xFFu >> (length + 1));
  bool good = length > 0 && *i + length <= s.size();
  for (size_t k = 1; good && k < length; ++k) {
    good = (byte(k) & 0xC0) == 0x80;
    code = (code << 6) | (byte(k) & 0x3F);
  }
  bool overlong = (length == 3 && code < 0x800) || (length == 4 && (code < 0x10000 || code > 0x10FFFF));
  if (!good || overlong || (code >= 0xD800 && code <= 0xDFFF)) {
    *i += 1;
    return 0xFFFD;
  }
  *i += length;
  return code;
}

// Characters that stay what they are, which most do, are copied as they stand.
template <typename Map>
std::string MapCodes(std::string_view utf8, Map map) {
  std::string out;
  out.reserve(utf8.size());
  for (size_t i = 0; i < utf8.size();) {
    const size_t at = i;
    const char32_t code = NextCode(utf8, &i);
    const char32_t mapped = map(code);
    if (!mapped) continue;
    if (mapped == code && code < 0x80) {
      out.push_back(static_cast<char>(code));
    } else if (mapped == code && code != 0xFFFD) {
      out.append(utf8, at, i - at);
    } else {
      AppendUtf8(mapped, &out);
    }
  }
  return out;
}

}  // namespace

std::u32string Utf8ToCodes(std::string_view s) {
  std::u32string out;
  out.reserve(s.size());
  for (size_t i = 0; i < s.size();) out.push_back(NextCode(s, &i));
  return out;
}

std::string CodesToUtf8(std::u32string_view codes) {
  std::string out;
  out.reserve(codes.size() * 3);
  for (char32_t code : codes) AppendUtf8(code, &out);
  return out;
}

bool IsSpace(char32_t code) {
  if (IsPlainIdeograph(code)) return false;
  if (code <= 0x20) return true;
  if (code < 0x85) return code == 0x7F;
  switch (code) {
    case 0x85:
    case 0xA0:
    case 0xAD:
    case 0x1680:
    case 0x2028:
    case 0x2029:
    case 0x202F:
    case 0x205F:
    case 0x2060:
    case 0x3000:
    case 0xFEFF:
      return true;
    default:
      return code >= 0x2000 && code <= 0x200F;
  }
}

bool IsIdeograph(char32_t code) {
  return (code >= 0x4E00 && code <= 0x9FFF) || (code >= 0x3400 && code <= 0x4DBF) || code == 0x3007 ||
         (code >= 0x20000 && code <= 0x323AF) || (code >= 0xF900 && code <= 0xFAFF) ||
         (code >= 0x2E80 && code <= 0x2FD5);
}

char32_t FoldRadical(char32_t code) {
  if (code < 0x2E80 || IsPlainIdeograph(code)) return code;
  if (code < 0x2E80 + kRadicalSupplement.size()) {
    char16_t mapped = kRadicalSupplement[code - 0x2E80];
    return mapped ? mapped : code;
  }
  // Fonts for simplified characters draw 户, not 戶, under the radical.
  if (code == 0x2F3E) return 0x6237;
  if (code >= 0x2F00 && code <= 0x2FD5) return NfkcSingle(code);
  if ((code >= 0xF900 && code <= 0xFAFF) || (code >= 0x2F800 && code <= 0x2FA1F)) return NfkcSingle(code);
  return code;
}

char32_t FoldWidthCode(char32_t code) {
  if (IsPlainIdeograph(code)) return code;
  if (code < 0x2010) return code == 0xA0 ? U' ' : code;
  if (code >= 0xFF01 && code <= 0xFF5E) code -= 0xFEE0;
  switch (code) {
    case 0x3000:
      return U' ';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
    case 0x2500:
    case 0x2501:
    case 0xFE63:
      return U'-';
    case 0x3002:
      return U'。';
    case 0x2236:
    case 0xFE55:
    case 0xFE13:
      return U':';
    case 0xFE59:
    case 0x2768:
      return U'(';
    case 0xFE5A:
    case 0x2769:
      return U')';
    case 0xFE6A:
      return U'%';
    case 0x3014:
    case 0xFF3B:
      return U'[';
    case 0x3015:
    case 0xFF3D:
      return U']';
    default:
      return FoldRadical(code);
  }
}

std::string FoldRadicals(std::string_view utf8) {
  return MapCodes(utf8, FoldRadical);
}
std::string FoldWidth(std::string_view utf8) {
  return MapCodes(utf8, FoldWidthCode);
}

std::string FoldWidthAndBlanks(std::string_view utf8) {
  return MapCodes(utf8, [](char32_t c) {
    c = FoldWidthCode(c);
    if (!c) return c;
    return c == U'\n' || c == U'\r' || c == 0x2028 ? U'\n' : IsSpace(c) ? U' ' : c;
  });
}

std::string StripSpace(std::string_view utf8) {
  return MapCodes(utf8, [](char32_t c) { return IsSpace(c) ? U'\0' : c; });
}

std::string PrintedName(std::string_view utf8) {
  return MapCodes(utf8, [](char32_t c) { return IsSpace(c) ? U'\0' : FoldRadical(c); });
}

std::string PatternText(std::string_view utf8) {
  return MapCodes(utf8, [](char32_t c) { return IsSpace(c) ? U'\0' : FoldWidthCode(c); });
}

std::string MatchKey(std::string_view utf8) {
  return MapCodes(utf8, [](char32_t c) {
    c = FoldWidthCode(c);
    return IsNoise(c) ? U'\0' : c;
  });
}

std::string_view StripEnumerator(std::string_view text) {
  static constexpr std::string_view kNumerals[] = {"一", "二", "三", "四", "五", "六",
                                                   "七", "八", "九", "十", "百"};
  auto numeral = [&](size_t at) -> size_t {
    if (at < text.size() && text[at] >= '0' && text[at] <= '9') return 1;
    for (std::string_view n : kNumerals)
      if (text.substr(at).starts_with(n)) return n.size();
    return 0;
  };
  size_t i = 0;
  bool bracket = false;
  for (std::string_view open : {std::string_view("("), std::string_view("（")}) {
    if (text.starts_with(open)) {
      bracket = true;
      i = open.size();
    }
  }
  size_t first = i;
  while (size_t n = numeral(i)) i += n;
  if (i == first) return text;
  if (bracket) {
    for (std::string_view close : {std::string_view(")"), std::string_view("）")})
      if (text.substr(i).starts_with(close)) return text.substr(i + close.size());
    return text;
  }
  for (std::string_view mark : {std::string_view("、"), std::string_view("."), std::string_view("．"),
                                std::string_view(","), std::string_view("，")}) {
    if (!text.substr(i).starts_with(mark)) continue;
    // "1.5" is a number, not an enumerator.
    std::string_view rest = text.substr(i + mark.size());
    if (!rest.empty() && rest[0] >= '0' && rest[0] <= '9') return text;
    return rest;
  }
  return text;
}

std::string UnnumberedKey(std::string_view utf8) {
  return MatchKey(StripEnumerator(PatternText(utf8)));
}

int DisplayWidth(std::string_view utf8) {
  int width = 0;
  for (char32_t code : Utf8ToCodes(utf8)) {
    if (code < 0x20 || u_getCombiningClass(static_cast<UChar32>(code))) continue;
    int east = u_getIntPropertyValue(static_cast<UChar32>(code), UCHAR_EAST_ASIAN_WIDTH);
    bool wide = east == U_EA_WIDE || east == U_EA_FULLWIDTH;
    // Ambiguous quotation marks and the like are drawn wide by Chinese terminals' fonts only; count them
    // once.
    width += wide ? 2 : 1;
  }
  return width;
}

}  // namespace gongkai
