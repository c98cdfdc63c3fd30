// Texts that lost their line ends.
//
// Search engines, office converters and text collections hand out a whole page, or a whole document, as one
// line:
//
//   项目 行次 金额 栏次 1 一、一般公共预算财政拨款收入 1 440.55 一、一般公共服务支出 29 423.20 …
//
// Where cells and headings had their own lines, blanks are left.
#ifndef GONGKAI_EXTRACT_TEXT_FLATTENED_H_
#define GONGKAI_EXTRACT_TEXT_FLATTENED_H_

#include <cstddef>
#include <vector>

#include "extract/text_model.h"

namespace gongkai {

/// Cuts lines at their blanks that hold so many words and numbers as no row of a table does; the pieces keep
/// the line's number. No more than `max_lines` lines result. Lines with tabs or pipes are left alone.
void CutFlattenedLines(size_t max_lines, std::vector<TextLine>* lines);

}  // namespace gongkai

#endif  // GONGKAI_EXTRACT_TEXT_FLATTENED_H_
