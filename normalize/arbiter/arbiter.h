// The arbiter: when the sums of a ruled form fail, is it the document or the reading?
//
// The form is read a second time without its rules (second_reading.h). Where all its sums hold then, nothing
// printed is lost, and no sum between forms is worse off, the rules misled the first reading and the second
// is taken. Otherwise the first one stays, and what fails is the document's contradiction. A form whose sums
// hold is not read again, unless it looks odd (misled.h); then both readings must say the same, or one that
// does not look so is taken, or the form is doubted. A table with the title of a form that was found nowhere,
// whose ruled columns are not those of the form, is read again too: a rule missing in the header makes one
// heading of two.
#ifndef GONGKAI_NORMALIZE_ARBITER_ARBITER_H_
#define GONGKAI_NORMALIZE_ARBITER_ARBITER_H_

#include <vector>

#include "normalize/arbiter/second_reading.h"
#include "normalize/arbiter/tagged_forms.h"
#include "normalize/solve/evaluate.h"

namespace gongkai {

/// A form that was read from the rulings of a PDF.
struct RuledForm {
  const FormSpec* form =
      nullptr;           ///< what its title says, also where its ruled columns are not those of the form
  size_t table = 0;      ///< index into Records::tables
  size_t item = 0;       ///< index into the flow
  size_t last_item = 0;  ///< as `item`, or the last table without a title right behind it: perhaps its rows
  bool odd = false;      ///< LooksMisled (misled.h), or there are such tables
};

class Arbiter {
 public:
  Arbiter(const Catalogue& catalogue, const TitleMatcher& titles, const Patterns& patterns)
      : catalogue_(catalogue), titles_(titles), patterns_(patterns) {}

  /// VerifySums (solve/verify.h), and again with every second reading that settles what failed. A document
  /// has nine forms; of one that claims to have many more only the first sixteen in doubt are read again.
  std::vector<Outcome> Verify(const std::vector<RuledForm>& forms, const Flow& flow,
                              const std::vector<Page>& pages, const TaggedForms& tagged,
                              Records* records) const;

 private:
  const Catalogue& catalogue_;
  const TitleMatcher& titles_;
  const Patterns& patterns_;
};

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_ARBITER_ARBITER_H_
