// The likeliest rows below each name of level 2, where the lines of a scattered text prove none.
//
// Names and indicators are in order, so every name spans rows that follow each other. What indicators are
// called, which targets they have, the pages, the lines that names and indicators share and the printed
// weights of level 1 each speak for some spans and against others; the spans with the least against them are
// taken. Nothing here is proved: who uses it doubts the table.
#ifndef GONGKAI_NORMALIZE_PERFORMANCE_LIKELY_LEVELS_H_
#define GONGKAI_NORMALIZE_PERFORMANCE_LIKELY_LEVELS_H_

#include <vector>

#include "normalize/performance/scattered_levels.h"

namespace gongkai {

struct LikelySpans {
  std::vector<int> spans;  ///< of each row: index into the labels, or -1
  int cost = 0;            ///< what speaks against them
};

/// `order`: the names of level 2, indices into `labels`. `parents`: the label of level 1 of each label, or
/// -1. No spans where there are too many rows.
LikelySpans SpanLikelyLevels(const std::vector<ScatteredRow>& rows, const std::vector<ScatteredLabel>& labels,
                             const std::vector<size_t>& order, const std::vector<int>& parents,
                             const PerformanceLexicon& lexicon);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_PERFORMANCE_LIKELY_LEVELS_H_
