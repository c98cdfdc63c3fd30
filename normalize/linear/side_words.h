// Names of the two-sided forms, told apart by what they are.
#ifndef GONGKAI_NORMALIZE_LINEAR_SIDE_WORDS_H_
#define GONGKAI_NORMALIZE_LINEAR_SIDE_WORDS_H_

#include <string>
#include <vector>

#include "normalize/forms/catalogue.h"

namespace gongkai {

class SideWords {
 public:
  explicit SideWords(const Catalogue& catalogue);

  /// "income" or "expenditure" where the printed name is known on that side, else empty.
  std::string SideOf(const std::string& printed) const;
  /// True where a known name of the side begins with the text.
  bool Begins(const std::string& side, const std::string& printed) const;
  /// What the only known name of the side that begins with the text goes on with; empty where there are
  /// several.
  std::string RestOf(const std::string& side, const std::string& printed) const;

 private:
  static void Add(const std::vector<std::string>& names, WordSet* out);
  WordSet income_, expenditure_;
};

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_SIDE_WORDS_H_
