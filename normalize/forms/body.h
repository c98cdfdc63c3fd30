// The body of a form: printed rows to facts.
#ifndef GONGKAI_NORMALIZE_FORMS_BODY_H_
#define GONGKAI_NORMALIZE_FORMS_BODY_H_

#include <string>
#include <vector>

#include "normalize/forms/catalogue.h"
#include "normalize/forms/header.h"
#include "normalize/grid/grid.h"
#include "normalize/records.h"

namespace gongkai {

struct Body {
  std::vector<FactRecord> facts;   ///< without ids, table and form; amounts in contract form
  std::vector<std::string> notes;  ///< 注：… printed inside the grid
  int orphans = 0;                 ///< printed amounts that no record could take
  int unreadable = 0;              ///< amount cells whose text is no amount
};

/// Reads all rows from header.body_row on. `unit` is the table's printed unit, used for amount_fen.
Body ReadBody(const Grid& grid, const FormSpec& form, const Header& header, const std::string& unit,
              const Catalogue& catalogue);

/// One amount cell to a fact's amount, fen, raw and place. Returns false where the text is no amount.
bool FillAmount(const Cell& cell, const std::string& unit, FactRecord* fact);

/// Parts of a code joined: 201|06|01 → 2010601, 301|01 → 30101, 201|20106|2010601 → 2010601.
std::string JoinCode(const std::vector<std::string>& parts);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_FORMS_BODY_H_
