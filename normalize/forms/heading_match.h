// Which measure of a form the headings above a column mean.
#ifndef GONGKAI_NORMALIZE_FORMS_HEADING_MATCH_H_
#define GONGKAI_NORMALIZE_FORMS_HEADING_MATCH_H_

#include <string>
#include <string_view>
#include <vector>

#include "normalize/forms/catalogue.h"
#include "normalize/forms/header.h"

namespace gongkai {

/// The set of measures whose marking words (ColumnSet::when) stand in one of the paths; else the form's
/// default.
const ColumnSet& ChooseColumnSet(const FormSpec& form, const std::vector<HeaderPath>& paths);

/// Makes `column` an amount column of the measure that its path answers to best, with the fit of that answer;
/// leaves it where none does. `side` (income, expenditure or empty) limits the measures of two-sided forms.
void AssignMeasure(Column* column, const ColumnSet& set, const std::string& side, const KeyWords& key);

/// How alike two keys are, by their characters in any order: 1 for the same, 0 for nothing in common. Lines
/// of a narrow header cell can come out in another order, so order does not count.
double Likeness(std::string_view a, std::string_view b);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_FORMS_HEADING_MATCH_H_
