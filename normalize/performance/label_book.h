// The fixed words of performance tables as phrases that come in pieces: 可持 · 续影 · 响指 · 标.
#ifndef GONGKAI_NORMALIZE_PERFORMANCE_LABEL_BOOK_H_
#define GONGKAI_NORMALIZE_PERFORMANCE_LABEL_BOOK_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "normalize/performance/words.h"

namespace gongkai {

/// What a phrase is; one may be several (成本指标 is a name at both levels).
enum PhraseKind : unsigned {
  kPhraseHeading = 1,
  kPhraseLabel = 2,
  kPhraseSide = 4,
  kPhraseFund = 8,
  kPhraseLevel1 = 16,
  kPhraseLevel2 = 32,
  kPhraseTotal = 64,
};

class LabelBook {
 public:
  /// `whole_levels`: only names of levels that end with 指标.
  LabelBook(const PerformanceWords& words, bool whole_levels);

  /// True where some phrase begins with the text; brackets may stand in it, or begin: 产出指标（50.
  bool Begins(std::string_view text) const;
  /// The kinds of the phrase that the text is, brackets aside; 0 where it is none or a bracket is open.
  unsigned Kinds(std::string_view text) const;

 private:
  std::vector<std::pair<std::string, unsigned>> phrases_;  // by their keys
};

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_PERFORMANCE_LABEL_BOOK_H_
