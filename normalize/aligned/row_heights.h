// The rows of every block of a form without row lines, with their words.
#ifndef GONGKAI_NORMALIZE_ALIGNED_ROW_HEIGHTS_H_
#define GONGKAI_NORMALIZE_ALIGNED_ROW_HEIGHTS_H_

#include <optional>
#include <vector>

#include "extract/page.h"
#include "normalize/aligned/aligned_columns.h"
#include "normalize/forms/catalogue.h"

namespace gongkai {

struct AlignedRow {
  int page = 0;
  double y = 0;  ///< its height, upright page
  std::vector<AlignedWord> words;
};
using BlockRows = std::vector<AlignedRow>;

/// The rows of each block, from top to bottom; every word of the body is in one of them. Nothing where the
/// words stand around no rows.
std::optional<std::vector<BlockRows>> FindRows(const AlignedColumns& columns, const Catalogue& catalogue,
                                               const std::vector<Page>& pages);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_ALIGNED_ROW_HEIGHTS_H_
