#include "normalize/grid/doubled_characters.h"

#include <algorithm>
#include <string>
#include <vector>

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

enum class Drawn {
  kTwice,   // 社社会会, 33..3388
  kEither,  // 2200: all characters are pairs, as those of a number may be
  kOnce,
};

Drawn DrawnOf(std::u32string_view word) {
  if (word.size() % 2 != 0) return Drawn::kOnce;
  bool certain = false;
  for (size_t i = 0; i < word.size(); i += 2) {
    if (word[i] != word[i + 1]) return Drawn::kOnce;
    certain = certain || IsIdeograph(word[i]) || word[i] == U'.' || word[i] == U',';
  }
  return certain ? Drawn::kTwice : Drawn::kEither;
}

// Calls `visit` with where each word of the text begins and ends.
template <typename Visit>
void ForEachWord(const std::u32string& text, const Visit& visit) {
  for (size_t i = 0; i < text.size();) {
    if (IsSpace(text[i])) {
      ++i;
      continue;
    }
    size_t end = i;
    while (end < text.size() && !IsSpace(text[end])) ++end;
    visit(i, end);
    i = end;
  }
}

// A printed line: a line of the text, or the cells of a row.
struct PrintedLine {
  std::vector<std::string*> texts;
  size_t pairs = 0;  // of ideographs and points, in words that were drawn twice
  bool twice = false, either = false, once = false;  // words of each kind
  bool figures_once = false;                         // a figure among those drawn once

  bool empty() const { return !twice && !either && !once; }
  bool open() const { return either && !twice && !once; }
  bool whole() const { return twice && !figures_once; }
};

void Judge(PrintedLine* line) {
  for (const std::string* text : line->texts) {
    const std::u32string codes = Utf8ToCodes(*text);
    ForEachWord(codes, [&](size_t from, size_t to) {
      const std::u32string_view word = std::u32string_view(codes).substr(from, to - from);
      switch (DrawnOf(word)) {
        case Drawn::kTwice:
          line->twice = true;
          line->pairs += word.size() / 2;
          break;
        case Drawn::kEither:
          line->either = true;
          break;
        case Drawn::kOnce:
          line->once = true;
          line->figures_once = line->figures_once ||
                               std::any_of(word.begin(), word.end(), [](char32_t c) { return IsDigit(c); });
          break;
      }
    });
  }
}

std::vector<PrintedLine> LinesOf(Flow* flow) {
  std::vector<PrintedLine> lines;
  for (FlowItem& item : *flow) {
    if (item.is_table()) {
      if (item.grid->method != Method::kDelimited) continue;
      int row = -1;
      for (Cell& cell : item.grid->cells) {
        if (cell.row != row) lines.emplace_back();
        row = cell.row;
        lines.back().texts.push_back(&cell.text);
      }
    } else if (item.line.words.empty() && item.line.place.line_first > 0) {
      lines.push_back({{&item.line.text}});
    }
  }
  for (PrintedLine& line : lines) Judge(&line);
  std::erase_if(lines, [](const PrintedLine& line) { return line.empty(); });
  return lines;
}

void Halve(std::string* text, bool numbers) {
  const std::u32string codes = Utf8ToCodes(*text);
  std::u32string out;
  size_t copied = 0;
  ForEachWord(codes, [&](size_t from, size_t to) {
    const Drawn drawn = DrawnOf(std::u32string_view(codes).substr(from, to - from));
    if (drawn == Drawn::kOnce || (drawn == Drawn::kEither && !numbers)) return;
    out.append(codes, copied, from - copied);
    for (size_t i = from; i < to; i += 2) out += codes[i];
    copied = to;
  });
  if (copied == 0) return;
  out.append(codes, copied);
  *text = CodesToUtf8(out);
}

}  // namespace

void RemoveDoubledCharacters(Flow* flow) {
  // No language doubles all its characters on several lines; a few pairs (家家户户) are words.
  constexpr size_t kFewestPairs = 4;
  constexpr int kFewestLines = 4;
  std::vector<PrintedLine> lines = LinesOf(flow);
  const auto doubled = std::count_if(lines.begin(), lines.end(), [](const PrintedLine& line) {
    return line.whole() && line.pairs >= kFewestPairs;
  });
  if (doubled < kFewestLines) return;
  // Figures between lines that were drawn twice were drawn twice.
  std::vector<char> before(lines.size()), after(lines.size());
  for (size_t i = 1; i < lines.size(); ++i)
    before[i] = lines[i - 1].open() ? before[i - 1] : lines[i - 1].whole();
  for (size_t i = lines.size() - 1; i-- > 0;)
    after[i] = lines[i + 1].open() ? after[i + 1] : lines[i + 1].whole();
  for (size_t i = 0; i < lines.size(); ++i) {
    const bool numbers = lines[i].open() ? before[i] && after[i] : lines[i].whole();
    if (!numbers && !lines[i].twice) continue;
    for (std::string* text : lines[i].texts) Halve(text, numbers);
  }
}

}  // namespace gongkai
