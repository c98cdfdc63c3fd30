// A ruled form read a second time, as if its pages had no rules.
//
// A rule that was forgotten puts two amounts in one cell, one too many cuts a column in two, an amount that
// stands a little aside falls into its neighbour's cell. The places of the words do not know of any of that:
// they are another witness of the same page.
#ifndef GONGKAI_NORMALIZE_ARBITER_SECOND_READING_H_
#define GONGKAI_NORMALIZE_ARBITER_SECOND_READING_H_

#include <optional>
#include <vector>

#include "normalize/forms/catalogue.h"
#include "normalize/forms/patterns.h"
#include "normalize/forms/titles.h"
#include "normalize/grid/flow.h"
#include "normalize/records.h"

namespace gongkai {

struct SecondReading {
  std::vector<FactRecord> facts;  ///< not bound to a table
  std::vector<Cell> cells;
  Method method = Method::kAligned;
  double confidence = 0;  ///< of the geometry
};

/// Reads the form of `flow[item]`, a ruled table whose record is `ruled`, by the places of the words on its
/// pages; tables up to `last_item` belong to it. Nothing where the form has no title of its own, where a word
/// fits no column, or where an amount belongs to no row.
std::optional<SecondReading> ReadWithoutRules(const FormSpec& form, const TableRecord& ruled,
                                              const Flow& flow, size_t item, size_t last_item,
                                              const std::vector<Page>& pages, const Catalogue& catalogue,
                                              const TitleMatcher& titles, const Patterns& patterns);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_ARBITER_SECOND_READING_H_
