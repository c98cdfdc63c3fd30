// The ways in which rows of headings can share the columns of a table, where nothing says how far each
// reaches.
#ifndef GONGKAI_NORMALIZE_FORMS_HEADING_SPANS_H_
#define GONGKAI_NORMALIZE_FORMS_HEADING_SPANS_H_

#include <cstddef>
#include <vector>

namespace gongkai {

/// What a heading may do.
enum class HeadingKind {
  kKey,      ///< names a key column (项目, 科目编码): may be wide with nothing below it
  kMeasure,  ///< names a measure: no key column stands below it
  kGroup     ///< everything else
};

/// Where a heading stands: columns [col, col + col_span), rows [row, row + row_span).
struct HeadingExtent {
  int row = 0, col = 0, row_span = 1, col_span = 1;
};

/// One way: the extents of all headings, row by row, left to right.
using HeadingLayout = std::vector<HeadingExtent>;

/// All ways to lay out `rows` over `cols` columns, at most `most` of them. A heading with none below it
/// reaches down to the last row and is one column wide; one with others below it is two or more wide, and
/// these may stand in any later row. Only a key heading may be wider with nothing below it, or have a single
/// one below it. Empty where no way exists.
std::vector<HeadingLayout> LayOutHeadings(const std::vector<std::vector<HeadingKind>>& rows, int cols,
                                          size_t most);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_FORMS_HEADING_SPANS_H_
