// Performance tables that a PDF prints without rules.
//
// What the rules would have said is still in the places of the words:
//   * a column is where no row prints anything beside it: the gutters of all rows together;
//   * a row is what stands close together, or around one weight or score;
//   * a level name stands in the middle (or at the top) of the rows that its cell spans. So the rows of a
//   page are divided
//     among the names such that each stands as nearly as possible in the middle of its rows, and the cells
//     get spans.
//
// The result is a Grid like any other (method aligned), which takes the place of its lines in the flow.
#ifndef GONGKAI_NORMALIZE_PERFORMANCE_LOOSE_H_
#define GONGKAI_NORMALIZE_PERFORMANCE_LOOSE_H_

#include "normalize/grid/flow.h"
#include "normalize/performance/words.h"

namespace gongkai {

/// Replaces the lines of every performance table without rules by a grid: of PDFs, and of texts that keep the
/// columns apart by blanks. Horizontal rules of the pages are used where there are any.
void GridLooseTables(const PerformanceLexicon& lexicon, const std::vector<Page>& pages, Flow* flow);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_PERFORMANCE_LOOSE_H_
