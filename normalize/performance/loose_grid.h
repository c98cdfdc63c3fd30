// A grid that grows row by row from words.
#ifndef GONGKAI_NORMALIZE_PERFORMANCE_LOOSE_GRID_H_
#define GONGKAI_NORMALIZE_PERFORMANCE_LOOSE_GRID_H_

#include "normalize/grid/grid.h"
#include "normalize/performance/pieces.h"

namespace gongkai {

class LooseGrid {
 public:
  /// Adds a row and returns its number.
  int Row(int page);
  int rows() const { return grid_.rows; }
  /// Pieces of one cell; none leave the grid as it is.
  void Put(int row, int col, Pieces pieces, int row_span = 1, int col_span = 1);
  /// Spans that meet another cell end before it. The method is `aligned`. Cells that were put twice are
  /// joined, and the grid is in doubt.
  Grid Finish(double confidence);

 private:
  bool JoinCells();

  Grid grid_;
};

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_PERFORMANCE_LOOSE_GRID_H_
