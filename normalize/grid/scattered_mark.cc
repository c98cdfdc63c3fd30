#include "normalize/grid/scattered_mark.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

constexpr size_t kLongestLine = 2000;

bool IsTextLine(const FlowItem& item) {
  return !item.is_table() && item.line.place.line_first > 0 && item.line.text.size() <= kLongestLine;
}

// The ideograph that is all of the line; 0 where there is more, or another character.
char32_t Lone(const std::string& text) {
  constexpr size_t kLongest = 400;
  if (text.size() > kLongest) return 0;
  char32_t lone = 0;
  for (char32_t code : Utf8ToCodes(text)) {
    if (IsSpace(code)) continue;
    if (lone != 0 || !IsIdeograph(code)) return 0;
    lone = code;
  }
  return lone;
}

struct Seen {
  size_t count = 0;
  std::set<int> pages;
  std::map<char32_t, size_t> next;  // other characters that came next
};

std::set<char32_t> FindMark(const Flow& flow) {
  std::set<int> pages;
  std::map<char32_t, Seen> seen;
  char32_t last = 0;
  for (const FlowItem& item : flow) {
    if (!IsTextLine(item)) continue;
    pages.insert(item.page);
    const char32_t lone = Lone(item.line.text);
    if (lone == 0) continue;
    // 数量指标 written downwards is a level of a performance table.
    if (lone == U'指' || lone == U'标') {
      last = 0;
      continue;
    }
    Seen& own = seen[lone];
    ++own.count;
    own.pages.insert(item.page);
    if (last != 0 && last != lone) ++seen[last].next[lone];
    last = lone;
  }
  constexpr size_t kFewestPages = 4, kTimesAPage = 4, kCharacters = 4;
  std::set<char32_t> mark, followers;
  if (pages.size() < kFewestPages) return mark;
  for (const auto& [code, own] : seen) {
    const bool often =
        own.count >= kTimesAPage * own.pages.size() && 5 * own.pages.size() >= 3 * pages.size();
    if (!often) continue;
    size_t all = 0;
    auto best = own.next.end();
    for (auto it = own.next.begin(); it != own.next.end(); ++it) {
      all += it->second;
      if (best == own.next.end() || it->second > best->second) best = it;
    }
    if (best == own.next.end() || 5 * best->second < 2 * all) continue;
    mark.insert(code);
    followers.insert(best->first);
  }
  // Each follows another one, and begins anew behind the last.
  const auto inside =
      std::count_if(followers.begin(), followers.end(), [&](char32_t code) { return mark.count(code) > 0; });
  const bool chain = mark.size() >= kCharacters && static_cast<size_t>(inside) + 1 >= mark.size();
  return chain ? mark : std::set<char32_t>{};
}

template <typename Visit>
void EachWord(const std::u32string& line, Visit visit) {
  for (size_t i = 0; i < line.size();) {
    size_t end = i;
    while (end < line.size() && !IsSpace(line[end])) ++end;
    if (end > i) visit(i, end);
    i = std::max(end, i + 1);
  }
}

class Eraser {
 public:
  Eraser(const std::set<char32_t>& mark, std::u32string* line) : mark_(mark), line_(*line) {}

  void Run() {
    size_t singles = 0, single = 0;
    EachWord(line_, [&](size_t from, size_t to) {
      if (to - from == 1 && IsIdeograph(line_[from])) {
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

  bool IsFigure(size_t from, size_t to) const {
    bool digit = false;
    for (size_t i = from; i < to; ++i) {
      if (!IsAmountCharacter(line_[i])) return false;
      digit = digit || IsDigit(FoldWidthCode(line_[i]));
    }
    return digit;
  }

  // 八、 or 十二、
  bool IsNumbering(size_t from, size_t to) const {
    constexpr std::u32string_view kNumerals = U"一二三四五六七八九十";
    size_t i = from;
    while (i < to && kNumerals.find(line_[i]) != kNumerals.npos) ++i;
    return i > from && i < to && line_[i] == U'、';
  }

  void Unglue(size_t from, size_t to) {
    if (mark_.count(line_[from]) && (IsFigure(from + 1, to) || IsNumbering(from + 1, to)))
      line_[from] = U' ';
    else if (mark_.count(line_[to - 1]) && IsFigure(from, to - 1))
      line_[to - 1] = U' ';
  }

  const std::set<char32_t>& mark_;
  std::u32string& line_;
};

}  // namespace

void BlankScatteredMark(Flow* flow) {
  const std::set<char32_t> mark = FindMark(*flow);
  if (mark.empty()) return;
  for (FlowItem& item : *flow) {
    if (!IsTextLine(item)) continue;
    if (mark.count(Lone(item.line.text))) {
      item.furniture = true;
      continue;
    }
    std::u32string line = Utf8ToCodes(item.line.text);
    const std::u32string before = line;
    Eraser(mark, &line).Run();
    if (line != before) item.line.text = CodesToUtf8(line);
  }
}

}  // namespace gongkai
