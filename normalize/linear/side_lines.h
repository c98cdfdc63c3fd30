// Two-sided forms whose rows stand on lines, while their names go on in the lines above and below.
//
// Programs that sort the words of a page by their lines print the pieces of the names of both sides so:
//
//   二、政府性基金预算财政拨
//   2 171.88 二、外交支出 31
//   款收入
//
// Names are a closed world: each piece goes on with the name of one side or begins the next. A name covers
// the lines from its first piece to its last, and the figures on these lines are its own.
#ifndef GONGKAI_NORMALIZE_LINEAR_SIDE_LINES_H_
#define GONGKAI_NORMALIZE_LINEAR_SIDE_LINES_H_

#include <optional>
#include <vector>

#include "normalize/linear/rows.h"
#include "normalize/linear/side_words.h"

namespace gongkai {

/// Nothing where a name is not known, a figure stands on no line of a name, or the pieces can be put together
/// in several ways.
std::optional<LinearBody> ReadSideLines(const std::vector<std::vector<Token>>& body, const SideWords& words,
                                        const KeyWords& key);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_SIDE_LINES_H_
