// Whether readings of forms agree: two of one form, and one with the other forms of its document.
//
// Within a form the amounts of two rows under one parent may be exchanged, and those of two columns that are
// added up, and all its sums hold. What other forms say of the same codes tells such readings from right
// ones.
#ifndef GONGKAI_NORMALIZE_LINEAR_AGREEMENT_H_
#define GONGKAI_NORMALIZE_LINEAR_AGREEMENT_H_

#include <set>
#include <string>
#include <vector>

#include "normalize/linear/figures.h"
#include "normalize/linear/reader.h"

namespace gongkai {

/// Two readings of a form put an amount into different columns of a row.
bool Contradict(const LinearForm& a, const LinearForm& b);

/// What other forms say against a form, by more than rounding explains.
struct Contradictions {
  bool of_classes = false;      ///< a row of a summary and the form that lists its class differ
  std::set<std::string> codes;  ///< rows that say less than the same code in a form that is a part of this
                                ///< one, or more than in a form that this one is a part of
  bool any() const { return of_classes || !codes.empty(); }
};
Contradictions ContradictOtherForms(const LinearForm& form, const Catalogue& catalogue,
                                    const Figures& figures);

/// Doubts what the contradictions make doubtful. Where the lines of the text kept the rows together, one or
/// two codes are doubted with the others below their parents, whose amounts they may have been given; else
/// the form.
void DoubtContradicted(const Contradictions& contradictions, LinearForm* form);

/// Codes of the form have other names in other forms of the document, or hardly a name at all: its rows were
/// not put together well.
bool NamesAreOdd(const LinearForm& form, const std::vector<LinearForm>& forms);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_AGREEMENT_H_
