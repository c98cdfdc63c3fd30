// Text that a page draws twice (for weight, for a shadow) stands twice in a text made of it.
//
// Two drawings of one place make two lines, because a line ends where the pen goes back:
//
//   208                             208 卫生健康支出 541.95
//   208 卫生健康支出         is
//   卫生健康支出 541.95
//   541.95
#ifndef GONGKAI_NORMALIZE_GRID_DOUBLED_H_
#define GONGKAI_NORMALIZE_GRID_DOUBLED_H_

#include "normalize/grid/flow.h"

namespace gongkai {

/// Joins such chains of lines of a text to the one line that they were printed as. Only where many of them
/// follow each other, with words among them: names and zeros return on the next line in other texts too.
void JoinDoubledLines(Flow* flow);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_GRID_DOUBLED_H_
