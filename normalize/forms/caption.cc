#include "normalize/forms/caption.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "normalize/text/fold.h"
#include "normalize/text/numeral.h"

namespace gongkai {
namespace {

constexpr int kMostRows = 5;  // title, label, agency, year, unit, each on its own

// 2022年度, （2022年）: between agency and unit.
bool IsYear(const std::string& text) {
  constexpr size_t kLongest = 24;  // bytes
  std::string printed = PatternText(text);
  std::erase_if(printed, [](char c) { return c == '(' || c == ')'; });
  return printed.size() <= kLongest && printed.find("年") != std::string::npos && ParseYear(printed);
}

enum class RowKind { kBlank, kLone, kSentence, kCaption, kTitle, kCells };

class Unboxer {
 public:
  Unboxer(const std::function<bool(const std::string&)>& is_title, const Patterns& patterns)
      : is_title_(is_title), patterns_(patterns) {}

  void Unbox(FlowItem item, Grid grid, Flow* out) const {
    const bool delimited = grid.method == Method::kDelimited;
    if (!delimited && grid.rows > kMostRows) {
      Keep(std::move(item), std::move(grid), out);
      return;
    }
    const std::vector<RowKind> rows = Kinds(grid);
    const auto count = [&](RowKind kind) { return std::count(rows.begin(), rows.end(), kind); };
    const auto cells = count(RowKind::kCells), lone = count(RowKind::kLone) + count(RowKind::kSentence);
    const auto titles = count(RowKind::kTitle), captions = count(RowKind::kCaption);
    const bool caption = cells + lone == 0 && titles <= 1 && titles + captions > 0 && grid.rows <= kMostRows;
    // A spreadsheet with forms in it, or with nothing but text.
    const bool cut = delimited && (cells == 0 ? lone > 0 : titles + captions > 0);
    if (!caption && !cut) {
      Keep(std::move(item), std::move(grid), out);
      return;
    }
    Cut(item, grid, rows, out);
  }

 private:
  RowKind KindOf(const std::vector<const Cell*>& printed) const {
    if (printed.empty()) return RowKind::kBlank;
    int titles = 0, said = 0, years = 0;
    for (const Cell* cell : printed) {
      // A title and its label may share a cell.
      if (is_title_(cell->text) || is_title_(LineSegments(cell->text).front()))
        ++titles;
      else if (patterns_.IsHeadLine(cell->text))
        ++said;
      else if (IsYear(cell->text))
        ++years;
    }
    const bool all = titles + said + years == static_cast<int>(printed.size());
    if (all && titles == 1) return RowKind::kTitle;
    if (all && titles == 0 && said > 0) return RowKind::kCaption;
    if (printed.size() > 1 || printed.front()->col > 0) return RowKind::kCells;
    constexpr size_t kSentence = 90;  // bytes
    return printed.front()->text.size() >= kSentence ? RowKind::kSentence : RowKind::kLone;
  }

  std::vector<RowKind> Kinds(const Grid& grid) const {
    std::vector<std::vector<const Cell*>> printed(static_cast<size_t>(grid.rows));
    std::vector<char> spanned(printed.size());
    for (const Cell& cell : grid.cells) {
      for (int r = cell.row + 1; r < cell.row + cell.row_span; ++r) spanned[static_cast<size_t>(r)] = 1;
      if (cell.row_span > 1) spanned[static_cast<size_t>(cell.row)] = 1;
      if (!MatchKey(cell.text).empty()) printed[static_cast<size_t>(cell.row)].push_back(&cell);
    }
    std::vector<RowKind> kinds;
    for (size_t r = 0; r < printed.size(); ++r)
      kinds.push_back(spanned[r] ? RowKind::kCells : KindOf(printed[r]));
    return kinds;
  }

  static void Keep(FlowItem item, Grid grid, Flow* out) {
    item.grid = std::move(grid);
    out->push_back(std::move(item));
  }

  // Rows that are lines: captions and sentences; and what stands alone in its row among these.
  static void Cut(const FlowItem& item, const Grid& grid, const std::vector<RowKind>& rows, Flow* out) {
    const int end = grid.rows;
    const auto kind = [&](int r) { return rows[static_cast<size_t>(r)]; };
    for (int from = 0; from < end;) {
      // 项目资金（万元） names a unit as well: below a table's first row only a title or a sentence ends it.
      int to = from;
      bool table = false;
      for (; to < end && kind(to) != RowKind::kTitle && kind(to) != RowKind::kSentence; ++to) {
        if (to == from && kind(to) == RowKind::kCaption) break;
        table = table || kind(to) == RowKind::kCells;
      }
      if (table) {
        to = EndOfTable(rows, from, to);
        out->push_back(Piece(item, grid, from, to));
      } else {
        to = std::max(to, from + 1);
        for (int r = from; r < to; ++r) AppendLine(item, grid, r, out);
      }
      from = to;
    }
  }

  // The label of the next form, and whatever stands alone in its row below a blank one, are no rows.
  static int EndOfTable(const std::vector<RowKind>& rows, int from, int to) {
    const auto kind = [&](int r) { return rows[static_cast<size_t>(r)]; };
    int last = to - 1;
    while (last > from && kind(last) != RowKind::kCells) --last;
    for (int r = last + 1; r < to; ++r) {
      if (kind(r) == RowKind::kCaption) return r;
      if (kind(r) == RowKind::kBlank) return r + 1;
    }
    return to;
  }

  static FlowItem Piece(const FlowItem& item, const Grid& grid, int from, int to) {
    FlowItem piece = item;
    Grid cut = RowsOf(grid, from, to);
    // The widest form decides how many columns a spreadsheet has.
    cut.cols = 0;
    for (const Cell& cell : cut.cells)
      if (!MatchKey(cell.text).empty()) cut.cols = std::max(cut.cols, cell.col + cell.col_span);
    for (int cells : cut.row_cells) cut.cols = std::max(cut.cols, cells);
    std::erase_if(cut.cells, [&](const Cell& cell) { return cell.col >= cut.cols; });
    for (Cell& cell : cut.cells) cell.col_span = std::min(cell.col_span, cut.cols - cell.col);
    if (!cut.xs.empty()) cut.xs.resize(static_cast<size_t>(cut.cols) + 1);
    cut.BuildIndex();
    piece.grid = std::move(cut);
    return piece;
  }

  static void AppendLine(const FlowItem& item, const Grid& grid, int row, Flow* out) {
    FlowItem line = item;
    bool printed = false;
    for (const Cell& cell : CellsOfRows(grid, row, row + 1)) {
      if (MatchKey(cell.text).empty()) continue;
      const Place place = cell.Proof();
      if (printed)
        line.line.place.Include(place);
      else
        line.line.place = place;
      line.line.text += (printed ? "\t" : "") + cell.text;
      printed = true;
    }
    if (printed) out->push_back(std::move(line));
  }

  const std::function<bool(const std::string&)>& is_title_;
  const Patterns& patterns_;
};

}  // namespace

void UnboxCaptions(const std::function<bool(const std::string&)>& is_title, const Patterns& patterns,
                   Flow* flow) {
  const Unboxer unboxer(is_title, patterns);
  Flow out;
  out.reserve(flow->size());
  for (FlowItem& item : *flow) {
    if (!item.is_table()) {
      out.push_back(std::move(item));
      continue;
    }
    Grid grid = std::move(*item.grid);
    item.grid.reset();
    unboxer.Unbox(std::move(item), std::move(grid), &out);
  }
  *flow = std::move(out);
}

}  // namespace gongkai
