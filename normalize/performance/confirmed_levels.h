// Do words confirm which rows the names of levels span?
//
// Heights of lines often leave a row to the name above or below. But indicators of different levels are
// called differently: where those beside every boundary fit the level on their own side and not the other
// one, words and heights say the same.
#ifndef GONGKAI_NORMALIZE_PERFORMANCE_CONFIRMED_LEVELS_H_
#define GONGKAI_NORMALIZE_PERFORMANCE_CONFIRMED_LEVELS_H_

#include <string>
#include <vector>

#include "normalize/performance/level_spans.h"

namespace gongkai {

/// `names`: of the indicators of all rows. True where the names of level 2 span all rows and every boundary
/// between two of them is confirmed, and those of level 1 begin with one of level 2 that no other can hold.
bool WordsConfirmLevels(const PerformanceLexicon& lexicon, const std::vector<std::string>& names,
                        const LevelSpans& spans);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_PERFORMANCE_CONFIRMED_LEVELS_H_
