#include "normalize/grid/mark_eraser.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "normalize/text/fold.h"

namespace gongkai {

bool IsMarkLetter(char32_t code) {
  const char32_t folded = FoldWidthCode(code);
  return IsIdeograph(code) || (folded >= U'A' && folded <= U'Z') || (folded >= U'a' && folded <= U'z');
}

namespace {

template <typename Visit>
void EachWord(const std::u32string& line, Visit visit) {
  for (size_t i = 0; i < line.size();) {
    size_t end = i;
    while (end < line.size() && !IsSpace(line[end])) ++end;
    if (end > i) visit(i, end);
    i = std::max(end, i + 1);
  }
}

// 八、 or 十二、: the length of the numbering that begins there, 0 where there is none.
size_t Numbering(std::u32string_view text) {
  constexpr std::u32string_view kNumerals = U"一二三四五六七八九十";
  size_t i = 0;
  while (i < text.size() && kNumerals.find(text[i]) != kNumerals.npos) ++i;
  return i > 0 && i < text.size() && text[i] == U'、' ? i + 1 : 0;
}

class Eraser {
 public:
  Eraser(const std::set<char32_t>& mark, const WordCounts& wording, const KnownText& known,
         std::u32string* line)
      : mark_(mark), wording_(wording), known_(known), line_(*line) {}

  void Run() {
    TakeOffEnds();
    size_t singles = 0, single = 0;
    EachWord(line_, [&](size_t from, size_t to) {
      if (to - from == 1 && IsMarkLetter(line_[from])) {
        ++singles;
        single = from;
      } else {
        Unglue(from, to);
      }
    });
    // 合 计 is a word that is spaced out.
    if (singles == 1 && mark_.count(line_[single])) line_[single] = U' ';
  }

 private:
  static bool IsAmountCharacter(char32_t code) {
    const char32_t folded = FoldWidthCode(code);
    return IsDigit(folded) || folded == U'.' || folded == U',' || folded == U'-';
  }

  // An amount, or the dash of a blank cell.
  bool IsFigure(size_t from, size_t to) const {
    return from < to &&
           std::all_of(line_.begin() + Offset(from), line_.begin() + Offset(to), IsAmountCharacter);
  }

  bool IsNumbered(size_t from) const { return Numbering(std::u32string_view(line_).substr(from)) > 0; }

  bool IsMark(size_t from, size_t to) const {
    return std::all_of(line_.begin() + Offset(from), line_.begin() + Offset(to),
                       [&](char32_t code) { return mark_.count(code) > 0; });
  }

  // Without the mark it is what the text prints elsewhere; with it, it is not, or hardly.
  bool IsBetterAs(std::u32string_view whole, std::u32string_view rest) const {
    constexpr size_t kShort = 4, kOften = 3;
    if (known_.is_piece(CodesToUtf8(whole))) return false;
    if (known_.is_name(CodesToUtf8(rest))) return true;
    const size_t with = wording_.Times(whole), without = wording_.Times(rest);
    return rest.size() >= kShort ? without >= with && without > 0
                                 : without >= kOften * with && without >= kOften;
  }

  // 收入决算表 公开, 公 项 目.
  void TakeOffEnds() {
    std::vector<std::pair<size_t, size_t>> words;
    std::u32string all;
    EachWord(line_, [&](size_t from, size_t to) {
      words.emplace_back(from, to);
      all.append(line_, from, to - from);
    });
    constexpr size_t kLongest = 3;
    if (words.size() < 2) return;
    for (const auto& [from, to] : {words.front(), words.back()}) {
      const size_t length = to - from;
      if (length > kLongest || length >= all.size() || !IsMark(from, to)) continue;
      std::u32string_view rest(all);
      if (from == words.front().first) {
        rest.remove_prefix(length);
      } else {
        rest.remove_suffix(length);
      }
      if (!IsBetterAs(all, rest)) continue;
      return Blank(from, to);
    }
  }

  // Of a word, one character of the mark or two at either end.
  void Unglue(size_t from, size_t to) {
    const std::u32string_view word = std::u32string_view(line_).substr(from, to - from);
    for (size_t length : {1, 2}) {
      if (word.size() <= length) return;
      if (IsMark(from, from + length) &&
          (IsFigure(from + length, to) || IsNumbered(from + length) || IsBetterAs(word, word.substr(length))))
        return Blank(from, from + length);
      if (IsMark(to - length, to) &&
          (IsFigure(from, to - length) || IsBetterAs(word, word.substr(0, word.size() - length))))
        return Blank(to - length, to);
    }
    // 4,866.77 and 六、科学技术支出 on either side of it.
    size_t figure = from;
    while (figure < to && IsAmountCharacter(line_[figure])) ++figure;
    if (figure > from && figure + 1 < to && mark_.count(line_[figure]) &&
        (IsFigure(figure + 1, to) || IsNumbered(figure + 1)))
      line_[figure] = U' ';
    // 总公计 is 总计.
    for (size_t i = from + 1; i + 1 < to; ++i) {
      if (!mark_.count(line_[i])) continue;
      std::u32string rest(word);
      rest.erase(i - from, 1);
      if (!known_.is_name(CodesToUtf8(rest)) || known_.is_piece(CodesToUtf8(word))) continue;
      line_.erase(i, 1);
      return;
    }
  }

  void Blank(size_t from, size_t to) {
    std::fill(line_.begin() + Offset(from), line_.begin() + Offset(to), U' ');
  }

  static std::ptrdiff_t Offset(size_t i) { return static_cast<std::ptrdiff_t>(i); }

  const std::set<char32_t>& mark_;
  const WordCounts& wording_;
  const KnownText& known_;
  std::u32string& line_;
};

}  // namespace

bool IsTextLine(const FlowItem& item) {
  constexpr size_t kLongestLine = 2000;
  return !item.is_table() && item.line.place.line_first > 0 && item.line.text.size() <= kLongestLine;
}

WordCounts::WordCounts(const Flow& flow) {
  for (const FlowItem& item : flow)
    if (IsTextLine(item)) Add(Utf8ToCodes(item.line.text));
}

void WordCounts::Add(const std::u32string& line) {
  constexpr size_t kMostWords = 200000;
  std::u32string whole;
  size_t words = 0;
  EachWord(line, [&](size_t from, size_t to) {
    whole.append(line, from, to - from);
    if (++words > 1 || to < line.size()) Count(std::u32string_view(line).substr(from, to - from));
  });
  if (count_.size() < kMostWords) Count(whole);
}

size_t WordCounts::Times(std::u32string_view word) const {
  const auto found = count_.find(std::u32string(word.substr(Numbering(word))));
  return found == count_.end() ? 0 : found->second;
}

void WordCounts::Count(std::u32string_view word) {
  constexpr size_t kLongest = 60;
  word.remove_prefix(Numbering(word));
  if (word.size() > 1 && word.size() <= kLongest) ++count_[std::u32string(word)];
}

void EraseMark(const std::set<char32_t>& mark, const WordCounts& wording, const KnownText& known,
               std::u32string* line) {
  Eraser(mark, wording, known, line).Run();
}

}  // namespace gongkai
