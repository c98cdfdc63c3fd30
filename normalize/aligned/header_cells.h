// The header of a table without column lines, from the places of its words.
//
// What the rules would have said is still there: the lines of a heading stand close together and around one
// middle; a heading that nothing stands below owns a column; a heading above others stands in the middle of
// the columns that it covers, and a heading beside such a group stands in the middle of the header's height,
// or at its top.
#ifndef GONGKAI_NORMALIZE_ALIGNED_HEADER_CELLS_H_
#define GONGKAI_NORMALIZE_ALIGNED_HEADER_CELLS_H_

#include <set>
#include <string>
#include <vector>

#include "normalize/linear/tokens.h"

namespace gongkai {

struct HeadingCell {
  std::string text;
  Box box;                    ///< upright page
  Place place;                ///< displayed page
  double last_y = 0;          ///< middle of its last line
  bool leaf = true;           ///< owns a column
  int row = 0, row_span = 1;  ///< set by NestHeadings
  size_t first = 0, end = 0;  ///< columns [first, end); of a group set by NestHeadings
};

/// Where headings stand in cells that are higher than they are.
enum class HeadingsStand { kInTheMiddle, kAtTheTop };

/// Header words put together to headings, from the leftmost leaf to the rightmost, the groups behind them.
/// `words` are the headings that are known (HeadingWords); they settle whether two words are one heading.
/// `lowest` are those that always stand below others where others stand between them (预算数 and 决算数).
/// `em`: points.
std::vector<HeadingCell> FindHeadings(const std::vector<Token>& words, double em,
                                      const std::set<std::string>& known, const std::set<std::string>& lowest,
                                      HeadingsStand stand = HeadingsStand::kInTheMiddle);

/// How many rows the headings have (0 where they make no tree), and by how many points in all the groups miss
/// the middles of their columns.
struct HeadingTree {
  int rows = 0;
  double miss = 0;
};

/// Gives every heading its rows and every group its columns. `edges`: the columns' lines, one more than there
/// are leaves.
HeadingTree NestHeadings(const std::vector<double>& edges, double em, std::vector<HeadingCell>* cells,
                         HeadingsStand stand = HeadingsStand::kInTheMiddle);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_ALIGNED_HEADER_CELLS_H_
