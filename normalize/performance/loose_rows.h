// The rows of a block without row lines.
//
// Figures are printed on one line, so each row shows its height at its amounts, weights or scores. What
// stands far from everything else is a row, too. The lines of all other cells stand around the height of
// their row, or begin there, and are divided among the rows column by column.
#ifndef GONGKAI_NORMALIZE_PERFORMANCE_LOOSE_ROWS_H_
#define GONGKAI_NORMALIZE_PERFORMANCE_LOOSE_ROWS_H_

#include <functional>
#include <vector>

#include "normalize/performance/loose_columns.h"
#include "normalize/performance/pieces.h"

namespace gongkai {

/// `open` becomes true where the lines of a text could be divided in another way that is nearly as good.
/// Rows from top to bottom, each with its pieces. `heights` gives the heights at which the pieces of a band
/// certainly show rows, ascending; of one page.
std::vector<Pieces> FindLooseRows(const Pieces& pieces, const LooseColumns& columns,
                                  const std::function<std::vector<double>(const Pieces& band)>& heights,
                                  bool* open);

/// True where the lines of a name, given for each row of a text by their numbers, stand further apart than
/// from the name above or below: what was pushed in between them (a watermark) makes heights unreliable.
bool MayBeParted(std::vector<std::vector<int>> lines);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_PERFORMANCE_LOOSE_ROWS_H_
