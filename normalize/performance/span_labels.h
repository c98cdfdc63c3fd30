// Which rows does a level name belong to, where no rule shows how far its cell reaches?
//
// A name stands in the middle of the rows that its cell spans, or at their top. So the rows of a page are
// divided among the names, in order, such that each stands as near as possible to the middle of its rows.
#ifndef GONGKAI_NORMALIZE_PERFORMANCE_SPAN_LABELS_H_
#define GONGKAI_NORMALIZE_PERFORMANCE_SPAN_LABELS_H_

#include <cstddef>
#include <functional>
#include <vector>

namespace gongkai {

/// Divides rows among labels: `rows` and `labels` are heights on one page, ascending. The result gives for
/// every row the index of its label, -1 for rows above the first label that belong to the page before, and
/// for rows whose label is not printed. `fits` says whether a row can belong to a label (产出指标 holds no
/// 社会效益指标).
std::vector<int> SpanLabels(const std::vector<double>& rows, const std::vector<double>& labels,
                            const std::function<bool(size_t row, size_t label)>& fits);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_PERFORMANCE_SPAN_LABELS_H_
