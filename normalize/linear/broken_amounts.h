// Amounts that narrow cells broke over lines: 42,273,0 above 16.94 is 42,273,016.94.
#ifndef GONGKAI_NORMALIZE_LINEAR_BROKEN_AMOUNTS_H_
#define GONGKAI_NORMALIZE_LINEAR_BROKEN_AMOUNTS_H_

#include <vector>

#include "normalize/linear/tokens.h"

namespace gongkai {

/// Puts the pieces together again and leaves the whole amount on the line that is in their middle, or, of two
/// lines, on the one that begins a row. `body` holds tokens line by line. `keeps_columns`: pieces stand below
/// each other, with lines of other cells between them; else they follow each other in the order of reading.
///
/// Only what cannot stand alone is a first piece (42,273,0 and 632,084. and 148200), and only what makes it
/// an amount with two decimals and well-placed separators goes on with it, so that whole amounts of two rows
/// never run together.
void RejoinBrokenAmounts(bool keeps_columns, std::vector<std::vector<Token>>* body);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_BROKEN_AMOUNTS_H_
