// Text that is higher than its cell runs into the cells above and below, among the text of these. What was
// drawn in one go, line below line, belongs together.
#ifndef GONGKAI_NORMALIZE_GRID_OVERFLOW_H_
#define GONGKAI_NORMALIZE_GRID_OVERFLOW_H_

#include <vector>

#include "normalize/grid/cell_text.h"
#include "normalize/grid/lattice.h"

namespace gongkai {

/// `pieces` are those of one lattice, in the order in which they were drawn. Lines drawn one after the other
/// go to the cell that holds their middle, where nothing else stands in it while other text stands in the
/// other cells which they touch; and where either they stand in its very middle, or other text stands at the
/// same height.
void ReturnOverflow(const Lattice& lattice, std::vector<CellPiece>* pieces);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_GRID_OVERFLOW_H_
