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
  bool seen = false;
};

struct Anchoring {
  bool usable = false;
  std::vector<ColumnExtent> groups;  ///< amounts that stand below each other, left to right
  std::vector<int> column_of;        ///< column of each group
  bool certain = false;              ///< as many groups as columns, or a header that leaves no doubt

  /// Group of an amount; -1 where it stands in none.
  int GroupOf(const Token& amount) const;
  int ColumnOf(const Token& amount) const {
    int group = GroupOf(amount);
    return group < 0 ? -1 : column_of[static_cast<size_t>(group)];
  }
  /// Where the amounts of a column stand; `seen` is false for a column without any.
  ColumnExtent Extent(size_t column) const;
};

/// `columns` are the printed measures in order; `rows` those whose amounts stand in these columns. Amounts
/// that stand below each other form a group; groups are matched with the columns by the numbers or the words
/// of the header. Where some columns are blank throughout and the header is vague, the match is a proposal
/// (`certain` is false). `with_header`: the rows stand on the header's page.
Anchoring FindAnchors(const Section& section, const std::vector<const ColumnSpec*>& columns,
                      const std::vector<const LinearRow*>& rows, bool with_header);

/// Every way to match `groups` groups with `columns` columns in order.
std::vector<std::vector<int>> OrderedMatches(int groups, int columns);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_ANCHORS_H_
