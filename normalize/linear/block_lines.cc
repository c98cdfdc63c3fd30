#include "normalize/linear/block_lines.h"

#include <cstddef>
#include <utility>

namespace gongkai {

void WeighLines(const BlockForm& form, LinearBody* body) {
  const auto apart = [](const LinearRow& row) {
    return row.amounts.size() == 1 && row.amounts[0].place.line_first != row.place.line_first;
  };
  for (size_t cell = 0; cell < form.cells.cells.size(); ++cell) {
    const BlockCell& upper = form.cells.cells[cell];
    const int next = form.cells.At(upper.block, upper.line + 1);
    if (form.class_of[cell] < 0 || next < 0 ||
        form.class_of[static_cast<size_t>(next)] != form.class_of[cell])
      continue;
    LinearRow& above = body->rows[cell];
    LinearRow& below = body->rows[static_cast<size_t>(next)];
    if (above.place.page != below.place.page) continue;
    const bool both = above.amounts.size() == 1 && below.amounts.size() == 1;
    const bool turned = both && above.amounts[0].place.line_first > below.amounts[0].place.line_first;
    if (turned && !above.doubtful && !below.doubtful) std::swap(above.amounts, below.amounts);
    const bool open = both ? turned || (apart(above) && apart(below)) : apart(above) || apart(below);
    if (open) above.doubtful = below.doubtful = true;
  }
}

}  // namespace gongkai
