// What a text file adds to the page model: its physical lines and the tables that the text itself delimits.
#ifndef GONGKAI_EXTRACT_TEXT_MODEL_H_
#define GONGKAI_EXTRACT_TEXT_MODEL_H_

#include <string>
#include <vector>

namespace gongkai {

/// One line of a text. Of an HTML file, one block of running text or one table row.
struct TextLine {
  std::string text;  ///< UTF-8 without its line end; of HTML files without markup
  int line = 0;      ///< 1-based line of the file; several may share one where the file breaks no lines
  bool page_start = false;  ///< a form feed stood before it
  int table = -1;  ///< index in Page::markup_tables of the table that it is part of, -1 for running text
};

/// One cell of a delimited table. Rows and columns count from 0.
struct MarkupCell {
  int row = 0, col = 0;
  int row_span = 1, col_span = 1;
  std::string text;  ///< leftover markup cleaned (extract/text/leftover.h); line breaks inside are '\n'
  int line_first = 0, line_last = 0;
};

/// A table whose cells the text delimits. Cells are sorted by row and column and do not overlap; every
/// position of the grid is covered by one (short rows are filled up with empty cells), except in tables of
/// more than a million positions, where missing cells are blank.
struct MarkupTable {
  enum Kind {
    kTabs,   ///< lines with tab characters
    kPipes,  ///< Markdown: | a | b |
    kCsv,    ///< comma-separated values
    kHtml    ///< <table>
  };
  Kind kind = kTabs;
  int line_first = 0, line_last = 0;
  int rows = 0, cols = 0;
  /// Cells that each row printed before it was filled up. Empty where the text says what a cell spans (HTML)
  /// and where all rows are equally long.
  std::vector<int> row_cells;
  std::vector<MarkupCell> cells;
};

}  // namespace gongkai

#endif  // GONGKAI_EXTRACT_TEXT_MODEL_H_
