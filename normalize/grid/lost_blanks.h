// Tables of delimited text whose blank cells were left out.
//
// Some programs that turn web pages into text skip cells without text:
//
//   | 2080501 | 行政单位离退休 | 45.32 | 45.32 |
//   | 20899 | 其他社会保障和就业支出 | 57.48 | 48.36 | 9.12 |
//
// Where a cell stands in its row then says no more than where a number stands in a line of plain text, and
// the table is read as such: by what its sums allow.
#ifndef GONGKAI_NORMALIZE_GRID_LOST_BLANKS_H_
#define GONGKAI_NORMALIZE_GRID_LOST_BLANKS_H_

#include <functional>

#include "normalize/grid/flow.h"

namespace gongkai {

/// Puts lines in the place of the tables of a text that leaves blank cells out: not one of its tables prints
/// a blank, and one has rows with numbers of different lengths, or of fewer cells than its headings. The
/// cells of a row stand with wide gaps between them. Tables for which `keep` holds stay and are doubted.
void OpenTablesWithoutBlanks(const std::function<bool(const Grid&)>& keep, Flow* flow);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_GRID_LOST_BLANKS_H_
