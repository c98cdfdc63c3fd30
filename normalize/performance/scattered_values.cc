#include "normalize/performance/scattered_values.h"

#include <algorithm>

#include "normalize/performance/sheet.h"
#include "normalize/text/amount.h"

namespace gongkai {
namespace {

using Kind = ScatteredCell::Kind;

constexpr int64_t kFullMark = 10000, kMostOfRow = 6000;  // hundredths

bool IsRow(const std::vector<ScatteredCell>& cells, size_t i) {
  if (i + 3 >= cells.size() || cells[i].kind != Kind::kValue || cells[i + 1].kind != Kind::kValue)
    return false;
  if (cells[i + 2].kind != Kind::kNumber || cells[i + 3].kind != Kind::kNumber) return false;
  const std::optional<int64_t> weight = MarkOf(cells[i + 2].text), score = MarkOf(cells[i + 3].text);
  return weight && score && *weight > 0 && *weight <= kMostOfRow && *score >= 0 && *score <= *weight;
}

bool IsRate(const ScatteredCell& cell) {
  return cell.kind == Kind::kValue && (cell.text.ends_with("%") || cell.text.ends_with("％"));
}

}  // namespace

std::optional<int64_t> MarkOf(const std::string& text) {
  const std::optional<std::string> number = NumberOf(text);
  return number ? ToFen(*number, "元") : std::nullopt;
}

ScatteredValues ReadScatteredValues(const std::vector<ScatteredCell>& cells) {
  ScatteredValues out;
  out.used.assign(cells.size(), 0);
  int64_t weights = 0, scores = 0;
  for (size_t i = 0; i < cells.size(); ++i) {
    if (!IsRow(cells, i)) continue;
    out.rows.push_back({cells[i], cells[i + 1], cells[i + 2], cells[i + 3], i, i + 3});
    weights += *MarkOf(cells[i + 2].text);
    scores += *MarkOf(cells[i + 3].text);
    for (size_t k = i; k <= i + 3; ++k) out.used[k] = 1;
    i += 3;
  }
  std::vector<WeightAndScore> executions, totals;
  for (size_t i = 0; i + 1 < cells.size(); ++i) {
    if (out.used[i] || out.used[i + 1] || cells[i].kind != Kind::kNumber) continue;
    const std::optional<int64_t> first = MarkOf(cells[i].text);
    if (first == kFullMark)  // a page number may stand between
      for (size_t k = i + 1; k < std::min(i + 3, cells.size()) && cells[k].kind == Kind::kNumber; ++k)
        totals.push_back({i, k});
    if (i + 2 < cells.size() && IsRate(cells[i + 1]) && cells[i + 2].kind == Kind::kNumber && first &&
        !out.used[i + 2] && *first <= kFullMark && MarkOf(cells[i + 2].text) <= first)
      executions.push_back({i, i + 2});
  }
  for (const WeightAndScore& total : totals) {
    const int64_t score = MarkOf(cells[total.score].text).value_or(-1);
    if (weights == kFullMark && scores == score) {
      out.total = total;
      out.add_up = true;
      return out;
    }
    for (const WeightAndScore& execution : executions) {
      if (weights + *MarkOf(cells[execution.weight].text) != kFullMark ||
          scores + *MarkOf(cells[execution.score].text) != score)
        continue;
      out.total = total;
      out.execution = execution;
      out.add_up = true;
      return out;
    }
  }
  if (totals.size() == 1) out.total = totals[0];
  if (executions.size() == 1) out.execution = executions[0];
  return out;
}

}  // namespace gongkai
