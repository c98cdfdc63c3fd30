// Tables that a text itself delimits: by tabs, Markdown pipes, commas or HTML.
//
// Found without any idea of what the tables mean: a table of contents whose page numbers stand behind tabs is
// a table here, too. Everything is linear in the size of the input and bounded by MarkupLimits; what lies
// beyond is left as running text and reported.
#ifndef GONGKAI_EXTRACT_TEXT_MARKUP_H_
#define GONGKAI_EXTRACT_TEXT_MARKUP_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "extract/text_model.h"

namespace gongkai {

struct MarkupLimits {
  int max_span = 1000;         ///< larger colspans and rowspans are cut
  int max_columns = 1000;      ///< cells further right are dropped
  size_t max_cells = 2000000;  ///< in one document, fill-up cells included
  size_t max_lines = 2000000;  ///< in one document
  size_t max_tags = 5000000;   ///< HTML tags in one document
};

/// What is left of the limits while a document is read.
struct MarkupBudget {
  explicit MarkupBudget(const MarkupLimits& from = {})
      : limits(from), cells(from.max_cells), tags(from.max_tags) {}
  /// Takes one cell; false, and `exceeded`, where none is left.
  bool TakeCell();

  MarkupLimits limits;
  size_t cells;
  size_t tags;
  bool exceeded = false;  ///< something was left out
};

/// Finds HTML, pipe and tab tables in the lines of one page, in reading order, and sets TextLine::table of
/// their lines. A line that holds running text beside an HTML table is cut, so that the text keeps table -1.
///
/// A tab table is a group of lines with tabs. Up to two blank lines inside do not end it (files have them in
/// mid-table); neither does one line without a tab directly between two rows of equal column count, which
/// becomes a row with one cell. A paragraph that is indented by a tab is no table.
std::vector<MarkupTable> FindTables(std::vector<TextLine>* lines, MarkupBudget* budget);

/// Reads the lines of a .csv file (comma, semicolon or tab, RFC 4180 quotes, line breaks inside quotes). A
/// row of one cell behind a blank row starts a further table.
std::vector<MarkupTable> ReadCsv(std::vector<TextLine>* lines, MarkupBudget* budget);

/// Reads an HTML file: its running text, one TextLine per block, and its tables, whose rows are lines, too
/// (cells joined by tabs). Tables that hold further tables are layout: their text is running text. <pre>
/// keeps its lines and may itself hold tab tables.
std::vector<MarkupTable> ReadHtml(std::string_view text, std::vector<TextLine>* lines, MarkupBudget* budget);

/// True where the text is an HTML document rather than a text with some HTML in it.
bool IsHtmlDocument(std::string_view text);

}  // namespace gongkai

#endif  // GONGKAI_EXTRACT_TEXT_MARKUP_H_
