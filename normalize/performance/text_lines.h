// The lines of a laid-out text as pieces with heights.
//
// A cell's lines follow each other, with lines of other cells between them at most: blank lines part cells.
// Lines that hold nothing but brackets (narrow cells print （ and ） on lines of their own) are no items of
// the flow; they are taken from the page.
#ifndef GONGKAI_NORMALIZE_PERFORMANCE_TEXT_LINES_H_
#define GONGKAI_NORMALIZE_PERFORMANCE_TEXT_LINES_H_

#include <vector>

#include "extract/page.h"
#include "normalize/performance/pieces.h"

namespace gongkai {

class TextLines {
 public:
  explicit TextLines(const std::vector<Page>& pages) : pages_(pages) {}

  /// A line that is no part of the table may have been pushed in among others.
  void Skip() { skipped_ = true; }

  /// The pieces of an item, on a text with those of the brackets above it. Items come in order.
  Pieces Take(const FlowItem& item);

 private:
  void Put(Pieces line, int number, Pieces* out);

  const std::vector<Page>& pages_;
  int page_ = 0, line_ = 0;
  double y_ = 0;
  bool skipped_ = false;
};

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_PERFORMANCE_TEXT_LINES_H_
