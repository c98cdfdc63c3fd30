#include "normalize/linear/block_odds.h"

namespace gongkai {
namespace {

using Kind = Token::Kind;

constexpr size_t kFar = 4;  // words of no cell between an amount and its neighbour

// How much less odd a cell is for what stands beside the amount, and how much odder for what does not. As
// counted in texts whose truth is known.
constexpr Oddity kBehindName = -41, kBehindCode = -23, kBelowCodeRight = -53, kBelowNameRight = -27,
                 kBesideNameRight = -16, kBehindRowRight = -11;
constexpr Oddity kBeforeCodeOnLine = -69, kBeforeCodeBelow = -50, kBeforeCode = -18;
constexpr Oddity kNameLater = 30, kSaidBlank = 46;
// What another form says of the cell.
constexpr Oddity kSaid = -60, kMoreThanSaid = 25, kBlankThere = 8;

}  // namespace

BlockOdds::BlockOdds(const BlockForm& form) : form_(form), first_(form.cells.cells.size(), -1) {
  for (size_t i = form.stream.size(); i-- > 0;)
    if (form.cells.owner[i] >= 0) first_[static_cast<size_t>(form.cells.owner[i])] = static_cast<int>(i);
  for (const BlockAmount& amount : form.amounts) {
    before_.push_back(Before(amount.at));
    behind_.push_back(Behind(amount.at));
  }
}

BlockOdds::Neighbour BlockOdds::Before(size_t at) const {
  size_t i = at;
  while (i > 0 && at - i < kFar && form_.cells.owner[i - 1] < 0 &&
         form_.stream[i - 1].token.kind == Kind::kWord)
    --i;
  if (i == 0 || form_.cells.owner[i - 1] < 0) return {};
  const bool code = form_.stream[i - 1].token.kind != Kind::kWord;
  return {form_.cells.owner[i - 1], code, i == at ? form_.stream[at].link : PlacementLink::kApart};
}

BlockOdds::Neighbour BlockOdds::Behind(size_t at) const {
  size_t i = at + 1;
  while (i < form_.stream.size() && i - at <= kFar && form_.cells.owner[i] < 0 &&
         form_.stream[i].token.kind == Kind::kWord)
    ++i;
  if (i >= form_.stream.size() || form_.cells.owner[i] < 0) return {};
  const bool code = form_.stream[i].token.kind != Kind::kWord;
  return {form_.cells.owner[i], code, i == at + 1 ? form_.stream[i].link : PlacementLink::kApart};
}

// The cell stands so many blocks right of the other one and so many rows below it.
bool BlockOdds::IsAt(int cell, size_t from, int right, int down) const {
  const BlockCell& a = form_.cells.cells[from];
  const BlockCell& b = form_.cells.cells[static_cast<size_t>(cell)];
  return a.total == BlockCell::Total::kNone && b.total == BlockCell::Total::kNone &&
         b.block == a.block + right && b.line == a.line + down;
}

Oddity BlockOdds::InCell(size_t amount, size_t cell) const {
  const size_t at = form_.amounts[amount].at;
  Oddity odd = 0;
  const bool total = form_.cells.cells[cell].total != BlockCell::Total::kNone;
  if (first_[cell] >= 0 && !total) {
    const size_t first = static_cast<size_t>(first_[cell]);
    if (form_.stream[first].token.sheet != form_.stream[at].token.sheet) return kImpossible;
    if (first > at) odd += kNameLater;
  }
  if (form_.blank[cell]) odd += kSaidBlank;
  if (form_.at_most[cell]) {
    const int64_t fen = form_.amounts[amount].fen.value_or(0);
    odd += *form_.at_most[cell] == 0     ? kBlankThere
           : fen == *form_.at_most[cell] ? kSaid
           : fen > *form_.at_most[cell]  ? kMoreThanSaid
                                         : 0;
  }
  const Neighbour& before = before_[amount];
  const bool below = before.link == PlacementLink::kNextLine;
  if (before.cell == static_cast<int>(cell)) {
    odd += before.code ? kBehindCode : kBehindName;
  } else if (before.cell >= 0 && IsAt(before.cell, cell, 1, -1)) {
    odd += !below ? kBehindRowRight : before.code ? kBelowCodeRight : kBelowNameRight;
  } else if (before.cell >= 0 && IsAt(before.cell, cell, 1, 0) && below) {
    odd += kBesideNameRight;
  } else if (before.cell >= 0 && IsAt(before.cell, cell, 2, -1)) {
    odd += kBehindRowRight;
  }
  const Neighbour& behind = behind_[amount];
  if (behind.cell >= 0 && behind.code && IsAt(behind.cell, cell, 1, 0))
    odd += behind.link == PlacementLink::kSameLine   ? kBeforeCodeOnLine
           : behind.link == PlacementLink::kNextLine ? kBeforeCodeBelow
                                                     : kBeforeCode;
  return odd;
}

Oddity BlockOdds::Apart(size_t first, size_t first_cell, size_t second, size_t second_cell) const {
  constexpr Oddity kOtherColumn = 40, kOtherBlock = 20, kOtherClass = 10;
  const size_t at = form_.amounts[second].at;
  if (at != form_.amounts[first].at + 1) return 0;
  const BlockCell& a = form_.cells.cells[first_cell];
  const BlockCell& b = form_.cells.cells[second_cell];
  if (a.total != BlockCell::Total::kNone || b.total != BlockCell::Total::kNone) return kOtherClass / 2;
  const bool together = form_.stream[at].link == PlacementLink::kNextLine;
  if (a.block != b.block) return together ? kOtherColumn : kOtherBlock;
  return a.code.substr(0, 3) == b.code.substr(0, 3) ? 0 : kOtherClass;
}

}  // namespace gongkai
