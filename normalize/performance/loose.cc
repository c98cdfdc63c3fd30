#include "normalize/performance/loose.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "normalize/performance/sheet.h"
#include "normalize/performance/span_labels.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

constexpr double kSameCell = 1.7;      // lines of a cell follow each other within so many characters' height
constexpr double kGutter = 0.5;        // characters' width that every row must leave free between two columns
constexpr double kPairGap = 0.9;       // the same in a single row of label–value pairs
constexpr size_t kLongestTable = 600;  // lines

struct Piece {
  std::string text;
  double x0 = 0, x1 = 0, y = 0, size = 10;
  int page = 0;
  Box box;  // displayed
};
using Pieces = std::vector<Piece>;

struct TableLine {
  Pieces pieces;
  double y = 0, size = 10;
  int page = 0;
  std::string text;
};
using Lines = std::vector<TableLine>;

TableLine MakeLine(const FlowItem& item) {
  TableLine out;
  out.y = (item.top + item.bottom) / 2;
  out.size = std::max(item.line.font_size, 4.0);
  out.page = item.page;
  out.text = item.line.text;
  for (const PlacedWord& word : item.line.words)
    out.pieces.push_back({word.text, word.x0, word.x1, word.y, out.size, item.page, word.displayed});
  return out;
}

Pieces PiecesOf(const Lines& lines, size_t from, size_t to) {
  Pieces out;
  for (size_t i = from; i < to; ++i) out.insert(out.end(), lines[i].pieces.begin(), lines[i].pieces.end());
  return out;
}

bool Apart(const Piece& above, const Piece& below) {
  return above.page != below.page || below.y - above.y > kSameCell * std::max(above.size, below.size);
}

// Pieces that stand close together vertically, top to bottom.
std::vector<Pieces> Bands(Pieces pieces) {
  std::stable_sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) {
    return a.page != b.page ? a.page < b.page : a.y < b.y;
  });
  std::vector<Pieces> out;
  for (Piece& piece : pieces) {
    if (out.empty() || Apart(out.back().back(), piece)) out.emplace_back();
    out.back().push_back(std::move(piece));
  }
  return out;
}

struct Extent {
  double x0 = 0, x1 = 0;
};

// The columns that the pieces leave gutters between.
std::vector<Extent> Columns(const Pieces& pieces, double gutter) {
  std::vector<Extent> all;
  double size = 0;
  for (const Piece& piece : pieces) {
    all.push_back({piece.x0, piece.x1});
    size = std::max(size, piece.size);
  }
  std::sort(all.begin(), all.end(), [](const Extent& a, const Extent& b) { return a.x0 < b.x0; });
  std::vector<Extent> out;
  for (const Extent& extent : all) {
    if (!out.empty() && extent.x0 - out.back().x1 < gutter * size) {
      out.back().x1 = std::max(out.back().x1, extent.x1);
    } else {
      out.push_back(extent);
    }
  }
  return out;
}

size_t ColumnOf(const std::vector<Extent>& columns, const Piece& piece) {
  double middle = (piece.x0 + piece.x1) / 2;
  for (size_t c = 0; c < columns.size(); ++c)
    if (middle <= columns[c].x1) return c;
  return columns.size() - 1;
}

double MiddleOf(const Pieces& pieces) {
  auto [low, high] = std::minmax_element(pieces.begin(), pieces.end(),
                                         [](const Piece& a, const Piece& b) { return a.y < b.y; });
  return (low->y + high->y) / 2;
}

Cell MakeCell(int row, int col, int row_span, Pieces pieces) {
  std::stable_sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) {
    if (a.page != b.page) return a.page < b.page;
    bool same_line = std::abs(a.y - b.y) < 0.4 * std::max(a.size, b.size);
    return same_line ? a.x0 < b.x0 : a.y < b.y;
  });
  Cell cell;
  cell.row = row;
  cell.col = col;
  cell.row_span = row_span;
  for (const Piece& piece : pieces) {
    if (!cell.text.empty()) cell.text += ' ';
    cell.text += piece.text;
    if (!cell.ink) {
      cell.ink = piece.box;
      cell.place.page = piece.page;
    } else if (piece.page == cell.place.page) {
      cell.ink->Include(piece.box);
    }
  }
  cell.place.box = cell.ink;
  return cell;
}

// Grows a grid row by row. Columns count within a block: blocks share no columns.
class GridBuilder {
 public:
  void Row(int page) {
    grid_.row_page.push_back(page);
    ++grid_.rows;
  }
  int last() const { return grid_.rows - 1; }
  void Put(int row, int col, int row_span, Pieces pieces) {
    if (pieces.empty()) return;
    grid_.cols = std::max(grid_.cols, col + 1);
    grid_.cells.push_back(MakeCell(row, col, row_span, std::move(pieces)));
  }
  Grid Finish() {
    grid_.method = Method::kAligned;
    grid_.confidence = 0.8;
    std::stable_sort(grid_.cells.begin(), grid_.cells.end(), [](const Cell& a, const Cell& b) {
      return a.row != b.row ? a.row < b.row : a.col < b.col;
    });
    // Spans that meet another cell end above it.
    std::map<int, std::vector<Cell*>> columns;
    for (Cell& cell : grid_.cells) columns[cell.col].push_back(&cell);
    for (auto& [col, cells] : columns)
      for (size_t i = 0; i + 1 < cells.size(); ++i)
        cells[i]->row_span = std::clamp(cells[i + 1]->row - cells[i]->row, 1, cells[i]->row_span);
    grid_.BuildIndex();
    return std::move(grid_);
  }

 private:
  Grid grid_;
};

class TableBuilder {
 public:
  TableBuilder(const PerformanceLexicon& lexicon, const Lines& lines) : lexicon_(lexicon), lines_(lines) {}

  std::optional<Grid> Build() {
    size_t indicators = FindHeading(0, lines_.size(), /*funds=*/false);
    if (indicators == lines_.size()) return std::nullopt;
    auto [first, last] = HeadingBand(indicators);
    size_t at = 0;
    size_t funds = FindHeading(0, first, /*funds=*/true);
    if (funds < first) {
      auto [funds_first, funds_last] = HeadingBand(funds);
      Pairs(0, funds_first);
      size_t end = funds_last;
      while (end < first && !IsGoals(end)) ++end;
      Block(funds_first, funds_last, end, /*funds=*/true);
      at = end;
    } else {
      while (at < first && !IsGoals(at)) ++at;
      Pairs(0, at);
    }
    for (; at < first; ++at) OneCell(lines_[at]);
    size_t foot = last;
    while (foot < lines_.size() && !IsFoot(foot)) ++foot;
    Block(first, last, foot, /*funds=*/false);
    Pairs(foot, lines_.size());
    return builder_.Finish();
  }

 private:
  std::set<Role> RolesOf(const TableLine& line) const {
    std::set<Role> out;
    for (const Piece& piece : line.pieces)
      for (Role role : lexicon_.Headings(piece.text)) out.insert(role);
    return out;
  }

  size_t FindHeading(size_t from, size_t to, bool funds) const {
    for (size_t i = from; i < to; ++i) {
      std::set<Role> roles = RolesOf(lines_[i]);
      bool levels = roles.count(Role::kLevel1) || roles.count(Role::kLevel2) || roles.count(Role::kLevel3);
      bool values = roles.count(Role::kTarget) || roles.count(Role::kWeight) || roles.count(Role::kScore);
      int amounts = static_cast<int>(roles.count(Role::kInitialBudget) + roles.count(Role::kFullYearBudget) +
                                     roles.count(Role::kExecuted) + roles.count(Role::kRate));
      if (funds ? amounts >= 2 : levels && values && roles.size() >= 3) return i;
    }
    return to;
  }

  bool HasNumber(const TableLine& line) const {
    return std::any_of(line.pieces.begin(), line.pieces.end(),
                       [](const Piece& p) { return NumberOf(p.text).has_value(); });
  }

  // The lines that make up the heading whose main line is `line`: [first, last).
  std::pair<size_t, size_t> HeadingBand(size_t line) const {
    size_t first = line, last = line + 1;
    auto close = [&](size_t above, size_t below) {
      return lines_[above].page == lines_[below].page &&
             lines_[below].y - lines_[above].y <=
                 kSameCell * std::max(lines_[above].size, lines_[below].size);
    };
    while (first > 0 && close(first - 1, first) && !HasNumber(lines_[first - 1])) --first;
    while (last < lines_.size() && close(last - 1, last) && !HasNumber(lines_[last])) ++last;
    return {first, last};
  }

  bool IsGoals(size_t line) const { return RolesOf(lines_[line]).count(Role::kGoal) > 0; }

  bool IsFoot(size_t line) const {
    const TableLine& l = lines_[line];
    if (l.pieces.empty()) return false;
    const std::string& first = l.pieces[0].text;
    return lexicon_.IsTotal(first) || !lexicon_.FootField(first).empty() || lexicon_.IsNote(first) ||
           lexicon_.Score(l.text).has_value();
  }

  void OneCell(const TableLine& line) {
    if (line.pieces.empty()) return;
    builder_.Row(line.page);
    builder_.Put(builder_.last(), 0, 1, line.pieces);
  }

  // Rows of labels and values: each row has columns of its own.
  void Pairs(size_t from, size_t to) {
    for (Pieces& band : Bands(PiecesOf(lines_, from, to))) {
      builder_.Row(band[0].page);
      std::vector<Extent> columns = Columns(band, kPairGap);
      std::vector<Pieces> cells(columns.size());
      for (Piece& piece : band) cells[ColumnOf(columns, piece)].push_back(std::move(piece));
      for (size_t c = 0; c < cells.size(); ++c)
        builder_.Put(builder_.last(), static_cast<int>(c), 1, std::move(cells[c]));
    }
  }

  // Columns that no heading names belong to the one on their left; what stands left of all headings stays by
  // itself.
  std::vector<Extent> BlockColumns(const Pieces& heading, const Pieces& all) const {
    std::vector<Extent> columns = Columns(all, kGutter), out;
    std::vector<bool> named(columns.size());
    for (const Piece& piece : heading) named[ColumnOf(columns, piece)] = true;
    bool any = false;
    for (size_t c = 0; c < columns.size(); ++c) {
      if (!named[c] && any) {
        out.back().x1 = columns[c].x1;
      } else {
        out.push_back(columns[c]);
      }
      any = any || named[c];
    }
    return out;
  }

  void Block(size_t first, size_t last, size_t end, bool funds) {
    Pieces heading = PiecesOf(lines_, first, last), body = PiecesOf(lines_, last, end), all = heading;
    all.insert(all.end(), body.begin(), body.end());
    if (heading.empty()) return;
    std::vector<Extent> columns = BlockColumns(heading, all);
    std::vector<Pieces> head(columns.size());
    std::vector<Pieces> cells(columns.size());
    for (Piece& piece : heading) head[ColumnOf(columns, piece)].push_back(std::move(piece));
    for (Piece& piece : body) cells[ColumnOf(columns, piece)].push_back(std::move(piece));

    // What each column is for.
    std::vector<Role> roles(columns.size(), Role::kNone);
    for (size_t c = 0; c < columns.size(); ++c) {
      if (head[c].empty()) continue;
      std::vector<Role> found = lexicon_.Headings(MakeCell(0, 0, 1, head[c]).text);
      if (!found.empty()) roles[c] = found[0];
    }
    builder_.Row(lines_[first].page);
    int heading_row = builder_.last();

    // A label that runs down beside the block is one cell.
    std::vector<bool> spans(columns.size());
    for (size_t c = 0; c < columns.size(); ++c) {
      if (roles[c] != Role::kNone || (cells[c].empty() && head[c].empty())) continue;
      Pieces whole = head[c];
      whole.insert(whole.end(), cells[c].begin(), cells[c].end());
      if (!lexicon_.IsSide(StripSpace(MakeCell(0, 0, 1, whole).text))) continue;
      head[c] = std::move(whole);
      cells[c].clear();
      spans[c] = true;
    }

    std::vector<Pieces> rows = RowsOf(columns, roles, cells, funds);
    int first_row = heading_row + 1;
    for (Pieces& row : rows) {
      builder_.Row(row[0].page);
      std::vector<Pieces> in_row(columns.size());
      for (Piece& piece : row) in_row[ColumnOf(columns, piece)].push_back(std::move(piece));
      for (size_t c = 0; c < columns.size(); ++c)
        builder_.Put(builder_.last(), static_cast<int>(c), 1, std::move(in_row[c]));
    }
    for (size_t c = 0; c < columns.size(); ++c) {
      int span = spans[c] ? builder_.last() - heading_row + 1 : 1;
      builder_.Put(heading_row, static_cast<int>(c), span, std::move(head[c]));
    }
    if (funds || !has_lower_level_) return;
    // From the inside out: what stands at level 2 says what can be its level 1.
    std::vector<std::string> inner(rows_y_.size());
    for (Role level : {Role::kLevel2, Role::kLevel1})
      for (size_t c = 0; c < columns.size(); ++c)
        if (roles[c] == level) SpanLevel(cells[c], first_row, static_cast<int>(c), &inner);
  }

  // The pieces of every row but those of the upper levels; their heights go to rows_y_.
  std::vector<Pieces> RowsOf(const std::vector<Extent>& columns, const std::vector<Role>& roles,
                             const std::vector<Pieces>& cells, bool funds) {
    has_lower_level_ = std::count(roles.begin(), roles.end(), Role::kLevel3) > 0 ||
                       std::count(roles.begin(), roles.end(), Role::kLevel2) > 0;
    Pieces loose;
    auto upper = [&](size_t c) {
      return !funds && has_lower_level_ && (roles[c] == Role::kLevel1 || roles[c] == Role::kLevel2);
    };
    for (size_t c = 0; c < columns.size(); ++c)
      if (!upper(c)) loose.insert(loose.end(), cells[c].begin(), cells[c].end());
    auto counts = [&](const Piece& piece) {
      Role role = roles[ColumnOf(columns, piece)];
      bool column =
          funds ? role == Role::kInitialBudget || role == Role::kFullYearBudget || role == Role::kExecuted
                : role == Role::kWeight || role == Role::kScore;
      return column && NumberOf(piece.text).has_value();
    };
    std::vector<Pieces> out;
    rows_y_.clear();
    for (Pieces& band : Bands(std::move(loose))) {
      // Rows set without space between them are told apart by their numbers.
      std::vector<double> anchors;
      for (const Piece& piece : band)
        if (counts(piece) && (anchors.empty() || piece.y - anchors.back() > 0.6 * piece.size))
          anchors.push_back(piece.y);
      if (anchors.size() < 2) {
        rows_y_.emplace_back(band[0].page, anchors.empty() ? MiddleOf(band) : anchors[0]);
        out.push_back(std::move(band));
        continue;
      }
      std::vector<Pieces> split(anchors.size());
      for (Piece& piece : band) {
        auto near = std::min_element(anchors.begin(), anchors.end(), [&](double a, double b) {
          return std::abs(a - piece.y) < std::abs(b - piece.y);
        });
        split[static_cast<size_t>(near - anchors.begin())].push_back(std::move(piece));
      }
      for (size_t i = 0; i < split.size(); ++i) {
        rows_y_.emplace_back(split[i][0].page, anchors[i]);
        out.push_back(std::move(split[i]));
      }
    }
    return out;
  }

  // Level names, page by page. `inner` holds the name of the level below for each row, and takes in these.
  void SpanLevel(const Pieces& pieces, int first_row, int column, std::vector<std::string>* inner) {
    const std::vector<std::pair<int, double>>& rows = rows_y_;
    std::vector<std::string> own(rows.size());
    std::map<int, std::vector<Pieces>> labels;
    for (Pieces& band : Bands(pieces)) labels[band[0].page].push_back(std::move(band));
    for (auto& [page, names] : labels) {
      std::vector<double> row_y, label_y;
      size_t offset = 0;
      for (size_t r = 0; r < rows.size(); ++r) {
        if (rows[r].first < page) offset = r + 1;
        if (rows[r].first == page) row_y.push_back(rows[r].second);
      }
      for (const Pieces& name : names) label_y.push_back(MiddleOf(name));
      if (row_y.empty()) continue;
      std::vector<std::string> text;
      for (const Pieces& name : names) text.push_back(PrintedName(MakeCell(0, 0, 1, name).text));
      std::vector<int> owner = SpanLabels(row_y, label_y, [&](size_t row, size_t label) {
        return (*inner)[offset + row].empty() || lexicon_.CanHold(text[label], (*inner)[offset + row]);
      });
      for (size_t r = 0; r < owner.size(); ++r)
        if (owner[r] >= 0) own[offset + r] = text[static_cast<size_t>(owner[r])];
      for (size_t n = 0; n < names.size(); ++n) {
        auto begin = std::find(owner.begin(), owner.end(), static_cast<int>(n));
        if (begin == owner.end()) continue;
        int count = static_cast<int>(std::count(owner.begin(), owner.end(), static_cast<int>(n)));
        builder_.Put(first_row + static_cast<int>(offset) + static_cast<int>(begin - owner.begin()), column,
                     count, std::move(names[n]));
      }
    }
    *inner = std::move(own);
  }

  const PerformanceLexicon& lexicon_;
  const Lines& lines_;
  GridBuilder builder_;
  std::vector<std::pair<int, double>> rows_y_;  // page and height of each row of the block
  bool has_lower_level_ = false;
};

// The lines of a table that begins below a title: up to its total or result, the next title, table or
// chapter.
Lines TableBelow(const Flow& flow, size_t title, const PerformanceLexicon& lexicon, size_t* first,
                 size_t* end) {
  Lines out;
  bool begun = false, over = false;
  *first = *end = title + 1;
  for (size_t i = title + 1; i < flow.size() && out.size() < kLongestTable; ++i) {
    const FlowItem& item = flow[i];
    if (item.is_table()) break;
    if (item.furniture) continue;
    if (lexicon.IsTitle(item.line.text) || item.line.words.empty()) break;
    TableLine line = MakeLine(item);
    bool word = std::any_of(line.pieces.begin(), line.pieces.end(), [&](const Piece& p) {
      return !lexicon.LabelField(p.text).empty() || !lexicon.Headings(p.text).empty();
    });
    if (!begun && !word) {
      if (i > title + 6) break;
      continue;
    }
    const std::string& lead = line.pieces[0].text;
    bool total = lexicon.IsTotal(lead) || lexicon.Score(line.text).has_value();
    bool foot = !lexicon.FootField(lead).empty() || lexicon.IsNote(lead);
    if (over && !foot) break;
    if (!begun) *first = i;
    begun = true;
    over = over || total;
    out.push_back(std::move(line));
    *end = i + 1;
  }
  return out;
}

}  // namespace

void GridLooseTables(const PerformanceLexicon& lexicon, Flow* flow) {
  for (size_t i = 0; i < flow->size(); ++i) {
    const FlowItem& item = (*flow)[i];
    if (item.is_table() || item.furniture || item.line.words.empty() || !lexicon.IsTitle(item.line.text))
      continue;
    size_t first = 0, end = 0;
    Lines lines = TableBelow(*flow, i, lexicon, &first, &end);
    if (lines.empty()) continue;
    std::optional<Grid> grid = TableBuilder(lexicon, lines).Build();
    if (!grid) continue;
    FlowItem table;
    table.page = (*flow)[first].page;
    table.page_height = (*flow)[first].page_height;
    table.top = (*flow)[first].top;
    table.bottom = (*flow)[end - 1].bottom;
    table.grid = std::move(*grid);
    flow->erase(flow->begin() + static_cast<std::ptrdiff_t>(first),
                flow->begin() + static_cast<std::ptrdiff_t>(end));
    flow->insert(flow->begin() + static_cast<std::ptrdiff_t>(first), std::move(table));
    i = first;
  }
}

}  // namespace gongkai
