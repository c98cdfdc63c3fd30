// Rows of performance tables that print fewer cells than the headings above them.
//
// A level name that reaches down over several rows is printed in the first of them. Text that does not say
// how far a cell reaches has one cell less in the rows below, and everything stands one column too far left:
//
//   | 绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
//   | 产出指标 | 数量指标 | 购置设备 | ≥46台 | 46台 | 13 | 13 |
//   | 时效指标 | 完成时间 | 12月底前 | 12月 | 14 | 14 |
#ifndef GONGKAI_NORMALIZE_PERFORMANCE_SHORT_ROWS_H_
#define GONGKAI_NORMALIZE_PERFORMANCE_SHORT_ROWS_H_

#include "normalize/grid/grid.h"
#include "normalize/performance/words.h"

namespace gongkai {

/// Moves the rows that are shorter than the row of headings above them to its right end, with blank cells
/// before them. Leaves grids alone whose rows are all equally long or know their spans (Grid::row_cells).
void AlignShortRows(const PerformanceLexicon& lexicon, Grid* grid);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_PERFORMANCE_SHORT_ROWS_H_
