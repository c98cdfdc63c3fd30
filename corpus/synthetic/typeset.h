// Typesets a disclosure: cover, table of contents, 概况, the forms, 情况说明, 名词解释, performance tables.
#ifndef GONGKAI_CORPUS_SYNTHETIC_TYPESET_H_
#define GONGKAI_CORPUS_SYNTHETIC_TYPESET_H_

#include <string>
#include <vector>

#include "corpus/synthetic/agency.h"
#include "corpus/synthetic/forms.h"
#include "corpus/synthetic/look.h"
#include "corpus/synthetic/performance.h"
#include "corpus/synthetic/prose.h"

namespace gongkai::synthetic {

struct Disclosure {
  Agency agency;
  Look look;
  std::vector<Form> forms;
  std::vector<Paragraph> overview, accounts, terms;
  std::vector<Evaluation> evaluations;
  std::string printer;  ///< the program that sets the pages, empty for this one

  /// "部门" or "单位".
  const char* what() const { return agency.single_unit ? "单位" : "部门"; }
};

struct Typeset {
  std::string pdf;  ///< empty where Cairo failed
  int pages = 0;
  int unknown_glyphs = 0;  ///< characters without a glyph in any font; a good document has none
};

/// "一" for the first form, "十三" for the thirteenth.
std::string FormNumeral(size_t index);

/// Sets the disclosure and notes the pages of its forms, facts, statements and indicators in it.
Typeset SetDisclosure(Disclosure* disclosure);

}  // namespace gongkai::synthetic

#endif  // GONGKAI_CORPUS_SYNTHETIC_TYPESET_H_
