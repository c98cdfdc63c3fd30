// The loose amounts of a basic-expenditure form, in the cells that are left.
#include <algorithm>
#include <cstdlib>
#include <map>

#include "normalize/linear/block_form.h"
#include "normalize/solve/placement.h"

namespace gongkai {
namespace {

class LooseAmounts {
 public:
  LooseAmounts(const BlockForm& form, bool gapless) : form_(form), gapless_(gapless) {}

  std::optional<BlockReading> Place(const std::vector<int>& believed) const {
    BlockReading out{believed, std::vector<bool>(form_.amounts.size(), false)};
    std::vector<bool> closed(form_.cells.cells.size(), false), settled = form_.Settled(believed);
    std::vector<size_t> loose;
    for (size_t k = 0; k < form_.amounts.size(); ++k) {
      if (believed[k] < 0) {
        loose.push_back(k);
      } else if (closed[static_cast<size_t>(believed[k])]) {
        return std::nullopt;
      } else {
        closed[static_cast<size_t>(believed[k])] = true;
      }
    }
    // What is left of a class that adds up is blank.
    if (!form_.full)
      for (size_t c = 0; c < closed.size(); ++c) closed[c] = closed[c] || settled[c] || form_.blank[c];
    std::vector<PlacementCell> place(form_.cells.cells.size(), {-1, -1});
    PlacementProblem problem;
    std::vector<std::vector<int>> open = OpenCells(closed, &place, &problem);
    if (!AddSums(believed, place, &problem)) return std::nullopt;
    AddAmounts(loose, believed, place, &problem);
    Placement placement = PlaceAmounts(problem);
    if (!placement.solved) return std::nullopt;
    for (size_t j = 0; j < loose.size(); ++j) {
      const PlacementCell& cell = placement.cells[j];
      out.cell[loose[j]] = open[static_cast<size_t>(cell.column)][static_cast<size_t>(cell.row)];
      out.doubtful[loose[j]] = placement.contested[j];
    }
    DoubtRivals(loose, open, &out);
    return out;
  }

 private:
  // Each block is a column of the cells that are still open, each total one of its own.
  std::vector<std::vector<int>> OpenCells(const std::vector<bool>& closed, std::vector<PlacementCell>* place,
                                          PlacementProblem* problem) const {
    std::vector<std::vector<int>> open(static_cast<size_t>(form_.cells.blocks));
    for (size_t c = 0; c < form_.cells.cells.size(); ++c) {
      if (closed[c]) continue;
      const BlockCell& cell = form_.cells.cells[c];
      size_t column = static_cast<size_t>(cell.block);
      if (cell.total != BlockCell::Total::kNone) {
        column = open.size();
        open.emplace_back();
      }
      (*place)[c] = {static_cast<int>(column), static_cast<int>(open[column].size())};
      open[column].push_back(static_cast<int>(c));
    }
    for (size_t column = 0; column < open.size(); ++column)
      problem->columns.push_back(
          {static_cast<int>(open[column].size()), form_.full, static_cast<int>(column), !gapless_});
    return open;
  }

  // False where what is believed breaks a sum.
  bool AddSums(const std::vector<int>& believed, const std::vector<PlacementCell>& place,
               PlacementProblem* problem) const {
    std::vector<std::optional<int64_t>> held(form_.cells.cells.size());
    for (size_t k = 0; k < form_.amounts.size(); ++k)
      if (believed[k] >= 0) held[static_cast<size_t>(believed[k])] = form_.amounts[k].value;
    for (const CellSum& from : form_.sums) {
      PlacementSum sum;
      auto add = [&](int cell, int sign) {
        const PlacementCell& at = place[static_cast<size_t>(cell)];
        int64_t value = held[static_cast<size_t>(cell)].value_or(0);
        if (at.column >= 0) (sign > 0 ? sum.plus : sum.minus).push_back(at);
        sum.constant -= sign * value;
        sum.rounded += value != 0;
      };
      add(from.whole, 1);
      for (int part : from.parts) add(part, -1);
      if (!sum.plus.empty() || !sum.minus.empty()) {
        problem->sums.push_back(std::move(sum));
      } else if (2 * std::abs(sum.constant) > sum.rounded) {
        return false;
      }
    }
    return true;
  }

  void AddAmounts(const std::vector<size_t>& loose, const std::vector<int>& believed,
                  const std::vector<PlacementCell>& place, PlacementProblem* problem) const {
    for (size_t j = 0; j < loose.size(); ++j) {
      const BlockAmount& from = form_.amounts[loose[j]];
      PlacementAmount amount;
      amount.value = from.value;
      if (j > 0 && form_.amounts[loose[j - 1]].at + 1 == from.at) amount.link = form_.stream[from.at].link;
      int named = from.claimed;
      // Below an amount whose cell is known comes the next of its block.
      if (named < 0 && loose[j] > 0 && believed[loose[j] - 1] >= 0 &&
          form_.amounts[loose[j] - 1].at + 1 == from.at) {
        const BlockCell& above = form_.cells.cells[static_cast<size_t>(believed[loose[j] - 1])];
        if (above.total == BlockCell::Total::kNone) named = form_.cells.At(above.block, above.line + 1);
      }
      if (named >= 0 && place[static_cast<size_t>(named)].column >= 0) {
        amount.named.assign(problem->columns.size(), -1);
        const PlacementCell& cell = place[static_cast<size_t>(named)];
        amount.named[static_cast<size_t>(cell.column)] = cell.row;
        amount.link = PlacementLink::kApart;
      }
      problem->amounts.push_back(std::move(amount));
    }
  }

  // An item that was placed without a word beside it may stand in any blank cell of its class, and two of a
  // class may change places unless they follow each other in a block: no sum would tell.
  void DoubtRivals(const std::vector<size_t>& loose, const std::vector<std::vector<int>>& open,
                   BlockReading* out) const {
    std::vector<bool> filled(form_.cells.cells.size(), false);
    for (int cell : out->cell)
      if (cell >= 0) filled[static_cast<size_t>(cell)] = true;
    std::map<int, bool> blank;  // by class: an open cell is blank
    for (const std::vector<int>& column : open)
      for (int cell : column) {
        size_t c = static_cast<size_t>(cell);
        if (!filled[c] && form_.class_of[c] >= 0) blank[form_.class_of[c]] = true;
      }
    for (size_t k : loose) {
      size_t c = static_cast<size_t>(out->cell[k]);
      int of = form_.class_of[c];
      bool item = form_.cells.cells[c].code.size() > 3;
      if (item && of < 0) out->doubtful[k] = true;
      if (form_.amounts[k].claimed == out->cell[k] && form_.amounts[k].claim > BlockClaim::kWeak) continue;
      if (of >= 0 && blank[of]) out->doubtful[k] = true;
      for (size_t other : loose) {
        size_t d = static_cast<size_t>(out->cell[other]);
        if (other == k || of < 0 || form_.class_of[d] != of ||
            form_.amounts[k].value == form_.amounts[other].value)
          continue;
        const BlockCell& a = form_.cells.cells[c];
        const BlockCell& b = form_.cells.cells[d];
        bool in_order = a.block == b.block && (k < other) == (a.line < b.line);
        if (!in_order) out->doubtful[k] = true;
      }
    }
  }

  const BlockForm& form_;
  const bool gapless_;
};

}  // namespace

std::optional<BlockReading> PlaceLooseAmounts(const BlockForm& form, const std::vector<int>& believed,
                                              bool gapless) {
  return LooseAmounts(form, gapless).Place(believed);
}

}  // namespace gongkai
