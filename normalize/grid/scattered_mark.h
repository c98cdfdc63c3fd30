// A watermark that is tiled over the pages, in a text that does not keep them: its characters come alone on
// lines of their own, one after the other, again and again, between and inside the tables.
//
//   开
//   公
//   算0.00
#ifndef GONGKAI_NORMALIZE_GRID_SCATTERED_MARK_H_
#define GONGKAI_NORMALIZE_GRID_SCATTERED_MARK_H_

#include "normalize/grid/flow.h"
#include "normalize/grid/mark_eraser.h"

namespace gongkai {

/// Removes such lines, and takes the mark out of the others (EraseMark). The mark is four ideographs or
/// letters or more that stand alone several times a page on most pages, each as a rule behind the same other
/// one. False where there is none. Linear in the text.
bool RemoveScatteredMark(const KnownText& known, Flow* flow);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_GRID_SCATTERED_MARK_H_
