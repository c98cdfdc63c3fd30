// A watermark across the page, in a text that was laid out like the page: its characters stand alone on lines
// far apart.
//
//                                      开
//   20805    行政事业单位离退休        ...
//                                公
#ifndef GONGKAI_NORMALIZE_GRID_WATERMARK_H_
#define GONGKAI_NORMALIZE_GRID_WATERMARK_H_

#include "normalize/grid/flow.h"

namespace gongkai {

/// Marks such characters as furniture. They stand on a slope, the same ones on several pages; the ends of
/// broken names, which stand alone too, stand below each other. Words alone on a line of most pages are a
/// mark that is written level.
void MarkWatermark(Flow* flow);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_GRID_WATERMARK_H_
