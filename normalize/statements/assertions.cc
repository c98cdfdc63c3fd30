#include "normalize/statements/assertions.h"

#include <re2/re2.h>

#include <algorithm>

#include "normalize/text/fold.h"

namespace gongkai {

std::vector<AssertionFinder::Found> AssertionFinder::Find(const Sentence& sentence, int fiscal_year) const {
  std::vector<Found> out;
  // Longer ones are tables that lost their columns.
  constexpr size_t kLongest = 1000;
  if (!sentence.punctuated || sentence.chars.size() > kLongest) return out;
  const std::string text = sentence.Folded(0, sentence.chars.size());
  for (const StatementAssertion& assertion : words_.assertions) {
    re2::StringPiece rest(text), before, year, subject;
    while (re2::RE2::FindAndConsume(&rest, assertion.pattern, &before, &year, &subject)) {
      if (re2::RE2::PartialMatch(before, assertion.unlike) ||
          re2::RE2::PartialMatch(subject, assertion.unlike))
        continue;
      if (!year.empty() && fiscal_year > 0 &&
          std::stoi(std::string(year)) != fiscal_year - (assertion.prior_year ? 1 : 0))
        continue;
      const size_t at = static_cast<size_t>(subject.data() - text.data());
      const size_t from = Utf8ToCodes(std::string_view(text).substr(0, at)).size();
      out.push_back({assertion.kind, from,
                     from + Utf8ToCodes(std::string_view(text).substr(at, subject.size())).size()});
    }
  }
  return out;
}

}  // namespace gongkai
