#include "normalize/forms/broken_unit.h"

#include <algorithm>
#include <string>
#include <vector>

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

// Agency or label may stand between the two lines, at the left.
constexpr size_t kLinesBelow = 2;

// Ends with 单位 or with a part of the unit.
bool IsBroken(const std::string& text) {
  const std::string printed = PatternText(text);
  const size_t at = printed.rfind("单位");
  constexpr size_t kLongestRest = 5;  // bytes: the colon and one character
  return at != printed.npos && printed.size() - at - std::string_view("单位").size() <= kLongestRest &&
         !printed.ends_with("元");
}

// Nothing where the line has no words with places, or where they stand beside each other.
bool IsBelow(const Line& upper, const Line& lower) {
  if (upper.words.empty() || lower.words.empty()) return upper.words.empty() == lower.words.empty();
  const PlacedWord &above = upper.words.back(), &below = lower.words.back();
  return below.x0 < above.x1 + upper.font_size && below.x1 > above.x0 - upper.font_size;
}

}  // namespace

void JoinBrokenUnits(const Patterns& patterns, Flow* flow) {
  for (size_t i = 0; i < flow->size(); ++i) {
    FlowItem& item = (*flow)[i];
    if (item.is_table() || item.line.text.find("位") == item.line.text.npos) continue;
    const std::string left = LineSegments(item.line.text).back();
    if (!IsBroken(left)) continue;
    size_t seen = 0;
    for (size_t k = i + 1; k < flow->size() && seen < kLinesBelow; ++k) {
      FlowItem& other = (*flow)[k];
      if (other.is_table() || other.page != item.page) break;
      if (other.furniture) continue;
      ++seen;
      const std::vector<std::string> segments = LineSegments(other.line.text);
      const std::string rest = segments.back(), printed = PatternText(rest);
      constexpr size_t kLongestUnit = 8;  // bytes
      const std::optional<std::string> unit = patterns.Unit(left + rest);
      if (printed.size() > kLongestUnit || !unit || !printed.ends_with(printed.back() == ')' ? ")" : "元") ||
          !IsBelow(item.line, other.line))
        continue;
      item.line.text += rest;
      const size_t added = Utf8ToCodes(rest).size();
      if (!item.line.lefts.empty() && other.line.lefts.size() >= added)
        item.line.lefts.insert(item.line.lefts.end(),
                               other.line.lefts.end() - static_cast<std::ptrdiff_t>(added),
                               other.line.lefts.end());
      item.line.x1 = std::max(item.line.x1, other.line.x1);
      item.line.place.Include(other.line.place);
      if (segments.size() == 1) other.furniture = true;
      break;
    }
  }
}

}  // namespace gongkai
