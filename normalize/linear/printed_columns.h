// The columns that a form prints, by the words of its headings, and the sums within its rows.
#ifndef GONGKAI_NORMALIZE_LINEAR_PRINTED_COLUMNS_H_
#define GONGKAI_NORMALIZE_LINEAR_PRINTED_COLUMNS_H_

#include <cstddef>
#include <string>
#include <vector>

#include "normalize/forms/catalogue.h"
#include "normalize/linear/section.h"
#include "normalize/linear/sheets.h"
#include "normalize/solve/columns.h"

namespace gongkai {

/// Where the words of a form's header stand: above its body, or anywhere in a form that was read block by
/// block.
enum class HeaderPlace { kAbove, kAnywhere };

/// The set of columns that the headings announce.
const ColumnSet& PrintedSet(const Section& section, HeaderPlace place);

/// The measures that the header prints, in the order of the catalogue, which is that of the forms. `amounts`
/// is how many amounts its rows print, 0 where that says nothing.
Columns PrintedColumns(const Section& section, HeaderPlace place, const std::string& side, size_t amounts);

/// True where the header of a classification form names columns of another form and none of its own: the
/// title is not that of this table.
bool HasHeadingsOfAnother(const Section& section, const Catalogue& catalogue);

/// The most amounts that several of these lines or rows print; 0 where no number of amounts comes often.
size_t MostAmounts(const std::vector<size_t>& counts);

/// The row identities of the form over these columns. Parts that are not printed are left out; an identity
/// whose wholes are not printed is none.
std::vector<RowIdentity> IdentitiesOf(const Catalogue& catalogue, const std::string& form,
                                      const Columns& columns);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_PRINTED_COLUMNS_H_
