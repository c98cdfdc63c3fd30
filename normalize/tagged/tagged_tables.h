// The tables that a tagged PDF's structure tree names, as grids among the lines of their pages.
//
// A third witness beside the rules and the places of the words: which words stand in one cell was written
// down by the program that laid the table out. It may be wrong as well; sums and the other readings judge it.
#ifndef GONGKAI_NORMALIZE_TAGGED_TAGGED_TABLES_H_
#define GONGKAI_NORMALIZE_TAGGED_TAGGED_TABLES_H_

#include <set>
#include <vector>

#include "extract/page.h"
#include "normalize/grid/flow.h"

namespace gongkai {

/// The tables that begin on one of `wanted` (page numbers), and the lines of the pages that they stand on. A
/// word outside of them is a line's, whatever the rules around it. The grids have no xs and the method
/// kDelimited; a blank cell has the place between its neighbours. A cell that returns with the same words on
/// the next page (a header printed again) is read once. Tables of more than 60 columns or 4,000 rows are left
/// out.
Flow LayOutTaggedTables(const std::vector<Page>& pages, const std::vector<TaggedCell>& cells,
                        const std::set<int>& wanted);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_TAGGED_TAGGED_TABLES_H_
