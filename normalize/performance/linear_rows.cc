#include "normalize/performance/linear_rows.h"

#include <algorithm>

#include "normalize/performance/sheet.h"
#include "normalize/text/fold.h"
#include "normalize/text/quantity.h"

namespace gongkai {
namespace {

constexpr size_t kLinesToRow = 60;      // that a row may take
constexpr size_t kLinesOfHeading = 40;  // that a heading may take

bool HasNumber(const LinearTokens& tokens, size_t from) {
  return std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(from), tokens.end(),
                     [](const LinearToken& t) { return IsPlainNumber(t.text); });
}

// 4 月, ≥14 个: a number and the unit behind it are one piece.
void MergeUnits(LinearTokens* tokens) {
  for (size_t i = 0; i + 1 < tokens->size(); ++i) {
    LinearToken& number = (*tokens)[i];
    const LinearToken& unit = (*tokens)[i + 1];
    std::string folded = PatternText(number.text);
    bool sign_only =
        folded == ">=" || folded == "≥" || folded == "≤" || folded == "<" || folded == ">" || folded == "=";
    bool ends_with_digit = !folded.empty() && IsDigit(static_cast<unsigned char>(folded.back()));
    constexpr size_t kLongestUnit = 6;  // bytes
    bool follows =
        !unit.line_start && ((sign_only && !unit.text.empty()) ||
                             (ends_with_digit && unit.text.size() <= kLongestUnit &&
                              !IsAmountOrDash(unit.text) && IsIdeograph(Utf8ToCodes(unit.text)[0])));
    if (!follows) continue;
    number.text += unit.text;
    tokens->erase(tokens->begin() + static_cast<std::ptrdiff_t>(i) + 1);
    --i;
  }
}

bool SaysTarget(const std::string& text) {
  return IsComparison(text) || ParseQuantity(text).has_value();
}

bool IsWhole(const LinearTokens& pieces) {
  return std::all_of(pieces.begin(), pieces.end(), [](const LinearToken& t) { return t.whole; });
}

}  // namespace

bool LinearRows::Read(const LinearHeading& heading, size_t* end) {
  roles_.clear();
  for (Role role : heading.roles)
    if (role != Role::kNone) roles_.push_back(role);
  numbers_ = static_cast<size_t>(std::count_if(roles_.begin(), roles_.end(), [](Role r) {
    return r == Role::kWeight || r == Role::kScore || r == Role::kScoreRate;
  }));
  if (numbers_ == 0) return false;
  PutHeading(text_.Window(heading.line, kLinesOfHeading), heading.pieces);

  // Lines after the heading; it may end within a line.
  size_t skip = heading.pieces, line = heading.line;
  while (line < text_.lines().size() && skip >= text_.lines()[line].tokens.size())
    skip -= text_.lines()[line++].tokens.size();
  LinearTokens pending;
  size_t since_row = 0;
  *end = line;
  while (line < text_.lines().size() && since_row++ < kLinesToRow) {
    LinearTokens tokens(text_.lines()[line].tokens.begin() + static_cast<std::ptrdiff_t>(skip),
                        text_.lines()[line].tokens.end());
    if (tokens.empty()) {
      ++line;
      skip = 0;
      continue;
    }
    if (lexicon_.IsTitle(text_.lines()[line].text)) break;
    if (IsTotal(tokens)) {
      FlushDeviation(&pending, pending.size());
      rows_.NextRow();
      for (size_t i = 0; i < tokens.size(); ++i) rows_.Put(static_cast<int>(i), tokens, i, i + 1);
      *end = line + 1;
      return any_;
    }
    std::optional<LinearHeading> again = skip == 0 ? text_.HeadingAt(line) : std::nullopt;
    if (again && IsRepeated(*again)) {
      skip = again->pieces;
      while (line < text_.lines().size() && skip >= text_.lines()[line].tokens.size())
        skip -= text_.lines()[line++].tokens.size();
      continue;
    }
    skip = 0;
    ++line;
    for (LinearTokens& row : CutRows(tokens)) {
      size_t numbers = TrailingNumbers(row);
      if (numbers < numbers_) {
        pending.insert(pending.end(), row.begin(), row.end());
        continue;
      }
      pending.insert(pending.end(), row.begin(), row.end() - static_cast<std::ptrdiff_t>(numbers_));
      PutRow(&pending, LinearTokens(row.end() - static_cast<std::ptrdiff_t>(numbers_), row.end()));
      pending.clear();
      since_row = 0;
      *end = line;
    }
  }
  return any_;
}

bool LinearRows::IsRepeated(const LinearHeading& again) const {
  std::vector<Role> roles;
  for (Role role : again.roles)
    if (role != Role::kNone) roles.push_back(role);
  return roles == roles_;
}

void LinearRows::PutHeading(const LinearTokens& heading, size_t pieces) {
  rows_.NextRow();
  int col = 0;
  for (size_t at = 0; at < pieces;) {
    std::vector<Role> roles;
    size_t n = std::max<size_t>(match_.Heading(heading, at, &roles), 1);
    // Two headings in one piece take a column each.
    if (!roles.empty()) rows_.Put(col, heading, at, at + n);
    col += static_cast<int>(roles.size());
    at += n;
  }
}

bool LinearRows::IsTotal(const LinearTokens& tokens) const {
  size_t words = 0;
  while (words < tokens.size() && !IsAmountOrDash(tokens[words].text)) ++words;
  if (words == 0 || words == tokens.size() || !lexicon_.IsTotal(JoinTokens(tokens, 0, words))) return false;
  return std::all_of(tokens.begin() + static_cast<std::ptrdiff_t>(words), tokens.end(),
                     [](const LinearToken& t) { return IsAmountOrDash(t.text); });
}

size_t LinearRows::TrailingNumbers(const LinearTokens& tokens) const {
  size_t n = 0;
  bool rate = roles_.back() == Role::kScoreRate;
  while (n < tokens.size()) {
    const std::string& text = tokens[tokens.size() - 1 - n].text;
    if (!IsPlainNumber(text) && !(rate && n == 0 && NumberOf(text))) break;
    ++n;
  }
  return n;
}

std::vector<LinearTokens> LinearRows::CutRows(const LinearTokens& tokens) const {
  std::vector<LinearTokens> out(1);
  for (size_t i = 0; i < tokens.size(); ++i) {
    constexpr size_t kWord = 9;  // bytes; units are shorter
    bool after_numbers = TrailingNumbers(out.back()) >= numbers_ && out.back().size() > numbers_;
    if (after_numbers && !IsPlainNumber(tokens[i].text) && tokens[i].text.size() > kWord &&
        HasNumber(tokens, i))
      out.emplace_back();
    for (LinearToken& piece : Unglue(tokens[i])) out.back().push_back(std::move(piece));
  }
  return out;
}

LinearTokens LinearRows::Unglue(const LinearToken& token) const {
  LinearTokens out;
  if (token.whole) return {token};
  std::string rest = token.text;
  // Known level names at the front, when more follows.
  for (bool found = true; found;) {
    found = false;
    std::u32string codes = Utf8ToCodes(rest);
    for (size_t n = std::min<size_t>(codes.size(), 10); n >= 4 && n < codes.size(); --n) {
      std::string name = CodesToUtf8(codes.substr(0, n));
      if (!name.ends_with("指标") || (!lexicon_.IsLevelName(name, 1) && !lexicon_.IsLevelName(name, 2)))
        continue;
      std::string after = CodesToUtf8(codes.substr(n));
      if (after.starts_with("（") || after.starts_with("(") || after.starts_with("值")) break;
      out.push_back({name, token.line, token.line_start && out.empty()});
      rest = after;
      found = true;
      break;
    }
  }
  bool level = !out.empty();
  // 足额保障率=100%: a comparison within a word begins the target, where a target is to come.
  if (level || numbers_ == 1) {
    std::u32string codes = Utf8ToCodes(rest);
    size_t sign = codes.find_first_of(U"=≥≤＝>＞<＜");
    if (sign != std::u32string::npos && sign > 1) {
      out.push_back({CodesToUtf8(codes.substr(0, sign)), token.line, token.line_start && out.empty()});
      rest = CodesToUtf8(codes.substr(sign));
    }
  }
  out.push_back({rest, token.line, token.line_start && out.empty()});
  return out;
}

void LinearRows::FlushDeviation(LinearTokens* pending, size_t count) {
  auto deviation = std::find(roles_.begin(), roles_.end(), Role::kDeviation);
  if (count > 0 && deviation != roles_.end() && any_)
    rows_.Put(static_cast<int>(deviation - roles_.begin()), *pending, 0, count);
  pending->erase(pending->begin(), pending->begin() + static_cast<std::ptrdiff_t>(count));
}

int LinearRows::ColumnOf(Role role) const {
  auto at = std::find(roles_.begin(), roles_.end(), role);
  return at == roles_.end() ? -1 : static_cast<int>(at - roles_.begin());
}

void LinearRows::TakeLevels(LinearTokens* pending, std::string* names, int* lines) {
  auto drop = [&](size_t count) {
    pending->erase(pending->begin(), pending->begin() + static_cast<std::ptrdiff_t>(count));
  };
  for (size_t at = 0; at < pending->size();) {
    // A name begins a line, or follows one that did.
    if (at > 0 && !(*pending)[at].line_start) {
      ++at;
      continue;
    }
    size_t side = match_.Side(*pending, at);
    LinearMatcher::Level level = match_.LevelName(*pending, at, level1_);
    bool weighted = level.pieces > 0 && lexicon_.SplitWeight(level.text, 3).weight.has_value();
    bool is_side = side > 0 && side >= level.pieces && !weighted;
    // 服务对象满意度 may be an indicator as well: then its target follows.
    const size_t behind = at + level.pieces, left = pending->size() - behind;
    if (level.pieces > 0 && IsWhole(*pending) && left < FewestCells()) level.pieces = 0;
    if (level.pieces > 0 && left > 0 && !level.text.ends_with("指标") && SaysTarget((*pending)[behind].text))
      level.pieces = 0;
    if (!is_side && (level.pieces == 0 || ColumnOf(level.level == 1 ? Role::kLevel1 : Role::kLevel2) < 0)) {
      ++at;
      continue;
    }
    FlushDeviation(pending, at);
    at = 0;
    if (is_side) {
      drop(side);
      continue;
    }
    if (level.level == 1) level1_ = lexicon_.SplitWeight(level.text, 1).name;
    names[level.level] = level.text;
    lines[level.level] = pending->front().line;
    drop(level.pieces);
  }
}

// The columns of the cells before the numbers, where the pieces are whole cells; else none. A comparison and
// a unit may be blank, and blank cells leave nothing.
std::vector<int> LinearRows::WholeColumns(const LinearTokens& pieces) const {
  std::vector<int> out;
  if (!IsWhole(pieces)) return out;
  std::vector<int> blank;
  for (size_t c = 0; c < roles_.size(); ++c) {
    const Role role = roles_[c];
    const int column = static_cast<int>(c);
    if (role == Role::kWeight || role == Role::kScore) break;
    // No comparison is printed.
    if (role == Role::kTargetOp && (pieces.size() < 2 || !IsComparison(pieces[1].text))) continue;
    if (role == Role::kTargetUnit || role == Role::kTargetOp || role == Role::kIgnored)
      blank.push_back(column);
    if (column == NameColumn() || role == Role::kTarget || role == Role::kActual ||
        (!blank.empty() && blank.back() == column))
      out.push_back(column);
  }
  for (; out.size() > pieces.size() && !blank.empty(); blank.pop_back()) std::erase(out, blank.back());
  return out;
}

size_t LinearRows::FewestCells() const {
  return 1u + (ColumnOf(Role::kTarget) >= 0) + (ColumnOf(Role::kActual) >= 0);
}

int LinearRows::NameColumn() const {
  for (Role role : {Role::kLevel3, Role::kLevel, Role::kLevel2, Role::kLevel1})
    if (ColumnOf(role) >= 0) return ColumnOf(role);
  return -1;
}

// 开展检查次数 ≥ 37 次 37: where comparison and unit have columns of their own, the comparison divides the
// row.
bool LinearRows::PutComparison(const LinearTokens& pieces) {
  if (ColumnOf(Role::kTargetOp) < 0 || ColumnOf(Role::kTarget) < 0 || ColumnOf(Role::kActual) < 0)
    return false;
  const auto found =
      std::find_if(pieces.begin(), pieces.end(), [](const LinearToken& t) { return IsComparison(t.text); });
  const size_t op = static_cast<size_t>(found - pieces.begin());
  if (op == 0 || op + 2 >= pieces.size()) return false;
  const size_t from = op + 1;
  LinearTokens rest(found, pieces.end());  // its first piece stands for the name
  size_t actual = from + SplitRow(lexicon_, rest, true, true).actual - 1;
  const bool number = IsPlainNumber(pieces[from].text);
  const bool unit = number && ColumnOf(Role::kTargetUnit) >= 0 && !IsPlainNumber(pieces[from + 1].text) &&
                    from + 2 < pieces.size();
  if (number) actual = from + (unit ? 2 : 1);
  if (NameColumn() >= 0) rows_.Put(NameColumn(), pieces, 0, op);
  rows_.Put(ColumnOf(Role::kTargetOp), pieces, op, from);
  rows_.Put(ColumnOf(Role::kTarget), pieces, from, unit ? from + 1 : actual);
  if (unit) rows_.Put(ColumnOf(Role::kTargetUnit), pieces, from + 1, actual);
  rows_.Put(ColumnOf(Role::kActual), pieces, actual, pieces.size());
  const bool whole =
      number ? actual + 1 == pieces.size() : lexicon_.IsQuality(JoinTokens(pieces, from, actual));
  if (!whole) rows_.Doubt();
  return true;
}

// The first piece of a name may be none of it: a number alone on its line, as a page has it at its foot, or
// a part of a level name whose rest is elsewhere.
bool LinearRows::BeginsForeign(const LinearTokens& pieces, size_t name) const {
  if (name < 2) return false;
  // A number in a line of its own is that of a page.
  for (size_t i = 0; i + 1 < name; ++i)
    if (IsPlainNumber(pieces[i].text) && pieces[i].line_start && pieces[i + 1].line_start) return true;
  return lexicon_.IsLevelPiece(pieces.front().text, 2);
}

void LinearRows::PutPieces(LinearTokens* pending) {
  if (PutComparison(*pending)) return;
  MergeUnits(pending);
  RowSplit split = SplitRow(lexicon_, *pending, ColumnOf(Role::kTarget) >= 0, ColumnOf(Role::kActual) >= 0);
  if (!split.sure || BeginsForeign(*pending, split.target)) rows_.Doubt();
  if (NameColumn() >= 0) rows_.Put(NameColumn(), *pending, 0, split.target);
  if (ColumnOf(Role::kTarget) >= 0) rows_.Put(ColumnOf(Role::kTarget), *pending, split.target, split.actual);
  if (ColumnOf(Role::kActual) >= 0)
    rows_.Put(ColumnOf(Role::kActual), *pending, split.actual, pending->size());
}

void LinearRows::PutRow(LinearTokens* pending, const LinearTokens& numbers) {
  std::string names[3];
  int name_line[3] = {0, 0, 0};
  TakeLevels(pending, names, name_line);
  // A sentence that ended before this row's indicator belongs to the row before.
  if (ColumnOf(Role::kDeviation) >= 0 && names[1].empty() && names[2].empty()) {
    for (size_t i = pending->size(); i-- > 0;) {
      if (!(*pending)[i].text.ends_with("。") || i + 1 >= pending->size()) continue;
      FlushDeviation(pending, i + 1);
      break;
    }
  }
  // Whole cells: what stands before the indicator is the remark on the row before. A comparison stands behind
  // it.
  if (IsWhole(*pending) && ColumnOf(Role::kTargetOp) >= 0) {
    const auto op = std::find_if(pending->begin(), pending->end(),
                                 [](const LinearToken& t) { return IsComparison(t.text); });
    if (op != pending->end() && op - pending->begin() > 1)
      FlushDeviation(pending, static_cast<size_t>(op - pending->begin()) - 1);
  }
  const std::vector<int> columns = WholeColumns(*pending);
  if (pending->size() > columns.size() && !columns.empty())
    FlushDeviation(pending, pending->size() - columns.size());
  rows_.NextRow();
  any_ = true;
  for (int l : {1, 2}) {
    int col = ColumnOf(l == 1 ? Role::kLevel1 : Role::kLevel2);
    rows_.Put(col, names[l], name_line[l], name_line[l]);
  }
  if (!columns.empty() && pending->size() == columns.size()) {
    for (size_t i = 0; i < columns.size(); ++i) rows_.Put(columns[i], *pending, i, i + 1);
  } else {
    PutPieces(pending);
    if (!columns.empty()) rows_.Doubt();
  }
  size_t n = 0;
  for (size_t c = 0; c < roles_.size(); ++c) {
    Role role = roles_[c];
    if (role != Role::kWeight && role != Role::kScore && role != Role::kScoreRate) continue;
    rows_.Put(static_cast<int>(c), numbers, n, n + 1);
    ++n;
  }
}

}  // namespace gongkai
