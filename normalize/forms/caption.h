// Captions that stand in cells: title, label, agency and unit of a form inside a table.
//
// Web pages and word processors place 编制单位 on the left and 单位：万元 on the right of a line by means of
// a table. A spreadsheet that was saved as text is one table from end to end, the titles of its forms and the
// sentences between them in its first column. Neither is part of a table of figures: what a caption says
// belongs to the form below it, and that form begins there.
#ifndef GONGKAI_NORMALIZE_FORMS_CAPTION_H_
#define GONGKAI_NORMALIZE_FORMS_CAPTION_H_

#include <functional>

#include "normalize/forms/patterns.h"
#include "normalize/grid/flow.h"

namespace gongkai {

/// Puts lines, one for each printed row, in the place of tables that hold nothing but a caption, and in the
/// place of the rows of captions and sentences of delimited tables, which are cut there. `is_title` tells
/// titles of forms and of performance tables.
void UnboxCaptions(const std::function<bool(const std::string&)>& is_title, const Patterns& patterns,
                   Flow* flow);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_FORMS_CAPTION_H_
