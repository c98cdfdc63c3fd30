#include "normalize/performance/pieces.h"

#include <algorithm>
#include <cmath>

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

}  // namespace

Pieces PiecesOf(const FlowItem& item) {
  Pieces out;
  double size = std::max(item.line.font_size, 4.0);
  for (const PlacedWord& word : item.line.words)
    out.push_back({word.text, word.x0, word.x1, word.y, size, item.page, word.displayed});
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
