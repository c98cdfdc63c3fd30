// A watermark that is tiled over the pages, in a text that does not keep them: its characters come alone on
// lines of their own, one after the other, again and again, between and inside the tables.
//
//   开
//   公
//   算0.00
#ifndef GONGKAI_NORMALIZE_GRID_SCATTERED_MARK_H_
#define GONGKAI_NORMALIZE_GRID_SCATTERED_MARK_H_

#include <functional>
#include <string>

#include "normalize/grid/flow.h"

namespace gongkai {

/// What is known of the words of such documents: that one is printed so, or is a piece of such a word.
struct KnownText {
  std::function<bool(const std::string&)> is_name, is_piece;
};

/// Removes such lines, and blanks the characters of the mark where they stand before or behind a
/// figure, before a numbering, alone among other words, or at the end of words that are known or that the
/// text prints without them elsewhere. The mark is four ideographs or letters or more that stand alone
/// several times a page on most pages, each as a rule behind the same other one. False where there is none.
/// Linear in the text.
bool RemoveScatteredMark(const KnownText& known, Flow* flow);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_GRID_SCATTERED_MARK_H_
