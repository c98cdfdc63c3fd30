// Pages that were printed on other paper: two side by side on every sheet, as brochures and savers of paper
// print them, or one on paper that is too high.
#ifndef GONGKAI_EXTRACT_PDF_IMPOSED_H_
#define GONGKAI_EXTRACT_PDF_IMPOSED_H_

#include <vector>

#include "extract/page.h"

namespace gongkai {

/// Where nearly all sheets are wider than high and leave a gutter in their middle, each half becomes a page
/// of its own: they are numbered anew, and Page::sheet is the page of the file. Nothing changes elsewhere: a
/// single wide page may have a gutter, but titles and prose of a document run over the middle.
/// Pages that were printed small on paper much higher than they are lose what is above and below them.
void SplitImposedPages(std::vector<Page>* pages);

}  // namespace gongkai

#endif  // GONGKAI_EXTRACT_PDF_IMPOSED_H_
