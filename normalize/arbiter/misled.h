// Signs that rules misled the reading of a ruled form although its sums may hold.
//
// Sums speak of amounts. A rule that is missing or one too many can leave the sums as they are and yet break
// a name in two, join two rows of which one is blank, or take a whole block of the form away. Such a table
// looks odd: it prints amounts that no record has, a name lies in two columns, two columns have one heading.
#ifndef GONGKAI_NORMALIZE_ARBITER_MISLED_H_
#define GONGKAI_NORMALIZE_ARBITER_MISLED_H_

#include <set>
#include <string>
#include <vector>

#include "normalize/forms/catalogue.h"
#include "normalize/forms/header.h"
#include "normalize/grid/grid.h"
#include "normalize/records.h"

namespace gongkai {

/// `facts` are those of the grid, with their rows and columns.
bool LooksMisled(const Grid& grid, const FormSpec& form, const Header& header,
                 const std::vector<FactRecord>& facts, const Catalogue& catalogue);

/// Tables that call a code by a name that another table does not.
std::set<size_t> TablesWithOddNames(const Records& records);

/// Both sides of a summary end with 总计. Where one does not, rows are missing: the last one may stand alone
/// on the next page.
bool EndsWithoutTotal(const FormSpec& form, const std::vector<FactRecord>& facts, const Catalogue& catalogue);

/// How many amounts with two decimals a text holds: "办公费 12.00 3.50" has two.
int CountDecimals(const std::string& text);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_ARBITER_MISLED_H_
