#include "normalize/solve/columns.h"

#include <algorithm>
#include <cstdlib>
#include <map>

namespace gongkai {
namespace {

using Amounts = std::vector<int64_t>;  // one per column, 0 where blank

struct Reading {
  std::vector<int> columns;
  Amounts amounts;
  bool alive = true;
  bool confirmed = false;  // an equation with other rows held
};

int64_t Sum(const Amounts& amounts, const std::vector<int>& columns, int* terms) {
  int64_t sum = 0;
  for (int c : columns) {
    sum += amounts[static_cast<size_t>(c)];
    *terms += amounts[static_cast<size_t>(c)] != 0;
  }
  return sum;
}

// Rounding: `terms` printed amounts may miss their equation by half a unit each.
bool Balanced(int64_t difference, int terms) {
  return 2 * std::abs(difference) <= terms;
}

class Solver {
 public:
  explicit Solver(const ColumnProblem& problem) : problem_(problem), budget_(problem.budget) {}

  ColumnSolution Solve() {
    size_t n = problem_.rows.size();
    readings_.resize(n);
    own_identity_.assign(n, true);
    children_.resize(n);
    for (size_t r = 0; r < n; ++r) {
      MakeReadings(r);
      int parent = problem_.rows[r].parent;
      if (parent >= 0) children_[static_cast<size_t>(parent)].push_back(r);
    }
    // Deepest parents first.
    std::vector<size_t> parents;
    for (size_t r = 0; r < n; ++r)
      if (!children_[r].empty()) parents.push_back(r);
    std::stable_sort(parents.begin(), parents.end(),
                     [this](size_t a, size_t b) { return Depth(a) > Depth(b); });
    // From above first, where other forms have settled the grand total and so kept the choices few; then from
    // below, and once more each way, so that what was proven on one side speaks on the other.
    auto downwards = [&] {
      for (auto it = parents.rbegin(); it != parents.rend(); ++it) Propagate(*it);
    };
    auto upwards = [&] {
      for (size_t p : parents) Propagate(p);
    };
    downwards();
    upwards();
    gave_up_ = false;  // what was too much at first may be little now
    downwards();
    return Collect();
  }

 private:
  int Depth(size_t r) const {
    int depth = 0;
    for (int p = problem_.rows[r].parent; p >= 0 && depth < 32;
         p = problem_.rows[static_cast<size_t>(p)].parent)
      ++depth;
    return depth;
  }

  bool Identities(const Amounts& amounts, int* held) const {
    for (const RowIdentity& identity : problem_.identities) {
      int terms = 0;
      int64_t difference = Sum(amounts, identity.plus, &terms);
      difference -= Sum(amounts, identity.minus, &terms);
      if (terms > 0 && !Balanced(difference, terms)) return false;
      *held += terms > 1;
    }
    return true;
  }

  bool Expectations(const ColumnRow& row, const Amounts& amounts) const {
    // Figures of other forms are rounded too, and some are sums of three.
    constexpr int64_t kSlack = 2;
    for (size_t c = 0; c < amounts.size(); ++c) {
      if (c < row.expected.size() && row.expected[c] && std::abs(*row.expected[c] - amounts[c]) > kSlack)
        return false;
      if (c < row.at_least.size() && row.at_least[c] && amounts[c] < *row.at_least[c] - kSlack) return false;
      if (c < row.at_most.size() && row.at_most[c] && amounts[c] > *row.at_most[c] + kSlack) return false;
    }
    return true;
  }

  void MakeReadings(size_t r) {
    const ColumnRow& row = problem_.rows[r];
    if (row.numbers.size() > static_cast<size_t>(problem_.columns)) {
      own_identity_[r] = false;
      return;
    }
    std::vector<Reading> all;
    std::vector<int> columns;
    Enumerate(row, 0, &columns, &all);
    std::vector<Reading> good, expected;
    for (Reading& reading : all) {
      int held = 0;
      if (!Identities(reading.amounts, &held)) continue;
      good.push_back(reading);
      if (Expectations(row, reading.amounts)) expected.push_back(reading);
    }
    // A row that breaks its own identity in every reading is the document's contradiction, or misread.
    if (good.empty()) own_identity_[r] = false;
    // What other forms expect decides only where some reading agrees with it.
    readings_[r] = !expected.empty() ? expected : !good.empty() ? good : all;
    if (!expected.empty() && expected.size() < good.size())
      for (Reading& reading : readings_[r]) reading.confirmed = true;
  }

  void Enumerate(const ColumnRow& row, size_t number, std::vector<int>* columns, std::vector<Reading>* out) {
    if (--budget_ < 0) return;
    if (number == row.numbers.size()) {
      Reading reading;
      reading.columns = *columns;
      reading.amounts.assign(static_cast<size_t>(problem_.columns), 0);
      for (size_t i = 0; i < columns->size(); ++i)
        reading.amounts[static_cast<size_t>((*columns)[i])] = row.numbers[i];
      out->push_back(std::move(reading));
      return;
    }
    bool loose = row.loose && number > 0;
    int from = columns->empty() ? 0 : (loose ? columns->front() : columns->back()) + 1;
    int left = loose || row.loose ? 1 : static_cast<int>(row.numbers.size() - number);
    for (int c = from; c + left <= problem_.columns; ++c) {
      if (loose && std::find(columns->begin(), columns->end(), c) != columns->end()) continue;
      if (loose && !InOrder(row, number, c, *columns)) continue;
      if (number < row.allowed.size() && !row.allowed[number].empty() &&
          std::find(row.allowed[number].begin(), row.allowed[number].end(), c) == row.allowed[number].end())
        continue;
      columns->push_back(c);
      Enumerate(row, number + 1, columns, out);
      columns->pop_back();
    }
  }

  static bool InOrder(const ColumnRow& row, size_t number, int column, const std::vector<int>& columns) {
    if (row.kinds.empty()) return true;
    for (size_t k = 1; k < number; ++k)
      if (row.kinds[k] == row.kinds[number] && columns[k] > column) return false;
    return true;
  }

  // One layer per child: the sums that can be reached, and by which reading from which sum.
  struct Edge {
    size_t from, to, reading;
  };
  struct Layer {
    std::map<Amounts, size_t> index;
    std::vector<Amounts> sums;
    std::vector<Edge> edges;  // into this layer
  };

  // Keeps, for a parent and its children, only the readings that take part in some consistent choice.
  void Propagate(size_t parent) {
    const std::vector<size_t>& children = children_[parent];
    size_t choices = Alive(parent);
    for (size_t c : children) choices = std::max(choices, Alive(c));
    for (size_t c : children)
      if (Alive(c) == 0) return;
    if (Alive(parent) == 0) return;

    // Amounts are rarely negative; where none is, a partial sum beyond every reading of the parent is a dead
    // end.
    bool positive = true;
    Amounts most(static_cast<size_t>(problem_.columns), 0);
    for (const Reading& reading : readings_[parent])
      if (reading.alive)
        for (size_t c = 0; c < most.size(); ++c) most[c] = std::max(most[c], reading.amounts[c]);
    for (size_t child : children)
      for (const Reading& reading : readings_[child])
        for (int64_t amount : reading.amounts) positive = positive && amount >= 0;
    int64_t slack = static_cast<int64_t>(children.size()) + 1;

    std::vector<Layer> layers(children.size() + 1);
    Amounts nothing(static_cast<size_t>(problem_.columns), 0);
    layers[0].index[nothing] = 0;
    layers[0].sums.push_back(nothing);
    Amounts sum = nothing;  // one for all steps: they are many
    for (size_t i = 0; i < children.size(); ++i) {
      Layer& next = layers[i + 1];
      for (size_t s = 0; s < layers[i].sums.size(); ++s) {
        for (size_t k = 0; k < readings_[children[i]].size(); ++k) {
          const Reading& reading = readings_[children[i]][k];
          if (!reading.alive) continue;
          if ((budget_ -= problem_.columns) < 0) {
            gave_up_ = true;
            return;
          }
          const Amounts& before = layers[i].sums[s];
          bool dead = false;
          for (size_t c = 0; c < sum.size() && !dead; ++c) {
            sum[c] = before[c] + reading.amounts[c];
            dead = positive && sum[c] > most[c] + slack;
          }
          if (dead) continue;
          auto entry = next.index.lower_bound(sum);
          if (entry == next.index.end() || entry->first != sum) {
            entry = next.index.emplace_hint(entry, sum, next.sums.size());
            next.sums.push_back(sum);
          }
          next.edges.push_back({s, entry->second, k});
        }
      }
      constexpr size_t kMaxStates = 20000;
      if (next.sums.size() > kMaxStates) {
        gave_up_ = true;
        return;
      }
    }
    // Which end sums answer to which reading of the parent?
    const Layer& last = layers.back();
    std::vector<std::vector<bool>> marked(layers.size());
    for (size_t i = 0; i < layers.size(); ++i) marked[i].assign(layers[i].sums.size(), false);
    std::vector<bool> parent_good(readings_[parent].size(), false);
    bool any = false;
    for (size_t k = 0; k < readings_[parent].size(); ++k) {
      if (!readings_[parent][k].alive) continue;
      for (size_t s = 0; s < last.sums.size(); ++s) {
        if ((budget_ -= problem_.columns) < 0) {
          gave_up_ = true;
          return;
        }
        if (!AddsUp(last.sums[s], readings_[parent][k].amounts, children.size())) continue;
        parent_good[k] = any = true;
        marked.back()[s] = true;
      }
    }
    // No choice adds up: the document contradicts itself here, or a row is missing. Nothing follows.
    if (!any) return;
    bool decides = children.size() > 1 || choices > 1;
    for (size_t k = 0; k < parent_good.size(); ++k) {
      if (!parent_good[k]) readings_[parent][k].alive = false;
      if (decides) readings_[parent][k].confirmed = true;
    }
    for (size_t i = children.size(); i-- > 0;) {
      std::vector<bool> good(readings_[children[i]].size(), false);
      for (const Edge& edge : layers[i + 1].edges) {
        if (!marked[i + 1][edge.to]) continue;
        marked[i][edge.from] = true;
        good[edge.reading] = true;
      }
      for (size_t k = 0; k < good.size(); ++k) {
        if (!good[k]) readings_[children[i]][k].alive = false;
        readings_[children[i]][k].confirmed = true;
      }
    }
  }

  static bool AddsUp(const Amounts& sum, const Amounts& total, size_t addends) {
    for (size_t c = 0; c < sum.size(); ++c)
      if (!Balanced(sum[c] - total[c], static_cast<int>(addends) + 1)) return false;
    return true;
  }

  size_t Alive(size_t r) const {
    return static_cast<size_t>(
        std::count_if(readings_[r].begin(), readings_[r].end(), [](const Reading& x) { return x.alive; }));
  }

  int Rarity(size_t r, const Reading& reading) const {
    int sum = 0;
    const std::vector<bool>& blank = problem_.rows[r].blank;
    for (size_t k = 0; k < reading.columns.size(); ++k)
      if (const size_t c = static_cast<size_t>(reading.columns[k]);
          c < problem_.rare.size() && (k >= blank.size() || !blank[k]))
        sum += problem_.rare[c];
    return sum;
  }

  ColumnSolution Collect() const {
    ColumnSolution solution;
    solution.gave_up = gave_up_ || budget_ < 0;
    for (size_t r = 0; r < readings_.size(); ++r) {
      ColumnReading out;
      out.alternatives = static_cast<int>(Alive(r));
      int fewest = -1;
      for (const Reading& reading : readings_[r]) {
        if (!reading.alive) continue;
        int rare = Rarity(r, reading);
        if (fewest >= 0 && rare >= fewest) continue;
        fewest = rare;
        out.columns = reading.columns;
        int held = 0;
        Identities(reading.amounts, &held);
        out.witnesses = held + (reading.confirmed ? 1 : 0);
      }
      if (!own_identity_[r] || out.alternatives == 0) {
        out.status = ColumnStatus::kContradicted;
      } else {
        out.status = out.alternatives == 1 ? ColumnStatus::kProven : ColumnStatus::kAmbiguous;
      }
      solution.rows.push_back(std::move(out));
    }
    return solution;
  }

  const ColumnProblem& problem_;
  int64_t budget_;
  bool gave_up_ = false;
  std::vector<std::vector<Reading>> readings_;
  std::vector<bool> own_identity_;
  std::vector<std::vector<size_t>> children_;
};

}  // namespace

ColumnSolution SolveColumns(const ColumnProblem& problem) {
  return Solver(problem).Solve();
}

}  // namespace gongkai
