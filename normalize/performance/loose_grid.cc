#include "normalize/performance/loose_grid.h"

#include <algorithm>
#include <map>

namespace gongkai {

int LooseGrid::Row(int page) {
  grid_.row_page.push_back(page);
  return grid_.rows++;
}

void LooseGrid::Put(int row, int col, Pieces pieces, int row_span, int col_span) {
  if (pieces.empty()) return;
  Cell cell;
  cell.row = row;
  cell.col = col;
  cell.row_span = row_span;
  cell.col_span = col_span;
  for (const Piece& piece : pieces) {
    if (piece.line > 0) {
      int& first = cell.place.line_first;
      first = first == 0 ? piece.line : std::min(first, piece.line);
      cell.place.line_last = std::max(cell.place.line_last, piece.line);
    } else if (!cell.ink) {
      cell.ink = piece.box;
      cell.place.page = piece.page;
    } else if (piece.page == cell.place.page) {
      cell.ink->Include(piece.box);
    }
  }
  cell.place.box = cell.ink;
  cell.text = TextOf(std::move(pieces));
  grid_.cols = std::max(grid_.cols, col + col_span);
  grid_.cells.push_back(std::move(cell));
}

// Two rows of pieces that were put into one cell: what belongs where is not certain then.
bool LooseGrid::JoinCells() {
  std::vector<Cell> kept;
  for (Cell& cell : grid_.cells) {
    if (kept.empty() || kept.back().row != cell.row || kept.back().col != cell.col) {
      kept.push_back(std::move(cell));
      continue;
    }
    Cell& joined = kept.back();
    joined.text += "\n" + cell.text;
    joined.row_span = std::max(joined.row_span, cell.row_span);
    joined.col_span = std::max(joined.col_span, cell.col_span);
    if (joined.ink && cell.ink && joined.place.page == cell.place.page) joined.ink->Include(*cell.ink);
    joined.place.box = joined.ink;
    joined.place.line_first = std::min(joined.place.line_first, cell.place.line_first);
    joined.place.line_last = std::max(joined.place.line_last, cell.place.line_last);
  }
  bool any = kept.size() < grid_.cells.size();
  grid_.cells = std::move(kept);
  return any;
}

Grid LooseGrid::Finish(double confidence) {
  grid_.method = Method::kAligned;
  grid_.confidence = confidence;
  std::stable_sort(grid_.cells.begin(), grid_.cells.end(), [](const Cell& a, const Cell& b) {
    return a.row != b.row ? a.row < b.row : a.col < b.col;
  });
  if (JoinCells()) grid_.confidence = std::min(grid_.confidence, 0.4);
  std::map<int, std::vector<Cell*>> columns;
  for (Cell& cell : grid_.cells) columns[cell.col].push_back(&cell);
  for (auto& [col, cells] : columns)
    for (size_t i = 0; i + 1 < cells.size(); ++i)
      cells[i]->row_span = std::clamp(cells[i + 1]->row - cells[i]->row, 1, cells[i]->row_span);
  grid_.BuildIndex();
  return std::move(grid_);
}

}  // namespace gongkai
