// A disclosure as a workbook for a spreadsheet program: a sheet for every form, headings and notes in merged
// rows, amounts that are numbers. Most agencies print their forms in this way.
#ifndef GONGKAI_CORPUS_SYNTHETIC_WORKBOOK_H_
#define GONGKAI_CORPUS_SYNTHETIC_WORKBOOK_H_

#include <string>

#include "corpus/synthetic/typeset.h"

namespace gongkai::synthetic {

/// All of it as a flat OpenDocument spreadsheet (.fods). Where pages break, the printing program decides.
std::string DisclosureWorkbook(const Disclosure& disclosure);

}  // namespace gongkai::synthetic

#endif  // GONGKAI_CORPUS_SYNTHETIC_WORKBOOK_H_
