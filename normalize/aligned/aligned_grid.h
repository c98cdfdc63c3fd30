// A form whose columns or rows have no rules, as a grid: from its header and from what stands below each
// other.
//
// The header says the columns: an amount stands below the last heading whose middle it passes, set to the
// right or to the middle of its column alike. Codes, line numbers, totals or names say the rows; horizontal
// rules between all rows say them better. The columns of the first page hold for all.
#ifndef GONGKAI_NORMALIZE_ALIGNED_ALIGNED_GRID_H_
#define GONGKAI_NORMALIZE_ALIGNED_ALIGNED_GRID_H_

#include <optional>
#include <vector>

#include "extract/page.h"
#include "normalize/forms/catalogue.h"
#include "normalize/grid/grid.h"
#include "normalize/linear/section.h"

namespace gongkai {

/// Nothing where the section has no places (a text), or where its header or a word of its body fits no
/// column. No word of the body is left out.
std::optional<Grid> AlignSection(const Section& section, const Catalogue& catalogue,
                                 const std::vector<Page>& pages);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_ALIGNED_ALIGNED_GRID_H_
