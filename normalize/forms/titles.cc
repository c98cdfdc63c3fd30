#include "normalize/forms/titles.h"

#include <re2/re2.h>

#include <algorithm>

#include "extract/page.h"
#include "normalize/text/fold.h"

namespace gongkai {

TitleMatcher::TitleMatcher(const Catalogue& catalogue) : catalogue_(catalogue) {
  for (const FormSpec& form : catalogue.forms()) {
    for (const std::string& title : form.titles) entries_.push_back({title, &form, nullptr});
  }
  for (const NeighbourSpec& neighbour : catalogue.neighbours())
    for (const std::string& title : neighbour.titles) entries_.push_back({title, nullptr, &neighbour});
  endings_.insert("表");
  for (const Entry& entry : entries_) {
    std::u32string codes = Utf8ToCodes(entry.key);
    endings_.insert(CodesToUtf8(std::u32string_view(codes).substr(codes.size() - 1)));
  }
  std::stable_sort(entries_.begin(), entries_.end(),
                   [](const Entry& a, const Entry& b) { return a.key.size() > b.key.size(); });
}

bool SaysGoesOn(std::string_view line) {
  const std::string key = MatchKey(line);
  return key.ends_with("续表") || key.ends_with("续");
}

// Most lines are no titles: one must hold the last character of some title, and patterns end in 表.
bool TitleMatcher::MayHoldTitle(std::string_view line) const {
  for (const std::string& ending : endings_)
    if (line.find(ending) != std::string_view::npos) return true;
  return false;
}

std::string TitleMatcher::LineKey(std::string_view line) const {
  std::string key = MatchKey(line);
  while (!key.empty() && key.back() >= '0' && key.back() <= '9') key.pop_back();
  for (bool again = true; again;) {
    again = false;
    for (const std::string& suffix : catalogue_.dialect().title_suffixes) {
      if (key.size() > suffix.size() && key.ends_with(suffix)) {
        key.resize(key.size() - suffix.size());
        again = true;
      }
    }
  }
  return key;
}

TitleMatch TitleMatcher::Match(std::string_view line) const {
  constexpr size_t kLongest = 300;  // bytes; longer lines are prose
  if (line.size() > kLongest) return {};
  if (!MayHoldTitle(line)) return {};
  std::string key = LineKey(line);
  TitleMatch best;
  for (const Entry& entry : entries_) {
    if (!key.ends_with(entry.key)) continue;
    best = {entry.form, entry.neighbour, entry.key.size(), key.size() - entry.key.size()};
    break;
  }
  for (const FormSpec& form : catalogue_.forms())
    for (const Pattern& pattern : form.title_patterns) {
      re2::StringPiece found;
      if (!pattern->Match(key, 0, key.size(), re2::RE2::UNANCHORED, &found, 1)) continue;
      if (found.size() > best.length)
        best = {&form, nullptr, found.size(), static_cast<size_t>(found.data() - key.data())};
    }
  if (!best || best.prefix == 0) return best;
  std::string_view prefix = std::string_view(key).substr(0, best.prefix);
  for (const std::string& ending : catalogue_.dialect().title_prefix_endings)
    if (prefix.ends_with(ending)) return best;
  return {};
}

std::string TitleMatcher::PrintedTitle(std::string_view line) const {
  TitleMatch match = Match(line);
  if (!match) return {};
  // Walk the printed characters while counting those that remain in the key.
  std::string printed;
  size_t key_bytes = 0;
  for (char32_t code : Utf8ToCodes(PrintedName(line))) {
    std::string one;
    AppendUtf8(code, &one);
    size_t size = MatchKey(one).size();
    if (key_bytes >= match.prefix + match.length) break;
    if (key_bytes >= match.prefix && (key_bytes > match.prefix || size > 0 || code == U'“' || code == U'"'))
      printed += one;
    key_bytes += size;
  }
  return printed;
}

}  // namespace gongkai
