// Which cell does a glyph belong to?
//
// A run normally lies in one cell. It may stick out of its cell (overlong text), or one run may have been
// drawn through several cells (30207邮电费 in the basic-expenditure form). So a run is cut where its glyphs
// pass from one cell to the next only if something speaks for a boundary there: a visible gap, digits meeting
// ideographs, or two whole amounts. Otherwise the run stays together and goes to the cell that holds most of
// it.
#ifndef GONGKAI_NORMALIZE_GRID_CELL_TEXT_H_
#define GONGKAI_NORMALIZE_GRID_CELL_TEXT_H_

#include <vector>

#include "normalize/grid/flow.h"
#include "normalize/grid/lattice.h"

namespace gongkai {

struct CellPiece {
  int cell = -1;  ///< index into Lattice::cells
  PlacedRun run;
};

/// Cuts `run` into pieces by the cells of `lattice`. Empty when the run lies outside the table.
std::vector<CellPiece> AssignRun(const TextRun& run, const Lattice& lattice);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_GRID_CELL_TEXT_H_
