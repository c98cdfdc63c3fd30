// Cells over several columns that a program without spans printed once in each of them.
//
// Data frames and some converters write 项目名称|项目名称|某项目|某项目|某项目 where the page has two cells.
// In other tables a target and an actual value may well be equal side by side, so cells are joined only in
// tables that repeat their headings in this way, and only as far as the headings above go.
#ifndef GONGKAI_NORMALIZE_GRID_REPEATED_H_
#define GONGKAI_NORMALIZE_GRID_REPEATED_H_

#include "normalize/grid/grid.h"

namespace gongkai {

/// Joins repeated cells of a delimited table that has been printed so; leaves every other table as it is.
/// Not for the nine forms: equal amounts stand side by side there under headings of two levels.
void JoinRepeatedCells(Grid* grid);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_GRID_REPEATED_H_
