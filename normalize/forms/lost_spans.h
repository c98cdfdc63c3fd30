// Forms of delimited text whose spanned cells were printed once, without the places that they cover.
//
// Converters of web pages and Markdown writers give every cell of a row, blank ones too, but not how far a
// cell reaches:
//
//   | 项目 | 本年收入 | 本年支出 | 年末结转和结余 |
//   | 科目编码 | 科目名称 | 小计 | 基本支出 | 项目支出 |
//   | 合计 | 1.00 | …
//
// Of the seven columns 项目 and 合计 are over two, 本年支出 is over three.
// Filled up at its right such a row says something else than was printed. How far the headings reach is found
// by trying: every cell of a row with headings below it is over at least two of them, one without is over one
// column, and what is left is the way in which the headings name the form's measures best. Cells of the body
// go where an amount stands below a measure and a word below a name.
#ifndef GONGKAI_NORMALIZE_FORMS_LOST_SPANS_H_
#define GONGKAI_NORMALIZE_FORMS_LOST_SPANS_H_

#include <optional>

#include "normalize/forms/catalogue.h"
#include "normalize/grid/grid.h"

namespace gongkai {

/// Ways to lay out headings that one document may try; an honest form needs a few hundred at most.
inline constexpr size_t kMostTrialsOfDocument = 20000;

/// The grid with the spans that its rows must have had as a form; `first_row` as for AnalyseHeader, `trials`
/// what is left of the ways to try, of which it takes its own. Nothing where no row is short, or where the
/// rows are short because blank cells at their ends were left out. Where two ways to read the headings are
/// equally good and mean something else, or no trials are left, its confidence is below 0.5.
std::optional<Grid> RestoreSpans(const Grid& grid, const FormSpec& form, const Catalogue& catalogue,
                                 int first_row, size_t* trials);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_FORMS_LOST_SPANS_H_
