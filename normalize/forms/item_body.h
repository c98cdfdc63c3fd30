// The body of the 三公 form: items and measures, above or beside the amounts, to facts.
#ifndef GONGKAI_NORMALIZE_FORMS_ITEM_BODY_H_
#define GONGKAI_NORMALIZE_FORMS_ITEM_BODY_H_

#include <string>

#include "normalize/forms/body.h"

namespace gongkai {

/// Reads all rows from header.body_row on. Items and measures may both stand above or beside the amounts.
/// `unit` is the table's printed unit, used for amount_fen.
Body ReadItems(const Grid& grid, const FormSpec& form, const Header& header, const std::string& unit,
               const Catalogue& catalogue);

/// How many of the form's items the grid names, the total aside.
int CountItems(const Grid& grid, const FormSpec& form);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_FORMS_ITEM_BODY_H_
