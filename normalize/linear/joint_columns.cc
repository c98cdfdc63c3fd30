#include "normalize/linear/joint_columns.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>

namespace gongkai {
namespace {

// Work: how often the solver runs again, and its budget each time.
constexpr int kMostRounds = 40;
constexpr int64_t kBudget = 300000;

class JointChoice {
 public:
  JointChoice(ColumnProblem problem, const ColumnSolution& first)
      : problem_(std::move(problem)), current_(first) {
    problem_.budget = std::min(problem_.budget, kBudget);
  }

  void FollowHints(const ColumnHints& hints) {
    for (size_t r = 0; r < std::min(hints.size(), problem_.rows.size()); ++r) {
      for (size_t c = 0; c < hints[r].size(); ++c) {
        std::optional<size_t> number = hints[r][c] ? NumberOf(r, c, *hints[r][c]) : std::nullopt;
        if (!number || current_.rows[r].status != ColumnStatus::kAmbiguous) continue;
        std::vector<int> column{static_cast<int>(c)};
        std::vector<std::vector<int>> allowed = Allowed(r);
        const std::vector<int>& may = allowed[*number];
        if (!may.empty() && std::find(may.begin(), may.end(), column[0]) == may.end()) continue;
        allowed[*number] = column;
        Take(r, std::move(allowed));
      }
    }
  }

  void ChooseAll() {
    for (size_t r : FromAbove()) {
      const ColumnReading& reading = current_.rows[r];
      if (reading.status != ColumnStatus::kAmbiguous) continue;
      if (reading.columns.size() != problem_.rows[r].numbers.size()) continue;
      std::vector<std::vector<int>> allowed;
      for (int column : reading.columns) allowed.push_back({column});
      Take(r, std::move(allowed));
    }
  }

  const ColumnSolution& current() const { return current_; }

 private:
  // The only number of the row that is this amount. A total may be printed again as its only part; as a rule
  // it stands in the first column.
  std::optional<size_t> NumberOf(size_t r, size_t column, int64_t amount) const {
    constexpr int64_t kSlack = 2;  // figures of other forms are rounded too
    std::optional<size_t> found;
    const std::vector<int64_t>& numbers = problem_.rows[r].numbers;
    const bool twice = numbers.size() > 1 && numbers[0] == numbers[1];
    for (size_t k = twice && column > 0 ? 1 : 0; k < (twice && column == 0 ? 1 : numbers.size()); ++k) {
      if (numbers[k] == 0 || std::abs(numbers[k] - amount) > kSlack) continue;
      if (found) return std::nullopt;
      found = k;
    }
    return found;
  }

  std::vector<std::vector<int>> Allowed(size_t r) const {
    std::vector<std::vector<int>> allowed = problem_.rows[r].allowed;
    allowed.resize(problem_.rows[r].numbers.size());
    return allowed;
  }

  // Parents before their children, else in their order.
  std::vector<size_t> FromAbove() const {
    constexpr int kDeepest = 32;
    std::vector<int> depth(problem_.rows.size(), 0);
    for (size_t r = 0; r < depth.size(); ++r)
      for (int p = problem_.rows[r].parent; p >= 0 && depth[r] < kDeepest;
           p = problem_.rows[static_cast<size_t>(p)].parent)
        ++depth[r];
    std::vector<size_t> order(depth.size());
    std::iota(order.begin(), order.end(), size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return depth[a] < depth[b]; });
    return order;
  }

  // A choice stays where the rows that it touches add up as they did before.
  void Take(size_t r, std::vector<std::vector<int>> allowed) {
    if (rounds_ >= kMostRounds) return;
    ++rounds_;
    std::swap(problem_.rows[r].allowed, allowed);
    ColumnSolution next = SolveColumns(problem_);
    bool worse = next.gave_up && !current_.gave_up;
    for (size_t i = 0; i < next.rows.size() && !worse; ++i)
      worse = next.rows[i].status == ColumnStatus::kContradicted &&
              current_.rows[i].status != ColumnStatus::kContradicted;
    worse = worse || next.rows[r].witnesses < current_.rows[r].witnesses;
    if (worse) {
      std::swap(problem_.rows[r].allowed, allowed);
    } else {
      current_ = std::move(next);
    }
  }

  ColumnProblem problem_;
  ColumnSolution current_;
  int rounds_ = 0;
};

}  // namespace

void ChooseJointly(ColumnProblem problem, const std::vector<ColumnHints>& hints, ColumnSolution* solution) {
  bool open = std::any_of(solution->rows.begin(), solution->rows.end(), [](const ColumnReading& reading) {
    return reading.status == ColumnStatus::kAmbiguous;
  });
  if (!open) return;
  JointChoice choice(std::move(problem), *solution);
  for (const ColumnHints& table : hints) choice.FollowHints(table);
  choice.ChooseAll();
  for (size_t r = 0; r < solution->rows.size(); ++r)
    if (solution->rows[r].status == ColumnStatus::kAmbiguous)
      solution->rows[r].columns = choice.current().rows[r].columns;
}

}  // namespace gongkai
