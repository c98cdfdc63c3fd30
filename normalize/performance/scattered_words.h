// The words of a scattered performance table: in a passage of neighbouring columns the lines of level names,
// labels and indicators stand between each other, in order of height.
//
//   数量指 查和抽样复核报告数量      数量指标 beside the second line of an indicator
//   标
#ifndef GONGKAI_NORMALIZE_PERFORMANCE_SCATTERED_WORDS_H_
#define GONGKAI_NORMALIZE_PERFORMANCE_SCATTERED_WORDS_H_

#include <string>
#include <vector>

#include "normalize/performance/label_book.h"
#include "normalize/performance/scattered_text.h"

namespace gongkai {

/// A phrase of the book with the lines of its passage that its pieces stand in.
struct ScatteredLabel {
  std::string text;
  unsigned kinds = 0;
  std::vector<int> at;  ///< lines of the passage
  size_t passage = 0;
  int page = 0;
  int line_first = 0, line_last = 0;  ///< of the file
};

/// A piece of other text.
struct WordLine {
  std::string text;
  int at = 0;  ///< line of the passage
  size_t passage = 0;
  int page = 0;
  int line = 0;  ///< of the file
};

struct ScatteredWords {
  std::vector<ScatteredLabel> labels;
  std::vector<WordLine> lines;  ///< in order
};

/// The words of the passages, without those that `skip` says to be figures: tokens of passages of one line by
/// their place in it, other passages as a whole.
ScatteredWords ReadScatteredWords(const std::vector<Passage>& passages,
                                  const std::vector<std::vector<char>>& skip, const LabelBook& book);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_PERFORMANCE_SCATTERED_WORDS_H_
