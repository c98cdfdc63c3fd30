#include "extract/pdf/shaded_header.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "extract/pdf/rulings.h"

namespace gongkai {
namespace {

constexpr double kSame = 2.0;        // points by which an edge may miss a line
constexpr double kSmallest = 6.0;    // of a cell
constexpr size_t kMostAreas = 5000;  // of a page

// The upper end of a column line: of a ruling, or of the edge of a painted cell that was found.
struct End {
  double x = 0, y = 0;
  bool painted = false;
};

class Stack {
 public:
  explicit Stack(const std::vector<Ruling>& rulings) {
    for (const Ruling& rule : rulings)
      if (rule.direction == Ruling::Direction::kVertical) ends_.push_back({rule.at, rule.from});
    Sort();
  }

  bool empty() const { return ends_.empty(); }

  bool Carries(const Box& cell, bool painted) const {
    return EndsAt(cell.x0, cell.y1, painted) && EndsAt(cell.x1, cell.y1, painted);
  }

  // Column lines begin somewhere below the sides of the cell.
  bool StandsAbove(const Box& cell) const {
    return BeginsBelow(cell.x0, cell.y1) && BeginsBelow(cell.x1, cell.y1);
  }

  // No column line ends between the sides of the cell.
  bool IsOneColumn(const Box& cell) const {
    for (auto end = FirstRightOf(cell.x0 + kSame); end != ends_.end() && end->x < cell.x1 - kSame; ++end)
      if (std::abs(end->y - cell.y1) <= kSame) return false;
    return true;
  }

  void Add(const std::vector<Box>& cells) {
    for (const Box& cell : cells) {
      ends_.push_back({cell.x0, cell.y0, true});
      ends_.push_back({cell.x1, cell.y0, true});
    }
    Sort();
  }

 private:
  void Sort() {
    std::sort(ends_.begin(), ends_.end(), [](const End& a, const End& b) { return a.x < b.x; });
  }

  std::vector<End>::const_iterator FirstRightOf(double x) const {
    return std::lower_bound(ends_.begin(), ends_.end(), x,
                            [](const End& end, double at) { return end.x < at; });
  }

  bool EndsAt(double x, double y, bool painted) const {
    for (auto end = FirstRightOf(x - kSame); end != ends_.end() && end->x <= x + kSame; ++end)
      if (std::abs(end->y - y) <= kSame && end->painted >= painted) return true;
    return false;
  }

  bool BeginsBelow(double x, double y) const {
    for (auto end = FirstRightOf(x - kSame); end != ends_.end() && end->x <= x + kSame; ++end)
      if (end->y >= y - kSame) return true;
    return false;
  }

  std::vector<End> ends_;
};

}  // namespace

std::vector<Ruling> WithShadedHeaders(const std::vector<Box>& areas, std::vector<Ruling> rulings) {
  Stack stack(rulings);
  if (stack.empty() || areas.empty() || areas.size() > kMostAreas) return rulings;
  std::vector<Box> cells;
  for (const Box& area : areas)
    if (std::min(area.width(), area.height()) >= kSmallest) cells.push_back(area);
  std::sort(cells.begin(), cells.end(), [](const Box& a, const Box& b) { return a.y1 > b.y1; });
  std::vector<Box> found;
  // Row by row, from below.
  for (auto from = cells.begin(); from != cells.end();) {
    auto to = std::find_if(from, cells.end(), [&](const Box& cell) { return cell.y1 < from->y1 - kSame; });
    std::vector<Box> row;
    std::copy_if(from, to, std::back_inserter(row),
                 [&](const Box& cell) { return stack.Carries(cell, /*painted=*/false); });
    // A band over all columns is a caption or a shaded row, unless cells stand below it.
    const auto columns =
        std::count_if(row.begin(), row.end(), [&](const Box& cell) { return stack.IsOneColumn(cell); });
    if (columns < 2) {
      std::erase_if(row, [&](const Box& cell) { return !stack.Carries(cell, /*painted=*/true); });
    } else {
      // Beside them also those whose lines begin further below: the first row may be merged there.
      row.clear();
      std::copy_if(from, to, std::back_inserter(row),
                   [&](const Box& cell) { return stack.StandsAbove(cell); });
    }
    stack.Add(row);
    found.insert(found.end(), row.begin(), row.end());
    from = to;
  }
  if (found.empty()) return rulings;
  for (const Box& cell : found) {
    rulings.push_back({Ruling::Direction::kHorizontal, cell.y0, cell.x0, cell.x1});
    rulings.push_back({Ruling::Direction::kHorizontal, cell.y1, cell.x0, cell.x1});
    rulings.push_back({Ruling::Direction::kVertical, cell.x0, cell.y0, cell.y1});
    rulings.push_back({Ruling::Direction::kVertical, cell.x1, cell.y0, cell.y1});
  }
  return SnapAndJoin(std::move(rulings));
}

}  // namespace gongkai
