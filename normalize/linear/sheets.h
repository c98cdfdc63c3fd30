// The sheets of a form in laid-out text: rows whose columns are laid out alike, and which columns they are.
#ifndef GONGKAI_NORMALIZE_LINEAR_SHEETS_H_
#define GONGKAI_NORMALIZE_LINEAR_SHEETS_H_

#include <vector>

#include "normalize/linear/anchors.h"
#include "normalize/linear/rows.h"
#include "normalize/linear/scale.h"
#include "normalize/linear/section.h"
#include "normalize/solve/columns.h"

namespace gongkai {

using Columns = std::vector<const ColumnSpec*>;

struct Sheet {
  int number = 0;
  std::vector<size_t> rows;  ///< indexes into the rows that are solved
  Anchoring anchors;
  bool settled = true;                    ///< false: the columns of the anchors are a proposal
  std::vector<std::vector<int>> matches;  ///< all that fit as well, where not settled

  /// The columns that an amount has in any of the matches; empty where its place says nothing.
  std::vector<int> ColumnsOf(const Token& amount) const;
};

/// `known` is what other forms say about each row.
std::vector<Sheet> FindSheets(const Section& section, const std::vector<const LinearRow*>& rows,
                              const std::vector<ColumnRow>& known, const Columns& columns,
                              const std::vector<RowIdentity>& identities, const Scale& scale);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_SHEETS_H_
