// Grid: a table as cells with spans, whatever it was read from (rulings, gaps, tabs, arithmetic).
//
// Coordinates follow extract/page.h (points on the upright page, or character cells for text input).
#ifndef GONGKAI_NORMALIZE_GRID_GRID_H_
#define GONGKAI_NORMALIZE_GRID_GRID_H_

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "extract/page.h"

namespace gongkai {

/// How the cells were found: the contract's tables.method.
enum class Method { kRuled, kAligned, kDelimited, kLinear, kOcr };
std::string_view MethodName(Method method);

/// Where something stands: a page and a box for PDFs, lines for text. The box is in displayed coordinates
/// once it leaves the grid stage (Page::ToDisplayed is applied there).
struct Place {
  int page = 0;
  std::optional<Box> box;
  int line_first = 0, line_last = 0;

  /// Widens this place to cover `other` where both are on one page; keeps this page otherwise.
  void Include(const Place& other);
};

struct Cell {
  int row = 0, col = 0, row_span = 1, col_span = 1;
  std::string text;        ///< as drawn; lines of the cell separated by '\n'
  Place place;             ///< the area of the cell
  std::optional<Box> ink;  ///< the box of the text alone, displayed coordinates; absent for a blank cell

  /// The smallest place that proves the text: its ink where there is any, else the cell.
  Place Proof() const;
};

struct Grid {
  int rows = 0, cols = 0;
  std::vector<Cell> cells;  ///< in reading order
  Method method = Method::kRuled;
  double confidence = 1;   ///< of the geometry, 0–1
  std::vector<double> xs;  ///< column boundaries (cols + 1), upright page coordinates; empty for text input
  std::vector<int> row_page;  ///< page of each row
  /// Of delimited text whose rows are not equally long: how many cells each row printed, from the left; the
  /// rest of the row is filled up. Empty otherwise.
  std::vector<int> row_cells;
  std::vector<char> row_repeats;  ///< 1 where a row repeats the header on a continuation page; empty: none do

  /// Index into `cells` of the cell that covers (row, col), or -1. Valid after BuildIndex.
  int At(int row, int col) const {
    return index_[static_cast<size_t>(row) * static_cast<size_t>(cols) + static_cast<size_t>(col)];
  }
  const Cell* CellAt(int row, int col) const {
    int i = At(row, col);
    return i < 0 ? nullptr : &cells[static_cast<size_t>(i)];
  }
  void BuildIndex();
  bool IsBlankRow(int row) const;  ///< nothing is printed in it
  bool Repeats(int row) const { return !row_repeats.empty() && row_repeats[static_cast<size_t>(row)] != 0; }

 private:
  std::vector<int> index_;
};

/// The cells that begin in rows [from, to).
std::span<const Cell> CellsOfRows(const Grid& grid, int from, int to);

/// Rows [from, to) as a grid of their own, with all columns. Cells that reach further down end there.
Grid RowsOf(const Grid& grid, int from, int to);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_GRID_GRID_H_
