// The words of one performance table without rules as a grid: its blocks, their columns and rows, and the
// cells of the level names with the rows that they span.
#ifndef GONGKAI_NORMALIZE_PERFORMANCE_LOOSE_TABLE_H_
#define GONGKAI_NORMALIZE_PERFORMANCE_LOOSE_TABLE_H_

#include <optional>

#include "normalize/grid/grid.h"
#include "normalize/performance/level_spans.h"
#include "normalize/performance/pieces.h"
#include "normalize/performance/words.h"

namespace gongkai {

/// Nothing where the words hold no heading of indicators.
std::optional<Grid> BuildLooseTable(const PerformanceLexicon& lexicon, const PageRules& rules, Pieces pieces);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_PERFORMANCE_LOOSE_TABLE_H_
