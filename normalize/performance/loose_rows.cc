#include "normalize/performance/loose_rows.h"

#include <algorithm>

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

// The row of each line of each column; the cost says how far lines miss their rows.
std::vector<Division> Divide(const std::vector<ColumnLines>& columns, const std::vector<double>& heights,
                             CellSet set, double em, double* cost) {
  std::vector<Division> out;
  for (const ColumnLines& lines : columns) {
    out.push_back(
        DivideAmongRows(lines.y, heights, set, em, /*carries=*/false, [](size_t, size_t) { return true; }));
    *cost += out.back().cost;
  }
  return out;
}

}  // namespace

std::vector<Pieces> FindLooseRows(const Pieces& pieces, const LooseColumns& columns,
                                  const std::function<std::vector<double>(const Pieces& band)>& heights) {
  struct Band {
    Pieces whole;
    std::vector<double> heights;
    std::vector<ColumnLines> lines;
    std::vector<Division> middle, top;
  };
  std::vector<Band> bands;
  double middle = 0, top = 0;  // what the two ways to set cells cost
  for (Pieces& band : Bands(pieces)) {
    Band out;
    out.heights = heights(band);
    if (out.heights.size() > 1) {
      double em = band[0].size;
      out.lines = LinesOf(band, columns);
      out.middle = Divide(out.lines, out.heights, CellSet::kMiddle, em, &middle);
      out.top = Divide(out.lines, out.heights, CellSet::kTop, em, &top);
    }
    out.whole = std::move(band);
    bands.push_back(std::move(out));
  }
  std::vector<Pieces> rows;
  for (Band& band : bands) {
    if (band.heights.size() < 2) {
      rows.push_back(std::move(band.whole));
      continue;
    }
    std::vector<Pieces> out(band.heights.size());
    std::vector<Division>& divisions = top < middle ? band.top : band.middle;
    for (size_t c = 0; c < band.lines.size(); ++c) {
      ColumnLines& lines = band.lines[c];
      std::vector<size_t> nearest;
      constexpr double kImpossible = 1e9;
      if (divisions[c].cost >= kImpossible) nearest = DivideLines(lines.y, band.heights);
      for (size_t i = 0; i < lines.y.size(); ++i) {
        size_t row = nearest.empty() ? static_cast<size_t>(divisions[c].row_of[i]) : nearest[i];
        out[row].insert(out[row].end(), lines.pieces[i].begin(), lines.pieces[i].end());
      }
    }
    for (Pieces& row : out)
      if (!row.empty()) rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace gongkai
