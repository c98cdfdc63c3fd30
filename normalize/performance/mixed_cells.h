// Signs that a row of a text holds a piece of another cell: of a level printed beside it, of a title between
// two pages, of the cell to the left.
#ifndef GONGKAI_NORMALIZE_PERFORMANCE_MIXED_CELLS_H_
#define GONGKAI_NORMALIZE_PERFORMANCE_MIXED_CELLS_H_

#include "normalize/performance/words.h"
#include "normalize/records.h"

namespace gongkai {

/// True where its level 2, name, target or actual value shows such a sign. A row that is right may show one
/// too: it is a reason to doubt.
bool HoldsPieceOfAnotherCell(const IndicatorRecord& row, const PerformanceLexicon& lexicon);

/// True where its name has a level printed around it or behind it: the rows below may be of that level.
bool HoldsLevel(const IndicatorRecord& row, const PerformanceLexicon& lexicon);

/// True where the values of the row are headings of columns: the header was not read whole.
bool HoldsHeadings(const IndicatorRecord& row, const PerformanceLexicon& lexicon);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_PERFORMANCE_MIXED_CELLS_H_
