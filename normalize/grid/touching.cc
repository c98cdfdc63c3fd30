#include "normalize/grid/touching.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

/// What is printed in a row: how many cells, and the first of them.
struct RowText {
  int cells = 0;
  std::string first;
};

std::vector<RowText> TextsOf(const Grid& grid) {
  std::vector<RowText> rows(static_cast<size_t>(grid.rows));
  for (const Cell& cell : grid.cells) {
    if (MatchKey(cell.text).empty()) continue;
    RowText& row = rows[static_cast<size_t>(cell.row)];
    if (row.cells++ == 0) row.first = cell.text;
  }
  return rows;
}

/// The first rows of the tables behind the first one.
std::vector<int> CutsOf(const Grid& grid, const std::function<bool(const std::string&)>& is_title,
                        const std::function<bool(const std::string&)>& is_head) {
  std::vector<int> cuts;
  const std::vector<RowText> rows = TextsOf(grid);
  std::string title;
  bool body = false;  // a row of several cells stands above
  for (int r = 0; r < grid.rows; ++r) {
    const RowText& row = rows[static_cast<size_t>(r)];
    body = body || row.cells > 1;
    if (row.cells != 1 || !is_title(row.first)) continue;
    const std::string before = std::exchange(title, MatchKey(row.first));
    if (!body || title == before || title.ends_with("续表") || title.ends_with("续")) continue;
    int first = r;
    while (rows[static_cast<size_t>(first - 1)].cells == 1 &&
           is_head(rows[static_cast<size_t>(first - 1)].first))
      --first;
    cuts.push_back(first);
    body = false;
  }
  return cuts;
}

/// Rows [from, to) as a grid of their own, without the column lines that only the other rows have.
Grid Part(const Grid& grid, int from, int to) {
  Grid out = RowsOf(grid, from, to);
  std::vector<bool> used(static_cast<size_t>(grid.cols) + 1, false);
  for (const Cell& cell : out.cells)
    used[static_cast<size_t>(cell.col)] = used[static_cast<size_t>(cell.col + cell.col_span)] = true;
  used.front() = used.back() = true;
  std::vector<int> line(used.size(), 0);  // the new number of a column line
  for (size_t c = 1; c < used.size(); ++c) line[c] = line[c - 1] + used[c - 1];
  out.cols = line.back();
  for (Cell& cell : out.cells) {
    const int end = line[static_cast<size_t>(cell.col + cell.col_span)];
    cell.col = line[static_cast<size_t>(cell.col)];
    cell.col_span = end - cell.col;
  }
  out.xs.clear();
  for (size_t c = 0; c < used.size() && !grid.xs.empty(); ++c)
    if (used[c]) out.xs.push_back(grid.xs[c]);
  out.BuildIndex();
  return out;
}

}  // namespace

void PartTouchingTables(const std::function<bool(const std::string&)>& is_title,
                        const std::function<bool(const std::string&)>& is_head, Flow* flow) {
  Flow out;
  for (FlowItem& item : *flow) {
    std::vector<int> cuts;
    if (item.is_table()) cuts = CutsOf(*item.grid, is_title, is_head);
    if (cuts.empty()) {
      out.push_back(std::move(item));
      continue;
    }
    const Grid grid = std::move(*item.grid);
    item.grid.reset();
    cuts.insert(cuts.begin(), 0);
    cuts.push_back(grid.rows);
    const double height = (item.bottom - item.top) / grid.rows;
    for (size_t i = 0; i + 1 < cuts.size(); ++i) {
      if (cuts[i] == cuts[i + 1]) continue;
      FlowItem part = item;
      part.grid = Part(grid, cuts[i], cuts[i + 1]);
      part.top = item.top + cuts[i] * height;
      part.bottom = item.top + cuts[i + 1] * height;
      out.push_back(std::move(part));
    }
  }
  *flow = std::move(out);
}

}  // namespace gongkai
