#include "normalize/performance/words.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

constexpr size_t kIdeograph = 3;  // bytes of a common ideograph

constexpr std::pair<std::string_view, Role> kRoles[] = {
    {"level1", Role::kLevel1},
    {"level2", Role::kLevel2},
    {"level3", Role::kLevel3},
    {"level", Role::kLevel},
    {"target", Role::kTarget},
    {"target_op", Role::kTargetOp},
    {"target_unit", Role::kTargetUnit},
    {"actual", Role::kActual},
    {"weight", Role::kWeight},
    {"score", Role::kScore},
    {"score_rate", Role::kScoreRate},
    {"deviation", Role::kDeviation},
    {"ignored", Role::kIgnored},
    {"initial_budget", Role::kInitialBudget},
    {"full_year_budget", Role::kFullYearBudget},
    {"executed", Role::kExecuted},
    {"rate", Role::kRate},
    {"fund_name", Role::kFundName},
    {"content", Role::kContent},
    {"part_total", Role::kPartTotal},
    {"part_fiscal", Role::kPartFiscal},
    {"part_other", Role::kPartOther},
    {"goal", Role::kGoal},
};

Role RoleNamed(std::string_view name) {
  for (const auto& [text, role] : kRoles)
    if (text == name) return role;
  return Role::kNone;
}

std::optional<std::string> FirstCapture(const PatternList& patterns, const std::string& text) {
  for (const auto& pattern : patterns) {
    std::string found;
    if (re2::RE2::PartialMatch(text, pattern, &found)) return found;
  }
  return std::nullopt;
}

// What stands in brackets, brackets included, goes; an unclosed bracket reaches to the end.
std::string WithoutBrackets(const std::string& folded) {
  std::string out;
  int depth = 0;
  for (size_t i = 0; i < folded.size(); ++i) {
    char c = folded[i];
    if (c == '(' || c == '[') {
      ++depth;
    } else if (c == ')' || c == ']') {
      if (depth > 0) --depth;
    } else if (depth == 0) {
      out += c;
    }
  }
  return out;
}

}  // namespace

PerformanceLexicon::PerformanceLexicon(const PerformanceWords& words) : words_(words) {
  for (const auto& [key, role] : words.columns) {
    longest_heading_ = std::max(longest_heading_, key.size());
    heads_.insert(key.substr(0, kIdeograph));
  }
}

std::string PerformanceLexicon::Key(std::string_view text) {
  std::string folded = PatternText(text);
  std::string key = MatchKey(WithoutBrackets(folded));
  if (key.empty()) key = MatchKey(folded);
  size_t digits = key.find_first_not_of("0123456789");
  constexpr std::string_view kYear = "年", kYearLong = "年度";
  if (digits == 4 && key.compare(4, kYearLong.size(), kYearLong) == 0 && key.size() > 4 + kYearLong.size()) {
    // 2023年度目标值 is 目标值; the words are listed with and without 年度.
    key.erase(0, 4);
  } else if (digits == 4 && key.compare(4, kYear.size(), kYear) == 0 && key.size() > 4 + kYear.size()) {
    key.erase(0, 4 + kYear.size());
  }
  // Letters that number the columns: 全年执行数B.
  while (key.size() > 1 && (key.back() == 'A' || key.back() == 'B' || key.back() == 'C' ||
                            key.back() == '%' || key.back() == '/'))
    key.pop_back();
  return key;
}

bool PerformanceLexicon::MayBeginHeading(std::string_view text) const {
  if (text.empty()) return false;
  // A year may stand before a heading; other figures do not.
  constexpr std::string_view kYear = "年";
  if (size_t digits = std::min(text.find_first_not_of("0123456789"), text.size()); digits > 0)
    return digits == 4 && (text.size() == 4 || text.substr(4).starts_with(kYear));
  // Only ideographs of the common block are what they look like; others are folded first.
  unsigned char lead = static_cast<unsigned char>(text[0]);
  bool common = lead >= 0xE5 && lead <= 0xE9 && text.size() >= kIdeograph;
  return !common || heads_.count(text.substr(0, kIdeograph)) > 0;
}

std::vector<Role> PerformanceLexicon::Headings(std::string_view text) const {
  constexpr size_t kLongestHeading = 240;  // bytes; longer cells are no headings
  if (text.size() > kLongestHeading) return {};
  std::string key = Key(text);
  if (key.empty()) return {};
  auto whole = words_.columns.find(key);
  if (whole != words_.columns.end()) return {RoleNamed(whole->second)};
  // Two or more headings that ran into one cell: every byte must belong to one.
  std::vector<Role> out;
  for (size_t at = 0; at < key.size();) {
    size_t length = std::min(longest_heading_, key.size() - at);
    auto found = words_.columns.end();
    for (; length >= 6; --length) {  // no heading is shorter than two characters
      found = words_.columns.find(key.substr(at, length));
      if (found != words_.columns.end()) break;
    }
    if (found == words_.columns.end()) return {};
    out.push_back(RoleNamed(found->second));
    at += length;
    while (at < key.size() && (key[at] == 'A' || key[at] == 'B')) ++at;
  }
  return out;
}

bool PerformanceLexicon::IsHeadingPiece(std::string_view text) const {
  std::string folded = PatternText(text);
  if (folded.empty() || folded.size() > 60 || IsDigit(static_cast<unsigned char>(folded[0]))) return false;
  std::string key = MatchKey(WithoutBrackets(folded));
  if (key.empty()) return true;
  return std::any_of(words_.columns.begin(), words_.columns.end(),
                     [&](const auto& word) { return word.first.find(key) != std::string::npos; });
}

std::string_view PerformanceLexicon::LabelField(std::string_view text) const {
  if (text.size() > 120) return {};
  auto found = words_.labels.find(Key(text));
  return found == words_.labels.end() ? std::string_view() : std::string_view(found->second);
}

std::string_view PerformanceLexicon::FootField(std::string_view text) const {
  if (text.size() > 160) return {};
  auto found = words_.foots.find(Key(text));
  return found == words_.foots.end() ? std::string_view() : std::string_view(found->second);
}

bool PerformanceLexicon::IsTotal(std::string_view text) const {
  return text.size() < 60 && words_.totals.count(Key(text)) > 0;
}
bool PerformanceLexicon::IsSubtotal(std::string_view text) const {
  return text.size() < 60 && words_.subtotals.count(Key(text)) > 0;
}
bool PerformanceLexicon::IsSide(std::string_view text) const {
  return text.size() < 160 && words_.sides.count(Key(text)) > 0;
}
bool PerformanceLexicon::IsSidePiece(std::string_view text) const {
  if (text.size() > 60) return false;
  std::string key = Key(text);
  return !key.empty() && std::any_of(words_.sides.begin(), words_.sides.end(), [&](const std::string& side) {
    return side.find(key) != std::string::npos;
  });
}
bool PerformanceLexicon::IsFundName(std::string_view text) const {
  return text.size() < 90 && words_.funds.count(Key(text)) > 0;
}
bool PerformanceLexicon::IsNote(std::string_view text) const {
  return re2::RE2::PartialMatch(PatternText(text), words_.note);
}

bool PerformanceLexicon::HasNoGoal(std::string_view level1) const {
  return words_.without_goal.count(Key(level1)) > 0;
}

bool PerformanceLexicon::IsQuality(std::string_view text) const {
  return words_.qualities.count(Key(text)) > 0;
}

WeightedName PerformanceLexicon::SplitWeight(std::string_view text, int level) const {
  std::string printed = PrintedName(text);
  std::string folded = PatternText(text);
  for (size_t i = 0; i < words_.weight.size(); ++i) {
    if (i > 0 && level > 2) break;
    std::string name, weight;
    if (!re2::RE2::PartialMatch(folded, words_.weight[i], &name, &weight)) continue;
    // The name keeps its printed characters: as many as the folded name has.
    std::u32string codes = Utf8ToCodes(printed);
    codes.resize(std::min(codes.size(), Utf8ToCodes(name).size()));
    return {CodesToUtf8(codes), weight};
  }
  return {printed, std::nullopt};
}

std::optional<std::string> PerformanceLexicon::HeadingWeight(std::string_view text) const {
  std::string found;
  if (re2::RE2::PartialMatch(PatternText(text), words_.heading_weight, &found)) return found;
  return std::nullopt;
}

std::optional<WeightedName> PerformanceLexicon::Goal(std::string_view text) const {
  std::string weighted, weight, bare;
  if (!re2::RE2::PartialMatch(PatternText(text), words_.goal, &weighted, &weight, &bare)) return std::nullopt;
  if (!weighted.empty()) return WeightedName{weighted, weight};
  return WeightedName{bare, std::nullopt};
}

std::optional<std::string> PerformanceLexicon::Score(std::string_view text) const {
  return FirstCapture(words_.score, PatternText(text));
}
std::optional<std::string> PerformanceLexicon::Grade(std::string_view text) const {
  return FirstCapture(words_.grade, PatternText(text));
}

std::optional<std::string> PerformanceLexicon::Money(std::string_view text) const {
  std::string found;
  if (re2::RE2::PartialMatch(PatternText(text), words_.money, &found)) return found;
  return std::nullopt;
}

bool PerformanceLexicon::IsTitle(std::string_view text) const {
  std::string folded = PatternText(text);
  if (Utf8ToCodes(folded).size() > static_cast<size_t>(words_.longest_title)) return false;
  return re2::RE2::PartialMatch(folded, words_.title_ends);
}

std::string PerformanceLexicon::KindOf(std::string_view title) const {
  std::string folded = PatternText(title);
  for (const auto& [kind, pattern] : words_.kinds)
    if (re2::RE2::PartialMatch(folded, pattern)) return kind;
  return {};
}

namespace {
std::optional<std::string> NamedBy(const PatternList& patterns, std::string_view text,
                                   const std::vector<std::string>& generic) {
  std::optional<std::string> found = FirstCapture(patterns, PatternText(text));
  if (!found || std::find(generic.begin(), generic.end(), *found) != generic.end()) return std::nullopt;
  return found;
}
}  // namespace

std::optional<std::string> PerformanceLexicon::ProjectOfTitle(std::string_view title) const {
  return NamedBy(words_.project_of_title, title, words_.generic_names);
}
std::optional<std::string> PerformanceLexicon::DepartmentOfTitle(std::string_view title) const {
  return NamedBy(words_.department_of_title, title, words_.generic_names);
}
std::optional<std::string> PerformanceLexicon::ProjectOfProse(std::string_view prose) const {
  return NamedBy(words_.project_of_prose, prose, words_.generic_names);
}

namespace {
bool HasStem(const std::vector<std::string>& stems, const std::string& key) {
  return std::any_of(stems.begin(), stems.end(),
                     [&](const std::string& stem) { return key.find(stem) != std::string::npos; });
}
}  // namespace

bool PerformanceLexicon::CanHold(std::string_view level1, std::string_view level2) const {
  std::string parent = Key(level1), child = Key(level2);
  bool parent_known = false, child_known = false;
  for (const LevelFamily& family : words_.families) {
    bool is_parent = HasStem(family.level1, parent), is_child = HasStem(family.level2, child);
    if (is_parent && is_child) return true;
    parent_known = parent_known || is_parent;
    child_known = child_known || is_child;
  }
  return !parent_known || !child_known;
}

bool PerformanceLexicon::Names(std::string_view level1, std::string_view level2) {
  constexpr std::string_view kEnd = "指标";
  std::string stem = Key(level1);
  if (stem.ends_with(kEnd) && stem.size() > kEnd.size()) stem.resize(stem.size() - kEnd.size());
  return Key(level2).find(stem) != std::string::npos;
}

bool PerformanceLexicon::SuitsTarget(std::string_view name, std::string_view target) const {
  const std::string named = PatternText(name), aim = PatternText(target);
  return std::none_of(words_.suits.begin(), words_.suits.end(), [&](const TargetSuit& suit) {
    const bool has_name = re2::RE2::PartialMatch(named, suit.name);
    const bool has_target = re2::RE2::PartialMatch(aim, suit.target);
    return suit.reverse ? has_target && !has_name : has_name && !has_target;
  });
}

size_t PerformanceLexicon::SecondLevelOf(std::string_view level2) const {
  const std::string key = Key(level2);
  size_t i = 0;
  while (i < words_.second_levels.size() && key.find(words_.second_levels[i].stem) == std::string::npos) ++i;
  return i;
}

int PerformanceLexicon::LevelRank(std::string_view level2) const {
  const size_t i = SecondLevelOf(level2);
  return i < words_.second_levels.size() && words_.second_levels[i].ranked ? static_cast<int>(i) + 1 : 0;
}

bool PerformanceLexicon::SuitsLevel(std::string_view name, std::string_view level2) const {
  const size_t i = SecondLevelOf(level2);
  return i < words_.second_levels.size() &&
         re2::RE2::PartialMatch(PatternText(name), words_.second_levels[i].names);
}

bool PerformanceLexicon::TargetSuitsLevel(std::string_view target, std::string_view level2) const {
  const size_t i = SecondLevelOf(level2);
  return i < words_.second_levels.size() && !words_.second_levels[i].targets.text().empty() &&
         re2::RE2::PartialMatch(PatternText(target), words_.second_levels[i].targets);
}

bool PerformanceLexicon::IsLevel2Name(std::string_view text) const {
  std::string key = Key(text);
  constexpr size_t kLongestName = 36;  // bytes: twelve characters
  if (key.size() > kLongestName || !key.ends_with("指标")) return false;
  return std::any_of(words_.families.begin(), words_.families.end(),
                     [&](const LevelFamily& family) { return HasStem(family.level2, key); });
}

bool PerformanceLexicon::IsLevelName(std::string_view text, int level) const {
  if (text.size() > 60) return false;
  return (level == 1 ? words_.level1 : words_.level2).count(Key(text)) > 0;
}

bool PerformanceLexicon::IsLevelPiece(std::string_view text, int level) const {
  if (text.size() > 60) return false;
  std::string key = Key(text);
  const auto& names = level == 1 ? words_.level1 : words_.level2;
  return !key.empty() && std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    return name.find(key) != std::string::npos;
  });
}

}  // namespace gongkai
