#include "normalize/linear/row_parts.h"

#include <algorithm>
#include <cstdlib>

namespace gongkai {
namespace {

constexpr size_t kMostSets = 300;      // of a row
constexpr int64_t kSetBudget = 20000;  // steps to find those of a row
constexpr int64_t kSearchBudget = 20000;

// How often a row takes each value.
struct Set {
  std::vector<int> counts;
  int cost = 0;
};

class PartsDivider {
 public:
  explicit PartsDivider(const RowPartsProblem& problem) : problem_(problem) {
    values_ = problem.amounts;
    std::sort(values_.begin(), values_.end(), std::greater<>());
    values_.erase(std::unique(values_.begin(), values_.end()), values_.end());
    left_.resize(values_.size());
    for (int64_t amount : problem.amounts) {
      value_of_.push_back(IndexOf(amount));
      ++left_[value_of_.back()];
    }
  }

  RowParts Divide() {
    const size_t rows = problem_.lacks.size();
    RowParts out;
    sets_.resize(rows);
    done_.assign(rows, false);
    chosen_.assign(rows, nullptr);
    for (size_t row = 0; row < rows; ++row) {
      done_[row] = problem_.lacks[row] == 0;
      if (done_[row]) continue;
      FindSets(row);
      // What it lacks may be rounding.
      if (std::abs(problem_.lacks[row]) == 1)
        sets_[row].insert(sets_[row].begin(), Set{std::vector<int>(values_.size(), 0), 0});
      if (sets_[row].empty()) return out;
    }
    contested_.assign(rows, false);
    budget_ = kSearchBudget;
    Search(0);
    if (!found_) return out;
    out.found = true;
    out.contested = budget_ < 0 || cut_ ? std::vector<bool>(rows, true) : contested_;
    out.row_of.assign(problem_.amounts.size(), -1);
    for (size_t row = 0; row < rows; ++row)
      if (best_[row]) Hand(row, best_[row]->counts, &out.row_of);
    return out;
  }

 private:
  size_t IndexOf(int64_t amount) const {
    return static_cast<size_t>(std::lower_bound(values_.begin(), values_.end(), amount, std::greater<>()) -
                               values_.begin());
  }

  void FindSets(size_t row) {
    budget_ = kSetBudget;
    std::vector<int> counts(values_.size(), 0);
    Grow(row, 0, problem_.lacks[row], problem_.room[row], 0, &counts);
    cut_ = cut_ || budget_ < 0;
    std::stable_sort(sets_[row].begin(), sets_[row].end(),
                     [](const Set& a, const Set& b) { return a.cost < b.cost; });
    if (sets_[row].size() <= kMostSets) return;
    sets_[row].resize(kMostSets);
    cut_ = true;
  }

  void Grow(size_t row, size_t value, int64_t lack, int room, int terms, std::vector<int>* counts) {
    if (--budget_ < 0) return;
    // A printed total may miss its parts by half a unit for each of them and for itself.
    if (terms > 0 && 2 * std::abs(lack) <= terms + 1) {
      // Off by rounding is less likely than exact.
      constexpr int kApart = 2, kOff = 1;
      sets_[row].push_back({*counts, (InOnePiece(*counts, terms) ? 0 : kApart) + (lack == 0 ? 0 : kOff)});
    }
    if (room == 0) return;
    for (size_t v = value; v < values_.size(); ++v) {
      if ((*counts)[v] >= left_[v] || 2 * (values_[v] - lack) > terms + 2) continue;
      ++(*counts)[v];
      Grow(row, v, lack - values_[v], room - 1, terms + 1, counts);
      --(*counts)[v];
    }
  }

  bool InOnePiece(const std::vector<int>& counts, int terms) const {
    size_t length = static_cast<size_t>(terms);
    std::vector<int> window(values_.size(), 0);
    for (size_t i = 0; i < value_of_.size(); ++i) {
      ++window[value_of_[i]];
      if (i >= length) --window[value_of_[i - length]];
      if (i + 1 >= length && window == counts) return true;
    }
    return false;
  }

  bool Fits(const Set& set) const {
    for (size_t v = 0; v < left_.size(); ++v)
      if (set.counts[v] > left_[v]) return false;
    return true;
  }

  void Search(int cost) {
    if (--budget_ < 0 || (found_ && cost > best_cost_)) return;
    // The row that is left the fewest sets.
    size_t next = done_.size(), fewest = 0;
    for (size_t row = 0; row < done_.size(); ++row) {
      if (done_[row]) continue;
      size_t fitting = 0;
      for (const Set& set : sets_[row]) {
        fitting += Fits(set);
        if (next < done_.size() && fitting >= fewest) break;
      }
      if (fitting == 0) return;
      if (next < done_.size() && fitting >= fewest) continue;
      next = row;
      fewest = fitting;
    }
    if (next == done_.size()) {
      if (std::all_of(left_.begin(), left_.end(), [](int n) { return n == 0; })) Note(cost);
      return;
    }
    done_[next] = true;
    for (const Set& set : sets_[next]) {
      if (!Fits(set)) continue;
      for (size_t v = 0; v < left_.size(); ++v) left_[v] -= set.counts[v];
      chosen_[next] = &set;
      Search(cost + set.cost);
      chosen_[next] = nullptr;
      for (size_t v = 0; v < left_.size(); ++v) left_[v] += set.counts[v];
      if (budget_ < 0) break;
    }
    done_[next] = false;
  }

  // The likeliest division is taken; rows that another one gives other amounts are contested.
  void Note(int cost) {
    if (found_)
      for (size_t row = 0; row < chosen_.size(); ++row)
        contested_[row] = contested_[row] || chosen_[row] != best_[row];
    if (found_ && cost >= best_cost_) return;
    found_ = true;
    best_cost_ = cost;
    best_ = chosen_;
  }

  // Amounts in one piece where there are such, else the first ones.
  void Hand(size_t row, std::vector<int> counts, std::vector<int>* row_of) const {
    size_t length = 0;
    for (int n : counts) length += static_cast<size_t>(n);
    for (size_t first = 0; first + length <= value_of_.size(); ++first) {
      std::vector<int> window(values_.size(), 0);
      bool free = true;
      for (size_t i = first; i < first + length; ++i) {
        free = free && (*row_of)[i] < 0;
        ++window[value_of_[i]];
      }
      if (!free || window != counts) continue;
      std::fill_n(row_of->begin() + static_cast<std::ptrdiff_t>(first), length, static_cast<int>(row));
      return;
    }
    for (size_t i = 0; i < value_of_.size(); ++i) {
      if ((*row_of)[i] >= 0 || counts[value_of_[i]] == 0) continue;
      --counts[value_of_[i]];
      (*row_of)[i] = static_cast<int>(row);
    }
  }

  const RowPartsProblem& problem_;
  std::vector<int64_t> values_;   // the largest first
  std::vector<size_t> value_of_;  // by amount
  std::vector<int> left_;         // by value
  std::vector<std::vector<Set>> sets_;
  std::vector<bool> done_, contested_;
  std::vector<const Set*> chosen_, best_;
  int64_t budget_ = 0;
  bool cut_ = false;  // not all sets of some row are known
  bool found_ = false;
  int best_cost_ = 0;
};

}  // namespace

RowParts DivideParts(const RowPartsProblem& problem) {
  return PartsDivider(problem).Divide();
}

}  // namespace gongkai
