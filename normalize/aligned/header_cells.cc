#include "normalize/aligned/header_cells.h"

#include <algorithm>
#include <cmath>

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

constexpr double kSameHeight = 0.45;   // em by which the middles of two words of one height may differ
constexpr double kOneHeading = 1.42;   // em from line to line of a heading
constexpr double kLooseHeading = 2.0;  // the same where the lines make a known heading
constexpr double kSpacedWord = 2.6;    // em between the characters of 项　目
constexpr int kMostLevels = 6;

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

// Is the word the next line of the heading above it?
bool GoesOn(const HeadingCell& above, const HeadingCell& word, double em,
            const std::set<std::string>& known) {
  double pitch = word.last_y - above.last_y;
  if (pitch < kSameHeight * em || pitch > kLooseHeading * em || !Overlaps(above.box, word.box)) return false;
  bool around_middle = std::abs(above.box.center_x() - word.box.center_x()) <= 0.6 * em;
  bool flush = std::abs(above.box.x0 - word.box.x0) <= 0.25 * em;
  if (!around_middle && !flush) return false;
  std::string a = MatchKey(above.text), b = MatchKey(word.text);
  bool close = pitch <= kOneHeading * em;
  if (known.count(a) && (known.count(b) || !close)) return close && Begins(known, a + b) && a.size() > 3;
  return close || Begins(known, a + b);
}

}  // namespace

std::vector<HeadingCell> FindHeadings(const std::vector<Token>& words, double em,
                                      const std::set<std::string>& known,
                                      const std::set<std::string>& lowest) {
  std::vector<HeadingCell> all;
  for (const Token& word : words) all.push_back(CellOf(word, em));
  std::stable_sort(all.begin(), all.end(),
                   [](const HeadingCell& a, const HeadingCell& b) { return a.last_y < b.last_y; });
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
        if (GoesOn(cells[c], word, em, known) && (!owner || cells[c].last_y > owner->last_y))
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
    group[i] = between || (high && (left || right));
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

class Nesting {
 public:
  Nesting(const std::vector<double>& edges, double em) : edges_(edges), em_(em) {}

  // Headings of the columns [first, end), from `depth` down. False where they make no tree.
  bool Nest(std::vector<HeadingCell*> cells, size_t first, size_t end, int depth) {
    if (depth >= kMostLevels) return false;
    levels_ = std::max(levels_, depth + 1);
    double top = 1e9, bottom = -1e9;
    for (const HeadingCell* cell : cells) {
      top = std::min(top, cell->box.y0);
      bottom = std::max(bottom, cell->box.y1);
    }
    // A group of this level stands in the middle between the top and what is below it; one of a lower level
    // stands nearer to what is below.
    std::vector<HeadingCell*> groups;
    for (HeadingCell* cell : cells)
      if (!cell->leaf && cell->box.y0 - top <= SpaceBelow(*cell, cells) + 0.3 * em_) groups.push_back(cell);
    std::vector<bool> full(end - first, groups.empty());
    for (HeadingCell* cell : cells) {
      if (!cell->leaf) continue;
      bool covered = std::any_of(groups.begin(), groups.end(), [&](const HeadingCell* g) {
        return Overlaps(g->box, cell->box) && Below(*cell, *g, em_);
      });
      bool lower = cell->box.center_y() > (top + bottom) / 2 + kSameHeight * em_;
      if (!covered && !lower) full[cell->first - first] = true;
      cell->row = depth;
    }
    for (size_t i = first; i < end;) {
      if (full[i - first]) {
        ++i;
        continue;
      }
      size_t j = i + 1;
      while (j < end && !full[j - first]) ++j;
      if (!Share(cells, groups, i, j, depth)) return false;
      i = j;
    }
    return std::all_of(groups.begin(), groups.end(), [](const HeadingCell* g) { return g->end > g->first; });
  }

  int levels() const { return levels_; }

 private:
  // From the foot of a group to the next heading below it, or beside that where its middle falls in a gap.
  double SpaceBelow(const HeadingCell& group, const std::vector<HeadingCell*>& cells) const {
    double below = 1e9;
    for (double reach : {0.0, em_, 4 * em_}) {
      Box box = group.box;
      box.x0 -= reach;
      box.x1 += reach;
      for (const HeadingCell* cell : cells)
        if (cell != &group && Below(*cell, group, em_) && Overlaps(cell->box, box))
          below = std::min(below, cell->box.y0);
      if (below < 1e9) break;
    }
    return below - group.box.y1;
  }

  // Divides the columns [first, end) among the groups above them, such that each stands in the middle of its
  // own.
  bool Share(const std::vector<HeadingCell*>& cells, const std::vector<HeadingCell*>& groups, size_t first,
             size_t end, int depth) {
    std::vector<HeadingCell*> own;
    for (HeadingCell* group : groups)
      if (group->box.center_x() > edges_[first] && group->box.center_x() < edges_[end]) own.push_back(group);
    if (own.empty()) return true;
    std::sort(own.begin(), own.end(), [](const HeadingCell* a, const HeadingCell* b) {
      return a->box.center_x() < b->box.center_x();
    });
    size_t m = own.size(), n = end - first;
    if (m > n) return false;
    constexpr double kNever = 1e18;
    std::vector<std::vector<double>> least(m + 1, std::vector<double>(n + 1, kNever));
    std::vector<std::vector<size_t>> from(m + 1, std::vector<size_t>(n + 1, 0));
    least[0][0] = 0;
    for (size_t k = 1; k <= m; ++k)
      for (size_t i = k; i <= n; ++i)
        for (size_t p = k - 1; p < i; ++p) {
          double middle = (edges_[first + p] + edges_[first + i]) / 2;
          double cost = least[k - 1][p] + std::abs(own[k - 1]->box.center_x() - middle);
          if (cost >= least[k][i]) continue;
          least[k][i] = cost;
          from[k][i] = p;
        }
    for (size_t k = m, i = n; k > 0; --k) {
      own[k - 1]->first = first + from[k][i];
      own[k - 1]->end = first + i;
      own[k - 1]->row = depth;
      i = from[k][i];
    }
    for (const HeadingCell* group : own) {
      std::vector<HeadingCell*> below;
      for (HeadingCell* cell : cells) {
        if (std::find(groups.begin(), groups.end(), cell) != groups.end()) continue;
        double x = cell->box.center_x();
        bool inside = cell->leaf ? cell->first >= group->first && cell->first < group->end
                                 : x > edges_[group->first] && x < edges_[group->end];
        if (inside) below.push_back(cell);
      }
      if (!Nest(std::move(below), group->first, group->end, depth + 1)) return false;
    }
    return true;
  }

  const std::vector<double>& edges_;
  const double em_;
  int levels_ = 0;
};

}  // namespace

int NestHeadings(const std::vector<double>& edges, double em, std::vector<HeadingCell>* cells) {
  std::vector<HeadingCell*> all;
  for (HeadingCell& cell : *cells) all.push_back(&cell);
  constexpr size_t kMostColumns = 60;
  if (edges.size() < 2 || edges.size() > kMostColumns) return 0;
  Nesting nesting(edges, em);
  if (!nesting.Nest(std::move(all), 0, edges.size() - 1, 0)) return 0;
  for (HeadingCell& cell : *cells) {
    if (cell.leaf) cell.row_span = nesting.levels() - cell.row;
    if (!cell.leaf && cell.end == cell.first) return 0;
  }
  return nesting.levels();
}

}  // namespace gongkai
