#include "normalize/grid/repeated.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

constexpr int kHeadRows = 3;      // the repetition shows in the first rows, or the table has none
constexpr size_t kShortest = 6;   // bytes: two characters; shorter words may be values
constexpr int kFewestGroups = 3;  // a text that stands under so many headings is no value of any of them
constexpr int kFewestHeadings = 3;

class Joiner {
 public:
  explicit Joiner(Grid* grid) : grid_(*grid) {
    keys_.resize(static_cast<size_t>(grid_.rows));
    for (int r = 0; r < grid_.rows; ++r)
      for (int c = 0; c < grid_.cols; ++c) {
        const Cell* cell = grid_.CellAt(r, c);
        keys_[static_cast<size_t>(r)].push_back(cell ? PatternText(cell->text) : std::string());
      }
  }

  void Run() {
    if (!RepeatsHeadings()) return;
    for (int r = 0; r < grid_.rows; ++r) is_heading_.push_back(HoldsHeadings(r));
    // first_[r][c]: the column in which the printed cell over (r, c) begins.
    for (int r = 0; r < grid_.rows; ++r) {
      first_.push_back(FirstColumns(r));
      if (IsHeading(r)) heading_ = r;
    }
    Join();
  }

 private:
  const std::string& Key(int r, int c) const { return keys_[static_cast<size_t>(r)][static_cast<size_t>(c)]; }

  static bool HasDigit(const std::string& key) {
    return std::any_of(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; });
  }

  bool RepeatsHeadings() const {
    for (int r = 0; r < std::min(grid_.rows, kHeadRows); ++r)
      for (int c = 1; c < grid_.cols; ++c) {
        const std::string& key = Key(r, c);
        if (key.size() >= kShortest && !HasDigit(key) && key == Key(r, c - 1) &&
            grid_.At(r, c) != grid_.At(r, c - 1))
          return true;
      }
    return false;
  }

  // Several different words and no figure.
  bool HoldsHeadings(int r) const {
    int words = 0;
    for (int c = 0; c < grid_.cols; ++c) {
      const std::string& key = Key(r, c);
      if (HasDigit(key)) return false;
      if (key.size() >= kShortest && (c == 0 || key != Key(r, c - 1))) ++words;
    }
    return words >= kFewestHeadings;
  }

  bool IsHeading(int r) const { return is_heading_[static_cast<size_t>(r)] != 0; }

  std::vector<int> FirstColumns(int r) const {
    std::vector<int> first(static_cast<size_t>(grid_.cols));
    const bool own = heading_ < 0 || IsHeading(r);
    for (int from = 0; from < grid_.cols;) {
      int to = from + 1;
      while (to < grid_.cols && Key(r, to) == Key(r, from)) ++to;
      const std::string& key = Key(r, from);
      int groups = 1;
      for (int c = from + 1; !own && c < to; ++c) groups += !OneHeading(c);
      const bool whole = !key.empty() && (own || (groups >= kFewestGroups && !HasDigit(key)));
      int begin = from;
      for (int c = from; c < to; ++c) {
        if (c > from && !whole && (key.empty() || own || !OneHeading(c))) begin = c;
        first[static_cast<size_t>(c)] = begin;
      }
      from = to;
    }
    return first;
  }

  // Columns c - 1 and c stand under one printed heading, or under none.
  bool OneHeading(int c) const {
    const std::vector<int>& heading = first_[static_cast<size_t>(heading_)];
    return heading[static_cast<size_t>(c)] == heading[static_cast<size_t>(c - 1)] ||
           (Key(heading_, c).empty() && Key(heading_, c - 1).empty());
  }

  // A heading of two lines, and the word beside the rows of a block.
  bool GoesOnBelow(const Cell& upper, const Cell& lower) const {
    if (upper.col != lower.col || upper.col_span != lower.col_span) return false;
    const std::string& key = Key(lower.row, lower.col);
    if (key.size() < kShortest || key != Key(upper.row, upper.col)) return false;
    return lower.col == 0 || (IsHeading(lower.row) && IsHeading(lower.row - 1));
  }

  void Join() {
    std::vector<Cell> cells;
    for (Cell& cell : grid_.cells) {
      const int begin = first_[static_cast<size_t>(cell.row)][static_cast<size_t>(cell.col)];
      if (begin < cell.col && !cells.empty() && cells.back().row == cell.row) {
        cells.back().col_span = cell.col + cell.col_span - cells.back().col;
        cells.back().place.Include(cell.place);
        continue;
      }
      cells.push_back(std::move(cell));
    }
    std::vector<size_t> lowest(static_cast<size_t>(grid_.cols), cells.size());  // by column: the cell above
    std::vector<char> joined(cells.size());
    for (size_t i = 0; i < cells.size(); ++i) {
      size_t& above = lowest[static_cast<size_t>(cells[i].col)];
      if (above < i && cells[above].row + cells[above].row_span == cells[i].row &&
          GoesOnBelow(cells[above], cells[i])) {
        cells[above].row_span += cells[i].row_span;
        cells[above].place.Include(cells[i].place);
        joined[i] = 1;
      } else {
        above = i;
      }
    }
    grid_.cells.clear();
    for (size_t i = 0; i < cells.size(); ++i)
      if (!joined[i]) grid_.cells.push_back(std::move(cells[i]));
    grid_.BuildIndex();
  }

  Grid& grid_;
  std::vector<std::vector<std::string>> keys_;
  std::vector<char> is_heading_;
  std::vector<std::vector<int>> first_;
  int heading_ = -1;  // the last heading row so far
};

}  // namespace

void JoinRepeatedCells(Grid* grid) {
  const bool spans =
      std::any_of(grid->cells.begin(), grid->cells.end(), [](const Cell& cell) { return cell.col_span > 1; });
  if (grid->method == Method::kDelimited && !spans) Joiner(grid).Run();
}

}  // namespace gongkai
