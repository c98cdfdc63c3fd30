// The words that final accounts print: titles, headings, names of rows, as far as the catalogue knows them.
#ifndef GONGKAI_NORMALIZE_FORMS_PRINTED_NAMES_H_
#define GONGKAI_NORMALIZE_FORMS_PRINTED_NAMES_H_

#include <string>

#include "normalize/forms/catalogue.h"

namespace gongkai {

class PrintedNames {
 public:
  explicit PrintedNames(const Catalogue& catalogue);

  /// The text is one of them, with or without a numbering.
  bool Is(const std::string& printed) const;
  /// It is one, or a piece of one, as narrow cells break them.
  bool IsPiece(const std::string& printed) const;

 private:
  WordSet names_;  // MatchKeys
};

/// The line is the headings of the two halves of a summary, 收入 and 支出, and nothing else.
bool HeadsTwoSides(const std::string& line, const KeyWords& key);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_FORMS_PRINTED_NAMES_H_
