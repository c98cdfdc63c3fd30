// Pages of a text whose program put no form feed between them: their numbers tell where they end.
#ifndef GONGKAI_EXTRACT_TEXT_NUMBERED_PAGES_H_
#define GONGKAI_EXTRACT_TEXT_NUMBERED_PAGES_H_

#include <vector>

#include "extract/text_model.h"

namespace gongkai {

/// Marks the lines that start a page (TextLine::page_start) of a text without form feeds, where numbers on
/// lines of their own (5, - 5 -, 第5页 共20页) count through most of it, a page's lines apart. Other texts
/// stay as they are: the line numbers of a table (行次) count as well, but a few lines apart and through that
/// table only.
void MarkNumberedPages(std::vector<TextLine>* lines);

}  // namespace gongkai

#endif  // GONGKAI_EXTRACT_TEXT_NUMBERED_PAGES_H_
