#include "normalize/performance/pieces.h"

#include <algorithm>
#include <cmath>

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

constexpr double kSameCell = 1.7;     // lines of a cell follow each other within so many characters' height
constexpr double kSameLine = 0.4;     // characters' height by which words of a line may differ
constexpr double kCentred = 0.6;      // characters' width by which centred lines may be off
constexpr double kFlush = 0.3;        // the same for lines that begin below each other
constexpr size_t kLongestStack = 18;  // lines

bool BelowEachOther(const Piece& a, const Piece& b) {
  double size = std::max(a.size, b.size);
  return std::abs(a.center() - b.center()) < kCentred * size || std::abs(a.x0 - b.x0) < kFlush * size;
}

// The piece that goes on below; none where nothing does.
size_t Next(const Pieces& pieces, size_t at, const std::vector<bool>& used, bool over_pages) {
  const Piece& above = pieces[at];
  bool last_of_page = true;
  size_t i = at + 1;
  for (; i < pieces.size() && pieces[i].page == above.page; ++i) {
    const Piece& below = pieces[i];
    if (below.y - above.y < kSameLine * above.size) continue;
    if (!BelowEachOther(above, below)) continue;
    last_of_page = false;
    if (Apart(above, below)) break;
    if (!used[i]) return i;
  }
  if (!over_pages || !last_of_page) return pieces.size();
  while (i < pieces.size() && pieces[i].page == above.page) ++i;
  for (int page = i < pieces.size() ? pieces[i].page : 0; i < pieces.size() && pieces[i].page == page; ++i)
    if (!used[i] && BelowEachOther(above, pieces[i])) return i;
  return pieces.size();
}

Pieces TextPieces(const FlowItem& item) {
  constexpr double kSize = 1.7;  // neighbours may begin a character further left or right
  Pieces out;
  double x = 0;
  bool blank = true;
  for (char32_t code : Utf8ToCodes(item.line.text)) {
    if (IsSpace(code)) {
      blank = true;
    } else {
      if (blank) out.push_back({"", x, x, item.top, kSize, item.page, {}, item.line.place.line_first});
      AppendUtf8(code, &out.back().text);
      out.back().x1 = x + 1;
      blank = false;
    }
    x += 1;
  }
  return out;
}

}  // namespace

bool IsLaidOut(const Pieces& pieces) {
  constexpr double kWide = 3;  // blanks
  size_t lines = 0, wide = 0;
  bool counted = false;
  for (size_t i = 0; i + 1 < pieces.size(); ++i) {
    if (pieces[i].line != pieces[i + 1].line) {
      counted = false;
      continue;
    }
    if (i == 0 || pieces[i - 1].line != pieces[i].line) ++lines;
    bool gap = pieces[i + 1].x0 - pieces[i].x1 >= kWide;
    if (gap && !counted) ++wide;
    counted = counted || gap;
  }
  return wide > 2 && 3 * wide > lines;
}

Pieces PiecesOf(const FlowItem& item) {
  if (item.line.words.empty()) return TextPieces(item);
  Pieces out;
  double size = std::max(item.line.font_size, 4.0);
  for (const PlacedWord& word : item.line.words)
    out.push_back({word.text, word.x0, word.x1, word.y, size, item.page, word.displayed, 0});
  return out;
}

bool Above(const Piece& a, const Piece& b) {
  return a.page != b.page ? a.page < b.page : a.y < b.y;
}

bool Apart(const Piece& above, const Piece& below) {
  return above.page != below.page || below.y - above.y > kSameCell * std::max(above.size, below.size);
}

std::vector<Pieces> Bands(Pieces pieces) {
  std::stable_sort(pieces.begin(), pieces.end(), Above);
  std::vector<Pieces> out;
  for (Piece& piece : pieces) {
    if (out.empty() || Apart(out.back().back(), piece)) out.emplace_back();
    out.back().push_back(std::move(piece));
  }
  return out;
}

std::string TextOf(Pieces pieces) {
  std::stable_sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) {
    if (a.page != b.page) return a.page < b.page;
    bool same_line = std::abs(a.y - b.y) < kSameLine * std::max(a.size, b.size);
    return same_line ? a.x0 < b.x0 : a.y < b.y;
  });
  std::string out;
  for (const Piece& piece : pieces) {
    if (!out.empty()) out += ' ';
    out += piece.text;
  }
  return out;
}

Stack StackFrom(const Pieces& pieces, size_t top, const std::vector<bool>& used, bool over_pages,
                const std::function<bool(std::string_view text, size_t lines)>& is_word) {
  std::vector<size_t> chain;
  std::string text, best_text;
  size_t best = 0;
  for (size_t at = top; at < pieces.size() && chain.size() < kLongestStack;
       at = Next(pieces, at, used, over_pages)) {
    chain.push_back(at);
    text += pieces[at].text;
    if (!is_word(text, chain.size())) continue;
    best = chain.size();
    best_text = text;
  }
  Stack out;
  if (best == 0) return out;
  chain.resize(best);
  const Piece& first = pieces[top];
  out.text = best_text;
  out.page = first.page;
  out.size = first.size;
  out.x0 = first.x0;
  out.x1 = first.x1;
  out.top = out.bottom = first.y;
  for (size_t i : chain) {
    out.x0 = std::min(out.x0, pieces[i].x0);
    out.x1 = std::max(out.x1, pieces[i].x1);
    if (pieces[i].page == out.page) out.bottom = pieces[i].y;
  }
  out.pieces = std::move(chain);
  return out;
}

}  // namespace gongkai
