#include "normalize/linear/parted_thousands.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

constexpr double kWidestBlank = 1.3, kSameBlank = 0.25;  // in the width of a digit
constexpr double kWidestNumber = 100;                    // points

struct Parted {
  size_t line = 0, from = 0, to = 0;  // tokens [from, to)
};

bool IsNumber(const Token& token) {
  return token.kind == Token::Kind::kNumber;
}
bool IsAmount(const Token& token) {
  return token.kind == Token::Kind::kAmount;
}
bool IsWord(const Token& token) {
  return token.kind == Token::Kind::kWord;
}

// Digits of a whole number; 0 for anything else.
size_t GroupSize(const std::string& printed) {
  const size_t sign = printed.starts_with('-') ? 1 : 0;
  const std::string_view digits = std::string_view(printed).substr(sign);
  return IsDigits(digits) ? digits.size() : 0;
}

// 977.17
bool EndsAmount(const std::string& printed) {
  const size_t point = printed.find('.');
  return point == 3 && printed.size() >= 6 && IsDigits(printed.substr(0, point)) &&
         IsDigits(printed.substr(point + 1));
}

// 1234.50 or 1,234.50
bool IsPrintedOtherwise(const Token& token) {
  if (token.kind != Token::Kind::kAmount) return false;
  const std::string printed = PatternText(token.text);
  const size_t point = printed.find('.');
  return printed.find(',') != printed.npos || GroupSize(printed.substr(0, point)) > 3;
}

double Gap(const Token& left, const Token& right) {
  const double digit = (right.x1 - right.x0) / static_cast<double>(right.text.size());
  return (right.x0 - left.x1) / std::max(digit, 0.1);
}

class Finder {
 public:
  explicit Finder(const std::vector<std::vector<Token>>& lines) : lines_(lines) {}

  // Nothing where thousands are not parted by blanks.
  std::vector<Parted> Find() {
    std::vector<Parted> found;
    for (const std::vector<Token>& line : lines_)
      if (std::any_of(line.begin(), line.end(), IsPrintedOtherwise)) return {};
    FindNumberColumns();
    ForEach([&](const Parted&, const std::vector<double>& gaps) {
      gaps_.insert(gaps_.end(), gaps.begin(), gaps.end());
    });
    if (gaps_.empty()) return {};
    // Wider ones stand between two columns.
    widest_ = *std::min_element(gaps_.begin(), gaps_.end()) + kSameBlank;
    const auto blanks = std::count_if(gaps_.begin(), gaps_.end(), [&](double gap) { return gap <= widest_; });
    if (3 * static_cast<size_t>(blanks) < 2 * gaps_.size()) return {};
    ForEach([&](const Parted& parted, const std::vector<double>&) { found.push_back(parted); });
    return found;
  }

 private:
  // Where whole numbers stand that begin no amount: line numbers. The numbers of the columns do, too, above
  // all of the form's amounts.
  void FindNumberColumns() {
    for (const std::vector<Token>& line : lines_) {
      const auto numbers = std::count_if(line.begin(), line.end(), IsNumber);
      constexpr int kMostBlocks = 2;  // each with a line number
      if (numbers > kMostBlocks && std::none_of(line.begin(), line.end(), IsAmount)) continue;
      for (size_t t = 0; t < line.size(); ++t) {
        const bool begins =
            t + 1 < line.size() && !IsWord(line[t + 1]) && Gap(line[t], line[t + 1]) <= kWidestBlank;
        if (!IsNumber(line[t]) || begins) continue;
        for (double x = line[t].x0; x <= std::min(line[t].x1, line[t].x0 + kWidestNumber); ++x)
          number_columns_.insert(std::lround(x));
      }
    }
  }

  bool StandsInNumberColumn(const Token& token) const {
    const auto at = number_columns_.lower_bound(std::lround(token.x0));
    return at != number_columns_.end() && static_cast<double>(*at) <= token.x1;
  }

  template <typename Take>
  void ForEach(const Take& take) const {
    for (size_t i = 0; i < lines_.size(); ++i) {
      const std::vector<Token>& line = lines_[i];
      for (size_t last = 1; last < line.size(); ++last) {
        if (!line[last].place.box || !EndsAmount(PatternText(line[last].text))) continue;
        std::vector<double> gaps;
        size_t from = last;
        for (size_t size = 3; from > 0 && size == 3; --from) {
          size = GroupSize(PatternText(line[from - 1].text));
          const double gap = Gap(line[from - 1], line[from]);
          if (size == 0 || size > 3 || gap < 0 || gap > widest_) break;
          gaps.push_back(gap);
        }
        while (from < last && StandsInNumberColumn(line[from])) {
          ++from;
          gaps.pop_back();
        }
        if (from < last) take(Parted{i, from, last + 1}, gaps);
      }
    }
  }

  const std::vector<std::vector<Token>>& lines_;
  std::vector<double> gaps_;
  std::set<long> number_columns_;  // points across the page
  double widest_ = kWidestBlank;
};

}  // namespace

void JoinPartedThousands(std::vector<std::vector<Token>>* lines) {
  const std::vector<Parted> found = Finder(*lines).Find();
  for (auto parted = found.rbegin(); parted != found.rend(); ++parted) {
    std::vector<Token>& line = (*lines)[parted->line];
    Token& whole = line[parted->from];
    for (size_t t = parted->from + 1; t < parted->to; ++t) {
      whole.text += line[t].text;
      whole.x1 = line[t].x1;
      whole.place.Include(line[t].place);
    }
    whole.kind = Token::Kind::kAmount;
    line.erase(line.begin() + static_cast<std::ptrdiff_t>(parted->from) + 1,
               line.begin() + static_cast<std::ptrdiff_t>(parted->to));
  }
}

}  // namespace gongkai
