#include "normalize/grid/level_mark.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

bool IsFigure(char32_t code) {
  return IsDigit(FoldWidthCode(code)) || code == U'.' || code == U',';
}

// The line as a mark may be: ideographs and letters alone. Empty where it is none.
std::u32string AsMark(const std::string& text) {
  constexpr size_t kShortest = 4, kLongest = 16;
  const std::u32string codes = Utf8ToCodes(StripSpace(text));
  const bool fits = codes.size() >= kShortest && codes.size() <= kLongest &&
                    std::all_of(codes.begin(), codes.end(), IsMarkLetter);
  return fits ? codes : std::u32string();
}

struct LevelMark {
  std::u32string text;
  std::set<int> alone;  // the pages on which it is a line
};

LevelMark FindLevelMark(const Flow& flow) {
  std::set<int> pages;
  std::map<std::u32string, std::set<int>> lines;
  for (const FlowItem& item : flow) {
    if (!IsTextLine(item)) continue;
    pages.insert(item.page);
    if (std::u32string mark = AsMark(item.line.text); !mark.empty()) lines[std::move(mark)].insert(item.page);
  }
  LevelMark out;
  constexpr size_t kFewestPages = 4;
  for (auto& [text, alone] : lines)
    if (alone.size() >= kFewestPages && 2 * alone.size() >= pages.size() && alone.size() > out.alone.size())
      out = {text, std::move(alone)};
  return out;
}

constexpr int kInsideFigure = 3;

// How much speaks for a character as one of the mark, by its neighbours.
int Oddity(const std::u32string& line, size_t at) {
  const auto blank = [&](size_t i) { return i >= line.size() || IsSpace(line[i]); };
  const auto figure = [&](size_t i) { return i < line.size() && IsFigure(line[i]); };
  const size_t left = at == 0 ? line.size() : at - 1, right = at + 1;
  if (figure(left) && figure(right)) return kInsideFigure;
  if (figure(left) || figure(right) || (blank(left) && blank(right))) return 2;
  return blank(left) || blank(right) ? 1 : 0;
}

// The places of the mark's characters in the line, in order, where most speaks for them; empty where it does
// not hold them all.
std::vector<size_t> PlacesOf(const std::u32string& mark, const std::u32string& line) {
  constexpr int kNone = -1;
  // best[j][i]: for the first j characters of the mark in the first i of the line.
  std::vector<std::vector<int>> best(mark.size() + 1, std::vector<int>(line.size() + 1, kNone));
  std::fill(best[0].begin(), best[0].end(), 0);
  for (size_t j = 1; j <= mark.size(); ++j)
    for (size_t i = 1; i <= line.size(); ++i) {
      best[j][i] = best[j][i - 1];
      if (line[i - 1] == mark[j - 1] && best[j - 1][i - 1] != kNone)
        best[j][i] = std::max(best[j][i], best[j - 1][i - 1] + Oddity(line, i - 1));
    }
  if (best[mark.size()][line.size()] == kNone) return {};
  std::vector<size_t> places;
  for (size_t j = mark.size(), i = line.size(); j > 0; --i) {
    if (best[j][i] == best[j][i - 1]) continue;
    places.push_back(i - 1);
    --j;
  }
  std::reverse(places.begin(), places.end());
  return places;
}

// No text has these characters there: one stands inside of a figure, or most beside figures or blanks.
bool IsOdd(const std::u32string& line, const std::vector<size_t>& places) {
  int sum = 0;
  bool inside = false;
  for (size_t at : places) {
    sum += Oddity(line, at);
    inside = inside || Oddity(line, at) == kInsideFigure;
  }
  return inside || sum >= static_cast<int>(places.size());
}

// The figures on either side of the mark are one: 369.7 and 3, 195 and .34, but not 8 and 5.36.
bool AreOneFigure(const std::u32string& line, size_t from, size_t to) {
  size_t first = from, last = to;
  while (first > 0 && IsFigure(line[first - 1])) --first;
  while (last < line.size() && IsFigure(line[last])) ++last;
  const std::u32string left = line.substr(first, from - first), right = line.substr(to, last - to);
  constexpr size_t kDecimals = 2;
  const size_t point = left.find(U'.');
  if (point != left.npos) return left.size() - point <= kDecimals && right.find(U'.') == right.npos;
  return right.front() == U'.' || right.front() == U',' || left.back() == U',' ||
         right.find(U'.') == right.npos;
}

std::u32string Without(const std::u32string& line, const std::vector<size_t>& places) {
  std::u32string out;
  size_t copied = 0;
  for (size_t k = 0; k < places.size();) {
    const size_t from = places[k];
    size_t to = from;
    while (k < places.size() && places[k] == to) ++k, ++to;
    out.append(line, copied, from - copied);
    copied = to;
    if (from == 0 || to == line.size() || IsSpace(line[from - 1]) || IsSpace(line[to])) continue;
    const bool left = IsFigure(line[from - 1]), right = IsFigure(line[to]);
    if (left != right || (left && !AreOneFigure(line, from, to))) out += U' ';
  }
  out.append(line, copied);
  return out;
}

bool HoldsName(const KnownText& known, const std::u32string& line) {
  for (size_t i = 0; i < line.size();) {
    size_t end = i;
    while (end < line.size() && !IsSpace(line[end])) ++end;
    if (end > i && known.is_name(CodesToUtf8(line.substr(i, end - i)))) return true;
    i = std::max(end, i + 1);
  }
  return false;
}

}  // namespace

void UnweaveLevelMark(const KnownText& known, Flow* flow) {
  const LevelMark mark = FindLevelMark(*flow);
  if (mark.text.empty()) return;
  constexpr size_t kLongest = 400;
  std::set<int> done = mark.alone;
  for (FlowItem& item : *flow) {
    if (!IsTextLine(item) || done.count(item.page)) continue;
    const std::u32string line = Utf8ToCodes(item.line.text);
    if (line.size() > kLongest || line.size() <= mark.text.size()) continue;
    const std::vector<size_t> places = PlacesOf(mark.text, line);
    if (places.empty()) continue;
    const std::u32string rest = Without(line, places);
    if (!IsOdd(line, places) && (HoldsName(known, line) || !HoldsName(known, rest))) continue;
    item.line.text = CodesToUtf8(rest);
    done.insert(item.page);
  }
}

}  // namespace gongkai
