#include "normalize/performance/text_lines.h"

#include <algorithm>
#include <iterator>

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

constexpr double kPitch = 1.15, kApart = 3;  // from line to line, without and with blank lines between
constexpr int kFarthest = 40;                // lines that are looked through for brackets

bool IsBracket(const std::string& text) {
  constexpr size_t kLongest = 400;  // bytes of a line with its blanks
  if (text.size() > kLongest) return false;
  std::string folded = PatternText(text);
  return folded == "(" || folded == ")";
}

}  // namespace

Pieces TextLines::Take(const FlowItem& item) {
  Pieces out;
  int number = item.line.place.line_first;
  if (number == 0) return PiecesOf(item);
  if (page_ != item.page) {
    y_ = 0;
    line_ = number - 1;
    page_ = item.page;
  }
  auto page =
      std::find_if(pages_.begin(), pages_.end(), [&](const Page& p) { return p.number == item.page; });
  if (page != pages_.end() && number - line_ <= kFarthest) {
    auto line = std::lower_bound(page->lines.begin(), page->lines.end(), line_ + 1,
                                 [](const TextLine& a, int b) { return a.line < b; });
    for (; line != page->lines.end() && line->line < number; ++line) {
      if (!IsBracket(line->text)) continue;
      FlowItem bracket;
      bracket.page = item.page;
      bracket.line.text = line->text;
      bracket.line.place.line_first = line->line;
      Put(PiecesOf(bracket), line->line, &out);
    }
  }
  Put(PiecesOf(item), number, &out);
  return out;
}

void TextLines::Put(Pieces line, int number, Pieces* out) {
  y_ += number - line_ < 2 || skipped_ ? kPitch : kApart;
  line_ = number;
  skipped_ = false;
  for (Piece& piece : line) piece.y = y_;
  std::move(line.begin(), line.end(), std::back_inserter(*out));
}

}  // namespace gongkai
