// Which form does a line name?
//
// 支出决算表 is the end of five other titles, so the longest title that a line ends with wins, and known
// tables outside the nine take part in the contest. What stands before the title must be numbering, a label,
// a year or an agency.
#ifndef GONGKAI_NORMALIZE_FORMS_TITLES_H_
#define GONGKAI_NORMALIZE_FORMS_TITLES_H_

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/forms/catalogue.h"

namespace gongkai {

struct TitleMatch {
  const FormSpec* form = nullptr;            ///< one of the nine, or null
  const NeighbourSpec* neighbour = nullptr;  ///< a known table outside the nine, or null
  size_t length = 0;                         ///< bytes of the title's key
  size_t prefix = 0;                         ///< bytes of the line's key before it

  explicit operator bool() const { return form || neighbour; }
};

/// 支出决算表（续表）
bool SaysGoesOn(std::string_view line);

class TitleMatcher {
 public:
  explicit TitleMatcher(const Catalogue& catalogue);
  TitleMatcher(const TitleMatcher&) = delete;
  TitleMatcher& operator=(const TitleMatcher&) = delete;

  /// `line` as printed. Page numbers and dotted leaders of a contents line, and 续表, are ignored.
  TitleMatch Match(std::string_view line) const;

  /// The title as printed inside the line: without numbering, agency and leaders. Empty where Match finds
  /// nothing.
  std::string PrintedTitle(std::string_view line) const;

 private:
  struct Entry {
    std::string key;
    const FormSpec* form;
    const NeighbourSpec* neighbour;
  };
  const Catalogue& catalogue_;
  std::vector<Entry> entries_;     ///< longest first
  std::set<std::string> endings_;  ///< last characters of all titles

  bool MayHoldTitle(std::string_view line) const;
  std::string LineKey(std::string_view line) const;
};

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_FORMS_TITLES_H_
