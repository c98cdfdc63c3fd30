#include "normalize/forms/printed_names.h"

#include <algorithm>

#include "normalize/text/fold.h"

namespace gongkai {

PrintedNames::PrintedNames(const Catalogue& catalogue) : names_(catalogue.summary_names()) {
  const KeyWords& key = catalogue.key();
  for (const WordSet* set : {&key.code, &key.name, &key.line_no, &key.column_no, &key.income_side,
                             &key.expenditure_side, &key.totals, &key.generic})
    names_.insert(set->begin(), set->end());
  for (const FormSpec& form : catalogue.forms()) {
    names_.insert(form.titles.begin(), form.titles.end());
    for (const ColumnSet& set : form.column_sets)
      for (const ColumnSpec& column : set.columns)
        for (const HeaderPath& path : column.headers) names_.insert(path.begin(), path.end());
    for (const ItemSpec& item : form.items) names_.insert(item.printed.begin(), item.printed.end());
  }
  for (const NeighbourSpec& neighbour : catalogue.neighbours())
    names_.insert(neighbour.titles.begin(), neighbour.titles.end());
  for (const EconomicClass& entry : catalogue.economics()) {
    names_.insert(MatchKey(entry.name));
    for (const EconomicItem& item : entry.items) names_.insert(MatchKey(item.name));
  }
  names_.erase("");
}

bool PrintedNames::Is(const std::string& printed) const {
  return names_.count(MatchKey(printed)) > 0 || names_.count(UnnumberedKey(printed)) > 0;
}

bool PrintedNames::IsPiece(const std::string& printed) const {
  const std::string key = UnnumberedKey(printed);
  return std::any_of(names_.begin(), names_.end(),
                     [&](const std::string& name) { return name.find(key) != std::string::npos; });
}

bool HeadsTwoSides(const std::string& line, const KeyWords& key) {
  const std::string heading = MatchKey(line);
  return std::any_of(key.income_side.begin(), key.income_side.end(), [&](const std::string& side) {
    return heading.starts_with(side) && key.expenditure_side.count(heading.substr(side.size())) > 0;
  });
}

}  // namespace gongkai
