// Performance tables in text that lost its columns.
//
// Such text prints the cells of a table one after the other; the cells of a narrow column come out in pieces
// of one to five characters, and nothing but a blank or a line break says where a cell ends:
//
//   数 量            the level-2 name of the row, in two lines
//   指标
//   媒体公开通       the indicator
//   报违法违规
//   医药机构数
//   量
//   ≥50 家           what was to be reached
//   次
//   86 3.0 3.0       what was reached, weight and score
//
// The order of the columns is known from the heading. A row ends where a line ends with as many numbers as
// the table has columns for weight and score; level names are known words. What is left, the pieces of
// indicator, target and actual, is divided where the division makes most sense: equal halves, quantities,
// pieces that begin with a comparison.
//
// Where that does not add up, the cells may have been printed in no fixed order (scattered.h).
//
// The result is a Grid (method linear), which takes the place of its lines in the flow.
#ifndef GONGKAI_NORMALIZE_PERFORMANCE_LINEAR_H_
#define GONGKAI_NORMALIZE_PERFORMANCE_LINEAR_H_

#include <string>
#include <vector>

#include "extract/page.h"
#include "normalize/grid/flow.h"
#include "normalize/performance/words.h"

namespace gongkai {

/// Replaces the lines of every performance table in text without columns by a grid. Returns the titles of
/// those that are there but could not be read.
std::vector<std::string> GridLinearTables(const PerformanceLexicon& lexicon, const std::vector<Page>& pages,
                                          Flow* flow);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_PERFORMANCE_LINEAR_H_
