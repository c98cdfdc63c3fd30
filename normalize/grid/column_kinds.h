// The columns of a table that goes on without its header, where the text tells nothing but their order.
//
// A code that is printed in parts, or a heading over several columns, makes columns that are blank in every
// row of the body. The part of the table on the next page does not have them:
//
//   科目编码 | | | 科目名称 | 合计          201 | 一般公共服务支出 | 10.00
#ifndef GONGKAI_NORMALIZE_GRID_COLUMN_KINDS_H_
#define GONGKAI_NORMALIZE_GRID_COLUMN_KINDS_H_

#include "normalize/grid/grid.h"

namespace gongkai {

/// Expresses the columns of `next`, of which there are fewer, in those of `first`: by what stands in them
/// (words, whole numbers, amounts), in their order. Returns false, and changes nothing, where there is no
/// such way or more than one.
bool AlignByKinds(const Grid& first, Grid* next);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_GRID_COLUMN_KINDS_H_
