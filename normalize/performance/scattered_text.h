// Text of a performance table whose cells were printed in no fixed order: `pdftotext` without options.
//
// Such text parts what stands together on the page from what stands apart by blank lines. A passage between
// two of them is a cell, a few cells of one row, or cells of neighbouring columns with their lines in order
// of height:
//
//   时效指                 level 2 in three lines, around the one line of the indicator
//   各项工作完成时限
//   标
//
//   2022年1-12月           the target
//
//   2022年1-12月           what was reached
//
//   7                      weight and score
//
//   7
#ifndef GONGKAI_NORMALIZE_PERFORMANCE_SCATTERED_TEXT_H_
#define GONGKAI_NORMALIZE_PERFORMANCE_SCATTERED_TEXT_H_

#include <cstddef>
#include <string>
#include <vector>

#include "extract/page.h"
#include "normalize/grid/flow.h"
#include "normalize/performance/linear_text.h"
#include "normalize/performance/words.h"

namespace gongkai {

/// Lines without a blank line between them.
struct Passage {
  std::vector<LinearTokens> lines;
  int page = 0;
};

/// The lines of the items [first, last), parted where a blank line or a page ends. Lines that hold nothing
/// but punctuation (narrow cells print （ and ） on lines of their own) are no items; they are taken from the
/// pages.
std::vector<Passage> PassagesOf(const std::vector<Page>& pages, const Flow& flow, size_t first, size_t last);

/// A text that may be a cell: a word of a passage of one line, or a whole passage.
struct ScatteredCell {
  enum class Kind { kNumber, kValue, kText };
  Kind kind = Kind::kText;
  std::string text;
  int line_first = 0, line_last = 0;
  int lines = 1;  ///< that it is printed in
  size_t passage = 0;
  int page = 0;
};

/// The cells in the order of the text. Values are what targets and actual values say: quantities,
/// comparisons, dates, known phrases.
std::vector<ScatteredCell> CellsOf(const std::vector<Passage>& passages, const PerformanceLexicon& lexicon);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_PERFORMANCE_SCATTERED_TEXT_H_
