// A watermark that is tiled over the page, in a text that was laid out like the page: each character stands
// several times on one line, among the cells of tables, and its characters follow each other line by line.
//
//              开                                        开                            开
//          公 20805    行政事业单位离退休             公            318.20          公
#ifndef GONGKAI_NORMALIZE_GRID_TILES_H_
#define GONGKAI_NORMALIZE_GRID_TILES_H_

#include "normalize/grid/flow.h"
#include "normalize/grid/mark_eraser.h"

namespace gongkai {

/// Blanks such characters out of the lines; lines of nothing else become furniture. What is tiled is a row of
/// four characters or more that comes down the lines at least twice, each of them three times on its line. A
/// line that a row of them was parted over, or that shows only its edge, has one of them (EraseMark).
void BlankTiles(const KnownText& known, Flow* flow);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_GRID_TILES_H_
