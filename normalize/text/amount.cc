#include "normalize/text/amount.h"

#include <vector>

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

constexpr size_t kMaxCellBytes = 200;

struct MoneyUnit {
  std::string_view name;
  int64_t fen;
};
constexpr MoneyUnit kMoneyUnits[] = {
    {"元", 100},       {"圆", 100},           {"百元", 10000},        {"千元", 100000},
    {"万元", 1000000}, {"百万元", 100000000}, {"千万元", 1000000000}, {"亿元", 10000000000LL},
};

// Units seen behind a number in its own cell. Longest first, so that 元 does not take the end of 万元.
constexpr std::string_view kCellUnits[] = {"百万元", "千万元", "万元", "亿元", "千元", "百元",
                                           "元",     "圆",     "%",    "‰",    "万",   "亿"};

constexpr std::string_view kCurrencySigns[] = {"人民币", "RMB", "CNY", "¥", "￥"};

bool IsDash(char32_t c) {
  // Folded text: most dashes are '-' already. The rest are what OCR and fonts make of a table's dash.
  return c == U'-' || c == U'一' || c == 0x2043 || c == 0x30FC || c == 0xFF70 || c == 0x2500 || c == 0x2501;
}

// Only dashes. A single 一 is the numeral one as likely as a dash, so it takes another dash beside it to be
// one.
bool OnlyDashes(std::u32string_view codes) {
  bool real = false;
  for (char32_t c : codes) {
    if (IsSpace(c)) continue;
    if (!IsDash(c)) return false;
    if (c != U'一') real = true;
  }
  return real;
}

bool AllDigits(std::string_view s) {
  for (char c : s)
    if (c < '0' || c > '9') return false;
  return !s.empty();
}

struct Piece {
  std::string_view text;
  bool after_newline = false;  // a line break stood before it, not just a blank
};

// Cuts at white space. The folded text is ASCII where it can be a number at all.
std::vector<Piece> Split(std::string_view s) {
  std::vector<Piece> pieces;
  bool newline = false;
  size_t i = 0;
  while (i < s.size()) {
    unsigned char c = static_cast<unsigned char>(s[i]);
    if (c <= 0x20) {
      newline = newline || c == '\n' || c == '\r';
      ++i;
      continue;
    }
    size_t end = i;
    while (end < s.size() && static_cast<unsigned char>(s[end]) > 0x20) ++end;
    pieces.push_back({s.substr(i, end - i), newline});
    newline = false;
    i = end;
  }
  return pieces;
}

// May `next` continue the number that stands in `head`? Only where the cut shows: at a separator, before
// missing decimals, before a full group of three, or, across a line break, inside a number whose point is
// still to come. A code and its amount glued into one cell (301 878.39) look like the last two, so a head
// that could be a code of the economic or functional classification is never continued by them. `grouped`
// tells that the head was itself put together of such groups.
bool Continues(std::string_view head, bool grouped, const Piece& next) {
  char last = head.back(), first = next.text.front();
  if (last == '.' || last == ',') return true;
  size_t point = head.find('.');
  if (first == '.' || first == ',') return point == head.npos;
  size_t digits = 0;
  while (digits < next.text.size() && next.text[digits] >= '0' && next.text[digits] <= '9') ++digits;
  if (point != head.npos) return digits == next.text.size() && head.size() - point - 1 + digits <= 2;

  size_t comma = head.rfind(',');
  if (comma != head.npos) {
    size_t group = head.size() - comma - 1;
    return group + digits == 3 || (group == 3 && digits == 3);  // 163,82 / 3.45
  }
  if (grouped) return digits == 3;  // 1 234 567.00
  bool like_code = head.size() >= 5 || (head.size() == 3 && (head[0] == '2' || head[0] == '3'));
  if (like_code) return false;
  if (digits == 3 && head.size() <= 3) return true;                                    // 2 940.05
  return next.after_newline && digits < next.text.size() && next.text[digits] == '.';  // 1634 / 2.02
}

// Digits with separators to contract form. Groups may be of any size as long as a decimal point shows where
// the number ends; without one the last group must be three digits, or the comma may be a point gone wrong.
std::optional<std::string> Digits(std::string_view s) {
  std::string whole, fraction;
  size_t group = 0;
  bool point = false, comma = false;
  for (char c : s) {
    if (c >= '0' && c <= '9') {
      (point ? fraction : whole) += c;
      ++group;
    } else if (c == ',' && !point) {
      if (group == 0) return std::nullopt;
      comma = true;
      group = 0;
    } else if (c == '.' && !point) {
      if (comma && group == 0) return std::nullopt;
      point = true;
    } else {
      return std::nullopt;
    }
  }
  if (whole.empty() && fraction.empty()) return std::nullopt;
  if (comma && !point && group != 3) return std::nullopt;
  size_t zeros = 0;
  while (zeros + 1 < whole.size() && whole[zeros] == '0') ++zeros;
  whole.erase(0, zeros);
  if (whole.empty()) whole += '0';
  if (!fraction.empty()) whole.append(1, '.').append(fraction);
  return whole;
}

bool TakePrefix(std::string_view prefix, std::string* s) {
  if (!s->starts_with(prefix)) return false;
  s->erase(0, prefix.size());
  while (!s->empty() && static_cast<unsigned char>(s->front()) <= 0x20) s->erase(0, 1);
  return true;
}

bool TakeSuffix(std::string_view suffix, std::string* s) {
  if (!s->ends_with(suffix)) return false;
  s->erase(s->size() - suffix.size());
  while (!s->empty() && static_cast<unsigned char>(s->back()) <= 0x20) s->pop_back();
  return true;
}

// Cells of names are asked as often as cells of figures. Nothing but these folds to a digit.
bool HasDigit(std::string_view s) {
  for (size_t i = 0; i < s.size(); ++i) {
    if (s[i] >= '0' && s[i] <= '9') return true;
    if (s[i] == '\xEF' && s.substr(i, 2) == "\xEF\xBC") return true;  // U+FF00-FF3F
  }
  return false;
}

// FoldWidthAndBlanks, trimmed.
std::string FoldCell(std::string_view cell) {
  std::string folded = FoldWidthAndBlanks(cell);
  // Thousands are parted by apostrophes here and there.
  for (std::string_view apostrophe : {"'", "‘", "’"})
    for (size_t at; (at = folded.find(apostrophe)) != folded.npos;)
      folded.replace(at, apostrophe.size(), ",");
  TakePrefix("", &folded);
  TakeSuffix("", &folded);
  return folded;
}

}  // namespace

Amount ParseAmount(std::string_view cell) {
  Amount amount;
  if (cell.size() > kMaxCellBytes) {
    amount.kind = StripSpace(cell).empty() ? Amount::Kind::kBlank : Amount::Kind::kNotANumber;
    return amount;
  }
  std::string s = FoldCell(cell);
  const bool digits_inside = HasDigit(s);
  if (!digits_inside && (s.empty() || OnlyDashes(Utf8ToCodes(s)))) return amount;
  amount.kind = Amount::Kind::kNotANumber;
  if (!digits_inside) return amount;

  std::string unit;
  bool negative = false;
  auto take_sign = [&] {
    for (std::string_view sign : {std::string_view("-"), std::string_view("△"), std::string_view("▲")}) {
      if (TakePrefix(sign, &s)) {
        negative = true;
        return true;
      }
    }
    return TakePrefix("+", &s);
  };
  auto take_currency = [&] {
    for (std::string_view sign : kCurrencySigns)
      if (TakePrefix(sign, &s)) return true;
    return false;
  };
  auto take_unit = [&] {
    TakeSuffix("整", &s);
    for (std::string_view name : kCellUnits) {
      if (TakeSuffix(name, &s)) {
        unit = name;
        return;
      }
    }
  };

  take_unit();
  bool currency = take_currency();
  bool bracket = s.size() > 2 && s.front() == '(' && s.back() == ')';
  if (bracket) {
    s.erase(s.size() - 1);
    s.erase(0, 1);
    TakePrefix("", &s);
    TakeSuffix("", &s);
    negative = true;
    if (unit.empty()) take_unit();
  } else {
    take_sign();
  }
  if (!currency) take_currency();

  std::vector<Piece> pieces = Split(s);
  if (pieces.empty()) return amount;
  std::string joined(pieces[0].text);
  bool grouped = false;
  for (size_t i = 1; i < pieces.size(); ++i) {
    if (!Continues(joined, grouped, pieces[i])) return amount;
    grouped = AllDigits(pieces[i].text) && pieces[i].text.size() == 3 && AllDigits(joined);
    joined += pieces[i].text;
  }
  std::optional<std::string> digits = Digits(joined);
  if (!digits) return amount;
  amount.kind = Amount::Kind::kNumber;
  if (negative) amount.digits += '-';
  amount.digits += *digits;
  amount.unit = unit;
  amount.rejoined = pieces.size() > 1;
  return amount;
}

std::optional<int64_t> FenPerUnit(std::string_view unit) {
  std::string name = PatternText(unit);
  for (std::string_view lead :
       {std::string_view("金额单位:"), std::string_view("单位:"), std::string_view("人民币")})
    if (name.starts_with(lead)) name.erase(0, lead.size());
  for (const MoneyUnit& money : kMoneyUnits)
    if (name == money.name) return money.fen;
  return std::nullopt;
}

Amount ParseAmountCell(std::string_view cell) {
  Amount amount = ParseAmount(cell);
  if (amount.kind != Amount::Kind::kNotANumber || cell.size() > kMaxCellBytes ||
      cell.find('\n') == std::string_view::npos || !HasDigit(cell))
    return amount;
  std::string whole;
  bool cut_decimals = false;
  for (char c : FoldCell(cell)) {
    if (c == '.' && whole.find('.') != std::string::npos) return amount;
    if (c == '\n' && whole.find('.') != std::string::npos) cut_decimals = true;
    if (static_cast<unsigned char>(c) > 0x20) whole += c;
  }
  // Decimals are broken only where they are two together (88027 082.6 1), or four or six, of 万元.
  const size_t decimals = cut_decimals ? whole.size() - whole.find('.') - 1 : 2;
  if (decimals != 2 && decimals != 4 && decimals != 6) return amount;
  Amount joined = ParseAmount(whole);
  if (joined.kind != Amount::Kind::kNumber || whole.find('.') == std::string::npos) return amount;
  joined.rejoined = true;
  return joined;
}

bool IsNumberCell(std::string_view cell) {
  const Amount amount = ParseAmountCell(cell);
  return amount.kind == Amount::Kind::kNumber && amount.unit.empty();
}

bool IsPieceOfAmount(std::string_view text) {
  const std::string folded = FoldCell(text);
  return !folded.empty() && folded.find_first_not_of("0123456789.,-") == std::string::npos;
}

std::optional<int64_t> ToFen(std::string_view digits, std::string_view unit) {
  std::optional<int64_t> scale = FenPerUnit(unit);
  if (!scale) return std::nullopt;
  bool negative = digits.starts_with('-');
  if (negative) digits.remove_prefix(1);
  size_t point = digits.find('.');
  std::string_view whole = digits.substr(0, point);
  std::string_view fraction = point == digits.npos ? std::string_view() : digits.substr(point + 1);
  if (!AllDigits(whole) || (point != digits.npos && !AllDigits(fraction))) return std::nullopt;

  // Negative all the way, so that the smallest 64-bit number is reached too.
  int64_t fen = 0;
  for (char c : whole) {
    if (__builtin_mul_overflow(fen, int64_t{10}, &fen) || __builtin_sub_overflow(fen, int64_t{c - '0'}, &fen))
      return std::nullopt;
  }
  if (__builtin_mul_overflow(fen, *scale, &fen)) return std::nullopt;
  int64_t place = *scale;
  for (char c : fraction) {
    if (c == '0') {
      if (place % 10 == 0)
        place /= 10;
      else
        place = 0;
      continue;
    }
    if (place % 10 != 0 || place == 0) return std::nullopt;  // finer than a fen
    place /= 10;
    if (__builtin_sub_overflow(fen, place * (c - '0'), &fen)) return std::nullopt;
  }
  if (!negative && __builtin_mul_overflow(fen, int64_t{-1}, &fen)) return std::nullopt;
  return fen;
}

}  // namespace gongkai
