// What stands around a table: its title, label, unit, agency and notes.
#ifndef GONGKAI_NORMALIZE_FORMS_CONTEXT_H_
#define GONGKAI_NORMALIZE_FORMS_CONTEXT_H_

#include <optional>
#include <string>
#include <vector>

#include "normalize/forms/patterns.h"
#include "normalize/forms/titles.h"
#include "normalize/grid/flow.h"

namespace gongkai {

struct TableContext {
  TitleMatch match;      ///< what the title says; may be empty
  std::string title;     ///< as printed; the nearest line above where no known title was found
  bool goes_on = false;  ///< the title says 续表: what stands before it was not found
  std::optional<std::string> label, unit;
  std::optional<Publisher> publisher;
  int rows_inside = 0;             ///< rows at the top of the grid that hold these instead of headings
  std::vector<std::string> notes;  ///< lines below the table, to the next title or table
  std::optional<std::string> empty_reason;
};

/// Looks at the lines above and below flow[table] and at the full-width rows at the top of its grid.
TableContext ReadContext(const Flow& flow, size_t table, const TitleMatcher& titles,
                         const Patterns& patterns);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_FORMS_CONTEXT_H_
