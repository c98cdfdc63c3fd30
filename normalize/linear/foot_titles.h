// Titles that a text prints behind their table: where a page draws its table first and the title last, a text
// in the order of drawing has the title at the foot of the page, and each title seems to head the table of
// the next page.
#ifndef GONGKAI_NORMALIZE_LINEAR_FOOT_TITLES_H_
#define GONGKAI_NORMALIZE_LINEAR_FOOT_TITLES_H_

#include "normalize/forms/patterns.h"
#include "normalize/forms/titles.h"
#include "normalize/grid/flow.h"

namespace gongkai {

/// Moves such titles, with the label and the unit beside them, in front of their table. Only in a text that
/// prints nearly all of its titles so, on two pages or more; others stay as they are.
void LiftFootTitles(const TitleMatcher& titles, const Patterns& patterns, Flow* flow);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_FOOT_TITLES_H_
