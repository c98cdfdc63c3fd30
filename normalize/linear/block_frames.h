// The frames of a basic-expenditure form: which amounts may be those of its totals and classes.
//
// Every amount is printed once as an item, once more in its class, once more in its total, and all together
// in 合计 where that is a row. So the totals are a third, or a quarter, of the sum of all amounts, and the
// classes of a total add up to it. Few amounts do.
#ifndef GONGKAI_NORMALIZE_LINEAR_BLOCK_FRAMES_H_
#define GONGKAI_NORMALIZE_LINEAR_BLOCK_FRAMES_H_

#include <vector>

#include "normalize/linear/block_form.h"
#include "normalize/linear/block_odds.h"

namespace gongkai {

struct BlockFrame {
  std::vector<int> amount_of;  ///< by cell: the amount of a total or class, -1 where it is blank or an item
  Oddity odd = 0;
};

/// The likeliest ones, the least odd first. None where the form does not print both totals of classes. Work
/// is bounded.
std::vector<BlockFrame> LikelyFrames(const BlockForm& form, const BlockOdds& odds);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_BLOCK_FRAMES_H_
