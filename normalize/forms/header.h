// The header of a form: which rows it takes, and what each column is.
//
// Every column of the grid gets a path, the headings above it from the outermost to the innermost. The
// innermost word tells key columns (code, name, line number); the catalogue's column set tells measures.
// Columns then fall into blocks: one for a classification form, two for a two-sided one, two or three for the
// basic-expenditure form.
#ifndef GONGKAI_NORMALIZE_FORMS_HEADER_H_
#define GONGKAI_NORMALIZE_FORMS_HEADER_H_

#include <set>
#include <string>
#include <vector>

#include "normalize/forms/catalogue.h"
#include "normalize/grid/grid.h"

namespace gongkai {

enum class ColumnRole { kOther, kCode, kCodePart, kName, kLineNo, kAmount };

struct Column {
  ColumnRole role = ColumnRole::kOther;
  HeaderPath path;                   ///< MatchKeys, outermost first, without repetition
  const ColumnSpec* spec = nullptr;  ///< for kAmount: the measure
  double fit = 0;                    ///< 1 exact heading, less for a similar one
  int block = 0;
};

struct Header {
  int first_row = 0;        ///< rows before it are title, label, unit printed inside the grid
  int body_row = 0;         ///< first row of the body
  bool shared_row = false;  ///< the first body row also holds the last headings (类|款|项|合计)
  std::vector<Column> columns;
  int blocks = 0;
  double fit = 0;   ///< share of the form's required measures that were found, 0–1
  int matched = 0;  ///< distinct measures found
};

/// Rows at the top of the grid that only number the columns (栏次 1 2 3 …) are header; so is everything above
/// the first row that holds a code, an amount, a numbered item or a total. `form` may be null: then only key
/// columns and the extent of the header are found. The rows before `first_row` are known to be title, label,
/// agency and unit (TableContext::rows_inside).
Header AnalyseHeader(const Grid& grid, const FormSpec* form, const Catalogue& catalogue, int first_row = 0);

/// Everything that the form, or any form where it is null, may say in a heading; MatchKeys.
std::set<std::string> HeadingWords(const FormSpec* form, const KeyWords& key);

/// True where the row only numbers the columns: 栏次, or 1 2 3 … in order.
bool IsColumnNumbering(const Grid& grid, int row, const KeyWords& key);

/// 类 款 项 in one cell: headings of the parts of a code, beside the first row; no code.
bool SaysCodeParts(const std::string& text, const KeyWords& key);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_FORMS_HEADER_H_
