#include "normalize/forms/caption.h"

#include <utility>

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

constexpr int kMostRows = 5;  // title, label, agency, year, unit, each on its own

// 2022年度, （2022年）: between agency and unit.
bool IsYear(const std::string& text) {
  constexpr size_t kLongest = 24;  // bytes
  const std::string printed = PatternText(text);
  return printed.size() <= kLongest && printed.find("年") != std::string::npos;
}

bool IsCaption(const Grid& grid, const TitleMatcher& titles, const Patterns& patterns) {
  if (grid.rows > kMostRows) return false;
  int said = 0, forms = 0;
  for (const Cell& cell : grid.cells) {
    if (MatchKey(cell.text).empty()) continue;
    // A title and its label may share a cell; two titles are contents.
    const bool title = titles.Match(cell.text) || titles.Match(LineSegments(cell.text).front());
    if (title) ++forms;
    if (title || patterns.IsHeadLine(cell.text))
      ++said;
    else if (!IsYear(cell.text))
      return false;
  }
  return said > 0 && forms <= 1;
}

}  // namespace

void UnboxCaptions(const TitleMatcher& titles, const Patterns& patterns, Flow* flow) {
  Flow out;
  out.reserve(flow->size());
  for (FlowItem& item : *flow) {
    if (!item.is_table() || !IsCaption(*item.grid, titles, patterns)) {
      out.push_back(std::move(item));
      continue;
    }
    const Grid grid = std::move(*item.grid);
    item.grid.reset();
    for (int row = 0; row < grid.rows; ++row) {
      FlowItem line = item;
      bool printed = false;
      for (const Cell& cell : grid.cells) {
        if (cell.row != row || MatchKey(cell.text).empty()) continue;
        const Place place = cell.Proof();
        if (printed)
          line.line.place.Include(place);
        else
          line.line.place = place;
        line.line.text += (printed ? "\t" : "") + cell.text;
        printed = true;
      }
      if (printed) out.push_back(std::move(line));
    }
  }
  *flow = std::move(out);
}

}  // namespace gongkai
