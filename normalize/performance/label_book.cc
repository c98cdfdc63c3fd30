#include "normalize/performance/label_book.h"

#include <algorithm>

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

bool HasOpenBracket(const std::string& folded) {
  return std::count(folded.begin(), folded.end(), '(') > std::count(folded.begin(), folded.end(), ')');
}

// 50分, or 分值50, or the beginning of it.
bool MayBeWeight(const std::string& text) {
  constexpr std::string_view kWords[] = {"权重", "分值", "满分"};
  return text.empty() || IsDigit(static_cast<unsigned char>(text[0])) ||
         std::any_of(std::begin(kWords), std::end(kWords),
                     [&](std::string_view word) { return text.starts_with(word); });
}

}  // namespace

LabelBook::LabelBook(const PerformanceWords& words, bool whole_levels) {
  auto add = [&](const std::string& word, unsigned kind) { phrases_.emplace_back(word, kind); };
  for (const auto& [word, role] : words.columns) add(word, kPhraseHeading);
  for (const auto& [word, field] : words.labels) add(word, kPhraseLabel);
  for (const auto& [word, field] : words.foots) add(word, kPhraseLabel);
  for (const std::string& word : words.sides) add(word, kPhraseSide);
  for (const std::string& word : words.funds) add(word, kPhraseFund);
  for (const std::string& word : words.totals) add(word, kPhraseTotal);
  constexpr std::string_view kEnd = "指标";
  for (const std::string& word : words.level1)
    if (!whole_levels || word.ends_with(kEnd)) add(word, kPhraseLevel1);
  for (const std::string& word : words.level2)
    if (!whole_levels || word.ends_with(kEnd)) add(word, kPhraseLevel2);
  std::sort(phrases_.begin(), phrases_.end());
  size_t kept = 0;
  for (const auto& [word, kind] : phrases_) {
    if (kept > 0 && phrases_[kept - 1].first == word)
      phrases_[kept - 1].second |= kind;
    else
      phrases_[kept++] = {word, kind};
  }
  phrases_.resize(kept);
}

bool LabelBook::Begins(std::string_view text) const {
  constexpr size_t kLongest = 90;  // bytes
  if (text.size() > kLongest) return false;
  const std::string folded = PatternText(text);
  if (folded.empty() || folded[0] == '(' || folded[0] == ')') return false;
  const std::string key = PerformanceLexicon::Key(text);
  const auto found = std::lower_bound(phrases_.begin(), phrases_.end(), std::make_pair(key, 0u));
  if (key.empty() || found == phrases_.end() || !found->first.starts_with(key)) return false;
  // A weight stands behind a whole name of level 1, and nothing behind it; other names of levels and sides
  // have no brackets.
  const size_t bracket = folded.rfind('(');
  constexpr unsigned kBrackets = kPhraseHeading | kPhraseLabel | kPhraseFund | kPhraseTotal;
  if (bracket != std::string::npos && (found->second & kBrackets) == 0 &&
      (found->first != key || (found->second & kPhraseLevel1) == 0 || (found->second & kPhraseSide) != 0 ||
       !MayBeWeight(folded.substr(bracket + 1))))
    return false;
  if (bracket != std::string::npos && bracket + 1 < folded.size() &&
      IsDigit(static_cast<unsigned char>(folded[bracket + 1]))) {
    std::string_view rest = std::string_view(folded).substr(bracket + 1);
    rest.remove_prefix(std::min(rest.find_first_not_of("0123456789."), rest.size()));
    const bool weight = rest.empty() || rest == "分" || rest == "分)" || rest == "%)" || rest == ")";
    return weight && bracket == folded.find('(') && (found->second & kPhraseLevel1) != 0;
  }
  constexpr size_t kLongestBracket = 14;  // bytes
  return !HasOpenBracket(folded) || folded.size() - folded.rfind('(') <= kLongestBracket;
}

unsigned LabelBook::Kinds(std::string_view text) const {
  if (HasOpenBracket(PatternText(text))) return 0;
  const std::string key = PerformanceLexicon::Key(text);
  const auto found = std::lower_bound(phrases_.begin(), phrases_.end(), std::make_pair(key, 0u));
  return found == phrases_.end() || found->first != key ? 0 : found->second;
}

}  // namespace gongkai
