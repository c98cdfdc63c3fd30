// Amounts that were placed one by one, put into the rows of their cells.
#ifndef GONGKAI_NORMALIZE_LINEAR_PLACED_AMOUNTS_H_
#define GONGKAI_NORMALIZE_LINEAR_PLACED_AMOUNTS_H_

#include <cstddef>
#include <vector>

#include "normalize/linear/rows.h"

namespace gongkai {

struct PlacedAmount {
  size_t row = 0;  ///< index into the rows
  int column = 0;
  const Token* token = nullptr;
  bool contested = false;  ///< it may as well stand elsewhere, which makes its row doubtful
};

/// Appends the amounts to their rows, by column. `settled`: the rows say the column of each amount; else
/// only the order of the amounts is kept.
void PutIntoRows(std::vector<PlacedAmount> amounts, bool settled, std::vector<LinearRow>* rows);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_PLACED_AMOUNTS_H_
