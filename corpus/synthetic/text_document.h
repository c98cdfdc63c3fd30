// A disclosure as a document for a word processor: its tables break over pages between rows, or inside of
// them, and repeat their headers.
#ifndef GONGKAI_CORPUS_SYNTHETIC_TEXT_DOCUMENT_H_
#define GONGKAI_CORPUS_SYNTHETIC_TEXT_DOCUMENT_H_

#include <string>

#include "corpus/synthetic/typeset.h"

namespace gongkai::synthetic {

/// All of it as a flat OpenDocument text (.fodt). Where pages break, the printing program decides.
std::string DisclosureTextDocument(const Disclosure& disclosure);

}  // namespace gongkai::synthetic

#endif  // GONGKAI_CORPUS_SYNTHETIC_TEXT_DOCUMENT_H_
