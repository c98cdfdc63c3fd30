#include "normalize/tagged/tagged_tables.h"

#include <algorithm>
#include <map>
#include <optional>

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

constexpr int kMostColumns = 60;
constexpr int kMostRows = 4000;
// Of the tree, where nothing else is known of it.
constexpr double kConfidence = 0.9;

// What one page holds of one cell.
struct CellPart {
  size_t page = 0;  // index
  std::vector<PlacedRun> runs;
};

struct TaggedTable {
  std::vector<size_t> cells;  // indices
  int rows = 0, cols = 0;
  int first_page = 0;  // number; 0 where nothing is printed
};

struct Extent {
  double from = 1e9, to = -1e9;
  bool known() const { return from <= to; }
  void Include(double a, double b) {
    from = std::min(from, a);
    to = std::max(to, b);
  }
};

// Where nothing is printed: the gap between what stands on either side.
void CloseGaps(std::vector<Extent>* extents) {
  for (size_t i = 0; i < extents->size(); ++i) {
    if ((*extents)[i].known()) continue;
    size_t next = i + 1;
    while (next < extents->size() && !(*extents)[next].known()) ++next;
    const bool left = i > 0, right = next < extents->size();
    const double from = left ? (*extents)[i - 1].to : right ? (*extents)[next].from : 0;
    const double to = right ? std::max(from, (*extents)[next].from) : from;
    (*extents)[i] = {from, to};
  }
}

class TaggedGrids {
 public:
  TaggedGrids(const std::vector<Page>& pages, const std::vector<TaggedCell>& cells)
      : pages_(pages), cells_(cells), parts_(cells.size()) {
    for (size_t p = 0; p < pages.size(); ++p)
      for (const TextRun& run : pages[p].runs) Divide(run, p);
    FindTables();
  }

  std::vector<TaggedTable> TakeTables() { return std::move(tables_); }
  const TaggedCell& cell(size_t i) const { return cells_[i]; }
  const std::vector<CellPart>& parts(size_t cell) const { return parts_[cell]; }

  FlowItem MakeItem(const TaggedTable& table) const {
    Grid grid;
    grid.method = Method::kDelimited;
    grid.confidence = kConfidence;
    grid.rows = table.rows;
    grid.cols = table.cols;
    grid.row_page.assign(static_cast<size_t>(grid.rows), 0);
    std::vector<Extent> columns(static_cast<size_t>(grid.cols)), rows(static_cast<size_t>(grid.rows));
    FlowItem item;
    item.page = table.first_page;
    Extent height;
    for (size_t i : table.cells) {
      for (const CellPart& part : parts_[i]) {
        if (PageNumber(part) == table.first_page)
          for (const PlacedRun& run : part.runs) height.Include(run.box.y0, run.box.y1);
      }
      Measure(i, &columns, &rows, &grid.row_page);
    }
    CloseGaps(&columns);
    int page = table.first_page;
    for (size_t r = 0; r < rows.size(); ++r) {
      if (grid.row_page[r] == 0) grid.row_page[r] = page;
      if (!rows[r].known())
        rows[r] = r > 0 && grid.row_page[r - 1] == grid.row_page[r] ? Extent{rows[r - 1].to, rows[r - 1].to}
                                                                    : Extent{0, 0};
      page = grid.row_page[r];
    }
    for (size_t i : table.cells) grid.cells.push_back(MakeCell(i, columns, rows, grid));
    std::stable_sort(grid.cells.begin(), grid.cells.end(), [](const Cell& a, const Cell& b) {
      return a.row != b.row ? a.row < b.row : a.col < b.col;
    });
    grid.BuildIndex();
    item.top = height.from;
    item.bottom = height.to;
    item.grid = std::move(grid);
    return item;
  }

 private:
  int PageNumber(const CellPart& part) const { return pages_[part.page].number; }

  // The pieces of a run, each to its cell.
  void Divide(const TextRun& run, size_t page) {
    for (size_t i = 0; i < run.glyphs.size();) {
      const int cell = run.glyphs[i].tagged_cell;
      PlacedRun piece;
      piece.font_size = run.font_size;
      bool blank = true;
      for (; i < run.glyphs.size() && run.glyphs[i].tagged_cell == cell; ++i) {
        const Glyph& glyph = run.glyphs[i];
        AppendUtf8(glyph.code, &piece.text);
        if (IsSpace(glyph.code)) continue;
        if (blank) piece.box = glyph.box;
        piece.box.Include(glyph.box);
        blank = false;
      }
      if (blank || cell < 0 || static_cast<size_t>(cell) >= parts_.size()) continue;
      std::vector<CellPart>& parts = parts_[static_cast<size_t>(cell)];
      if (parts.empty() || parts.back().page != page) parts.push_back({page, {}});
      parts.back().runs.push_back(std::move(piece));
    }
  }

  void FindTables() {
    std::map<int, TaggedTable> tables;
    for (size_t i = 0; i < cells_.size(); ++i) {
      const TaggedCell& cell = cells_[i];
      TaggedTable& table = tables[cell.table];
      table.cells.push_back(i);
      table.rows = std::max(table.rows, cell.row + 1);
      table.cols = std::max(table.cols, cell.col + cell.col_span);
      if (parts_[i].empty()) continue;
      const int page = PageNumber(parts_[i].front());
      table.first_page = table.first_page == 0 ? page : std::min(table.first_page, page);
    }
    for (auto& [number, table] : tables)
      if (table.first_page > 0 && table.rows > 1 && table.cols > 1 && table.rows <= kMostRows &&
          table.cols <= kMostColumns)
        tables_.push_back(std::move(table));
  }

  // Columns and rows reach as far as what is printed in them.
  void Measure(size_t i, std::vector<Extent>* columns, std::vector<Extent>* rows,
               std::vector<int>* row_page) const {
    const TaggedCell& cell = cells_[i];
    if (parts_[i].empty()) return;
    const CellPart& part = parts_[i].front();
    const size_t row = static_cast<size_t>(cell.row);
    int& page = (*row_page)[row];
    if (cell.row_span == 1 && (page == 0 || PageNumber(part) < page)) {
      page = PageNumber(part);
      (*rows)[row] = {};
    }
    for (const PlacedRun& run : part.runs) {
      if (cell.col_span == 1) (*columns)[static_cast<size_t>(cell.col)].Include(run.box.x0, run.box.x1);
      if (cell.row_span == 1 && PageNumber(part) == page) (*rows)[row].Include(run.box.y0, run.box.y1);
    }
  }

  Cell MakeCell(size_t i, const std::vector<Extent>& columns, const std::vector<Extent>& rows,
                const Grid& grid) const {
    const TaggedCell& from = cells_[i];
    Cell cell;
    cell.row = from.row;
    cell.col = from.col;
    cell.row_span = std::min(from.row_span, grid.rows - from.row);
    cell.col_span = from.col_span;
    const size_t row = static_cast<size_t>(from.row);
    cell.place.page = grid.row_page[row];
    const size_t last = static_cast<size_t>(from.col + from.col_span) - 1;
    if (const Page* page = PageOf(cell.place.page))
      cell.place.box = page->ToDisplayed(
          {columns[static_cast<size_t>(from.col)].from, rows[row].from, columns[last].to, rows[row].to});
    std::string first;
    for (const CellPart& part : parts_[i]) {
      std::string text;
      std::optional<Box> ink;
      for (const PlacedLine& line : JoinLines(part.runs)) {
        if (line.text.empty()) continue;
        if (!text.empty()) text += '\n';
        text += line.text;
        if (ink) {
          ink->Include(line.box);
        } else {
          ink = line.box;
        }
      }
      if (cell.text.empty()) {
        first = text;
        cell.place.page = PageNumber(part);
        if (ink) cell.ink = pages_[part.page].ToDisplayed(*ink);
        if (cell.place.page != grid.row_page[row]) cell.place.box = cell.ink;
        cell.text = text;
      } else if (text != first) {
        cell.text += '\n' + text;
      }
    }
    if (cell.ink && cell.place.box) cell.place.box->Include(*cell.ink);
    return cell;
  }

  // Pages are numbered from 1 in order.
  const Page* PageOf(int number) const {
    const size_t at = static_cast<size_t>(number) - 1;
    return number >= 1 && at < pages_.size() && pages_[at].number == number ? &pages_[at] : nullptr;
  }

  const std::vector<Page>& pages_;
  const std::vector<TaggedCell>& cells_;
  std::vector<std::vector<CellPart>> parts_;  // by cell
  std::vector<TaggedTable> tables_;
};

// A page with what stands in none of the tables.
Page RestOf(const Page& page, const std::vector<bool>& in_table) {
  Page out;
  out.number = page.number;
  out.width = page.width;
  out.height = page.height;
  out.rotation = page.rotation;
  out.turn = page.turn;
  out.scale = page.scale;
  out.sheet = page.sheet;
  out.offset = page.offset;
  for (const TextRun& run : page.runs) {
    auto taken = [&](const Glyph& glyph) {
      return glyph.tagged_cell >= 0 && static_cast<size_t>(glyph.tagged_cell) < in_table.size() &&
             in_table[static_cast<size_t>(glyph.tagged_cell)];
    };
    if (std::none_of(run.glyphs.begin(), run.glyphs.end(), taken)) {
      out.runs.push_back(run);
      continue;
    }
    TextRun rest;
    rest.font_size = run.font_size;
    for (const Glyph& glyph : run.glyphs) {
      if (taken(glyph)) continue;
      if (rest.glyphs.empty()) rest.box = glyph.box;
      rest.box.Include(glyph.box);
      rest.glyphs.push_back(glyph);
    }
    if (!rest.glyphs.empty()) out.runs.push_back(std::move(rest));
  }
  return out;
}

}  // namespace

Flow LayOutTaggedTables(const std::vector<Page>& pages, const std::vector<TaggedCell>& cells,
                        const std::set<int>& wanted) {
  Flow out;
  if (cells.empty()) return out;
  TaggedGrids grids(pages, cells);
  std::vector<TaggedTable> tables = grids.TakeTables();
  std::erase_if(tables, [&](const TaggedTable& table) { return !wanted.count(table.first_page); });
  if (tables.empty()) return out;
  std::vector<bool> in_table(cells.size(), false);
  std::set<int> on;  // pages; the title may stand at the foot of the one before
  for (const TaggedTable& table : tables) {
    on.insert(table.first_page - 1);
    for (size_t i : table.cells) {
      in_table[i] = true;
      for (const CellPart& part : grids.parts(i)) on.insert(pages[part.page].number);
    }
  }
  for (const Page& page : pages) {
    if (!on.count(page.number)) continue;
    Flow lines = LayOutPage(RestOf(page, in_table));
    const size_t first = out.size();
    std::move(lines.begin(), lines.end(), std::back_inserter(out));
    for (const TaggedTable& table : tables) {
      if (table.first_page != page.number) continue;
      out.push_back(grids.MakeItem(table));
      out.back().page_height = page.height;
    }
    std::stable_sort(out.begin() + static_cast<std::ptrdiff_t>(first), out.end(),
                     [](const FlowItem& a, const FlowItem& b) {
                       const double ya = a.is_table() ? a.top : (a.top + a.bottom) / 2,
                                    yb = b.is_table() ? b.top : (b.top + b.bottom) / 2;
                       return ya < yb;
                     });
  }
  return out;
}

}  // namespace gongkai
