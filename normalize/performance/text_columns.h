// The columns of a block in laid-out text (pdftotext -layout), where characters stand for places.
//
// Such text counts every character as one column, so a word pushes what follows to the right: the words of a
// column begin a little further left or right from line to line, and somewhere else on the next page. Between
// two columns no gutter may be left. So the lines of each page are cut where the pieces best fit what the
// headings promise: figures below weight and score, names of levels below the levels, one piece of a line in
// a column. On the page of the heading its words stand in their own columns.
#ifndef GONGKAI_NORMALIZE_PERFORMANCE_TEXT_COLUMNS_H_
#define GONGKAI_NORMALIZE_PERFORMANCE_TEXT_COLUMNS_H_

#include <optional>

#include "normalize/performance/loose_columns.h"
#include "normalize/performance/loose_marks.h"
#include "normalize/performance/pieces.h"
#include "normalize/performance/words.h"

namespace gongkai {

/// Moves the heading and the words below it so that every column stands at the same place on all pages, and
/// returns these places. A column left of all headings comes first. Nothing where a page has too many places
/// to cut.
std::optional<LooseColumns> StraightenColumns(const PerformanceLexicon& lexicon, HeadingRow* heading,
                                              Pieces* words);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_PERFORMANCE_TEXT_COLUMNS_H_
