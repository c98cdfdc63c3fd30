// Exchange: two items of one class whose amounts stand in another form the other way round.
//
// Amounts that changed places between two rows of one parent leave every sum as it is, so no sum can tell.
// But several forms tell of the same codes, and in most documents most codes alike: what was received for an
// item was spent on it, and what was spent was fiscal appropriation. None of that must hold for a code (kind
// "mirror": balances, other money). Where two columns agree on other codes, and of two items of one parent
// one has exactly the other's amount, and the second all but exactly, nothing but an exchange explains it.
#ifndef GONGKAI_NORMALIZE_SOLVE_EXCHANGE_H_
#define GONGKAI_NORMALIZE_SOLVE_EXCHANGE_H_

#include <set>
#include <vector>

#include "normalize/forms/catalogue.h"
#include "normalize/solve/evaluate.h"
#include "normalize/solve/ledger.h"

namespace gongkai {

struct Exchanges {
  std::vector<Outcome> outcomes;  ///< all kFail, one for each pair of rows and identity
  std::set<size_t> accused;       ///< the amounts of the two rows: of the form that two others contradict, or
                                  ///< of both forms where only two tell of the codes
};

/// In order of the identities. n log n in the rows of a form.
Exchanges FindExchanges(const Catalogue& catalogue, const Ledger& ledger);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_SOLVE_EXCHANGE_H_
