#include "normalize/grid/stitch.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "normalize/grid/column_kinds.h"
#include "normalize/grid/spill.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

constexpr double kSameColumn = 6.0;  // points by which a column line may move from page to page

// A title's key without 续表 or 续 at its end.
std::string WithoutMark(std::string key) {
  for (std::string_view mark : {std::string_view("续表"), std::string_view("续")})
    if (key.ends_with(mark)) key.resize(key.size() - mark.size());
  return key;
}

// Text of a row, cell by cell, for comparing header rows.
std::vector<std::string> RowKeys(const Grid& grid, int row) {
  std::vector<std::string> keys;
  for (int c = 0; c < grid.cols; ++c) {
    const Cell* cell = grid.CellAt(row, c);
    keys.push_back(cell ? WithoutMark(MatchKey(cell->text)) : std::string());
  }
  return keys;
}

bool IsBlank(const std::vector<std::string>& keys) {
  return std::all_of(keys.begin(), keys.end(), [](const std::string& k) { return k.empty(); });
}

// How many rows at the top of `next` say what the lines above the first part said: the rule of a running head
// can make a row of the title below it.
int HeadingRows(const Grid& next, const std::set<std::string>& above) {
  int rows = 0;
  for (; rows < next.rows; ++rows) {
    std::string line;
    const Cell* last = nullptr;
    for (int c = 0; c < next.cols; ++c) {
      const Cell* cell = next.CellAt(rows, c);
      if (cell && cell != last) line += cell->text;
      last = cell;
    }
    const std::string key = WithoutMark(MatchKey(line));
    if (key.empty() || above.count(key) == 0) break;
  }
  return rows;
}

// A heading cell that is too narrow for its text may spill into the row below where the header is printed
// again: most of the cells say whether two rows are the same.
bool SameRow(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  size_t same = 0, filled = 0;
  for (size_t c = 0; c < std::min(a.size(), b.size()); ++c) {
    if (a[c].empty() && b[c].empty()) continue;
    ++filled;
    same += a[c] == b[c];
  }
  return a.size() == b.size() && 4 * same >= 3 * filled;
}

// How many rows of `next` below its first `skipped` ones say the same as the top of `first`.
int RepeatedRows(const Grid& first, const Grid& next, int skipped) {
  int same = 0;
  bool words = false;
  while (same < first.rows && skipped + same < next.rows) {
    std::vector<std::string> a = RowKeys(first, same), b = RowKeys(next, skipped + same);
    if (!SameRow(a, b)) break;
    words = words || !IsBlank(a);
    ++same;
  }
  return words ? same : 0;
}

// What a next page may print again above the table: the title and other words that are rows of the first
// part.
void AddHeadingsInside(const Grid& grid, std::set<std::string>* above) {
  constexpr int kHeadRows = 4;
  for (int r = 0; r < std::min(grid.rows, kHeadRows); ++r)
    for (const std::string& key : RowKeys(grid, r))
      if (!key.empty()) above->insert(key);
}

// A first row that is one cell over the whole width is a title of its own, unless it is repeated.
bool StartsWithOwnTitle(const Grid& first, const Grid& next) {
  const Cell* cell = next.CellAt(0, 0);
  if (!cell || cell->col_span < next.cols || next.cols < 2 || MatchKey(cell->text).empty()) return false;
  const Cell* other = first.CellAt(0, 0);
  return !other || WithoutMark(MatchKey(other->text)) != WithoutMark(MatchKey(cell->text));
}

// Codes, amounts or numbered items in the first row that is not blank: a body, no header.
bool StartsWithFigures(const Grid& grid) {
  for (int r = 0; r < grid.rows; ++r) {
    std::vector<std::string> keys = RowKeys(grid, r);
    if (IsBlank(keys)) continue;
    bool figures = std::any_of(keys.begin(), keys.end(),
                               [](const std::string& k) { return k.size() >= 3 && IsDigits(k); });
    // 十五、商业服务业等支出: an item is a body as well.
    for (int c = 0; !figures && c < grid.cols; ++c) {
      const Cell* cell = grid.CellAt(r, c);
      std::string text = cell ? PatternText(cell->text) : std::string();
      figures = StripEnumerator(text).size() != text.size();
    }
    return figures;
  }
  return true;
}

void Remap(const std::vector<int>& boundary_of, int cols, Grid* grid) {
  for (Cell& cell : grid->cells) {
    int from = boundary_of[static_cast<size_t>(cell.col)];
    int to = boundary_of[static_cast<size_t>(cell.col + cell.col_span)];
    cell.col = from;
    cell.col_span = std::max(1, to - from);
  }
  grid->cols = cols;
  grid->BuildIndex();
}

// Every line of `some` is one of `all`, but for a column or two at the sides; and at least four are.
bool HasAllLines(const std::vector<double>& all, const std::vector<double>& some) {
  constexpr size_t kFewest = 4, kMostMissing = 2;
  if (some.size() < kFewest || all.size() > some.size() + kMostMissing) return false;
  const bool one_side = std::abs(all.front() - some.front()) <= kSameColumn ||
                        std::abs(all.back() - some.back()) <= kSameColumn;
  return one_side && std::all_of(some.begin(), some.end(), [&](double x) {
           return std::any_of(all.begin(), all.end(),
                              [&](double other) { return std::abs(x - other) <= kSameColumn; });
         });
}

void Append(Grid* first, Grid next, int repeated) {
  int offset = first->rows;
  if (first->row_repeats.empty()) first->row_repeats.assign(static_cast<size_t>(first->rows), 0);
  for (Cell& cell : next.cells) {
    cell.row += offset;
    first->cells.push_back(std::move(cell));
  }
  if (!first->row_cells.empty() || !next.row_cells.empty()) {
    first->row_cells.resize(static_cast<size_t>(first->rows), first->cols);
    next.row_cells.resize(static_cast<size_t>(next.rows), next.cols);
    first->row_cells.insert(first->row_cells.end(), next.row_cells.begin(), next.row_cells.end());
  }
  for (int r = 0; r < next.rows; ++r) {
    first->row_repeats.push_back(r < repeated ? 1 : 0);
    first->row_page.push_back(next.row_page[static_cast<size_t>(r)]);
  }
  first->rows += next.rows;
  first->confidence = std::min(first->confidence, next.confidence);
  first->BuildIndex();
}

}  // namespace

bool AlignColumns(Grid* first, Grid* next) {
  if (first->xs.empty() || next->xs.empty())
    return first->cols == next->cols || (next->method == Method::kDelimited && AlignByKinds(*first, next));
  double left = first->xs.front() - next->xs.front();
  std::vector<double> moved = next->xs;
  for (double& x : moved) x += left;
  const double width = first->xs.back() - first->xs.front(), other = moved.back() - moved.front();
  // The next page may lie on its side, or may have been drawn at another scale: all columns are wider or
  // narrower by as much.
  std::vector<double> scaled = moved;
  const bool on_its_side = std::abs(other - width) > 0.03 * width && other < 3 * width && width < 3 * other;
  if (on_its_side)
    for (double& x : scaled) x = first->xs.front() + (x - first->xs.front()) * width / other;
  if (first->cols == next->cols) {
    constexpr int kTellingColumns = 4;
    const std::vector<double>& lines = first->cols >= kTellingColumns ? scaled : moved;
    // Same number of columns: the widths may differ a little, the order says the rest.
    for (size_t i = 0; i < lines.size(); ++i)
      if (std::abs(lines[i] - first->xs[i]) > std::max(kSameColumn * 4, 0.06 * width)) return false;
    return true;
  }
  if (std::abs(other - width) > 0.03 * width) {
    // A column at one side may have no rules on one of the pages.
    if (HasAllLines(first->xs, next->xs) || HasAllLines(next->xs, first->xs))
      moved = next->xs;
    else if (on_its_side && HasAllLines(first->xs, scaled))
      moved = scaled;
    else
      return false;
  }
  // Union of the lines; a line of one part within reach of a line of the other is the same line, but no two
  // lines of one part are.
  std::vector<double> all = first->xs;
  std::vector<bool> taken(all.size(), false);
  size_t shared = 0;
  for (double& x : moved) {
    size_t nearest = taken.size();
    for (size_t i = 0; i < taken.size(); ++i)
      if (!taken[i] && std::abs(x - all[i]) <= kSameColumn &&
          (nearest == taken.size() || std::abs(x - all[i]) < std::abs(x - all[nearest])))
        nearest = i;
    if (nearest == taken.size()) {
      all.push_back(x);
    } else {
      taken[nearest] = true;
      x = all[nearest];
      ++shared;
    }
  }
  if (shared < std::min(moved.size(), first->xs.size()) * 2 / 3 || shared < 3) return false;
  if (!std::is_sorted(moved.begin(), moved.end())) return false;
  std::sort(all.begin(), all.end());
  auto boundaries = [&](const std::vector<double>& xs) {
    std::vector<int> index;
    for (double x : xs)
      index.push_back(static_cast<int>(std::lower_bound(all.begin(), all.end(), x) - all.begin()));
    return index;
  };
  int cols = static_cast<int>(all.size()) - 1;
  Remap(boundaries(first->xs), cols, first);
  Remap(boundaries(moved), cols, next);
  first->xs = all;
  next->xs = all;
  return true;
}

void StitchTables(Flow* flow) {
  Flow out;
  int last_table = -1;               // index into `out`
  std::vector<std::string> heading;  // keys of the lines above the last table
  for (FlowItem& item : *flow) {
    if (!item.is_table()) {
      out.push_back(std::move(item));
      continue;
    }
    bool joined = false;
    if (last_table >= 0) {
      Grid& first = *out[static_cast<size_t>(last_table)].grid;
      const bool next_page = item.page == first.row_page.back() + 1;
      // Where a text says nothing of its pages, the next part of a table follows at once.
      const bool no_pages = item.page == first.row_page.back() && item.grid->method == Method::kDelimited &&
                            first.method == Method::kDelimited;
      bool repeats_heading = true, says_so = false;
      std::set<std::string> above(heading.begin(), heading.end());
      const int headings = HeadingRows(*item.grid, above);
      AddHeadingsInside(first, &above);
      std::vector<size_t> between;
      std::vector<const FlowItem*> spilled;
      for (size_t i = static_cast<size_t>(last_table) + 1; i < out.size(); ++i) {
        if (out[i].furniture) continue;
        between.push_back(i);
        if (IsSpilled(out[i], first, *item.grid)) {
          spilled.push_back(&out[i]);
          continue;
        }
        const std::string printed = MatchKey(out[i].line.text), key = WithoutMark(printed);
        says_so = says_so || key != printed;
        repeats_heading = repeats_heading && out[i].page == item.page && (key.empty() || above.count(key));
      }
      if ((next_page || (no_pages && between.empty())) && repeats_heading &&
          (headings > 0 || !StartsWithOwnTitle(first, *item.grid))) {
        Grid left = first;
        Grid right = *item.grid;
        TakeSpilled(spilled, &left, &right);
        bool aligned = AlignColumns(&left, &right);
        int repeated = aligned ? headings + RepeatedRows(left, right, headings) : 0;
        // A form of its own would have a title of its own between the two; where only the unit stands there,
        // its first row says whether it goes on or begins.
        if (aligned && ((next_page && between.size() == spilled.size()) || says_so || repeated > 0 ||
                        StartsWithFigures(right))) {
          Append(&left, std::move(right), repeated);
          first = std::move(left);
          out[static_cast<size_t>(last_table)].bottom = item.bottom;
          for (size_t i : between) out[i].furniture = true;
          joined = true;
        }
      }
    }
    if (joined) continue;
    heading.clear();
    size_t start = last_table < 0 ? 0 : static_cast<size_t>(last_table) + 1;
    size_t first_line = out.size() > start + 8 ? out.size() - 8 : start;
    for (size_t i = first_line; i < out.size(); ++i) {
      heading.push_back(MatchKey(out[i].line.text));
      // The next page may repeat the title without the label that stands beside it.
      for (const std::string& segment : LineSegments(out[i].line.text)) heading.push_back(MatchKey(segment));
    }
    out.push_back(std::move(item));
    last_table = static_cast<int>(out.size()) - 1;
  }
  *flow = std::move(out);
}

}  // namespace gongkai
