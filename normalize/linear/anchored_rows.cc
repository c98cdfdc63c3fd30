#include <algorithm>
#include <cstdlib>
#include <map>
#include <numeric>
#include <optional>

#include "normalize/linear/code_rows.h"
#include "normalize/linear/column_major.h"
#include "normalize/linear/placed_amounts.h"
#include "normalize/linear/row_owners.h"
#include "normalize/linear/row_sums.h"
#include "normalize/linear/row_vectors.h"
#include "normalize/linear/scale.h"
#include "normalize/linear/stream.h"
#include "normalize/solve/placement.h"
#include "normalize/text/amount.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

using Kind = Token::Kind;

class AnchoredRows {
 public:
  AnchoredRows(const ClassificationText& text, const ColumnLayout& layout)
      : text_(text),
        layout_(layout),
        stream_(text.stream),
        rows_(text.owners.rows),
        owner_(text.owners.owner) {}

  std::optional<LinearBody> Read() {
    if (!Begin()) return std::nullopt;
    // Names that were only divided among the rows in their order are believed last.
    std::optional<LinearBody> guess;
    for (Hold least : {Hold::kSure, Hold::kDivided}) {
      for (size_t r = 0; r < rows_.size(); ++r) Release(r);
      Settle(least);
      Unsettle();
      if (std::none_of(rows_.begin(), rows_.end(), [](const AnchoredRow& row) { return row.settled; }))
        continue;
      std::optional<LinearBody> body = Place();
      if (body && !body->guessed) return body;
      if (body && !guess) guess = std::move(body);
    }
    return guess;
  }

  // The rows of a form with balances, by all of their sums.
  std::optional<LinearBody> ReadVectors() {
    if (layout_.identities.size() < 2 || !Begin()) return std::nullopt;
    RowVectorsProblem problem;
    problem.columns = layout_.columns;
    problem.identities = layout_.identities;
    problem.rare = layout_.rare;
    problem.filled = amounts_.size() == rows_.size() * layout_.columns;
    std::vector<size_t> order(rows_.size());
    std::iota(order.begin(), order.end(), size_t{0});
    if (TotalIsLast()) std::rotate(order.begin(), order.begin() + 1, order.end());
    problem.parent.assign(rows_.size(), -1);
    std::vector<int> place(rows_.size());
    for (size_t k = 0; k < order.size(); ++k) place[order[k]] = static_cast<int>(k);
    for (const auto& [parent, rows] : Tree())
      for (size_t row : rows) problem.parent[static_cast<size_t>(place[row])] = place[parent];
    problem.amounts = values_;
    problem.claims.assign(rows_.size(), -1);
    for (size_t k = 0; k < amounts_.size(); ++k) {
      size_t i = amounts_[k];
      if (i == 0 || owner_[i - 1].hold != Hold::kSure || stream_[i - 1].token.kind != Kind::kWord) continue;
      int& claim = problem.claims[static_cast<size_t>(place[static_cast<size_t>(owner_[i - 1].row)])];
      if (claim < 0) claim = static_cast<int>(k);
    }
    RowVectors found = FindRowVectors(problem);
    if (!found.solved) return std::nullopt;
    LinearBody body = Body({}, {}, {}, false);
    for (size_t k = 0; k < order.size(); ++k) {
      LinearRow& row = body.rows[order[k]];
      for (size_t c = 0; c < layout_.columns; ++c) {
        if (found.cells[k][c] < 0) continue;
        row.amounts.push_back(stream_[amounts_[static_cast<size_t>(found.cells[k][c])]].token);
      }
      row.doubtful = row.doubtful || found.contested[k];
    }
    return body;
  }

  // A row may have been taken for another one, whose amounts add up as well: no row is settled here, what the
  // words say of the totals is only likely.
  std::optional<LinearBody> ReadUnsettled() {
    if (!Begin()) return std::nullopt;
    if (std::optional<LinearBody> body = PlaceAlike()) return body;
    if (!OneTotal()) return std::nullopt;
    Settle(Hold::kSure);
    for (size_t r = 0; r < rows_.size(); ++r) {
      if (rows_[r].settled) said_[r] = rows_[r].amounts[0];
      Release(r);
    }
    std::vector<int> place(rows_.size());
    std::vector<size_t> open(rows_.size()), loose(amounts_.size());
    std::iota(place.begin(), place.end(), 0);
    std::iota(open.begin(), open.end(), size_t{0});
    std::iota(loose.begin(), loose.end(), size_t{0});
    return PlaceBySums(place, open, loose, full_ && loose.size() == open.size() * layout_.columns);
  }

 private:
  // Rows and amounts; false where they make no form.
  bool Begin() {
    constexpr size_t kMostAmounts = 1000;
    if (text_.codes.rows.empty()) return false;
    CollectAmounts();
    said_.assign(rows_.size(), amounts_.size());
    if (amounts_.empty() || amounts_.size() > kMostAmounts) return false;
    // A header in pieces may name fewer columns than it has.
    if (!full_ && !layout_.may_be_blank) return false;
    return true;
  }

  bool OneTotal() const {
    return layout_.identities.size() == 1 && layout_.identities[0].plus == std::vector<int>{0};
  }

  void CollectAmounts() {
    std::vector<size_t> figures;
    size_t dashes = 0;
    std::vector<LinearRow> all(1);
    for (size_t i = 0; i < stream_.size(); ++i) {
      if (!IsFigure(stream_[i].token)) continue;
      figures.push_back(i);
      dashes += IsDash(stream_[i].token);
      all[0].amounts.push_back(stream_[i].token);
    }
    // A form that prints zeros or dashes prints all of its cells.
    size_t cells = rows_.size() * layout_.columns;
    constexpr size_t kNearly = 10;
    full_ = figures.size() + cells / kNearly >= cells && figures.size() <= cells;
    filled_ = full_ && dashes == 0;
    if (!full_) std::erase_if(figures, [&](size_t i) { return IsDash(stream_[i].token); });
    Scale scale({&all[0]}, layout_.unit);
    for (size_t i : figures) {
      Amount parsed = ParseAmount(stream_[i].token.text);
      amounts_.push_back(i);
      values_.push_back(parsed.kind == Amount::Kind::kNumber ? scale.Scaled(parsed.digits) : 0);
    }
  }

  // Rows whose amounts follow their code or name and add up.
  void Settle(Hold least) {
    std::vector<std::vector<std::vector<size_t>>> pieces(rows_.size());  // by row: runs of amounts
    size_t next = 0;
    int row = -1, named = -1;  // of the tokens since the last amount; of the words among them
    bool open = false;         // a run goes on
    bool several = false;
    for (size_t i = 0; i < stream_.size(); ++i) {
      if (next < amounts_.size() && amounts_[next] == i) {
        if (row >= 0 && !several) {
          std::vector<std::vector<size_t>>& runs = pieces[static_cast<size_t>(row)];
          if (!open) runs.emplace_back();
          runs.back().push_back(next);
        }
        open = true;
        ++next;
        continue;
      }
      if (owner_[i].row < 0 && stream_[i].token.kind != Kind::kWord) continue;
      if (open) {
        row = named = -1;
        several = false;
      }
      open = false;
      if (owner_[i].hold < least || owner_[i].hold == Hold::kNone) {
        several = several || stream_[i].token.kind == Kind::kWord;
        continue;
      }
      // Of several names the amounts may be those of the first or of the last; a name counts more than a
      // code.
      bool word = stream_[i].token.kind == Kind::kWord;
      several = several || (word && named >= 0 && named != owner_[i].row);
      if (word) named = owner_[i].row;
      if (word || named < 0) row = owner_[i].row;
    }
    taken_.assign(amounts_.size(), false);
    for (size_t r = 0; r < rows_.size(); ++r) {
      std::vector<size_t> amounts = RowOf(pieces[r]);
      if (amounts.empty()) continue;
      rows_[r].settled = true;
      rows_[r].amounts = amounts;
      for (size_t k : amounts) taken_[k] = true;
    }
  }

  // The amounts of a row out of the runs behind its code and its name: all of them, the run with the total
  // first, or the beginning of one run.
  std::vector<size_t> RowOf(const std::vector<std::vector<size_t>>& runs) const {
    for (size_t first = 0; first < runs.size(); ++first) {
      std::vector<size_t> all = runs[first];
      for (size_t k = 0; k < runs.size(); ++k)
        if (k != first) all.insert(all.end(), runs[k].begin(), runs[k].end());
      if (AddsUp(all)) return all;
    }
    for (const std::vector<size_t>& run : runs) {
      for (size_t length = 2; length < run.size(); ++length) {
        std::vector<size_t> some(run.begin(), run.begin() + static_cast<std::ptrdiff_t>(length));
        if (AddsUp(some)) return some;
      }
    }
    return {};
  }

  bool AddsUp(const std::vector<size_t>& amounts) const {
    if (amounts.size() < 2 || amounts.size() > layout_.columns) return false;
    if (amounts.size() == layout_.columns) {
      bool any = false, holds = true;
      for (const RowIdentity& identity : layout_.identities) {
        int64_t difference = 0;
        int terms = 0;
        for (int sign : {1, -1}) {
          for (int c : sign > 0 ? identity.plus : identity.minus) {
            int64_t value = values_[amounts[static_cast<size_t>(c)]];
            difference += sign * value;
            terms += value != 0;
          }
        }
        any = any || terms > 0;
        holds = holds && 2 * std::abs(difference) <= terms;
      }
      return any && holds;
    }
    if (full_ || !OneTotal()) return false;
    int64_t difference = values_[amounts[0]];
    for (size_t k = 1; k < amounts.size(); ++k) difference -= values_[amounts[k]];
    return values_[amounts[0]] != 0 && 2 * std::abs(difference) <= static_cast<int64_t>(amounts.size());
  }

  // The tree over the rows: for each row with rows below it, those.
  std::map<size_t, std::vector<size_t>> Tree() const {
    std::map<size_t, std::vector<size_t>> children;
    std::vector<size_t> open;
    for (size_t r = 1; r < rows_.size(); ++r) {
      while (!open.empty() && !rows_[r].code.starts_with(rows_[open.back()].code)) open.pop_back();
      children[open.empty() ? 0 : open.back()].push_back(r);
      open.push_back(r);
    }
    return children;
  }

  // Rows that add up each for itself and not along the codes are not those rows.
  void Unsettle() {
    if (!OneTotal()) return;
    for (const auto& [parent, rows] : Tree()) {
      if (!rows_[parent].settled) continue;
      int64_t difference = values_[rows_[parent].amounts[0]];
      int terms = 1;
      bool all = true;
      for (size_t r : rows) {
        all = all && rows_[r].settled;
        if (!rows_[r].settled) continue;
        difference -= values_[rows_[r].amounts[0]];
        ++terms;
      }
      if (all ? 2 * std::abs(difference) <= terms : 2 * difference >= -terms) continue;
      Release(parent);
      for (size_t r : rows) Release(r);
    }
  }

  void Release(size_t row) {
    taken_.resize(amounts_.size());
    for (size_t k : rows_[row].amounts) taken_[k] = false;
    rows_[row].amounts.clear();
    rows_[row].settled = false;
  }

  // The amounts of the other rows, as in a form of these rows only.
  std::optional<LinearBody> Place() {
    std::vector<int> place(rows_.size(), -1);
    std::vector<size_t> open;
    bool last_total = TotalIsLast();
    for (size_t k = 0; k < rows_.size(); ++k) {
      size_t r = last_total ? (k + 1) % rows_.size() : k;
      if (rows_[r].settled) continue;
      place[r] = static_cast<int>(open.size());
      open.push_back(r);
    }
    std::vector<size_t> loose;
    for (size_t k = 0; k < amounts_.size(); ++k)
      if (!taken_[k]) loose.push_back(k);
    bool filled = full_ && loose.size() == open.size() * layout_.columns;
    if (open.empty()) {
      if (!loose.empty()) return std::nullopt;
      return Body({}, {}, {}, false);
    }
    std::optional<LinearBody> by_sums;
    if (OneTotal() && (!filled_ || filled)) by_sums = PlaceBySums(place, open, loose, filled);
    // Printed zeros tell columns, too.
    bool doubtful =
        by_sums && std::any_of(open.begin(), open.end(), [&](size_t r) { return by_sums->rows[r].doubtful; });
    if (by_sums && !by_sums->guessed && !(filled && doubtful)) return by_sums;
    PlacementProblem problem;
    problem.budget = 1000000;
    problem.parts_by_row = !filled && OneTotal();
    if (!filled && !problem.parts_by_row && full_) return std::nullopt;
    for (size_t c = 0; c < layout_.columns; ++c)
      problem.columns.push_back({static_cast<int>(open.size()), filled || (c == 0 && OneTotal()), 0, false});
    AddRowSums(open.size(), &problem);
    AddTreeSums(place, problem.parts_by_row ? 1 : layout_.columns, &problem);
    for (size_t j = 0; j < loose.size(); ++j) {
      PlacementAmount amount;
      size_t i = amounts_[loose[j]];
      amount.value = values_[loose[j]];
      size_t before = j > 0 ? amounts_[loose[j - 1]] : 0;
      if (j > 0 && i == before + 1) amount.link = stream_[i].link;
      int named = NamedBefore(j > 0 ? before + 1 : 0, i, place);
      amount.named = {named};
      if (named >= 0) amount.link = PlacementLink::kApart;
      problem.amounts.push_back(std::move(amount));
    }
    Placement placement = PlaceAmounts(problem);
    if (!placement.solved) return by_sums;
    return Body(open, loose, placement, filled);
  }

  // Rows that are each the only part of the one above are all alike, so that every amount is printed as often
  // as there are rows.
  std::optional<LinearBody> PlaceAlike() const {
    for (size_t r = 2; r < rows_.size(); ++r)
      if (!rows_[r].code.starts_with(rows_[r - 1].code)) return std::nullopt;
    size_t n = rows_.size();
    std::map<int64_t, std::vector<size_t>> found;  // by value: amounts
    std::vector<size_t> amounts, zeros, open(n);
    std::iota(open.begin(), open.end(), size_t{0});
    for (size_t k = 0; k < amounts_.size(); ++k) {
      (values_[k] != 0 ? amounts : zeros).push_back(k);
      if (values_[k] != 0) found[values_[k]].push_back(k);
    }
    bool filled = amounts_.size() == n * layout_.columns;
    if (n < 2 || amounts.empty() || amounts.size() % n != 0 || amounts.size() > n * layout_.columns ||
        (!zeros.empty() && !filled))
      return std::nullopt;
    size_t length = amounts.size() / n;
    for (const auto& [value, at] : found)
      if (at.size() % n != 0) return std::nullopt;
    // A row in one piece tells the order.
    std::vector<int64_t> order;
    for (size_t first = 0; first + length <= amounts.size() && order.empty(); ++first) {
      std::map<int64_t, size_t> counts;
      for (size_t i = first; i < first + length; ++i) counts[values_[amounts[i]]] += n;
      if (std::all_of(counts.begin(), counts.end(),
                      [&](const auto& count) { return found.at(count.first).size() == count.second; }))
        for (size_t i = first; i < first + length; ++i) order.push_back(values_[amounts[i]]);
    }
    if (order.empty()) return std::nullopt;
    LinearBody body = Body({}, {}, {}, false);
    std::map<int64_t, size_t> taken;
    bool last_total = TotalIsLast();
    for (size_t k = 0; k < n; ++k) {
      LinearRow& row = body.rows[last_total ? (k + 1) % n : k];
      for (int64_t value : order)
        row.amounts.push_back(stream_[amounts_[found.at(value)[taken[value]++]]].token);
    }
    if (filled) FillWithZeros(open, zeros, &body);
    return body;
  }

  // Total and parts of each open row, where zeros are no amounts. `filled`: they are printed in all cells
  // that no amount stands in.
  std::optional<LinearBody> PlaceBySums(const std::vector<int>& place, const std::vector<size_t>& open,
                                        const std::vector<size_t>& loose, bool filled) const {
    RowSumsProblem problem;
    problem.rows = open.size();
    problem.columns = layout_.columns;
    std::vector<size_t> amounts, zeros;
    for (size_t k : loose) {
      if (values_[k] < 0 || (values_[k] == 0 && !filled && !IsDash(stream_[amounts_[k]].token)))
        return std::nullopt;
      (values_[k] > 0 ? amounts : zeros).push_back(k);
    }
    problem.claims.assign(open.size(), -1);
    for (size_t j = 0; j < amounts.size(); ++j) {
      problem.amounts.push_back(values_[amounts[j]]);
      size_t i = amounts_[amounts[j]];
      int row =
          i > 0 && owner_[i - 1].hold == Hold::kSure ? place[static_cast<size_t>(owner_[i - 1].row)] : -1;
      if (row >= 0 && problem.claims[static_cast<size_t>(row)] < 0)
        problem.claims[static_cast<size_t>(row)] = static_cast<int>(j);
    }
    for (const auto& [parent, rows] : Tree()) {
      RowSum sum;
      sum.whole = place[parent];
      auto add = [&](size_t row, int64_t sign) {
        if (place[row] >= 0) return;
        int64_t value = values_[rows_[row].amounts[0]];
        sum.known += sign * value;
        sum.terms += value != 0;
      };
      add(parent, -1);
      for (size_t row : rows) {
        add(row, 1);
        if (place[row] >= 0) sum.parts.push_back(place[row]);
      }
      if (sum.whole >= 0 || !sum.parts.empty()) problem.sums.push_back(std::move(sum));
    }
    for (size_t k = 0; k < open.size(); ++k) {
      if (said_[open[k]] >= amounts_.size()) continue;
      auto total = std::lower_bound(amounts.begin(), amounts.end(), said_[open[k]]);
      if (total != amounts.end() && *total == said_[open[k]])
        problem.claims[k] = static_cast<int>(total - amounts.begin());
    }
    AddLikely(open, &problem);
    const std::vector<int> named = problem.claims;
    RowSums found = FindRowSums(problem);
    if (!found.solved) {
      ClaimLikely(&problem);
      problem.guess = true;
      found = FindRowSums(problem);
    }
    problem.claims = named;
    if (!found.solved) return std::nullopt;
    LinearBody body = Body({}, {}, {}, false);
    body.guessed = found.guessed;
    for (size_t k = 0; k < open.size(); ++k) {
      LinearRow& row = body.rows[open[k]];
      for (size_t j : found.rows[k]) row.amounts.push_back(stream_[amounts_[amounts[j]]].token);
      row.doubtful = row.doubtful || found.contested[k];
      row.loose = found.apart[k];
    }
    if (filled) FillWithZeros(open, zeros, &body);
    DoubtSiblings(problem, found, open, &body);
    return body;
  }

  // The scale of this form is coarser or finer than that of others.
  void AddLikely(const std::vector<size_t>& open, RowSumsProblem* problem) const {
    if (!layout_.likely) return;
    Scale scale = ScaleOfAmounts();
    for (size_t r : open) {
      std::vector<int64_t>& values = problem->likely.emplace_back();
      for (int64_t fen : layout_.likely(rows_[r].code))
        if (std::optional<int64_t> value = scale.FromFen(fen)) values.push_back(*value);
      std::sort(values.begin(), values.end());
    }
  }

  // What other forms print for a row is as a rule its first part and stands behind its total. Rows whose
  // names do not say their total are given such amounts in their order.
  static void ClaimLikely(RowSumsProblem* problem) {
    const std::vector<int64_t>& amounts = problem->amounts;
    std::vector<bool> used(amounts.size(), false);
    for (int claim : problem->claims)
      if (claim >= 0) used[static_cast<size_t>(claim)] = true;
    size_t next = 0;
    for (size_t row = 0; row < problem->likely.size(); ++row) {
      if (problem->claims[row] >= 0) {
        next = static_cast<size_t>(problem->claims[row]);
        continue;
      }
      const std::vector<int64_t>& likely = problem->likely[row];
      auto fits = [&](size_t at) {
        return !used[at] && amounts[at] >= amounts[at + 1] &&
               std::binary_search(likely.begin(), likely.end(), amounts[at + 1]);
      };
      size_t found = amounts.size();
      for (size_t k = 0; k + 1 < amounts.size() && found == amounts.size(); ++k) {
        size_t at = (next + k) % amounts.size();
        if (at + 1 < amounts.size() && fits(at)) found = at;
      }
      if (found == amounts.size()) continue;
      problem->claims[row] = static_cast<int>(found);
      used[found] = used[found + 1] = true;
      next = found;
    }
  }

  Scale ScaleOfAmounts() const {
    std::vector<LinearRow> all(1);
    for (size_t i : amounts_) all[0].amounts.push_back(stream_[i].token);
    return Scale({&all[0]}, layout_.unit);
  }

  // One zero is like the other: they go to the rows in their order.
  void FillWithZeros(const std::vector<size_t>& open, const std::vector<size_t>& zeros,
                     LinearBody* body) const {
    size_t next = 0;
    for (size_t r : open) {
      LinearRow& row = body->rows[r];
      for (size_t n = row.amounts.size(); n < layout_.columns && next < zeros.size(); ++n)
        row.zeros.push_back(stream_[amounts_[zeros[next++]]].token);
    }
  }

  // Rows below the same code may change places, no sum would tell; only the name before its total says which
  // of them it is.
  void DoubtSiblings(const RowSumsProblem& problem, const RowSums& found, const std::vector<size_t>& open,
                     LinearBody* body) const {
    auto nameless = [&](size_t k) {
      return problem.claims[k] < 0 || static_cast<size_t>(problem.claims[k]) != found.rows[k][0];
    };
    for (const auto& [parent, rows] : Tree()) {
      std::vector<size_t> loose;
      for (size_t k = 0; k < open.size(); ++k)
        if (nameless(k) && std::find(rows.begin(), rows.end(), open[k]) != rows.end())
          loose.push_back(open[k]);
      for (size_t row : loose) body->rows[row].doubtful = body->rows[row].doubtful || loose.size() > 1;
    }
  }

  bool TotalIsLast() const {
    size_t before = 0;
    for (size_t r = 1; r < rows_.size(); ++r) before += rows_[r].at < rows_[0].at;
    return rows_[0].at > 0 && 2 * before > rows_.size();
  }

  // The one open row that the tokens of this stretch name; -1 where they name none or several.
  int NamedBefore(size_t from, size_t to, const std::vector<int>& place) const {
    int named = -1;
    for (size_t i = from; i < to; ++i) {
      if (owner_[i].row < 0) continue;
      int row = place[static_cast<size_t>(owner_[i].row)];
      if (row < 0 || (named >= 0 && named != row)) return -1;
      named = row;
    }
    return named;
  }

  void AddRowSums(size_t rows, PlacementProblem* problem) const {
    for (int row = 0; row < static_cast<int>(rows); ++row) {
      for (const RowIdentity& identity : layout_.identities) {
        PlacementSum sum;
        for (int c : identity.plus) sum.plus.push_back({c, row});
        for (int c : identity.minus) sum.minus.push_back({c, row});
        sum.in_row = true;
        problem->sums.push_back(std::move(sum));
      }
    }
  }

  void AddTreeSums(const std::vector<int>& place, size_t columns, PlacementProblem* problem) const {
    for (size_t c = 0; c < columns; ++c) {
      for (const auto& [parent, rows] : Tree()) {
        PlacementSum sum;
        bool known = true;
        auto add = [&](size_t row, int sign) {
          if (place[row] >= 0) {
            (sign > 0 ? sum.plus : sum.minus).push_back({static_cast<int>(c), place[row]});
          } else if (c < rows_[row].amounts.size() && (c == 0 || full_)) {
            int64_t value = values_[rows_[row].amounts[c]];
            sum.constant -= sign * value;
            sum.rounded += value != 0;
          } else {
            known = false;
          }
        };
        add(parent, 1);
        for (size_t row : rows) add(row, -1);
        if (known && !(sum.plus.empty() && sum.minus.empty())) problem->sums.push_back(std::move(sum));
      }
    }
  }

  LinearBody Body(const std::vector<size_t>& open, const std::vector<size_t>& loose,
                  const Placement& placement, bool filled) const {
    LinearBody body;
    body.rows.resize(rows_.size());
    for (size_t r = 0; r < rows_.size(); ++r) {
      LinearRow& row = body.rows[r];
      row.code = rows_[r].code;
      row.name = rows_[r].name;
      const Token& token = stream_[rows_[r].at].token;
      row.place = token.place;
      row.y = static_cast<double>(token.line);
      row.doubtful = !text_.codes.certain || (r > 0 && !rows_[r].sure);
      for (size_t c = 0; c < rows_[r].amounts.size(); ++c) {
        row.amounts.push_back(stream_[amounts_[rows_[r].amounts[c]]].token);
        if (rows_[r].amounts.size() == layout_.columns) row.columns.push_back(static_cast<int>(c));
      }
    }
    std::vector<PlacedAmount> placed;
    for (size_t j = 0; j < loose.size(); ++j)
      placed.push_back({open[static_cast<size_t>(placement.cells[j].row)], placement.cells[j].column,
                        &stream_[amounts_[loose[j]]].token, placement.contested[j]});
    PutIntoRows(std::move(placed), filled, &body.rows);
    return body;
  }

  const ClassificationText& text_;
  const ColumnLayout& layout_;
  const Stream& stream_;
  bool full_ = false, filled_ = false;  // every cell is printed; none of them as a dash
  std::vector<AnchoredRow> rows_;       // 合计 first
  std::vector<Owner> owner_;            // by index into the stream
  std::vector<size_t> amounts_;         // indexes into the stream
  std::vector<int64_t> values_;
  std::vector<bool> taken_;   // amounts of settled rows
  std::vector<size_t> said_;  // by row: its total where the words say it, else no amount
};

}  // namespace

std::optional<LinearBody> ReadAnchoredRows(const ClassificationText& text, const ColumnLayout& layout,
                                           const Catalogue&, const CodeNames&) {
  return AnchoredRows(text, layout).Read();
}

std::optional<LinearBody> ReadRowVectors(const ClassificationText& text, const ColumnLayout& layout,
                                         const Catalogue&, const CodeNames&) {
  return AnchoredRows(text, layout).ReadVectors();
}

std::optional<LinearBody> ReadUnsettledRows(const ClassificationText& text, const ColumnLayout& layout,
                                            const Catalogue&, const CodeNames&) {
  return AnchoredRows(text, layout).ReadUnsettled();
}

}  // namespace gongkai
