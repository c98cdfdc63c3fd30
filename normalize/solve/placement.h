// Placement: amounts whose rows are lost, put back into the cells of a form.
//
// A text that was read block by block prints a form by columns, by rows, or by pieces of both. One thing such
// a text keeps: within a column the amounts come from top to bottom. So every amount is either the next of
// some column, or stands further down in it behind blank cells. Which column it is, the sums decide: parts
// add up to totals in every row, rows add up along the codes in every column.
//
// The amounts are placed one after the other; of the placements that contradict no sum so far the most
// natural ones are kept (an amount below the one before it, or right of it, or in the row whose name was just
// printed). Work is bounded by the number kept and by a budget. What comes out satisfies all sums, or nothing
// does.
//
// All amounts are integers in units of the last printed digit; a sum may miss by half a unit for each addend.
#ifndef GONGKAI_NORMALIZE_SOLVE_PLACEMENT_H_
#define GONGKAI_NORMALIZE_SOLVE_PLACEMENT_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace gongkai {

struct PlacementColumn {
  int rows = 0;       ///< cells from top to bottom
  bool full = false;  ///< none of them is blank
  int band = 0;       ///< columns of one band share their rows
  bool late = false;  ///< a cell that was passed over may still be filled, however far behind
};

struct PlacementCell {
  int column = 0, row = 0;
  bool operator==(const PlacementCell&) const = default;
};

/// Σ plus = Σ minus + constant.
struct PlacementSum {
  std::vector<PlacementCell> plus, minus;
  int64_t constant = 0;    ///< what another form says of the cells
  bool from_form = false;  ///< there is such a constant; figures of other forms are rounded too
  int rounded = 0;         ///< amounts of this form that are in the constant
  bool in_row =
      false;  ///< over the cells of one row: while it wants an amount, its cells may still be filled
};

/// How an amount follows the one before it.
enum class PlacementLink {
  kSameLine,  ///< on its line
  kNextLine,  ///< on the next line of the same paragraph, with no name between them
  kApart      ///< in another paragraph, or behind a name
};

struct PlacementAmount {
  int64_t value = 0;
  PlacementLink link = PlacementLink::kApart;
  /// By band: the row whose name or code was printed last before it, -1 where none was since the amount
  /// before.
  std::vector<int> named;
  /// By band: the row whose name was printed last before it where other names or amounts stood between; known
  /// cells only.
  std::vector<int> near = {};
  bool numbered = false;  ///< the line number beside it says the row: it is in the one named, or nowhere
};

struct PlacementProblem {
  std::vector<PlacementColumn> columns;
  std::vector<PlacementSum> sums;
  std::vector<PlacementAmount> amounts;  ///< as printed
  /// Only the first column is one; the others are the places for its parts in each row, filled in printed
  /// order. Which column a part belongs to is left open.
  bool parts_by_row = false;
  size_t kept = 48;          ///< placements kept from amount to amount
  int64_t budget = 3000000;  ///< cells tried before it gives up
};

struct Placement {
  bool solved = false;
  int cost = 0;                      ///< how unusual the order is in which the amounts were printed
  std::vector<PlacementCell> cells;  ///< of each amount, where solved
  /// Another placement of the same likelihood has other amounts in some cell; `contested` are the amounts
  /// that it puts elsewhere.
  std::vector<bool> contested;
};

Placement PlaceAmounts(const PlacementProblem& problem);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_SOLVE_PLACEMENT_H_
