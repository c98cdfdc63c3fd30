#include "normalize/performance/span_labels.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gongkai {
namespace {

// Costs, in heights of a row.
constexpr double kAbove = 0.3;   // rows above the first name of a page are left without one
constexpr double kLeft = 0.8;    // rows further down are
constexpr double kMisfit = 1.0;  // a row stands below a name that cannot be its own

}  // namespace

std::vector<int> SpanLabels(const std::vector<double>& rows, const std::vector<double>& labels,
                            const std::function<bool(size_t row, size_t label)>& fits) {
  size_t n = rows.size(), m = labels.size();
  std::vector<int> best(n, -1);
  if (m == 0 || n == 0) return best;
  constexpr size_t kMostRows = 150;  // on one page; the search below takes their cube
  if (n > kMostRows) {
    for (size_t r = 0, label = 0; r < n; ++r) {
      while (label + 1 < m && labels[label + 1] <= rows[r]) ++label;
      best[r] = static_cast<int>(label);
    }
    return best;
  }
  if (m >= n) {
    for (size_t r = 0; r < n; ++r) best[r] = static_cast<int>(r);
    return best;
  }
  double step = n > 1 ? (rows.back() - rows.front()) / static_cast<double>(n - 1) : 1;
  double best_cost = std::numeric_limits<double>::infinity();
  for (bool top : {false, true}) {
    auto cost = [&](size_t a, size_t b, size_t label) {  // rows a..b under the label
      double misfits = 0;
      for (size_t r = a; r <= b; ++r) misfits += fits(r, label) ? 0 : kMisfit * step;
      return misfits + std::abs((top ? rows[a] : (rows[a] + rows[b]) / 2) - labels[label]);
    };
    // least[k][r]: the first r rows divided among the first k labels. Rows may be left to no label: above the
    // first one they belong to the page before, further down their label was not printed.
    std::vector<std::vector<double>> least(
        m + 1, std::vector<double>(n + 1, std::numeric_limits<double>::infinity()));
    std::vector<std::vector<size_t>> from(m + 1, std::vector<size_t>(n + 1, 0));
    std::vector<std::vector<char>> left(m + 1, std::vector<char>(n + 1, 0));  // 1: rows p..r-1 have no label
    for (size_t r = 0; r <= n; ++r) least[0][r] = r == 0 ? 0 : kAbove * step;
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
    if (least[m][n] >= best_cost) continue;
    best_cost = least[m][n];
    std::fill(best.begin(), best.end(), -1);
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
  }
  return best;
}

}  // namespace gongkai
