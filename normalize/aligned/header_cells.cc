#include "normalize/aligned/header_cells.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

constexpr double kSameHeight = 0.45;   // em by which the middles of two words of one height may differ
constexpr double kOneHeading = 1.46;   // em from line to line of a heading; 1.44 in Noto and Source Han
constexpr double kLooseHeading = 2.0;  // the same where the lines make a known heading
constexpr double kSpacedWord = 2.6;    // em between the characters of 项　目
constexpr int kMostLevels = 6;         // of a header; each is tried in two ways at most

bool Overlaps(const Box& a, const Box& b) {
  return a.x0 < b.x1 && b.x0 < a.x1;
}

bool Below(const HeadingCell& lower, const HeadingCell& upper, double em) {
  return lower.box.y0 > upper.box.y1 - 0.3 * em;
}

bool Begins(const std::set<std::string>& known, const std::string& text) {
  auto at = known.lower_bound(text);
  return at != known.end() && at->starts_with(text);
}

void Take(const HeadingCell& from, HeadingCell* into) {
  into->text += from.text;
  into->box.Include(from.box);
  into->place.Include(from.place);
  into->last_y = from.last_y;
}

HeadingCell CellOf(const Token& word, double em) {
  HeadingCell cell;
  cell.text = word.text;
  cell.box = {word.x0, word.y - em / 2, word.x1, word.y + em / 2};
  cell.place = word.place;
  cell.last_y = word.y;
  return cell;
}

// 项 目 and 决 算 数 set with blanks are one word where the dictionary says so.
std::vector<HeadingCell> JoinSpaced(std::vector<HeadingCell> line, double em,
                                    const std::set<std::string>& known) {
  constexpr size_t kMostPieces = 8, kOneCharacter = 3;
  std::vector<HeadingCell> out;
  for (size_t i = 0; i < line.size();) {
    size_t best = i + 1;
    std::string joined = MatchKey(line[i].text);
    for (size_t j = i + 1; j < std::min(line.size(), i + kMostPieces); ++j) {
      std::string next = MatchKey(line[j].text);
      double gap = line[j].box.x0 - line[j - 1].box.x1;
      bool single = joined.size() <= kOneCharacter * (j - i) && next.size() <= kOneCharacter;
      if (gap > (single ? kSpacedWord : 1.0) * em) break;
      joined += next;
      if (known.count(joined) && (single || !known.count(next))) best = j + 1;
    }
    out.push_back(std::move(line[i]));
    for (size_t k = i + 1; k < best; ++k) Take(line[k], &out.back());
    i = best;
  }
  return out;
}

// May the word, by its place, be the next line of the heading above it?
bool StandsBelow(const HeadingCell& above, const HeadingCell& word, double em) {
  double pitch = word.last_y - above.last_y;
  if (pitch < kSameHeight * em || pitch > kLooseHeading * em || !Overlaps(above.box, word.box)) return false;
  return std::abs(above.box.center_x() - word.box.center_x()) <= 0.6 * em ||
         std::abs(above.box.x0 - word.box.x0) <= 0.25 * em;
}

// Points from line to line of a heading. Where a line that is no heading by itself goes on below
// (国有资本经营预, 算财政拨款), it shows how far apart lines are in this table.
double LinePitch(const std::vector<HeadingCell>& words, double em, const std::set<std::string>& known) {
  double least = kLooseHeading * em;
  bool seen = false;
  for (const HeadingCell& above : words) {
    const std::string a = MatchKey(above.text);
    if (a.size() <= 3 || known.count(a) || !Begins(known, a)) continue;
    for (const HeadingCell& word : words) {
      if (!StandsBelow(above, word, em) || !Begins(known, a + MatchKey(word.text))) continue;
      least = std::min(least, word.last_y - above.last_y);
      seen = true;
    }
  }
  return std::max(kOneHeading * em, seen ? 1.03 * least : 0.0);
}

// Is the word the next line of the heading above it?
bool GoesOn(const HeadingCell& above, const HeadingCell& word, double em, double line_pitch,
            const std::set<std::string>& known) {
  if (!StandsBelow(above, word, em)) return false;
  std::string a = MatchKey(above.text), b = MatchKey(word.text);
  bool close = word.last_y - above.last_y <= line_pitch;
  if (known.count(a) && (known.count(b) || !close)) return close && Begins(known, a + b) && a.size() > 3;
  return close || Begins(known, a + b);
}

}  // namespace

std::vector<HeadingCell> FindHeadings(const std::vector<Token>& words, double em,
                                      const std::set<std::string>& known, const std::set<std::string>& lowest,
                                      HeadingsStand stand) {
  std::vector<HeadingCell> all;
  for (const Token& word : words) all.push_back(CellOf(word, em));
  std::stable_sort(all.begin(), all.end(),
                   [](const HeadingCell& a, const HeadingCell& b) { return a.last_y < b.last_y; });
  const double line_pitch = LinePitch(all, em, known);
  std::vector<HeadingCell> cells;
  for (size_t i = 0; i < all.size();) {
    size_t j = i + 1;
    while (j < all.size() && all[j].last_y - all[i].last_y < 0.3 * em) ++j;
    std::vector<HeadingCell> line(all.begin() + static_cast<std::ptrdiff_t>(i),
                                  all.begin() + static_cast<std::ptrdiff_t>(j));
    std::sort(line.begin(), line.end(),
              [](const HeadingCell& a, const HeadingCell& b) { return a.box.x0 < b.box.x0; });
    size_t before = cells.size();
    for (HeadingCell& word : JoinSpaced(std::move(line), em, known)) {
      HeadingCell* owner = nullptr;
      for (size_t c = 0; c < before; ++c)
        if (GoesOn(cells[c], word, em, line_pitch, known) && (!owner || cells[c].last_y > owner->last_y))
          owner = &cells[c];
      if (owner) {
        Take(word, owner);
      } else {
        cells.push_back(std::move(word));
      }
    }
    i = j;
  }
  if (cells.empty()) return cells;
  double top = cells.front().box.y0, bottom = cells.front().box.y1;
  for (const HeadingCell& cell : cells) {
    top = std::min(top, cell.box.y0);
    bottom = std::max(bottom, cell.box.y1);
  }
  for (HeadingCell& cell : cells)
    cell.leaf = std::none_of(cells.begin(), cells.end(), [&](const HeadingCell& other) {
      return Below(other, cell, em) && Overlaps(other.box, cell.box);
    });
  std::sort(cells.begin(), cells.end(), [](const HeadingCell& a, const HeadingCell& b) {
    return a.leaf != b.leaf ? a.leaf : a.box.center_x() < b.box.center_x();
  });
  // A group whose middle falls between two of its columns has nothing right below it either.
  size_t leaves = static_cast<size_t>(
      std::count_if(cells.begin(), cells.end(), [](const HeadingCell& cell) { return cell.leaf; }));
  std::vector<bool> group(leaves, false);
  for (size_t i = 0; i < leaves; ++i) {
    bool left = i > 0 && Below(cells[i - 1], cells[i], em);
    bool right = i + 1 < leaves && Below(cells[i + 1], cells[i], em);
    bool high = cells[i].box.center_y() <= (top + bottom) / 2 - kSameHeight * em;
    bool between = left && right && lowest.count(MatchKey(cells[i - 1].text)) > 0 &&
                   lowest.count(MatchKey(cells[i + 1].text)) > 0;
    // Where headings stand at the top of their cells, a column may stand higher than the next one, too.
    const bool column_may_be_high = stand == HeadingsStand::kAtTheTop;
    group[i] = between || (high && (column_may_be_high ? left && right : left || right));
  }
  for (size_t i = 0; i < leaves; ++i) cells[i].leaf = !group[i];
  std::stable_sort(cells.begin(), cells.end(),
                   [](const HeadingCell& a, const HeadingCell& b) { return a.leaf && !b.leaf; });
  size_t column = 0;
  for (HeadingCell& cell : cells) {
    if (!cell.leaf) continue;
    cell.first = column++;
    cell.end = column;
  }
  return cells;
}

namespace {

// Where the headings of a tree stand, and by how many points its groups miss the middle of their columns.
struct Tree {
  struct Node {
    int row = 0;
    size_t first = 0, end = 0;
  };
  std::vector<Node> nodes;  // by heading
  int levels = 0;
  double cost = 0;
};

class Nesting {
 public:
  Nesting(const std::vector<double>& edges, double em, const std::vector<HeadingCell>& cells,
          HeadingsStand stand)
      : edges_(edges), em_(em), cells_(cells), stand_(stand) {
    for (const HeadingCell& cell : cells) bottom_ = std::max(bottom_, cell.box.y1);
  }

  // Adds the headings `own` of the columns [first, end), from `depth` down. False where they make no tree.
  bool Nest(const std::vector<size_t>& own, size_t first, size_t end, int depth, Tree* tree) const {
    if (depth >= kMostLevels) return false;
    tree->levels = std::max(tree->levels, depth + 1);
    std::vector<std::vector<size_t>> choices = TopGroups(own);
    std::optional<Tree> best;
    for (const std::vector<size_t>& groups : choices) {
      Tree tried = *tree;
      if (!NestBelow(own, groups, first, end, depth, &tried)) continue;
      if (!best || tried.cost < best->cost) best = std::move(tried);
    }
    if (!best) return false;
    *tree = std::move(*best);
    return true;
  }

 private:
  // Which groups are of the uppermost level: those in the first row; or also those that stand nearer to the
  // top than to what is below them, because they reach over several rows.
  std::vector<std::vector<size_t>> TopGroups(const std::vector<size_t>& own) const {
    double top = 1e9, highest = 1e9;
    for (size_t i : own) {
      top = std::min(top, cells_[i].box.y0);
      if (!cells_[i].leaf) highest = std::min(highest, cells_[i].box.y1);
    }
    std::vector<size_t> in_first_row, nearer;
    for (size_t i : own) {
      if (cells_[i].leaf) continue;
      bool first_row = cells_[i].box.y0 < highest - 0.2 * em_;
      if (first_row) in_first_row.push_back(i);
      if (first_row || cells_[i].box.y0 - top <= SpaceBelow(i, own) + 0.3 * em_) nearer.push_back(i);
    }
    if (nearer.size() == in_first_row.size()) return {nearer};
    return {nearer, in_first_row};
  }

  // From the foot of a group to the next heading below it, or beside that where its middle falls in a gap.
  double SpaceBelow(size_t group, const std::vector<size_t>& own) const {
    const HeadingCell& above = cells_[group];
    double below = 1e9;
    for (double reach : {0.0, em_, 4 * em_}) {
      Box box = above.box;
      box.x0 -= reach;
      box.x1 += reach;
      for (size_t i : own)
        if (i != group && Below(cells_[i], above, em_) && Overlaps(cells_[i].box, box))
          below = std::min(below, cells_[i].box.y0);
      if (below < 1e9) break;
    }
    return below - above.box.y1;
  }

  bool NestBelow(const std::vector<size_t>& own, const std::vector<size_t>& groups, size_t first, size_t end,
                 int depth, Tree* tree) const {
    double top = 1e9;
    for (size_t i : own) top = std::min(top, cells_[i].box.y0);
    std::vector<bool> full(end - first, groups.empty());
    for (size_t i : own) {
      const HeadingCell& cell = cells_[i];
      if (!cell.leaf) continue;
      bool covered = std::any_of(groups.begin(), groups.end(), [&](size_t g) {
        return Overlaps(cells_[g].box, cell.box) && Below(cell, cells_[g], em_);
      });
      const bool lower = stand_ == HeadingsStand::kAtTheTop
                             ? cell.box.y0 > top + kSameHeight * em_
                             : cell.box.center_y() > (top + bottom_) / 2 + kSameHeight * em_;
      if (!covered && !lower) full[cell.first - first] = true;
      tree->nodes[i] = {depth, cell.first, cell.end};
    }
    for (size_t i = first; i < end;) {
      if (full[i - first]) {
        ++i;
        continue;
      }
      size_t j = i + 1;
      while (j < end && !full[j - first]) ++j;
      if (!Share(own, groups, i, j, depth, tree)) return false;
      i = j;
    }
    // No group may be left without columns.
    return std::all_of(own.begin(), own.end(),
                       [&](size_t i) { return tree->nodes[i].end > tree->nodes[i].first; });
  }

  // Divides the columns [first, end) among the groups above them, such that each stands in the middle of its
  // own.
  bool Share(const std::vector<size_t>& cells, const std::vector<size_t>& groups, size_t first, size_t end,
             int depth, Tree* tree) const {
    auto middle = [&](size_t i) { return cells_[i].box.center_x(); };
    std::vector<size_t> own;
    for (size_t g : groups)
      if (middle(g) > edges_[first] && middle(g) < edges_[end]) own.push_back(g);
    if (own.empty()) return true;
    std::sort(own.begin(), own.end(), [&](size_t a, size_t b) { return middle(a) < middle(b); });
    size_t m = own.size(), n = end - first;
    if (m > n) return false;
    constexpr double kNever = 1e18;
    std::vector<std::vector<double>> least(m + 1, std::vector<double>(n + 1, kNever));
    std::vector<std::vector<size_t>> from(m + 1, std::vector<size_t>(n + 1, 0));
    least[0][0] = 0;
    for (size_t k = 1; k <= m; ++k)
      for (size_t i = k; i <= n; ++i)
        for (size_t p = k - 1; p < i; ++p) {
          double cost =
              least[k - 1][p] + std::abs(middle(own[k - 1]) - (edges_[first + p] + edges_[first + i]) / 2);
          if (cost >= least[k][i]) continue;
          least[k][i] = cost;
          from[k][i] = p;
        }
    tree->cost += least[m][n];
    for (size_t k = m, i = n; k > 0; --k) {
      tree->nodes[own[k - 1]] = {depth, first + from[k][i], first + i};
      i = from[k][i];
    }
    for (size_t group : own) {
      const Tree::Node& node = tree->nodes[group];
      size_t left = node.first, right = node.end;
      std::vector<size_t> below;
      for (size_t i : cells) {
        if (std::find(groups.begin(), groups.end(), i) != groups.end()) continue;
        bool inside = cells_[i].leaf ? cells_[i].first >= left && cells_[i].first < right
                                     : middle(i) > edges_[left] && middle(i) < edges_[right];
        if (inside) below.push_back(i);
      }
      if (!Nest(below, left, right, depth + 1, tree)) return false;
    }
    return true;
  }

  const std::vector<double>& edges_;
  const double em_;
  const std::vector<HeadingCell>& cells_;
  const HeadingsStand stand_;
  double bottom_ = -1e9;  // all columns reach down to the foot of the header
};

}  // namespace

HeadingTree NestHeadings(const std::vector<double>& edges, double em, std::vector<HeadingCell>* cells,
                         HeadingsStand stand) {
  constexpr size_t kMostColumns = 60;
  if (edges.size() < 2 || edges.size() > kMostColumns) return {};
  std::vector<size_t> all;
  for (size_t i = 0; i < cells->size(); ++i) all.push_back(i);
  Tree tree;
  tree.nodes.resize(cells->size());
  if (!Nesting(edges, em, *cells, stand).Nest(all, 0, edges.size() - 1, 0, &tree)) return {};
  for (size_t i = 0; i < cells->size(); ++i) {
    HeadingCell& cell = (*cells)[i];
    const Tree::Node& node = tree.nodes[i];
    if (node.end == node.first) return {};
    cell.row = node.row;
    cell.row_span = cell.leaf ? tree.levels - node.row : 1;
    cell.first = node.first;
    cell.end = node.end;
  }
  return {tree.levels, tree.cost};
}

}  // namespace gongkai
