#include "normalize/grid/beside.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

constexpr int kFewestRows = 3;
constexpr size_t kMostLines = 8;   // notes of the left part, label and unit above the right one
constexpr double kSameEdge = 1.5;  // points
constexpr double kColumnsMissing = 0.4;

using LineTest = std::function<bool(const std::string&)>;

struct Extent {
  std::optional<double> top, bottom;
};

// Where each row stands on its page.
std::vector<Extent> RowExtents(const Grid& grid) {
  std::vector<Extent> out(static_cast<size_t>(grid.rows));
  for (const Cell& cell : grid.cells) {
    if (!cell.place.box) continue;
    out[static_cast<size_t>(cell.row)].top = cell.place.box->y0;
    out[static_cast<size_t>(cell.row + cell.row_span - 1)].bottom = cell.place.box->y1;
  }
  return out;
}

bool Same(const std::optional<double>& a, const std::optional<double>& b) {
  return a && b && std::abs(*a - *b) <= kSameEdge;
}

// The words of the first row that prints any; no figures.
std::string FirstWords(const Grid& grid) {
  for (int r = 0; r < grid.rows; ++r) {
    if (grid.IsBlankRow(r)) continue;
    std::string words;
    for (const Cell& cell : grid.cells)
      if (cell.row == r) words += MatchKey(cell.text);
    return words;
  }
  return {};
}

// The right part begins on the page behind the left one, as high as that, with other headings.
bool MayStandBeside(const Grid& left, const Grid& right) {
  if (left.method != Method::kRuled || right.method != Method::kRuled) return false;
  if (right.rows < kFewestRows || right.row_page.front() != left.row_page.back() + 1) return false;
  if (!Same(RowExtents(left).front().top, RowExtents(right).front().top)) return false;
  const std::string words = FirstWords(right);
  return !words.empty() && words.find_first_not_of("-0123456789.,") != std::string::npos &&
         words != FirstWords(left);
}

// The first and the last row of the left part that each row of the right part stands beside; nothing where
// one stands beside none, or a row of the left part is left over. A heading of the right part may stand
// beside two rows.
std::optional<std::vector<std::pair<int, int>>> RowsBeside(const Grid& left, const Grid& right) {
  const std::vector<Extent> a = RowExtents(left), b = RowExtents(right);
  const int pages = right.row_page.front() - left.row_page.front();
  if (right.row_page.back() - left.row_page.back() != pages) return {};
  std::vector<std::pair<int, int>> out;
  size_t at = 0;
  for (size_t r = 0; r < b.size(); ++r) {
    const size_t first = at;
    if (at >= a.size() || right.row_page[r] - left.row_page[at] != pages || !Same(a[at].top, b[r].top))
      return {};
    while (at < a.size() && left.row_page[at] == left.row_page[first] && !Same(a[at].bottom, b[r].bottom))
      ++at;
    if (at >= a.size() || left.row_page[at] != left.row_page[first]) return {};
    out.emplace_back(static_cast<int>(first), static_cast<int>(at));
    ++at;
  }
  if (at != a.size()) return {};
  return out;
}

void Join(const std::vector<std::pair<int, int>>& rows, Grid right, Grid* left) {
  for (Cell& cell : right.cells) {
    cell.col += left->cols;
    const int last = rows[static_cast<size_t>(cell.row + cell.row_span - 1)].second;
    cell.row = rows[static_cast<size_t>(cell.row)].first;
    cell.row_span = last - cell.row + 1;
    left->cells.push_back(std::move(cell));
  }
  const double end = left->xs.back(), start = right.xs.front();
  for (size_t i = 1; i < right.xs.size(); ++i) left->xs.push_back(end + right.xs[i] - start);
  left->cols += right.cols;
  left->confidence = std::min(left->confidence, right.confidence);
  left->BuildIndex();
}

// A title in the first rows of the table itself.
bool HoldsTitle(const Grid& grid, const LineTest& is_title) {
  constexpr int kHeadRows = 5;
  return std::any_of(grid.cells.begin(), grid.cells.end(),
                     [&](const Cell& cell) { return cell.row < kHeadRows && is_title(cell.text); });
}

// The last title above a table; empty where none is near.
std::string TitleAbove(const Flow& flow, size_t table, const LineTest& is_title) {
  for (size_t i = table; i-- > 0 && table - i <= kMostLines && !flow[i].is_table();)
    if (is_title(flow[i].line.text)) return MatchKey(flow[i].line.text);
  return {};
}

// Whether a line of the kind stands right above a table.
bool StandsAbove(const Flow& flow, size_t table, const std::string& key) {
  for (size_t i = table; i-- > 0 && table - i <= kMostLines && !flow[i].is_table();)
    if (flow[i].page == flow[table].page && MatchKey(flow[i].line.text) == key) return true;
  return false;
}

// Nothing stands between the two but notes of the left part, and above the right part lines of its heading:
// label, unit, the same title. A unit that stands above both, without a title, is that of two tables whose
// titles are lost.
bool OnlyHeadingBetween(const Flow& flow, size_t left, int page, const LineTest& is_title,
                        const LineTest& is_head) {
  const std::string title = TitleAbove(flow, left, is_title);
  size_t lines = 0;
  for (size_t i = left + 1; i < flow.size(); ++i) {
    const std::string& text = flow[i].line.text;
    if (flow[i].furniture || MatchKey(text) == title) continue;
    const bool again = title.empty() && flow[i].page >= page && StandsAbove(flow, left, MatchKey(text));
    if (again || ++lines > kMostLines || is_title(text) || (flow[i].page >= page && !is_head(text)))
      return false;
  }
  return true;
}

}  // namespace

void JoinTablesBeside(const LineTest& is_title, const LineTest& is_head, Flow* flow) {
  Flow out;
  std::optional<size_t> last;  // the last table of `out`
  for (FlowItem& item : *flow) {
    if (!item.is_table()) {
      out.push_back(std::move(item));
      continue;
    }
    if (last && MayStandBeside(*out[*last].grid, *item.grid) && !HoldsTitle(*item.grid, is_title) &&
        OnlyHeadingBetween(out, *last, item.page, is_title, is_head)) {
      Grid& left = *out[*last].grid;
      if (const auto rows = RowsBeside(left, *item.grid)) {
        Join(*rows, std::move(*item.grid), &left);
        // Label and unit at the right end of the heading were printed above the right part.
        const auto begin = out.begin() + static_cast<std::ptrdiff_t>(*last);
        const int page = item.page;
        const auto above = std::stable_partition(
            begin, out.end(), [&](const FlowItem& line) { return !line.is_table() && line.page >= page; });
        last = static_cast<size_t>(above - out.begin());
        continue;
      }
      // It begins as high on its page as the left part, but not all of its rows are found beside it: columns
      // of the left part may be missing.
      left.confidence = std::min(left.confidence, kColumnsMissing);
    }
    last = out.size();
    out.push_back(std::move(item));
  }
  *flow = std::move(out);
}

}  // namespace gongkai
