#include "normalize/performance/linear_text.h"

#include <set>

#include "normalize/text/amount.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

constexpr size_t kLongestName = 12;     // pieces of a heading, label or level name
constexpr size_t kLinesOfHeading = 40;  // that a heading may take
constexpr size_t kLinesToHead = 220;    // from the heading of the indicators back to the title of the table
constexpr size_t kLinesToLabel = 8;     // from a title to the first label

}  // namespace

LinearTokens CutTokens(const std::string& text, int line) {
  LinearTokens out;
  std::string piece;
  auto flush = [&] {
    if (!piece.empty()) out.push_back({piece, line, out.empty()});
    piece.clear();
  };
  for (char32_t code : Utf8ToCodes(text)) {
    if (IsSpace(code)) {
      flush();
    } else {
      AppendUtf8(code, &piece);
    }
  }
  flush();
  return out;
}

bool IsPlainNumber(const std::string& text) {
  Amount amount = ParseAmount(text);
  return amount.kind == Amount::Kind::kNumber && amount.unit.empty();
}
bool IsAmountOrDash(const std::string& text) {
  return ParseAmount(text).kind != Amount::Kind::kNotANumber;
}

std::string JoinTokens(const LinearTokens& tokens, size_t from, size_t to) {
  std::string out;
  for (size_t i = from; i < to; ++i) out += tokens[i].text;
  return out;
}

template <typename Accept>
size_t LinearMatcher::Longest(const LinearTokens& tokens, size_t at, Accept accept) const {
  size_t best = 0;
  std::string text;
  for (size_t n = 1; n <= kLongestName && at + n <= tokens.size(); ++n) {
    text += tokens[at + n - 1].text;
    if (text.size() > 90) break;
    // Words do not begin with a bracket, and one that is open reaches into the pieces that follow.
    std::string folded = PatternText(text);
    if (folded.starts_with('(') || folded.starts_with(')')) break;
    bool open = std::count(folded.begin(), folded.end(), '(') > std::count(folded.begin(), folded.end(), ')');
    if ((n == 1 || !open) && accept(text)) best = n;
  }
  if (best > 0) accept(JoinTokens(tokens, at, at + best));
  return best;
}

size_t LinearMatcher::Heading(const LinearTokens& tokens, size_t at, std::vector<Role>* roles) const {
  if (at >= tokens.size() || !lexicon_.MayBeginHeading(tokens[at].text)) return 0;
  return Longest(tokens, at, [&](const std::string& text) {
    *roles = lexicon_.Headings(text);
    // Several headings in one piece are believed; several pieces make one heading.
    return roles->size() == 1 || (!roles->empty() && text == tokens[at].text);
  });
}

size_t LinearMatcher::Label(const LinearTokens& tokens, size_t at) const {
  return Longest(tokens, at, [&](const std::string& text) { return !lexicon_.LabelField(text).empty(); });
}

size_t LinearMatcher::Side(const LinearTokens& tokens, size_t at) const {
  return Longest(tokens, at, [&](const std::string& text) { return lexicon_.IsSide(text); });
}

bool LinearMatcher::IsLevel(const std::string& name) const {
  return lexicon_.IsLevelName(name, 1) || lexicon_.IsLevelName(name, 2);
}

// （ 1 0 分 ）: brackets that stood on lines of their own are lost, both or one of them.
bool LinearMatcher::TakeBareWeight(const LinearTokens& tokens, size_t at, Level* out) {
  constexpr size_t kMostDigits = 3;
  std::string digits;
  size_t next = at + out->pieces;
  for (; next < tokens.size() && tokens[next].line_start; ++next) {
    std::string piece = PatternText(tokens[next].text);
    if (digits.empty() && piece.starts_with('(')) piece.erase(0, 1);
    if (!IsDigits(piece)) break;
    digits += piece;
  }
  constexpr std::string_view kPoints = "分", kClosed = "分)";
  if (digits.empty() || digits.size() > kMostDigits || next == tokens.size()) return false;
  const std::string end = PatternText(tokens[next].text);
  if (end != kPoints && end != kClosed) return false;
  out->text += "（" + digits + "分）";
  out->pieces = next + 1 - at;
  return true;
}

LinearMatcher::Level LinearMatcher::LevelName(const LinearTokens& tokens, size_t at,
                                              const std::string& level1) const {
  Level out;
  bool both = false;
  out.pieces = Longest(tokens, at, [&](const std::string& text) {
    WeightedName name = lexicon_.SplitWeight(text, 3);
    bool first = lexicon_.IsLevelName(name.name, 1), second = lexicon_.IsLevelName(name.name, 2);
    // A name that is not known is one where its weight stands behind it.
    constexpr size_t kLongestUnknown = 36;  // bytes
    bool unknown = name.weight && name.name.size() <= kLongestUnknown && !IsAmountOrDash(name.name) &&
                   MatchKey(name.name) == PatternText(name.name);
    if (!first && !second && !unknown) return false;
    // Without 指标 and without a weight it may be the beginning of a sentence.
    if (!name.weight && !name.name.ends_with("指标") && name.name.size() < 12) return false;
    out.level = first ? 1 : 2;
    both = first && second;
    out.text = text;
    return true;
  });
  // A sentence may end just before a name.
  for (size_t skip = 1; skip < out.pieces; ++skip) {
    WeightedName name = lexicon_.SplitWeight(JoinTokens(tokens, at + skip, at + out.pieces), 3);
    bool whole = IsLevel(lexicon_.SplitWeight(out.text, 3).name);
    if (!whole && IsLevel(name.name)) return {};
  }
  if (out.pieces > 0 && TakeBareWeight(tokens, at, &out)) return out;
  if (out.pieces > 0 && both && !level1.empty()) {
    // 成本指标 is level 2 below 产出指标, and level 1 where a name of level 2 follows.
    Level next = LevelName(tokens, at + out.pieces, "");
    bool holds = lexicon_.CanHold(level1, lexicon_.SplitWeight(out.text, 1).name);
    if (next.pieces == 0 && holds) out.level = 2;
  }
  return out;
}

void LinearGrid::Put(int col, const std::string& text, int line_first, int line_last) {
  if (text.empty() || grid_.rows == 0) return;
  int row = grid_.rows - 1;
  for (size_t i = grid_.cells.size(); i-- > 0 && grid_.cells[i].row == row;) {
    Cell& there = grid_.cells[i];
    if (there.col != col) continue;
    there.text += text;
    there.place.line_last = std::max(there.place.line_last, line_last);
    return;
  }
  Cell cell;
  cell.row = row;
  cell.col = col;
  cell.text = text;
  cell.place.line_first = line_first;
  cell.place.line_last = line_last;
  grid_.cols = std::max(grid_.cols, col + 1);
  grid_.cells.push_back(std::move(cell));
}

void LinearGrid::Put(int col, const LinearTokens& tokens, size_t from, size_t to) {
  if (from < to) Put(col, JoinTokens(tokens, from, to), tokens[from].line, tokens[to - 1].line);
}

Grid LinearGrid::Finish() {
  constexpr double kConfidence = 0.7;  // the order of the pieces is all there is to go by
  grid_.method = Method::kLinear;
  grid_.confidence = std::min(grid_.confidence, kConfidence);
  std::stable_sort(grid_.cells.begin(), grid_.cells.end(), [](const Cell& a, const Cell& b) {
    return a.row != b.row ? a.row < b.row : a.col < b.col;
  });
  grid_.row_page.assign(static_cast<size_t>(grid_.rows), 1);
  grid_.BuildIndex();
  return std::move(grid_);
}

bool LinearHeading::IsIndicators() const {
  std::set<Role> set(roles.begin(), roles.end());
  bool named = set.count(Role::kLevel1) || set.count(Role::kLevel2) || set.count(Role::kLevel3);
  bool values = set.count(Role::kTarget) || set.count(Role::kWeight) || set.count(Role::kScore);
  if (named) return values && set.size() >= 3;
  return set.count(Role::kLevel) && set.count(Role::kWeight) && set.count(Role::kScore);
}

LinearTokens LinearText::Window(size_t line, size_t count) const {
  LinearTokens out;
  for (size_t i = line; i < std::min(lines_.size(), line + count); ++i)
    out.insert(out.end(), lines_[i].tokens.begin(), lines_[i].tokens.end());
  return out;
}

std::optional<LinearHeading> LinearText::HeadingAt(size_t line) const {
  LinearHeading out;
  out.line = line;
  std::vector<Role> first;
  // The label of the block may stand before its headings.
  const size_t side = match_.Side(lines_[line].tokens, 0);
  if (match_.Heading(Window(line, 4), side, &first) == 0) return std::nullopt;
  LinearTokens tokens = Window(line, kLinesOfHeading);
  size_t at = side;
  while (at < tokens.size()) {
    std::vector<Role> roles;
    size_t n = match_.Heading(tokens, at, &roles);
    if (n == 0 && lexicon_.Key(tokens[at].text).empty()) n = 1;  // a bracket that was cut off
    if (n == 0) break;
    out.roles.insert(out.roles.end(), roles.begin(), roles.end());
    at += n;
  }
  out.pieces = at;
  return out;
}

bool LinearText::HasHead(size_t from, size_t heading) const {
  if (from + kLinesToLabel >= heading) return true;
  for (size_t i = from; i < std::min(heading, from + kLinesToLabel); ++i) {
    LinearTokens window = Window(i, 6);
    std::vector<Role> roles;
    if (match_.Label(window, 0) || match_.Heading(window, 0, &roles)) return true;
  }
  return false;
}

size_t LinearText::FirstLine(size_t heading, size_t bound) const {
  size_t label = heading;
  for (size_t i = heading; i-- > bound && heading - i < kLinesToHead;) {
    if (lexicon_.IsTitle(lines_[i].text)) {
      bool head = HasHead(i + 1, heading);
      return head ? i + 1 : label;
    }
    LinearTokens window = Window(i, 6);
    size_t n = match_.Label(window, 0);
    if (n > 0 && n < window.size()) {
      std::string_view field = lexicon_.LabelField(JoinTokens(window, 0, n));
      if (field == "project_name") label = i;
    }
  }
  return label;
}

}  // namespace gongkai
