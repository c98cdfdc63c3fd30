#include "normalize/linear/name_pieces.h"

#include <algorithm>
#include <limits>

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

constexpr int kImpossible = std::numeric_limits<int>::max() / 4;

}  // namespace

NameDivision DivideNames(const std::vector<NamePiece>& pieces, size_t rows,
                         const std::function<NameFit(size_t row, const std::string& name)>& fits) {
  size_t n = pieces.size();
  NameDivision out;
  constexpr size_t kMostPieces = 1000, kLongestName = 6;
  if (n < rows || rows == 0 || n > kMostPieces || n > rows * kLongestName) return out;
  std::vector<int> width(n);
  int widest = 0;
  for (size_t i = 0; i < n; ++i) {
    width[i] = DisplayWidth(pieces[i].text);
    widest = std::max(widest, width[i]);
  }
  auto breaks = [&](size_t i) {  // price of piece i going on with the name of piece i - 1
    int price = pieces[i].link == PlacementLink::kNextLine ? 0
                : pieces[i].link == PlacementLink::kApart  ? 6
                                                           : 2;
    // A line that ends well before the edge was not broken there.
    if (width[i - 1] + 2 < widest) price += width[i - 1] + 6 < widest ? 4 : 2;
    return price + 1;
  };
  // cost[r][i]: the first r rows take the first i pieces. The division may waste a full line (price 1).
  std::vector<std::vector<int>> cost(rows + 1, std::vector<int>(n + 1, kImpossible));
  std::vector<std::vector<size_t>> from(rows + 1, std::vector<size_t>(n + 1, 0));
  cost[0][0] = 0;
  for (size_t r = 0; r < rows; ++r) {
    for (size_t i = r; i < n; ++i) {
      if (cost[r][i] >= kImpossible) continue;
      std::string name;
      int price = cost[r][i];
      for (size_t k = i; k < std::min(n, i + kLongestName); ++k) {
        if (k > i) price += breaks(k);
        name += pieces[k].text;
        if (n - k - 1 < rows - r - 1) break;
        NameFit fit = fits(r, name);
        int total = price + (fit == NameFit::kKnown ? 0 : fit == NameFit::kUnknown ? 3 : 8);
        if (total < cost[r + 1][k + 1]) {
          cost[r + 1][k + 1] = total;
          from[r + 1][k + 1] = i;
        }
      }
    }
  }
  if (cost[rows][n] >= kImpossible) return out;
  out.row_of.assign(n, 0);
  out.certain.assign(rows, true);
  size_t end = n;
  for (size_t r = rows; r > 0; --r) {
    size_t begin = from[r][end];
    std::string name;
    for (size_t i = begin; i < end; ++i) {
      out.row_of[i] = static_cast<int>(r - 1);
      name += pieces[i].text;
    }
    out.certain[r - 1] = fits(r - 1, name) != NameFit::kContradicted;
    end = begin;
  }
  return out;
}

}  // namespace gongkai
