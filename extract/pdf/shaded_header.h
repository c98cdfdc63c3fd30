// A header whose cells are painted and have no rules, above rows that have: libraries that set tables for web
// services, and table styles of word processors, paint headings so.
#ifndef GONGKAI_EXTRACT_PDF_SHADED_HEADER_H_
#define GONGKAI_EXTRACT_PDF_SHADED_HEADER_H_

#include <vector>

#include "extract/page.h"

namespace gongkai {

/// The rulings with the edges of such cells. A cell is one where a painted area stands on the upper ends of
/// the column lines left and right of it, or on other such cells; one that is as wide as the table is none by
/// itself. `areas`: painted rectangles that are not white; upright page.
std::vector<Ruling> WithShadedHeaders(const std::vector<Box>& areas, std::vector<Ruling> rulings);

}  // namespace gongkai

#endif  // GONGKAI_EXTRACT_PDF_SHADED_HEADER_H_
