// Where the cells of a row stand that has fewer cells than its table has columns, because spanned cells were
// printed once.
#ifndef GONGKAI_NORMALIZE_FORMS_SHORT_ROWS_H_
#define GONGKAI_NORMALIZE_FORMS_SHORT_ROWS_H_

#include <vector>

#include "normalize/grid/grid.h"

namespace gongkai {

/// The column in which each cell begins; together they cover columns [0, numbers.size()). numbers[c] is true
/// where column c holds amounts or line numbers: words, and codes, begin beside such columns and reach over
/// them only where nothing else is left; amounts and blanks take one column each. One cell covers all. Not
/// more cells than columns. A blank at the end of a full row is left out where it stands for a place that a
/// cell before it covers: 合计|1.00|2.00|"" below 编码|名称|预算数|决算数.
std::vector<int> StartColumns(const std::vector<Cell>& row, const std::vector<bool>& numbers);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_FORMS_SHORT_ROWS_H_
