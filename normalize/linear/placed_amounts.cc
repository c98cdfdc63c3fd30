#include "normalize/linear/placed_amounts.h"

#include <algorithm>
#include <tuple>

namespace gongkai {

void PutIntoRows(std::vector<PlacedAmount> amounts, bool settled, std::vector<LinearRow>* rows) {
  std::stable_sort(amounts.begin(), amounts.end(), [](const PlacedAmount& a, const PlacedAmount& b) {
    return std::tie(a.row, a.column) < std::tie(b.row, b.column);
  });
  for (const PlacedAmount& amount : amounts) {
    LinearRow& row = (*rows)[amount.row];
    row.amounts.push_back(*amount.token);
    if (settled) row.columns.push_back(amount.column);
    row.doubtful = row.doubtful || amount.contested;
  }
}

}  // namespace gongkai
