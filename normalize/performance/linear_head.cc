#include "normalize/performance/linear_head.h"

#include <algorithm>

#include "normalize/performance/sheet.h"

namespace gongkai {
namespace {

constexpr int kNameColumn = 1;       // column 0 is that of the label beside the block
constexpr size_t kLongestValue = 4;  // pieces: an agency or a project takes a line or two

bool IsAmount(Role role) {
  return role == Role::kInitialBudget || role == Role::kFullYearBudget || role == Role::kExecuted;
}
bool IsPart(Role role) {
  return role == Role::kPartTotal || role == Role::kPartFiscal || role == Role::kPartOther;
}
bool IsTaskText(Role role) {
  return role == Role::kFundName || role == Role::kContent || role == Role::kActual;
}

bool BeginsWithBracket(const std::string& text) {
  return text.starts_with("（") || text.starts_with("(") || text.starts_with("）") || text.starts_with(")");
}

}  // namespace

void LinearHead::Read(const LinearTokens& tokens) {
  size_t at = 0;
  int col = 0;
  rows_.NextRow();
  while (at < tokens.size()) {
    std::vector<Role> roles;
    size_t side = match_.Side(tokens, at), label = match_.Label(tokens, at);
    if (side > label) {
      if (!money_) money_ = lexicon_.Money(JoinTokens(tokens, at, at + side));
      at += side;
    } else if (label > 0) {
      rows_.Put(col++, tokens, at, at + label);
      size_t value = at += label;
      while (at < tokens.size() && !match_.Label(tokens, at) && !match_.Side(tokens, at) &&
             !match_.Heading(tokens, at, &roles))
        ++at;
      if (value < at) rows_.Put(col++, tokens, value, std::min(at, value + kLongestValue));
    } else if (size_t heading = match_.Heading(tokens, at, &roles)) {
      if (IsAmount(roles[0]) || roles[0] == Role::kFundName) {
        Funds(tokens, at);
        return;
      }
      at += heading;
    } else {
      ++at;
    }
  }
}

LinearHead::FundColumns LinearHead::FundHeading(const LinearTokens& tokens, size_t* at) {
  struct Word {
    Role role;
    size_t from, to;
  };
  std::vector<Word> words, parts;
  while (*at < tokens.size()) {
    std::vector<Role> roles;
    size_t n = match_.Heading(tokens, *at, &roles);
    if (n == 0 && !BeginsWithBracket(tokens[*at].text)) break;
    // The unit stands in a bracket of its own, or behind a heading.
    std::string text = JoinTokens(tokens, *at, *at + std::max<size_t>(n, 1));
    if (!money_) money_ = lexicon_.Money(text);
    for (Role role : roles) (IsPart(role) ? parts : words).push_back({role, *at, *at + n});
    *at += std::max<size_t>(n, 1);
  }
  // 总额 · 财政拨款 · 其他资金 are printed once for each amount.
  size_t amounts = static_cast<size_t>(
      std::count_if(words.begin(), words.end(), [](const Word& w) { return IsAmount(w.role); }));
  size_t each = amounts > 0 ? std::max<size_t>(parts.size() / amounts, 1) : 1;
  rows_.NextRow();
  if (money_ && !words.empty()) {
    int line = tokens[words[0].from].line;
    rows_.Put(0, "资金（" + *money_ + "）", line, line);
  }
  FundColumns out;
  bool named =
      std::any_of(words.begin(), words.end(), [](const Word& w) { return w.role == Role::kFundName; });
  int col = named ? kNameColumn : kNameColumn + 1;  // without a heading the name stands left of the amounts
  size_t part = 0;
  std::vector<std::pair<int, const Word*>> below;
  for (const Word& word : words) {
    rows_.Put(col, tokens, word.from, word.to);
    if (IsTaskText(word.role)) {
      out.texts.emplace_back(word.role, col++);
      continue;
    }
    if (out.first_value < 0) out.first_value = col;
    for (size_t i = 0; i < (IsAmount(word.role) ? each : 1); ++i, ++col) {
      bool divided = IsAmount(word.role) && part < parts.size();
      out.slots.push_back({word.role, divided ? parts[part].role : Role::kNone});
      if (divided) below.emplace_back(col, &parts[part++]);
    }
  }
  if (!below.empty()) rows_.NextRow();
  for (const auto& [column, word] : below) rows_.Put(column, tokens, word->from, word->to);
  return out;
}

void LinearHead::Funds(const LinearTokens& tokens, size_t at) {
  FundColumns columns = FundHeading(tokens, &at);
  // Rows: the pieces of a name, then values to the end of the line.
  size_t begin = at;
  while (at < tokens.size()) {
    size_t line_end = at + 1;
    while (line_end < tokens.size() && !tokens[line_end].line_start) ++line_end;
    size_t value = line_end;
    while (value > at && IsAmountOrDash(tokens[value - 1].text)) --value;
    std::vector<Role> roles;
    if (tokens[at].line_start && match_.Heading(tokens, at, &roles) && roles[0] == Role::kGoal) return;
    if (value == line_end) {
      // A label that stands beside the block, one character to a line, or a piece of a name.
      size_t side = at == begin ? match_.Side(tokens, at) : 0;
      at = side > 0 ? at + side : line_end;
      if (side > 0) begin = at;
      continue;
    }
    rows_.NextRow();
    NameTexts(tokens, begin, value, columns);
    std::vector<std::string> values;
    for (size_t i = value; i < line_end; ++i) values.push_back(tokens[i].text);
    std::vector<size_t> slots = Assign(values, columns.slots);
    for (size_t i = 0; i < values.size(); ++i)
      if (slots[i] < columns.slots.size())
        rows_.Put(columns.first_value + static_cast<int>(slots[i]), values[i], tokens[value].line,
                  tokens[value].line);
    at = begin = line_end;
  }
}

void LinearHead::NameTexts(const LinearTokens& tokens, size_t from, size_t to, const FundColumns& columns) {
  if (columns.texts.size() < 2) {
    rows_.Put(kNameColumn, tokens, from, to);
    return;
  }
  // The task's name is one piece; its contents end with a full stop, and how it went follows.
  rows_.Put(kNameColumn, tokens, from, std::min(from + 1, to));
  size_t stop = from + 1;
  while (stop < to && !tokens[stop].text.ends_with("。")) ++stop;
  stop = std::min(stop + 1, to);
  if (from + 1 < to) rows_.Put(columns.texts[1].second, tokens, from + 1, stop);
  if (columns.texts.size() > 2 && stop < to) rows_.Put(columns.texts[2].second, tokens, stop, to);
}

// A row that prints fewer values than there are columns left some blank: the rate is known by its sign, and
// an amount that is its total leaves nothing for the part behind it.
std::vector<size_t> LinearHead::Assign(const std::vector<std::string>& values,
                                       const std::vector<Slot>& slots) {
  size_t count = slots.size();
  std::vector<size_t> out(values.size(), count);
  if (values.size() == count) {
    for (size_t i = 0; i < count; ++i) out[i] = i;
    return out;
  }
  // Dashes alone stand for weight and score of a row without amounts.
  if (std::all_of(values.begin(), values.end(), [](const std::string& v) { return !NumberOf(v); }))
    return out;
  size_t rate_slot = count, rate_value = values.size();
  for (size_t s = 0; s < count; ++s)
    if (slots[s].role == Role::kRate) rate_slot = s;
  for (size_t v = 0; v < values.size(); ++v)
    if (values[v].ends_with("%") || values[v].ends_with("％")) rate_value = v;
  if (values.size() > count || rate_slot == count || rate_value == values.size()) {
    rows_.Doubt();
    return out;
  }
  // From the rate on: the rate and the score. Just before it: the weight.
  for (size_t v = rate_value; v < values.size() && rate_slot + (v - rate_value) < count; ++v)
    out[v] = rate_slot + (v - rate_value);
  size_t amounts = rate_slot, given = rate_value;
  if (amounts > 0 && slots[amounts - 1].role == Role::kWeight && given > 0) out[--given] = --amounts;
  size_t slot = 0;
  for (size_t v = 0; v < given && slot < amounts; ++v) {
    out[v] = slot++;
    bool other_is_next =
        slots[slot - 1].part == Role::kPartFiscal && slot < count && slots[slot].part == Role::kPartOther;
    bool blanks_left = given - v - 1 < amounts - slot;
    if (other_is_next && blanks_left && v > 0 && NumberOf(values[v]) == NumberOf(values[v - 1])) ++slot;
  }
  return out;
}

}  // namespace gongkai
