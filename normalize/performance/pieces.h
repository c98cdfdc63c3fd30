// The words of a table without rules, as places on paper.
#ifndef GONGKAI_NORMALIZE_PERFORMANCE_PIECES_H_
#define GONGKAI_NORMALIZE_PERFORMANCE_PIECES_H_

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/grid/flow.h"

namespace gongkai {

/// A word; all lengths in points on the upright page. In laid-out text a character is one wide and a line one
/// high.
struct Piece {
  std::string text;
  double x0 = 0, x1 = 0, y = 0;  ///< y: its middle
  double size = 10;              ///< height of the em
  int page = 0;
  Box box;       ///< displayed
  int line = 0;  ///< of a text file, else 0

  double center() const { return (x0 + x1) / 2; }
};
using Pieces = std::vector<Piece>;

/// The words of a line; of a text its pieces between blanks.
Pieces PiecesOf(const FlowItem& item);

/// True where most lines of a text keep their columns apart by blanks.
bool IsLaidOut(const Pieces& pieces);

/// Pages in order, on each from top to bottom.
bool Above(const Piece& a, const Piece& b);

/// True where two words are too far apart vertically to be lines of one cell.
bool Apart(const Piece& above, const Piece& below);

/// Pieces that stand close together vertically, top to bottom.
std::vector<Pieces> Bands(Pieces pieces);

/// Line by line, each from left to right.
std::string TextOf(Pieces pieces);

/// A word that lines broke: pieces below each other, from the first one on.
struct Stack {
  std::vector<size_t> pieces;  ///< indices, top to bottom
  std::string text;
  double x0 = 0, x1 = 0, top = 0, bottom = 0;  ///< top and bottom: the middles of its first and last line
  double size = 10;
  int page = 0;

  double center() const { return (x0 + x1) / 2; }
  double middle() const { return (top + bottom) / 2; }
};

/// The longest stack that begins with piece `top` and makes a word (`is_word`); no pieces where none does.
/// `used` pieces are not taken. `over_pages`: at the foot of a page it may go on at the head of the next.
/// `pieces` are sorted by Above.
Stack StackFrom(const Pieces& pieces, size_t top, const std::vector<bool>& used, bool over_pages,
                const std::function<bool(std::string_view text, size_t lines)>& is_word);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_PERFORMANCE_PIECES_H_
