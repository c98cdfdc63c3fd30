// Known cells: amounts put into the cells of a form by what other forms say of them.
//
// A summary repeats what the detailed forms of the document say: most of its cells are known before it is
// read. Then the order in which a text prints its amounts does not matter. Every known figure claims an
// amount of its value; the few amounts that are left (balances, grand totals) go where the sums want them.
// What comes out uses every printed amount and satisfies every sum, or there is no reading.
//
// All amounts are integers in units of the last printed digit; a sum may miss by half a unit for each addend.
#ifndef GONGKAI_NORMALIZE_SOLVE_KNOWN_CELLS_H_
#define GONGKAI_NORMALIZE_SOLVE_KNOWN_CELLS_H_

#include <cstdint>
#include <vector>

#include "normalize/solve/placement.h"

namespace gongkai {

struct KnownCell {
  PlacementCell cell;
  int64_t value = 0;  ///< 0 where the other form is blank
  int64_t slack = 0;  ///< how far it may be rounded, beyond the last digit
};

struct KnownProblem {
  std::vector<int> rows;                 ///< of each column, from top to bottom
  std::vector<int> bands;                ///< of each column; columns of one band share their rows
  std::vector<KnownCell> known;          ///< at most one for each cell
  std::vector<KnownCell> likely;         ///< said of cells as well, but a reading may contradict it
  std::vector<KnownCell> doubted;        ///< said by what is in doubt itself: decides between equals
  std::vector<PlacementSum> sums;        ///< without constants
  size_t leading = 0;                    ///< so many of them are searched before the others
  std::vector<PlacementAmount> amounts;  ///< in printed order
  std::vector<PlacementCell>
      rare;  ///< cells that are mostly blank; named twice, those that almost always are
  std::vector<PlacementCell> required;  ///< totals, which are never blank
  int64_t budget = 200000;              ///< cells tried before it gives up
};

struct KnownPlacement {
  bool solved = false;
  int cost = 0;                          ///< how unlikely it is that the amounts were printed so
  std::vector<PlacementCell> cells;      ///< of each amount, where solved
  std::vector<PlacementCell> contested;  ///< cells that another reading fills differently
};

/// Zeros are placed where they are printed in every cell that holds no other amount, or in none.
KnownPlacement PlaceKnown(const KnownProblem& problem);

/// The likelier of two readings of the same amounts; cells that differ are contested where the other one is
/// almost as likely.
KnownPlacement Likelier(KnownPlacement a, KnownPlacement b, const std::vector<PlacementAmount>& amounts);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_SOLVE_KNOWN_CELLS_H_
