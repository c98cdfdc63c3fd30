#include "normalize/linear/class_roles.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>

namespace gongkai {
namespace {

// The price of what the words around an amount do not say.
constexpr int kOtherWhole = 1, kOtherClass = 2, kNear = 1;

class RoleFinder {
 public:
  RoleFinder(const RoleProblem& problem, int64_t* budget) : problem_(problem), budget_(*budget) {
    order_.resize(problem.amounts.size());
    std::iota(order_.begin(), order_.end(), size_t{0});
    std::stable_sort(order_.begin(), order_.end(),
                     [&](size_t a, size_t b) { return problem.amounts[a].value > problem.amounts[b].value; });
    left_.assign(order_.size() + 1, 0);
    for (size_t k = order_.size(); k-- > 0;) left_[k] = left_[k + 1] + problem.amounts[order_[k]].value;
    for (const RoleWhole& whole : problem.wholes)
      states_.push_back({whole.amount, whole.items, whole.terms, 0});
    roles_.resize(order_.size());
  }

  Roles Find() {
    Search(0, 0);
    Roles out;
    if (!found_ || budget_ < 0) return out;
    out.solved = true;
    out.cost = cost_;
    out.roles = best_;
    out.contested.assign(best_.size(), false);
    for (const std::vector<ClassRole>& rival : rivals_)
      for (size_t i = 0; i < best_.size(); ++i) out.contested[i] = out.contested[i] || !SameIn(rival, i);
    return out;
  }

 private:
  struct State {
    std::optional<int64_t> amount;
    int64_t items = 0;
    int terms = 0;
    size_t taken = 0;  // open items that hold an amount
  };

  // The rival has an amount of the same value in the role of this one.
  bool SameIn(const std::vector<ClassRole>& rival, size_t i) const {
    for (size_t j = 0; j < rival.size(); ++j)
      if (rival[j] == best_[i] && problem_.amounts[j].value == problem_.amounts[i].value) return true;
    return false;
  }

  void Search(size_t k, int cost) {
    if (--budget_ < 0 || cost > cost_ + kNear) return;
    if (k == order_.size()) {
      if (Holds()) Keep(cost);
      return;
    }
    if (!Reachable(k)) return;
    size_t i = order_[k];
    int64_t value = problem_.amounts[i].value;
    const std::optional<ClassRole>& likely = problem_.amounts[i].likely;
    for (size_t w = 0; w < states_.size() && budget_ >= 0; ++w) {
      State& state = states_[w];
      for (bool item : {false, true}) {
        ClassRole role{w, item};
        int price = likely == role ? 0 : item ? kOtherClass : kOtherWhole;
        if (item && likely && likely->item && likely->whole == w) price = 0;
        State before = state;
        if (item ? !TakeItem(w, value, k) : state.amount.has_value()) continue;
        if (!item) state.amount = value;
        roles_[i] = role;
        if (item || Fits(w)) Search(k + 1, cost + price);
        state = before;
      }
    }
  }

  bool TakeItem(size_t w, int64_t value, size_t k) {
    State& state = states_[w];
    if (state.taken >= problem_.wholes[w].open) return false;
    int64_t sum = state.items + value;
    if (state.amount ? 2 * (sum - *state.amount) > state.terms + 2
                     // Its own amount is still to come.
                     : k + 1 >= order_.size() || problem_.amounts[order_[k + 1]].value < state.items)
      return false;
    state.items = sum;
    ++state.terms;
    ++state.taken;
    return true;
  }

  // What is known of the items does not exceed their class.
  bool Fits(size_t w) const {
    const State& state = states_[w];
    const RoleWhole& whole = problem_.wholes[w];
    if (whole.total || !whole.has_items) return true;
    return 2 * (state.items - *state.amount) <= state.terms + 1;
  }

  // What the classes lack is still there.
  bool Reachable(size_t k) const {
    int64_t lacking = 0;
    for (size_t w = 0; w < states_.size(); ++w) {
      const State& state = states_[w];
      const RoleWhole& whole = problem_.wholes[w];
      if (whole.total || !whole.has_items || !state.amount) continue;
      int64_t lack = *state.amount - state.items;
      int64_t slack = state.terms + 1 + static_cast<int64_t>(order_.size() - k);
      if (2 * lack > slack && state.taken >= whole.open) return false;
      lacking += std::max<int64_t>(lack - slack, 0);
    }
    return lacking <= left_[k];
  }

  bool Holds() const {
    for (size_t w = 0; w < states_.size(); ++w) {
      const State& state = states_[w];
      const RoleWhole& whole = problem_.wholes[w];
      if (whole.printed && !state.amount) return false;
      int64_t difference = state.amount.value_or(0);
      int terms = difference != 0;
      if (whole.total && !state.amount) continue;
      if (whole.total) {
        for (size_t part : whole.classes) {
          difference -= states_[part].amount.value_or(0);
          terms += states_[part].amount.value_or(0) != 0;
        }
      } else if (whole.has_items) {
        difference -= state.items;
        terms += state.terms;
      } else {
        continue;
      }
      if (2 * std::abs(difference) > terms) return false;
    }
    return true;
  }

  void Keep(int cost) {
    if (!found_ || cost < cost_) {
      if (found_) rivals_.push_back(best_);
      if (found_ && cost_ > cost + kNear) rivals_.clear();
      found_ = true;
      best_ = roles_;
      cost_ = cost;
      return;
    }
    constexpr size_t kMostRivals = 16;
    if (cost <= cost_ + kNear && rivals_.size() < kMostRivals) rivals_.push_back(roles_);
  }

  const RoleProblem& problem_;
  int64_t& budget_;
  std::vector<size_t> order_;  // amounts, the largest first
  std::vector<int64_t> left_;  // by place in the order: the sum of what is still to come
  std::vector<State> states_;  // by whole
  std::vector<ClassRole> roles_, best_;
  std::vector<std::vector<ClassRole>> rivals_;
  bool found_ = false;
  int cost_ = 1000000;
};

}  // namespace

Roles FindRoles(const RoleProblem& problem, int64_t* budget) {
  constexpr size_t kMostAmounts = 40;
  if (problem.amounts.size() > kMostAmounts) return {};
  constexpr int64_t kMostTried = 100000;
  int64_t own = std::min(kMostTried, *budget), before = own;
  Roles roles = RoleFinder(problem, &own).Find();
  *budget -= before - std::max<int64_t>(own, 0);
  return roles;
}

}  // namespace gongkai
