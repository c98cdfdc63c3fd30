// Where the gaps of the lines still show columns: which column an amount stands in.
#ifndef GONGKAI_NORMALIZE_LINEAR_ANCHORS_H_
#define GONGKAI_NORMALIZE_LINEAR_ANCHORS_H_

#include <vector>

#include "normalize/forms/catalogue.h"
#include "normalize/linear/rows.h"
#include "normalize/linear/section.h"

namespace gongkai {

/// Extents of the printed amount columns.
struct ColumnExtent {
  double x0 = 0, x1 = 0;
  bool seen = false;  ///< some amount stands in it
};

struct Anchoring {
  bool usable = false;
  std::vector<ColumnExtent> columns;  ///< one per printed measure
  /// Column of an amount; -1 where it stands in none.
  int ColumnOf(const Token& amount) const;
};

/// `columns` are the printed measures in order; `rows` those whose amounts stand in these columns. Amounts that stand
/// below each other form a group; groups are matched with the columns by the numbers or the words of the header.
Anchoring FindAnchors(const Section& section, const std::vector<const ColumnSpec*>& columns,
                      const std::vector<const LinearRow*>& rows);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_ANCHORS_H_
