// 单位：万元 at the right of a form, broken over two lines where its cell is narrow: "单位：" or "单位：万",
// and the rest below it.
#ifndef GONGKAI_NORMALIZE_FORMS_BROKEN_UNIT_H_
#define GONGKAI_NORMALIZE_FORMS_BROKEN_UNIT_H_

#include "normalize/forms/patterns.h"
#include "normalize/grid/flow.h"

namespace gongkai {

/// Puts the rest of a broken unit at the end of the line that it belongs to. A line that held nothing else
/// becomes furniture.
void JoinBrokenUnits(const Patterns& patterns, Flow* flow);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_FORMS_BROKEN_UNIT_H_
