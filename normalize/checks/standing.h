// Which tables and evaluations a check may hold against the rest of the document.
#ifndef GONGKAI_NORMALIZE_CHECKS_STANDING_H_
#define GONGKAI_NORMALIZE_CHECKS_STANDING_H_

#include "normalize/records.h"

namespace gongkai {

/// True where rules or delimiters divided the table into cells; names put together from loose words may have
/// lost a piece.
inline bool HasCells(const TableRecord& table) {
  return table.method == "ruled" || table.method == "delimited";
}

/// True where the evaluation was read from such a table.
inline bool HasCells(const Records& records, const EvaluationRecord& evaluation) {
  return evaluation.table && HasCells(records.tables[*evaluation.table]);
}

/// True where the evaluation says a year and it is not that of the document.
inline bool IsOfOtherYear(const Records& records, const EvaluationRecord& evaluation) {
  const std::optional<int>& year = records.document.fiscal_year;
  return year && evaluation.fiscal_year && *year != *evaluation.fiscal_year;
}

/// True for what was achieved in the document's year, and not what is aimed at.
inline bool TellsOfTheYear(const Records& records, const EvaluationRecord& evaluation) {
  return evaluation.kind != "target" && !IsOfOtherYear(records, evaluation);
}

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_CHECKS_STANDING_H_
