// The figures of a scattered performance table: target, actual, weight and score of each indicator follow
// each other, row by row, and the sums of weights and scores say whether all of them were found.
#ifndef GONGKAI_NORMALIZE_PERFORMANCE_SCATTERED_VALUES_H_
#define GONGKAI_NORMALIZE_PERFORMANCE_SCATTERED_VALUES_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "normalize/performance/scattered_text.h"

namespace gongkai {

struct ValueRow {
  ScatteredCell target, actual, weight, score;
  size_t first = 0, last = 0;  ///< of the cells, inclusive
};

/// Indices into the cells.
struct WeightAndScore {
  size_t weight = 0, score = 0;
};

struct ScatteredValues {
  std::vector<ValueRow> rows;
  std::vector<char> used;  ///< of each cell: it is part of a row, of the total or of the execution
  std::optional<WeightAndScore> total;      ///< 100 and the score
  std::optional<WeightAndScore> execution;  ///< of the funds: 10, rate, score
  /// Weights add up to a hundred and scores to the printed total.
  bool add_up = false;
};

ScatteredValues ReadScatteredValues(const std::vector<ScatteredCell>& cells);

/// A figure in hundredths; nothing where the text is none.
std::optional<int64_t> MarkOf(const std::string& text);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_PERFORMANCE_SCATTERED_VALUES_H_
