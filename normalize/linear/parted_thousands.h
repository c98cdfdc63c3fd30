// Amounts whose thousands are parted by blanks: 13 977.17 is one amount and not a number beside an amount.
#ifndef GONGKAI_NORMALIZE_LINEAR_PARTED_THOUSANDS_H_
#define GONGKAI_NORMALIZE_LINEAR_PARTED_THOUSANDS_H_

#include <vector>

#include "normalize/linear/tokens.h"

namespace gongkai {

/// Joins them in the lines of one form of a PDF, where tokens have places. Blanks part thousands everywhere
/// or nowhere in a form, and all are equally wide, narrower than the gap between two columns: where some
/// amount of a thousand or more is printed otherwise, or most gaps differ, nothing is joined.
void JoinPartedThousands(std::vector<std::vector<Token>>* lines);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_PARTED_THOUSANDS_H_
