#include "normalize/solve/placement.h"

#include <algorithm>
#include <cstdlib>
#include <unordered_map>

namespace gongkai {
namespace {

// What is known of a sum so far.
struct SumState {
  int64_t difference = 0;  // plus minus minus
  int16_t open_plus = 0, open_minus = 0;
  int32_t terms = 0;
};

// A placement of the first amounts.
struct State {
  std::vector<int> next;  // by column: the first row that is still open
  std::vector<SumState> sums;
  std::vector<bool> filled;           // by cell
  std::vector<PlacementCell> passed;  // cells that were passed over and may still be filled
  int late = 0;                       // those of them in full columns, which must be
  PlacementCell last, line_start;
  uint64_t content = 0;
  int cost = 0;
  int step = -1;  // index into the trail
};

// One placed amount; the chain of them is the placement.
struct Step {
  int before;
  PlacementCell cell;
  int rival = -1;  // another chain that came to the same sums with other amounts in the cells
};

struct Move {
  size_t state;
  PlacementCell cell;
  int cost;
};

// The price of what is unusual in a text that was read block by block.
constexpr int kUsual = 0, kOdd = 1, kRare = 2, kSkipped = 6, kStrange = 5, kLate = 6;

// Cells of full columns that may wait for an amount printed later.
constexpr int kMostLate = 4;

class Placer {
 public:
  Placer(const PlacementProblem& problem, size_t kept)
      : problem_(problem), kept_(kept), budget_(problem.budget) {
    sums_of_.resize(problem.columns.size());
    for (size_t c = 0; c < problem.columns.size(); ++c)
      sums_of_[c].resize(static_cast<size_t>(problem.columns[c].rows));
    for (size_t s = 0; s < problem.sums.size(); ++s)
      for (int sign : {1, -1})
        for (const PlacementCell& cell : sign > 0 ? problem.sums[s].plus : problem.sums[s].minus)
          sums_of_[static_cast<size_t>(cell.column)][static_cast<size_t>(cell.row)].push_back({s, sign});
    size_t cells = 0;
    for (const PlacementColumn& column : problem.columns) {
      first_cell_.push_back(cells);
      cells += static_cast<size_t>(column.rows);
    }
    cells_ = cells;
    for (const PlacementAmount& amount : problem.amounts) positive_ = positive_ && amount.value >= 0;
  }

  Placement Place() {
    std::vector<State> states{Start()};
    State state;  // one for all moves that come to nothing
    for (size_t i = 0; i < problem_.amounts.size(); ++i) {
      std::vector<Move> moves;
      for (size_t s = 0; s < states.size(); ++s) Propose(states, s, i, &moves);
      std::stable_sort(moves.begin(), moves.end(),
                       [](const Move& a, const Move& b) { return a.cost < b.cost; });
      std::vector<State> next;
      std::unordered_map<uint64_t, size_t> seen;  // index into `next`
      for (const Move& move : moves) {
        if (next.size() >= kept_ || --budget_ < 0) break;
        // A state is as large as there are sums.
        budget_ -= static_cast<int64_t>(problem_.sums.size() / 16);
        state = states[move.state];
        if (!Apply(move.cell, problem_.amounts[i].value, &state)) continue;
        state.cost += move.cost - states[move.state].cost;
        if (problem_.amounts[i].link != PlacementLink::kSameLine) state.line_start = move.cell;
        state.last = move.cell;
        state.content += Content(move.cell, problem_.amounts[i].value);
        auto [same, added] = seen.emplace(Digest(state), next.size());
        if (!added) {
          Rival(state, move.cell, next[same->second]);
          continue;
        }
        trail_.push_back({state.step, move.cell, -1});
        state.step = static_cast<int>(trail_.size()) - 1;
        next.push_back(std::move(state));
      }
      if (next.empty()) return {};
      states = std::move(next);
    }
    return Finish(&states);
  }

 private:
  struct Role {
    size_t sum;
    int sign;
  };

  // Stands for an amount in a cell; sums of it stand for what all cells hold.
  uint64_t Content(const PlacementCell& cell, int64_t value) const {
    uint64_t mixed = (Index(cell) + 1) * 0x9E3779B97F4A7C15u ^ static_cast<uint64_t>(value);
    mixed = (mixed ^ (mixed >> 29)) * 0xBF58476D1CE4E5B9u;
    return mixed ^ (mixed >> 32);
  }

  // Another way to the sums of a placement that is kept: what is placed from here on fits it as well.
  void Rival(const State& state, const PlacementCell& cell, const State& kept) {
    Step& step = trail_[static_cast<size_t>(kept.step)];
    if (step.rival >= 0 || state.content == kept.content || state.cost > kept.cost + kOdd) return;
    int rival = static_cast<int>(trail_.size());
    step.rival = rival;
    trail_.push_back({state.step, cell, -1});
  }

  State Start() const {
    State state;
    state.next.assign(problem_.columns.size(), 0);
    state.last = state.line_start = {-1, -1};
    state.filled.assign(cells_, false);
    for (const PlacementSum& sum : problem_.sums) {
      SumState start;
      start.open_plus = static_cast<int16_t>(sum.plus.size());
      start.open_minus = static_cast<int16_t>(sum.minus.size());
      start.difference = -sum.constant;
      // Figures of other forms are rounded too, and some are sums of three.
      start.terms = (sum.from_form ? 4 : 0) + sum.rounded;
      state.sums.push_back(start);
    }
    return state;
  }

  // The cells that the amount may be in.
  void Propose(const std::vector<State>& states, size_t s, size_t i, std::vector<Move>* moves) {
    const State& state = states[s];
    const PlacementAmount& amount = problem_.amounts[i];
    auto propose = [&](const PlacementCell& cell, int extra) {
      if (amount.numbered && cell.row != amount.named[BandOf(cell)]) return;
      if (--budget_ < 0 || Exceeds(state, cell, amount.value)) return;
      moves->push_back({s, cell, state.cost + Cost(state, cell, i) + extra});
    };
    if (problem_.parts_by_row) ProposeParts(state, propose);
    size_t columns = problem_.parts_by_row ? 1 : problem_.columns.size();
    for (size_t c = 0; c < columns; ++c) {
      const PlacementColumn& column = problem_.columns[c];
      // A cell of a full column that is passed over must still come.
      constexpr int kPassed = 2;
      int last = column.full && !column.late ? state.next[c] + kPassed : column.rows - 1;
      for (int row = state.next[c]; row <= std::min(last, column.rows - 1); ++row)
        propose({static_cast<int>(c), row},
                column.full && row > state.next[c] ? kSkipped + row - state.next[c] : 0);
    }
    for (const PlacementCell& cell : state.passed) propose(cell, kOdd);
  }

  // The next free place in every row whose total is printed or was passed over.
  template <typename Propose>
  void ProposeParts(const State& state, const Propose& propose) const {
    for (int row = 0; row < state.next[0]; ++row) {
      for (size_t c = 1; c < problem_.columns.size(); ++c) {
        PlacementCell cell{static_cast<int>(c), row};
        if (state.filled[Index(cell)]) continue;
        propose(cell, 0);
        break;
      }
    }
  }

  size_t Index(const PlacementCell& cell) const {
    return first_cell_[static_cast<size_t>(cell.column)] + static_cast<size_t>(cell.row);
  }

  size_t BandOf(const PlacementCell& cell) const {
    return static_cast<size_t>(problem_.columns[static_cast<size_t>(cell.column)].band);
  }

  // The amount alone breaks a sum.
  bool Exceeds(const State& state, const PlacementCell& cell, int64_t value) const {
    if (!positive_) return false;
    for (const Role& role : RolesOf(cell)) {
      const SumState& sum = state.sums[role.sum];
      int64_t slack = sum.terms + 2;
      if (role.sign < 0 && sum.open_plus == 0 && 2 * (sum.difference - value) < -slack) return true;
      if (role.sign > 0 && sum.open_minus == 0 && 2 * (sum.difference + value) > slack) return true;
    }
    return false;
  }

  int Cost(const State& state, const PlacementCell& cell, size_t i) const {
    const PlacementAmount& amount = problem_.amounts[i];
    const PlacementCell& last = state.last;
    size_t c = static_cast<size_t>(cell.column);
    int band = problem_.columns[c].band;
    bool first = last.column < 0;
    bool same_band = !first && problem_.columns[static_cast<size_t>(last.column)].band == band;
    bool right = same_band && cell.row == last.row && cell.column > last.column;
    // Between amounts of a row there may be blank cells.
    bool beside = right && (!problem_.columns[c].full || cell.column == last.column + 1);
    bool alike = cell.column == last.column || (problem_.parts_by_row && cell.column > 0 && last.column > 0);
    bool below = !first && alike && cell.row == last.row + 1;
    int cost = 0;
    // Cells left of it in its row are printed before it.
    for (size_t k = c + 1; !problem_.parts_by_row && k < state.next.size(); ++k)
      if (problem_.columns[k].band == band && state.next[k] > cell.row) cost = kRare;
    // A part is printed behind its total.
    for (const Role& role : RolesOf(cell))
      if (role.sign < 0 && problem_.sums[role.sum].in_row && state.sums[role.sum].open_plus > 0)
        cost += PassedTotal(role.sum, state) ? kOdd : kLate;
    switch (amount.link) {
      case PlacementLink::kSameLine:
        return cost + (beside ? kUsual : right ? kOdd : kStrange);
      case PlacementLink::kNextLine: {
        bool next_line = (cell.column == 0) == (state.line_start.column == 0) &&
                         (problem_.parts_by_row || cell.column == state.line_start.column) &&
                         cell.row == state.line_start.row + 1;
        return cost + (below || next_line ? kUsual : beside ? kOdd : right ? kRare : kStrange);
      }
      case PlacementLink::kApart:
        break;
    }
    size_t b = static_cast<size_t>(band);
    int named = b < amount.named.size() ? amount.named[b] : -1;
    if (named >= 0) return cost + (cell.row == named ? kUsual : cell.row == state.next[c] ? 3 : 4);
    if (beside) return cost;
    if (right || below || cell.row == 0) return cost + kOdd;
    return cost + (cell.row == state.next[c] ? kOdd : kRare);
  }

  bool PassedTotal(size_t sum, const State& state) const {
    for (const PlacementCell& cell : problem_.sums[sum].plus)
      if (!state.filled[Index(cell)] && cell.row < state.next[static_cast<size_t>(cell.column)]) return true;
    return false;
  }

  const std::vector<Role>& RolesOf(const PlacementCell& cell) const {
    return sums_of_[static_cast<size_t>(cell.column)][static_cast<size_t>(cell.row)];
  }

  // Puts the value into the cell and passes over the cells above it. False where a sum fails.
  bool Apply(const PlacementCell& cell, int64_t value, State* state) const {
    size_t c = static_cast<size_t>(cell.column);
    int& next = state->next[c];
    state->filled[Index(cell)] = true;
    if (problem_.parts_by_row && c > 0) return Decide(cell, value, state);
    if (cell.row < next) {
      std::erase(state->passed, cell);
      state->late -= problem_.columns[c].full && !problem_.columns[c].late;
    } else {
      for (; next < cell.row; ++next)
        if (!Pass({cell.column, next}, state)) return false;
      ++next;
    }
    return Decide(cell, value, state) && CloseRow(cell, state);
  }

  // A cell is blank for certain only where its row wants nothing more.
  bool Pass(const PlacementCell& cell, State* state) const {
    const PlacementColumn& column = problem_.columns[static_cast<size_t>(cell.column)];
    bool full = column.full && !column.late;
    if (!column.full && !column.late && !Wanting(cell, *state)) return Decide(cell, 0, state);
    state->passed.push_back(cell);
    state->late += full;
    return state->late <= kMostLate;
  }

  bool Wanting(const PlacementCell& cell, const State& state) const {
    for (const Role& role : RolesOf(cell)) {
      const SumState& sum = state.sums[role.sum];
      if (role.sign < 0 && problem_.sums[role.sum].in_row &&
          (sum.open_plus > 0 || 2 * sum.difference > sum.terms + 1))
        return true;
    }
    return false;
  }

  // The cells of its row that were passed over are blank once the row wants nothing more.
  bool CloseRow(const PlacementCell& cell, State* state) const {
    for (const Role& role : RolesOf(cell)) {
      if (!problem_.sums[role.sum].in_row) continue;
      for (const PlacementCell& other : problem_.sums[role.sum].minus) {
        if (problem_.columns[static_cast<size_t>(other.column)].full) continue;
        auto passed = std::find(state->passed.begin(), state->passed.end(), other);
        if (passed == state->passed.end() || Wanting(other, *state)) continue;
        state->passed.erase(passed);
        if (!Decide(other, 0, state)) return false;
      }
    }
    return true;
  }

  bool Decide(const PlacementCell& cell, int64_t value, State* state) const {
    for (const Role& role : RolesOf(cell)) {
      SumState& sum = state->sums[role.sum];
      sum.difference += role.sign * value;
      sum.terms = sum.terms + (value != 0);
      --(role.sign > 0 ? sum.open_plus : sum.open_minus);
      if (!Possible(sum)) return false;
    }
    return true;
  }

  bool Possible(const SumState& sum) const {
    if (sum.open_plus == 0 && sum.open_minus == 0) return 2 * std::abs(sum.difference) <= sum.terms;
    if (!positive_) return true;
    int64_t slack = sum.terms + 1;
    if (sum.open_plus == 0 && 2 * sum.difference < -slack) return false;
    return sum.open_minus != 0 || 2 * sum.difference <= slack;
  }

  static uint64_t Digest(const State& state) {
    uint64_t digest = 1469598103934665603u;
    auto mix = [&](uint64_t value) { digest = (digest ^ value) * 1099511628211u; };
    for (int row : state.next) mix(static_cast<uint64_t>(row));
    mix(static_cast<uint64_t>(state.last.column) * 4096 + static_cast<uint64_t>(state.last.row));
    for (const SumState& sum : state.sums) mix(static_cast<uint64_t>(sum.difference) * 31);
    return digest;
  }

  Placement Finish(std::vector<State>* states) {
    Placement best;
    int cost = 0;
    for (State& state : *states) {
      bool holds = state.late == 0;
      for (const PlacementCell& cell : state.passed) holds = holds && Decide(cell, 0, &state);
      for (size_t c = 1; c < problem_.columns.size() && problem_.parts_by_row; ++c)
        for (int row = 0; row < problem_.columns[c].rows && holds; ++row)
          if (!state.filled[Index({static_cast<int>(c), row})])
            holds = Decide({static_cast<int>(c), row}, 0, &state);
      size_t columns = problem_.parts_by_row ? 1 : problem_.columns.size();
      for (size_t c = 0; c < columns && holds; ++c) {
        holds = !problem_.columns[c].full || state.next[c] == problem_.columns[c].rows;
        for (int row = state.next[c]; row < problem_.columns[c].rows && holds; ++row)
          holds = Decide({static_cast<int>(c), row}, 0, &state);
      }
      if (!holds) continue;
      std::vector<PlacementCell> cells = CellsOf(state.step);
      if (!best.solved) {
        best.solved = true;
        best.cells = std::move(cells);
        best.contested.assign(problem_.amounts.size(), false);
        cost = state.cost;
        ContestAlong(state.step, &best);
        best.cost = cost;
        continue;
      }
      if (state.cost > cost + kOdd) break;
      Contest(cells, &best);
    }
    return best;
  }

  // Amounts that stand in cells which hold another amount, or none, in the rival placement of the first ones.
  void Contest(const std::vector<PlacementCell>& rival, Placement* best) const {
    std::unordered_map<size_t, int64_t> held;
    for (size_t i = 0; i < rival.size(); ++i) held[Index(rival[i])] = problem_.amounts[i].value;
    for (size_t i = 0; i < rival.size(); ++i) {
      auto found = held.find(Index(best->cells[i]));
      int64_t value = problem_.amounts[i].value;
      if (found == held.end() || found->second != value) best->contested[i] = true;
    }
  }

  void ContestAlong(int step, Placement* best) const {
    for (int at = step; at >= 0; at = trail_[static_cast<size_t>(at)].before)
      if (int rival = trail_[static_cast<size_t>(at)].rival; rival >= 0) Contest(CellsOf(rival), best);
  }

  std::vector<PlacementCell> CellsOf(int step) const {
    std::vector<PlacementCell> cells;
    for (int at = step; at >= 0; at = trail_[static_cast<size_t>(at)].before)
      cells.push_back(trail_[static_cast<size_t>(at)].cell);
    std::reverse(cells.begin(), cells.end());
    return cells;
  }

  const PlacementProblem& problem_;
  const size_t kept_;
  int64_t budget_;
  bool positive_ = true;
  std::vector<std::vector<std::vector<Role>>> sums_of_;  // by column and row
  std::vector<size_t> first_cell_;                       // by column
  size_t cells_ = 0;
  std::vector<Step> trail_;
};

}  // namespace

Placement PlaceAmounts(const PlacementProblem& problem) {
  Placement placement = Placer(problem, problem.kept).Place();
  // Most forms need little; those that are printed in many pieces need more.
  constexpr size_t kMore = 8;
  return placement.solved ? placement : Placer(problem, problem.kept * kMore).Place();
}

}  // namespace gongkai
