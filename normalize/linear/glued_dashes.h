// Dashes of blank cells that a text glued to the amount below them: -- above 12.50 is printed -12.50.
#ifndef GONGKAI_NORMALIZE_LINEAR_GLUED_DASHES_H_
#define GONGKAI_NORMALIZE_LINEAR_GLUED_DASHES_H_

#include "normalize/linear/stream.h"

namespace gongkai {

/// Where blank cells are printed as --, pdftotext takes the last hyphen of a line for one that parts a word
/// and joins the next line to it. Such tokens become the cells that they were made of. A form that prints
/// blanks in another way is left alone: there -12.50 is negative.
void PartGluedDashes(Stream* stream);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_GLUED_DASHES_H_
