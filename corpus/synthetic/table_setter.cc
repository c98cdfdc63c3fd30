#include "corpus/synthetic/table_setter.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace gongkai::synthetic {
namespace {

constexpr double kSidePadding = 2.5;   // points left and right of a cell's text
constexpr double kSmallestType = 4.5;  // below this a table is set wider than its space rather than smaller
constexpr double kWideNames = 14;      // characters from which on a name column takes its part of free space
constexpr double kTextChars = 5;       // least width of a column of words
constexpr double kHeaderGrey = 0.85;
constexpr double kRowGrey = 0.94;
constexpr double kFrameGap = 2.2;      // points between the rules of a double frame
constexpr double kTwiceOffset = 0.25;  // points between two drawings of the same text

bool Near(double a, double b) {
  return std::fabs(a - b) < 0.05;
}

/// Positions that differ by less than can be seen have the same key.
long Key(double position) {
  return std::lround(position * 10);
}

}  // namespace

TableSetter::TableSetter(const Table& table, const Look& look, double space, Canvas* canvas)
    : table_(table), look_(look), canvas_(canvas), size_(look.font_size) {
  while (!FitColumns(space) && size_ > kSmallestType) size_ -= 0.5;
  SetRows();
}

/// Gives every column what it needs at least, and shares what is left. False where the space is too small.
bool TableSetter::FitColumns(double space) {
  const size_t columns = table_.columns.size();
  std::vector<double> need(columns, 2 * kSidePadding);
  std::vector<double> wish(columns, 0);  // with nothing wrapped
  const double amount_limit = look_.amount_chars > 0 ? look_.amount_chars * 0.6 * size_ : space;
  const auto raise = [&](size_t col, double width) {
    need[col] = std::max(need[col], width + 2 * kSidePadding);
  };
  for (const Cell& cell : table_.cells) {
    if (cell.col_span > 1) continue;
    const size_t col = static_cast<size_t>(cell.col);
    const double text = Stands(cell) ? size_ : canvas_->TextWidth(cell.text, size_);
    wish[col] = std::max(wish[col], text + 2 * kSidePadding);
    const bool header = cell.row < table_.header_rows;
    switch (table_.columns[col]) {
      case ColumnKind::kName:
        raise(col, std::min(text, look_.name_chars * size_));
        break;
      case ColumnKind::kSide:
        raise(col, std::min(text, (look_.level_chars < 2 ? 1 : 2) * size_));
        break;
      case ColumnKind::kLevel:
        raise(col, std::min(text, std::max(2, look_.level_chars) * size_));
        break;
      case ColumnKind::kText:
        raise(col, std::min(text, cell.fact >= 0 ? amount_limit : kTextChars * size_));
        break;
      case ColumnKind::kLineNo:
        raise(col, header ? size_ : text);
        break;
      case ColumnKind::kCode:
      case ColumnKind::kCodePart:
        raise(col, header ? std::min(text, 2 * size_) : text);
        break;
      case ColumnKind::kAmount:
        raise(col, !header ? std::min(text, amount_limit) : Stands(cell) ? size_ : std::min(text, 3 * size_));
        break;
    }
  }
  // Cells over several columns that must not be wrapped: codes and amounts.
  for (const Cell& cell : table_.cells) {
    const bool code = table_.columns[static_cast<size_t>(cell.col)] == ColumnKind::kCodePart;
    if (cell.col_span == 1 || cell.row < table_.header_rows || (!code && cell.fact < 0)) continue;
    double have = 0;
    for (int i = 0; i < cell.col_span; ++i) have += need[static_cast<size_t>(cell.col + i)];
    const double text = std::min(canvas_->TextWidth(cell.text, size_), 8 * size_) + 2 * kSidePadding;
    for (int i = 0; i < cell.col_span && text > have; ++i)
      need[static_cast<size_t>(cell.col + i)] += (text - have) / cell.col_span;
  }

  double left = space - std::accumulate(need.begin(), need.end(), 0.0);
  const bool fits = left >= 0;
  // Headings of amounts are unwrapped first, then names where they are not meant to be narrow.
  for (ColumnKind kind : {ColumnKind::kCode, ColumnKind::kAmount, ColumnKind::kName}) {
    if (kind == ColumnKind::kName && look_.name_chars < kWideNames) continue;
    if (kind == ColumnKind::kAmount && look_.amount_chars > 0) continue;
    for (size_t col = 0; col < columns && left > 0; ++col) {
      if (table_.columns[col] != kind || wish[col] <= need[col]) continue;
      const double extra = std::min(left, wish[col] - need[col]);
      need[col] += extra;
      left -= extra;
    }
  }
  if (look_.fill_width && left > 0 && look_.amount_chars == 0) {
    double shares = 0;
    const auto share = [&](size_t col) {
      const ColumnKind kind = table_.columns[col];
      return kind == ColumnKind::kAmount || kind == ColumnKind::kText      ? 1.0
             : kind == ColumnKind::kName && look_.name_chars >= kWideNames ? 1.5
                                                                           : 0.2;
    };
    for (size_t col = 0; col < columns; ++col) shares += share(col);
    for (size_t col = 0; col < columns; ++col) need[col] += left * share(col) / shares;
  }
  edges_.assign(1, 0);
  for (double width : need) edges_.push_back(edges_.back() + width);
  return fits;
}

double TableSetter::CellWidth(const Cell& cell) const {
  return edges_[static_cast<size_t>(cell.col + cell.col_span)] - edges_[static_cast<size_t>(cell.col)];
}

bool TableSetter::Stands(const Cell& cell) const {
  const bool words = !cell.text.empty() && static_cast<unsigned char>(cell.text[0]) >= 0x80;
  if (!words) return false;
  return look_.heading_stand != HeadingStand::kLevel && cell.row < table_.header_rows && cell.col_span == 1 &&
         table_.columns[static_cast<size_t>(cell.col)] == ColumnKind::kAmount;
}

TableSetter::SetCell TableSetter::SetLines(const Cell& cell) {
  if (!Stands(cell)) return {&cell, canvas_->Wrap(cell.text, size_, CellWidth(cell) - 2 * kSidePadding)};
  if (look_.heading_stand == HeadingStand::kTurned) return {&cell, {cell.text}, !cell.text.empty()};
  SetCell out{&cell, {}};
  for (char c : cell.text) {  // a line for each character
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) out.lines.emplace_back();
    out.lines.back() += c;
  }
  return out;
}

double TableSetter::CellHeight(const SetCell& set) const {
  return set.upward ? canvas_->TextWidth(set.lines[0], size_) + 2 * look_.padding
                    : HeightOf(set.lines.size());
}

double TableSetter::HeightOf(size_t lines) const {
  return static_cast<double>(std::max<size_t>(lines, 1)) * Canvas::LineHeight(size_) + 2 * look_.padding;
}

void TableSetter::SetRows() {
  heights_.assign(static_cast<size_t>(table_.rows), HeightOf(1));
  for (const Cell& cell : table_.cells) cells_.push_back(SetLines(cell));
  for (const SetCell& set : cells_)
    if (set.cell->row_span == 1) {
      double& height = heights_[static_cast<size_t>(set.cell->row)];
      height = std::max(height, CellHeight(set));
    }
  for (const SetCell& set : cells_) {
    const auto first = heights_.begin() + set.cell->row;
    const double have = std::accumulate(first, first + set.cell->row_span, 0.0);
    const double more = CellHeight(set) - have;
    if (more > 0) *(first + set.cell->row_span - 1) += more;
  }
}

double TableSetter::HeaderHeight() const {
  return std::accumulate(heights_.begin(), heights_.begin() + table_.header_rows, 0.0);
}

size_t TableSetter::Lines(int row) const {
  size_t lines = 1;
  for (const SetCell& set : cells_)
    if (set.cell->row == row && set.cell->row_span == 1) lines = std::max(lines, set.lines.size());
  return lines;
}

bool TableSetter::BeginsSpan(int row) const {
  for (const SetCell& set : cells_)
    if (set.cell->row == row && set.cell->row_span > 1) return true;
  return false;
}

int TableSetter::EarlyBreak(int row, double room) const {
  const auto height = [&](int from, int to) {
    return std::accumulate(heights_.begin() + from, heights_.begin() + to, 0.0);
  };
  int full = row;  // the first row that does not fit
  while (full < table_.rows && height(row, full + 1) <= room) ++full;
  if (full == table_.rows) return full;
  int end = full;
  for (bool moved = true; moved;) {
    moved = false;
    for (const SetCell& set : cells_) {
      const Cell& cell = *set.cell;
      const bool cut =
          cell.row >= std::max(row, table_.header_rows) && cell.row < end && cell.row + cell.row_span > end;
      if (!cut || height(cell.row, end) >= HeightOf(set.lines.size())) continue;
      end = cell.row;
      moved = true;
    }
  }
  return end == full ? table_.rows : end;
}

void TableSetter::Draw(double x, const std::vector<PlacedRow>& rows) {
  if (rows.empty()) return;
  Underlay(x, rows);
  std::vector<const PlacedRow*> placed(static_cast<size_t>(table_.rows), nullptr);
  double header_bottom = rows.front().top;
  for (const PlacedRow& row : rows) {
    placed[static_cast<size_t>(row.row)] = &row;
    if (row.row < table_.header_rows) header_bottom = row.bottom;
  }
  std::vector<size_t> order(cells_.size());
  std::iota(order.begin(), order.end(), size_t{0});
  if (look_.by_column)
    std::stable_sort(order.begin(), order.end(),
                     [&](size_t a, size_t b) { return cells_[a].cell->col < cells_[b].cell->col; });
  std::vector<Edge> edges;
  for (size_t i : order) {
    const SetCell& set = cells_[i];
    const Cell& cell = *set.cell;
    // A cell over several rows is cut where the rows are.
    const PlacedRow* first = nullptr;
    const PlacedRow* last = nullptr;
    for (int row = cell.row; row < cell.row + cell.row_span; ++row) {
      const PlacedRow* here = placed[static_cast<size_t>(row)];
      if (here && !first) first = here;
      if (here) last = here;
    }
    if (!first) continue;
    const double left = edges_[static_cast<size_t>(cell.col)];
    const double right = left + CellWidth(cell);
    const Edge around[] = {{true, first->top, left, right},
                           {true, last->bottom, left, right},
                           {false, left, first->top, last->bottom},
                           {false, right, first->top, last->bottom}};
    for (const Edge& edge : around)
      if (Ruled(edge, cell.row < table_.header_rows, rows.front().top, header_bottom, rows.back().bottom))
        edges.push_back(edge);
    const bool drawn_already = i > 0 && Glued(i - 1);
    // A header that is printed again belongs to nothing.
    const bool again = cell.row < table_.header_rows && drawn_header_;
    const int element = again ? -1 : ElementOf(i);
    if (first->row == cell.row && !drawn_already) {
      const bool whole = cell.row_span > 1;
      const Marked marked(canvas_, set.lines.empty() ? -1 : element);
      DrawText(x + left, first->top, last->bottom, Glued(i) ? Glue(set, cells_[i + 1]) : set,
               whole ? 0 : first->first_line, whole ? SIZE_MAX : first->end_line);
    }
  }
  drawn_header_ = drawn_header_ || rows.back().row >= table_.header_rows;
  if (look_.double_frame && look_.rules != Rules::kNone && look_.rules != Rules::kThreeLines)
    for (bool horizontal : {true, false})  // the sides only where the table has outer edges there
      for (bool far : {false, true}) {
        const bool sides = look_.rules == Rules::kStrokes || look_.rules == Rules::kFilled ||
                           look_.rules == Rules::kCellEdges;
        const double out = far ? kFrameGap : -kFrameGap;
        const double top = rows.front().top - kFrameGap, bottom = rows.back().bottom + kFrameGap;
        const Edge edge = horizontal ? Edge{true, (far ? rows.back().bottom : rows.front().top) + out,
                                            -kFrameGap, width() + kFrameGap}
                                     : Edge{false, (far ? width() : 0) + out, top, bottom};
        if (horizontal || sides) edges.push_back(edge);
      }
  DrawRules(x, std::move(edges));
}

int TableSetter::ElementOf(size_t index) {
  Structure* structure = canvas_->structure();
  if (!structure) return -1;
  if (element_ < 0) {
    element_ = structure->Add(0, "Table");
    row_elements_.assign(static_cast<size_t>(table_.rows), -1);
    cell_elements_.assign(cells_.size(), -1);
  }
  const Cell& cell = *cells_[index].cell;
  int& row = row_elements_[static_cast<size_t>(cell.row)];
  if (row < 0) row = structure->Add(element_, "TR");
  int& element = cell_elements_[index];
  if (element < 0) {
    std::string spans;
    if (cell.row_span > 1) spans += "/RowSpan " + std::to_string(cell.row_span);
    if (cell.col_span > 1) spans += "/ColSpan " + std::to_string(cell.col_span);
    element = structure->Add(row, cell.row < table_.header_rows ? "TH" : "TD",
                             spans.empty() ? spans : "/O/Table" + spans);
  }
  return element;
}

bool TableSetter::Glued(size_t index) const {
  if (!look_.glued_codes || index + 1 >= cells_.size()) return false;
  const SetCell& code = cells_[index];
  const SetCell& name = cells_[index + 1];
  return code.cell->row >= table_.header_rows && code.cell->row == name.cell->row &&
         code.cell->col + 1 == name.cell->col &&
         table_.columns[static_cast<size_t>(code.cell->col)] == ColumnKind::kCode &&
         code.cell->align == Align::kLeft && name.cell->align == Align::kLeft && code.lines.size() == 1 &&
         name.lines.size() == 1;
}

/// Spaces bring the name to its column, up to the width of one.
TableSetter::SetCell TableSetter::Glue(const SetCell& code, const SetCell& name) {
  const double gap = CellWidth(*code.cell) - canvas_->TextWidth(code.lines[0], size_);
  const double space = canvas_->TextWidth("0 0", size_) - canvas_->TextWidth("00", size_);
  const size_t spaces = static_cast<size_t>(std::max(0.0, std::floor(gap / space)));
  return {code.cell, {code.lines[0] + std::string(spaces, ' ') + name.lines[0]}};
}

/// What lies below the text: grey headers, and white rules that nobody sees but a program does.
void TableSetter::Underlay(double x, const std::vector<PlacedRow>& rows) {
  for (const PlacedRow& row : rows) {
    if (look_.shaded_header && row.row < table_.header_rows)
      canvas_->Fill(x, row.top, width(), row.bottom - row.top, kHeaderGrey);
    if (look_.shaded_rows && row.row >= table_.header_rows && row.row % 2 == 1)
      canvas_->Fill(x, row.top, width(), row.bottom - row.top, kRowGrey);
    const double middle = (row.top + row.bottom) / 2;
    if (look_.phantom_rules) canvas_->Stroke(x, middle, x + width(), middle, look_.rule_width, 1);
  }
}

bool TableSetter::Ruled(const Edge& edge, bool header, double top, double header_bottom,
                        double bottom) const {
  switch (look_.rules) {
    case Rules::kNone:
      return false;
    case Rules::kHorizontal:
      return edge.horizontal;
    case Rules::kHalf:
      return edge.horizontal || header;
    case Rules::kOpenSides:
      return edge.horizontal || !(Near(edge.at, 0) || Near(edge.at, width()));
    case Rules::kThreeLines:
      return edge.horizontal && (Near(edge.at, top) || Near(edge.at, header_bottom) || Near(edge.at, bottom));
    default:
      return true;
  }
}

void TableSetter::DrawRules(double x, std::vector<Edge> edges) {
  const double thick = look_.rule_width, grey = look_.rule_grey;
  if (look_.rules == Rules::kFilled) {
    for (const Edge& e : edges) {
      if (e.horizontal)
        canvas_->Fill(x + e.from - thick / 2, e.at - thick / 2, e.to - e.from + thick, thick, grey);
      else
        canvas_->Fill(x + e.at - thick / 2, e.from - thick / 2, thick, e.to - e.from + thick, grey);
    }
    return;
  }
  if (look_.rules != Rules::kCellEdges) {  // join edges that touch into long strokes
    std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) {
      if (a.horizontal != b.horizontal) return a.horizontal;
      if (Key(a.at) != Key(b.at)) return Key(a.at) < Key(b.at);
      return a.from < b.from;
    });
    std::vector<Edge> joined;
    for (const Edge& e : edges) {
      Edge* last = joined.empty() ? nullptr : &joined.back();
      if (last && last->horizontal == e.horizontal && Key(last->at) == Key(e.at) && e.from < last->to + 0.05)
        last->to = std::max(last->to, e.to);
      else
        joined.push_back(e);
    }
    edges = std::move(joined);
  }
  for (const Edge& e : edges) {
    if (e.horizontal)
      canvas_->Stroke(x + e.from, e.at, x + e.to, e.at, thick, grey, look_.rule_dash);
    else
      canvas_->Stroke(x + e.at, e.from, x + e.at, e.to, thick, grey, look_.rule_dash);
  }
}

void TableSetter::DrawText(double x, double top, double bottom, const SetCell& set, size_t first_line,
                           size_t end_line) {
  end_line = std::min(end_line, set.lines.size());
  if (first_line >= end_line) {
    if (set.cell->fact >= 0 && set.lines.empty())
      DrawLine(x + kSidePadding, (top + bottom - Canvas::LineHeight(size_)) / 2, "", *set.cell);
    return;
  }
  if (set.upward) {
    const double length = canvas_->TextWidth(set.lines[0], size_);
    return canvas_->UpwardText(x + (CellWidth(*set.cell) - Canvas::LineHeight(size_)) / 2,
                               (top + bottom + length) / 2, set.lines[0], size_);
  }
  const double line = Canvas::LineHeight(size_);
  const double text_height = static_cast<double>(end_line - first_line) * line;
  const bool header = set.cell->row < table_.header_rows;
  double y = header || (!look_.top_aligned && !look_.bottom_aligned) ? (top + bottom - text_height) / 2
             : look_.top_aligned                                     ? top + look_.padding
                                                                     : bottom - look_.padding - text_height;
  if (set.cell->fact >= 0) y += look_.amount_shift;
  const double width = CellWidth(*set.cell);
  for (size_t i = first_line; i < end_line; ++i, y += line) {
    const std::string& text = set.lines[i];
    const double left = width - canvas_->TextWidth(text, size_) - kSidePadding;
    const double offset = set.cell->align == Align::kLeft    ? kSidePadding
                          : set.cell->align == Align::kRight ? left
                                                             : (left + kSidePadding) / 2;
    DrawLine(x + offset, y, text, *set.cell);
  }
}

/// A line of a cell, and what hides there.
void TableSetter::DrawLine(double x, double y, const std::string& text, const Cell& cell) {
  const auto hidden = [&] {
    std::string other = text.empty() ? "1.70" : text;
    for (char& c : other)
      if (c >= '0' && c <= '9') c = static_cast<char>('0' + (c - '0' + 3) % 10);
    const bool covered = look_.hidden_amounts == HiddenAmounts::kCovered;
    if (!covered) canvas_->UseInk(Canvas::Ink::kWhite);
    canvas_->Text(x, y, other, size_);
    canvas_->UseInk(Canvas::Ink::kBlack);
    if (covered) canvas_->Fill(x - 1, y, canvas_->TextWidth(other, size_) + 2, Canvas::LineHeight(size_), 1);
  };
  const bool hides = look_.hidden_amounts != HiddenAmounts::kNone && cell.fact >= 0;
  const bool after = look_.hidden_amounts == HiddenAmounts::kWhiteLast;
  if (hides && !after) hidden();
  canvas_->Text(x, y, text, size_);
  if (look_.drawn_twice) canvas_->Text(x + kTwiceOffset, y, text, size_);
  if (hides && after) hidden();
}

}  // namespace gongkai::synthetic
