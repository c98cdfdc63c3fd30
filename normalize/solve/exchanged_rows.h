// Exchanged rows: one exchange of the amounts of two rows that sets right all sums of a form that fail.
//
// A typist who copies two rows into each other's places breaks the sums above both of them. No single figure
// explains that, but the exchange does, and says which two rows are to be doubted and that the others are
// not.
#ifndef GONGKAI_NORMALIZE_SOLVE_EXCHANGED_ROWS_H_
#define GONGKAI_NORMALIZE_SOLVE_EXCHANGED_ROWS_H_

#include <set>
#include <vector>

#include "normalize/records.h"
#include "normalize/solve/evaluate.h"
#include "normalize/solve/ledger.h"

namespace gongkai {

/// The facts of all pairs of rows whose exchange lets every sum inside the form hold. Empty where fewer than
/// two sums fail, where no pair does or more than a few do, and for forms of more than 400 rows.
std::set<size_t> ExchangedRows(const std::vector<Outcome>& outcomes, const LedgerForm& form,
                               const Records& records);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_SOLVE_EXCHANGED_ROWS_H_
