// A workbook that is not fitted to the page prints the right columns of a wide table on pages of their own,
// behind those of the left columns.
#ifndef GONGKAI_NORMALIZE_GRID_BESIDE_H_
#define GONGKAI_NORMALIZE_GRID_BESIDE_H_

#include <functional>
#include <string>

#include "normalize/grid/flow.h"

namespace gongkai {

/// Joins two ruled tables side by side where the rows of the second begin and end as high on their pages as
/// rows of the first, their first rows say different words, and no title stands between them or in the
/// second, nor anything above the second that is no line of a heading (`is_head`). Where all but the rows
/// fits, the first is doubted: its grid's confidence falls below 0.5. Comes after StitchTables.
void JoinTablesBeside(const std::function<bool(const std::string&)>& is_title,
                      const std::function<bool(const std::string&)>& is_head, Flow* flow);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_GRID_BESIDE_H_
