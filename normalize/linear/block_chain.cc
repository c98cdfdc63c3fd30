#include "normalize/linear/block_chain.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <tuple>

#include "normalize/linear/block_frames.h"
#include "normalize/linear/block_odds.h"

namespace gongkai {
namespace {

constexpr size_t kMostClasses = 8, kMostStates = 4000;

// A role, and the cell of it that is the least odd for one amount.
struct Option {
  ChainRole role;
  size_t cell = 0;
  Oddity odd = 0;
  int of = -1;  // the class that it is an item of, -1 for the amount of a whole
};

struct State {
  std::array<int64_t, kMostClasses> items{};  // by class: their sum, of what is in this half
  std::array<uint8_t, kMostClasses> terms{};
  int cost = 0;
  int before = -1;  // state of the amount before it in the half-chain
  int option = 0;
};

class Chain {
 public:
  Chain(const BlockForm& form, const BlockOdds& odds, const BlockFrame& frame, int64_t* budget)
      : form_(form), odds_(odds), frame_(frame), budget_(*budget) {
    for (size_t k = 0; k < form.amounts.size(); ++k)
      if (form.amounts[k].value != 0) amounts_.push_back(k);
  }

  // The roles, and what they cost more than `least`, which is lowered to it.
  std::optional<std::vector<ChainRole>> Find(int* least) {
    if (!FindClasses()) return std::nullopt;
    for (size_t k : amounts_) {
      options_.push_back(OptionsOf(k));
      if (options_.back().empty()) return std::nullopt;
    }
    // The half-chains have as many choices each.
    size_t choices = 0, left = 0, middle = 0;
    for (const std::vector<Option>& options : options_) choices += options.size() - 1;
    while (middle < amounts_.size() && 2 * left < choices) left += options_[middle++].size() - 1;
    const Layers forward = Grow(0, middle, 1), backward = Grow(amounts_.size(), middle, -1);
    return Join(forward, backward, middle, least);
  }

 private:
  using Layers = std::vector<std::vector<State>>;

  struct Class {
    int cell = 0;
    int64_t amount = 0;
    size_t items = 0;  // how many cells they have
  };

  // The classes with an amount and items.
  bool FindClasses() {
    for (const CellSum& sum : form_.sums) {
      const size_t cell = static_cast<size_t>(sum.whole);
      if (form_.cells.cells[cell].code.empty() || frame_.amount_of[cell] < 0) continue;
      classes_.push_back(
          {sum.whole, form_.amounts[static_cast<size_t>(frame_.amount_of[cell])].value, sum.parts.size()});
    }
    return classes_.size() <= kMostClasses;
  }

  std::vector<Option> OptionsOf(size_t k) const {
    std::vector<Option> options;
    auto whole = std::find(frame_.amount_of.begin(), frame_.amount_of.end(), static_cast<int>(k));
    if (whole != frame_.amount_of.end()) {
      const size_t cell = static_cast<size_t>(whole - frame_.amount_of.begin());
      return {{{static_cast<int>(cell), false}, cell, 0, -1}};
    }
    Oddity least = kImpossible;
    for (size_t of = 0; of < classes_.size(); ++of) {
      Option option{{classes_[of].cell, true}, 0, kImpossible, static_cast<int>(of)};
      for (size_t c = 0; c < form_.cells.cells.size(); ++c) {
        if (form_.class_of[c] != classes_[of].cell) continue;
        const Oddity odd = odds_.InCell(k, c);
        if (odd < option.odd) option.odd = odd, option.cell = c;
      }
      if (option.odd >= kImpossible) continue;
      least = std::min(least, option.odd);
      options.push_back(option);
    }
    constexpr Oddity kOddest = 65;  // one on the line of a code is of that row
    std::erase_if(options, [&](const Option& option) { return option.odd > least + kOddest; });
    for (Option& option : options) option.odd -= least;
    return options;
  }

  // The half-chain of the amounts from `first` towards `end`: the cheapest states of each.
  Layers Grow(size_t first, size_t end, int step) {
    Layers layers(1, std::vector<State>(1));
    for (size_t i = first; i != end; i = step > 0 ? i + 1 : i - 1) {
      const size_t j = step > 0 ? i : i - 1;  // index of the amount that is added
      std::vector<State> next;
      for (size_t s = 0; s < layers.back().size() && budget_ > 0; ++s) {
        const State& from = layers.back()[s];
        budget_ -= static_cast<int64_t>(options_[j].size());
        for (size_t o = 0; o < options_[j].size(); ++o) {
          State state = from;
          if (!Add(j, o, &state)) continue;
          if (layers.size() > 1)
            state.cost += step > 0 ? Between(j, from.option, static_cast<int>(o))
                                   : Between(j + 1, static_cast<int>(o), from.option);
          state.before = static_cast<int>(s);
          next.push_back(state);
        }
      }
      Prune(&next);
      layers.push_back(std::move(next));
    }
    return layers;
  }

  bool Add(size_t j, size_t o, State* state) const {
    const Option& option = options_[j][o];
    state->cost += option.odd;
    state->option = static_cast<int>(o);
    if (option.of < 0) return true;
    const size_t of = static_cast<size_t>(option.of);
    state->items[of] += form_.amounts[amounts_[j]].value;
    ++state->terms[of];
    return state->terms[of] <= classes_[of].items &&
           2 * (state->items[of] - classes_[of].amount) <= state->terms[of] + 1;
  }

  // Of the amount and the one before it.
  Oddity Between(size_t j, int before, int option) const {
    return odds_.Apart(amounts_[j - 1], options_[j - 1][static_cast<size_t>(before)].cell, amounts_[j],
                       options_[j][static_cast<size_t>(option)].cell);
  }

  // Of states that nothing tells apart for what is still to come the cheapest, and of these so many.
  void Prune(std::vector<State>* states) const {
    auto key = [](const State& s) { return std::tie(s.items, s.terms, s.option); };
    std::stable_sort(states->begin(), states->end(), [&](const State& a, const State& b) {
      return key(a) != key(b) ? key(a) < key(b) : a.cost < b.cost;
    });
    states->erase(std::unique(states->begin(), states->end(),
                              [&](const State& a, const State& b) { return key(a) == key(b); }),
                  states->end());
    std::stable_sort(states->begin(), states->end(),
                     [](const State& a, const State& b) { return a.cost < b.cost; });
    if (states->size() > kMostStates) states->resize(kMostStates);
  }

  std::optional<std::vector<ChainRole>> Join(const Layers& forward, const Layers& backward, size_t middle,
                                             int* least) const {
    // The half that is searched is sorted by the sum of the most parts.
    size_t by = 0;
    for (size_t of = 0; of < classes_.size(); ++of)
      if (classes_[of].items > classes_[by].items) by = of;
    const std::vector<State>& behind = backward.back();
    std::vector<size_t> order(behind.size());
    for (size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [&](size_t a, size_t b) { return behind[a].items[by] < behind[b].items[by]; });
    constexpr int64_t kMostTried = 4000000, kSlack = 20;
    int64_t tried = 0;
    bool found = false;
    size_t best_front = 0, best_behind = 0;
    for (size_t f = 0; f < forward.back().size() && tried < kMostTried && !classes_.empty(); ++f) {
      const State& front = forward.back()[f];
      if (frame_.odd + front.cost >= *least) break;
      const int64_t rest = classes_[by].amount - front.items[by];
      auto it = std::lower_bound(order.begin(), order.end(), rest - kSlack,
                                 [&](size_t i, int64_t value) { return behind[i].items[by] < value; });
      for (; it != order.end() && behind[*it].items[by] <= rest + kSlack; ++it) {
        ++tried;
        const State& back = behind[*it];
        int cost = frame_.odd + front.cost + back.cost;
        if (cost >= *least || !Holds(front, back)) continue;
        if (middle > 0 && middle < amounts_.size()) cost += Between(middle, front.option, back.option);
        if (cost >= *least) continue;
        *least = cost;
        found = true;
        best_front = f;
        best_behind = *it;
      }
    }
    if (!found) return std::nullopt;
    std::vector<ChainRole> roles(form_.amounts.size());
    Trace(forward, best_front, 0, 1, &roles);
    Trace(backward, best_behind, amounts_.size() - 1, -1, &roles);
    return roles;
  }

  bool Holds(const State& front, const State& back) const {
    for (size_t of = 0; of < classes_.size(); ++of) {
      const int64_t difference = classes_[of].amount - front.items[of] - back.items[of];
      if (2 * std::abs(difference) > front.terms[of] + back.terms[of] + 1) return false;
    }
    return true;
  }

  void Trace(const Layers& layers, size_t state, size_t first, int step,
             std::vector<ChainRole>* roles) const {
    for (size_t layer = layers.size(); layer-- > 1;) {
      const State& at = layers[layer][state];
      const size_t j = step > 0 ? first + layer - 1 : first + 1 - layer;
      (*roles)[amounts_[j]] = options_[j][static_cast<size_t>(at.option)].role;
      state = static_cast<size_t>(at.before);
    }
  }

  const BlockForm& form_;
  const BlockOdds& odds_;
  const BlockFrame& frame_;
  int64_t& budget_;
  std::vector<size_t> amounts_;  // those that are not zero, in printed order
  std::vector<std::vector<Option>> options_;
  std::vector<Class> classes_;
};

}  // namespace

std::optional<std::vector<ChainRole>> LikeliestRoles(const BlockForm& form) {
  const BlockOdds odds(form);
  std::optional<std::vector<ChainRole>> best;
  int least = 100 * kImpossible;
  int64_t budget = 3000000;  // states
  for (const BlockFrame& frame : LikelyFrames(form, odds)) {
    if (frame.odd >= least || budget <= 0) break;
    if (auto roles = Chain(form, odds, frame, &budget).Find(&least)) best = std::move(roles);
  }
  return best;
}

}  // namespace gongkai
