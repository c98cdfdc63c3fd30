#include "normalize/grid/overflow.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace gongkai {
namespace {

constexpr size_t kMostPieces = 12, kMostCells = 3;

// The columns of one cell are among those of the other.
bool AreStacked(const Lattice& lattice, int a, int b) {
  if (a < 0 || b < 0) return false;
  const LatticeCell &upper = lattice.cells[static_cast<size_t>(a)],
                    &lower = lattice.cells[static_cast<size_t>(b)];
  const int left = lower.col - upper.col, right = lower.col + lower.col_span - upper.col - upper.col_span;
  return (left <= 0 && right >= 0) || (left >= 0 && right <= 0);
}

// The next line of a text, or more of the same line.
bool GoesOn(const PlacedRun& run, const PlacedRun& next) {
  const double em = std::max(run.font_size, next.font_size);
  const double down = next.box.center_y() - run.box.center_y();
  if (std::abs(down) < 0.3 * em) return next.box.x0 > run.box.x1 - 0.5 * em && next.box.x0 < run.box.x1 + em;
  const double indent = 3 * em;
  return down > 0.5 * em && down < 2 * em && next.box.x0 < run.box.x1 + indent &&
         next.box.x1 > run.box.x0 - indent;
}

struct Block {
  size_t from = 0, to = 0;  // pieces [from, to)
  std::set<int> cells;
};

std::vector<Block> BlocksOverCells(const Lattice& lattice, const std::vector<CellPiece>& pieces) {
  std::vector<Block> out;
  for (size_t from = 0; from < pieces.size();) {
    Block block{from, from + 1, {pieces[from].cell}};
    while (block.to < pieces.size() &&
           AreStacked(lattice, pieces[block.to - 1].cell, pieces[block.to].cell) &&
           GoesOn(pieces[block.to - 1].run, pieces[block.to].run))
      block.cells.insert(pieces[block.to++].cell);
    from = block.to;
    if (block.cells.size() > 1 && block.cells.size() <= kMostCells && block.to - block.from <= kMostPieces)
      out.push_back(std::move(block));
  }
  return out;
}

// The cell that the block belongs to; -1 where that is not certain.
int OwnerOf(const Block& block, const Lattice& lattice, const std::vector<CellPiece>& pieces) {
  Box all = pieces[block.from].run.box;
  for (size_t i = block.from; i < block.to; ++i) all.Include(pieces[i].run.box);
  std::set<int> shared, crowded;  // cells with other text; those in which it stands beside or on the block's
  for (size_t i = 0; i < pieces.size(); ++i) {
    if ((i >= block.from && i < block.to) || !block.cells.count(pieces[i].cell)) continue;
    const PlacedRun& other = pieces[i].run;
    const double overlap = std::min(other.box.y1, all.y1) - std::max(other.box.y0, all.y0);
    shared.insert(pieces[i].cell);
    if (overlap > 0.25 * other.font_size) crowded.insert(pieces[i].cell);
  }
  if (shared.size() + 1 != block.cells.size()) return -1;
  const int owner = *std::find_if(block.cells.begin(), block.cells.end(),
                                  [&](int cell) { return shared.count(cell) == 0; });
  // Texts of neighbours that were drawn one after the other are not in the middle of either cell.
  const Box cell = lattice.BoxOf(lattice.cells[static_cast<size_t>(owner)]);
  const double off = std::abs(all.center_y() - cell.center_y()), em = pieces[block.from].run.font_size;
  return off < 0.3 * em || (shared == crowded && off < cell.height() / 2 + em) ? owner : -1;
}

}  // namespace

void ReturnOverflow(const Lattice& lattice, std::vector<CellPiece>* pieces) {
  std::vector<Block> blocks = BlocksOverCells(lattice, *pieces);
  constexpr size_t kMostBlocks = 40;
  if (blocks.size() > kMostBlocks) return;
  // A cell may be clear only after its neighbour took back what is its own.
  for (int pass = 0; pass < 2; ++pass)
    for (const Block& block : blocks)
      if (const int owner = OwnerOf(block, lattice, *pieces); owner >= 0)
        for (size_t i = block.from; i < block.to; ++i) (*pieces)[i].cell = owner;
}

}  // namespace gongkai
