// A text to its physical lines.
#ifndef GONGKAI_EXTRACT_TEXT_LINES_H_
#define GONGKAI_EXTRACT_TEXT_LINES_H_

#include <string_view>
#include <vector>

#include "extract/text_model.h"

namespace gongkai {

/// Splits at LF, CR LF and lone CR; lines are numbered as an editor numbers them. A form feed starts a page
/// and belongs to no line; one in mid-line cuts the line into two of the same number. A line end at the end
/// of the file starts no further line. At most `max_lines` lines are returned; `limited` (may be null) tells
/// whether there were more.
std::vector<TextLine> SplitLines(std::string_view text, size_t max_lines, bool* limited);

/// True where the text has no character but ASCII white space and U+3000, U+00A0, U+FEFF.
bool IsBlankText(std::string_view text);

}  // namespace gongkai

#endif  // GONGKAI_EXTRACT_TEXT_LINES_H_
