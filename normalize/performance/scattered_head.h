// The head of a scattered performance table and the execution of its funds, as a grid.
//
// Labels and their values follow each other, though other cells may stand between. Of the funds the row with
// the weight is read: its rate and score say which of the amounts before it are budget and execution.
#ifndef GONGKAI_NORMALIZE_PERFORMANCE_SCATTERED_HEAD_H_
#define GONGKAI_NORMALIZE_PERFORMANCE_SCATTERED_HEAD_H_

#include <optional>
#include <vector>

#include "normalize/performance/scattered_names.h"

namespace gongkai {

/// `names`: of indicators, which are no values of the head. `end`: the passage behind the head. Nothing where
/// neither a label nor the execution was found. The grid is doubted: the other rows of the funds are not in
/// it.
std::optional<Grid> ReadScatteredHead(const PerformanceLexicon& lexicon, const ScatteredWords& words,
                                      const std::vector<ScatteredName>& names,
                                      const std::vector<ScatteredCell>& cells, const ScatteredValues& values,
                                      size_t end);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_PERFORMANCE_SCATTERED_HEAD_H_
