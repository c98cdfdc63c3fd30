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

#include <functional>
#include <vector>

#include "normalize/grid/flow.h"
#include "normalize/performance/words.h"

namespace gongkai {

/// Replaces the lines of every performance table without rules by a grid. Needs the words of the lines (PDF).
void GridLooseTables(const PerformanceLexicon& lexicon, Flow* flow);

/// Divides rows among labels: `rows` and `labels` are heights on one page, ascending. The result gives for
/// every row the index of its label, -1 for rows above the first label that belong to the page before, and
/// for rows whose label is not printed. `fits` says whether a row can belong to a label (产出指标 holds no
/// 社会效益指标). Exposed for tests.
std::vector<int> SpanLabels(const std::vector<double>& rows, const std::vector<double>& labels,
                            const std::function<bool(size_t row, size_t label)>& fits);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_PERFORMANCE_LOOSE_H_
