#include "extract/text/numbered_pages.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "extract/text/lines.h"

namespace gongkai {
namespace {

constexpr std::array<std::string_view, 13> kMarks = {"-",  "—",  "–",  "－", "·",  "~",           "/",
                                                     "第", "页", "共", ",",  "，", "\xE3\x80\x80"};

// Takes blanks and the marks that stand around page numbers off the front.
std::string_view WithoutMarks(std::string_view text) {
  for (bool again = true; again;) {
    again = false;
    while (!text.empty() && (text[0] == ' ' || text[0] == '\t')) text.remove_prefix(1);
    for (std::string_view mark : kMarks)
      if (text.starts_with(mark)) {
        text.remove_prefix(mark.size());
        again = true;
      }
  }
  return text;
}

size_t DigitsOf(std::string_view text) {
  return std::min(text.find_first_not_of("0123456789"), text.size());
}

// The number of the page, where the line is nothing else; 0 where it is something else.
int PageNumber(std::string_view text) {
  constexpr size_t kLongest = 48, kMostDigits = 4;
  if (text.size() > kLongest) return 0;
  text = WithoutMarks(text);
  const size_t digits = DigitsOf(text);
  if (digits == 0 || digits > kMostDigits || text[0] == '0') return 0;
  const int number = std::stoi(std::string(text.substr(0, digits)));
  const std::string_view behind = text.substr(digits);
  std::string_view rest = WithoutMarks(behind);
  // 5/20 or 第5页 共20页; 5 20 are two numbers.
  const size_t total = DigitsOf(rest);
  if (total > 0 && behind.find_first_not_of(" \t") == behind.size() - rest.size()) return 0;
  return WithoutMarks(rest.substr(total)).empty() ? number : 0;
}

bool IsFigure(std::string_view text) {
  const size_t end = text.find_last_not_of(" \t");
  const std::string_view kept = WithoutMarks(text.substr(0, end == text.npos ? 0 : end + 1));
  return !kept.empty() && kept.find_first_not_of("0123456789.,") == kept.npos;
}

// 302, 16 and 培训费, or a name, 16 and 37,111.00, each on a line of its own: a part of a code, or the number
// of a row. A page may end with an amount, but as a rule not with a code, and begin with neither.
bool StandsInRow(const TextLine* above, const TextLine* below) {
  const bool code = above && IsFigure(above->text) && above->text.find('.') == std::string::npos;
  return code || (below && IsFigure(below->text));
}

struct Candidate {
  size_t line = 0;   // index into the lines
  size_t place = 0;  // how many lines that are not blank stand above it
  int number = 0;
  size_t score = 0;
  size_t before = std::string_view::npos;  // the candidate of the page before
};

// The numbers that count through the text, as evenly as pages do, first to last: indices into `candidates`.
std::vector<size_t> CountingNumbers(std::vector<Candidate> candidates) {
  constexpr size_t kLines = 60;             // a page's, as a rule
  constexpr size_t kMostLines = 150;        // a page's, at most: with a line for each cell
  constexpr size_t kRemembered = 8;         // candidates of one number
  constexpr int kMostUnnumbered = 2;        // pages in a row
  std::map<int, std::vector<size_t>> last;  // by number
  size_t best = 0;
  for (size_t i = 0; i < candidates.size(); ++i) {
    Candidate& candidate = candidates[i];
    for (int step = 1; step <= 1 + kMostUnnumbered; ++step) {
      const auto found = last.find(candidate.number - step);
      if (found == last.end()) continue;
      for (size_t before : found->second) {
        const size_t apart = candidate.place - candidates[before].place;
        if (apart > kMostLines * static_cast<size_t>(step)) continue;
        const size_t score = candidates[before].score + std::min(apart, kLines);
        if (score <= candidate.score) continue;
        candidate.score = score;
        candidate.before = before;
      }
    }
    std::vector<size_t>& same = last[candidate.number];
    if (same.size() == kRemembered) same.erase(same.begin());
    same.push_back(i);
    if (candidate.score > candidates[best].score) best = i;
  }
  std::vector<size_t> chain;
  for (size_t i = best; i < candidates.size(); i = candidates[i].before) chain.push_back(i);
  std::reverse(chain.begin(), chain.end());
  return chain;
}

// No other candidate of its number stands between the numbers before and behind it.
bool IsOnlyChoice(const std::vector<Candidate>& candidates, const std::vector<size_t>& chain, size_t at) {
  const size_t from = at == 0 ? 0 : chain[at - 1] + 1;
  const size_t to = at + 1 == chain.size() ? candidates.size() : chain[at + 1];
  const int number = candidates[chain[at]].number;
  for (size_t i = from; i < to; ++i)
    if (i != chain[at] && candidates[i].number == number) return false;
  return true;
}

}  // namespace

void MarkNumberedPages(std::vector<TextLine>* lines) {
  std::vector<size_t> printed;  // lines that are not blank
  for (size_t i = 0; i < lines->size(); ++i) {
    if ((*lines)[i].page_start) return;
    if (!IsBlankText((*lines)[i].text)) printed.push_back(i);
  }
  std::vector<Candidate> candidates;
  for (size_t place = 0; place < printed.size(); ++place) {
    const TextLine& line = (*lines)[printed[place]];
    const int number = PageNumber(line.text);
    if (number == 0) continue;
    const TextLine* above = place > 0 ? &(*lines)[printed[place - 1]] : nullptr;
    const TextLine* below = place + 1 < printed.size() ? &(*lines)[printed[place + 1]] : nullptr;
    if (!IsFigure(line.text) || !StandsInRow(above, below))
      candidates.push_back({printed[place], place, number});
  }
  if (candidates.empty()) return;
  const std::vector<size_t> chain = CountingNumbers(candidates);
  constexpr size_t kFewestPages = 3, kFewestLines = 8;
  const size_t last = candidates[chain.back()].place;
  const size_t span = last - candidates[chain.front()].place;
  if (chain.size() < kFewestPages || span < kFewestLines * (chain.size() - 1) || 2 * span < printed.size())
    return;
  // Behind the number at the foot of the last page nothing is printed; behind one at its head the page is.
  constexpr size_t kFootLines = 3;
  const bool heads = printed.size() - last > 1 + kFootLines;
  for (size_t i = 0; i < chain.size(); ++i) {
    const size_t line = candidates[chain[i]].line, start = heads ? line : line + 1;
    if (start > 0 && start < lines->size() && IsOnlyChoice(candidates, chain, i))
      (*lines)[start].page_start = true;
  }
}

}  // namespace gongkai
