#include "extract/text/markup.h"

#include <algorithm>
#include <utility>

#include "extract/text/leftover.h"
#include "extract/text/lines.h"
#include "extract/text/markup_rows.h"

namespace gongkai {
namespace {

// Beyond this many positions the holes of a ragged table are left open.
constexpr size_t kMaxFilledGrid = 1000000;

}  // namespace

bool MarkupBudget::TakeCell() {
  if (cells == 0) {
    exceeded = true;
    return false;
  }
  --cells;
  return true;
}

void FillHoles(MarkupTable* table, MarkupBudget* budget) {
  auto before = [](const MarkupCell& a, const MarkupCell& b) {
    return std::pair(a.row, a.col) < std::pair(b.row, b.col);
  };
  std::sort(table->cells.begin(), table->cells.end(), before);
  size_t positions = static_cast<size_t>(table->rows) * static_cast<size_t>(table->cols);
  if (positions > kMaxFilledGrid) return;

  // taken[c]: the first row in which column c is free again.
  std::vector<int> taken(static_cast<size_t>(table->cols), 0);
  std::vector<MarkupCell> holes;
  size_t next = 0;
  for (int row = 0; row < table->rows; ++row) {
    size_t first = next;
    for (; next < table->cells.size() && table->cells[next].row == row; ++next) {
      const MarkupCell& cell = table->cells[next];
      for (int c = cell.col; c < cell.col + cell.col_span; ++c)
        taken[static_cast<size_t>(c)] = row + cell.row_span;
    }
    int line_first = first < next ? table->cells[first].line_first : table->line_first;
    int line_last = first < next ? table->cells[first].line_last : line_first;
    for (int c = 0; c < table->cols; ++c) {
      if (taken[static_cast<size_t>(c)] > row) continue;
      if (!budget->TakeCell()) return;
      MarkupCell hole;
      hole.row = row;
      hole.col = c;
      hole.line_first = line_first;
      hole.line_last = line_last;
      holes.push_back(std::move(hole));
    }
  }
  if (holes.empty()) return;
  size_t middle = table->cells.size();
  table->cells.insert(table->cells.end(), std::make_move_iterator(holes.begin()),
                      std::make_move_iterator(holes.end()));
  std::inplace_merge(table->cells.begin(), table->cells.begin() + static_cast<std::ptrdiff_t>(middle),
                     table->cells.end(), before);
}

MarkupTable MakeTable(MarkupTable::Kind kind, const std::vector<MarkupRow>& rows, MarkupBudget* budget) {
  MarkupTable table;
  table.kind = kind;
  table.line_first = rows.front().line_first;
  size_t widest = 0;
  for (const MarkupRow& row : rows) {
    int col = 0;
    for (const std::string& text : row.cells) {
      if (col >= budget->limits.max_columns) {
        budget->exceeded = true;
        break;
      }
      if (!budget->TakeCell()) break;
      MarkupCell cell;
      cell.row = table.rows;
      cell.col = col++;
      cell.text = CleanMarkup(text);
      cell.line_first = row.line_first;
      cell.line_last = row.line_last;
      table.cells.push_back(std::move(cell));
    }
    if (col == 0) break;
    widest = std::max(widest, static_cast<size_t>(col));
    table.row_cells.push_back(col);
    ++table.rows;
    table.line_last = row.line_last;
  }
  table.cols = static_cast<int>(widest);
  if (std::all_of(table.row_cells.begin(), table.row_cells.end(),
                  [&](int cells) { return cells == table.cols; }))
    table.row_cells.clear();
  FillHoles(&table, budget);
  return table;
}

size_t LineSpacing(const std::vector<TextLine>& lines) {
  size_t filled = 0, doubled = 0, blanks = 0;
  for (const TextLine& line : lines) {
    if (IsBlankText(line.text)) {
      ++blanks;
      continue;
    }
    if (filled && blanks == 1) ++doubled;
    blanks = 0;
    ++filled;
  }
  return filled > 4 && doubled * 5 >= (filled - 1) * 4 ? 1 : 0;
}

void AddTable(MarkupTable table, const std::vector<MarkupRow>& rows, std::vector<TextLine>* lines,
              std::vector<MarkupTable>* tables) {
  if (table.cells.empty()) return;
  int index = static_cast<int>(tables->size());
  for (int i = 0; i < table.rows; ++i) {
    const MarkupRow& row = rows[static_cast<size_t>(i)];
    for (size_t k = row.index_first; k <= row.index_last; ++k) (*lines)[k].table = index;
  }
  tables->push_back(std::move(table));
}

void SortTables(std::vector<TextLine>* lines, std::vector<MarkupTable>* tables) {
  std::vector<int> order(tables->size(), -1);
  std::vector<MarkupTable> sorted;
  for (TextLine& line : *lines) {
    if (line.table < 0) continue;
    int& place = order[static_cast<size_t>(line.table)];
    if (place < 0) {
      place = static_cast<int>(sorted.size());
      sorted.push_back(std::move((*tables)[static_cast<size_t>(line.table)]));
    }
    line.table = place;
  }
  *tables = std::move(sorted);
}

std::vector<MarkupTable> FindTables(std::vector<TextLine>* lines, MarkupBudget* budget) {
  std::vector<MarkupTable> tables;
  FindHtmlTables(lines, &tables, budget);
  FindPipeTables(lines, &tables, budget);
  FindTabTables(lines, &tables, budget);
  SortTables(lines, &tables);
  return tables;
}

}  // namespace gongkai
