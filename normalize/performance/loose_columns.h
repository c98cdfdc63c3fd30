// The columns of a block without column lines, from its headings and the gutters between its words.
//
// Words that leave no gutter between them are in one column. A heading names the column that it stands in. A
// column without a heading is part of its neighbour: figures stand at the right end of their cells, so their
// heading is on the left of them; texts begin at the left end, so theirs is on the right. Where words of two
// named columns meet, the columns part where the fewest words are cut.
#ifndef GONGKAI_NORMALIZE_PERFORMANCE_LOOSE_COLUMNS_H_
#define GONGKAI_NORMALIZE_PERFORMANCE_LOOSE_COLUMNS_H_

#include <vector>

#include "normalize/performance/pieces.h"

namespace gongkai {

/// From the left edge of a column to that of the next one.
struct LooseColumns {
  std::vector<double> starts;  ///< ascending; the first one is minus infinity
  int cut = 0;                 ///< words that a column edge runs through

  size_t count() const { return starts.size(); }
  size_t Of(double x) const;
};

/// `headings` and `words` are the places of the headings of single columns and of the words below them. Words
/// left of all headings have a column of their own.
LooseColumns FindLooseColumns(const std::vector<Stack>& headings, const Pieces& words);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_PERFORMANCE_LOOSE_COLUMNS_H_
