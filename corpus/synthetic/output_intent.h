// What makes a PDF claim to be PDF/A: an output intent with a colour profile, and metadata that says so.
// Programs that honour the profile need far longer for such pages; readers of text must not care.
#ifndef GONGKAI_CORPUS_SYNTHETIC_OUTPUT_INTENT_H_
#define GONGKAI_CORPUS_SYNTHETIC_OUTPUT_INTENT_H_

#include <string>

#include "corpus/synthetic/pdf_objects.h"

namespace gongkai::synthetic {

/// Adds the objects and returns the entries that the catalogue needs.
std::string AddOutputIntent(PdfObjects* objects);

/// A colour profile (ICC, version 2) of the primaries of sRGB with a plain gamma of 2.2.
std::string ColourProfile();

}  // namespace gongkai::synthetic

#endif  // GONGKAI_CORPUS_SYNTHETIC_OUTPUT_INTENT_H_
