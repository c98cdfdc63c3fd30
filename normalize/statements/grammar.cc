#include "normalize/statements/grammar.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>

namespace gongkai {
namespace {

constexpr UnitKind kKinds[] = {UnitKind::kNone,  UnitKind::kMoney, UnitKind::kPercent,
                               UnitKind::kScore, UnitKind::kCount, UnitKind::kDuration};

std::string_view KindName(UnitKind kind) {
  switch (kind) {
    case UnitKind::kMoney:
      return "money";
    case UnitKind::kPercent:
      return "percent";
    case UnitKind::kScore:
      return "score";
    case UnitKind::kCount:
      return "count";
    case UnitKind::kDuration:
      return "duration";
    case UnitKind::kNone:
      break;
  }
  return "none";
}

re2::StringPiece Piece(std::string_view text) {
  return {text.data(), text.size()};
}

// The number of the group of that name; 0 where the pattern has none.
int Group(const re2::RE2& pattern, const char* name) {
  const auto found = pattern.NamedCapturingGroups().find(name);
  return found == pattern.NamedCapturingGroups().end() ? 0 : found->second;
}

// Takes off whatever the patterns find at one end, until they find nothing. Of a pattern with a group only
// the group is taken: it says what must stand before it.
Span Peel(std::string_view text, Span span, const PatternList& patterns, bool front) {
  constexpr int kRounds = 6;
  for (int round = 0; round < kRounds; ++round) {
    Span before = span;
    for (const Pattern& pattern : patterns) {
      if (span.empty()) return span;
      re2::StringPiece found[2];
      int groups = std::min(1, pattern->NumberOfCapturingGroups());
      re2::StringPiece rest = Piece(text.substr(span.from, span.to - span.from));
      if (!pattern->Match(rest, 0, rest.size(), re2::RE2::UNANCHORED, found, 1 + groups)) continue;
      if (front) {
        span.from += found[groups].size();
      } else {
        span.to -= found[groups].size();
      }
    }
    if (span.from == before.from && span.to == before.to) break;
  }
  return span;
}

}  // namespace

struct StatementGrammar::Cues {
  re2::RE2::Set all{re2::RE2::Options(), re2::RE2::ANCHOR_BOTH};
  struct Cue {
    const StatementCue* spec;
    Pattern pattern;
  };
  std::vector<Cue> list;
};

StatementGrammar::StatementGrammar(const StatementWords& words)
    : words_(words), generic_(words.generic_subjects.begin(), words.generic_subjects.end()) {
  for (UnitKind kind : kKinds) {
    auto cues = std::make_unique<Cues>();
    for (const StatementCue& cue : words.cues) {
      if (std::find(cue.units.begin(), cue.units.end(), KindName(kind)) == cue.units.end()) continue;
      std::string pattern = "(?:" + cue.pattern + ")" + words.filler;
      if (cues->all.Add(pattern, nullptr) < 0) continue;
      cues->list.push_back({&cue, Pattern(std::move(pattern))});
    }
    cues->all.Compile();
    cues_.push_back(std::move(cues));
  }
}

StatementGrammar::~StatementGrammar() = default;

Reading StatementGrammar::Read(std::string_view clause, UnitKind kind) const {
  Reading reading;
  reading.subject = {0, clause.size()};
  if (kind == UnitKind::kCount) reading.measure = "count";
  const Cues& cues = *cues_[static_cast<size_t>(kind)];
  std::vector<int> matched;
  if (!cues.list.empty() && cues.all.Match(Piece(clause), &matched) && !matched.empty()) {
    const Cues::Cue& cue = cues.list[static_cast<size_t>(*std::min_element(matched.begin(), matched.end()))];
    reading.cued = true;
    reading.measure = cue.spec->measure;
    if (cue.spec->direction != "none") reading.direction = cue.spec->direction;
    reading.base = cue.spec->base;
    re2::StringPiece groups[4];
    const int subject = Group(cue.pattern, "s"), base = Group(cue.pattern, "b");
    const int count = std::min(4, 1 + std::max(subject, base));
    if (cue.pattern->Match(Piece(clause), 0, clause.size(), re2::RE2::ANCHOR_BOTH, groups, count)) {
      auto span = [&](const re2::StringPiece& piece) {
        size_t from = static_cast<size_t>(piece.data() - clause.data());
        return Span{from, from + piece.size()};
      };
      if (subject > 0 && subject < count && groups[subject].data()) reading.subject = span(groups[subject]);
      if (base > 0 && base < count && groups[base].size() > 0) reading.base = std::string(groups[base]);
    }
  }
  Span within = Subject(clause.substr(reading.subject.from, reading.subject.to - reading.subject.from));
  reading.subject = {reading.subject.from + within.from, reading.subject.from + within.to};
  return reading;
}

std::string StatementGrammar::Comparison(std::string_view text, int fiscal_year) const {
  std::string base;
  const char* latest = nullptr;
  for (const StatementComparator& comparator : words_.comparators) {
    re2::StringPiece groups[3];
    const int named = Group(comparator.pattern, "b"), year = Group(comparator.pattern, "y");
    const int count = std::min(3, 1 + std::max(named, year));
    if (!comparator.pattern->Match(Piece(text), 0, text.size(), re2::RE2::UNANCHORED, groups, count))
      continue;
    if (latest && groups[0].data() <= latest) continue;
    latest = groups[0].data();
    base = comparator.base;
    if (named > 0) base = std::string(groups[named]);
    if (year > 0) {
      const std::string said(groups[year]);
      base = fiscal_year > 0 && said == std::to_string(fiscal_year - 1) ? "上年" : said + "年度";
    }
  }
  return base;
}

Span StatementGrammar::Subject(std::string_view text) const {
  // (其中计容面积: what opened the bracket is done.
  size_t open = text.rfind('(');
  bool unclosed = open != text.npos && text.find(')', open) == text.npos;
  Span span = Peel(text, {unclosed ? open + 1 : 0, text.size()}, words_.subject_prefixes, true);
  span = Peel(text, span, words_.subject_suffixes, false);
  if (span.empty() || generic_.count(std::string(text.substr(span.from, span.to - span.from))))
    return {span.from, span.from};
  return span;
}

Span StatementGrammar::Noun(std::string_view text) const {
  size_t end = text.size();
  for (const std::string& word : words_.noun_ends) end = std::min(end, text.find(word));
  constexpr size_t kTwoIdeographs = 6;
  return {0, end >= kTwoIdeographs ? end : 0};
}

Span StatementGrammar::HeadingSubject(std::string_view heading) const {
  Span span = Peel(heading, {0, heading.size()}, words_.heading_suffixes, false);
  return span;
}

bool StatementGrammar::SkipsSection(std::string_view path) const {
  return re2::RE2::PartialMatch(Piece(path), words_.skipped_sections);
}

bool StatementGrammar::IsRule(std::string_view sentence) const {
  return re2::RE2::PartialMatch(Piece(sentence), words_.rules);
}

}  // namespace gongkai
