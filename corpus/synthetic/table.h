// A table before it is typeset: cells with spans, and which fact each amount cell is.
#ifndef GONGKAI_CORPUS_SYNTHETIC_TABLE_H_
#define GONGKAI_CORPUS_SYNTHETIC_TABLE_H_

#include <string>
#include <vector>

namespace gongkai::synthetic {

enum class Align { kLeft, kCentre, kRight };

/// What a column holds decides how wide it is set.
enum class ColumnKind {
  kCode,
  kCodePart,
  kName,
  kLineNo,
  kAmount,
  kSide,   ///< a label running down beside a block, one or two characters wide
  kLevel,  ///< names of levels of indicators
  kText    ///< a few words, wrapped where they are more
};

struct Cell {
  int row = 0, col = 0, row_span = 1, col_span = 1;
  std::string text;  ///< empty for a blank cell; blank cells have edges too
  Align align = Align::kCentre;
  int fact = -1;  ///< index into Form::facts (0 in a performance table), -1 where the cell is no amount
};

/// Rows 0 … header_rows-1 are repeated on continuation pages where the look asks for it.
struct Table {
  std::vector<ColumnKind> columns;
  int header_rows = 0;
  int rows = 0;
  std::vector<Cell> cells;

  int width() const { return static_cast<int>(columns.size()); }
  /// Adds a cell and returns it; the reference holds until the next cell is added.
  Cell& Add(int row, int col, std::string text, Align align = Align::kCentre, int row_span = 1,
            int col_span = 1);
};

/// A column heading with the headings below it. One without parts stands above `columns` (one per entry).
struct Heading {
  std::string text;
  std::vector<Heading> parts;
  std::vector<ColumnKind> columns;

  static Heading Leaf(std::string text, ColumnKind kind = ColumnKind::kAmount) {
    return {std::move(text), {}, {kind}};
  }
};

/// Joins paths ("本年支出/小计", "本年支出/基本支出") into headings: neighbours with the same outer word
/// share it.
std::vector<Heading> JoinPaths(const std::vector<std::vector<std::string>>& paths);

/// Sets the header and the columns of an empty table. Headings with fewer levels than others span several
/// rows.
void SetHeader(const std::vector<Heading>& headings, Table* table);

}  // namespace gongkai::synthetic

#endif  // GONGKAI_CORPUS_SYNTHETIC_TABLE_H_
