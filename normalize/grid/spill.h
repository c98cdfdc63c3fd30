// Text of a merged cell that a page break cut. A spreadsheet sets it in the middle of the whole cell, so that
// it runs out of the part of the cell on one page, or of the page, and is cut off at the top of the next.
#ifndef GONGKAI_NORMALIZE_GRID_SPILL_H_
#define GONGKAI_NORMALIZE_GRID_SPILL_H_

#include <vector>

#include "normalize/grid/flow.h"

namespace gongkai {

/// True where every word of a line of a PDF stands in the columns of a cell at the foot of `first` (on the
/// page of its last row) or at the top of `next`, but for the page's number, and merged cells are in both
/// rows; and where the line stands off the page altogether.
bool IsSpilled(const FlowItem& line, const Grid& first, const Grid& next);

/// Gives the words of such lines to the cells that they ran out of.
void TakeSpilled(const std::vector<const FlowItem*>& lines, Grid* first, Grid* next);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_GRID_SPILL_H_
