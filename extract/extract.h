// The first stage: bytes of one file to pages.
//
// A pure function: nothing is printed, nothing is kept between calls. Poppler is not safe in several threads
// of one process (FIELD: static colour profiles), so call it from one thread at a time; isolation is by
// process.
#ifndef GONGKAI_EXTRACT_EXTRACT_H_
#define GONGKAI_EXTRACT_EXTRACT_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/error.h"
#include "extract/page.h"

namespace gongkai {

/// Bounds that keep a hostile file from taking the machine. Reaching one stops the page or the document with
/// kLimitExceeded; what was read until then is kept.
struct ExtractLimits {
  int max_pages = 3000;
  int max_glyphs_per_page = 200000;
  int max_rulings_per_page = 200000;
  double seconds_per_page = 20;  ///< wall clock, checked while the page is drawn
  double seconds = 300;          ///< wall clock for the whole document
};

struct Extraction {
  Error error;             ///< set where nothing, or not everything, could be read
  bool failed = false;     ///< true: `pages` holds nothing worth reading; false with an error: partial
  std::string media_type;  ///< "application/pdf", "text/plain" …; empty where unknown
  std::string producer;    ///< the PDF's Producer, or its Creator where that is empty
  std::vector<Page> pages;
  std::vector<TaggedCell> tagged_cells;  ///< of a tagged PDF, in the order of its tree; Glyph::tagged_cell
  std::vector<std::string> warnings;     ///< what the PDF library complained about, each sentence once
};

/// Reads one document. `path` serves only to choose a text dialect by its suffix; the bytes decide what it
/// is.
Extraction Extract(std::string_view bytes, std::string_view path, const ExtractLimits& limits = {});

/// Checks once that this machine can decode Chinese PDFs (Poppler's CMap data is a package of its own, and
/// without it whole fonts lose their text without any error). Empty when all is well, else a sentence that
/// says what to install.
std::string CheckCjkSupport();

}  // namespace gongkai

#endif  // GONGKAI_EXTRACT_EXTRACT_H_
