// Whether readings of forms agree: two of one form, and one with the other forms of its document.
//
// Within a form the amounts of two rows under one parent may be exchanged, and those of two columns that are
// added up, and all its sums hold. What other forms say of the same codes tells such readings from right
// ones.
#ifndef GONGKAI_NORMALIZE_LINEAR_AGREEMENT_H_
#define GONGKAI_NORMALIZE_LINEAR_AGREEMENT_H_

#include <vector>

#include "normalize/linear/figures.h"
#include "normalize/linear/reader.h"

namespace gongkai {

/// Two readings of a form put an amount into different columns of a row.
bool Contradict(const LinearForm& a, const LinearForm& b);

/// Some row says less than the same code does in a form that is a part of this one, or more than in a form
/// that this one is a part of, or the row of a class in a summary something else than the form that lists the
/// class, by more than rounding explains.
bool ContradictsOtherForms(const LinearForm& form, const Catalogue& catalogue, const Figures& figures);

/// Codes of the form have other names in other forms of the document, or hardly a name at all: its rows were
/// not put together well.
bool NamesAreOdd(const LinearForm& form, const std::vector<LinearForm>& forms);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_AGREEMENT_H_
