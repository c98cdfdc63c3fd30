#include "normalize/grid/watermark.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "normalize/grid/mark_eraser.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

struct Alone {
  size_t item;
  int column;
  char32_t code;
};

// Lines of a single ideograph, page by page.
std::map<int, std::vector<Alone>> FindAlone(const Flow& flow) {
  std::map<int, std::vector<Alone>> pages;
  for (size_t i = 0; i < flow.size(); ++i) {
    if (flow[i].is_table() || flow[i].line.place.line_first == 0) continue;
    constexpr size_t kLongestLine = 1000;
    if (flow[i].line.text.size() > kLongestLine) continue;
    std::u32string codes = Utf8ToCodes(flow[i].line.text);
    while (!codes.empty() && IsSpace(codes.back())) codes.pop_back();
    size_t indent = 0;
    while (indent < codes.size() && IsSpace(codes[indent])) ++indent;
    if (indent + 1 != codes.size() || !IsIdeograph(codes[indent])) continue;
    pages[flow[i].page].push_back({i, static_cast<int>(indent), codes[indent]});
  }
  return pages;
}

// The longest chain in which every character stands well to one side of the one above.
std::vector<Alone> LongestSlope(const std::vector<Alone>& alone, int direction) {
  constexpr int kStep = 3;
  constexpr size_t kMost = 200;  // quadratic
  size_t n = std::min(alone.size(), kMost);
  std::vector<size_t> length(n, 1), from(n, n);
  size_t best = n;
  for (size_t i = 0; i < n; ++i) {
    for (size_t k = 0; k < i; ++k)
      if (direction * (alone[i].column - alone[k].column) >= kStep && length[k] + 1 > length[i]) {
        length[i] = length[k] + 1;
        from[i] = k;
      }
    if (best == n || length[i] > length[best]) best = i;
  }
  std::vector<Alone> chain;
  for (size_t i = best; i < n; i = from[i]) chain.insert(chain.begin(), alone[i]);
  return chain;
}

// A character of the mark that fell on a line of text: between blanks, or glued before a figure. Where
// several characters of a line stand between blanks they are spaced words.
void Erase(std::u32string* left, std::string* line) {
  if (left->empty()) return;
  std::u32string codes = Utf8ToCodes(*line);
  auto blank = [&](size_t i) { return i >= codes.size() || IsSpace(codes[i]); };
  size_t found = codes.size();
  int single = 0;
  for (size_t i = 0; i < codes.size(); ++i) {
    if (!IsIdeograph(codes[i]) || !(i == 0 || IsSpace(codes[i - 1]))) continue;
    if (!blank(i + 1) && !IsDigit(codes[i + 1])) continue;
    ++single;
    if (left->find(codes[i]) != std::u32string::npos) found = i;
  }
  if (single != 1 || found == codes.size()) return;
  left->erase(left->find(codes[found]), 1);
  codes[found] = U' ';
  *line = CodesToUtf8(codes);
}

// A mark that is written level: the same words alone on a line of most pages.
void MarkLevel(Flow* flow) {
  constexpr size_t kShortest = 12, kLongest = 60;  // bytes
  constexpr size_t kFewestPages = 4;
  auto words = [](const FlowItem& item) {
    if (item.is_table() || item.line.place.line_first == 0 || item.line.text.size() > 300)
      return std::string();
    std::string key = PatternText(item.line.text);
    if (key.size() < kShortest || key.size() > kLongest) return std::string();
    std::u32string codes = Utf8ToCodes(key);
    return std::all_of(codes.begin(), codes.end(), IsIdeograph) ? key : std::string();
  };
  std::set<int> all;
  std::map<std::string, std::set<int>> pages;
  for (const FlowItem& item : *flow) {
    all.insert(item.page);
    if (std::string key = words(item); !key.empty()) pages[key].insert(item.page);
  }
  for (FlowItem& item : *flow) {
    auto found = pages.find(words(item));
    if (found != pages.end() && found->second.size() >= kFewestPages &&
        3 * found->second.size() >= 2 * all.size())
      item.furniture = true;
  }
}

// A mark that every page draws before all else, in a text that keeps no places: its characters, each on a
// line of its own, are the same lines of most pages.
void MarkFirstLines(Flow* flow) {
  constexpr double kLast = 12;  // line of a page, below a running head
  constexpr size_t kFewestPages = 4, kCharacters = 4;
  std::set<int> all;
  std::map<std::pair<std::string, int>, std::vector<FlowItem*>> lines;  // by character and line of the page
  for (FlowItem& item : *flow) {
    all.insert(item.page);
    if (item.top >= kLast || !IsTextLine(item)) continue;
    const std::u32string codes = Utf8ToCodes(PatternText(item.line.text));
    if (codes.size() == 1 && IsMarkLetter(codes[0]))
      lines[{CodesToUtf8(codes), static_cast<int>(item.top)}].push_back(&item);
  }
  std::erase_if(lines, [&](const auto& entry) {
    std::set<int> pages;
    for (const FlowItem* item : entry.second) pages.insert(item->page);
    return pages.size() < kFewestPages || 3 * pages.size() < 2 * all.size();
  });
  if (lines.size() < kCharacters) return;
  for (const auto& [line, items] : lines)
    for (FlowItem* item : items) item->furniture = true;
}

}  // namespace

void MarkWatermark(Flow* flow) {
  MarkLevel(flow);
  MarkFirstLines(flow);
  constexpr size_t kFewest = 4;
  std::map<std::u32string, std::vector<std::vector<Alone>>> slopes;
  for (const auto& [page, alone] : FindAlone(*flow))
    for (int direction : {-1, 1}) {
      std::vector<Alone> chain = LongestSlope(alone, direction);
      if (chain.size() < kFewest) continue;
      std::u32string text;
      for (const Alone& one : chain) text += one.code;
      slopes[text].push_back(std::move(chain));
    }
  // The longest that returns is the mark; other pages may show only a part of it.
  std::u32string mark;
  for (const auto& [text, chains] : slopes)
    if (chains.size() > 1 && text.size() > mark.size()) mark = text;
  if (mark.empty()) return;
  std::map<int, std::u32string> left;  // by page: characters of the mark that stand on no line of their own
  for (const FlowItem& item : *flow) left[item.page] = mark;
  std::set<int> marked;
  for (const auto& [page, alone] : FindAlone(*flow))
    for (const Alone& one : alone) {
      if (mark.find(one.code) == std::u32string::npos) continue;
      (*flow)[one.item].furniture = true;
      marked.insert(page);
      std::u32string& rest = left[page];
      if (size_t at = rest.find(one.code); at != std::u32string::npos) rest.erase(at, 1);
    }
  for (FlowItem& item : *flow)
    if (!item.is_table() && item.line.place.line_first > 0 && marked.count(item.page))
      Erase(&left[item.page], &item.line.text);
}

}  // namespace gongkai
