// The basic-expenditure form of a text that was read block by block: its cells, its amounts, its sums.
#ifndef GONGKAI_NORMALIZE_LINEAR_BLOCK_FORM_H_
#define GONGKAI_NORMALIZE_LINEAR_BLOCK_FORM_H_

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "normalize/forms/catalogue.h"
#include "normalize/linear/block_cells.h"
#include "normalize/linear/block_claims.h"
#include "normalize/linear/stream.h"

namespace gongkai {

/// Σ parts = whole, over cells.
struct CellSum {
  int whole = 0;
  std::vector<int> parts;
};

/// Which cell each amount stands in.
struct BlockReading {
  std::vector<int> cell;       ///< by amount, -1 where it has none
  std::vector<bool> doubtful;  ///< by amount
};

struct BlockForm {
  Stream stream;
  BlockCells cells;
  std::vector<BlockAmount> amounts;             ///< as printed, with what the words say of them
  std::vector<CellSum> sums;                    ///< classes of their items, totals of classes
  std::vector<int> class_of;                    ///< by cell of an item: the cell of its class
  bool full = false;                            ///< every cell holds an amount or a dash
  std::vector<bool> blank;                      ///< by cell: the text says that it holds nothing
  std::vector<std::optional<int64_t>> at_most;  ///< by cell, in fen: what another form says

  /// Cells of classes whose amount and items are all there and add up. `cell_of` is by amount, -1 where it
  /// has no cell yet.
  std::vector<bool> Settled(const std::vector<int>& cell_of) const;
};

/// What the rest of the document says of the form.
struct BlockWitness {
  WordSet items;  ///< those that the running text names; believed where they are as many as the amounts
  /// The fen that another form says the amount of a code is at most, and as a rule is; 0 where it is blank
  /// there. Nothing where no form says it.
  std::function<std::optional<int64_t>(const std::string& code)> at_most;
};

/// Nothing where the codes make no such form, or it has no amounts or more than cells.
std::optional<BlockForm> ReadBlockForm(const Section& section, const std::string& unit,
                                       const Catalogue& catalogue, const BlockWitness& witness);

/// Places the amounts that are not believed (-1) in the cells that are left, in the order in which they are
/// printed; nothing where that satisfies no sums. `gapless`: no cell may be passed over.
std::optional<BlockReading> PlaceLooseAmounts(const BlockForm& form, const std::vector<int>& believed,
                                              bool gapless = false);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_BLOCK_FORM_H_
