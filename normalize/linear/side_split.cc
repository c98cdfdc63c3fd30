#include "normalize/linear/side_split.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "normalize/linear/row_tokens.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

using Kind = Token::Kind;

bool Numbered(const std::string& text) {
  std::string folded = PatternText(text);
  return StripEnumerator(folded).size() != folded.size();
}

// A line number: a whole number that is no amount. 0 where the token is none.
int LineNo(const Token& token) {
  if (token.kind != Kind::kNumber) return 0;
  std::string digits = PatternText(token.text);
  return IsDigits(digits) && digits.size() <= 2 ? std::atoi(digits.c_str()) : 0;
}

double Median(std::vector<double> values) {
  auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace

SideSplitter::SideSplitter(const SideWords& words, const KeyWords& key,
                           const std::vector<std::vector<Token>>& sheet)
    : words_(words), key_(key) {
  Learn(sheet);
}

bool SideSplitter::Decisive(const std::string& text, const char* side, const char* other) const {
  constexpr size_t kTwoIdeographs = 6;
  return text.size() >= kTwoIdeographs && words_.Begins(side, text) && !words_.Begins(other, text);
}

void SideSplitter::Learn(const std::vector<std::vector<Token>>& sheet) {
  for (const std::vector<Token>& line : sheet) {
    size_t name = line.size();
    for (size_t t = 0; t < line.size() && name == line.size(); ++t) {
      if (line[t].kind != Kind::kWord) continue;
      if (Decisive(line[t].text, "expenditure", "income") && line[t].text.size() > 6)
        name = t;
      else if (Decisive(line[t].text, "income", "expenditure") && Numbered(line[t].text))
        name_left_.push_back(line[t].x0);
    }
    if (name == line.size()) continue;
    usable_ = true;
    name_right_.push_back(line[name].x0);
    size_t behind = 0;
    for (size_t t = 0; t < line.size(); ++t) {
      if (line[t].kind != Kind::kAmount) continue;
      (t < name ? amount_left_ : amount_right_).push_back(line[t].center());
      behind += t > name;
    }
    most_right_ = std::max(most_right_, behind);
  }
}

bool SideSplitter::WordIsRight(const Token& token, const std::string& text, bool second) const {
  if (!Numbered(text)) {
    bool income = !income_.name.empty() && words_.Begins("income", income_.name + text);
    bool expenditure = !expenditure_.name.empty() && words_.Begins("expenditure", expenditure_.name + text);
    if (income != expenditure) return expenditure;
  }
  if (Decisive(text, "expenditure", "income")) return true;
  if (Decisive(text, "income", "expenditure")) return false;
  // Totals and broken ends: the second of a line is right; else the nearer name says it.
  if (second) return true;
  if (income_.x0 && expenditure_.x0 && !key_.totals.count(MatchKey(text)))
    return std::abs(token.x0 - *expenditure_.x0) < std::abs(token.x0 - *income_.x0);
  if (!name_left_.empty() && !name_right_.empty())
    return std::abs(token.x0 - Median(name_right_)) < std::abs(token.x0 - Median(name_left_));
  return !name_right_.empty() && token.x0 > *std::min_element(name_right_.begin(), name_right_.end()) - 1;
}

bool SideSplitter::AmountIsRight(const Token& token) const {
  if (amount_right_.empty()) {
    return !name_right_.empty() && token.x0 > *std::max_element(name_right_.begin(), name_right_.end());
  }
  if (amount_left_.empty()) return token.center() > Median(name_right_);
  return NearestDistance(amount_right_, token.center()) < NearestDistance(amount_left_, token.center());
}

void SideSplitter::Remember(const Token& token, const std::string& text, Side* side, const char* which) {
  bool goes_on = !Numbered(text) && !side->name.empty() && words_.Begins(which, side->name + text);
  side->name = goes_on ? side->name + text : text;
  side->x0 = token.x0;
}

void SideSplitter::Split(const std::vector<Token>& line, std::vector<Token>* left,
                         std::vector<Token>* right) {
  // Of two line numbers the second is right, and so is what stands behind it; of one, its successor tells.
  size_t number = line.size(), first_number = line.size();
  for (size_t t = 0; t < line.size(); ++t) {
    if (LineNo(line[t]) == 0) continue;
    if (first_number == line.size()) {
      first_number = t;
    } else if (LineNo(line[t]) > LineNo(line[first_number])) {
      number = t;
    }
  }
  if (number == line.size() && first_number < line.size()) {
    int printed = LineNo(line[first_number]);
    bool left_next = printed == income_.line_no + 1, right_next = printed == expenditure_.line_no + 1;
    if (right_next && !left_next && expenditure_.line_no > 0) number = first_number;
  }
  // Words.
  size_t name = line.size();
  bool word_before = false;
  for (size_t t = 0; t < line.size() && name == line.size(); ++t) {
    if (line[t].kind != Kind::kWord) continue;
    std::string text = PrintedName(line[t].text);
    size_t last = t;
    // 总 计 is one word.
    while (last + 1 < line.size() && line[last + 1].kind == Kind::kWord &&
           !key_.totals.count(MatchKey(text)) && key_.totals.count(MatchKey(text + line[last + 1].text)))
      text += PrintedName(line[++last].text);
    // Both sides end with 总计.
    bool again =
        key_.totals.count(MatchKey(text)) > 0 && name == line.size() &&
        std::any_of(line.begin() + static_cast<std::ptrdiff_t>(last) + 1, line.end(),
                    [&](const Token& other) {
                      return other.kind == Kind::kWord && MatchKey(text).starts_with(MatchKey(other.text));
                    });
    bool before_left_number = number < line.size() && first_number < number && t < first_number;
    if (!before_left_number && !again && WordIsRight(line[t], text, word_before)) {
      name = t;
      Remember(line[t], text, &expenditure_, "expenditure");
    } else {
      Remember(line[t], text, &income_, "income");
    }
    word_before = true;
    t = last;
  }
  size_t amounts = static_cast<size_t>(
      std::count_if(line.begin(), line.end(), [](const Token& t) { return t.kind == Kind::kAmount; }));
  bool one_each = amounts > 1 && amounts == most_right_ + 1;
  bool seen_amount = false;
  for (size_t t = 0; t < line.size(); ++t) {
    const Token& token = line[t];
    bool is_right = t >= std::min(name, number);
    if (!is_right && name == line.size() && number == line.size() && token.kind != Kind::kWord) {
      is_right = token.kind == Kind::kAmount && one_each ? seen_amount
                 : LineNo(token) > 0                     ? false
                                                         : AmountIsRight(token);
    }
    if (!is_right && name == line.size() && number < line.size() && first_number == number &&
        token.kind == Kind::kAmount)
      is_right = AmountIsRight(token);
    seen_amount = seen_amount || token.kind == Kind::kAmount;
    if (int printed = LineNo(token); printed > 0) (is_right ? expenditure_ : income_).line_no = printed;
    (is_right ? right : left)->push_back(token);
  }
}

}  // namespace gongkai
