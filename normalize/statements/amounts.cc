#include "normalize/statements/amounts.h"

#include <re2/re2.h>

#include <algorithm>

#include "normalize/text/fold.h"
#include "normalize/text/numeral.h"

namespace gongkai {
namespace {

// No amount of any budget has more digits.
constexpr size_t kMaxDigits = 20;
// How much of the sentence the words around a number are looked for in.
constexpr size_t kContext = 10;

bool IsLetter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}
bool IsRangeMark(char32_t c) {
  return c == U'-' || c == U'~' || c == U'～';
}

std::vector<std::u32string> LongestFirst(const std::vector<std::string>& words) {
  std::vector<std::u32string> out;
  for (const std::string& word : words) out.push_back(Utf8ToCodes(word));
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
  return out;
}

bool IsYear(const std::string& digits) {
  return digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
}

// The number at `from`, which is a digit: its end, its digits, and whether it is one.
struct Number {
  size_t to = 0;
  std::string digits;
  bool good = true;
};

// Justified lines pull numbers apart: 2 718.36万元, 1133. 18万元. In a sentence nothing else puts a blank
// between two digits, but a number that opens the sentence is its enumerator, and a year stands alone.
bool PulledApart(const std::vector<PlacedChar>& chars, size_t from, size_t at, const Number& number,
                 bool point) {
  return chars[at].gap == Gap::kSpace && from > 0 && !point && !IsYear(number.digits) &&
         IsIdeograph(chars[from - 1].printed);
}

Number ReadNumber(const std::vector<PlacedChar>& chars, size_t from) {
  Number number;
  size_t i = from, since_comma = 0, decimals = 0;
  bool point = false, commas = false;
  for (; i < chars.size(); ++i) {
    char32_t c = chars[i].folded;
    bool after_digit = i > from && IsDigit(chars[i - 1].folded);
    if (IsDigit(c)) {
      if (after_digit && chars[i].gap >= Gap::kSpace && !PulledApart(chars, from, i, number, point)) break;
      // 926.25 / 926.25: a number of two decimals is complete; what the next line begins with is another.
      if (after_digit && chars[i].gap == Gap::kLineEnd && decimals >= 2) break;
      number.digits += static_cast<char>(c);
      decimals += point;
      ++since_comma;
      continue;
    }
    bool digit_behind = i + 1 < chars.size() && IsDigit(chars[i + 1].folded) &&
                        (chars[i + 1].gap < Gap::kSpace || PulledApart(chars, from, i + 1, number, point));
    if (!digit_behind) break;
    if (c == U'.' && !point) {
      point = true;
      number.digits += '.';
    } else if (c == U',' && !point) {
      // 1,234 but not 2021,2022. A full-width comma separates clauses, unless the digits are full-width too
      // or decimals follow: 1，133.18万元.
      size_t group = 0;
      while (i + 1 + group < chars.size() && IsDigit(chars[i + 1 + group].folded) && group < 4) ++group;
      size_t behind = i + 1 + group;
      bool decimals_follow =
          behind + 1 < chars.size() && chars[behind].folded == U'.' && IsDigit(chars[behind + 1].folded);
      if (chars[i].printed != U',' && chars[i - 1].printed < 0xFF00 && !decimals_follow) break;
      if (group != 3 || (!commas && since_comma > 3) || (commas && since_comma != 3)) break;
      commas = true;
      since_comma = 0;
    } else {
      break;
    }
  }
  number.to = i;
  size_t zeros = 0;
  while (zeros + 1 < number.digits.size() && number.digits[zeros] == '0' && number.digits[zeros + 1] != '.')
    ++zeros;
  number.digits.erase(0, zeros);
  number.good = number.digits.size() <= kMaxDigits;
  return number;
}

// Marks the characters inside of 《…》: titles of laws and reports.
std::vector<char> InsideTitles(const std::u32string& text) {
  std::vector<char> inside(text.size(), 0);
  size_t open = std::u32string::npos;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == U'《' && open == std::u32string::npos) open = i;
    if (text[i] != U'》' || open == std::u32string::npos) continue;
    std::fill(inside.begin() + static_cast<std::ptrdiff_t>(open),
              inside.begin() + static_cast<std::ptrdiff_t>(i), 1);
    open = std::u32string::npos;
  }
  return inside;
}

}  // namespace

AmountFinder::AmountFinder(const StatementWords& words)
    : words_(words),
      scales_(LongestFirst(words.units.scales)),
      approximations_(LongestFirst(words.units.approximations)),
      not_units_(LongestFirst(words.units.not_units)) {
  auto add = [&](const std::vector<std::string>& list, UnitKind kind) {
    for (const std::u32string& word : LongestFirst(list))
      if (!word.empty()) units_[word[0]].push_back({word, kind});
  };
  add(words.units.money, UnitKind::kMoney);
  add(words.units.percent, UnitKind::kPercent);
  add(words.units.score, UnitKind::kScore);
  add(words.units.count, UnitKind::kCount);
  add(words.units.duration, UnitKind::kDuration);
  for (auto& [first, list] : units_)
    std::stable_sort(list.begin(), list.end(),
                     [](const Word& a, const Word& b) { return a.text.size() > b.text.size(); });
}

size_t AmountFinder::MatchAny(const std::vector<std::u32string>& words, std::u32string_view text) {
  for (const std::u32string& word : words)
    if (text.starts_with(word)) return word.size();
  return 0;
}

const AmountFinder::Word* AmountFinder::MatchWord(std::u32string_view text) const {
  if (text.empty()) return nullptr;
  auto list = units_.find(text[0]);
  if (list == units_.end()) return nullptr;
  for (const Word& word : list->second)
    if (text.starts_with(word.text)) return MatchAny(not_units_, text) > word.text.size() ? nullptr : &word;
  return nullptr;
}

AmountFinder::UnitMatch AmountFinder::MatchUnit(std::u32string_view text) const {
  // 万余元, 余万元, 多个: the approximation is no part of the unit.
  UnitMatch match;
  auto approximation = [&](size_t at) {
    size_t length = match.dropped_length == 0 ? MatchAny(approximations_, text.substr(at)) : 0;
    if (length > 0) {
      match.dropped = at;
      match.dropped_length = length;
    }
    return length;
  };
  size_t at = approximation(0);
  size_t scale = MatchAny(scales_, text.substr(at));
  at += scale;
  at += approximation(at);
  const Word* word = MatchWord(text.substr(at));
  if (word) {
    match.length = at + word->text.size();
    match.kind = word->kind;
    // 97元/人
    if (match.length + 1 < text.size() && text[match.length] == U'/')
      if (const Word* per = MatchWord(text.substr(match.length + 1))) match.length += 1 + per->text.size();
  } else if (scale > 0) {
    // 1874.52万参保群众: the scale is all that is printed.
    match.length = at;
    match.kind = UnitKind::kCount;
    if (match.dropped > 0 && match.dropped + match.dropped_length == at) match.length = match.dropped;
  }
  return match;
}

// A number that stands in a sentence without asserting anything.
bool AmountFinder::IsIdle(const Sentence& sentence, const std::u32string& text,
                          const PrintedAmount& amount) const {
  if (amount.from > 0) {
    char32_t before = text[amount.from - 1];
    if (IsLetter(before)) return true;
    if (amount.kind == UnitKind::kScore && (before == U'时' || before == U'点' || before == U':')) {
      // 得分:97分 is a score, 9:30分 is a time.
      if (before != U':' || (amount.from > 1 && IsDigit(text[amount.from - 2]))) return true;
    }
    // The second half of a range.
    if (IsRangeMark(before) && amount.from > 1 &&
        (IsDigit(text[amount.from - 2]) || text[amount.from - 2] == U'%'))
      return true;
  }
  if (amount.to + 1 < text.size() && IsRangeMark(text[amount.to]) && IsDigit(text[amount.to + 1]))
    return true;
  size_t first = amount.from > kContext ? amount.from - kContext : 0;
  std::string before = sentence.Folded(first, amount.from);
  if (amount.kind == UnitKind::kDuration && amount.unit == "年" &&
      (amount.digits.size() > 2 || !re2::RE2::PartialMatch(before, words_.units.duration_before)))
    return true;
  if (re2::RE2::PartialMatch(before, words_.skip_before)) return true;
  std::string after = sentence.Folded(amount.to, std::min(amount.to + kContext, text.size()));
  if (re2::RE2::PartialMatch(after, words_.skip_after)) return true;
  return amount.kind == UnitKind::kMoney && re2::RE2::PartialMatch(before, words_.threshold_before) &&
         re2::RE2::PartialMatch(after, words_.threshold_after);
}

std::vector<PrintedAmount> AmountFinder::Find(const Sentence& sentence) const {
  const std::vector<PlacedChar>& chars = sentence.chars;
  std::u32string text;
  text.reserve(chars.size());
  for (const PlacedChar& c : chars) text += c.folded;
  const std::vector<char> inside = InsideTitles(text);

  std::vector<PrintedAmount> out;
  for (size_t i = 0; i < chars.size();) {
    PrintedAmount amount;
    amount.from = i;
    constexpr std::u32string_view kPercent = U"百分之";
    if (text[i] == kPercent[0] && std::u32string_view(text).substr(i).starts_with(kPercent)) {
      size_t at = i + kPercent.size();
      if (at < text.size() && IsDigit(text[at])) {
        Number number = ReadNumber(chars, at);
        amount.digits = number.digits;
        at = number.to;
      } else if (auto decimal = ReadChineseDecimal(sentence.Folded(at, std::min(at + 12, text.size())))) {
        amount.digits = decimal->digits;
        at += Utf8ToCodes(std::string_view(sentence.Folded(at, std::min(at + 12, text.size())))
                              .substr(0, decimal->length))
                  .size();
      }
      i = at;
      if (amount.digits.empty()) continue;
      amount.to = amount.number_to = at;
      amount.kind = UnitKind::kPercent;
      amount.unit = "%";
      if (!inside[amount.from]) out.push_back(std::move(amount));
      continue;
    }
    if (!IsDigit(text[i])) {
      ++i;
      continue;
    }
    Number number = ReadNumber(chars, i);
    i = number.to;
    if (!number.good || inside[amount.from]) continue;
    amount.digits = number.digits;
    amount.to = amount.number_to = number.to;
    UnitMatch unit = MatchUnit(std::u32string_view(text).substr(number.to));
    // A year is no number of anything, whatever follows: 2022个人所得税.
    if (unit.length > 0 && !(IsYear(number.digits) && unit.kind == UnitKind::kDuration)) {
      amount.kind = unit.kind;
      amount.to += unit.length;
      for (size_t k = 0; k < unit.length; ++k)
        if (k < unit.dropped || k >= unit.dropped + unit.dropped_length)
          AppendUtf8(chars[number.to + k].printed, &amount.unit);
      if (amount.kind == UnitKind::kPercent && amount.unit == "％") amount.unit = "%";
      i = amount.to;
    }
    amount.negative = amount.from > 0 && text[amount.from - 1] == U'-' &&
                      (amount.from < 2 || text[amount.from - 2] != U'-');
    if (!IsIdle(sentence, text, amount)) out.push_back(std::move(amount));
  }
  return out;
}

}  // namespace gongkai
