// Stitching: a table that goes on over the page break becomes one table again.
//
// A table at the top of a page continues the last table of the page before when nothing but page furniture
// stands between them, or when what stands there only repeats the lines above the first part (title, unit,
// label), and their columns agree. Header rows printed again stay in the grid, marked as repetition. Rows
// keep their own page.
#ifndef GONGKAI_NORMALIZE_GRID_STITCH_H_
#define GONGKAI_NORMALIZE_GRID_STITCH_H_

#include "normalize/grid/flow.h"

namespace gongkai {

/// Joins continued tables in place; lines that only repeat a heading become furniture.
void StitchTables(Flow* flow);

/// The columns of `next` expressed in those of `first`, after both have been given the union of their lines.
/// Returns false where they do not belong together. Exposed for tests.
bool AlignColumns(Grid* first, Grid* next);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_GRID_STITCH_H_
