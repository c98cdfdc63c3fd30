// Forms of a text that was read block by block: every column for itself, put side by side by the sums.
//
// The codes of such a text come in their order, so do the names, so do the amounts of each column; only how
// the columns are mixed is open. The rows are known from the codes, the names are divided among them, and the
// amounts are placed (solve/placement.h).
#ifndef GONGKAI_NORMALIZE_LINEAR_COLUMN_MAJOR_H_
#define GONGKAI_NORMALIZE_LINEAR_COLUMN_MAJOR_H_

#include <optional>
#include <string>
#include <vector>

#include "normalize/forms/catalogue.h"
#include "normalize/linear/rows.h"
#include "normalize/linear/section.h"
#include "normalize/solve/columns.h"

namespace gongkai {

/// What a form is made of.
struct ColumnLayout {
  size_t columns = 0;                   ///< amount columns
  std::vector<RowIdentity> identities;  ///< over the columns
  std::string unit;
  bool may_be_blank =
      true;  ///< false: only where every cell is printed the form is believed to have so few columns
};

/// The rows of a classification form; nothing where no placement of its amounts satisfies the sums.
std::optional<LinearBody> ReadClassificationColumns(const Section& section, const ColumnLayout& layout,
                                                    const Catalogue& catalogue, const CodeNames& names);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_COLUMN_MAJOR_H_
