#include "normalize/statements/grammar.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>

namespace gongkai {
namespace {

using List = std::vector<std::unique_ptr<re2::RE2>>;

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

List Compile(const std::vector<std::string>& patterns) {
  List out;
  for (const std::string& pattern : patterns) out.push_back(std::make_unique<re2::RE2>(pattern));
  return out;
}

re2::StringPiece Piece(std::string_view text) {
  return {text.data(), text.size()};
}

// Takes off whatever the patterns find at one end, until they find nothing. Of a pattern with a group only
// the group is taken: it says what must stand before it.
Span Peel(std::string_view text, Span span, const List& patterns, bool front) {
  constexpr int kRounds = 6;
  for (int round = 0; round < kRounds; ++round) {
    Span before = span;
    for (const auto& pattern : patterns) {
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
  std::unique_ptr<re2::RE2::Set> all;
  struct Cue {
    const StatementCue* spec;
    std::unique_ptr<re2::RE2> pattern;
    int subject, base;  // numbers of the groups, 0 where none
  };
  std::vector<Cue> list;
};

struct StatementGrammar::Patterns {
  struct Comparator {
    std::unique_ptr<re2::RE2> pattern;
    const StatementComparator* spec;
    int base, year;
  };
  std::vector<Comparator> comparators;
  List prefixes, suffixes, heading_suffixes;
  std::unique_ptr<re2::RE2> sections, rules;
};

StatementGrammar::StatementGrammar(const StatementWords& words)
    : words_(words),
      patterns_(std::make_unique<Patterns>()),
      generic_(words.generic_subjects.begin(), words.generic_subjects.end()) {
  auto group = [](const re2::RE2& pattern, const char* name) {
    auto found = pattern.NamedCapturingGroups().find(name);
    return found == pattern.NamedCapturingGroups().end() ? 0 : found->second;
  };
  for (UnitKind kind : kKinds) {
    auto cues = std::make_unique<Cues>();
    cues->all = std::make_unique<re2::RE2::Set>(re2::RE2::Options(), re2::RE2::ANCHOR_BOTH);
    for (const StatementCue& cue : words.cues) {
      if (std::find(cue.units.begin(), cue.units.end(), KindName(kind)) == cue.units.end()) continue;
      std::string pattern = "(?:" + cue.pattern + ")" + words.filler;
      auto compiled = std::make_unique<re2::RE2>(pattern);
      if (cues->all->Add(pattern, nullptr) < 0) continue;
      int subject = group(*compiled, "s"), base = group(*compiled, "b");
      cues->list.push_back({&cue, std::move(compiled), subject, base});
    }
    cues->all->Compile();
    cues_.push_back(std::move(cues));
  }
  for (const StatementComparator& comparator : words.comparators) {
    auto compiled = std::make_unique<re2::RE2>(comparator.pattern);
    int base = group(*compiled, "b"), year = group(*compiled, "y");
    patterns_->comparators.push_back({std::move(compiled), &comparator, base, year});
  }
  patterns_->prefixes = Compile(words.subject_prefixes);
  patterns_->suffixes = Compile(words.subject_suffixes);
  patterns_->heading_suffixes = Compile(words.heading_suffixes);
  patterns_->sections = std::make_unique<re2::RE2>(words.skipped_sections);
  patterns_->rules = std::make_unique<re2::RE2>(words.rules);
}

StatementGrammar::~StatementGrammar() = default;

Reading StatementGrammar::Read(std::string_view clause, UnitKind kind) const {
  Reading reading;
  reading.subject = {0, clause.size()};
  if (kind == UnitKind::kCount) reading.measure = "count";
  const Cues& cues = *cues_[static_cast<size_t>(kind)];
  std::vector<int> matched;
  if (!cues.list.empty() && cues.all->Match(Piece(clause), &matched) && !matched.empty()) {
    const Cues::Cue& cue = cues.list[static_cast<size_t>(*std::min_element(matched.begin(), matched.end()))];
    reading.cued = true;
    reading.measure = cue.spec->measure;
    if (cue.spec->direction != "none") reading.direction = cue.spec->direction;
    reading.base = cue.spec->base;
    re2::StringPiece groups[4];
    int count = std::min(4, 1 + std::max(cue.subject, cue.base));
    if (cue.pattern->Match(Piece(clause), 0, clause.size(), re2::RE2::ANCHOR_BOTH, groups, count)) {
      auto span = [&](const re2::StringPiece& piece) {
        size_t from = static_cast<size_t>(piece.data() - clause.data());
        return Span{from, from + piece.size()};
      };
      if (cue.subject > 0 && cue.subject < count && groups[cue.subject].data())
        reading.subject = span(groups[cue.subject]);
      if (cue.base > 0 && cue.base < count && groups[cue.base].size() > 0)
        reading.base = std::string(groups[cue.base]);
    }
  }
  Span within = Subject(clause.substr(reading.subject.from, reading.subject.to - reading.subject.from));
  reading.subject = {reading.subject.from + within.from, reading.subject.from + within.to};
  return reading;
}

std::string StatementGrammar::Comparison(std::string_view text, int fiscal_year) const {
  std::string base;
  const char* latest = nullptr;
  for (const Patterns::Comparator& comparator : patterns_->comparators) {
    re2::StringPiece groups[3];
    int count = std::min(3, 1 + std::max(comparator.base, comparator.year));
    if (!comparator.pattern->Match(Piece(text), 0, text.size(), re2::RE2::UNANCHORED, groups, count))
      continue;
    if (latest && groups[0].data() <= latest) continue;
    latest = groups[0].data();
    base = comparator.spec->base;
    if (comparator.base > 0) base = std::string(groups[comparator.base]);
    if (comparator.year > 0) {
      std::string year(groups[comparator.year]);
      base = fiscal_year > 0 && year == std::to_string(fiscal_year - 1) ? "上年" : year + "年度";
    }
  }
  return base;
}

Span StatementGrammar::Subject(std::string_view text) const {
  // (其中计容面积: what opened the bracket is done.
  size_t open = text.rfind('(');
  bool unclosed = open != text.npos && text.find(')', open) == text.npos;
  Span span = Peel(text, {unclosed ? open + 1 : 0, text.size()}, patterns_->prefixes, true);
  span = Peel(text, span, patterns_->suffixes, false);
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
  Span span = Peel(heading, {0, heading.size()}, patterns_->heading_suffixes, false);
  return span;
}

bool StatementGrammar::SkipsSection(std::string_view path) const {
  return re2::RE2::PartialMatch(Piece(path), *patterns_->sections);
}

bool StatementGrammar::IsRule(std::string_view sentence) const {
  return re2::RE2::PartialMatch(Piece(sentence), *patterns_->rules);
}

}  // namespace gongkai
