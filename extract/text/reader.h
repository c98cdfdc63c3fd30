// Text files to the page model.
#ifndef GONGKAI_EXTRACT_TEXT_READER_H_
#define GONGKAI_EXTRACT_TEXT_READER_H_

#include <string_view>

#include "extract/extract.h"

namespace gongkai {

/// Reads a .txt, .md, .tsv, .csv or .html file, or one without a suffix. One page for each form feed, in HTML
/// one page in all; Page::lines holds the lines, Page::markup_tables the tables that the text delimits.
/// Page::runs is left empty. The media type is text/plain, text/markdown, text/csv, text/tab-separated-values
/// or text/html; `path` only chooses between them, and an HTML document is HTML whatever its suffix.
///
/// Errors: kEmptyFile (no bytes, or nothing but white space and markup) and kUnsupportedFormat (binary) fail
/// the document; kLimitExceeded (limits.max_pages, 256 MB, MarkupLimits) keeps what was read. Characters that
/// could not be decoded are a warning.
Extraction ReadText(std::string_view bytes, std::string_view path, const ExtractLimits& limits = {});

}  // namespace gongkai

#endif  // GONGKAI_EXTRACT_TEXT_READER_H_
