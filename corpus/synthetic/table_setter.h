// Sets a table: how wide its columns are, how high its rows, where its lines break; and draws parts of it.
#ifndef GONGKAI_CORPUS_SYNTHETIC_TABLE_SETTER_H_
#define GONGKAI_CORPUS_SYNTHETIC_TABLE_SETTER_H_

#include <string>
#include <vector>

#include "corpus/synthetic/canvas.h"
#include "corpus/synthetic/look.h"
#include "corpus/synthetic/table.h"

namespace gongkai::synthetic {

/// A row, or the upper or lower part of one, on a page.
struct PlacedRow {
  int row = 0;
  double top = 0, bottom = 0;
  size_t first_line = 0;  ///< of each cell of the row that is one row high
  size_t end_line = SIZE_MAX;
};

class TableSetter {
 public:
  /// Chooses the widths for the space given; the type gets smaller where the table would not fit.
  /// `table` and `canvas` must outlive the setter.
  TableSetter(const Table& table, const Look& look, double space, Canvas* canvas);

  double width() const { return edges_.back(); }
  double RowHeight(int row) const { return heights_[static_cast<size_t>(row)]; }
  /// Height of the header.
  double HeaderHeight() const;
  /// Lines of the row's tallest cell that is one row high.
  size_t Lines(int row) const;
  /// True where a cell over several rows begins in the row.
  bool BeginsSpan(int row) const;
  /// The row before which a page that begins with `row` and has `room` must end although the row would fit:
  /// else a cell over several rows would have its text cut by the end of the page. The number of rows where
  /// there is none.
  int EarlyBreak(int row, double room) const;
  /// Height of a part of a row with so many lines.
  double HeightOf(size_t lines) const;

  /// Draws consecutive rows as one grid with its left edge at `x`.
  void Draw(double x, const std::vector<PlacedRow>& rows);

 private:
  struct SetCell {
    const Cell* cell;
    std::vector<std::string> lines;
    bool upward = false;  ///< its line runs upwards
  };
  struct Edge {
    bool horizontal;
    double at, from, to;
  };

  bool FitColumns(double space);
  void SetRows();
  double CellWidth(const Cell& cell) const;
  /// A heading that does not lie level.
  bool Stands(const Cell& cell) const;
  SetCell SetLines(const Cell& cell);
  /// What the cell needs.
  double CellHeight(const SetCell& set) const;
  bool Ruled(const Edge& edge, bool header, double top, double header_bottom, double bottom) const;
  void Underlay(double x, const std::vector<PlacedRow>& rows);
  void DrawRules(double x, std::vector<Edge> edges);
  int ElementOf(size_t index);
  void DrawText(double x, double top, double bottom, const SetCell& cell, size_t first_line, size_t end_line);
  void DrawLine(double x, double y, const std::string& text, const Cell& cell);
  /// True where the look draws the cell and the one after it, a code and its name, as one run.
  bool Glued(size_t index) const;
  SetCell Glue(const SetCell& code, const SetCell& name);

  const Table& table_;
  const Look& look_;
  Canvas* canvas_;
  double size_;
  std::vector<double> edges_;    ///< of columns, from 0
  std::vector<double> heights_;  ///< of rows
  std::vector<SetCell> cells_;
  // Elements of a tagged PDF, -1 where there is none yet: of the table, its rows, its cells.
  int element_ = -1;
  bool drawn_header_ = false;
  std::vector<int> row_elements_, cell_elements_;
};

}  // namespace gongkai::synthetic

#endif  // GONGKAI_CORPUS_SYNTHETIC_TABLE_SETTER_H_
