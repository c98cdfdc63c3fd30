// Codes that are printed in parts (类 | 款 | 项), in a text whose order a mark over the page disturbed.
//
// The parts of a row are torn apart, other ones than in the next form. So what any form of the document
// prints in one piece, 208 05 02 on a line, is a code that all of them may print. Of these, each class takes
// as many as it has rows, so that the parts are used up.
#ifndef GONGKAI_NORMALIZE_LINEAR_TORN_CODES_H_
#define GONGKAI_NORMALIZE_LINEAR_TORN_CODES_H_

#include <map>
#include <string>
#include <vector>

#include "normalize/linear/code_rows.h"
#include "normalize/linear/section.h"
#include "normalize/linear/stream.h"

namespace gongkai {

/// Codes, and whether a form prints all parts on one line; else they only follow each other.
using PrintedCodes = std::map<std::string, bool>;

/// Adds the codes of a section, each with those above it.
void AddPrintedCodes(const Section& section, PrintedCodes* codes);

/// The rows of the form; empty where the codes and the parts do not fit together. `certain`: each code is
/// printed on a line, no other choice was there, and no part is left.
CodeColumn ReadTornCodes(const Stream& stream, const PrintedCodes& printed);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_TORN_CODES_H_
