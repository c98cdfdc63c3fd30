#include "normalize/performance/span_labels.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gongkai {
namespace {

// Costs, in heights of a row.
constexpr double kAbove = 0.1;     // rows above the first name of a page are left without one
constexpr double kLeft = 0.8;      // rows further down are, or of the first page
constexpr size_t kMostRows = 150;  // on one page; the searches below take their cube
constexpr double kBlank = 0.1;     // a row has no line in a column
constexpr double kAstray = 2.0;    // a label is so many times as far from its own row as from another
constexpr double kMisfit = 1.0;    // a row stands below a name that cannot be its own

}  // namespace

SpanDivision SpanLabels(const std::vector<RowExtent>& text, const std::vector<RowExtent>& boxes,
                        const std::vector<RowExtent>& labels, CellSet set, bool continued,
                        const std::function<bool(size_t row, size_t label)>& fits) {
  size_t n = text.size(), m = labels.size();
  SpanDivision out;
  std::vector<int>& best = out.label_of;
  best.assign(n, -1);
  if (m == 0 || n == 0) return out;
  if (n > kMostRows) {
    for (size_t r = 0, label = 0; r < n; ++r) {
      while (label + 1 < m && labels[label + 1].top <= text[r].bottom) ++label;
      best[r] = static_cast<int>(label);
    }
    return out;
  }
  // Rows a..b under the label: by how much it is not at their top or in their middle, and how far it reaches
  // out of their cells.
  auto miss = [&](size_t a, size_t b, size_t label) {
    if (set == CellSet::kTop) return std::abs(text[a].top - labels[label].top);
    if (set == CellSet::kFoot) return std::abs(text[b].bottom - labels[label].bottom);
    const std::vector<RowExtent>& cells = boxes.empty() ? text : boxes;
    double off = std::abs(cells[a].top + cells[b].bottom - labels[label].top - labels[label].bottom) / 2;
    if (boxes.empty()) return off;
    return off + std::max(cells[a].top - labels[label].top, 0.0) +
           std::max(labels[label].bottom - cells[b].bottom, 0.0);
  };
  if (m >= n) {
    for (size_t r = 0; r < n; ++r) {
      best[r] = static_cast<int>(r);
      out.cost += miss(r, r, r);
    }
    return out;
  }
  double step = n > 1 ? (text.back().bottom - text.front().bottom) / static_cast<double>(n - 1) : 1;
  auto cost = [&](size_t a, size_t b, size_t label) {
    double misfits = 0;
    for (size_t r = a; r <= b; ++r) misfits += fits(r, label) ? 0 : kMisfit * step;
    return misfits + miss(a, b, label);
  };
  // least[k][r]: the first r rows divided among the first k labels. Rows may be left to no label: above the
  // first one they belong to the page before, further down their label was not printed.
  std::vector<std::vector<double>> least(m + 1,
                                         std::vector<double>(n + 1, std::numeric_limits<double>::infinity()));
  std::vector<std::vector<size_t>> from(m + 1, std::vector<size_t>(n + 1, 0));
  std::vector<std::vector<char>> left(m + 1, std::vector<char>(n + 1, 0));  // 1: rows p..r-1 have no label
  for (size_t r = 0; r <= n; ++r) least[0][r] = r == 0 ? 0 : (continued ? kAbove : kLeft) * step;
  for (size_t k = 1; k <= m; ++k) {
    for (size_t r = k; r <= n; ++r)
      for (size_t p = k - 1; p < r; ++p) {
        double c = least[k - 1][p] + cost(p, r - 1, k - 1);
        if (c >= least[k][r]) continue;
        least[k][r] = c;
        from[k][r] = p;
      }
    for (size_t r = n; r > k; --r)
      for (size_t p = k; p < r; ++p) {
        double c = left[k][p] ? std::numeric_limits<double>::infinity() : least[k][p] + kLeft * step;
        if (c >= least[k][r]) continue;
        least[k][r] = c;
        from[k][r] = p;
        left[k][r] = 1;
      }
  }
  for (size_t k = m, r = n; k > 0;) {
    size_t p = from[k][r];
    if (left[k][r]) {
      r = p;
      continue;
    }
    for (size_t i = p; i < r; ++i) best[i] = static_cast<int>(k) - 1;
    r = p;
    --k;
  }
  out.cost = least[m][n];
  // Rows of each label, and one row more or less at each boundary.
  std::vector<size_t> first(m, n), last(m, 0);
  for (size_t r = 0; r < n; ++r) {
    if (best[r] < 0) continue;
    size_t label = static_cast<size_t>(best[r]);
    first[label] = std::min(first[label], r);
    last[label] = r;
  }
  const auto off = [&](size_t row, size_t label) {
    const double middle = (labels[label].top + labels[label].bottom) / 2;
    return std::max({text[row].top - middle, middle - text[row].bottom, 0.0});
  };
  for (size_t k = 0; k < m && set == CellSet::kMiddle; ++k) {
    if (first[k] != last[k]) continue;
    for (size_t r = first[k] > 0 ? first[k] - 1 : 0; r < std::min(first[k] + 2, n); ++r)
      out.astray = out.astray || kAstray * off(r, k) < off(first[k], k);
  }
  for (size_t k = 0; k + 1 < m; ++k) {
    if (last[k] + 1 != first[k + 1]) continue;
    double now = cost(first[k], last[k], k) + cost(first[k + 1], last[k + 1], k + 1);
    if (first[k] < last[k])
      out.margin =
          std::min(out.margin, cost(first[k], last[k] - 1, k) + cost(last[k], last[k + 1], k + 1) - now);
    if (first[k + 1] < last[k + 1])
      out.margin = std::min(
          out.margin, cost(first[k], first[k + 1], k) + cost(first[k + 1] + 1, last[k + 1], k + 1) - now);
  }
  return out;
}

std::vector<size_t> DivideLines(const std::vector<double>& lines, const std::vector<double>& rows) {
  size_t n = lines.size(), m = rows.size();
  std::vector<size_t> best(n, 0);
  if (n == 0 || m == 0) return best;
  if (n > kMostRows || m > kMostRows) {
    for (size_t i = 0, row = 0; i < n; ++i) {
      while (row + 1 < m && rows[row + 1] <= lines[i]) ++row;
      best[i] = row;
    }
    return best;
  }
  // Lines of many rows can lie around one of them as well: blank rows cost something.
  double blank = n > 1 ? kBlank * (lines.back() - lines.front()) / static_cast<double>(n - 1) : 0;
  // least[k][i]: the first i lines divided among the first k rows; from[k][i]: the first line of row k-1, or
  // i.
  double infinity = std::numeric_limits<double>::infinity();
  std::vector<std::vector<double>> least(m + 1, std::vector<double>(n + 1, infinity));
  std::vector<std::vector<size_t>> from(m + 1, std::vector<size_t>(n + 1, 0));
  least[0][0] = 0;
  for (size_t k = 1; k <= m; ++k) {
    for (size_t i = 0; i <= n; ++i) {
      least[k][i] = least[k - 1][i] + blank;
      from[k][i] = i;
      for (size_t p = 0; p < i; ++p) {
        double c = least[k - 1][p] + std::abs((lines[p] + lines[i - 1]) / 2 - rows[k - 1]);
        if (c >= least[k][i]) continue;
        least[k][i] = c;
        from[k][i] = p;
      }
    }
  }
  for (size_t k = m, i = n; k > 0; --k) {
    for (size_t line = from[k][i]; line < i; ++line) best[line] = k - 1;
    i = from[k][i];
  }
  return best;
}

}  // namespace gongkai
