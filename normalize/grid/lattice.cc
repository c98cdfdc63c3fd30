#include "normalize/grid/lattice.h"

#include <numeric>

namespace gongkai {
namespace {

constexpr double kTouch = 4.5;     // rulings this close touch
constexpr double kSameLine = 4.5;  // lattice lines closer than this are one
constexpr size_t kMaxColumns = 400;
constexpr size_t kMaxRows = 4000;

class DisjointSets {
 public:
  explicit DisjointSets(size_t n) : parent_(n) { std::iota(parent_.begin(), parent_.end(), 0); }
  size_t Find(size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void Join(size_t a, size_t b) { parent_[std::max(Find(a), Find(b))] = std::min(Find(a), Find(b)); }

 private:
  std::vector<size_t> parent_;
};

bool Touches(const Ruling& h, const Ruling& v) {
  return v.at >= h.from - kTouch && v.at <= h.to + kTouch && h.at >= v.from - kTouch && h.at <= v.to + kTouch;
}

// Distinct line positions, ascending; positions closer than kSameLine become their mean.
std::vector<double> DistinctLines(std::vector<double> at) {
  std::sort(at.begin(), at.end());
  std::vector<double> lines;
  for (size_t i = 0; i < at.size();) {
    size_t j = i;
    double sum = 0;
    while (j < at.size() && at[j] - at[i] <= kSameLine) sum += at[j++];
    lines.push_back(sum / static_cast<double>(j - i));
    i = j;
  }
  return lines;
}

size_t NearestLine(const std::vector<double>& lines, double at) {
  size_t i = static_cast<size_t>(std::lower_bound(lines.begin(), lines.end(), at) - lines.begin());
  if (i == lines.size()) return i - 1;
  if (i > 0 && at - lines[i - 1] < lines[i] - at) return i - 1;
  return i;
}

// drawn[line][k]: the piece of `line` beside elementary interval k of the other axis is covered by a ruling.
std::vector<std::vector<bool>> DrawnEdges(const std::vector<const Ruling*>& rulings,
                                          const std::vector<double>& lines,
                                          const std::vector<double>& across) {
  std::vector<std::vector<double>> covered(lines.size(), std::vector<double>(across.size() - 1, 0.0));
  for (const Ruling* r : rulings) {
    std::vector<double>& row = covered[NearestLine(lines, r->at)];
    size_t k = static_cast<size_t>(std::upper_bound(across.begin(), across.end(), r->from) - across.begin());
    for (k = k > 0 ? k - 1 : 0; k + 1 < across.size() && across[k] < r->to; ++k)
      row[k] += std::max(0.0, std::min(r->to, across[k + 1]) - std::max(r->from, across[k]));
  }
  std::vector<std::vector<bool>> drawn(lines.size(), std::vector<bool>(across.size() - 1));
  for (size_t i = 0; i < lines.size(); ++i)
    for (size_t k = 0; k + 1 < across.size(); ++k)
      drawn[i][k] = covered[i][k] >= 0.5 * (across[k + 1] - across[k]);
  return drawn;
}

// Cuts groups of joined elementary cells into rectangles. A group is normally one rectangle; where a stray
// gap joined cells into an L, it is cut row by row so that nothing overlaps.
void CollectCells(size_t rows, size_t cols, DisjointSets* sets, Lattice* out) {
  std::vector<bool> taken(rows * cols, false);
  for (size_t r = 0; r < rows; ++r) {
    for (size_t c = 0; c < cols; ++c) {
      if (taken[r * cols + c]) continue;
      size_t group = sets->Find(r * cols + c);
      auto belongs = [&](size_t row, size_t col) {
        return !taken[row * cols + col] && sets->Find(row * cols + col) == group;
      };
      size_t right = c + 1;
      while (right < cols && belongs(r, right)) ++right;
      size_t bottom = r + 1;
      auto full_row = [&](size_t row) {
        for (size_t k = c; k < right; ++k)
          if (!belongs(row, k)) return false;
        return true;
      };
      while (bottom < rows && full_row(bottom)) ++bottom;
      for (size_t i = r; i < bottom; ++i)
        for (size_t k = c; k < right; ++k) taken[i * cols + k] = true;
      out->cells.push_back({static_cast<int>(r), static_cast<int>(c), static_cast<int>(bottom - r),
                            static_cast<int>(right - c)});
    }
  }
}

bool BuildLattice(const std::vector<const Ruling*>& horizontal, const std::vector<const Ruling*>& vertical,
                  Lattice* out) {
  std::vector<double> xs, ys;
  double x_min = 1e9, x_max = -1e9, y_min = 1e9, y_max = -1e9;
  for (const Ruling* r : vertical) {
    xs.push_back(r->at);
    y_min = std::min(y_min, r->from);
    y_max = std::max(y_max, r->to);
  }
  for (const Ruling* r : horizontal) {
    ys.push_back(r->at);
    x_min = std::min(x_min, r->from);
    x_max = std::max(x_max, r->to);
  }
  // Sides that are not drawn but that the other rulings clearly reach.
  constexpr double kOpenSide = 8;
  auto [left, right] = std::minmax_element(xs.begin(), xs.end());
  auto [top, bottom] = std::minmax_element(ys.begin(), ys.end());
  double first_x = *left, last_x = *right, first_y = *top, last_y = *bottom;
  if (x_min < first_x - kOpenSide) xs.push_back(x_min);
  if (x_max > last_x + kOpenSide) xs.push_back(x_max);
  if (y_min < first_y - kOpenSide) ys.push_back(y_min);
  if (y_max > last_y + kOpenSide) ys.push_back(y_max);
  out->xs = DistinctLines(std::move(xs));
  out->ys = DistinctLines(std::move(ys));
  if (out->xs.size() < 2 || out->ys.size() < 2) return false;
  if (out->xs.size() > kMaxColumns || out->ys.size() > kMaxRows) return false;
  out->box = {out->xs.front(), out->ys.front(), out->xs.back(), out->ys.back()};

  std::vector<std::vector<bool>> v = DrawnEdges(vertical, out->xs, out->ys);
  std::vector<std::vector<bool>> h = DrawnEdges(horizontal, out->ys, out->xs);
  size_t rows = out->ys.size() - 1, cols = out->xs.size() - 1;
  DisjointSets sets(rows * cols);
  for (size_t r = 0; r < rows; ++r) {
    for (size_t c = 0; c < cols; ++c) {
      if (c + 1 < cols && !v[c + 1][r]) sets.Join(r * cols + c, r * cols + c + 1);
      if (r + 1 < rows && !h[r + 1][c]) sets.Join(r * cols + c, (r + 1) * cols + c);
    }
  }
  CollectCells(rows, cols, &sets, out);
  return out->cells.size() > 1;
}

}  // namespace

Box Lattice::BoxOf(const LatticeCell& cell) const {
  return {xs[static_cast<size_t>(cell.col)], ys[static_cast<size_t>(cell.row)],
          xs[static_cast<size_t>(cell.col + cell.col_span)],
          ys[static_cast<size_t>(cell.row + cell.row_span)]};
}

void Lattice::BuildIndex() {
  owner_.assign(static_cast<size_t>(rows()) * static_cast<size_t>(cols()), -1);
  for (size_t i = 0; i < cells.size(); ++i)
    for (int r = cells[i].row; r < cells[i].row + cells[i].row_span; ++r)
      for (int c = cells[i].col; c < cells[i].col + cells[i].col_span; ++c)
        owner_[static_cast<size_t>(r) * static_cast<size_t>(cols()) + static_cast<size_t>(c)] =
            static_cast<int>(i);
}

int Lattice::CellAt(double x, double y, double slack) const {
  if (x < box.x0 - slack || x > box.x1 + slack || y < box.y0 - slack || y > box.y1 + slack) return -1;
  auto interval = [](const std::vector<double>& lines, double at) {
    size_t k = static_cast<size_t>(std::upper_bound(lines.begin(), lines.end(), at) - lines.begin());
    return std::clamp<size_t>(k, 1, lines.size() - 1) - 1;
  };
  return owner_[interval(ys, y) * static_cast<size_t>(cols()) + interval(xs, x)];
}

namespace {

// Horizontal rules that no vertical one touches, as wide as [x0, x1] and following each other below `y`, down
// to `end`.
std::vector<const Ruling*> RulesBelow(const std::vector<const Ruling*>& loose, double x0, double x1, double y,
                                      double end = 1e9) {
  constexpr double kSameEnd = 6, kTallestRow = 90;
  std::vector<const Ruling*> out;
  for (const Ruling* r : loose) {
    if (r->at <= y + kSameLine || std::abs(r->from - x0) > kSameEnd || std::abs(r->to - x1) > kSameEnd)
      continue;
    if (r->at - y > kTallestRow || r->at > end) break;
    out.push_back(r);
    y = r->at;
  }
  return out;
}

// Rules over the whole width: few in a header, many in a table that is ruled throughout.
size_t WideRules(const std::vector<const Ruling*>& horizontal, double x0, double x1) {
  std::vector<double> at;
  for (const Ruling* r : horizontal)
    if (r->to - r->from > 0.97 * (x1 - x0)) at.push_back(r->at);
  return DistinctLines(std::move(at)).size();
}

// Draws the column lines of a ruled header on through the rules below it. `tops`, ascending: where lattices
// begin; the next one is another table.
bool ExtendHalfRuled(const std::vector<const Ruling*>& loose, std::vector<const Ruling*>* horizontal,
                     const std::vector<const Ruling*>& vertical, std::vector<Ruling>* drawn,
                     const std::vector<double>& tops, OpenColumns* open) {
  double x0 = 1e9, x1 = -1e9, bottom = -1e9;
  for (const Ruling* r : *horizontal) {
    x0 = std::min(x0, r->from);
    x1 = std::max(x1, r->to);
    bottom = std::max(bottom, r->at);
  }
  std::vector<double> xs;
  // A line that ends higher up still parts two columns of the body: below it the header only joined their
  // numbers.
  for (const Ruling* r : vertical) xs.push_back(r->at);
  xs = DistinctLines(std::move(xs));
  std::vector<double> ends(xs.size(), -1e9);
  for (const Ruling* r : vertical)
    ends[NearestLine(xs, r->at)] = std::max(ends[NearestLine(xs, r->at)], r->to);
  // The header ends where the lines of the amounts do, at the right; those of the codes may end higher up
  // (above 栏次 in a wider cell) or lower down (类, 款 and 项 beside the first row).
  double foot = ends.back();
  const auto next = std::upper_bound(tops.begin(), tops.end(), bottom);
  std::vector<const Ruling*> below =
      RulesBelow(loose, x0, x1, bottom, next == tops.end() ? 1e9 : *next - kSameLine);
  // The rows of a header end with it; a row that only some of its lines reach into is one of the body.
  bool reaches_down = foot < bottom - kSameLine;
  // One rule below a header is its only row, if it is near; else it only closes something else.
  constexpr size_t kHeaderRules = 6;
  constexpr double kTallestOnlyRow = 60;
  bool only_row = below.size() == 1 && below[0]->at - bottom <= kTallestOnlyRow &&
                  WideRules(*horizontal, x0, x1) <= kHeaderRules;
  if (below.size() < 2 && !only_row) {
    if (!reaches_down || WideRules(*horizontal, x0, x1) > kHeaderRules) return false;
    // Most lines go on below the last one: every cell has its rules, and only the last column ends higher up.
    size_t deeper = static_cast<size_t>(
        std::count_if(ends.begin(), ends.end(), [&](double at) { return at > foot + kSameLine; }));
    if (2 * deeper > xs.size()) return false;
    below.clear();
  }
  double end = below.empty() ? bottom : below.back()->at;
  for (size_t i = 0; i < xs.size(); ++i)
    drawn->push_back({Ruling::Direction::kVertical, xs[i], std::max(ends[i], foot), end});
  horizontal->insert(horizontal->end(), below.begin(), below.end());
  xs.push_back(x0);
  xs.push_back(x1);
  if (open) open->xs = DistinctLines(std::move(xs));
  return true;
}

// The rules of one table that touch each other.
struct Component {
  std::vector<const Ruling*> horizontal, vertical;  // by their places from the top
};

// From the leftmost to the rightmost end of the rules.
std::pair<double, double> Extent(const std::vector<const Ruling*>& rules) {
  double x0 = 1e9, x1 = -1e9;
  for (const Ruling* r : rules) {
    x0 = std::min(x0, r->from);
    x1 = std::max(x1, r->to);
  }
  return {x0, x1};
}

// The verticals but those at both ends of the rules: a frame around the table says nothing of the columns.
std::vector<const Ruling*> WithoutFrame(const Component& component) {
  const auto [x0, x1] = Extent(component.horizontal);
  std::vector<const Ruling*> inner;
  for (const Ruling* r : component.vertical)
    if (r->at > x0 + kSameLine && r->at < x1 - kSameLine) inner.push_back(r);
  return inner;
}

// A half-ruled table in a frame: the column lines of its header end above most of its rules. Those are left
// in `loose`, and the header alone stays.
bool PartFramedBody(Component* component, std::vector<const Ruling*>* loose) {
  const std::vector<const Ruling*> inner = WithoutFrame(*component);
  if (inner.empty() || inner.size() == component->vertical.size()) return false;
  double foot = -1e9;
  for (const Ruling* r : inner) foot = std::max(foot, r->to);
  const auto [x0, x1] = Extent(component->horizontal);
  const auto body = std::find_if(component->horizontal.begin(), component->horizontal.end(),
                                 [&](const Ruling* r) { return r->at > foot + kSameLine; });
  const std::vector<const Ruling*> head(component->horizontal.begin(), body);
  constexpr size_t kFewest = 4;  // fewer may be notes in the frame
  const size_t below = static_cast<size_t>(component->horizontal.end() - body);
  if (below < std::max(kFewest, WideRules(head, x0, x1))) return false;
  loose->insert(loose->end(), body, component->horizontal.end());
  component->horizontal = head;
  component->vertical = inner;
  return true;
}

}  // namespace

std::vector<Lattice> FindLattices(const std::vector<Ruling>& rulings, OpenColumns* open) {
  std::vector<const Ruling*> horizontal, vertical;
  for (const Ruling& r : rulings)
    (r.direction == Ruling::Direction::kHorizontal ? horizontal : vertical).push_back(&r);
  // Sorted so that the touching rulings of a vertical are one range of horizontals.
  std::sort(horizontal.begin(), horizontal.end(),
            [](const Ruling* a, const Ruling* b) { return a->at < b->at; });
  size_t count = horizontal.size() + vertical.size();
  DisjointSets sets(count);
  std::vector<bool> touched(horizontal.size(), false);
  for (size_t i = 0; i < vertical.size(); ++i) {
    auto first = std::lower_bound(horizontal.begin(), horizontal.end(), vertical[i]->from - kTouch,
                                  [](const Ruling* r, double y) { return r->at < y; });
    for (auto it = first; it != horizontal.end() && (*it)->at <= vertical[i]->to + kTouch; ++it) {
      if (!Touches(**it, *vertical[i])) continue;
      sets.Join(static_cast<size_t>(it - horizontal.begin()), horizontal.size() + i);
      touched[static_cast<size_t>(it - horizontal.begin())] = true;
    }
  }
  std::vector<Component> components(count);
  for (size_t i = 0; i < horizontal.size(); ++i) components[sets.Find(i)].horizontal.push_back(horizontal[i]);
  for (size_t i = 0; i < vertical.size(); ++i)
    components[sets.Find(horizontal.size() + i)].vertical.push_back(vertical[i]);
  std::erase_if(components, [](const Component& c) { return c.horizontal.empty() || c.vertical.empty(); });
  std::vector<const Ruling*> loose;
  for (size_t i = 0; i < horizontal.size(); ++i)
    if (!touched[i]) loose.push_back(horizontal[i]);
  bool framed = false;
  for (Component& component : components) {
    if (WithoutFrame(component).empty()) {
      loose.insert(loose.end(), component.horizontal.begin(), component.horizontal.end());
      component.vertical.clear();
      framed = true;
    } else {
      framed = PartFramedBody(&component, &loose) || framed;
    }
  }
  if (framed)
    std::stable_sort(loose.begin(), loose.end(),
                     [](const Ruling* a, const Ruling* b) { return a->at < b->at; });
  std::erase_if(components, [](const Component& c) { return c.vertical.empty(); });

  std::vector<double> tops;
  if (!loose.empty())
    for (const Component& component : components) tops.push_back(component.horizontal.front()->at);
  std::sort(tops.begin(), tops.end());

  std::vector<Lattice> lattices;
  std::vector<double> carried = open ? open->xs : std::vector<double>();
  if (open) open->xs.clear();
  double lowest = -1e9;
  for (Component& component : components) {
    std::vector<Ruling> drawn;
    OpenColumns columns;
    if (!loose.empty() &&
        ExtendHalfRuled(loose, &component.horizontal, component.vertical, &drawn, tops, &columns))
      for (const Ruling& r : drawn) component.vertical.push_back(&r);
    Lattice lattice;
    if (!BuildLattice(component.horizontal, component.vertical, &lattice)) continue;
    if (open && lattice.box.y1 > lowest) open->xs = columns.xs;
    lowest = std::max(lowest, lattice.box.y1);
    lattice.BuildIndex();
    lattices.push_back(std::move(lattice));
  }
  // The rest of a half-ruled table at the top of the next page.
  if (carried.size() > 2 && loose.size() >= 2) {
    double top = loose.front()->at;
    std::vector<const Ruling*> rows = RulesBelow(loose, carried.front(), carried.back(), top - 2 * kSameLine);
    bool above_all = lattices.empty() || (!rows.empty() && rows.back()->at < lattices.front().box.y0 + 1);
    if (rows.size() >= 2 && above_all) {
      std::vector<Ruling> drawn;
      for (double x : carried)
        drawn.push_back({Ruling::Direction::kVertical, x, rows.front()->at, rows.back()->at});
      std::vector<const Ruling*> columns;
      for (const Ruling& r : drawn) columns.push_back(&r);
      Lattice lattice;
      if (BuildLattice(rows, columns, &lattice)) {
        lattice.BuildIndex();
        if (open && lattices.empty()) open->xs = carried;
        lattices.push_back(std::move(lattice));
      }
    }
  }
  std::sort(lattices.begin(), lattices.end(), [](const Lattice& a, const Lattice& b) {
    return a.box.y0 != b.box.y0 ? a.box.y0 < b.box.y0 : a.box.x0 < b.box.x0;
  });
  return lattices;
}

}  // namespace gongkai
