#include "normalize/grid/cell_text.h"

#include <algorithm>
#include <map>

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

struct Piece {
  size_t from, to;  // glyphs [from, to)
  int cell;
};

PlacedRun MakeRun(const TextRun& run, size_t from, size_t to) {
  PlacedRun out;
  out.font_size = run.font_size;
  bool first = true;
  for (size_t i = from; i < to; ++i) {
    const Glyph& g = run.glyphs[i];
    AppendUtf8(g.code, &out.text);
    out.lefts.push_back(static_cast<float>(g.box.x0));
    if (IsSpace(g.code)) continue;
    if (first) out.box = g.box;
    out.box.Include(g.box);
    first = false;
  }
  if (first && from < to) out.box = run.glyphs[from].box;
  return out;
}

enum class Kind { kDigit, kIdeograph, kOther };

Kind KindOf(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
  if (IsDigit(c) || c == U',' || c == U'.' || c == U'-') return Kind::kDigit;
  return IsIdeograph(c) ? Kind::kIdeograph : Kind::kOther;
}

// "0.00", "1,234.56", "30201": text that can be the whole content of a cell.
bool IsWholeNumber(const TextRun& run, size_t from, size_t to) {
  int digits = 0, decimals = -1;
  for (size_t i = from; i < to; ++i) {
    char32_t c = run.glyphs[i].code;
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
    if (IsSpace(c)) continue;
    if (c == U'.') {
      if (decimals >= 0 || digits == 0) return false;
      decimals = 0;
    } else if (IsDigit(c)) {
      ++digits;
      if (decimals >= 0) ++decimals;
    } else if (c != U',' && c != U'-') {
      return false;
    }
  }
  return digits > 0 && (decimals == 2 || (decimals < 0 && digits >= 3 && digits <= 7));
}

bool IsBoundary(const TextRun& run, const Piece& before, const Piece& after) {
  const Glyph& a = run.glyphs[before.to - 1];
  const Glyph& b = run.glyphs[after.from];
  if (IsSpace(a.code) || IsSpace(b.code)) return true;
  if (b.box.x0 - a.box.x1 > 0.2 * run.font_size) return true;
  Kind ka = KindOf(a.code), kb = KindOf(b.code);
  if ((ka == Kind::kDigit) != (kb == Kind::kDigit) && (ka == Kind::kIdeograph || kb == Kind::kIdeograph))
    return true;
  return IsWholeNumber(run, before.from, before.to) && IsWholeNumber(run, after.from, after.to);
}

}  // namespace

std::vector<CellPiece> AssignRun(const TextRun& run, const Lattice& lattice) {
  std::vector<CellPiece> out;
  double slack = 0.35 * run.font_size;
  double y = run.box.center_y();
  std::vector<Piece> pieces;
  for (size_t i = 0; i < run.glyphs.size(); ++i) {
    int cell = lattice.CellAt(run.glyphs[i].box.center_x(), y, slack);
    if (pieces.empty() || pieces.back().cell != cell) {
      pieces.push_back({i, i + 1, cell});
    } else {
      pieces.back().to = i + 1;
    }
  }
  // Glyph groups between accepted boundaries; within a group the cell with most glyphs wins.
  size_t start = 0;
  for (size_t i = 0; i < pieces.size(); ++i) {
    bool last = i + 1 == pieces.size();
    if (!last && !IsBoundary(run, pieces[i], pieces[i + 1])) continue;
    std::map<int, size_t> votes;
    for (size_t k = start; k <= i; ++k)
      for (size_t g = pieces[k].from; g < pieces[k].to; ++g)
        if (!IsSpace(run.glyphs[g].code)) ++votes[pieces[k].cell];
    int best = -1;
    size_t most = 0;
    for (auto [cell, count] : votes)
      if (count > most || (count == most && best < 0)) {
        best = cell;
        most = count;
      }
    if (most > 0) out.push_back({best, MakeRun(run, pieces[start].from, pieces[i].to)});
    start = i + 1;
  }
  bool inside = std::any_of(out.begin(), out.end(), [](const CellPiece& p) { return p.cell >= 0; });
  if (!inside) out.clear();
  return out;
}

}  // namespace gongkai
