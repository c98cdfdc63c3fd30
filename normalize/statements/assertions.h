// What the running text asserts without a figure: that there is none of something (本部门2024年度无项目支出),
// that something is part of a figure (其中包含项目支出), that nothing changed (与2023年度相比，…持平), or a
// figure that was left out (年初结转和结余万元). No record of a sink: the checks hold it against the figures.
#ifndef GONGKAI_NORMALIZE_STATEMENTS_ASSERTIONS_H_
#define GONGKAI_NORMALIZE_STATEMENTS_ASSERTIONS_H_

#include <string>
#include <vector>

#include "normalize/forms/catalogue.h"
#include "normalize/statements/sentences.h"

namespace gongkai {

/// Safe to share between threads.
class AssertionFinder {
 public:
  explicit AssertionFinder(const StatementWords& words) : words_(words) {}

  struct Found {
    std::string kind;         ///< none, some, unchanged, unstated, purpose, period, unpaid
    size_t from = 0, to = 0;  ///< the subject, in characters of the sentence
  };
  /// In order of the catalogue. What a sentence says of another year, or of other agencies, is left out.
  std::vector<Found> Find(const Sentence& sentence, int fiscal_year) const;

 private:
  const StatementWords& words_;
};

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_STATEMENTS_ASSERTIONS_H_
