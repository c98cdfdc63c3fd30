// Grids and flows written out in a test.
#ifndef GONGKAI_TESTS_SUPPORT_GRIDS_H_
#define GONGKAI_TESTS_SUPPORT_GRIDS_H_

#include <string>
#include <vector>

#include "normalize/grid/flow.h"
#include "normalize/grid/grid.h"

namespace gongkai::test {

using GridText = std::vector<std::vector<std::string>>;

/// Rows of cell texts; "<" belongs to the cell at its left, "^" to the cell above it. Columns are 50 points
/// wide, rows 20 high. All rows must have the same length.
inline Grid MakeGrid(const GridText& rows, int page = 1) {
  Grid grid;
  grid.rows = static_cast<int>(rows.size());
  grid.cols = static_cast<int>(rows.at(0).size());
  for (int c = 0; c <= grid.cols; ++c) grid.xs.push_back(50.0 * c);
  grid.row_page.assign(rows.size(), page);
  auto text = [&](int r, int c) -> const std::string& {
    return rows.at(static_cast<size_t>(r)).at(static_cast<size_t>(c));
  };
  for (int r = 0; r < grid.rows; ++r) {
    for (int c = 0; c < grid.cols; ++c) {
      if (text(r, c) == "<" || text(r, c) == "^") continue;
      Cell cell;
      cell.row = r;
      cell.col = c;
      cell.text = text(r, c);
      while (c + cell.col_span < grid.cols && text(r, c + cell.col_span) == "<") ++cell.col_span;
      while (r + cell.row_span < grid.rows && text(r + cell.row_span, c) == "^") ++cell.row_span;
      cell.place.page = page;
      cell.place.box = Box{50.0 * c, 20.0 * r, 50.0 * (c + cell.col_span), 20.0 * (r + cell.row_span)};
      if (!cell.text.empty()) {
        cell.ink = cell.place.box;
        cell.ink->x0 += 5;
        cell.ink->x1 -= 5;
      }
      grid.cells.push_back(std::move(cell));
    }
  }
  grid.BuildIndex();
  return grid;
}

/// The inverse of MakeGrid, one line per row, cells separated by "|".
inline std::string GridLines(const Grid& grid) {
  std::string out;
  for (int r = 0; r < grid.rows; ++r) {
    for (int c = 0; c < grid.cols; ++c) {
      if (c > 0) out += "|";
      const Cell* cell = grid.CellAt(r, c);
      if (!cell) {
        out += "!";
      } else if (cell->row == r && cell->col == c) {
        out += cell->text;
      } else {
        out += cell->col < c ? "<" : "^";
      }
    }
    out += "\n";
  }
  return out;
}

inline FlowItem LineItem(int page, double top, const std::string& text) {
  FlowItem item;
  item.page = page;
  item.page_height = 800;
  item.top = top;
  item.bottom = top + 12;
  item.line.text = text;
  item.line.font_size = 12;
  item.line.place.page = page;
  item.line.place.box = Box{50, top, 300, top + 12};
  return item;
}

inline FlowItem TableItem(int page, double top, const GridText& rows) {
  FlowItem item;
  item.page = page;
  item.page_height = 800;
  item.top = top;
  item.bottom = top + 20.0 * static_cast<double>(rows.size());
  item.grid = MakeGrid(rows, page);
  return item;
}

}  // namespace gongkai::test

#endif  // GONGKAI_TESTS_SUPPORT_GRIDS_H_
