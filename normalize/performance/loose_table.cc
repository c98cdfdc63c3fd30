#include "normalize/performance/loose_table.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "normalize/performance/confirmed_levels.h"
#include "normalize/performance/fund_names.h"
#include "normalize/performance/level_spans.h"
#include "normalize/performance/loose_columns.h"
#include "normalize/performance/loose_grid.h"
#include "normalize/performance/loose_marks.h"
#include "normalize/performance/loose_rows.h"
#include "normalize/performance/sheet.h"
#include "normalize/performance/text_columns.h"
#include "normalize/text/amount.h"

namespace gongkai {
namespace {

constexpr double kConfidence = 0.8;  // of what stands plainly in its places
constexpr double kDoubtful = 0.4;    // of what could be divided in another way

RowExtent ExtentOf(const Pieces& pieces) {
  auto [low, high] = std::minmax_element(pieces.begin(), pieces.end(),
                                         [](const Piece& a, const Piece& b) { return a.y < b.y; });
  return {low->y, high->y};
}

// Lines of pieces, top to bottom, each from left to right.
std::vector<Pieces> LinesOf(const Pieces& pieces) {
  std::vector<Pieces> out;
  for (const Piece& piece : pieces) {
    bool same =
        !out.empty() && out.back()[0].page == piece.page && piece.y - out.back()[0].y < 0.4 * piece.size;
    if (!same) out.emplace_back();
    out.back().push_back(piece);
  }
  for (Pieces& line : out)
    std::stable_sort(line.begin(), line.end(), [](const Piece& a, const Piece& b) { return a.x0 < b.x0; });
  return out;
}

class TableBuilder {
 public:
  TableBuilder(const PerformanceLexicon& lexicon, const PageRules& rules, Pieces pieces)
      : lexicon_(lexicon),
        pieces_(std::move(pieces)),
        used_(pieces_.size()),
        rules_(rules),
        text_(!pieces_.empty() && pieces_[0].line > 0) {}

  std::optional<Grid> Build() {
    std::stable_sort(pieces_.begin(), pieces_.end(), Above);
    std::optional<LooseMarks> marks = FindLooseMarks(pieces_, lexicon_, &used_);
    if (!marks) return std::nullopt;
    marks_ = std::move(*marks);
    const Spot start, indicators = marks_.indicators.top;
    Spot goals = marks_.goals.value_or(indicators);
    if (marks_.funds) {
      Head(start, marks_.funds->top);
      Block(*marks_.funds, goals, /*funds=*/true);
    } else {
      Head(start, goals);
    }
    for (Pieces& line : LinesOf(Rest(goals, indicators))) grid_.Put(grid_.Row(line[0].page), 0, line);
    Spot foot = FindFoot();
    Block(marks_.indicators, foot, /*funds=*/false);
    Foot(Rest(foot, {1 << 30, 0}));
    return grid_.Finish(doubt_ ? kDoubtful : kConfidence);
  }

 private:
  // The pieces between two heights that are no landmark.
  Pieces Rest(const Spot& from, const Spot& to) const {
    Pieces out;
    for (size_t i = 0; i < pieces_.size(); ++i) {
      Spot spot = SpotOf(pieces_[i]);
      if (!used_[i] && !(spot < from) && spot < to) out.push_back(pieces_[i]);
    }
    return out;
  }

  Pieces Of(const Stack& stack) const {
    Pieces out;
    for (size_t i : stack.pieces) out.push_back(pieces_[i]);
    return out;
  }

  // The total of the indicators, or the remarks below them. The last line of a level name may stand beside
  // the total, in a text, or where a cell is too low for its name; it is moved above it.
  Spot FindFoot() {
    for (const Pieces& line : LinesOf(Rest(marks_.indicators.bottom, {1 << 30, 0}))) {
      size_t lead = 0;
      while (lead + 1 < line.size() && !lexicon_.IsTotal(line[lead].text)) ++lead;
      if (!lexicon_.IsTotal(line[lead].text)) lead = 0;
      const Piece& first = line[lead];
      if (!lexicon_.IsTotal(first.text) && lexicon_.FootField(first.text).empty() &&
          !lexicon_.IsNote(first.text) && !lexicon_.Score(TextOf(line)))
        continue;
      // A score may be broken around the line.
      double half = (text_ ? 0.3 : 0.8) * first.size;
      for (Piece& piece : pieces_)
        if (piece.page == first.page && std::abs(piece.y - first.y) <= half && piece.x1 <= first.x0 &&
            (lead > 0 || piece.y < first.y))
          piece.y -= 2 * half;
      return {first.page, first.y - half};
    }
    return {1 << 30, 0};
  }

  // Labels and values. A row is what stands around labels of one height; a value stands right of its label.
  void Head(const Spot& from, const Spot& to) {
    Pieces pieces = Rest(from, to);
    std::vector<bool> taken(pieces.size());
    std::vector<LabelRow> rows;
    auto is_label = [&](std::string_view text, size_t) {
      return !lexicon_.LabelField(text).empty() || lexicon_.IsFundName(text);
    };
    for (size_t i = 0; i < pieces.size(); ++i) {
      if (taken[i]) continue;
      Stack label = StackFrom(pieces, i, taken, /*over_pages=*/false, is_label);
      if (label.pieces.empty()) continue;
      for (size_t k : label.pieces) taken[k] = true;
      double room = 0.3 * label.size;
      auto same = std::find_if(rows.begin(), rows.end(), [&](const LabelRow& row) {
        return row.page == label.page && row.top - room <= label.bottom && label.top <= row.bottom + room;
      });
      if (same == rows.end())
        same = rows.insert(rows.end(), LabelRow{label.page, label.top, label.bottom, {}, {}});
      same->top = std::min(same->top, label.top);
      same->bottom = std::max(same->bottom, label.bottom);
      same->labels.push_back(std::move(label));
    }
    std::vector<Pieces> alone;
    for (size_t i = 0; i < pieces.size(); ++i) {
      if (taken[i]) continue;
      LabelRow* nearest = nullptr;
      double least = 1.7 * pieces[i].size;
      for (LabelRow& row : rows) {
        double off = std::max({row.top - pieces[i].y, pieces[i].y - row.bottom, 0.0});
        off += 0.1 * std::abs((row.top + row.bottom) / 2 - pieces[i].y);
        if (row.page != pieces[i].page || off >= least) continue;
        least = off;
        nearest = &row;
      }
      if (nearest) {
        nearest->values.push_back(pieces[i]);
      } else {
        alone.push_back({pieces[i]});
      }
    }
    for (Pieces& line : alone) rows.push_back({line[0].page, line[0].y, line[0].y, {}, std::move(line)});
    std::stable_sort(rows.begin(), rows.end(), [](const LabelRow& a, const LabelRow& b) {
      return a.page != b.page ? a.page < b.page : a.top < b.top;
    });
    for (LabelRow& row : rows) PutLabels(pieces, &row);
  }

  struct LabelRow {
    int page = 0;
    double top = 0, bottom = 0;
    std::vector<Stack> labels;
    Pieces values;
  };

  void PutLabels(const Pieces& pieces, LabelRow* row) {
    int r = grid_.Row(row->page);
    std::stable_sort(row->labels.begin(), row->labels.end(),
                     [](const Stack& a, const Stack& b) { return a.x0 < b.x0; });
    // A side label with the unit of amounts (项目资金（万元）) stands before them.
    for (const Stack& side : marks_.sides)
      if (side.page == row->page && side.top <= row->bottom && row->top <= side.bottom + side.size)
        grid_.Put(r, 0, Of(side));
    std::vector<Pieces> values(row->labels.size() + 1);
    for (Piece& piece : row->values) {
      size_t after =
          static_cast<size_t>(std::count_if(row->labels.begin(), row->labels.end(), [&](const Stack& label) {
            return label.center() < piece.center();
          }));
      values[after].push_back(std::move(piece));
    }
    for (size_t k = 0; k < values.size(); ++k) {
      int col = 1 + 2 * static_cast<int>(k);
      grid_.Put(r, col, std::move(values[k]));
      if (k == row->labels.size()) break;
      Pieces label;
      for (size_t i : row->labels[k].pieces) label.push_back(pieces[i]);
      grid_.Put(r, col + 1, std::move(label));
    }
  }

  // Label and value on one line each, by the gaps between them.
  void Foot(const Pieces& pieces) {
    constexpr double kPairGap = 0.9;  // characters' width
    // Figures below each other are one that a narrow cell broke: 99.0 above 5.
    auto put = [&](int row, int column, Pieces cell) {
      bool figures = std::all_of(cell.begin(), cell.end(), [](const Piece& piece) {
        return piece.text.find_first_not_of("0123456789.") == std::string::npos;
      });
      if (figures && cell.size() > 1) {
        std::stable_sort(cell.begin(), cell.end(), Above);
        for (size_t i = 1; i < cell.size(); ++i) {
          cell[0].text += cell[i].text;
          cell[0].box.Include(cell[i].box);
        }
        cell.resize(1);
      }
      grid_.Put(row, column, std::move(cell));
    };
    std::vector<Pieces> rows;
    bool labelled = false;
    for (Pieces& line : LinesOf(pieces)) {
      const std::string& lead = line[0].text;
      bool label =
          !lexicon_.LabelField(lead).empty() || !lexicon_.FootField(lead).empty() || lexicon_.IsTotal(lead);
      bool close = !rows.empty() && !Apart(rows.back().back(), line[0]);
      if (!close || (label && labelled)) {
        rows.emplace_back();
        labelled = false;
      }
      labelled = labelled || label;
      rows.back().insert(rows.back().end(), line.begin(), line.end());
    }
    for (Pieces& row : rows) {
      int r = grid_.Row(row[0].page), column = 0;
      std::stable_sort(row.begin(), row.end(), [](const Piece& a, const Piece& b) { return a.x0 < b.x0; });
      Pieces cell;
      double right = 0;
      for (Piece& piece : row) {
        // Figures beside each other are two, however close they stand.
        bool beside = !cell.empty() && NumberOf(cell.back().text) && NumberOf(piece.text) &&
                      std::abs(cell.back().y - piece.y) < 0.4 * piece.size;
        if (!cell.empty() && (beside || piece.x0 - right >= kPairGap * piece.size))
          put(r, column++, std::move(cell));
        if (cell.empty()) right = piece.x1;
        right = std::max(right, piece.x1);
        cell.push_back(std::move(piece));
      }
      put(r, column, std::move(cell));
    }
  }

  void Block(HeadingRow heading, const Spot& end, bool funds) {
    Pieces body;
    for (Piece& piece : Rest(heading.bottom, end)) body.push_back(std::move(piece));
    // Words set over several columns say nothing about them.
    bool named = std::any_of(heading.words.begin(), heading.words.end(), [](const HeadingWord& word) {
      return !word.roles.empty() && word.roles[0] == Role::kFundName;
    });
    auto wide = [&](const Piece& piece) {
      return funds ? named && (lexicon_.IsTotal(piece.text) || lexicon_.IsFundName(piece.text))
                   : lexicon_.Goal(piece.text).has_value();
    };
    LooseColumns columns = Columns(wide, &heading, &body);
    std::vector<Role> roles = PutHeading(heading, columns);
    Pieces label;
    if (funds && text_ && !named)
      label = JoinFundNames(
          lexicon_, [&](const Piece& piece) { return columns.Of(piece.center()) == 0; }, &body);
    int first_row = grid_.rows();
    auto column_of = [&](const Piece& piece) {
      return wide(piece) ? FirstNamed(roles) : columns.Of(piece.center());
    };

    bool lower = std::count(roles.begin(), roles.end(), Role::kLevel3) > 0 ||
                 std::count(roles.begin(), roles.end(), Role::kLevel2) > 0;
    auto upper = [&](size_t c) {
      return !funds && lower && (roles[c] == Role::kLevel1 || roles[c] == Role::kLevel2);
    };
    std::vector<Pieces> levels(columns.count());
    Pieces loose;
    for (Piece& piece : body) {
      size_t c = column_of(piece);
      (upper(c) ? levels[c] : loose).push_back(std::move(piece));
    }
    rows_.clear();
    names_.clear();
    std::vector<std::vector<int>> lines_of_names;
    bool open = false;
    for (Pieces& row : FindLooseRows(
             loose, columns, [&](const Pieces& band) { return Heights(band, columns, roles, funds); },
             &open)) {
      int r = grid_.Row(row[0].page);
      rows_.push_back({row[0].page, ExtentOf(row), row[0].size});
      names_.emplace_back();
      lines_of_names.emplace_back();
      for (const Piece& piece : row)
        if (roles[column_of(piece)] == Role::kLevel3) {
          names_.back() += piece.text;
          lines_of_names.back().push_back(piece.line);
        }
      std::vector<Pieces> cells(columns.count());
      for (Piece& piece : row) cells[column_of(piece)].push_back(std::move(piece));
      if (funds) DropBlanks(&cells);
      for (size_t c = 0; c < cells.size(); ++c) grid_.Put(r, 1 + static_cast<int>(c), std::move(cells[c]));
    }
    PutSides(heading, std::move(label), first_row - 1 - !heading.groups.empty());
    doubt_ = doubt_ || (!funds && (open || (text_ && MayBeParted(std::move(lines_of_names)))));
    PutLevels(roles, levels, first_row, heading.bottom, end);
  }

  template <typename Wide>
  LooseColumns Columns(const Wide& wide, HeadingRow* heading, Pieces* body) const {
    auto begin = std::stable_partition(body->begin(), body->end(), wide);
    Pieces words(begin, body->end());
    std::optional<LooseColumns> columns;
    if (text_) columns = StraightenColumns(lexicon_, heading, &words);
    if (!columns) {
      std::vector<Stack> heads;
      for (const HeadingWord& word : heading->words) heads.push_back(word.stack);
      columns = FindLooseColumns(heads, words);
    }
    std::move(words.begin(), words.end(), begin);
    std::stable_sort(body->begin(), body->end(), Above);
    return *columns;
  }

  // A dash that stands beside a figure is the blank cell next to it, and no sign.
  static void DropBlanks(std::vector<Pieces>* cells) {
    for (Pieces& cell : *cells) {
      bool figure = std::any_of(cell.begin(), cell.end(),
                                [](const Piece& piece) { return NumberOf(piece.text).has_value(); });
      if (!figure) continue;
      std::erase_if(cell,
                    [](const Piece& piece) { return ParseAmount(piece.text).kind == Amount::Kind::kBlank; });
    }
  }

  static size_t FirstNamed(const std::vector<Role>& roles) {
    for (size_t c = 0; c < roles.size(); ++c)
      if (roles[c] != Role::kNone) return c;
    return 0;
  }

  // The heading in one or two rows; the role of each column.
  std::vector<Role> PutHeading(const HeadingRow& heading, const LooseColumns& columns) {
    bool two = !heading.groups.empty();
    int row = grid_.Row(heading.top.page);
    if (two) grid_.Row(heading.top.page);
    std::vector<Role> roles(columns.count(), Role::kNone);
    std::vector<std::vector<int>> of_group(heading.groups.size());
    for (size_t w = 0; w < heading.words.size(); ++w) {
      const HeadingWord& word = heading.words[w];
      size_t c = columns.Of(word.stack.center());
      int group = heading.group_of[w];
      if (!word.roles.empty()) roles[c] = word.roles[0];
      if (group >= 0) {
        roles[c] = heading.groups[static_cast<size_t>(group)].roles[0];
        of_group[static_cast<size_t>(group)].push_back(1 + static_cast<int>(c));
      }
      grid_.Put(row + (group >= 0), 1 + static_cast<int>(c), Of(word.stack), two && group < 0 ? 2 : 1);
    }
    for (size_t g = 0; g < heading.groups.size(); ++g) {
      if (of_group[g].empty()) continue;
      grid_.Put(row, of_group[g].front(), Of(heading.groups[g].stack), 1,
                of_group[g].back() - of_group[g].front() + 1);
    }
    return roles;
  }

  // Labels that run down beside a block are one cell, with what else was found of them.
  void PutSides(const HeadingRow& heading, Pieces side, int row) {
    Spot last = rows_.empty() ? heading.bottom : Spot{rows_.back().page, rows_.back().text.bottom};
    for (const Stack& stack : marks_.sides) {
      Spot middle{stack.page, stack.middle()};
      if (middle < heading.top || last < middle) continue;
      Pieces pieces = Of(stack);
      side.insert(side.end(), pieces.begin(), pieces.end());
    }
    grid_.Put(row, 0, std::move(side), grid_.rows() - row);
  }

  // The heights at which a band certainly shows rows.
  std::vector<double> Heights(const Pieces& band, const LooseColumns& columns, const std::vector<Role>& roles,
                              bool funds) const {
    std::vector<double> out;
    auto add = [&](double y, double room) {
      bool near = std::any_of(out.begin(), out.end(), [&](double at) { return std::abs(at - y) < room; });
      if (!near) out.push_back(y);
    };
    auto figure = [&](const Piece& piece) {
      return NumberOf(piece.text).has_value() ||
             (funds && ParseAmount(piece.text).kind == Amount::Kind::kBlank);
    };
    for (const Piece& piece : band) {
      Role role = roles[columns.Of(piece.center())];
      bool mark = role == Role::kWeight || role == Role::kScore;
      if (mark && figure(piece)) add(piece.y, 0.6 * piece.size);
    }
    // Amounts may be broken over two lines around the height of their row.
    for (const Piece& piece : band) {
      Role role = roles[columns.Of(piece.center())];
      bool amount = role == Role::kInitialBudget || role == Role::kFullYearBudget ||
                    role == Role::kExecuted || role == Role::kRate;
      if (funds && amount && figure(piece) && !(text_ && EndsFigure(band, piece)))
        add(piece.y, (text_ ? 0.6 : 1) * piece.size);
    }
    if (funds) AddFundNames(band, add);
    std::sort(out.begin(), out.end());
    return out;
  }

  // In a text, where rows are a line apart: 1 below 6084.0, 9% below 64.9.
  static bool EndsFigure(const Pieces& band, const Piece& piece) {
    constexpr size_t kDecimals = 2;
    size_t digits = std::min(piece.text.find_first_not_of("0123456789"), piece.text.size());
    return std::any_of(band.begin(), band.end(), [&](const Piece& above) {
      size_t point = above.text.find('.');
      return point != std::string::npos && above.page == piece.page && above.line < piece.line &&
             !Apart(above, piece) && above.x0 < piece.x1 && piece.x0 < above.x1 &&
             above.text.size() - point - 1 + digits == kDecimals;
    });
  }

  // Sources without amounts are rows by their names.
  template <typename Add>
  void AddFundNames(const Pieces& band, const Add& add) const {
    std::vector<bool> taken(band.size());
    auto is_fund = [&](std::string_view text, size_t) { return lexicon_.IsFundName(text); };
    for (size_t i = 0; i < band.size(); ++i) {
      if (taken[i]) continue;
      Stack name = StackFrom(band, i, taken, /*over_pages=*/false, is_fund);
      for (size_t k : name.pieces) taken[k] = true;
      if (!name.pieces.empty()) add(name.middle(), 0.6 * name.size + (name.bottom - name.top) / 2);
    }
  }

  // The cells of the level names of the block, which begins at `first_row`.
  void PutLevels(const std::vector<Role>& roles, const std::vector<Pieces>& levels, int first_row,
                 const Spot& top, const Spot& end) {
    Pieces pieces[3];
    int column[3] = {0, 0, 0};
    for (size_t c = 0; c < levels.size(); ++c) {
      int level = roles[c] == Role::kLevel1 ? 1 : roles[c] == Role::kLevel2 ? 2 : 0;
      if (level == 0 || levels[c].empty()) continue;
      pieces[level].insert(pieces[level].end(), levels[c].begin(), levels[c].end());
      column[level] = 1 + static_cast<int>(c);
    }
    constexpr double kOpen = 1e9;
    double half = rows_.empty() ? 0 : rows_[0].size / 2;
    std::vector<BlockBounds> bounds;
    for (const BlockRow& row : rows_) {
      if (!bounds.empty() && bounds.back().page == row.page) continue;
      bounds.push_back(
          {row.page, row.page == top.page ? top.y + half : -kOpen, row.page == end.page ? end.y : kOpen});
    }
    LevelSpans spans = SpanLevels(lexicon_, rows_, pieces[1], pieces[2], bounds, rules_);
    // Lines of a text; on paper, where names may stand at the tops of their cells, the height of a character.
    const double tie = text_ ? 1.2 : 2 * half;
    const bool open = spans.margin < tie && !(text_ && WordsConfirmLevels(lexicon_, names_, spans));
    doubt_ = doubt_ || spans.doubt || open;
    for (int level : {2, 1})
      for (LevelName& name : level == 1 ? spans.level1 : spans.level2)
        if (name.rows > 0) grid_.Put(first_row + name.row, column[level], std::move(name.pieces), name.rows);
  }

  const PerformanceLexicon& lexicon_;
  Pieces pieces_;
  std::vector<bool> used_;
  LooseMarks marks_;
  LooseGrid grid_;
  const PageRules& rules_;
  bool text_ = false;  ///< laid-out text, no paper
  bool doubt_ = false;
  std::vector<BlockRow> rows_;      // of the block
  std::vector<std::string> names_;  // of its indicators
};

}  // namespace

std::optional<Grid> BuildLooseTable(const PerformanceLexicon& lexicon, const PageRules& rules,
                                    Pieces pieces) {
  return TableBuilder(lexicon, rules, std::move(pieces)).Build();
}

}  // namespace gongkai
