// The stream of a form: its tokens in the order in which a text prints them, with the paragraphs they stand
// in.
//
// A text that was read block by block (pdftotext without options) does not print a form row by row. It prints
// blocks, each a paragraph: the codes of some rows, their names, a run of amounts. Headings of the columns
// may come between them or at the end, and those of the next page stand in the middle.
#ifndef GONGKAI_NORMALIZE_LINEAR_STREAM_H_
#define GONGKAI_NORMALIZE_LINEAR_STREAM_H_

#include <vector>

#include "normalize/linear/section.h"
#include "normalize/solve/placement.h"

namespace gongkai {

struct StreamToken {
  Token token;
  int paragraph = 0;
  PlacementLink link = PlacementLink::kApart;  ///< how it follows the token before it
};

using Stream = std::vector<StreamToken>;

/// Header and body of the section without the words of the headings.
Stream ReadStream(const Section& section, const Catalogue& catalogue);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_STREAM_H_
