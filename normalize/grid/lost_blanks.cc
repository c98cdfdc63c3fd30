#include "normalize/grid/lost_blanks.h"

#include <algorithm>
#include <map>
#include <utility>

#include "normalize/text/amount.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

constexpr double kDoubtful = 0.4;

bool IsBlank(const Grid& grid, int row, int col) {
  const Cell* cell = grid.CellAt(row, col);
  return !cell || StripSpace(cell->text).empty();
}

// Cells of the row; a blank at its end may only fill it up.
int Printed(const Grid& grid, int row) {
  int cells = grid.row_cells.empty() ? grid.cols : grid.row_cells[static_cast<size_t>(row)];
  if (cells > 1 && IsBlank(grid, row, cells - 1)) --cells;
  return cells;
}

bool PrintsBlanks(const Grid& grid) {
  for (int r = 0; r < grid.rows; ++r)
    for (int c = 0; c < Printed(grid, r); ++c)
      if (IsBlank(grid, r, c)) return true;
  return false;
}

// Rows with numbers of different lengths, a few of which may be shorter for a cell over several columns
// (合计, 栏次), or of fewer cells than a row of headings.
bool HasHoles(const Grid& grid) {
  constexpr int kFewestShort = 3, kShortShare = 5;
  std::map<int, int> lengths;
  int numbered = 0, headings = 0;
  for (int r = 0; r < grid.rows; ++r) {
    const int cells = Printed(grid, r);
    bool number = false;
    for (int c = 0; c < cells; ++c) number = number || IsNumberCell(grid.CellAt(r, c)->text);
    if (number) {
      ++numbered;
      ++lengths[cells];
    } else {
      headings = std::max(headings, cells);
    }
  }
  const auto usual = std::max_element(lengths.begin(), lengths.end(),
                                      [](const auto& a, const auto& b) { return a.second < b.second; });
  if (usual == lengths.end()) return false;
  return headings > usual->first ||
         numbered - usual->second >= std::max(kFewestShort, numbered / kShortShare);
}

// A program that leaves blank cells out does so everywhere.
bool LeavesBlanksOut(const Flow& flow) {
  bool holes = false;
  for (const FlowItem& item : flow) {
    if (!item.is_table()) continue;
    if (item.grid->method != Method::kDelimited || PrintsBlanks(*item.grid)) return false;
    holes = holes || HasHoles(*item.grid);
  }
  return holes;
}

FlowItem LineOfRow(const FlowItem& table, int row) {
  FlowItem item;
  item.page = table.page;
  item.page_height = table.page_height;
  const Grid& grid = *table.grid;
  for (int c = 0; c < Printed(grid, row); ++c) {
    const Cell& cell = *grid.CellAt(row, c);
    if (!item.line.text.empty()) item.line.text += "  ";
    item.line.text += cell.text;
    if (c == 0)
      item.line.place = cell.place;
    else
      item.line.place.Include(cell.place);
  }
  item.top = table.top + item.line.place.line_first - grid.CellAt(0, 0)->place.line_first;
  item.bottom = item.top + 1;
  return item;
}

}  // namespace

void OpenTablesWithoutBlanks(const std::function<bool(const Grid&)>& keep, Flow* flow) {
  if (!LeavesBlanksOut(*flow)) return;
  Flow out;
  for (FlowItem& item : *flow) {
    if (!item.is_table() || keep(*item.grid)) {
      if (item.is_table() && HasHoles(*item.grid))
        item.grid->confidence = std::min(item.grid->confidence, kDoubtful);
      out.push_back(std::move(item));
      continue;
    }
    for (int r = 0; r < item.grid->rows; ++r) out.push_back(LineOfRow(item, r));
  }
  *flow = std::move(out);
}

}  // namespace gongkai
