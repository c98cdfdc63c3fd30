// Amounts of the basic-expenditure form that stand on another line than their row, in a text that keeps the
// columns of the page.
//
//   30310 个人农业生产补贴
//   30311 代缴社会保险费         1.32
//                                0.76
//
// Between two items of one class no sum can tell whose amount is whose.
#ifndef GONGKAI_NORMALIZE_LINEAR_BLOCK_LINES_H_
#define GONGKAI_NORMALIZE_LINEAR_BLOCK_LINES_H_

#include "normalize/linear/block_form.h"
#include "normalize/linear/rows.h"

namespace gongkai {

/// `body` has a row for each cell of the form. Amounts of neighbouring items of a class that come in the
/// other order than their rows change places; an amount that stands on another line than its code and may be
/// that of a neighbour, which has none or one that stands apart too, makes both rows doubtful.
void WeighLines(const BlockForm& form, LinearBody* body);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_BLOCK_LINES_H_
