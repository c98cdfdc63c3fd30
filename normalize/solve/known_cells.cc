#include "normalize/solve/known_cells.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <utility>

namespace gongkai {
namespace {

// More that is left open is no summary whose parts are known.
constexpr size_t kMostLeft = 24;
// Figures of other forms are rounded too.
constexpr int64_t kNear = 2;

// The price of what is unusual; a reading that costs as little or a little more is as likely.
constexpr int kOdd = 1, kRare = 2, kDisorder = 2, kMisnamed = 3, kUnlikely = 8, kAsLikely = 3;

class KnownPlacer {
 public:
  explicit KnownPlacer(const KnownProblem& problem) : problem_(problem), budget_(problem.budget) {
    size_t cells = 0;
    for (int rows : problem.rows) {
      first_.push_back(cells);
      cells += static_cast<size_t>(rows);
    }
    value_.resize(cells);
    rare_.resize(cells);
    required_.resize(cells);
    for (const PlacementCell& cell : problem.rare) ++rare_[Index(cell)];
    for (const PlacementCell& cell : problem.required) required_[Index(cell)] = true;
  }

  KnownPlacement Place() {
    if (!ClaimKnown()) return {};
    for (size_t i = 0; i < problem_.amounts.size(); ++i)
      if (!taken_[i] && problem_.amounts[i].value != 0) left_.push_back(problem_.amounts[i].value);
    std::sort(left_.begin(), left_.end());
    if (left_.size() > kMostLeft) return {};
    OpenSums();
    Search(0);
    if (budget_ < 0 || best_.empty()) return {};
    return Result();
  }

 private:
  using Values = std::vector<std::optional<int64_t>>;

  size_t Index(const PlacementCell& cell) const {
    return first_[static_cast<size_t>(cell.column)] + static_cast<size_t>(cell.row);
  }

  // Every known figure that is not zero is printed.
  bool ClaimKnown() {
    taken_.assign(problem_.amounts.size(), false);
    std::vector<const KnownCell*> open;
    for (const KnownCell& known : problem_.known) {
      if (known.value == 0) {
        value_[Index(known.cell)] = 0;
      } else if (!Claim(known, 0)) {
        open.push_back(&known);
      }
    }
    return std::all_of(open.begin(), open.end(),
                       [&](const KnownCell* known) { return Claim(*known, kNear + known->slack); });
  }

  bool Claim(const KnownCell& known, int64_t near) {
    size_t found = taken_.size();
    int64_t distance = near + 1;
    for (size_t i = 0; i < taken_.size(); ++i) {
      int64_t value = problem_.amounts[i].value;
      if (taken_[i] || value == 0 || std::abs(value - known.value) >= distance) continue;
      distance = std::abs(value - known.value);
      found = i;
    }
    if (found == taken_.size()) return false;
    taken_[found] = true;
    value_[Index(known.cell)] = problem_.amounts[found].value;
    return true;
  }

  struct SumState {
    int64_t difference = 0;  // plus minus minus
    int64_t terms = 0;       // that may be rounded
    size_t open_plus = 0, open_minus = 0;
    size_t open() const { return open_plus + open_minus; }
  };

  struct Role {
    size_t sum;
    int sign;
  };

  void OpenSums() {
    states_.assign(problem_.sums.size(), {});
    roles_.assign(value_.size(), {});
    for (const PlacementAmount& amount : problem_.amounts) positive_ = positive_ && amount.value >= 0;
    for (size_t s = 0; s < problem_.sums.size(); ++s) {
      for (int sign : {1, -1}) {
        for (const PlacementCell& cell : sign > 0 ? problem_.sums[s].plus : problem_.sums[s].minus) {
          roles_[Index(cell)].push_back({s, sign});
          ++(sign > 0 ? states_[s].open_plus : states_[s].open_minus);
        }
      }
    }
    for (size_t cell = 0; cell < value_.size(); ++cell)
      if (value_[cell]) Count(cell, *value_[cell], 1);
  }

  // Counts a cell with its value in all its sums, or no longer.
  void Count(size_t cell, int64_t value, int times) {
    for (const Role& role : roles_[cell]) {
      SumState& sum = states_[role.sum];
      sum.difference += times * role.sign * value;
      if (value != 0) sum.terms += times;
      size_t& open = role.sign > 0 ? sum.open_plus : sum.open_minus;
      open = times > 0 ? open - 1 : open + 1;
    }
  }

  bool Possible(const SumState& sum) const {
    int64_t slack = sum.terms + static_cast<int64_t>(sum.open());
    if (sum.open() > 0 && !positive_) return true;
    return (sum.open_plus > 0 || 2 * sum.difference >= -slack) &&
           (sum.open_minus > 0 || 2 * sum.difference <= slack);
  }

  bool Sooner(size_t a, size_t b) const {
    size_t open_a = states_[a].open(), open_b = states_[b].open();
    bool alike = (a < problem_.leading) == (b < problem_.leading);
    return open_a < open_b && (alike || open_a == 1);
  }

  // Fills the cells one after the other: first those that a sum leaves no choice, then those of the leading
  // sums.
  void Search(size_t used) {
    if (--budget_ < 0) return;
    const size_t kNone = states_.size();
    size_t next = kNone;
    for (size_t s = 0; s < states_.size(); ++s) {
      if (!Possible(states_[s])) return;
      if (states_[s].open() > 0 && (next == kNone || Sooner(s, next))) next = s;
    }
    if (next == kNone) {
      // What no sum mentions stays blank.
      if (used == left_.size()) Keep();
      return;
    }
    auto [cell, sign] = LastOpen(problem_.sums[next]);
    const SumState& sum = states_[next];
    const bool forced = sum.open() == 1;
    const int64_t wanted = -sign * sum.difference, slack = sum.terms + 1;
    auto fits = [&](int64_t value) { return !forced || 2 * std::abs(value - wanted) <= slack; };
    auto fill = [&](int64_t value, size_t now_used) {
      value_[cell] = value;
      Count(cell, value, 1);
      Search(now_used);
      Count(cell, value, -1);
    };
    if (fits(0) && !required_[cell]) fill(0, used);
    std::optional<int64_t> last;
    for (size_t k = 0; k < left_.size() && budget_ >= 0; ++k) {
      if (in_use_ & (1u << k)) continue;
      if (last == left_[k] || !fits(left_[k])) continue;
      last = left_[k];
      in_use_ |= 1u << k;
      fill(left_[k], used + 1);
      in_use_ &= ~(1u << k);
    }
    value_[cell].reset();
  }

  std::pair<size_t, int> LastOpen(const PlacementSum& sum) const {
    std::pair<size_t, int> open{value_.size(), 0};
    for (int sign : {1, -1})
      for (const PlacementCell& cell : sign > 0 ? sum.plus : sum.minus)
        if (!value_[Index(cell)]) open = {Index(cell), sign};
    return open;
  }

  void Keep() {
    std::vector<size_t> order;
    int cost = Cost(&order);
    if (cost < 0) return;
    const auto contrary = std::count_if(problem_.doubted.begin(), problem_.doubted.end(),
                                        [&](const KnownCell& said) { return Differs(said); });
    if (best_.empty() || cost < cost_ || (cost == cost_ && contrary < contrary_)) {
      if (!best_.empty() && cost_ <= cost + kAsLikely) rivals_.push_back(best_);
      if (!best_.empty() && cost_ > cost + kAsLikely) rivals_.clear();
      best_ = value_;
      cells_ = std::move(order);
      cost_ = cost;
      contrary_ = contrary;
    } else if (cost <= cost_ + kAsLikely) {
      rivals_.push_back(value_);
    }
  }

  bool Differs(const KnownCell& said) const {
    return std::abs(value_[Index(said.cell)].value_or(0) - said.value) > kNear + said.slack;
  }

  // How unlikely it is that the amounts were printed in this order: within a column they come from top to
  // bottom, behind their names. -1 where zeros are printed in some of the cells that are left.
  int Cost(std::vector<size_t>* cells) const {
    cells->assign(problem_.amounts.size(), value_.size());
    size_t zeros = 0, blank = 0;
    int cost = 0;
    for (const PlacementAmount& amount : problem_.amounts) zeros += amount.value == 0;
    for (size_t cell = 0; cell < value_.size(); ++cell) {
      blank += value_[cell].value_or(0) == 0;
      if (value_[cell].value_or(0) != 0) cost += kRare * rare_[cell];
      if (value_[cell].value_or(0) == 0 && required_[cell]) return -1;
    }
    if (zeros > 0 && zeros != blank) return -1;
    for (const KnownCell& likely : problem_.likely) cost += Differs(likely) ? kUnlikely : 0;
    std::vector<bool> filled(value_.size(), false);
    // Amounts behind the name of their row first, then the others in their order.
    enum { kByName, kByNameNear, kAnywhere };
    for (int pass : {kByName, kByNameNear, kAnywhere}) {
      for (size_t i = 0; i < problem_.amounts.size(); ++i) {
        if ((*cells)[i] < value_.size()) continue;
        const PlacementAmount& amount = problem_.amounts[i];
        for (size_t c = 0; c < problem_.rows.size() && (*cells)[i] == value_.size(); ++c) {
          size_t band = static_cast<size_t>(problem_.bands[c]);
          int named = band < amount.named.size() ? amount.named[band] : -1;
          int near = band < amount.near.size() ? amount.near[band] : -1;
          for (int r = 0; r < problem_.rows[c]; ++r) {
            size_t cell = first_[c] + static_cast<size_t>(r);
            if (filled[cell] || value_[cell].value_or(0) != amount.value) continue;
            if ((pass == kByName && r != named) || (pass == kByNameNear && r != near)) continue;
            filled[cell] = true;
            (*cells)[i] = cell;
            if (amount.value != 0 && pass == kAnywhere) cost += named >= 0 ? kMisnamed : near >= 0 ? kOdd : 0;
            break;
          }
        }
      }
    }
    for (size_t c = 0; c < problem_.rows.size(); ++c) cost += Disorder(c, *cells);
    return cost;
  }

  // How many amounts of the column stand above the one printed before them.
  int Disorder(size_t column, const std::vector<size_t>& cells) const {
    size_t first = first_[column], end = first + static_cast<size_t>(problem_.rows[column]), last = first;
    int disorder = 0;
    for (size_t cell : cells) {
      if (cell < first || cell >= end || value_[cell].value_or(0) == 0) continue;
      disorder += cell < last ? kDisorder : 0;
      last = cell;
    }
    return disorder;
  }

  KnownPlacement Result() const {
    KnownPlacement out;
    out.solved = true;
    out.cost = cost_;
    auto cell_of = [&](size_t index) {
      size_t c = first_.size() - 1;
      while (first_[c] > index) --c;
      return PlacementCell{static_cast<int>(c), static_cast<int>(index - first_[c])};
    };
    for (size_t cell : cells_) out.cells.push_back(cell_of(cell));
    for (size_t cell = 0; cell < value_.size(); ++cell) {
      bool differs = std::any_of(rivals_.begin(), rivals_.end(), [&](const Values& rival) {
        return rival[cell].value_or(0) != best_[cell].value_or(0);
      });
      if (differs) out.contested.push_back(cell_of(cell));
    }
    return out;
  }

  const KnownProblem& problem_;
  int64_t budget_;
  std::vector<size_t> first_;  // index of the first cell, by column
  std::vector<int> rare_;      // by cell: how often it is called so
  std::vector<bool> required_;
  std::vector<bool> taken_;  // amounts that a known figure claimed
  std::vector<int64_t> left_;
  std::vector<std::vector<Role>> roles_;  // by cell
  std::vector<SumState> states_;          // by sum
  bool positive_ = true;
  uint32_t in_use_ = 0;  // of left_
  Values value_;
  Values best_;
  std::vector<size_t> cells_;  // of each amount, in the best reading
  int cost_ = 0;
  std::ptrdiff_t contrary_ = 0;  // how many doubted figures the best reading contradicts
  std::vector<Values> rivals_;
};

}  // namespace

KnownPlacement PlaceKnown(const KnownProblem& problem) {
  if (problem.rows.empty()) return {};
  return KnownPlacer(problem).Place();
}

KnownPlacement Likelier(KnownPlacement a, KnownPlacement b, const std::vector<PlacementAmount>& amounts) {
  if (!a.solved || (b.solved && b.cost < a.cost)) std::swap(a, b);
  if (!b.solved || b.cost > a.cost + kAsLikely) return a;
  // By cell: what either reading puts there.
  auto held = [&](const KnownPlacement& placement) {
    std::map<std::pair<int, int>, int64_t> out;
    for (size_t k = 0; k < amounts.size(); ++k)
      if (amounts[k].value != 0) out[{placement.cells[k].column, placement.cells[k].row}] = amounts[k].value;
    return out;
  };
  const std::map<std::pair<int, int>, int64_t> first = held(a), second = held(b);
  for (const auto* one : {&first, &second})
    for (const auto& [cell, value] : *one) {
      const auto& other = one == &first ? second : first;
      auto found = other.find(cell);
      if (found == other.end() || found->second != value) a.contested.push_back({cell.first, cell.second});
    }
  return a;
}

}  // namespace gongkai
