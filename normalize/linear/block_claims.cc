#include "normalize/linear/block_claims.h"

#include <algorithm>
#include <string>
#include <utility>

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

using Kind = Token::Kind;

class ClaimReader {
 public:
  ClaimReader(const Stream& stream, const BlockCells& cells, std::vector<BlockAmount>* amounts)
      : stream_(stream), cells_(cells), amounts_(*amounts) {}

  void Read() {
    bool aligned = RowsAlign();
    for (BlockAmount& amount : amounts_) {
      int left = aligned ? LeftOfCode(amount.at) : -1;
      auto [before, claim] = NamedBefore(amount.at);
      amount.claimed = left >= 0 ? left : before;
      amount.claim = left >= 0 ? BlockClaim::kLine : claim;
      if (left < 0 && claim < BlockClaim::kLine && before >= 0) amount.rival = RivalOf(before, amount.at);
    }
    ClaimRuns();
    // Of two claims for a cell the plainer one counts; of equals neither.
    std::vector<BlockClaim> plainest(cells_.cells.size(), BlockClaim::kNone);
    std::vector<int> holders(cells_.cells.size(), 0);
    for (const BlockAmount& amount : amounts_) {
      if (amount.claimed < 0) continue;
      size_t c = static_cast<size_t>(amount.claimed);
      if (amount.claim > plainest[c]) holders[c] = 0;
      plainest[c] = std::max(plainest[c], amount.claim);
      holders[c] += amount.claim == plainest[c];
    }
    for (BlockAmount& amount : amounts_) {
      if (amount.claimed < 0) continue;
      size_t c = static_cast<size_t>(amount.claimed);
      if (amount.claim == plainest[c] && holders[c] == 1) continue;
      amount.claim = BlockClaim::kNone;
      amount.claimed = -1;
    }
  }

 private:
  // A run of amounts behind as many names of a block, one below the other: each is that of its name.
  void ClaimRuns() {
    for (size_t first = 0; first < amounts_.size();) {
      size_t end = first + 1;
      while (end < amounts_.size() && amounts_[end].at == amounts_[end - 1].at + 1) ++end;
      std::vector<int> named = NamesBefore(amounts_[first].at, end - first);
      // One on the line of a code is of that row: where it is not of the name, the names are not of the run.
      for (size_t k = first; k < end && named.size() == end - first; ++k)
        if (amounts_[k].claim == BlockClaim::kLine && amounts_[k].claimed != named[k - first]) named.clear();
      for (size_t k = first; k < end && named.size() == end - first; ++k) {
        if (amounts_[k].claim >= BlockClaim::kPlain) continue;
        amounts_[k].claim = BlockClaim::kPlain;
        amounts_[k].claimed = named[k - first];
      }
      first = end;
    }
  }

  // The cells whose names are printed right before, down to the one before them; none unless they are `count`
  // cells below each other.
  std::vector<int> NamesBefore(size_t at, size_t count) const {
    std::vector<int> cells;
    for (size_t i = at; i-- > 0;) {
      int owner = cells_.owner[i];
      if (stream_[i].token.kind != Kind::kWord) break;
      if (owner < 0 || (!cells.empty() && cells.back() == owner)) continue;
      if (cells_.cells[static_cast<size_t>(owner)].torn) return {};
      cells.push_back(owner);
    }
    std::reverse(cells.begin(), cells.end());
    if (cells.size() != count || count < 2) return {};
    for (size_t k = 1; k < count; ++k) {
      const BlockCell& above = cells_.cells[static_cast<size_t>(cells[k - 1])];
      if (above.total != BlockCell::Total::kNone || cells_.At(above.block, above.line + 1) != cells[k])
        return {};
    }
    return cells;
  }

  // 104.70 302 on a line, or 302 between the pieces of 104.70: the amount of the block left of 302, in its
  // row.
  int LeftOfCode(size_t at) const {
    if (at + 1 >= stream_.size()) return -1;
    const bool around = stream_[at + 1].beside_broken && NamedBefore(at).second != BlockClaim::kLine;
    if (stream_[at + 1].link != PlacementLink::kSameLine && !around) return -1;
    int right = cells_.owner[at + 1];
    if (right < 0 || stream_[at + 1].token.kind != Kind::kCode) return -1;
    const BlockCell& cell = cells_.cells[static_cast<size_t>(right)];
    return cell.block > 0 ? cells_.At(cell.block - 1, cell.line) : -1;
  }

  // False where rows of the blocks do not stand beside each other as their codes would have it.
  bool RowsAlign() const {
    int agree = 0, differ = 0;
    for (const BlockAmount& amount : amounts_) {
      int left = LeftOfCode(amount.at);
      auto [before, claim] = NamedBefore(amount.at);
      if (left < 0 || claim < BlockClaim::kPlain) continue;
      agree += left == before;
      const BlockCell& cell = cells_.cells[static_cast<size_t>(before)];
      bool same_block = cell.total == BlockCell::Total::kNone &&
                        cell.block == cells_.cells[static_cast<size_t>(left)].block;
      differ += left != before && same_block;
    }
    constexpr int kFew = 2;
    return agree + kFew >= differ;
  }

  // The cell whose code or name stands before the amount, with nothing but words of no cell between them.
  std::pair<int, BlockClaim> NamedBefore(size_t at) const {
    constexpr size_t kFar = 4;
    bool line = true;
    std::string code;  // 303 behind 奖励金, where 类 and 款 were torn apart
    for (size_t i = at; i-- > 0 && at - i <= kFar;) {
      line = line && stream_[i + 1].link == PlacementLink::kSameLine;
      int owner = cells_.owner[i];
      if (owner < 0 && stream_[i].token.kind == Kind::kWord) continue;
      if (owner < 0 && code.empty() && stream_[i].token.kind == Kind::kCode) {
        code = PatternText(stream_[i].token.text);
        continue;
      }
      if (owner < 0) break;
      // Names without their codes may stand before their amounts or behind them.
      const BlockCell& cell = cells_.cells[static_cast<size_t>(owner)];
      if (!code.empty() && !cell.code.starts_with(code)) break;
      if (cell.torn || !code.empty()) return {owner, BlockClaim::kRun};
      if (line) return {owner, BlockClaim::kLine};
      // The first of a run of amounts belongs to the first of a run of names.
      if (at + 1 < stream_.size() && IsFigure(stream_[at + 1].token) && LeftOfCode(at + 1) < 0)
        return {owner, BlockClaim::kRun};
      if (!Whole(owner, i)) return {owner, BlockClaim::kWeak};
      return {owner, BelowOthers(owner) ? BlockClaim::kRun : BlockClaim::kPlain};
    }
    return {-1, BlockClaim::kNone};
  }

  // Rows without amounts stand above it in its paragraph: the amount may be that of any of them. On its own
  // line the amount of the block left of it comes first.
  bool BelowOthers(int owner) const {
    size_t line = cells_.cells[static_cast<size_t>(owner)].at;
    if (line > 0 && stream_[line].link == PlacementLink::kSameLine && IsFigure(stream_[line - 1].token))
      --line;
    return line > 0 && stream_[line].link == PlacementLink::kNextLine && SameBlock(owner, line - 1);
  }

  // True where the tokens from the code of the cell to `last` are all of the cell.
  bool Whole(int owner, size_t last) const {
    const BlockCell& cell = cells_.cells[static_cast<size_t>(owner)];
    if (cell.total != BlockCell::Total::kNone) return true;
    if (last < cell.at || stream_[last].token.kind != Kind::kWord) return false;
    for (size_t i = cell.at; i <= last; ++i)
      if (cells_.owner[i] != owner && (cells_.owner[i] >= 0 || stream_[i].token.kind != Kind::kWord))
        return false;
    return true;
  }

  int RivalOf(int owner, size_t at) const {
    const int below = BelowPrintedBefore(owner);
    return below >= 0 ? below : AboveNamedBehind(owner, at);
  }

  // 31006, 31007, the names of both, 11.48: the row above, whose code stands right before and whose name
  // comes behind the code of the claimed row.
  int AboveNamedBehind(int owner, size_t at) const {
    const BlockCell& cell = cells_.cells[static_cast<size_t>(owner)];
    const int above =
        cell.total == BlockCell::Total::kNone && cell.line > 0 ? cells_.At(cell.block, cell.line - 1) : -1;
    if (above < 0 || cells_.cells[static_cast<size_t>(above)].at + 1 != cell.at) return -1;
    for (size_t i = cell.at + 1; i < at; ++i)
      if (cells_.owner[i] == above) return above;
    return -1;
  }

  int BelowPrintedBefore(int owner) const {
    const BlockCell& cell = cells_.cells[static_cast<size_t>(owner)];
    const int below = cell.total == BlockCell::Total::kNone ? cells_.At(cell.block, cell.line + 1) : -1;
    return below >= 0 && cells_.cells[static_cast<size_t>(below)].at < cell.at ? below : -1;
  }

  bool SameBlock(int owner, size_t at) const {
    int other = cells_.owner[at];
    if (other < 0) return false;
    const BlockCell& a = cells_.cells[static_cast<size_t>(owner)];
    const BlockCell& b = cells_.cells[static_cast<size_t>(other)];
    return b.total == BlockCell::Total::kNone && a.block == b.block;
  }

  const Stream& stream_;
  const BlockCells& cells_;
  std::vector<BlockAmount>& amounts_;
};

}  // namespace

void ReadBlockClaims(const Stream& stream, const BlockCells& cells, std::vector<BlockAmount>* amounts) {
  ClaimReader(stream, cells, amounts).Read();
}

}  // namespace gongkai
