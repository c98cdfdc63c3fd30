// The names of levels 1 and 2 in a block without column lines: which name is whole, and which rows it spans.
//
// What says so, the surest first:
//   * rules. Tables with horizontal rules only draw none through a cell that spans rows, so in the column of
//     a level every rule ends a name;
//   * the middle. A name stands in the middle of its cell and so does the text of a row. Rows touch each
//     other, so one row's height gives those of all others of its page: the height at which all names stand
//     in the middle of their rows is looked for;
//   * words. 产出指标 holds no 社会效益指标.
//
// A name that a page break cut (生态/效益 above, 指标 below) is one name, of the rows above.
#ifndef GONGKAI_NORMALIZE_PERFORMANCE_LEVEL_SPANS_H_
#define GONGKAI_NORMALIZE_PERFORMANCE_LEVEL_SPANS_H_

#include <map>
#include <string>
#include <vector>

#include "extract/page.h"
#include "normalize/performance/pieces.h"
#include "normalize/performance/span_labels.h"
#include "normalize/performance/words.h"

namespace gongkai {

/// A row of the block without its level names.
struct BlockRow {
  int page = 0;
  RowExtent text;
  double size = 10;  ///< of its characters
};

/// Heights that the rows of a page stay between: the heading above, the total below. None: 0 and infinity.
struct BlockBounds {
  int page = 0;
  double top = 0, bottom = 0;
};

struct LevelName {
  Pieces pieces;
  std::string text;
  int row = 0, rows = 0;  ///< of the block; no rows: it names none
};

struct LevelSpans {
  std::vector<LevelName> level1, level2;
  bool doubt = false;  ///< names were left over, or one was cut and its rest not found
  /// What it would cost more at least to give one row to the name above or below; see SpanLabels.
  double margin = 0;
};

/// Horizontal rules by page.
using PageRules = std::map<int, std::vector<Ruling>>;

/// `level1` and `level2` are the pieces of the two columns, sorted by Above.
LevelSpans SpanLevels(const PerformanceLexicon& lexicon, const std::vector<BlockRow>& rows,
                      const Pieces& level1, const Pieces& level2, const std::vector<BlockBounds>& bounds,
                      const PageRules& rules);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_PERFORMANCE_LEVEL_SPANS_H_
