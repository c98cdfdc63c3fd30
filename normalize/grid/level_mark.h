// A watermark that is written level across the middle of every page, in a text whose program sorts the
// characters of a page by lines: where the mark meets no other text it is a line of its own, elsewhere its
// characters stand among those of a row.
//
//   部门决算公开
//   八、其他收入 部8门决5.36算八、社会保障公和就业支出开38 33.31
#ifndef GONGKAI_NORMALIZE_GRID_LEVEL_MARK_H_
#define GONGKAI_NORMALIZE_GRID_LEVEL_MARK_H_

#include "normalize/grid/flow.h"
#include "normalize/grid/mark_eraser.h"

namespace gongkai {

/// Takes a mark that is a line of its own on most pages out of the lines of the other pages: of those where
/// its characters stand in order beside figures, or in a name that is known without them.
void UnweaveLevelMark(const KnownText& known, Flow* flow);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_GRID_LEVEL_MARK_H_
