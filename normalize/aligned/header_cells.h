// The header of a table without column lines, from the places of its words.
//
// What the rules would have said is still there: the lines of a heading stand close together and around one
// middle; a heading that nothing stands below owns a column; a heading above others stands in the middle of
// the columns that it covers, and a heading beside such a group stands in the middle of the header's height.
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

/// Header words put together to headings, from the leftmost leaf to the rightmost, the groups behind them.
/// `words` are the headings that are known (HeadingWords); they settle whether two words are one heading.
/// `lowest` are those that always stand below others where others stand between them (预算数 and 决算数).
/// `em`: points.
std::vector<HeadingCell> FindHeadings(const std::vector<Token>& words, double em,
                                      const std::set<std::string>& known,
                                      const std::set<std::string>& lowest);

/// Gives every heading its rows and every group its columns. `edges`: the columns' lines, one more than there
/// are leaves. Returns the number of rows; 0 where the headings make no tree.
int NestHeadings(const std::vector<double>& edges, double em, std::vector<HeadingCell>* cells);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_ALIGNED_HEADER_CELLS_H_
