#include <algorithm>
#include <map>
#include <optional>

#include "normalize/linear/block_claims.h"
#include "normalize/linear/class_roles.h"
#include "normalize/linear/column_major.h"
#include "normalize/linear/scale.h"
#include "normalize/solve/placement.h"
#include "normalize/text/amount.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

// Σ parts = whole, over cells.
struct CellSum {
  int whole = 0;
  std::vector<int> parts;
};

struct BlockReading {
  std::vector<int> cell;       // by amount, -1 where it has none
  std::vector<bool> doubtful;  // by amount
};

class BlockColumns {
 public:
  BlockColumns(const Section& section, const std::string& unit, const Catalogue& catalogue)
      : stream_(ReadStream(section, catalogue)),
        cells_(ReadBlockCells(stream_, *section.form, catalogue)),
        unit_(unit),
        catalogue_(catalogue) {}

  std::optional<LinearBody> Read() {
    constexpr size_t kMostAmounts = 300;
    if (cells_.cells.empty()) return std::nullopt;
    CollectAmounts();
    if (amounts_.empty() || amounts_.size() > kMostAmounts) return std::nullopt;
    CollectSums();
    ReadBlockClaims(stream_, cells_, &amounts_);
    DropLooseDashes();
    if (amounts_.size() > cells_.cells.size()) return std::nullopt;
    if (std::optional<BlockReading> reading = Place()) return Body(*reading);
    return std::nullopt;
  }

 private:
  void CollectAmounts() {
    std::vector<LinearRow> all(1);
    for (const StreamToken& next : stream_)
      if (IsFigure(next.token)) all[0].amounts.push_back(next.token);
    Scale scale({&all[0]}, unit_);
    for (size_t i = 0; i < stream_.size(); ++i) {
      if (!IsFigure(stream_[i].token)) continue;
      BlockAmount amount;
      amount.at = i;
      amount.dash = IsDash(stream_[i].token);
      Amount parsed = ParseAmount(stream_[i].token.text);
      if (parsed.kind == Amount::Kind::kNumber) amount.value = scale.Scaled(parsed.digits);
      amounts_.push_back(amount);
    }
  }

  void CollectSums() {
    std::map<std::string, int> classes;
    std::map<int, std::vector<int>> items;
    for (size_t c = 0; c < cells_.cells.size(); ++c)
      if (cells_.cells[c].code.size() == 3) classes.emplace(cells_.cells[c].code, static_cast<int>(c));
    class_of_.assign(cells_.cells.size(), -1);
    for (size_t c = 0; c < cells_.cells.size(); ++c) {
      const std::string& code = cells_.cells[c].code;
      auto found = code.size() > 3 ? classes.find(code.substr(0, 3)) : classes.end();
      if (found == classes.end()) continue;
      class_of_[c] = found->second;
      items[found->second].push_back(static_cast<int>(c));
    }
    for (const auto& [whole, parts] : items) sums_.push_back({whole, parts});
    for (size_t c = 0; c < cells_.cells.size(); ++c) {
      BlockCell::Total total = cells_.cells[c].total;
      if (total == BlockCell::Total::kNone) continue;
      CellSum sum{static_cast<int>(c), {}};
      for (const auto& [code, cell] : classes)
        if (total == BlockCell::Total::kAll || IsPersonnel(code) == (total == BlockCell::Total::kPersonnel))
          sum.parts.push_back(cell);
      if (!sum.parts.empty()) sums_.push_back(std::move(sum));
    }
  }

  bool IsPersonnel(const std::string& code) const {
    return std::any_of(catalogue_.economics().begin(), catalogue_.economics().end(),
                       [&](const EconomicClass& e) { return e.code == code && e.personnel; });
  }

  // Where dashes and amounts fill the form, each dash is a cell; else only those whose cell is said.
  void DropLooseDashes() {
    full_ = amounts_.size() == cells_.cells.size();
    if (full_) return;
    std::erase_if(amounts_, [](const BlockAmount& a) { return a.dash && a.claim < BlockClaim::kPlain; });
    full_ = amounts_.size() == cells_.cells.size();
  }

  // First all claims are believed, then fewer and fewer of those in classes whose sum does not hold.
  std::optional<BlockReading> Place() const {
    int64_t budget = 600000;
    for (bool totals : {true, false}) {
      for (BlockClaim least : {BlockClaim::kWeak, BlockClaim::kPlain})
        if (std::optional<BlockReading> reading = TryRoles(Believed(least, -1), totals, &budget))
          return reading;
      for (BlockClaim least : {BlockClaim::kWeak, BlockClaim::kPlain})
        for (size_t k = 0; k < amounts_.size() && budget > 0; ++k)
          if (amounts_[k].claim == BlockClaim::kPlain)
            if (std::optional<BlockReading> reading =
                    TryRoles(Believed(least, static_cast<int>(k)), totals, &budget))
              return reading;
    }
    for (BlockClaim least : {BlockClaim::kWeak, BlockClaim::kPlain, BlockClaim::kLine})
      if (std::optional<BlockReading> reading = TryClaims(Believed(least, -1))) return reading;
    // Nothing satisfies the sums: what the words say is still the likeliest, where they say most of it.
    size_t said = static_cast<size_t>(std::count_if(
        amounts_.begin(), amounts_.end(), [](const BlockAmount& a) { return a.claim >= BlockClaim::kWeak; }));
    if (4 * said < 3 * amounts_.size()) return std::nullopt;
    BlockReading likely{{}, std::vector<bool>(amounts_.size(), true)};
    for (const BlockAmount& amount : amounts_)
      likely.cell.push_back(amount.claim >= BlockClaim::kWeak ? amount.claimed : -1);
    return likely;
  }

  // Places the amounts that are not believed: first the sums tell the class of each, then the order in which
  // they are printed its row.
  std::optional<BlockReading> TryRoles(const std::vector<int>& believed, bool totals, int64_t* budget) const {
    std::vector<std::optional<int64_t>> held(cells_.cells.size());
    for (size_t k = 0; k < amounts_.size(); ++k) {
      if (amounts_[k].value < 0) return std::nullopt;
      if (believed[k] < 0) continue;
      if (held[static_cast<size_t>(believed[k])]) return std::nullopt;
      held[static_cast<size_t>(believed[k])] = amounts_[k].value;
    }
    std::vector<bool> settled = Settled(believed);
    RoleProblem problem;
    std::map<int, size_t> whole_of;  // by cell
    std::vector<int> cell_of;        // by whole
    auto add = [&](int cell) {
      auto [found, added] = whole_of.emplace(cell, problem.wholes.size());
      if (added) {
        cell_of.push_back(cell);
        problem.wholes.emplace_back().amount = held[static_cast<size_t>(cell)];
      }
      return found->second;
    };
    for (size_t c = 0; c < cells_.cells.size(); ++c)
      if (cells_.cells[c].code.size() == 3) add(static_cast<int>(c));
    for (const CellSum& sum : sums_) {
      size_t w = add(sum.whole);
      if (cells_.cells[static_cast<size_t>(sum.whole)].total != BlockCell::Total::kNone) {
        problem.wholes[w].total = true;
        problem.wholes[w].printed = totals;
        for (int part : sum.parts) problem.wholes[w].classes.push_back(add(part));
        continue;
      }
      problem.wholes[w].has_items = true;
      for (int part : sum.parts) {
        size_t p = static_cast<size_t>(part);
        problem.wholes[w].items += held[p].value_or(0);
        problem.wholes[w].terms += held[p].value_or(0) != 0;
        problem.wholes[w].open += !held[p] && (full_ || !settled[p]);
      }
    }
    std::vector<size_t> loose, zeros;
    for (size_t k = 0; k < amounts_.size(); ++k)
      if (believed[k] < 0) (amounts_[k].value > 0 ? loose : zeros).push_back(k);
    for (size_t k : loose) {
      RoleAmount amount{amounts_[k].value, std::nullopt};
      if (int cell = amounts_[k].claimed; cell >= 0) {
        int of = class_of_[static_cast<size_t>(cell)];
        auto whole = whole_of.find(of >= 0 ? of : cell);
        if (whole != whole_of.end()) amount.likely = ClassRole{whole->second, of >= 0};
      }
      problem.amounts.push_back(std::move(amount));
    }
    Roles roles = FindRoles(problem, budget);
    if (!roles.solved) return std::nullopt;
    BlockReading out{believed, std::vector<bool>(amounts_.size(), false)};
    std::map<int, std::vector<size_t>> items;  // by class
    for (size_t j = 0; j < loose.size(); ++j) {
      int cell = cell_of[roles.roles[j].whole];
      out.doubtful[loose[j]] = roles.contested[j];
      if (roles.roles[j].item)
        items[cell].push_back(loose[j]);
      else
        out.cell[loose[j]] = cell;
    }
    PlaceItems(items, zeros, settled, &out);
    // A total without its amount: it is printed elsewhere, and nothing proves the classes.
    if (!totals) out.doubtful.assign(out.doubtful.size(), true);
    return out;
  }

  // The rows of the items of each class; zeros fill what is left of a full form.
  void PlaceItems(const std::map<int, std::vector<size_t>>& items, const std::vector<size_t>& zeros,
                  const std::vector<bool>& settled, BlockReading* out) const {
    std::vector<bool> filled(cells_.cells.size(), false);
    for (int cell : out->cell)
      if (cell >= 0) filled[static_cast<size_t>(cell)] = true;
    std::map<int, std::vector<int>> open;  // by class
    for (size_t c = 0; c < cells_.cells.size(); ++c)
      if (!filled[c] && class_of_[c] >= 0 && (full_ || !settled[c]))
        open[class_of_[c]].push_back(static_cast<int>(c));
    for (const auto& [of, amounts] : items) {
      std::vector<int>& cells = open[of];
      std::vector<size_t> rest = amounts;
      bool with_zeros = full_ && open.size() == 1 && rest.size() + zeros.size() == cells.size();
      if (with_zeros) {
        rest.insert(rest.end(), zeros.begin(), zeros.end());
        std::sort(rest.begin(), rest.end());
      }
      if (rest.size() > cells.size()) continue;  // cannot be: the roles count them
      bool sure = rest.size() == cells.size() && (rest.size() == 1 || IsRun(rest));
      std::vector<int> chosen = InOrder(rest, cells);
      for (size_t j = 0; j < rest.size(); ++j) {
        out->cell[rest[j]] = chosen[j];
        if (!sure) out->doubtful[rest[j]] = true;
      }
    }
    if (!full_) return;
    for (int cell : out->cell)
      if (cell >= 0) filled[static_cast<size_t>(cell)] = true;
    size_t c = 0;
    for (size_t k : zeros) {
      if (out->cell[k] >= 0) continue;
      while (c < filled.size() && filled[c]) ++c;
      if (c == filled.size()) break;
      filled[c] = true;
      out->cell[k] = static_cast<int>(c);
    }
  }

  // Amounts printed one after the other.
  bool IsRun(const std::vector<size_t>& amounts) const {
    for (size_t j = 1; j < amounts.size(); ++j)
      if (amounts_[amounts[j]].at != amounts_[amounts[j - 1]].at + 1) return false;
    return true;
  }

  // A cell for each amount, both in their order, those nearest to the names and codes of the cells.
  std::vector<int> InOrder(const std::vector<size_t>& amounts, const std::vector<int>& cells) const {
    size_t n = amounts.size(), m = cells.size();
    constexpr int kFar = 1000000000;
    std::vector<std::vector<int>> cost(n + 1, std::vector<int>(m + 1, kFar));
    for (size_t c = 0; c <= m; ++c) cost[0][c] = 0;
    for (size_t i = 1; i <= n; ++i)
      for (size_t c = i; c <= m; ++c)
        cost[i][c] = std::min(cost[i][c - 1], cost[i - 1][c - 1] + Distance(amounts[i - 1], cells[c - 1]));
    std::vector<int> out(n, -1);
    for (size_t i = n, c = m; i > 0; --c) {
      if (cost[i][c] == cost[i][c - 1]) continue;
      out[--i] = cells[c - 1];
    }
    return out;
  }

  // How far the amount is printed from the code or the name of the cell, which come before it as a rule.
  int Distance(size_t k, int cell) const {
    int least = 120;
    int at = static_cast<int>(amounts_[k].at);
    for (size_t i = 0; i < stream_.size(); ++i) {
      if (cells_.owner[i] != cell) continue;
      int gap = at - static_cast<int>(i);
      least = std::min(least, gap > 0 ? gap : -2 * gap);
    }
    return least;
  }

  // The cell of each amount whose claim is believed, -1 of the others. In classes whose sum holds all claims
  // but weak ones are.
  std::vector<int> Believed(BlockClaim least, int but) const {
    std::vector<int> all(amounts_.size(), -1), out(amounts_.size(), -1);
    for (size_t k = 0; k < amounts_.size(); ++k)
      if (amounts_[k].claim > BlockClaim::kWeak) all[k] = amounts_[k].claimed;
    std::vector<bool> settled = Settled(all);
    for (size_t k = 0; k < amounts_.size(); ++k) {
      const BlockAmount& amount = amounts_[k];
      if (amount.claimed < 0) continue;
      bool holds = settled[static_cast<size_t>(amount.claimed)] && amount.claim > BlockClaim::kWeak;
      bool believed = amount.claim >= least && static_cast<int>(k) != but &&
                      (amount.claim > BlockClaim::kPlain || !Absurd(k));
      if (holds || believed) out[k] = amount.claimed;
    }
    return out;
  }

  // A class without items, or an item larger than its class, by what the claims say.
  bool Absurd(size_t k) const {
    size_t claimed = static_cast<size_t>(amounts_[k].claimed);
    bool items = false, any = false;
    for (const CellSum& sum : sums_)
      items = items || (sum.whole == amounts_[k].claimed && !cells_.cells[claimed].code.empty());
    for (const BlockAmount& other : amounts_) {
      if (other.claimed < 0 || other.claim < BlockClaim::kWeak) continue;
      any = any || (class_of_[static_cast<size_t>(other.claimed)] == amounts_[k].claimed && other.value > 0);
      if (other.claimed == class_of_[claimed] && amounts_[k].value > other.value) return true;
    }
    return items && !any && amounts_[k].value > 0;
  }

  // Cells of classes whose amount and items are all there and add up.
  std::vector<bool> Settled(const std::vector<int>& cell_of) const {
    std::vector<std::optional<int64_t>> held(cells_.cells.size());
    for (size_t k = 0; k < amounts_.size(); ++k)
      if (cell_of[k] >= 0) held[static_cast<size_t>(cell_of[k])] = amounts_[k].value;
    std::vector<bool> settled(cells_.cells.size(), false);
    for (const CellSum& sum : sums_) {
      if (!held[static_cast<size_t>(sum.whole)]) continue;
      int64_t difference = *held[static_cast<size_t>(sum.whole)];
      int terms = difference != 0;
      bool total = cells_.cells[static_cast<size_t>(sum.whole)].code.empty();
      for (int part : sum.parts) {
        std::optional<int64_t> value = held[static_cast<size_t>(part)];
        difference -= value.value_or(0);
        terms += value.value_or(0) != 0;
      }
      if (total || 2 * std::abs(difference) > terms) continue;
      settled[static_cast<size_t>(sum.whole)] = true;
      for (int part : sum.parts) settled[static_cast<size_t>(part)] = true;
    }
    return settled;
  }

  // Places the amounts that are not believed in the cells that are left.
  std::optional<BlockReading> TryClaims(const std::vector<int>& believed) const {
    BlockReading out{believed, std::vector<bool>(amounts_.size(), false)};
    std::vector<bool> closed(cells_.cells.size(), false), settled = Settled(believed);
    std::vector<size_t> loose;
    for (size_t k = 0; k < amounts_.size(); ++k) {
      if (believed[k] < 0) {
        loose.push_back(k);
      } else if (closed[static_cast<size_t>(believed[k])]) {
        return std::nullopt;
      } else {
        closed[static_cast<size_t>(believed[k])] = true;
      }
    }
    // What is left of a class that adds up is blank.
    if (!full_)
      for (size_t c = 0; c < closed.size(); ++c) closed[c] = closed[c] || settled[c];
    std::vector<PlacementCell> place(cells_.cells.size(), {-1, -1});
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

  // Each block is a column of the cells that are still open, each total one of its own.
  std::vector<std::vector<int>> OpenCells(const std::vector<bool>& closed, std::vector<PlacementCell>* place,
                                          PlacementProblem* problem) const {
    std::vector<std::vector<int>> open(static_cast<size_t>(cells_.blocks));
    for (size_t c = 0; c < cells_.cells.size(); ++c) {
      if (closed[c]) continue;
      const BlockCell& cell = cells_.cells[c];
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
          {static_cast<int>(open[column].size()), full_, static_cast<int>(column), true});
    return open;
  }

  // False where what is believed breaks a sum.
  bool AddSums(const std::vector<int>& believed, const std::vector<PlacementCell>& place,
               PlacementProblem* problem) const {
    std::vector<std::optional<int64_t>> held(cells_.cells.size());
    for (size_t k = 0; k < amounts_.size(); ++k)
      if (believed[k] >= 0) held[static_cast<size_t>(believed[k])] = amounts_[k].value;
    for (const CellSum& from : sums_) {
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
      const BlockAmount& from = amounts_[loose[j]];
      PlacementAmount amount;
      amount.value = from.value;
      if (j > 0 && amounts_[loose[j - 1]].at + 1 == from.at) amount.link = stream_[from.at].link;
      int named = from.claimed;
      // Below an amount whose cell is known comes the next of its block.
      if (named < 0 && loose[j] > 0 && believed[loose[j] - 1] >= 0 &&
          amounts_[loose[j] - 1].at + 1 == from.at) {
        const BlockCell& above = cells_.cells[static_cast<size_t>(believed[loose[j] - 1])];
        if (above.total == BlockCell::Total::kNone) named = cells_.At(above.block, above.line + 1);
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
    std::vector<bool> filled(cells_.cells.size(), false);
    for (int cell : out->cell)
      if (cell >= 0) filled[static_cast<size_t>(cell)] = true;
    std::map<int, bool> blank;  // by class: an open cell is blank
    for (const std::vector<int>& column : open)
      for (int cell : column) {
        size_t c = static_cast<size_t>(cell);
        if (!filled[c] && class_of_[c] >= 0) blank[class_of_[c]] = true;
      }
    for (size_t k : loose) {
      size_t c = static_cast<size_t>(out->cell[k]);
      int of = class_of_[c];
      bool item = cells_.cells[c].code.size() > 3;
      if (item && of < 0) out->doubtful[k] = true;
      if (amounts_[k].claimed == out->cell[k] && amounts_[k].claim > BlockClaim::kWeak) continue;
      if (of >= 0 && blank[of]) out->doubtful[k] = true;
      for (size_t other : loose) {
        size_t d = static_cast<size_t>(out->cell[other]);
        if (other == k || of < 0 || class_of_[d] != of || amounts_[k].value == amounts_[other].value)
          continue;
        const BlockCell& a = cells_.cells[c];
        const BlockCell& b = cells_.cells[d];
        bool in_order = a.block == b.block && (k < other) == (a.line < b.line);
        if (!in_order) out->doubtful[k] = true;
      }
    }
  }

  LinearBody Body(const BlockReading& reading) const {
    LinearBody body;
    for (const BlockCell& cell : cells_.cells) {
      LinearRow row;
      row.code = cell.code;
      row.name = cell.name;
      row.place = stream_[cell.at].token.place;
      row.y = static_cast<double>(stream_[cell.at].token.line);
      body.rows.push_back(std::move(row));
    }
    for (size_t k = 0; k < amounts_.size(); ++k) {
      if (reading.cell[k] < 0) continue;
      LinearRow& row = body.rows[static_cast<size_t>(reading.cell[k])];
      row.amounts.push_back(stream_[amounts_[k].at].token);
      row.doubtful = row.doubtful || reading.doubtful[k];
    }
    return body;
  }

  Stream stream_;
  BlockCells cells_;
  std::string unit_;
  const Catalogue& catalogue_;
  std::vector<BlockAmount> amounts_;  // as printed
  std::vector<CellSum> sums_;
  std::vector<int> class_of_;  // by cell of an item: the cell of its class
  bool full_ = false;          // every cell holds an amount or a dash
};

}  // namespace

std::optional<LinearBody> ReadBlockColumns(const Section& section, const std::string& unit,
                                           const Catalogue& catalogue) {
  return BlockColumns(section, unit, catalogue).Read();
}

}  // namespace gongkai
