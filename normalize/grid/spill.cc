#include "normalize/grid/spill.h"

#include <algorithm>

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

bool IsOffPage(const FlowItem& line) {
  return line.bottom < 0 || line.top > line.page_height;
}

constexpr int kNoCell = -1, kNoColumn = -2;

// The cell in a row of the grid whose columns hold the word; kNoCell where there is only a column.
int CellAround(const Grid& grid, int row, const PlacedWord& word) {
  constexpr double kSlack = 2;
  for (int c = 0; c < grid.cols; ++c) {
    const int at = grid.At(row, c);
    const Cell* cell = grid.CellAt(row, c);
    const double left = grid.xs[static_cast<size_t>(cell ? cell->col : c)],
                 right = grid.xs[static_cast<size_t>(cell ? cell->col + cell->col_span : c + 1)];
    if (word.x0 > left - kSlack && word.x1 < right + kSlack) return at;
  }
  return kNoColumn;
}

bool HasMergedCell(const Grid& grid, int row) {
  for (int c = 0; c < grid.cols; ++c)
    if (const Cell* cell = grid.CellAt(row, c); cell && cell->row_span > 1) return true;
  return false;
}

bool HasPlaces(const Grid& grid) {
  return grid.rows > 0 && grid.xs.size() == static_cast<size_t>(grid.cols) + 1;
}

// The row that a line of this page ran out of.
int RowBeside(const FlowItem& line, const Grid& first) {
  return line.page == first.row_page.back() ? first.rows - 1 : 0;
}

}  // namespace

bool IsSpilled(const FlowItem& line, const Grid& first, const Grid& next) {
  if (line.is_table() || line.line.words.empty() || !HasPlaces(first) || !HasPlaces(next)) return false;
  if (IsOffPage(line)) return true;
  const Grid& grid = line.page == first.row_page.back() ? first : next;
  const int row = RowBeside(line, first);
  // Headers are merged, too, with titles above them.
  const bool merged = HasMergedCell(first, first.rows - 1) && HasMergedCell(next, 0);
  constexpr size_t kLongest = 18;  // bytes: cells that are cut are narrow
  return std::all_of(line.line.words.begin(), line.line.words.end(), [&](const PlacedWord& word) {
    if (MatchKey(word.text) == std::to_string(line.page)) return true;
    return merged && word.text.size() <= kLongest && CellAround(grid, row, word) != kNoColumn;
  });
}

void TakeSpilled(const std::vector<const FlowItem*>& lines, Grid* first, Grid* next) {
  // Words of one cell, in the order of the lines.
  for (Grid* grid : {first, next}) {
    const bool below = grid == first;
    std::vector<std::string> texts(grid->cells.size());
    for (const FlowItem* line : lines) {
      if ((line->page == first->row_page.back()) != below) continue;
      for (const PlacedWord& word : line->line.words) {
        const int at = CellAround(*grid, RowBeside(*line, *first), word);
        // Digits number the page, and dashes stand around them.
        if (at < 0 || PatternText(word.text).find_first_not_of("0123456789-") == std::string::npos) continue;
        std::string& text = texts[static_cast<size_t>(at)];
        text += (text.empty() ? "" : "\n") + word.text;
      }
    }
    for (size_t i = 0; i < texts.size(); ++i) {
      if (texts[i].empty()) continue;
      std::string& text = grid->cells[i].text;
      if (MatchKey(text).empty())
        text = texts[i];
      else
        text = below ? text + "\n" + texts[i] : texts[i] + "\n" + text;
    }
  }
}

}  // namespace gongkai
