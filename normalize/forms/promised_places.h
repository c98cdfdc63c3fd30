// Which form a table is whose title is lost (a picture, an outline), by the place that the contents give it:
// between two forms that are known stand those that the contents list between them.
#ifndef GONGKAI_NORMALIZE_FORMS_PROMISED_PLACES_H_
#define GONGKAI_NORMALIZE_FORMS_PROMISED_PLACES_H_

#include <vector>

#include "normalize/forms/context.h"
#include "normalize/forms/header.h"

namespace gongkai {

/// A table of the document, in printed order.
struct PlacedTable {
  const Grid* grid = nullptr;
  const TableContext* context = nullptr;
  const FormSpec* form = nullptr;  ///< null where it is not known
};

/// The forms of tables without one and without a title, by index; null where the place does not say. `order`
/// are the forms of the contents as listed, null for known tables outside the nine. As many tables as forms
/// must stand there, each with all columns that its form requires.
std::vector<const FormSpec*> FormsByPlace(const std::vector<PlacedTable>& tables,
                                          const std::vector<const FormSpec*>& order,
                                          const Catalogue& catalogue);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_FORMS_PROMISED_PLACES_H_
