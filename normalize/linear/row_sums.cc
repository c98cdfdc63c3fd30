#include "normalize/linear/row_sums.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <optional>
#include <tuple>

#include "normalize/linear/row_parts.h"
#include "normalize/linear/row_totals.h"

namespace gongkai {
namespace {

// The price of a total that does not follow the row before it.
constexpr int kElsewhere = 1, kBackwards = 2;

class RowSumFinder {
 public:
  explicit RowSumFinder(const RowSumsProblem& problem) : problem_(problem), budget_(problem.budget) {
    all_ = std::accumulate(problem.amounts.begin(), problem.amounts.end(), int64_t{0});
    total_of_.assign(problem.rows, -1);
    used_.assign(problem.amounts.size(), false);
    by_value_.resize(problem.amounts.size());
    std::iota(by_value_.begin(), by_value_.end(), size_t{0});
    std::stable_sort(by_value_.begin(), by_value_.end(),
                     [&](size_t a, size_t b) { return problem.amounts[a] < problem.amounts[b]; });
    sums_of_.resize(problem.rows);
    for (size_t s = 0; s < problem.sums.size(); ++s) {
      if (problem.sums[s].whole >= 0) sums_of_[static_cast<size_t>(problem.sums[s].whole)].push_back(s);
      for (int row : problem.sums[s].parts) sums_of_[static_cast<size_t>(row)].push_back(s);
    }
  }

  RowSums Find() {
    for (int most : {0, 1, 2, 3, 4, 6, 8, 10}) {
      limit_ = most;
      Totals(0, 0, 0);
      if (out_.solved || budget_ < 0) break;
    }
    if (!out_.solved) FromBelow();
    for (const std::vector<size_t>& row : out_.rows) {
      bool apart = false;
      for (size_t k = 1; k < row.size(); ++k) apart = apart || row[k] != row[k - 1] + 1;
      out_.apart.push_back(apart);
    }
    // What was not tried may be as likely.
    if (out_.solved && budget_ < 0) out_.contested.assign(problem_.rows, true);
    return std::move(out_);
  }

 private:
  int64_t ValueOf(size_t row) const { return problem_.amounts[static_cast<size_t>(total_of_[row])]; }

  // What a sum makes of the one total that it lacks, and by how much that may be off, doubled.
  struct Wanted {
    int64_t value = 0, slack = 0;
  };

  std::optional<Wanted> WantedBy(const RowSum& sum, size_t row) const {
    int64_t value = sum.known;
    int64_t terms = sum.terms + 1;
    bool whole = sum.whole == static_cast<int>(row);
    if (sum.whole >= 0 && !whole) {
      if (total_of_[static_cast<size_t>(sum.whole)] < 0) return std::nullopt;
      value -= ValueOf(static_cast<size_t>(sum.whole));
      ++terms;
    }
    for (int part : sum.parts) {
      if (part == static_cast<int>(row)) continue;
      if (total_of_[static_cast<size_t>(part)] < 0) return std::nullopt;
      value += ValueOf(static_cast<size_t>(part));
      ++terms;
    }
    return Wanted{whole ? value : -value, terms};
  }

  // The next row without a total: one that a sum leaves no choice, else one whose name says its total, else
  // the first.
  size_t NextRow(std::optional<Wanted>* wanted) const {
    size_t first = problem_.rows, claimed = problem_.rows;
    for (size_t row = 0; row < problem_.rows; ++row) {
      if (total_of_[row] >= 0) continue;
      if (first == problem_.rows) first = row;
      if (claimed == problem_.rows && problem_.claims[row] >= 0) claimed = row;
      for (size_t s : sums_of_[row]) {
        *wanted = WantedBy(problem_.sums[s], row);
        if (*wanted) return row;
      }
    }
    return claimed < problem_.rows ? claimed : first;
  }

  // No sum is broken by the total of the row.
  bool Fits(size_t row) const {
    for (size_t s : sums_of_[row]) {
      const RowSum& sum = problem_.sums[s];
      int64_t difference = sum.known, terms = sum.terms;
      bool open = false, whole = sum.whole < 0;
      if (sum.whole >= 0 && total_of_[static_cast<size_t>(sum.whole)] >= 0) {
        difference -= ValueOf(static_cast<size_t>(sum.whole));
        ++terms;
        whole = true;
      }
      for (int part : sum.parts) {
        if (total_of_[static_cast<size_t>(part)] < 0) {
          open = true;
          continue;
        }
        difference += ValueOf(static_cast<size_t>(part));
        ++terms;
      }
      if (!whole) continue;
      if (2 * difference > terms + 1 || (!open && 2 * std::abs(difference) > terms)) return false;
      // A row is not blank.
      if (open && 2 * difference >= terms + 1) return false;
    }
    return true;
  }

  // The amount that follows the row whose total is at `at`, where that row is printed in one piece.
  size_t BehindRow(size_t at) const {
    int64_t left = problem_.amounts[at];
    for (size_t k = 1; at + k < problem_.amounts.size() && k < problem_.columns; ++k) {
      left -= problem_.amounts[at + k];
      if (2 * std::abs(left) <= static_cast<int64_t>(k) + 1) return at + k + 1;
    }
    return problem_.amounts.size();
  }

  int Price(size_t row, size_t at) const {
    if (problem_.claims[row] == static_cast<int>(at)) return 0;
    // The row above that has a total.
    size_t above = row;
    while (above-- > 0)
      if (total_of_[above] >= 0) break;
    // The row below that has one; it may have been found first.
    size_t below = row + 1;
    while (below < problem_.rows && total_of_[below] < 0) ++below;
    if (below<problem_.rows&& static_cast<int>(at)> total_of_[below]) return kBackwards;
    if (above >= problem_.rows) return at == 0 ? 0 : kElsewhere;
    int price = PriceBehind(row, total_of_[above], at);
    return above + 1 == row ? price : std::max(price, kElsewhere);
  }

  // `last` is the total of the row before.
  int PriceBehind(size_t row, int last, size_t at) const {
    if (problem_.claims[row] == static_cast<int>(at)) return 0;
    if (last < 0) return at == 0 ? 0 : kElsewhere;
    if (static_cast<int>(at) < last) return kBackwards;
    return BehindRow(static_cast<size_t>(last)) == at ? 0 : kElsewhere;
  }

  // Other forms print the amount for the row.
  bool IsLikely(size_t row, size_t at) const {
    return row < problem_.likely.size() &&
           std::binary_search(problem_.likely[row].begin(), problem_.likely[row].end(), problem_.amounts[at]);
  }

  // No search row by row found an end within its budget.
  void FromBelow() {
    constexpr size_t kMostTried = 20;
    from_below_ = true;
    auto price = [this](size_t row, int last, size_t at) {
      int order = PriceBehind(row, last, at);
      if (order == 0 || row >= problem_.likely.size() || problem_.likely[row].empty()) return order;
      return IsLikely(row, at) ? 0 : order + 1;
    };
    std::vector<std::vector<int>> found = FindTotals(problem_, price);
    if (found.size() > kMostTried) found.resize(kMostTried);
    constexpr int64_t kPartsBudget = 200000;
    budget_ = kPartsBudget;
    for (std::vector<int>& totals : found) {
      total_of_ = std::move(totals);
      Parts();
      if (out_.solved) break;
    }
    budget_ = -1;
  }

  // Tries all totals whose price is within the limit; the first that leave parts for every row are taken,
  // what others leave is held against them.
  void Totals(size_t depth, int cost, int64_t sum) {
    if (--budget_ < 0) return;
    if (depth == problem_.rows) {
      // Every amount that is no total is a part of one.
      int64_t slack = static_cast<int64_t>(problem_.amounts.size()) + 1;
      if (2 * std::abs(all_ - 2 * sum) <= slack) Parts();
      return;
    }
    std::optional<Wanted> wanted;
    size_t row = NextRow(&wanted);
    for (const Choice& choice : ChoicesOf(row, wanted)) {
      if (budget_ < 0) return;
      if (cost + choice.price > limit_) continue;
      total_of_[row] = static_cast<int>(choice.at);
      used_[choice.at] = true;
      if (Fits(row)) Totals(depth + 1, cost + choice.price, sum + problem_.amounts[choice.at]);
      used_[choice.at] = false;
      total_of_[row] = -1;
    }
  }

  // An amount that may be the total of a row.
  struct Choice {
    size_t at = 0;
    int price = 0;
  };

  // Of equal amounts the one at the lowest price. What a sum leaves no choice costs less.
  std::vector<Choice> ChoicesOf(size_t row, const std::optional<Wanted>& wanted) const {
    std::vector<Choice> out;
    auto first = by_value_.begin(), last = by_value_.end();
    if (wanted) {
      int64_t slack = wanted->slack / 2;
      first = std::lower_bound(first, last, wanted->value - slack,
                               [&](size_t at, int64_t value) { return problem_.amounts[at] < value; });
      last = std::upper_bound(first, last, wanted->value + slack,
                              [&](int64_t value, size_t at) { return value < problem_.amounts[at]; });
    }
    int64_t value = 0;
    for (auto it = first; it != last; ++it) {
      if (used_[*it]) continue;
      Choice choice{*it, Price(row, *it)};
      if (!out.empty() && value == problem_.amounts[*it]) {
        if (choice.price < out.back().price) out.back() = choice;
        continue;
      }
      value = problem_.amounts[*it];
      out.push_back(choice);
    }
    if (wanted && out.size() == 1) out[0].price = std::max(out[0].price - 1, 0);
    std::stable_sort(out.begin(), out.end(), [](const Choice& a, const Choice& b) {
      return std::tie(a.price, a.at) < std::tie(b.price, b.at);
    });
    return out;
  }

  // Divides the amounts that are no totals among the rows: what follows a total and adds up to it is its row;
  // the rest goes where it fits.
  void Parts() {
    size_t n = problem_.amounts.size();
    natural_.assign(n, -1);
    std::vector<bool> total(n, false);
    for (size_t row = 0; row < problem_.rows; ++row) {
      natural_[static_cast<size_t>(total_of_[row])] = static_cast<int>(row);
      total[static_cast<size_t>(total_of_[row])] = true;
    }
    for (size_t i = 1; i < n; ++i)
      if (!total[i]) natural_[i] = natural_[i - 1];
    for (size_t row = 0; from_below_ && row < problem_.rows; ++row)
      for (size_t i = 0; i < n; ++i)
        if (!total[i] && IsLikely(row, i) && problem_.amounts[i] <= ValueOf(row) &&
            (natural_[i] < 0 || !IsLikely(static_cast<size_t>(natural_[i]), i)))
          natural_[i] = static_cast<int>(row);
    // First what is printed behind a total is believed to be its row, as far as it fits; then only what other
    // forms print for the row, too.
    for (Belief believe : {Belief::kPrinted, Belief::kLikely, Belief::kNothing}) {
      std::vector<size_t> rest = FixRows(total, believe);
      found_ = guessed_ = false;
      best_cost_ = 1000;
      rivals_.assign(problem_.rows, false);
      constexpr int64_t kDivisions = 20000;
      int64_t budget = std::min(kDivisions, budget_);
      Divide(rest, 0, 0, &budget);
      budget_ -= kDivisions - std::max<int64_t>(budget, 0);
      if (!found_ && budget < 0 && problem_.guess) DivideRest(rest);
      if (!found_) continue;
      // Divisions that were not tried may be as likely.
      if (budget < 0)
        for (size_t i : rest)
          if (best_[i] >= 0) rivals_[static_cast<size_t>(best_[i])] = true;
      if (out_.solved) {
        Compare();
      } else {
        Keep();
      }
      return;
    }
  }

  // What else than rows in one piece is taken for part of a row: all that is printed behind its total, or
  // only an amount there that is likely.
  enum class Belief { kPrinted, kLikely, kNothing };

  // Rows that are printed in one piece, and the beginnings of the others. Returns the amounts that are left.
  std::vector<size_t> FixRows(const std::vector<bool>& total, Belief believe) {
    size_t n = problem_.amounts.size();
    row_of_.assign(n, -1);
    lack_.assign(problem_.rows, 0);
    room_.assign(problem_.rows, 0);
    for (size_t row = 0; row < problem_.rows; ++row) {
      size_t at = static_cast<size_t>(total_of_[row]), end = at + 1;
      while (end < n && !total[end] && end - at < problem_.columns) ++end;
      size_t whole = BehindRow(at);
      bool complete = whole <= end && whole > at + 1 && IsWhole(at, whole);
      // What is printed behind the last total may be of any row.
      bool last = end == n || (end < n && !total[end]);
      int64_t left = problem_.amounts[at];
      int room = static_cast<int>(problem_.columns) - 1;
      size_t fixed = complete ? whole : believe == Belief::kPrinted && !last ? end : at + 1;
      if (!complete && believe == Belief::kLikely && at + 1 < end && IsLikely(row, at + 1)) fixed = at + 2;
      for (size_t i = at + 1; i < fixed && (complete || 2 * (problem_.amounts[i] - left) <= room + 1); ++i) {
        row_of_[i] = static_cast<int>(row);
        left -= problem_.amounts[i];
        --room;
      }
      lack_[row] = complete ? 0 : left;
      room_[row] = complete ? 0 : room;
    }
    std::vector<size_t> rest;
    for (size_t i = 0; i < n; ++i)
      if (!total[i] && row_of_[i] < 0) rest.push_back(i);
    std::stable_sort(rest.begin(), rest.end(),
                     [&](size_t a, size_t b) { return problem_.amounts[a] > problem_.amounts[b]; });
    return rest;
  }

  bool IsWhole(size_t at, size_t end) const {
    int64_t left = problem_.amounts[at];
    for (size_t i = at + 1; i < end; ++i) left -= problem_.amounts[i];
    return 2 * std::abs(left) <= static_cast<int64_t>(end - at);
  }

  void Divide(const std::vector<size_t>& rest, size_t k, int cost, int64_t* budget) {
    if (--*budget < 0 || cost > best_cost_) return;
    if (k == rest.size()) {
      for (size_t row = 0; row < problem_.rows; ++row)
        if (2 * std::abs(lack_[row]) > static_cast<int64_t>(problem_.columns)) return;
      if (found_ && cost == best_cost_) {
        NoteRivals();
        return;
      }
      found_ = true;
      best_cost_ = cost;
      best_ = row_of_;
      rivals_.assign(problem_.rows, false);
      return;
    }
    size_t i = rest[k];
    int64_t value = problem_.amounts[i];
    for (bool natural : {true, false}) {
      for (size_t row = 0; row < problem_.rows; ++row) {
        if ((natural_[i] == static_cast<int>(row)) != natural || room_[row] == 0) continue;
        if (2 * (value - lack_[row]) > static_cast<int64_t>(problem_.columns)) continue;
        row_of_[i] = static_cast<int>(row);
        lack_[row] -= value;
        --room_[row];
        Divide(rest, k + 1, cost + (natural ? 0 : 1), budget);
        ++room_[row];
        lack_[row] += value;
        row_of_[i] = -1;
      }
    }
  }

  // Trying one amount after the other found no division.
  void DivideRest(const std::vector<size_t>& rest) {
    std::vector<size_t> printed(rest);
    std::sort(printed.begin(), printed.end());
    RowPartsProblem parts{lack_, room_, {}};
    for (size_t i : printed) parts.amounts.push_back(problem_.amounts[i]);
    RowParts division = DivideParts(parts);
    if (!division.found) return;
    found_ = true;
    best_ = row_of_;
    for (size_t k = 0; k < printed.size(); ++k) best_[printed[k]] = division.row_of[k];
    rivals_ = division.contested;
    guessed_ = true;
  }

  // Rows that another division as likely gives other amounts.
  void NoteRivals() {
    std::vector<std::vector<int64_t>> mine(problem_.rows), other(problem_.rows);
    for (size_t i = 0; i < row_of_.size(); ++i) {
      if (best_[i] >= 0) mine[static_cast<size_t>(best_[i])].push_back(problem_.amounts[i]);
      if (row_of_[i] >= 0) other[static_cast<size_t>(row_of_[i])].push_back(problem_.amounts[i]);
    }
    for (size_t row = 0; row < problem_.rows; ++row) {
      std::sort(mine[row].begin(), mine[row].end());
      std::sort(other[row].begin(), other[row].end());
      if (mine[row] != other[row]) rivals_[row] = true;
    }
  }

  // What is printed behind its total comes first in a row; what was printed elsewhere are its last columns.
  void Keep() {
    out_.solved = true;
    out_.guessed = guessed_;
    out_.rows.assign(problem_.rows, {});
    for (size_t row = 0; row < problem_.rows; ++row)
      out_.rows[row].push_back(static_cast<size_t>(total_of_[row]));
    for (bool natural : {true, false})
      for (size_t i = 0; i < best_.size(); ++i)
        if (best_[i] >= 0 && (natural_[i] == best_[i]) == natural)
          out_.rows[static_cast<size_t>(best_[i])].push_back(i);
    out_.contested = rivals_;
  }

  // Rows that other totals leave other amounts are contested.
  void Compare() {
    std::vector<std::vector<int64_t>> other(problem_.rows), mine(problem_.rows);
    for (size_t row = 0; row < problem_.rows; ++row) {
      other[row].push_back(ValueOf(row));
      for (size_t k : out_.rows[row]) mine[row].push_back(problem_.amounts[k]);
    }
    for (size_t i = 0; i < best_.size(); ++i)
      if (best_[i] >= 0) other[static_cast<size_t>(best_[i])].push_back(problem_.amounts[i]);
    for (size_t row = 0; row < problem_.rows; ++row) {
      std::sort(mine[row].begin(), mine[row].end());
      std::sort(other[row].begin(), other[row].end());
      if (mine[row] != other[row]) out_.contested[row] = true;
    }
  }

  const RowSumsProblem& problem_;
  int64_t budget_;
  int64_t all_ = 0;  // the sum of all amounts
  int limit_ = 0;
  std::vector<std::vector<size_t>> sums_of_;  // by row
  std::vector<size_t> by_value_;              // amounts from the smallest
  std::vector<int> total_of_;                 // by row: an amount
  std::vector<bool> used_;                    // by amount
  std::vector<int> row_of_, natural_;         // by amount: its row; the row whose total was printed last
  std::vector<int64_t> lack_;                 // by row: what its parts still lack
  std::vector<int> room_;                     // by row: columns that are still open
  bool from_below_ = false;                   // no search row by row found an end
  bool found_ = false, guessed_ = false;
  int best_cost_ = 0;
  std::vector<int> best_;
  std::vector<bool> rivals_;
  RowSums out_;
};

}  // namespace

RowSums FindRowSums(const RowSumsProblem& problem) {
  if (problem.rows == 0 || problem.rows > kMostTotalRows || problem.amounts.size() > kMostTotalAmounts ||
      problem.amounts.size() < problem.rows)
    return {};
  return RowSumFinder(problem).Find();
}

}  // namespace gongkai
