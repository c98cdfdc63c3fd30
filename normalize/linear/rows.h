// Row grammars: tokens of a form that lost its columns, grouped into printed rows.
//
// Reading order is all that is left: a row of a classification form is a code, a name and its amounts; the
// name may be broken over lines that stand before, between or after the code and the amounts. Two-sided forms
// print two items on a line, the basic-expenditure form two or three. Which column an amount belongs to is
// decided later (solve/columns.h).
#ifndef GONGKAI_NORMALIZE_LINEAR_ROWS_H_
#define GONGKAI_NORMALIZE_LINEAR_ROWS_H_

#include <map>
#include <string>
#include <vector>

#include "normalize/forms/catalogue.h"
#include "normalize/linear/tokens.h"

namespace gongkai {

struct LinearRow {
  std::string side;  ///< two-sided forms: "income" or "expenditure"
  std::string code, name, line_no;
  std::vector<Token> amounts;  ///< in reading order; a dash stands for a blank cell
  std::vector<int> columns;    ///< column of each amount, where the reading of the rows has settled it
  std::vector<Token> zeros;    ///< what is printed in the cells that none of the amounts stands in
  bool loose = false;          ///< only the first amount is known to come first: they were printed apart
  bool doubtful = false;       ///< another reading of the rows was as likely
  Place place;                 ///< the line of the code or, without one, of the first token
  double y = 0;                ///< line index of the code
};

struct LinearBody {
  std::vector<LinearRow> rows;
  int strays = 0;        ///< amounts that no row could take
  bool guessed = false;  ///< another way of reading that ends is likelier
  bool settled = false;  ///< names and lines tell whose each amount is, also one alone on its line
};

/// Names of codes as other forms of the document print them; settles which row a broken name belongs to.
using CodeNames = std::map<std::string, std::string>;

/// `body` holds the tokens of the lines after the header, line by line. `columns` is the number of amount
/// columns; `placed` tells that places on the lines mean something, so that amounts may stand a little above
/// their row.
LinearBody ReadClassificationRows(const std::vector<std::vector<Token>>& body, int columns, bool placed,
                                  const KeyWords& key, const CodeNames& names);
/// `keeps_columns`: the two sides stand apart on the lines and are read each for itself.
LinearBody ReadTwoSidedRows(const std::vector<std::vector<Token>>& body, bool keeps_columns,
                            const Catalogue& catalogue);
/// Blocks that stand apart on the lines.
LinearBody ReadPlacedBlockRows(const std::vector<std::vector<Token>>& body, const KeyWords& key,
                               const CodeNames& names);
LinearBody ReadBlockRows(const std::vector<std::vector<Token>>& body, const KeyWords& key);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_ROWS_H_
