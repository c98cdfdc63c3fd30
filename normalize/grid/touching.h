// Tables that follow each other without a gap are one lattice, or one table of a text. Where each prints its
// title in a row of its own, that row parts them.
#ifndef GONGKAI_NORMALIZE_GRID_TOUCHING_H_
#define GONGKAI_NORMALIZE_GRID_TOUCHING_H_

#include <functional>
#include <string>

#include "normalize/grid/flow.h"

namespace gongkai {

/// Cuts each grid above a row that holds nothing but a title and has a table's row above it. What stands
/// alone in the rows just above the title and is a line of its heading (`is_head`: label, unit, agency) goes
/// with it.
void PartTouchingTables(const std::function<bool(const std::string&)>& is_title,
                        const std::function<bool(const std::string&)>& is_head, Flow* flow);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_GRID_TOUCHING_H_
