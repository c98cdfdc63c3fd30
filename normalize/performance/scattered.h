// Performance tables in text that prints their cells in no fixed order (`pdftotext` without options).
//
// The figures of a row stand together, so the rows are known by them (scattered_values.h); the names of
// indicators are given to rows in order (scattered_names.h), the names of levels by the heights at which
// their lines stand among those of the indicators (scattered_levels.h). What the sums and the order do not
// prove is marked.
#ifndef GONGKAI_NORMALIZE_PERFORMANCE_SCATTERED_H_
#define GONGKAI_NORMALIZE_PERFORMANCE_SCATTERED_H_

#include <vector>

#include "extract/page.h"
#include "normalize/grid/flow.h"
#include "normalize/performance/words.h"

namespace gongkai {

/// The table whose title stands above the item `first`; it ends before `last`. Its head and funds where they
/// were found, and its indicators; nothing where no rows of these were found.
std::vector<Grid> ReadScatteredTable(const PerformanceLexicon& lexicon, const std::vector<Page>& pages,
                                     const Flow& flow, size_t first, size_t last);

/// True where the items name levels and head columns of indicators, whether or not rows can be read.
bool HoldsPerformanceTable(const PerformanceLexicon& lexicon, const std::vector<Page>& pages,
                           const Flow& flow, size_t first, size_t last);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_PERFORMANCE_SCATTERED_H_
