// Shared by the readers of delimited tables; not for other stages.
#ifndef GONGKAI_EXTRACT_TEXT_MARKUP_ROWS_H_
#define GONGKAI_EXTRACT_TEXT_MARKUP_ROWS_H_

#include <string>
#include <string_view>
#include <vector>

#include "extract/text/markup.h"

namespace gongkai {

/// One row as the text gives it, cells not yet cleaned.
struct MarkupRow {
  std::vector<std::string> cells;
  int line_first = 0, line_last = 0;       ///< lines of the file
  size_t index_first = 0, index_last = 0;  ///< indices among the page's lines
};

/// Rows to a table of cleaned, unspanned cells. Rows that the budget does not reach are left out.
MarkupTable MakeTable(MarkupTable::Kind kind, const std::vector<MarkupRow>& rows, MarkupBudget* budget);

/// Fills every hole of the grid with an empty cell and sorts the cells, unless the grid is larger than a
/// million positions.
void FillHoles(MarkupTable* table, MarkupBudget* budget);

/// HTML tables inside running text. Replaces `lines` where a line has to be cut.
void FindHtmlTables(std::vector<TextLine>* lines, std::vector<MarkupTable>* tables, MarkupBudget* budget);

/// Markdown pipe tables among lines that belong to no table yet.
void FindPipeTables(std::vector<TextLine>* lines, std::vector<MarkupTable>* tables, MarkupBudget* budget);

/// Tab tables among lines that belong to no table yet.
void FindTabTables(std::vector<TextLine>* lines, std::vector<MarkupTable>* tables, MarkupBudget* budget);

/// How many blank lines stand between two lines of text as a rule: 1 in a double-spaced file, else 0.
size_t LineSpacing(const std::vector<TextLine>& lines);

/// Puts tables that several passes found into the order of their lines and renumbers the lines.
void SortTables(std::vector<TextLine>* lines, std::vector<MarkupTable>* tables);

/// Gives the lines of the table's rows their number and appends the table.
void AddTable(MarkupTable table, const std::vector<MarkupRow>& rows, std::vector<TextLine>* lines,
              std::vector<MarkupTable>* tables);

}  // namespace gongkai

#endif  // GONGKAI_EXTRACT_TEXT_MARKUP_ROWS_H_
