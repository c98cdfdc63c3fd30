#include "normalize/forms/context.h"

#include <algorithm>

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

constexpr size_t kLinesAbove = 14;
constexpr size_t kLinesBelow = 8;

// The texts of the rows at the top of a grid that hold a title, label or unit instead of headings. `rows`:
// how many rows these are.
std::vector<std::string> RowsInsideGrid(const Grid& grid, const TitleMatcher& titles,
                                        const Patterns& patterns, int* rows) {
  std::vector<std::string> out;
  *rows = 0;
  for (int r = 0; r < std::min(grid.rows, 5); ++r) {
    std::vector<std::string> texts;
    bool head = true;
    for (const Cell& cell : grid.cells) {
      if (cell.row != r || MatchKey(cell.text).empty()) continue;
      texts.push_back(cell.text);
      bool wide = cell.col_span * 10 >= grid.cols * 8;
      head = head && (wide || titles.Match(cell.text) || patterns.IsHeadLine(cell.text));
    }
    if (!head) break;
    if (!texts.empty()) *rows = r + 1;
    for (std::string& text : texts) out.push_back(std::move(text));
  }
  return out;
}

bool IsTitlePiece(const std::string& line, const Patterns& patterns) {
  std::string text = PatternText(line);
  constexpr size_t kLongest = 90;  // bytes, some thirty characters
  return text.size() <= kLongest && !text.ends_with("。") && !text.ends_with(";") &&
         !text.starts_with("注") && !text.starts_with("说明") && !patterns.IsHeadLine(line);
}

void ReadHeadText(const std::string& text, const Patterns& patterns, TableContext* out) {
  if (!out->label) out->label = patterns.Label(text);
  if (!out->unit) out->unit = patterns.Unit(text);
  if (!out->publisher) out->publisher = patterns.PublisherOf(text);
}

}  // namespace

TableContext ReadContext(const Flow& flow, size_t table, const TitleMatcher& titles,
                         const Patterns& patterns) {
  TableContext out;
  // Lines above, nearest first, back to the table before. A title at the foot of the page before counts.
  std::vector<std::string> above;
  for (size_t i = table; i-- > 0 && above.size() < kLinesAbove;) {
    const FlowItem& item = flow[i];
    if (item.is_table()) break;
    if (item.furniture) continue;
    if (item.page + 1 < flow[table].page) break;
    above.push_back(item.line.text);
  }
  std::vector<std::string> inside = RowsInsideGrid(*flow[table].grid, titles, patterns, &out.rows_inside);
  std::reverse(inside.begin(), inside.end());
  above.insert(above.begin(), inside.begin(), inside.end());

  size_t title_at = above.size();
  for (size_t i = 0; i < above.size() && title_at == above.size(); ++i) {
    std::vector<std::string> readings = LineSegments(above[i]);
    if (readings.size() > 1) readings.push_back(above[i]);
    // A long title may be set in two lines; a sentence above it is none of its own.
    if (i + 1 < above.size() && IsTitlePiece(above[i + 1], patterns))
      readings.push_back(above[i + 1] + above[i]);
    for (const std::string& reading : readings) {
      TitleMatch match = titles.Match(reading);
      if (!match || match.length <= out.match.length) continue;
      out.match = match;
      out.title = titles.PrintedTitle(reading);
      out.goes_on = SaysGoesOn(reading);
      title_at = i;
    }
  }
  for (size_t i = 0; i < above.size(); ++i) {
    // Label and unit stand between title and table, on the title's line, or just above it; lines further up
    // belong to other things.
    if (out.match && i > title_at + 4) break;
    // What stands above a note of the table before is not ours.
    if (i > title_at && (PatternText(above[i]).starts_with("注:") || patterns.SaysEmpty(above[i]))) break;
    for (const std::string& segment : LineSegments(above[i])) ReadHeadText(segment, patterns, &out);
  }
  if (!out.match) {
    for (const std::string& line : above) {
      if (patterns.IsHeadLine(line) || MatchKey(line).empty()) continue;
      out.title = PrintedName(line);
      break;
    }
  }
  for (size_t i = table + 1; i < flow.size() && out.notes.size() < kLinesBelow; ++i) {
    const FlowItem& item = flow[i];
    if (item.is_table()) break;
    if (item.furniture) continue;
    if (titles.Match(item.line.text)) break;
    out.notes.push_back(item.line.text);
  }
  for (const std::string& note : out.notes) {
    if (!patterns.SaysEmpty(note)) continue;
    out.empty_reason = PrintedName(note);
    break;
  }
  return out;
}

}  // namespace gongkai
