#include "normalize/performance/loose_rows.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

#include "normalize/aligned/rows.h"
#include "normalize/performance/span_labels.h"

namespace gongkai {
namespace {

// The lines of one column of a band.
struct ColumnLines {
  std::vector<double> y;
  std::vector<Pieces> pieces;
};

std::vector<ColumnLines> LinesOf(const Pieces& band, const LooseColumns& columns) {
  std::vector<ColumnLines> out(columns.count());
  for (const Piece& piece : band) {
    ColumnLines& lines = out[columns.Of(piece.center())];
    if (lines.y.empty() || piece.y - lines.y.back() > 0.4 * piece.size) {
      lines.y.push_back(piece.y);
      lines.pieces.emplace_back();
    }
    lines.pieces.back().push_back(piece);
  }
  return out;
}

// The least distance between lines of one column, on paper: that of the lines of a cell, if any has two. The
// lines of two cells are as far apart or further.
double LeadingOf(const std::vector<ColumnLines>& columns) {
  double leading = 1e9;
  for (const ColumnLines& lines : columns)
    for (size_t i = 1; i < lines.y.size(); ++i) leading = std::min(leading, lines.y[i] - lines.y[i - 1]);
  return leading;
}

// On paper the lines of a cell are `leading` apart. In a text, where lines stand nearly anywhere, every line
// of a cell is full but its last one.
bool AreOneCell(const ColumnLines& lines, size_t first, size_t end, double leading) {
  constexpr double kFull = 0.6;  // of the longest line
  if (lines.pieces[first][0].line == 0) {
    const double most = leading + 0.15 * lines.pieces[first][0].size;
    for (size_t i = first + 1; i < end; ++i)
      if (lines.y[i] - lines.y[i - 1] > most) return false;
    return true;
  }
  auto width = [&](size_t line) { return lines.pieces[line].back().x1 - lines.pieces[line].front().x0; };
  double longest = 0;
  for (size_t i = first; i < end; ++i) longest = std::max(longest, width(i));
  for (size_t i = first; i + 1 < end; ++i)
    if (width(i) < kFull * longest) return false;
  return true;
}

// All cells of a table are set in one of these ways; of equals, the first.
constexpr std::array kSets = {CellSet::kMiddle, CellSet::kTop, CellSet::kFoot};

// The row of each line of each column; the cost says how far lines miss their rows.
std::vector<Division> Divide(const std::vector<ColumnLines>& columns, const std::vector<double>& heights,
                             CellSet set, double em, double leading, bool carries, double* cost) {
  std::vector<Division> out;
  for (const ColumnLines& lines : columns) {
    out.push_back(DivideAmongRows(lines.y, heights, set, em, carries, [&](size_t first, size_t end) {
      return AreOneCell(lines, first, end, leading);
    }));
    *cost += out.back().cost;
  }
  return out;
}

// True where a line at the boundary of two cells of a text would stand nearly as well in the other one.
bool IsOpen(const ColumnLines& lines, const std::vector<double>& heights, const std::vector<int>& row_of,
            CellSet set) {
  constexpr double kTie = 1.2;  // lines of a text
  if (lines.y.empty() || lines.pieces[0][0].line == 0) return false;
  auto miss = [&](size_t first, size_t end, int row) {
    const double at = PlaceOf(lines.y[first], lines.y[end - 1], set);
    return std::abs(at - heights[static_cast<size_t>(row)]);
  };
  for (size_t first = 0, middle = 0, end = 0; first < lines.y.size(); first = middle) {
    middle = first;
    while (middle < lines.y.size() && row_of[middle] == row_of[first]) ++middle;
    if (middle == lines.y.size()) break;
    end = middle;
    while (end < lines.y.size() && row_of[end] == row_of[middle]) ++end;
    int above = row_of[first], below = row_of[middle];
    if (above < 0) continue;
    double now = miss(first, middle, above) + miss(middle, end, below);
    bool up = end - middle > 1 && AreOneCell(lines, first, middle + 1, 0) &&
              miss(first, middle + 1, above) + miss(middle + 1, end, below) < now + kTie;
    bool down = middle - first > 1 && AreOneCell(lines, middle - 1, end, 0) &&
                miss(first, middle - 1, above) + miss(middle - 1, end, below) < now + kTie;
    if (up || down) return true;
  }
  return false;
}

}  // namespace

std::vector<Pieces> FindLooseRows(const Pieces& pieces, const LooseColumns& columns,
                                  const std::function<std::vector<double>(const Pieces& band)>& heights,
                                  bool* open) {
  struct Band {
    Pieces whole;
    std::vector<double> heights;
    std::vector<ColumnLines> lines;
    bool carries = false;  // a cell that the page break cut goes on here
    std::vector<Division> divisions[kSets.size()];
  };
  std::vector<Band> bands;
  double costs[kSets.size()] = {};  // of the ways to set cells
  double leading = 1e9;
  for (Pieces& band : Bands(pieces)) {
    Band out;
    out.heights = heights(band);
    out.lines = LinesOf(band, columns);
    leading = std::min(leading, LeadingOf(out.lines));
    out.carries = band[0].line == 0 && !bands.empty() && bands.back().whole[0].page < band[0].page;
    out.whole = std::move(band);
    bands.push_back(std::move(out));
  }
  for (Band& band : bands) {
    if (band.heights.size() < 2) continue;
    const double em = band.whole[0].size;
    for (size_t s = 0; s < kSets.size(); ++s)
      band.divisions[s] = Divide(band.lines, band.heights, kSets[s], em, leading, band.carries, &costs[s]);
  }
  const size_t best =
      static_cast<size_t>(std::min_element(std::begin(costs), std::end(costs)) - std::begin(costs));
  std::vector<Pieces> rows;
  for (Band& band : bands) {
    if (band.heights.size() < 2) {
      rows.push_back(std::move(band.whole));
      continue;
    }
    std::vector<Pieces> out(band.heights.size());
    std::vector<Division>& divisions = band.divisions[best];
    for (size_t c = 0; c < band.lines.size(); ++c) {
      ColumnLines& lines = band.lines[c];
      std::vector<size_t> nearest;
      constexpr double kImpossible = 1e9;
      if (divisions[c].cost >= kImpossible) nearest = DivideLines(lines.y, band.heights);
      if (nearest.empty() && IsOpen(lines, band.heights, divisions[c].row_of, kSets[best])) *open = true;
      for (size_t i = 0; i < lines.y.size(); ++i) {
        const int row = nearest.empty() ? divisions[c].row_of[i] : static_cast<int>(nearest[i]);
        Pieces& to = row < 0 ? rows.back() : out[static_cast<size_t>(row)];
        to.insert(to.end(), lines.pieces[i].begin(), lines.pieces[i].end());
      }
    }
    for (Pieces& row : out)
      if (!row.empty()) rows.push_back(std::move(row));
  }
  return rows;
}

bool MayBeParted(std::vector<std::vector<int>> lines) {
  constexpr int kLeast = 4;  // fewer lines may be those of the cells beside
  for (std::vector<int>& of_name : lines) std::sort(of_name.begin(), of_name.end());
  std::erase_if(lines, [](const std::vector<int>& of_name) { return of_name.empty(); });
  for (size_t r = 0; r < lines.size(); ++r)
    for (size_t l = 0; l + 1 < lines[r].size(); ++l) {
      const int gap = lines[r][l + 1] - lines[r][l];
      if (gap < kLeast) continue;
      if ((r > 0 && lines[r][0] - lines[r - 1].back() < gap) ||
          (r + 1 < lines.size() && lines[r + 1][0] - lines[r].back() < gap))
        return true;
    }
  return false;
}

}  // namespace gongkai
