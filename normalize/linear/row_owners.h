// Whose a word of a classification form is, in a text that was read block by block.
//
// Names that other forms print, and those of the classes, are known wherever they stand. A name right behind
// its code, with amounts before and behind the two, belongs to it. The others are divided among the rows that
// are left, in their order.
#ifndef GONGKAI_NORMALIZE_LINEAR_ROW_OWNERS_H_
#define GONGKAI_NORMALIZE_LINEAR_ROW_OWNERS_H_

#include <cstddef>
#include <string>
#include <vector>

#include "normalize/linear/code_rows.h"
#include "normalize/linear/rows.h"
#include "normalize/linear/stream.h"

namespace gongkai {

/// How sure it is that a token belongs to a row.
enum class Hold {
  kNone,
  kDivided,  ///< a piece of a name, by the order of the rows
  kSure      ///< the code, a name that is known, or a name right behind its code
};

struct Owner {
  int row = -1;
  Hold hold = Hold::kNone;
};

/// One row of the form: codes in their order, and the grand total.
struct AnchoredRow {
  std::string code, name;
  size_t at = 0;                ///< index of the code in the stream
  std::vector<size_t> amounts;  ///< of a settled row, by column; indexes into the amounts
  bool settled = false;         ///< its amounts are known
  bool sure = false;            ///< so is its name
};

struct RowOwners {
  std::vector<AnchoredRow> rows;  ///< 合计 first, then in the order of the codes
  std::vector<Owner> owner;       ///< by index into the stream
};

RowOwners FindRowOwners(const Stream& stream, const std::vector<CodeRow>& codes, const Catalogue& catalogue,
                        const CodeNames& names);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_ROW_OWNERS_H_
