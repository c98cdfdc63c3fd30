// The rows of a classification form by its codes alone.
//
// The code column is printed from top to bottom whatever stands between its cells. Codes in one piece give
// the rows at once. Of codes in parts (类 | 款 | 项) three columns are printed, in any mixture; the tree
// tells them apart: the first row of a class has no 款, the first of a 款 no 项, and codes grow from row to
// row.
#ifndef GONGKAI_NORMALIZE_LINEAR_CODE_ROWS_H_
#define GONGKAI_NORMALIZE_LINEAR_CODE_ROWS_H_

#include <string>
#include <vector>

#include "normalize/linear/stream.h"

namespace gongkai {

struct CodeRow {
  std::string code;
  size_t at = 0;  ///< index of its first token in the stream
};

struct CodeColumn {
  std::vector<CodeRow> rows;  ///< in the order of the codes; empty where they make no tree
  bool certain = true;        ///< false where parts came in an unusual order and may belong to other rows
};

/// `known` are lists of the codes that other forms of the document print, the likeliest first. Where the
/// parts alone leave doubt, the first list counts that is made of the same parts.
CodeColumn ReadCodeRows(const Stream& stream, const std::vector<std::vector<std::string>>& known = {});

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_CODE_ROWS_H_
