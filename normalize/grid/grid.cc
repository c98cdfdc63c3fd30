#include "normalize/grid/grid.h"

#include <algorithm>

#include "normalize/text/fold.h"

namespace gongkai {

std::string_view MethodName(Method method) {
  switch (method) {
    case Method::kRuled:
      return "ruled";
    case Method::kAligned:
      return "aligned";
    case Method::kDelimited:
      return "delimited";
    case Method::kLinear:
      return "linear";
    case Method::kOcr:
      return "ocr";
  }
  return "ruled";
}

void Place::Include(const Place& other) {
  if (page == 0 && line_first == 0) {
    *this = other;
    return;
  }
  if (other.page == page && box && other.box) box->Include(*other.box);
  if (other.line_first > 0 && line_first > 0) {
    line_first = std::min(line_first, other.line_first);
    line_last = std::max(line_last, other.line_last);
  }
}

Place Cell::Proof() const {
  Place proof = place;
  if (ink) proof.box = ink;
  return proof;
}

void Grid::BuildIndex() {
  index_.assign(static_cast<size_t>(rows) * static_cast<size_t>(cols), -1);
  for (size_t i = 0; i < cells.size(); ++i) {
    const Cell& cell = cells[i];
    for (int r = cell.row; r < std::min(rows, cell.row + cell.row_span); ++r)
      for (int c = cell.col; c < std::min(cols, cell.col + cell.col_span); ++c)
        index_[static_cast<size_t>(r) * static_cast<size_t>(cols) + static_cast<size_t>(c)] =
            static_cast<int>(i);
  }
}

bool Grid::IsBlankRow(int row) const {
  for (int c = 0; c < cols; ++c) {
    const Cell* cell = CellAt(row, c);
    if (cell && !MatchKey(cell->text).empty()) return false;
  }
  return true;
}

std::span<const Cell> CellsOfRows(const Grid& grid, int from, int to) {
  const auto first = [&](int row) {
    return std::partition_point(grid.cells.begin(), grid.cells.end(),
                                [&](const Cell& cell) { return cell.row < row; });
  };
  return {first(from), first(to)};
}

Grid RowsOf(const Grid& grid, int from, int to) {
  Grid out;
  out.rows = to - from;
  out.cols = grid.cols;
  out.method = grid.method;
  out.confidence = grid.confidence;
  out.xs = grid.xs;
  out.row_page.assign(grid.row_page.begin() + from, grid.row_page.begin() + to);
  if (!grid.row_cells.empty())
    out.row_cells.assign(grid.row_cells.begin() + from, grid.row_cells.begin() + to);
  if (!grid.row_repeats.empty())
    out.row_repeats.assign(grid.row_repeats.begin() + from, grid.row_repeats.begin() + to);
  for (const Cell& cell : CellsOfRows(grid, from, to)) {
    out.cells.push_back(cell);
    out.cells.back().row -= from;
    out.cells.back().row_span = std::min(cell.row_span, to - cell.row);
  }
  out.BuildIndex();
  return out;
}

}  // namespace gongkai
