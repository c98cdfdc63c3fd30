// Amounts that are printed below a heading.
//
// A text that was read block by block prints a column and its heading as one block where no other column is
// near: 其他收入 / 7 / 263743.07. Such an amount belongs to the column of the heading, or of its number.
#ifndef GONGKAI_NORMALIZE_LINEAR_HEADED_AMOUNTS_H_
#define GONGKAI_NORMALIZE_LINEAR_HEADED_AMOUNTS_H_

#include <cstddef>
#include <map>

#include "normalize/linear/section.h"
#include "normalize/linear/sheets.h"

namespace gongkai {

/// By the line of the text on which an amount is printed alone: the column that its block is headed by, as an
/// index into `columns`. The first column is left out, it has the names of the total row.
std::map<int, size_t> HeadedAmounts(const Section& section, const Columns& columns);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_HEADED_AMOUNTS_H_
