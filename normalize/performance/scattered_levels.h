// Which rows of a scattered performance table do the names of levels span?
//
// The text tells the order of lines in a passage, and a name stands in the middle of its cell. So for a name
// beside indicators only some spans put its lines where the text has them; the spans of all names of level 2
// cover all rows, in the order of templates. Level 1 follows from level 2: 数量指标 is one of 产出指标.
#ifndef GONGKAI_NORMALIZE_PERFORMANCE_SCATTERED_LEVELS_H_
#define GONGKAI_NORMALIZE_PERFORMANCE_SCATTERED_LEVELS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "normalize/performance/scattered_names.h"

namespace gongkai {

/// A row as far as it is known, with the number of lines that it takes.
struct ScatteredRow {
  const ScatteredName* name = nullptr;
  std::string target;
  int lines = 1;
  int page = 0;
  int64_t weight = 0;  ///< hundredths
  size_t passage =
      0;  ///< the first of the row: of its name where that stands before the figures, or of its target
};

struct ScatteredLevels {
  std::vector<int> level1, level2;  ///< of each row: index into the labels, or -1
  bool doubt = false;
};

ScatteredLevels SpanScatteredLevels(const std::vector<ScatteredRow>& rows,
                                    const std::vector<ScatteredLabel>& labels,
                                    const PerformanceLexicon& lexicon);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_PERFORMANCE_SCATTERED_LEVELS_H_
