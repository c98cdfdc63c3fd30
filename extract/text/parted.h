// Numbers that a program printed with a blank behind the point: 66. 36, 1, 234. 50.
//
// In some fonts the point is as wide as an ideograph. Programs that find the blanks between words by the gaps
// between glyphs take the rest of its width for one.
#ifndef GONGKAI_EXTRACT_TEXT_PARTED_H_
#define GONGKAI_EXTRACT_TEXT_PARTED_H_

#include <vector>

#include "extract/text_model.h"

namespace gongkai {

/// Takes these blanks out of the lines of a text in which decimals are as a rule printed so. Other texts stay
/// as they are: 1. 25 may be a number and what it counts.
void JoinPartedNumbers(std::vector<TextLine>* lines);

}  // namespace gongkai

#endif  // GONGKAI_EXTRACT_TEXT_PARTED_H_
