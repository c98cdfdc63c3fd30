// The rows of a table without row lines, from the heights of its words.
//
// A row shows its height once for certain: at its code, its line number, its total, or its name. The lines of
// all its cells stand around that height (or begin at it, where cells are set to the top). So the lines of a
// column are divided among the rows, in order, such that each row stands where its lines say.
#ifndef GONGKAI_NORMALIZE_ALIGNED_ROWS_H_
#define GONGKAI_NORMALIZE_ALIGNED_ROWS_H_

#include <functional>
#include <vector>

namespace gongkai {

enum class CellSet { kMiddle, kTop, kFoot };

/// The height at which a text of lines from `top` to `bottom` stands in its row.
inline double PlaceOf(double top, double bottom, CellSet set) {
  return set == CellSet::kTop ? top : set == CellSet::kFoot ? bottom : (top + bottom) / 2;
}

struct Division {
  std::vector<int> row_of;  ///< of each line; -1: it goes on with the last row of the page before
  double cost = 0;          ///< points by which the lines miss their rows
};

/// Divides the lines of one column on one page among its rows; both ascending, in points. `carries`: the page
/// before may leave lines of its last row here. `joins(first, end)`: the lines [first, end) can be one cell.
/// At most 12 lines make a cell.
Division DivideAmongRows(const std::vector<double>& lines, const std::vector<double>& rows, CellSet set,
                         double em, bool carries, const std::function<bool(size_t, size_t)>& joins);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_ALIGNED_ROWS_H_
