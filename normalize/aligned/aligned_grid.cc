#include "normalize/aligned/aligned_grid.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "normalize/aligned/aligned_columns.h"
#include "normalize/aligned/row_heights.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

// Of the geometry, like what the page says plainly.
constexpr double kConfidence = 0.95;

// A row of the grid: at most one row of each block, all at one height.
struct GridRow {
  int page = 0;
  double y = 0;
  std::map<size_t, size_t> of_block;  // block to its row
};

class GridAssembler {
 public:
  GridAssembler(const AlignedColumns& columns, const std::vector<Page>& pages)
      : columns_(columns), pages_(pages) {}

  Grid Assemble(const std::vector<BlockRows>& blocks, int first_page) {
    grid_.method = Method::kAligned;
    grid_.confidence = kConfidence;
    grid_.cols = static_cast<int>(columns_.count());
    grid_.xs = columns_.edges;
    Header(first_page);
    Body(blocks);
    std::stable_sort(grid_.cells.begin(), grid_.cells.end(), [](const Cell& a, const Cell& b) {
      return a.row != b.row ? a.row < b.row : a.col < b.col;
    });
    grid_.BuildIndex();
    return std::move(grid_);
  }

 private:
  void Header(int page) {
    for (const HeadingCell& heading : columns_.headings) {
      Cell cell;
      cell.row = heading.row;
      cell.row_span = heading.row_span;
      cell.col = static_cast<int>(heading.first);
      cell.col_span = static_cast<int>(heading.end - heading.first);
      cell.text = heading.text;
      cell.place = heading.place;
      cell.ink = heading.place.box;
      grid_.cells.push_back(std::move(cell));
    }
    grid_.rows = columns_.header_rows;
    if (!columns_.numbering.empty()) {
      std::map<int, Cell> row;
      for (const Token& token : columns_.numbering) {
        int column = ColumnAt(token.center());
        Cell& cell = row[column];
        cell.row = grid_.rows;
        cell.col = column;
        cell.text += token.text;
        cell.place = token.place;
        cell.ink = token.place.box;
      }
      for (auto& [column, cell] : row) grid_.cells.push_back(std::move(cell));
      ++grid_.rows;
    }
    grid_.row_page.assign(static_cast<size_t>(grid_.rows), page);
  }

  int ColumnAt(double x) const {
    size_t column = 0;
    while (column + 1 < columns_.count() && x > columns_.edges[column + 1]) ++column;
    return static_cast<int>(column);
  }

  void Body(const std::vector<BlockRows>& blocks) {
    std::vector<GridRow> rows;
    for (size_t b = 0; b < blocks.size(); ++b)
      for (size_t r = 0; r < blocks[b].size(); ++r)
        rows.push_back({blocks[b][r].page, blocks[b][r].y, {{b, r}}});
    std::stable_sort(rows.begin(), rows.end(), [](const GridRow& a, const GridRow& b) {
      return a.page != b.page ? a.page < b.page : a.y < b.y;
    });
    std::vector<GridRow> merged;
    for (GridRow& row : rows) {
      auto [block, index] = *row.of_block.begin();
      bool same = !merged.empty() && merged.back().page == row.page &&
                  row.y - merged.back().y < 0.5 * columns_.em && !merged.back().of_block.count(block);
      if (same) {
        merged.back().of_block[block] = index;
      } else {
        merged.push_back(std::move(row));
      }
    }
    for (const GridRow& row : merged) {
      for (auto [block, index] : row.of_block) {
        const AlignedBlock& extent = columns_.blocks[block];
        for (size_t c = extent.first; c < extent.end; ++c) PutCell(row, c, blocks[block][index].words);
      }
      grid_.row_page.push_back(row.page);
      ++grid_.rows;
    }
  }

  void PutCell(const GridRow& row, size_t column, const std::vector<AlignedWord>& words) {
    Cell cell;
    cell.row = grid_.rows;
    cell.col = static_cast<int>(column);
    cell.place.page = row.page;
    const Page* page = PageOf(row.page);
    if (page) {
      double half = 0.6 * columns_.em;
      cell.place.box =
          page->ToDisplayed({columns_.edges[column], row.y - half, columns_.edges[column + 1], row.y + half});
    }
    std::vector<const Token*> own;
    for (const AlignedWord& word : words)
      if (word.column == column) own.push_back(word.token);
    std::stable_sort(own.begin(), own.end(), [&](const Token* a, const Token* b) {
      if (a->place.page != b->place.page) return a->place.page < b->place.page;
      bool same_line = std::abs(a->y - b->y) < 0.3 * columns_.em;
      return same_line ? a->x0 < b->x0 : a->y < b->y;
    });
    const Token* last = nullptr;
    for (const Token* token : own) {
      if (last) {
        bool same_line =
            last->place.page == token->place.page && std::abs(last->y - token->y) < 0.3 * columns_.em;
        cell.text += same_line ? ' ' : '\n';
      }
      cell.text += token->text;
      last = token;
      if (token->place.page != row.page || !token->place.box) continue;
      if (cell.ink) {
        cell.ink->Include(*token->place.box);
      } else {
        cell.ink = token->place.box;
      }
    }
    if (cell.ink && cell.place.box) cell.place.box->Include(*cell.ink);
    grid_.cells.push_back(std::move(cell));
  }

  const Page* PageOf(int number) const {
    size_t index = static_cast<size_t>(number) - 1;
    return number >= 1 && index < pages_.size() && pages_[index].number == number ? &pages_[index] : nullptr;
  }

  const AlignedColumns& columns_;
  const std::vector<Page>& pages_;
  Grid grid_;
};

}  // namespace

std::optional<Grid> AlignSection(const Section& section, const Catalogue& catalogue,
                                 const std::vector<Page>& pages) {
  std::optional<AlignedColumns> columns = FindAlignedColumns(section, catalogue);
  if (!columns) return std::nullopt;
  std::optional<std::vector<BlockRows>> rows = FindRows(*columns, catalogue, pages);
  if (!rows) return std::nullopt;
  int first_page = columns->headings.front().place.page;
  // A 三公 form without any amount still has the row that they would stand in.
  bool nothing = columns->body.empty();
  if (nothing && section.form->layout == Layout::kItems) {
    double below = columns->headings.front().box.y1 + columns->em;
    for (BlockRows& block : *rows) block.push_back({first_page, below, {}});
  }
  return GridAssembler(*columns, pages).Assemble(*rows, first_page);
}

}  // namespace gongkai
