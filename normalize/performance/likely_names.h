// The likeliest names of the rows of a scattered table, where numbers and order of the lines prove none.
//
// Lines of a passage are names of rows that follow each other. How wide the column of names is, and so which
// lines go on in the next, which rows the passages name, and which lines are no names at all is tried
// together: names ask for targets of their kind, indicators follow the order of the levels that they are
// usually below, and what stands right before figures names their row. Nothing here is proved: who uses it
// doubts the table.
#ifndef GONGKAI_NORMALIZE_PERFORMANCE_LIKELY_NAMES_H_
#define GONGKAI_NORMALIZE_PERFORMANCE_LIKELY_NAMES_H_

#include <vector>

#include "normalize/performance/scattered_names.h"

namespace gongkai {

struct LikelyNames {
  std::vector<ScatteredName> names;
  std::vector<int> name;  ///< of each row: index of its name, or -1
};

LikelyNames GiveLikelyNames(const std::vector<WordLine>& lines, const ScatteredValues& values,
                            const std::vector<ScatteredLabel>& labels, const PerformanceLexicon& lexicon);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_PERFORMANCE_LIKELY_NAMES_H_
