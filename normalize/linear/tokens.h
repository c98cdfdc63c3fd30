// Lines that lost their columns, cut into tokens: codes, words, amounts, line numbers.
#ifndef GONGKAI_NORMALIZE_LINEAR_TOKENS_H_
#define GONGKAI_NORMALIZE_LINEAR_TOKENS_H_

#include <string>
#include <vector>

#include "normalize/grid/flow.h"

namespace gongkai {

struct Token {
  enum class Kind {
    kCode,    ///< 201, 20106, 2010601
    kWord,    ///< anything that is no number
    kAmount,  ///< 3,722.14, 0.00, -0.50; a dash that stands for a blank cell is an amount too
    kNumber   ///< a whole number without fraction: a line number, part of a code, an amount without decimals
  };
  Kind kind = Kind::kWord;
  std::string text;       ///< as printed
  double x0 = 0, x1 = 0;  ///< points, or display columns of a text
  double y = 0;           ///< PDF only: its middle on the upright page
  size_t line = 0;        ///< index into the section's lines
  int broken = 1;         ///< lines that the narrow cell of an amount broke it into
  bool torn = false;      ///< of a line that a watermark was printed into
  int sheet = 0;          ///< laid-out text: page whose columns it follows; 0 where all pages share theirs
  Place place;

  double center() const { return (x0 + x1) / 2; }
};

/// Cuts one line. Glued texts are taken apart: a code before its name, an amount behind a name. In a text an
/// ideograph is `ideograph_columns` wide: pdftotext counts characters, other converters display columns.
std::vector<Token> Tokenize(const Line& line, size_t index, int ideograph_columns = 2);

/// The width of an ideograph, 1 or 2, with which codes and amounts of these lines stand better below each
/// other.
int IdeographColumns(const std::vector<const Line*>& lines);

/// True where the gaps of these lines still show columns: text laid out with runs of blanks, or any PDF line.
bool KeepsColumns(const std::vector<const Line*>& lines);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_TOKENS_H_
