// Which form a ruled or delimited table is: by its title, which its columns must bear out, or by its columns
// alone where the title is lost (a picture, or left behind on another page).
#ifndef GONGKAI_NORMALIZE_FORMS_RECOGNISE_H_
#define GONGKAI_NORMALIZE_FORMS_RECOGNISE_H_

#include <set>

#include "normalize/forms/context.h"
#include "normalize/forms/header.h"

namespace gongkai {

/// The form whose title stands with the table and whose columns it has; null where there is none.
const FormSpec* FitsTitle(const Grid& grid, const TableContext& context, const Catalogue& catalogue,
                          Header* header);

/// The form that is not among `taken` and whose columns the table has all, where it is the only one.
const FormSpec* FitsColumns(const Grid& grid, const TableContext& context, const Catalogue& catalogue,
                            const std::set<const FormSpec*>& taken, Header* header);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_FORMS_RECOGNISE_H_
