#include "normalize/statements/assertions.h"

#include <re2/re2.h>

#include <algorithm>

#include "normalize/text/fold.h"

namespace gongkai {

struct AssertionFinder::Pattern {
  std::string kind;
  re2::RE2 words;
  re2::RE2 unlike;
  int prior;  // years before the document's own that the pattern speaks of

  explicit Pattern(const StatementAssertion& from)
      : kind(from.kind), words(from.pattern), unlike(from.unlike), prior(from.prior_year ? 1 : 0) {}
};

AssertionFinder::AssertionFinder(const StatementWords& words) {
  for (const StatementAssertion& assertion : words.assertions)
    patterns_.push_back(std::make_unique<Pattern>(assertion));
}

AssertionFinder::~AssertionFinder() = default;

std::vector<AssertionFinder::Found> AssertionFinder::Find(const Sentence& sentence, int fiscal_year) const {
  std::vector<Found> out;
  // Longer ones are tables that lost their columns.
  constexpr size_t kLongest = 1000;
  if (!sentence.punctuated || sentence.chars.size() > kLongest) return out;
  const std::string text = sentence.Folded(0, sentence.chars.size());
  for (const std::unique_ptr<Pattern>& pattern : patterns_) {
    re2::StringPiece rest(text), before, year, subject;
    while (re2::RE2::FindAndConsume(&rest, pattern->words, &before, &year, &subject)) {
      if (re2::RE2::PartialMatch(before, pattern->unlike) || re2::RE2::PartialMatch(subject, pattern->unlike))
        continue;
      if (!year.empty() && fiscal_year > 0 && std::stoi(std::string(year)) != fiscal_year - pattern->prior)
        continue;
      const size_t at = static_cast<size_t>(subject.data() - text.data());
      const size_t from = Utf8ToCodes(std::string_view(text).substr(0, at)).size();
      out.push_back({pattern->kind, from,
                     from + Utf8ToCodes(std::string_view(text).substr(at, subject.size())).size()});
    }
  }
  return out;
}

}  // namespace gongkai
