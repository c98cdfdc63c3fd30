// Titles that a mark over the page tore from the head of their table.
//
// A text that was read block by block prints the blocks of a page in an order that a tiled watermark
// disturbs: the title of a form may come behind its first rows, or above the last rows of the form before it.
#ifndef GONGKAI_NORMALIZE_LINEAR_TORN_TITLES_H_
#define GONGKAI_NORMALIZE_LINEAR_TORN_TITLES_H_

#include "normalize/forms/patterns.h"
#include "normalize/forms/titles.h"
#include "normalize/grid/flow.h"

namespace gongkai {

/// Moves each such title to where its form begins: at the top of its page where the form before it has ended
/// or its codes begin anew, else at the head behind the note of the form before it. Titles of pages without
/// rows stay. For texts with such a mark only; linear in the text.
void MoveTornTitles(const TitleMatcher& titles, const Patterns& patterns, Flow* flow);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_TORN_TITLES_H_
