#include "normalize/grid/scattered_mark.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <map>
#include <set>
#include <string>

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

// The ideograph or letter that is all of the line; 0 where there is more, or another character.
char32_t Lone(const std::string& text) {
  constexpr size_t kLongest = 400;
  if (text.size() > kLongest) return 0;
  char32_t lone = 0;
  for (char32_t code : Utf8ToCodes(text)) {
    if (IsSpace(code)) continue;
    if (lone != 0 || !IsMarkLetter(code)) return 0;
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
  const auto on_most = [&](const Seen& own) { return 5 * own.pages.size() >= 3 * pages.size(); };
  size_t fewest = std::numeric_limits<size_t>::max();
  for (const auto& [code, own] : seen) {
    if (own.count < kTimesAPage * own.pages.size() || !on_most(own)) continue;
    size_t all = 0;
    auto best = own.next.end();
    for (auto it = own.next.begin(); it != own.next.end(); ++it) {
      all += it->second;
      if (best == own.next.end() || it->second > best->second) best = it;
    }
    if (best == own.next.end() || 4 * best->second < all) continue;
    mark.insert(code);
    followers.insert(best->first);
    fewest = std::min(fewest, own.count);
  }
  // Each follows another one, and begins anew behind the last.
  const auto inside =
      std::count_if(followers.begin(), followers.end(), [&](char32_t code) { return mark.count(code) > 0; });
  if (mark.size() < kCharacters || static_cast<size_t>(inside) + 1 < mark.size()) return {};
  // Others of it are read in no order.
  for (const auto& [code, own] : seen)
    if (2 * own.count >= fewest && on_most(own)) mark.insert(code);
  return mark;
}

}  // namespace

bool RemoveScatteredMark(const KnownText& known, Flow* flow) {
  const std::set<char32_t> mark = FindMark(*flow);
  if (mark.empty()) return false;
  std::erase_if(
      *flow, [&](const FlowItem& item) { return IsTextLine(item) && mark.count(Lone(item.line.text)) > 0; });
  const WordCounts wording(*flow);
  for (FlowItem& item : *flow) {
    if (!IsTextLine(item)) continue;
    std::u32string line = Utf8ToCodes(item.line.text);
    const std::u32string before = line;
    EraseMark(mark, wording, known, &line);
    if (line == before) continue;
    while (!line.empty() && IsSpace(line.back())) line.pop_back();
    while (!line.empty() && IsSpace(line.front())) line.erase(line.begin());
    item.line.text = CodesToUtf8(line);
    item.line.torn = true;
  }
  return true;
}

}  // namespace gongkai
