// Rows of texts that lost what names them.
//
// Programs that find the cells of a page by its rules lose the columns at an open side, and cut rows at rules
// that nobody sees: the codes are gone, or half of a name stands in a row of its own. The sums of such a form
// may hold all the same, because they do not tell whose its amounts are.
#ifndef GONGKAI_NORMALIZE_FORMS_LOST_KEYS_H_
#define GONGKAI_NORMALIZE_FORMS_LOST_KEYS_H_

#include <map>

#include "normalize/forms/catalogue.h"
#include "normalize/records.h"

namespace gongkai {

/// Doubts, of the forms of texts, rows of summaries with a part of a known name or with something else in
/// one, and the forms, which lack the rows of these names. Of delimited tables also rows without a code where
/// the form has codes, or with a code of another classification; amounts without decimals among others with
/// them, which may be codes or line numbers; blank cells of forms in doubt or with amounts that no row could
/// take (`orphans`, by table). To be called when sums have set the confidence.
void DoubtLostKeys(const Catalogue& catalogue, const std::map<size_t, int>& orphans, Records* records);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_FORMS_LOST_KEYS_H_
