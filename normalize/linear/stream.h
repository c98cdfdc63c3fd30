// The stream of a form: its tokens in the order in which a text prints them, with the paragraphs they stand
// in.
//
// A text that was read block by block (pdftotext without options) does not print a form row by row. It prints
// blocks, each a paragraph: the codes of some rows, their names, a run of amounts. Headings of the columns
// may come between them or at the end, and those of the next page stand in the middle.
#ifndef GONGKAI_NORMALIZE_LINEAR_STREAM_H_
#define GONGKAI_NORMALIZE_LINEAR_STREAM_H_

#include <string>
#include <vector>

#include "normalize/linear/section.h"
#include "normalize/solve/placement.h"

namespace gongkai {

struct StreamToken {
  Token token;
  int paragraph = 0;
  PlacementLink link = PlacementLink::kApart;  ///< how it follows the token before it
  bool beside_broken = false;                  ///< an amount that its cell broke stands around its line
};

using Stream = std::vector<StreamToken>;

/// Header and body of the section without the words of the headings.
Stream ReadStream(const Section& section, const Catalogue& catalogue);

/// The words of all headings of a form, as MatchKeys.
std::vector<std::string> Headings(const FormSpec& form, const KeyWords& key);
/// True where the word is a heading or a piece of one.
bool IsHeadingPiece(const std::string& word, const std::vector<std::string>& headings);

/// An amount, a dash for a blank cell, or a lone 0.
bool IsFigure(const Token& token);
/// A dash that stands for a blank cell.
bool IsDash(const Token& token);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_STREAM_H_
