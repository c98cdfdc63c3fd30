#include "normalize/performance/scattered_values.h"

#include <algorithm>

#include "normalize/performance/sheet.h"
#include "normalize/text/amount.h"
#include "normalize/text/fold.h"
#include "normalize/text/quantity.h"

namespace gongkai {
namespace {

using Kind = ScatteredCell::Kind;

constexpr int64_t kFullMark = 10000, kMostOfRow = 6000;  // hundredths

bool IsRate(const ScatteredCell& cell) {
  return cell.kind == Kind::kValue && (cell.text.ends_with("%") || cell.text.ends_with("％"));
}

// How the figures of a row may stand in the text, the surest first.
enum class Reach {
  kTogether,  // nothing between them
  kAmong,     // words between them
  kParted,    // target and actual value elsewhere
};

class Reader {
 public:
  Reader(const std::vector<ScatteredCell>& cells, Reach reach) : cells_(cells), reach_(reach) {
    out_.used.assign(cells.size(), 0);
    for (size_t i = 0; i < cells.size(); ++i)
      if (reach == Reach::kTogether || cells[i].kind != Kind::kText || IsAmountOrDash(cells[i].text))
        order_.push_back(i);
  }

  ScatteredValues Read() {
    // A row in parts may look like the execution of the funds.
    if (reach_ == Reach::kParted) FindExecutions();
    for (size_t at = 0; at < order_.size();) {
      const size_t taken = TakeSplit(at) + TakeRow(at);
      at += std::max<size_t>(taken, 1);
    }
    if (reach_ != Reach::kParted) FindExecutions();
    FindTotals();
    if (reach_ == Reach::kParted) FillRows();
    Settle();
    return std::move(out_);
  }

  /// Of what was read: the weights add up to a hundred, and the scores to the printed total.
  bool adds_up() const { return adds_up_; }
  int64_t weights() const { return weights_; }

 private:
  const ScatteredCell* Cell(size_t at) const { return at < order_.size() ? &cells_[order_[at]] : nullptr; }

  bool Is(size_t at, Kind kind) const {
    const ScatteredCell* cell = Cell(at);
    return cell && cell->kind == kind && !out_.used[order_[at]];
  }

  // A weight and a score that one indicator may have.
  bool IsMarks(size_t at) const {
    if (!Is(at, Kind::kNumber) || !Is(at + 1, Kind::kNumber)) return false;
    const std::optional<int64_t> weight = MarkOf(Cell(at)->text), score = MarkOf(Cell(at + 1)->text);
    return weight && score && *weight > 0 && *weight <= kMostOfRow && *score >= 0 && *score <= *weight;
  }

  // 10, 98%, 9.8: the execution of the funds, a full score among them.
  void FindExecutions() {
    for (size_t at = 0; at + 2 < order_.size(); ++at) {
      if (!Is(at, Kind::kNumber) || !IsRate(*Cell(at + 1)) || !Is(at + 2, Kind::kNumber)) continue;
      const std::optional<int64_t> first = MarkOf(Cell(at)->text);
      if (!first || *first > kFullMark || MarkOf(Cell(at + 2)->text) > first) continue;
      // The score of a row may stand before the actual value, weight and score of the next.
      if (reach_ == Reach::kParted && IsMarks(at + 2)) continue;
      executions_.push_back({order_[at], order_[at + 2]});
    }
  }

  void Put(const ValueRow& row, std::initializer_list<size_t> cells) {
    out_.rows.push_back(row);
    out_.rows.back().first = *cells.begin();
    for (size_t i : cells) {
      out_.used[i] = 1;
      out_.rows.back().last = i;
    }
    weights_ += *MarkOf(row.weight.text);
    scores_ += *MarkOf(row.score.text);
  }

  // ≥ 98 % 99 10 10: comparison, value and unit for themselves. How many places it takes.
  size_t TakeSplit(size_t at) {
    if (!Is(at, Kind::kValue) || !IsComparison(Cell(at)->text)) return 0;
    const size_t i = order_[at];
    const auto fits = [&](size_t k) {  // the actual value stands in cell k
      if (k + 2 >= cells_.size() || cells_[k].kind == Kind::kText) return false;
      const auto place = std::find(order_.begin() + static_cast<std::ptrdiff_t>(at), order_.end(), k + 1);
      return place != order_.end() && *(place + 1) == k + 2 &&
             IsMarks(static_cast<size_t>(place - order_.begin()));
    };
    if (i + 1 >= cells_.size() || cells_[i + 1].kind == Kind::kText) return 0;
    const bool has_unit = NumberOf(cells_[i + 1].text) && fits(i + 3) && cells_[i + 2].kind != Kind::kNumber;
    if (!has_unit && !fits(i + 2)) return 0;
    const size_t actual = has_unit ? i + 3 : i + 2;
    ValueRow row{cells_[i + 1], cells_[actual], cells_[actual + 1], cells_[actual + 2], 0, 0, cells_[i], {}};
    if (has_unit) row.unit = cells_[i + 2];
    if (!has_unit && NumberOf(row.target.text)) lacks_unit_ = true;
    Put(row, {i, i + 1, actual - 1, actual, actual + 1, actual + 2});
    size_t places = 0;
    while (at + places < order_.size() && order_[at + places] <= actual + 2) ++places;
    return places;
  }

  size_t TakeRow(size_t at) {
    if (Is(at, Kind::kValue) && Is(at + 1, Kind::kValue) && IsMarks(at + 2)) {
      Put({*Cell(at), *Cell(at + 1), *Cell(at + 2), *Cell(at + 3), 0, 0, {}, {}},
          {order_[at], order_[at + 1], order_[at + 2], order_[at + 3]});
      return 4;
    }
    if (reach_ != Reach::kParted || IsOfExecution(at)) return 0;
    if (Is(at, Kind::kValue) && IsMarks(at + 1)) {
      Put({Nothing(at), *Cell(at), *Cell(at + 1), *Cell(at + 2), 0, 0, {}, {}},
          {order_[at], order_[at + 1], order_[at + 2]});
      return 3;
    }
    // Behind a number the pair may be another one.
    const bool alone = at == 0 || order_[at - 1] + 1 < order_[at] || Cell(at - 1)->kind != Kind::kNumber;
    if (alone && IsMarks(at) && order_[at] + 1 == order_[at + 1] && !Is(at + 2, Kind::kNumber)) {
      Put({Nothing(at), Nothing(at), *Cell(at), *Cell(at + 1), 0, 0, {}, {}}, {order_[at], order_[at + 1]});
      return 2;
    }
    return 0;
  }

  ScatteredCell Nothing(size_t at) const {
    ScatteredCell out = *Cell(at);
    out.text.clear();
    return out;
  }

  bool IsOfExecution(size_t at) const {
    return std::any_of(executions_.begin(), executions_.end(), [&](const WeightAndScore& execution) {
      return execution.weight <= order_[at] && order_[at] <= execution.score;
    });
  }

  void FindTotals() {
    for (size_t at = 0; at < order_.size(); ++at) {
      if (!Is(at, Kind::kNumber) || MarkOf(Cell(at)->text) != kFullMark) continue;
      // A page number may stand between.
      for (size_t k = at + 1; k < at + 3 && Is(k, Kind::kNumber); ++k)
        totals_.push_back({order_[at], order_[k]});
    }
  }

  // Values that were printed elsewhere are those of the rows that lack some, in order, where there are as
  // many.
  void FillRows() {
    if (out_.rows.empty()) return;
    std::vector<size_t> left;
    for (size_t at = 0; at < order_.size(); ++at) {
      const bool in_funds = (at > 0 && !Is(at - 1, Kind::kValue) && IsDash(at - 1)) || IsDash(at + 1);
      if (Is(at, Kind::kValue) && order_[at] > out_.rows[0].first && !in_funds && !IsOfExecution(at))
        left.push_back(order_[at]);
    }
    std::vector<ScatteredCell*> lacking;
    for (ValueRow& row : out_.rows)
      for (ScatteredCell* cell : {&row.target, &row.actual})
        if (cell->text.empty()) lacking.push_back(cell);
    if (lacking.size() != left.size()) return;
    for (size_t i = 0; i < left.size(); ++i) {
      *lacking[i] = cells_[left[i]];
      out_.used[left[i]] = 1;
    }
  }

  bool IsDash(size_t at) const {
    return at < order_.size() && Cell(at)->kind == Kind::kText && IsAmountOrDash(Cell(at)->text);
  }

  void Settle() {
    const auto take = [&](const WeightAndScore& total, const WeightAndScore* execution) {
      out_.total = total;
      if (execution) out_.execution = *execution;
      adds_up_ = true;
      out_.add_up = reach_ == Reach::kTogether && !lacks_unit_;
    };
    for (const WeightAndScore& total : totals_) {
      const int64_t score = MarkOf(cells_[total.score].text).value_or(-1);
      if (weights_ == kFullMark && scores_ == score) return take(total, nullptr);
      for (const WeightAndScore& execution : executions_)
        if (weights_ + *MarkOf(cells_[execution.weight].text) == kFullMark &&
            scores_ + *MarkOf(cells_[execution.score].text) == score)
          return take(total, &execution);
    }
    if (totals_.size() == 1) out_.total = totals_[0];
    if (executions_.size() == 1) out_.execution = executions_[0];
  }

  const std::vector<ScatteredCell>& cells_;
  const Reach reach_;
  std::vector<size_t> order_;  // of the cells that are read
  std::vector<WeightAndScore> executions_, totals_;
  int64_t weights_ = 0, scores_ = 0;
  bool adds_up_ = false, lacks_unit_ = false;
  ScatteredValues out_;
};

}  // namespace

std::optional<int64_t> MarkOf(const std::string& text) {
  const std::optional<std::string> number = NumberOf(text);
  return number ? ToFen(*number, "元") : std::nullopt;
}

ScatteredValues ReadScatteredValues(const std::vector<ScatteredCell>& cells) {
  std::optional<ScatteredValues> best;
  int64_t most = -1;
  for (Reach reach : {Reach::kTogether, Reach::kAmong, Reach::kParted}) {
    Reader reader(cells, reach);
    ScatteredValues read = reader.Read();
    if (reader.adds_up()) return read;
    // Rows weigh a hundred at most.
    if (reader.weights() <= most || (best && reader.weights() > kFullMark)) continue;
    most = reader.weights();
    best = std::move(read);
  }
  return std::move(*best);
}

}  // namespace gongkai
