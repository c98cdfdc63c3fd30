#include "normalize/performance/likely_levels.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>

#include "normalize/performance/scattered_values.h"

namespace gongkai {
namespace {

constexpr size_t kMostRows = 48, kMostNames = 24;
constexpr int kNone = std::numeric_limits<int>::max() / 2;

// What speaks against spans.
constexpr int kSuitsName = 4, kSuitsTarget = 2;  // for a row that another name of level 2 suits better
constexpr int kOtherPage = 3;                    // a row on another page than the name
constexpr int kOtherLine = 2;                    // an indicator outside stands on the other side of the name
constexpr int kApart = 3;                        // no indicator below it beside the name, but others
constexpr int kUnused = 6;                       // a name that spans no row
constexpr int kUnnamed = 4;                      // a row below no name
constexpr int kOtherWeight = 8;                  // level 1 prints another weight than its rows have

class Spanner {
 public:
  Spanner(const std::vector<ScatteredRow>& rows, const std::vector<ScatteredLabel>& labels,
          const std::vector<size_t>& order, const std::vector<int>& parents,
          const PerformanceLexicon& lexicon)
      : rows_(rows),
        labels_(labels),
        order_(order),
        parents_(parents),
        lexicon_(lexicon),
        sides_(rows_.size() + 1) {
    Weigh();
    Suit();
    for (size_t k = 0; k < order_.size(); ++k) beside_.push_back(Beside(labels_[order_[k]]));
  }

  LikelySpans Span() {
    const size_t states = (order_.size() + 1) * sides_ * sides_;
    least_.assign(states, kNone);
    from_.assign(states, {});
    least_[At(0, 0, 0)] = 0;
    for (size_t k = 0; k <= order_.size(); ++k)
      for (size_t first = 0; first < sides_; ++first)
        for (size_t row = first; row < sides_; ++row) Step(k, row, first);
    return Best();
  }

 private:
  // How the least cost of a state came to be: from which one, and the name of the rows between.
  struct From {
    size_t state = 0, row = 0, end = 0;
    int label = -1;
  };

  // `names` of the order are placed on the first `row` rows; those of the same level 1 begin in row `first`.
  size_t At(size_t names, size_t row, size_t first) const { return (names * sides_ + row) * sides_ + first; }

  void Reach(size_t state, int cost, const From& from) {
    if (cost >= least_[state]) return;
    least_[state] = cost;
    from_[state] = from;
  }

  int Parent(size_t k) const { return parents_[order_[k]]; }

  void Step(size_t k, size_t row, size_t first) {
    const size_t here = At(k, row, first);
    const int cost = least_[here];
    if (cost == kNone) return;
    if (row < rows_.size()) Reach(At(k, row + 1, first), cost + kUnnamed, {here, row, row + 1, -1});
    if (k == order_.size()) return;
    const bool closes = k > 0 && Parent(k) != Parent(k - 1);
    const int closed = cost + (closes ? WeightCost(k - 1, first, row) : 0);
    const size_t begin = closes ? row : first;
    Reach(At(k + 1, row, begin), closed + kUnused, {here, row, row, -1});
    for (size_t end = row + 1; end < sides_; ++end)
      Reach(At(k + 1, end, begin), closed + SpanCost(k, row, end),
            {here, row, end, static_cast<int>(order_[k])});
  }

  LikelySpans Best() const {
    LikelySpans out;
    size_t best = 0;
    out.cost = kNone;
    for (size_t first = 0; first < sides_; ++first) {
      const size_t state = At(order_.size(), rows_.size(), first);
      if (least_[state] == kNone) continue;
      const int cost = least_[state] + WeightCost(order_.size() - 1, first, rows_.size());
      if (cost >= out.cost) continue;
      out.cost = cost;
      best = state;
    }
    if (out.cost == kNone) return out;
    out.spans.assign(rows_.size(), -1);
    for (size_t state = best; state != At(0, 0, 0); state = from_[state].state)
      for (size_t r = from_[state].row; r < from_[state].end; ++r) out.spans[r] = from_[state].label;
    return out;
  }

  void Weigh() {
    sums_.assign(sides_, 0);
    for (size_t r = 0; r < rows_.size(); ++r) sums_[r + 1] = sums_[r] + rows_[r].weight;
    for (const ScatteredLabel& label : labels_) {
      const std::optional<std::string> printed =
          (label.kinds & kPhraseLevel1) != 0 ? lexicon_.SplitWeight(label.text, 1).weight : std::nullopt;
      weights_.push_back(printed ? MarkOf(*printed) : std::nullopt);
    }
  }

  int WeightCost(size_t k, size_t first, size_t end) const {
    if (Parent(k) < 0) return 0;
    const std::optional<int64_t> weight = weights_[static_cast<size_t>(Parent(k))];
    return weight && *weight != sums_[end] - sums_[first] ? kOtherWeight : 0;
  }

  // What each row says against each name: how much better another one suits it.
  void Suit() {
    suits_.assign(order_.size(), std::vector<int>(sides_, 0));
    for (size_t r = 0; r < rows_.size(); ++r) {
      std::vector<int> suits;
      for (size_t i : order_) {
        const std::string& level2 = labels_[i].text;
        suits.push_back((rows_[r].name && lexicon_.SuitsLevel(rows_[r].name->text, level2) ? kSuitsName : 0) +
                        (lexicon_.TargetSuitsLevel(rows_[r].target, level2) ? kSuitsTarget : 0));
      }
      const int most = *std::max_element(suits.begin(), suits.end());
      for (size_t k = 0; k < order_.size(); ++k) suits_[k][r + 1] = suits_[k][r] + most - suits[k];
    }
  }

  // Of the indicators that share the passage of a name, counted from the first row: how many there are, and
  // how many stand below it, above it.
  struct Counts {
    std::vector<int> beside, below, above;
  };

  Counts Beside(const ScatteredLabel& label) const {
    Counts out;
    for (std::vector<int>* count : {&out.beside, &out.below, &out.above}) count->assign(sides_, 0);
    for (size_t r = 0; r < rows_.size(); ++r) {
      const ScatteredName* name = rows_[r].name;
      const bool beside = name && name->passage == label.passage;
      out.beside[r + 1] = out.beside[r] + beside;
      out.below[r + 1] = out.below[r] + (beside && name->at.front() > label.at.back());
      out.above[r + 1] = out.above[r] + (beside && name->at.back() < label.at.front());
    }
    return out;
  }

  // Of a name that spans the rows [row, end).
  int SpanCost(size_t k, size_t row, size_t end) const {
    const ScatteredLabel& label = labels_[order_[k]];
    const Counts& counts = beside_[k];
    int cost = suits_[k][end] - suits_[k][row];
    cost += kOtherLine * (counts.below[row] + counts.above[rows_.size()] - counts.above[end]);
    if (counts.beside[rows_.size()] > 0 && counts.beside[end] == counts.beside[row]) cost += kApart;
    if (rows_[row].page != label.page) cost += kOtherPage;
    for (size_t r = row + 1; r < end; ++r)
      if (rows_[r].page < label.page) cost += kOtherPage;
    return cost;
  }

  const std::vector<ScatteredRow>& rows_;
  const std::vector<ScatteredLabel>& labels_;
  const std::vector<size_t>& order_;
  const std::vector<int>& parents_;
  const PerformanceLexicon& lexicon_;
  const size_t sides_;                           // of rows: one more than there are
  std::vector<int64_t> sums_;                    // of the weights of the first rows
  std::vector<std::optional<int64_t>> weights_;  // of each label
  std::vector<std::vector<int>> suits_;          // by place in the order: sums over the first rows
  std::vector<Counts> beside_;
  std::vector<int> least_;
  std::vector<From> from_;
};

}  // namespace

LikelySpans SpanLikelyLevels(const std::vector<ScatteredRow>& rows, const std::vector<ScatteredLabel>& labels,
                             const std::vector<size_t>& order, const std::vector<int>& parents,
                             const PerformanceLexicon& lexicon) {
  if (order.empty() || rows.empty() || rows.size() > kMostRows || order.size() > kMostNames)
    return {{}, kNone};
  return Spanner(rows, labels, order, parents, lexicon).Span();
}

}  // namespace gongkai
