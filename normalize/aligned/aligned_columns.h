// The columns of a form without column lines, and which of them every word of the body stands in.
#ifndef GONGKAI_NORMALIZE_ALIGNED_ALIGNED_COLUMNS_H_
#define GONGKAI_NORMALIZE_ALIGNED_ALIGNED_COLUMNS_H_

#include <optional>
#include <vector>

#include "normalize/aligned/header_cells.h"
#include "normalize/forms/header.h"
#include "normalize/linear/section.h"

namespace gongkai {

/// A word of the body in its column.
struct AlignedWord {
  const Token* token = nullptr;
  size_t column = 0;
};

/// Key columns and the amount columns that they name; `name` and `line_no` are -1 where there is none.
struct AlignedBlock {
  size_t first = 0, end = 0;
  int name = -1, line_no = -1;
  std::vector<size_t> codes;
  size_t first_value = 0;  ///< `end` where there is none
};

struct AlignedColumns {
  double em = 10;                     ///< points
  std::vector<HeadingCell> headings;  ///< the leaves first, left to right; nested
  int header_rows = 0;
  std::vector<Token> numbering;  ///< 栏次 1 2 3 …
  std::vector<ColumnRole> roles;
  std::vector<AlignedBlock> blocks;
  std::vector<size_t> block_of;  ///< of each column
  std::vector<double> edges;     ///< column lines, points on the upright page
  std::vector<AlignedWord> body;

  size_t count() const { return roles.size(); }
  bool IsValue(size_t column) const {
    return roles[column] == ColumnRole::kAmount || roles[column] == ColumnRole::kOther;
  }
};

/// Nothing where the header or a word of the body fits no column.
std::optional<AlignedColumns> FindAlignedColumns(const Section& section, const Catalogue& catalogue);

/// Digits, points, commas, apostrophes, dashes: a number or a piece of one.
bool IsNumeric(const Token& token);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_ALIGNED_ALIGNED_COLUMNS_H_
