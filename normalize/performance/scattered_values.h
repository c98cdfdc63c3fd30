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
  /// Of a table that prints comparison and unit in columns of their own.
  std::optional<ScatteredCell> op, unit;

  /// Weight and score are there, target and actual value may be lacking (no text).
  bool HasValues() const { return !target.text.empty() && !actual.text.empty(); }
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
  /// Weights add up to a hundred and scores to the printed total, nothing stands within the rows, and
  /// none lacks its unit.
  bool add_up = false;
};

/// Where rows without anything between their figures do not add up, words may stand within a row (a
/// watermark, the heading, names of the columns beside), and its values may be printed further on.
ScatteredValues ReadScatteredValues(const std::vector<ScatteredCell>& cells);

/// A figure in hundredths; nothing where the text is none.
std::optional<int64_t> MarkOf(const std::string& text);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_PERFORMANCE_SCATTERED_VALUES_H_
