#include "normalize/linear/row_totals.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstdlib>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

namespace gongkai {
namespace {

// Totals of some rows.
struct Choice {
  int64_t sum = 0;     // of the rows that are parts of the row above
  int64_t totals = 0;  // of all rows
  int cost = 0;
  int first_row = -1;         // the first row in it
  int first = -1, last = -1;  // amounts of the first and of the last row
  std::bitset<kMostTotalAmounts> used;
  std::array<int16_t, kMostTotalRows> at;  // by row, -1 where it is not in it
};

using Choices = std::vector<Choice>;

class TotalFinder {
 public:
  TotalFinder(const RowSumsProblem& problem, const TotalPrice& price)
      : problem_(problem), price_(price), sum_of_(problem.rows, -1), is_part_(problem.rows, false) {
    by_value_.resize(problem.amounts.size());
    std::iota(by_value_.begin(), by_value_.end(), size_t{0});
    std::stable_sort(by_value_.begin(), by_value_.end(),
                     [&](size_t a, size_t b) { return problem.amounts[a] < problem.amounts[b]; });
    for (size_t s = 0; s < problem.sums.size(); ++s) {
      if (problem.sums[s].whole >= 0)
        sum_of_[static_cast<size_t>(problem.sums[s].whole)] = static_cast<int>(s);
      for (int row : problem.sums[s].parts) is_part_[static_cast<size_t>(row)] = true;
    }
  }

  std::vector<std::vector<int>> Find() {
    Choices all{Empty()};
    std::vector<bool> done(problem_.sums.size(), false);
    for (size_t row = 0; row < problem_.rows && !all.empty(); ++row)
      if (!is_part_[row]) all = Joined(all, ChoicesOf(row));
    // Groups below a row whose total is known.
    for (const RowSum& sum : problem_.sums) {
      if (sum.whole >= 0 || all.empty()) continue;
      Choices group;
      for (Choice& choice : PartsOf(sum))
        if (2 * std::abs(choice.sum + sum.known) <= Terms(sum)) group.push_back(std::move(choice));
      all = Joined(all, group);
    }
    // Every amount that is no total is a part of one.
    int64_t whole = std::accumulate(problem_.amounts.begin(), problem_.amounts.end(), int64_t{0});
    int64_t slack = static_cast<int64_t>(problem_.amounts.size()) + 1;
    std::vector<std::vector<int>> out;
    for (const Choice& choice : all)
      if (2 * std::abs(whole - 2 * choice.totals) <= slack)
        out.emplace_back(choice.at.begin(), choice.at.begin() + static_cast<std::ptrdiff_t>(problem_.rows));
    return out;
  }

 private:
  static Choice Empty() {
    Choice out;
    out.at.fill(-1);
    return out;
  }

  static int64_t Terms(const RowSum& sum) { return static_cast<int64_t>(sum.parts.size()) + sum.terms + 1; }

  Choices ChoicesOf(size_t row) const {
    if (sum_of_[row] < 0) return Alone(row);
    const RowSum& sum = problem_.sums[static_cast<size_t>(sum_of_[row])];
    Choices out;
    for (const Choice& parts : PartsOf(sum)) {
      int64_t wanted = parts.sum + sum.known, slack = Terms(sum) / 2;
      int64_t value = -1;
      for (auto it = LowerBound(wanted - slack);
           it != by_value_.end() && problem_.amounts[*it] <= wanted + slack; ++it) {
        if (parts.used[*it] || problem_.amounts[*it] == value) continue;
        value = problem_.amounts[*it];
        Choice own = One(row, *it);
        own.cost = price_(row, -1, *it);
        Choice next;
        if (!Join(own, parts, &next)) continue;
        next.sum = value;
        out.push_back(std::move(next));
      }
    }
    return Best(std::move(out));
  }

  // One amount of each value.
  Choices Alone(size_t row) const {
    Choices out;
    for (size_t at : by_value_) {
      bool again = !out.empty() && out.back().sum == problem_.amounts[at];
      if (again && price_(row, -1, at) >= out.back().cost) continue;
      Choice next = One(row, at);
      next.cost = price_(row, -1, at);
      if (again)
        out.back() = next;
      else
        out.push_back(next);
    }
    return out;
  }

  Choice One(size_t row, size_t at) const {
    Choice out = Empty();
    out.sum = out.totals = problem_.amounts[at];
    out.first_row = static_cast<int>(row);
    out.first = out.last = static_cast<int>(at);
    out.used[at] = true;
    out.at[row] = static_cast<int16_t>(at);
    return out;
  }

  Choices PartsOf(const RowSum& sum) const {
    Choices out{Empty()};
    for (int row : sum.parts) out = Joined(out, ChoicesOf(static_cast<size_t>(row)));
    return out;
  }

  Choices Joined(const Choices& left, const Choices& right) const {
    constexpr size_t kMostJoined = 200000;
    Choices out;
    size_t tried = 0;
    int64_t largest = by_value_.empty() ? 0 : problem_.amounts[by_value_.back()];
    for (const Choice& a : left) {
      for (const Choice& b : right) {
        if (++tried > kMostJoined) return Best(std::move(out));
        if (a.sum + b.sum > largest + static_cast<int64_t>(problem_.rows)) continue;
        Choice next;
        if (Join(a, b, &next)) out.push_back(std::move(next));
      }
    }
    return Best(std::move(out));
  }

  // False where both want an amount that is printed once.
  bool Join(const Choice& a, const Choice& b, Choice* out) const {
    *out = b;
    if ((a.used & b.used).any() && !Exchange(a, out)) return false;
    for (size_t row = 0; row < problem_.rows; ++row)
      if (a.at[row] >= 0) out->at[row] = a.at[row];
    out->used |= a.used;
    out->sum += a.sum;
    out->totals += a.totals;
    out->cost += a.cost;
    if (a.first_row < 0) return true;
    if (b.first_row < 0) {
      // A sum without parts: there is no row behind.
      out->first_row = a.first_row;
      out->first = a.first;
      out->last = a.last;
      return true;
    }
    // What it costs alone was taken for the first row already.
    size_t row = static_cast<size_t>(out->first_row), first = static_cast<size_t>(out->first);
    out->cost += price_(row, a.last, first) - price_(row, -1, first);
    out->first_row = a.first_row;
    out->first = a.first;
    return true;
  }

  // Takes others of the same value for the amounts that are used already.
  bool Exchange(const Choice& taken, Choice* out) const {
    for (size_t row = 0; row < problem_.rows; ++row) {
      if (out->at[row] < 0 || !taken.used[static_cast<size_t>(out->at[row])]) continue;
      size_t old = static_cast<size_t>(out->at[row]);
      auto it = LowerBound(problem_.amounts[old]);
      while (it != by_value_.end() && problem_.amounts[*it] == problem_.amounts[old] &&
             (taken.used[*it] || out->used[*it]))
        ++it;
      if (it == by_value_.end() || problem_.amounts[*it] != problem_.amounts[old]) return false;
      out->used[old] = false;
      out->used[*it] = true;
      out->at[row] = static_cast<int16_t>(*it);
      if (out->first == static_cast<int>(old)) out->first = static_cast<int>(*it);
      if (out->last == static_cast<int>(old)) out->last = static_cast<int>(*it);
    }
    return true;
  }

  std::vector<size_t>::const_iterator LowerBound(int64_t value) const {
    return std::lower_bound(by_value_.begin(), by_value_.end(), value,
                            [&](size_t at, int64_t v) { return problem_.amounts[at] < v; });
  }

  // The cheapest ones; of those that make the same sums the first.
  static Choices Best(Choices all) {
    constexpr size_t kKept = 600;
    std::vector<size_t> order(all.size());
    std::iota(order.begin(), order.end(), size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](size_t a, size_t b) { return all[a].cost < all[b].cost; });
    std::map<std::pair<int64_t, int64_t>, int> seen;
    Choices out;
    for (size_t i : order) {
      if (out.size() >= kKept) break;
      constexpr int kSame = 2;
      if (seen[{all[i].sum, all[i].totals}]++ < kSame) out.push_back(all[i]);
    }
    return out;
  }

  const RowSumsProblem& problem_;
  const TotalPrice& price_;
  std::vector<int> sum_of_;  // by row: the sum that it is the whole of
  std::vector<bool> is_part_;
  std::vector<size_t> by_value_;
};

}  // namespace

std::vector<std::vector<int>> FindTotals(const RowSumsProblem& problem, const TotalPrice& price) {
  if (problem.rows > kMostTotalRows || problem.amounts.size() > kMostTotalAmounts) return {};
  return TotalFinder(problem, price).Find();
}

}  // namespace gongkai
