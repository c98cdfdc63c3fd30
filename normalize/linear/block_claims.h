// Whose an amount of the basic-expenditure form is, by the words around it.
#ifndef GONGKAI_NORMALIZE_LINEAR_BLOCK_CLAIMS_H_
#define GONGKAI_NORMALIZE_LINEAR_BLOCK_CLAIMS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "normalize/linear/block_cells.h"
#include "normalize/linear/stream.h"

namespace gongkai {

/// How plainly the words around an amount say its cell.
enum class BlockClaim {
  kNone,
  kRun,    ///< it is the first of several amounts behind a name, or behind the last of several names
  kWeak,   ///< the name before it is torn from its code
  kPlain,  ///< code, name, amount, each on its own; or a run of amounts behind as many names
  kLine    ///< on a line with its name or with the code right of it
};

struct BlockAmount {
  size_t at = 0;      ///< index into the stream
  int64_t value = 0;  ///< scaled
  bool dash = false;
  int claimed = -1;  ///< cell, -1 where nothing is said
  BlockClaim claim = BlockClaim::kNone;
  /// The row below the claimed one, where that was printed before it, or the one above, where the codes of
  /// both were printed before both names: what follows may be its amount. Else -1.
  int rival = -1;
  std::optional<int64_t> fen = std::nullopt;
  /// The cell of which another form says just this amount, and of no other; -1 where none does.
  int witnessed = -1;
  bool torn = false;  ///< a watermark was printed into its line, or into the words before it
  int unlisted = -1;  ///< cell that the words say, though the running text does not name it; -1 where none
};

/// Fills in the claims of the amounts, which are in printed order. Of two claims for a cell the plainer one
/// counts; of equals neither.
void ReadBlockClaims(const Stream& stream, const BlockCells& cells, std::vector<BlockAmount>* amounts);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_BLOCK_CLAIMS_H_
