// A disclosure as one HTML page, for programs that print such pages: their rulings and glyph runs are none
// that this project draws.
#ifndef GONGKAI_CORPUS_SYNTHETIC_HTML_H_
#define GONGKAI_CORPUS_SYNTHETIC_HTML_H_

#include <string>

#include "corpus/synthetic/typeset.h"

namespace gongkai::synthetic {

/// All of it. Where pages break, the printing program decides: the truth about it has no pages.
std::string DisclosureHtml(const Disclosure& disclosure);

}  // namespace gongkai::synthetic

#endif  // GONGKAI_CORPUS_SYNTHETIC_HTML_H_
