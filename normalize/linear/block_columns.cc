#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "normalize/linear/block_chain.h"
#include "normalize/linear/block_form.h"
#include "normalize/linear/block_lines.h"
#include "normalize/linear/class_roles.h"
#include "normalize/linear/column_major.h"

namespace gongkai {
namespace {

class BlockColumns {
 public:
  explicit BlockColumns(const BlockForm& form) : form_(form) {}

  std::optional<LinearBody> Read() const {
    std::optional<BlockReading> reading = Place();
    if (!reading) return std::nullopt;
    if (std::optional<BlockReading> gapless = PlaceGapless(*reading)) reading = std::move(gapless);
    DoubtTorn(&*reading);
    return Body(*reading);
  }

 private:
  // First all claims are believed, then fewer and fewer of those in classes whose sum does not hold.
  std::optional<BlockReading> Place() const {
    int64_t budget = 600000;
    for (bool totals : {true, false}) {
      for (BlockClaim least : {BlockClaim::kWeak, BlockClaim::kPlain})
        if (std::optional<BlockReading> reading = TryRoles(Believed(least, -1), totals, &budget))
          return reading;
      for (BlockClaim least : {BlockClaim::kWeak, BlockClaim::kPlain})
        for (size_t k = 0; k < form_.amounts.size() && budget > 0; ++k)
          if (form_.amounts[k].claim == BlockClaim::kPlain)
            if (std::optional<BlockReading> reading =
                    TryRoles(Believed(least, static_cast<int>(k)), totals, &budget))
              return reading;
      if (!totals) continue;
      if (std::optional<BlockReading> reading = PlaceByChain()) return reading;
    }
    for (BlockClaim least : {BlockClaim::kWeak, BlockClaim::kPlain, BlockClaim::kLine})
      if (std::optional<BlockReading> reading = PlaceLooseAmounts(form_, Believed(least, -1))) return reading;
    // Nothing satisfies the sums: what the words say is still the likeliest, where they say most of it.
    size_t said =
        static_cast<size_t>(std::count_if(form_.amounts.begin(), form_.amounts.end(),
                                          [](const BlockAmount& a) { return a.claim >= BlockClaim::kWeak; }));
    if (4 * said < 3 * form_.amounts.size()) return std::nullopt;
    BlockReading likely{{}, std::vector<bool>(form_.amounts.size(), true)};
    for (const BlockAmount& amount : form_.amounts)
      likely.cell.push_back(amount.claim >= BlockClaim::kWeak ? amount.claimed : -1);
    return likely;
  }

  // Where every cell is printed and not all are certain: what is left of each block comes without a gap, and
  // the sums tell how the blocks are mixed. What was certain stays so; the rest is the likeliest.
  std::optional<BlockReading> PlaceGapless(const BlockReading& before) const {
    if (!form_.full ||
        std::find(before.doubtful.begin(), before.doubtful.end(), true) == before.doubtful.end())
      return std::nullopt;
    for (BlockClaim least : {BlockClaim::kPlain, BlockClaim::kLine}) {
      std::optional<BlockReading> reading = PlaceLooseAmounts(form_, Believed(least, -1), true);
      if (!reading) continue;
      for (size_t k = 0; k < form_.amounts.size(); ++k)
        if (reading->cell[k] != before.cell[k] || before.doubtful[k]) reading->doubtful[k] = true;
      return reading;
    }
    return std::nullopt;
  }

  // All roles at once. What the words say is kept where it is of the role.
  std::optional<BlockReading> PlaceByChain() const {
    const std::optional<std::vector<ChainRole>> roles = LikeliestRoles(form_);
    if (!roles) return std::nullopt;
    BlockReading out{std::vector<int>(form_.amounts.size(), -1),
                     std::vector<bool>(form_.amounts.size(), true)};
    std::map<int, std::vector<size_t>> items;  // by class
    std::vector<size_t> zeros;
    for (size_t k = 0; k < form_.amounts.size(); ++k) {
      const ChainRole& role = (*roles)[k];
      const int claimed = form_.amounts[k].claimed;
      if (form_.amounts[k].claim >= BlockClaim::kPlain &&
          (role.whole < 0 ||
           (role.item ? form_.class_of[static_cast<size_t>(claimed)] == role.whole : claimed == role.whole)))
        out.cell[k] = claimed;
      else if (role.whole < 0)
        zeros.push_back(k);
      else if (!role.item)
        out.cell[k] = role.whole;
      else
        items[role.whole].push_back(k);
    }
    PlaceItems(items, zeros, form_.Settled(out.cell), &out);
    return out;
  }

  // Places the amounts that are not believed: first the sums tell the class of each, then the order in which
  // they are printed its row.
  std::optional<BlockReading> TryRoles(const std::vector<int>& believed, bool totals, int64_t* budget) const {
    std::vector<std::optional<int64_t>> held(form_.cells.cells.size());
    for (size_t k = 0; k < form_.amounts.size(); ++k) {
      if (form_.amounts[k].value < 0) return std::nullopt;
      if (believed[k] < 0) continue;
      if (held[static_cast<size_t>(believed[k])]) return std::nullopt;
      held[static_cast<size_t>(believed[k])] = form_.amounts[k].value;
    }
    std::vector<bool> settled = form_.Settled(believed);
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
    for (size_t c = 0; c < form_.cells.cells.size(); ++c)
      if (form_.cells.cells[c].code.size() == 3) add(static_cast<int>(c));
    for (const CellSum& sum : form_.sums) {
      size_t w = add(sum.whole);
      if (form_.cells.cells[static_cast<size_t>(sum.whole)].total != BlockCell::Total::kNone) {
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
        problem.wholes[w].open += !held[p] && (form_.full || !settled[p]) && !form_.blank[p];
      }
    }
    std::vector<size_t> loose, zeros;
    for (size_t k = 0; k < form_.amounts.size(); ++k)
      if (believed[k] < 0) (form_.amounts[k].value > 0 ? loose : zeros).push_back(k);
    for (size_t k : loose) {
      RoleAmount amount{form_.amounts[k].value, std::nullopt};
      const int witnessed = form_.amounts[k].witnessed;
      if (int cell = witnessed >= 0 ? witnessed : form_.amounts[k].claimed; cell >= 0) {
        int of = form_.class_of[static_cast<size_t>(cell)];
        auto whole = whole_of.find(of >= 0 ? of : cell);
        if (whole != whole_of.end()) amount.likely = ClassRole{whole->second, of >= 0};
      }
      problem.amounts.push_back(std::move(amount));
    }
    Roles roles = FindRoles(problem, budget);
    if (!roles.solved) return std::nullopt;
    BlockReading out{believed, std::vector<bool>(form_.amounts.size(), false)};
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
    std::vector<bool> filled(form_.cells.cells.size(), false);
    for (int cell : out->cell)
      if (cell >= 0) filled[static_cast<size_t>(cell)] = true;
    std::map<int, std::vector<int>> open;  // by class
    for (size_t c = 0; c < form_.cells.cells.size(); ++c)
      if (!filled[c] && form_.class_of[c] >= 0 && (form_.full || !settled[c]) && !form_.blank[c])
        open[form_.class_of[c]].push_back(static_cast<int>(c));
    for (const auto& [of, amounts] : items) {
      std::vector<int>& cells = open[of];
      std::vector<size_t> rest = amounts;
      PlaceWitnessed(&rest, &cells, out);
      bool with_zeros = form_.full && open.size() == 1 && rest.size() + zeros.size() == cells.size();
      if (with_zeros) {
        rest.insert(rest.end(), zeros.begin(), zeros.end());
        std::sort(rest.begin(), rest.end());
      }
      if (rest.size() > cells.size()) continue;  // cannot be: the roles count them
      bool sure = rest.size() == cells.size() && (rest.size() == 1 || IsRun(rest));
      std::vector<int> chosen = InOrder(rest, cells, filled);
      // A name right before an amount may say another cell than the order does.
      for (size_t j = 0; j < rest.size() && sure; ++j) {
        const int claimed = form_.amounts[rest[j]].claimed;
        const bool open_cell = std::find(cells.begin(), cells.end(), claimed) != cells.end();
        sure = claimed == chosen[j] || !open_cell;
      }
      // The text may name another item of the class than the form has, whose name comes later.
      for (size_t j = 0; j < rest.size(); ++j) {
        const BlockAmount& amount = form_.amounts[rest[j]];
        const size_t unlisted = static_cast<size_t>(amount.unlisted);
        if (amount.unlisted < 0 || form_.class_of[unlisted] != of || filled[unlisted] ||
            form_.cells.cells[static_cast<size_t>(chosen[j])].at < amount.at)
          continue;
        chosen[j] = amount.unlisted;
        sure = false;
      }
      for (size_t j = 0; j < rest.size(); ++j) {
        out->cell[rest[j]] = chosen[j];
        if (!sure) out->doubtful[rest[j]] = true;
      }
    }
    if (!form_.full) return;
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

  // What another form says, too, is of the cell that it says it of; but it may be a coincidence.
  void PlaceWitnessed(std::vector<size_t>* amounts, std::vector<int>* cells, BlockReading* out) const {
    std::erase_if(*amounts, [&](size_t k) {
      const int cell = form_.amounts[k].witnessed;
      if (cell < 0 || std::erase(*cells, cell) == 0) return false;
      out->cell[k] = cell;
      out->doubtful[k] = true;
      return true;
    });
  }

  // Amounts printed one after the other.
  bool IsRun(const std::vector<size_t>& amounts) const {
    for (size_t j = 1; j < amounts.size(); ++j)
      if (form_.amounts[amounts[j]].at != form_.amounts[amounts[j - 1]].at + 1) return false;
    return true;
  }

  // A cell for each amount, both in their order, at the least cost.
  std::vector<int> InOrder(const std::vector<size_t>& amounts, const std::vector<int>& cells,
                           const std::vector<bool>& filled) const {
    const size_t n = amounts.size(), m = cells.size();
    constexpr int kFar = 1000000000;
    std::vector<std::vector<int>> cost(n, std::vector<int>(m, kFar)), before(n, std::vector<int>(m, -1));
    for (size_t i = 0; i < n; ++i) {
      for (size_t c = i; c < m; ++c) {
        const int alone = Cost(amounts[i], cells[c], filled);
        if (i == 0) cost[i][c] = alone;
        for (size_t b = i - 1; i > 0 && b < c; ++b) {
          const int both = cost[i - 1][b] + alone + Apart(amounts[i - 1], cells[b], amounts[i], cells[c]);
          if (cost[i - 1][b] >= kFar || both >= cost[i][c]) continue;
          cost[i][c] = both;
          before[i][c] = static_cast<int>(b);
        }
      }
    }
    std::vector<int> out(n, -1);
    if (n == 0) return out;
    int c = static_cast<int>(std::min_element(cost[n - 1].begin(), cost[n - 1].end()) - cost[n - 1].begin());
    for (size_t i = n; i-- > 0;) {
      out[i] = cells[static_cast<size_t>(c)];
      c = before[i][static_cast<size_t>(c)];
    }
    return out;
  }

  // How odd it is that the amount is that of the cell. An amount between two others of its column is printed
  // with them; one that is printed apart has blank cells above and below it. The names of its row, and those
  // above, come before it.
  int Cost(size_t k, int cell, const std::vector<bool>& filled) const {
    constexpr int kUnsaid = 200, kBeside = 100, kNameLater = 200, kFar = 120, kBlankThere = 80;
    if (form_.full) return Distance(k, cell);
    const BlockCell& to = form_.cells.cells[static_cast<size_t>(cell)];
    const int at = static_cast<int>(form_.amounts[k].at);
    int first = at + kFar, last = 0;
    for (size_t i = 0; i < form_.stream.size(); ++i) {
      if (form_.cells.owner[i] != cell) continue;
      first = std::min(first, static_cast<int>(i));
      last = static_cast<int>(i);
    }
    if (last + 1 == at) return 0;
    const bool blank_there = form_.at_most[static_cast<size_t>(cell)] == int64_t{0};
    int cost = (blank_there ? kBlankThere : 0) + kUnsaid + std::min(std::abs(at - last), kFar) +
               (first > at ? kNameLater : 0);
    for (int line : {to.line - 1, to.line + 1}) {
      const int beside = line < 0 ? -1 : form_.cells.At(to.block, line);
      if (beside >= 0 && filled[static_cast<size_t>(beside)]) cost += kBeside;
    }
    return cost;
  }

  // How odd it is that two amounts, one printed after the other, are those of these cells: on lines below
  // each other they belong to rows that are near, in paragraphs of their own to rows that are not.
  int Apart(size_t a, int cell_a, size_t b, int cell_b) const {
    constexpr int kOdd = 200, kNear = 2;
    const BlockCell& above = form_.cells.cells[static_cast<size_t>(cell_a)];
    const BlockCell& below = form_.cells.cells[static_cast<size_t>(cell_b)];
    if (form_.full || above.block != below.block || form_.amounts[b].at != form_.amounts[a].at + 1) return 0;
    const int rows = below.line - above.line;
    const bool together = form_.stream[form_.amounts[b].at].link == PlacementLink::kNextLine;
    return (together ? rows > kNear : rows == 1) ? kOdd : 0;
  }

  // How far the amount is printed from the code or the name of the cell, which come before it as a rule.
  int Distance(size_t k, int cell) const {
    int least = 120;
    int at = static_cast<int>(form_.amounts[k].at);
    for (size_t i = 0; i < form_.stream.size(); ++i) {
      if (form_.cells.owner[i] != cell) continue;
      int gap = at - static_cast<int>(i);
      least = std::min(least, gap > 0 ? gap : -2 * gap);
    }
    return least;
  }

  // The cell of each amount whose claim is believed, -1 of the others. In classes whose sum holds all claims
  // but weak ones are.
  std::vector<int> Believed(BlockClaim least, int but) const {
    std::vector<int> all(form_.amounts.size(), -1), out(form_.amounts.size(), -1);
    for (size_t k = 0; k < form_.amounts.size(); ++k)
      if (form_.amounts[k].claim > BlockClaim::kWeak) all[k] = form_.amounts[k].claimed;
    std::vector<bool> settled = form_.Settled(all);
    for (size_t k = 0; k < form_.amounts.size(); ++k) {
      const BlockAmount& amount = form_.amounts[k];
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
    size_t claimed = static_cast<size_t>(form_.amounts[k].claimed);
    bool items = false, any = false;
    for (const CellSum& sum : form_.sums)
      items = items || (sum.whole == form_.amounts[k].claimed && !form_.cells.cells[claimed].code.empty());
    for (const BlockAmount& other : form_.amounts) {
      if (other.claimed < 0 || other.claim < BlockClaim::kWeak) continue;
      any = any || (form_.class_of[static_cast<size_t>(other.claimed)] == form_.amounts[k].claimed &&
                    other.value > 0);
      if (other.claimed == form_.class_of[claimed] && form_.amounts[k].value > other.value) return true;
    }
    return items && !any && form_.amounts[k].value > 0;
  }

  // Where a watermark was printed into the lines their order is not that of the page: two items of a class,
  // neither right behind its own code and name, may change places.
  void DoubtTorn(BlockReading* reading) const {
    std::map<int, std::vector<size_t>> loose;  // by class
    std::set<int> torn;
    for (size_t k = 0; k < form_.amounts.size(); ++k) {
      const BlockAmount& amount = form_.amounts[k];
      const int cell = reading->cell[k];
      if (cell < 0 || (amount.claimed == cell && amount.claim >= BlockClaim::kPlain)) continue;
      const int of = form_.class_of[static_cast<size_t>(cell)];
      if (of < 0) continue;
      loose[of].push_back(k);
      if (amount.torn) torn.insert(of);
    }
    for (int of : torn)
      if (loose[of].size() > 1)
        for (size_t k : loose[of]) reading->doubtful[k] = true;
  }

  LinearBody Body(const BlockReading& reading) const {
    LinearBody body;
    for (const BlockCell& cell : form_.cells.cells) {
      LinearRow row;
      row.code = cell.code;
      row.name = cell.name;
      row.place = form_.stream[cell.at].token.place;
      row.y = static_cast<double>(form_.stream[cell.at].token.line);
      body.rows.push_back(std::move(row));
    }
    std::vector<bool> filled(form_.cells.cells.size(), false);
    for (int cell : reading.cell)
      if (cell >= 0) filled[static_cast<size_t>(cell)] = true;
    for (size_t k = 0; k < form_.amounts.size(); ++k) {
      if (reading.cell[k] < 0) continue;
      const BlockAmount& amount = form_.amounts[k];
      const bool rivalled = amount.claimed == reading.cell[k] && amount.rival >= 0 &&
                            !filled[static_cast<size_t>(amount.rival)];
      LinearRow& row = body.rows[static_cast<size_t>(reading.cell[k])];
      row.amounts.push_back(form_.stream[amount.at].token);
      row.doubtful = row.doubtful || reading.doubtful[k] || rivalled;
      if (rivalled) body.rows[static_cast<size_t>(amount.rival)].doubtful = true;
    }
    return body;
  }

  const BlockForm& form_;
};

}  // namespace

std::optional<LinearBody> ReadBlockColumns(const Section& section, const std::string& unit,
                                           const Catalogue& catalogue, const BlockWitness& witness) {
  std::optional<BlockForm> form = ReadBlockForm(section, unit, catalogue, witness);
  if (!form) return std::nullopt;
  std::optional<LinearBody> body = BlockColumns(*form).Read();
  if (body && section.keeps_columns) WeighLines(*form, &*body);
  return body;
}

}  // namespace gongkai
