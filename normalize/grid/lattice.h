// From rulings to cells: rulings that touch form a lattice; where an edge of the lattice is not drawn, the
// cells on both sides are one.
//
// The lattice of a table is the product of all its distinct column and row lines. Every elementary cell
// starts alone and is joined with its neighbour wherever the ruling between them is missing; what results are
// the cells with spans. Outer borders that are not drawn (tables open at the sides) are closed by the extent
// of the other rulings.
#ifndef GONGKAI_NORMALIZE_GRID_LATTICE_H_
#define GONGKAI_NORMALIZE_GRID_LATTICE_H_

#include <vector>

#include "extract/page.h"

namespace gongkai {

struct LatticeCell {
  int row = 0, col = 0, row_span = 1, col_span = 1;
};

/// One ruled table on a page. xs and ys are the column and row lines, ascending.
struct Lattice {
  Box box;
  std::vector<double> xs, ys;
  std::vector<LatticeCell> cells;  ///< in reading order; together they cover the lattice without overlap

  int rows() const { return static_cast<int>(ys.size()) - 1; }
  int cols() const { return static_cast<int>(xs.size()) - 1; }
  Box BoxOf(const LatticeCell& cell) const;
  /// Index of the cell that holds the point, or -1. Points up to `slack` outside belong to the nearest cell.
  int CellAt(double x, double y, double slack) const;
  /// Must be called after `cells` is complete.
  void BuildIndex();

 private:
  std::vector<int> owner_;
};

/// The columns of a table whose body has horizontal rules only: its rows go on over the page break without a
/// header.
struct OpenColumns {
  std::vector<double> xs;  ///< column lines; empty where the last table of the page before was closed
};

/// All ruled tables of the page, from top to bottom. A frame around other things (a single cell) is no table.
///
/// Half-ruled tables have a ruled header and horizontal rules below it: the header's column lines are drawn
/// on through the body. `open`, where given, takes such columns to the next page and from the last. Bounded:
/// a component with more than 400 column or 4,000 row lines is left out.
std::vector<Lattice> FindLattices(const std::vector<Ruling>& rulings, OpenColumns* open = nullptr);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_GRID_LATTICE_H_
