// Which rows does a level name belong to, where no rule shows how far its cell reaches?
//
// A name stands in the middle of the rows that its cell spans, at their top or at their foot. So the rows of
// a page are divided among the names, in order, such that each stands as near as possible to the middle of
// its rows.
#ifndef GONGKAI_NORMALIZE_PERFORMANCE_SPAN_LABELS_H_
#define GONGKAI_NORMALIZE_PERFORMANCE_SPAN_LABELS_H_

#include <cstddef>
#include <functional>
#include <limits>
#include <vector>

#include "normalize/aligned/rows.h"

namespace gongkai {

/// Where the text of a row or of a label begins and ends, on one page: the middles of its first and last
/// line.
struct RowExtent {
  double top = 0, bottom = 0;
};

/// For every row the index of its label, or -1: above the first label of a page the rows belong to the label
/// before, further down their label was not printed.
struct SpanDivision {
  std::vector<int> label_of;
  double cost = 0;  ///< by how much all labels miss their places, in the units of the rows
  /// What it would cost more at least to give one row to the label above or below; infinite where that cannot
  /// be.
  double margin = std::numeric_limits<double>::infinity();
  /// A label in the middle of one row's cell stands beside another row, much nearer than its own.
  bool astray = false;
};

/// Divides rows among labels, both in order of height. `text` is where the text of each row stands, `boxes`
/// where its cells begin and end; empty where that is not known. `continued` says that there is a
/// label on the page before; `set` where in their cells labels stand; `fits`
/// whether a row can belong to a label (产出指标 holds no 社会效益指标).
SpanDivision SpanLabels(const std::vector<RowExtent>& text, const std::vector<RowExtent>& boxes,
                        const std::vector<RowExtent>& labels, CellSet set, bool continued,
                        const std::function<bool(size_t row, size_t label)>& fits);

/// Divides the lines of a column among rows that touch each other: a cell stands around the height of its
/// row, so neighbouring lines are given to rows, in order, such that each row is as nearly as possible in the
/// middle of its lines. A row may have none. The result gives for every line the index of its row.
std::vector<size_t> DivideLines(const std::vector<double>& lines, const std::vector<double>& rows);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_PERFORMANCE_SPAN_LABELS_H_
