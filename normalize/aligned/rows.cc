#include "normalize/aligned/rows.h"

#include <algorithm>
#include <cmath>

namespace gongkai {
namespace {

constexpr size_t kMostLines = 12;    // of one cell
constexpr double kLinePitch = 1.6;   // em between the lines of a cell, at most
constexpr double kBlank = 0.2;       // em that a row without lines costs
constexpr double kCarried = 0.15;    // em that a line costs that goes on from the page before
constexpr size_t kMostWork = 90000;  // lines times rows of a column on a page

}  // namespace

Division DivideAmongRows(const std::vector<double>& lines, const std::vector<double>& rows, CellSet set,
                         double em, bool carries, const std::function<bool(size_t, size_t)>& joins) {
  const size_t n = lines.size(), m = rows.size();
  Division out;
  out.row_of.assign(n, m == 0 ? -1 : static_cast<int>(m) - 1);
  if (n == 0 || m == 0) return out;
  if (n * m > kMostWork) {
    out.cost = 1e9;
    return out;
  }
  constexpr double kNever = 1e18;
  // least[k][i]: the first i lines divided among the first k rows; size[k][i]: how many of them row k-1 has.
  std::vector<std::vector<double>> least(m + 1, std::vector<double>(n + 1, kNever));
  std::vector<std::vector<unsigned char>> size(m + 1, std::vector<unsigned char>(n + 1, 0));
  for (size_t k = 0; k <= m; ++k) least[k][0] = static_cast<double>(k) * kBlank * em;
  // What the page before left stands together above the first row.
  for (size_t i = 1; carries && i <= std::min(n, kMostLines) && lines[i - 1] < rows[0] - 0.3 * em; ++i) {
    if (i > 1 && lines[i - 1] - lines[i - 2] > kLinePitch * em) break;
    least[0][i] = least[0][i - 1] + kCarried * em;
  }
  for (size_t i = 1; i <= n; ++i) {
    // The longest group of lines that ends before line i.
    size_t longest = 1;
    while (longest < std::min(i, kMostLines) &&
           lines[i - longest] - lines[i - longest - 1] <= kLinePitch * em)
      ++longest;
    std::vector<bool> possible(longest + 1, true);
    for (size_t s = 2; s <= longest; ++s) possible[s] = joins(i - s, i);
    for (size_t k = 1; k <= m; ++k) {
      for (size_t s = 1; s <= longest; ++s) {
        if (!possible[s] || least[k - 1][i - s] >= kNever) continue;
        double at = PlaceOf(lines[i - s], lines[i - 1], set);
        double cost = least[k - 1][i - s] + std::abs(at - rows[k - 1]);
        if (cost >= least[k][i]) continue;
        least[k][i] = cost;
        size[k][i] = static_cast<unsigned char>(s);
      }
      double blank = least[k - 1][i] + kBlank * em;
      if (blank < least[k][i]) {
        least[k][i] = blank;
        size[k][i] = 0;
      }
    }
  }
  out.cost = least[m][n];
  size_t i = n;
  for (size_t k = m; k > 0; --k)
    for (size_t s = size[k][i]; s > 0; --s) out.row_of[--i] = static_cast<int>(k) - 1;
  while (i > 0) out.row_of[--i] = -1;
  return out;
}

}  // namespace gongkai
