// How odd it is that an amount of the basic-expenditure form stands in a cell, by what is printed around it.
#ifndef GONGKAI_NORMALIZE_LINEAR_BLOCK_ODDS_H_
#define GONGKAI_NORMALIZE_LINEAR_BLOCK_ODDS_H_

#include <vector>

#include "normalize/linear/block_form.h"

namespace gongkai {

/// Tenths of a natural logarithm: ten are about three times as odd. Only differences count.
using Oddity = int;
inline constexpr Oddity kImpossible = 1000;

class BlockOdds {
 public:
  explicit BlockOdds(const BlockForm& form);

  /// Of the amount in the cell. A cell of another page is impossible: a text is written page by page.
  Oddity InCell(size_t amount, size_t cell) const;

  /// Of two amounts, the second printed after the first, in these cells as far as their columns go.
  Oddity Apart(size_t first, size_t first_cell, size_t second, size_t second_cell) const;

 private:
  struct Neighbour {
    int cell = -1;  // -1 where nothing of a cell stands there
    bool code = false;
    PlacementLink link = PlacementLink::kApart;
  };

  Neighbour Before(size_t at) const;
  Neighbour Behind(size_t at) const;
  bool IsAt(int cell, size_t from, int right, int down) const;

  const BlockForm& form_;
  std::vector<Neighbour> before_, behind_;  // by amount
  std::vector<int> first_;                  // by cell: where it is first printed in the stream, -1 if nowhere
};

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_BLOCK_ODDS_H_
