// Text that a page draws twice (for weight, for a shadow), each character beside its double:
// 收收入入决决算算表表.
//
// Programs that sort the characters of a page by their places make such texts. The other kind, whole words
// that stand twice, is undone in normalize/grid/doubled.h.
#ifndef GONGKAI_NORMALIZE_GRID_DOUBLED_CHARACTERS_H_
#define GONGKAI_NORMALIZE_GRID_DOUBLED_CHARACTERS_H_

#include "normalize/grid/flow.h"

namespace gongkai {

/// Takes the doubles out of the lines and the delimited tables of a text, where many of them have such words.
/// Digits alone (2200) say nothing of themselves: they are read as the words on their line are, or as the
/// lines around them.
void RemoveDoubledCharacters(Flow* flow);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_GRID_DOUBLED_CHARACTERS_H_
