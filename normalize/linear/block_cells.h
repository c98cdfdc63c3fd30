// The cells of the basic-expenditure form in a text that was read block by block.
//
// Two or three blocks of code, name and amount stand side by side, so a row of the table holds a code of
// each. Which block a code stands in is not printed; that the codes of a row follow each other, and that
// codes grow from row to row within a block, tells it. With it, an amount before a code on a line is known to
// be that of the block left of it.
#ifndef GONGKAI_NORMALIZE_LINEAR_BLOCK_CELLS_H_
#define GONGKAI_NORMALIZE_LINEAR_BLOCK_CELLS_H_

#include <string>
#include <vector>

#include "normalize/forms/catalogue.h"
#include "normalize/linear/stream.h"

namespace gongkai {

struct BlockCell {
  /// What a total sums up: the classes of 人员经费, the other classes, or both.
  enum class Total { kNone, kPersonnel, kPublic, kAll };

  std::string code;  ///< empty for a total
  std::string name;  ///< as printed
  Total total = Total::kNone;
  int block = 0, line = 0;  ///< of a code: its block and its row of the table, from 0
  size_t at = 0;            ///< index of its code, or of the total's name, in the stream
  bool torn = false;        ///< its code is not printed beside its name; `at` is that of the name
};

struct BlockCells {
  std::vector<BlockCell> cells;  ///< block by block from top to bottom, then the totals
  std::vector<int> owner;        ///< by index into the stream: the cell whose code or name it is, else -1
  int blocks = 0;

  /// The cell of a block in a row of the table, -1 where there is none.
  int At(int block, int line) const;
};

/// No cells where the codes do not make such a form.
BlockCells ReadBlockCells(const Stream& stream, const FormSpec& form, const Catalogue& catalogue);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_BLOCK_CELLS_H_
