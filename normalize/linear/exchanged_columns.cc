#include "normalize/linear/exchanged_columns.h"

#include <algorithm>
#include <numeric>
#include <optional>

namespace gongkai {
namespace {

constexpr int kApart = 6;  // as odd as a blank column between two amounts on one line
constexpr size_t kMostColumns = 5;

class Exchange {
 public:
  Exchange(const ColumnProblem& problem, const ColumnOdds& odds, ColumnSolution* solution)
      : problem_(problem), odds_(odds), solution_(*solution) {}

  void Run() {
    for (const std::vector<int>& alike : Alike()) Choose(alike);
  }

 private:
  // Columns that may change places, those on the same sides of all identities together.
  std::vector<std::vector<int>> Alike() const {
    std::vector<std::vector<int>> groups;
    for (int c = 0; c < problem_.columns; ++c) {
      if (!odds_.rare[static_cast<size_t>(c)] || IsKnown(c)) continue;
      auto same = std::find_if(groups.begin(), groups.end(),
                               [&](const std::vector<int>& group) { return StandAlike(group[0], c); });
      if (same == groups.end())
        groups.push_back({c});
      else if (same->size() < kMostColumns)
        same->push_back(c);
    }
    std::erase_if(groups, [](const std::vector<int>& group) { return group.size() < 2; });
    return groups;
  }

  bool StandAlike(int a, int b) const {
    const auto has = [](const std::vector<int>& columns, int c) {
      return std::find(columns.begin(), columns.end(), c) != columns.end();
    };
    return std::all_of(problem_.identities.begin(), problem_.identities.end(), [&](const RowIdentity& i) {
      return has(i.plus, a) == has(i.plus, b) && has(i.minus, a) == has(i.minus, b);
    });
  }

  // Another form says an amount of the column.
  bool IsKnown(int column) const {
    const size_t c = static_cast<size_t>(column);
    const auto says = [&](const std::vector<std::optional<int64_t>>& bounds) {
      return c < bounds.size() && bounds[c];
    };
    return std::any_of(problem_.rows.begin(), problem_.rows.end(), [&](const ColumnRow& row) {
      return says(row.expected) || says(row.at_least) || says(row.at_most);
    });
  }

  void Choose(const std::vector<int>& alike) {
    std::vector<int> to(static_cast<size_t>(problem_.columns));
    std::iota(to.begin(), to.end(), 0);
    std::vector<int> best = to, order = alike;
    std::optional<int> least = Odd(to);
    if (!least) return;
    while (std::next_permutation(order.begin(), order.end())) {
      for (size_t k = 0; k < alike.size(); ++k) to[static_cast<size_t>(alike[k])] = order[k];
      const std::optional<int> odd = Odd(to);
      if (!odd || *odd >= *least) continue;
      least = odd;
      best = to;
    }
    for (ColumnReading& reading : solution_.rows)
      for (int& column : reading.columns) column = best[static_cast<size_t>(column)];
  }

  // Nothing where the columns may not be exchanged so.
  std::optional<int> Odd(const std::vector<int>& to) const {
    int odd = 0;
    for (size_t r = 0; r < solution_.rows.size(); ++r) {
      const std::vector<int>& columns = solution_.rows[r].columns;
      for (size_t k = 0; k < columns.size(); ++k) {
        if (problem_.rows[r].numbers[k] == 0) continue;
        const int column = to[static_cast<size_t>(columns[k])];
        if (column != columns[k] && !odds_.open[r]) return std::nullopt;
        odd += odds_.odd[r][static_cast<size_t>(column)];
        if (k == 0) continue;
        const int before = to[static_cast<size_t>(columns[k - 1])];
        if (column <= before && columns[k] > columns[k - 1]) return std::nullopt;
        if (odds_.beside[r][k] && column != before + 1) odd += kApart;
      }
    }
    return odd;
  }

  const ColumnProblem& problem_;
  const ColumnOdds& odds_;
  ColumnSolution& solution_;
};

}  // namespace

void ExchangeColumns(const ColumnProblem& problem, const ColumnOdds& odds, ColumnSolution* solution) {
  Exchange(problem, odds, solution).Run();
}

}  // namespace gongkai
