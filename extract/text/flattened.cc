#include "extract/text/flattened.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace gongkai {
namespace {

// A row of the widest form, with a name broken at each character, has less.
constexpr size_t kFewestPieces = 60, kFewestNumbers = 15;

constexpr std::string_view kIdeographicSpace = "\xE3\x80\x80";

// The next piece of the text, taken off it; empty at its end.
std::string_view NextPiece(std::string_view* text) {
  const auto blank = [&](size_t i) -> size_t {
    if ((*text)[i] == ' ') return 1;
    return text->substr(i).starts_with(kIdeographicSpace) ? kIdeographicSpace.size() : 0;
  };
  size_t first = 0;
  while (first < text->size() && blank(first) > 0) first += blank(first);
  size_t last = first;
  while (last < text->size() && blank(last) == 0) ++last;
  const std::string_view piece = text->substr(first, last - first);
  text->remove_prefix(last);
  return piece;
}

bool IsNumber(std::string_view piece) {
  return piece.find_first_of("0123456789") != piece.npos &&
         piece.find_first_not_of("0123456789.,-%") == piece.npos;
}

bool IsFlattened(std::string_view text) {
  if (text.size() < 2 * kFewestPieces || text.find_first_of("\t|") != text.npos) return false;
  size_t pieces = 0, numbers = 0;
  for (std::string_view piece = NextPiece(&text); !piece.empty(); piece = NextPiece(&text)) {
    ++pieces;
    numbers += IsNumber(piece);
    if (pieces >= kFewestPieces && numbers >= kFewestNumbers) return true;
  }
  return false;
}

}  // namespace

void CutFlattenedLines(size_t max_lines, std::vector<TextLine>* lines) {
  if (std::none_of(lines->begin(), lines->end(), [](const TextLine& line) { return IsFlattened(line.text); }))
    return;
  std::vector<TextLine> out;
  for (TextLine& line : *lines) {
    if (!IsFlattened(line.text)) {
      out.push_back(std::move(line));
      continue;
    }
    std::string_view text = line.text;
    bool page_start = line.page_start;
    for (std::string_view piece = NextPiece(&text); !piece.empty() && out.size() < max_lines;
         piece = NextPiece(&text)) {
      TextLine cut;
      cut.text = piece;
      cut.line = line.line;
      cut.page_start = std::exchange(page_start, false);
      out.push_back(std::move(cut));
    }
  }
  *lines = std::move(out);
}

}  // namespace gongkai
