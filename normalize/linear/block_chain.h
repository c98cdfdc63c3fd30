// The likeliest roles of all amounts of a basic-expenditure form at once: the amount of a class or total, or
// an item of a class.
//
// Where most amounts are printed apart from their names, sums alone have many solutions, and words alone have
// few amounts. The amounts are a chain in printed order; a role costs what it is odd, and so does a change of
// column between amounts that follow each other. Half-chains of little cost are built from both ends and
// joined where all sums hold.
#ifndef GONGKAI_NORMALIZE_LINEAR_BLOCK_CHAIN_H_
#define GONGKAI_NORMALIZE_LINEAR_BLOCK_CHAIN_H_

#include <optional>
#include <vector>

#include "normalize/linear/block_form.h"

namespace gongkai {

struct ChainRole {
  int whole = -1;     ///< cell of a class or total, -1 for an amount that is zero
  bool item = false;  ///< an item of the class, not its own amount
};

/// By amount. Nothing where no cheap chain satisfies the sums. Work is bounded.
std::optional<std::vector<ChainRole>> LikeliestRoles(const BlockForm& form);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_BLOCK_CHAIN_H_
