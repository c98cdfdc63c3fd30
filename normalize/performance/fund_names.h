// The names of funds in a laid-out text: 年度资金总额, 其中：当年财政拨款 … in a narrow column, broken over
// lines, with the ends of the label that runs down beside them (项目资金（万元）) in between.
#ifndef GONGKAI_NORMALIZE_PERFORMANCE_FUND_NAMES_H_
#define GONGKAI_NORMALIZE_PERFORMANCE_FUND_NAMES_H_

#include <functional>

#include "normalize/performance/pieces.h"
#include "normalize/performance/words.h"

namespace gongkai {

/// Puts the lines of every known name together, at the height of the figures that it stands nearest to; one
/// row of figures has one name. The pieces of the name column that are left belong to the label: they are
/// taken out and returned, where any name was found.
Pieces JoinFundNames(const PerformanceLexicon& lexicon, const std::function<bool(const Piece&)>& in_names,
                     Pieces* body);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_PERFORMANCE_FUND_NAMES_H_
