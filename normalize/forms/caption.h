// Captions of a form that are set as a table: title, label, agency and unit side by side in cells.
//
// Web pages and word processors place 编制单位 on the left and 单位：万元 on the right of a line by means of
// a table. It is no table of figures: the form begins below it, and what it says belongs to that form.
#ifndef GONGKAI_NORMALIZE_FORMS_CAPTION_H_
#define GONGKAI_NORMALIZE_FORMS_CAPTION_H_

#include "normalize/forms/patterns.h"
#include "normalize/forms/titles.h"
#include "normalize/grid/flow.h"

namespace gongkai {

/// Puts lines, one for each printed row, in the place of tables that hold nothing but a caption.
void UnboxCaptions(const TitleMatcher& titles, const Patterns& patterns, Flow* flow);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_FORMS_CAPTION_H_
