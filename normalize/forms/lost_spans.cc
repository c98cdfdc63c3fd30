#include "normalize/forms/lost_spans.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "normalize/forms/body.h"
#include "normalize/forms/header.h"
#include "normalize/forms/heading_match.h"
#include "normalize/forms/heading_spans.h"
#include "normalize/forms/short_rows.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

constexpr int kMostColumns = 24;  // no form has more
constexpr size_t kMostLayouts = 4000;
constexpr size_t kMostTrials = 800;  // layouts that are read as a form
constexpr int kSampleRows = 12;      // of the body, to try a header on
constexpr double kUndecided = 0.4;

using RowCells = std::vector<Cell>;

// Headings of the parts of a code, side by side.
bool SaysParts(const Cell& cell, const KeyWords& key) {
  return key.code_parts.count(MatchKey(cell.text)) > 0;
}

class Restorer {
 public:
  Restorer(const Grid& grid, const FormSpec& form, const Catalogue& catalogue, int first_row, size_t* trials)
      : grid_(grid), form_(form), catalogue_(catalogue), title_rows_(first_row), trials_(*trials) {}

  std::optional<Grid> Run() {
    if (grid_.cols > kMostColumns) return std::nullopt;
    const Header header = AnalyseHeader(grid_, &form_, catalogue_, title_rows_);
    first_ = header.first_row;
    body_ = header.body_row;
    TakeRows();
    // 类|款|项|合计|基本支出 is a row of headings, 类|款|项|合计|1.00 is none.
    CutHeadings(header);
    if (header.shared_row && HoldsWords(Row(body_))) ++body_;
    while (body_ < grid_.rows && IsColumnNumbering(grid_, body_, catalogue_.key())) ++body_;
    FindHeadings();
    cols_ = CommonLength();
    if (headings_.empty() || KeepsPositions()) return std::nullopt;
    std::optional<Trial> best = Choose();
    std::vector<RowCells> printed = rows_;
    const int printed_cols = cols_;
    const bool too_long = std::any_of(rows_.begin(), rows_.begin() + std::min(body_ + 1, grid_.rows),
                                      [&](const RowCells& row) { return std::ssize(row) > cols_; });
    if (JoinCodeParts()) {
      std::optional<Trial> joined = Choose();
      if (joined && (!best || too_long || joined->score > best->score))
        best = std::move(joined);
      else
        std::tie(rows_, cols_) = std::pair(std::move(printed), printed_cols);
    }
    return Build(best);
  }

 private:
  int Length(int row) const { return static_cast<int>(rows_[static_cast<size_t>(row)].size()); }
  const RowCells& Row(int row) const { return rows_[static_cast<size_t>(row)]; }

  void TakeRows() {
    rows_.resize(static_cast<size_t>(grid_.rows));
    for (int r = 0; r < grid_.rows; ++r)
      for (int i = 0; i < grid_.row_cells[static_cast<size_t>(r)]; ++i)
        rows_[static_cast<size_t>(r)].push_back(*grid_.CellAt(r, i));
  }

  static bool HoldsWords(const RowCells& row) {
    return std::all_of(row.begin(), row.end(), [](const Cell& cell) {
      const std::string word = MatchKey(cell.text);
      return !word.empty() && !IsDigits(word);
    });
  }

  void FindHeadings() {
    for (int r = first_; r < body_; ++r)
      if (!grid_.IsBlankRow(r) && !NumbersColumns(r)) headings_.push_back(r);
  }

  // 类|款|项|合计|基本支出: 类|款|项|合计 alone is the total of a form without amounts.
  bool HeadsMeasures(const RowCells& row) const {
    return HoldsWords(row) && std::count_if(row.begin(), row.end(), [&](const Cell& cell) {
                                return !SaysParts(cell, catalogue_.key());
                              }) > 1;
  }

  // No heading is blank: what follows the last one filled its row up.
  void CutHeadings(const Header& header) {
    for (int r = first_; r < body_ + (header.shared_row ? 1 : 0); ++r) {
      RowCells& row = rows_[static_cast<size_t>(r)];
      const auto end = std::find_if(row.rbegin(), row.rend(),
                                    [](const Cell& cell) { return !MatchKey(cell.text).empty(); });
      if (end == row.rend() || (r == body_ && !HeadsMeasures({row.begin(), end.base()}))) continue;
      row.erase(end.base(), row.end());
    }
  }

  // Rows that number the columns, 类|款|项|栏次|1|2 as well, are no headings.
  bool NumbersColumns(int row) const {
    if (IsColumnNumbering(grid_, row, catalogue_.key())) return true;
    for (const Cell& cell : Row(row)) {
      const std::string text = MatchKey(cell.text);
      if (!text.empty() && text.find_first_not_of("0123456789") == std::string::npos) return true;
    }
    return false;
  }

  // As many cells as most rows of the body have; of an empty body, as the longest row of headings.
  int CommonLength() const {
    std::map<int, int> rows;
    for (int r = body_; r < grid_.rows; ++r)
      if (Length(r) > 1) ++rows[Length(r)];
    int common = 0, most = 0;
    for (const auto& [length, count] : rows)
      if (count >= most) {
        common = length;
        most = count;
      }
    for (int r : headings_)
      if (most == 0) common = std::max(common, Length(r));
    return common;
  }

  // A blank among the headings is a place that a heading covers; rows of many lengths lost the blanks at
  // their ends.
  bool KeepsPositions() const {
    bool differs = false;
    for (int r : headings_) {
      for (int i = 1; i < Length(r); ++i)
        if (MatchKey(Row(r)[static_cast<size_t>(i)].text).empty()) return true;
      differs = differs || Length(r) != cols_;
    }
    int full = 0, others = 0;
    for (int r = body_; r < grid_.rows; ++r) {
      if (Length(r) == 1) continue;  // a note
      ++(Length(r) == cols_ ? full : others);
    }
    return full < others || (!differs && others == 0);
  }

  // 类|款|项 side by side above codes that are whole is one heading; beside the first row of the body as
  // well.
  bool JoinCodeParts() {
    bool joined = false, widest = false;
    for (int r = first_; r <= body_ && r < grid_.rows; ++r) {
      const int printed = Length(r);
      RowCells& row = rows_[static_cast<size_t>(r)];
      for (size_t i = 0; i + 1 < row.size();) {
        if (!SaysParts(row[i], catalogue_.key()) || !SaysParts(row[i + 1], catalogue_.key())) {
          ++i;
          continue;
        }
        row[i + 1].text = row[i].text + row[i + 1].text;
        row[i + 1].place.Include(row[i].place);
        row.erase(row.begin() + static_cast<std::ptrdiff_t>(i));
        while (i + 1 < row.size() && SaysParts(row[i + 1], catalogue_.key())) {
          row[i].text += row[i + 1].text;
          row.erase(row.begin() + static_cast<std::ptrdiff_t>(i) + 1);
        }
        joined = true;
        widest = widest || printed == cols_;
      }
    }
    if (widest) CutBody();
    return joined;
  }

  // Where rows were filled up to the width of the one with 类|款|项, all below it end in a blank.
  void CutBody() {
    const auto filled_up = [&](int r) {
      return Length(r) < cols_ || (Length(r) == cols_ && MatchKey(Row(r).back().text).empty());
    };
    for (int r = body_; r < grid_.rows; ++r)
      if (!filled_up(r)) return;
    for (int r = body_; r < grid_.rows; ++r)
      if (Length(r) == cols_) rows_[static_cast<size_t>(r)].pop_back();
    --cols_;
  }

  HeadingKind KindOf(const Cell& cell) const {
    const std::string word = MatchKey(cell.text);
    const KeyWords& key = catalogue_.key();
    if (word.empty() || key.name.count(word) > 0 || key.code.count(word) > 0 || key.line_no.count(word) > 0 ||
        key.code_parts.count(word) > 0 || SaysCodeParts(cell.text, key))
      return HeadingKind::kKey;
    for (const ColumnSet& set : form_.column_sets)
      for (const ColumnSpec& column : set.columns)
        for (const HeaderPath& heading : column.headers)
          if (heading.size() == 1 && heading.front() == word) return HeadingKind::kMeasure;
    return HeadingKind::kGroup;
  }

  static void Put(const Cell& cell, int row, int col, int row_span, int col_span, Grid* out) {
    out->cells.push_back(cell);
    Cell& put = out->cells.back();
    put.row = row;
    put.col = col;
    put.row_span = row_span;
    put.col_span = col_span;
  }

  void PutHeadings(const HeadingLayout& layout, Grid* out) const {
    size_t next = 0;
    for (size_t h = 0; h < headings_.size(); ++h)
      for (const Cell& cell : Row(headings_[h])) {
        const HeadingExtent& extent = layout[next++];
        const size_t last = h + static_cast<size_t>(extent.row_span) - 1;
        Put(cell, headings_[h], extent.col, headings_[last] - headings_[h] + 1, extent.col_span, out);
      }
  }

  void PutRow(int r, int row, const std::vector<bool>& numbers, Grid* out) const {
    const std::vector<int> starts = StartColumns(Row(r), numbers);
    for (size_t i = 0; i < starts.size(); ++i) {
      const int end = i + 1 < starts.size() ? starts[i + 1] : std::max(cols_, starts[i] + 1);
      Put(Row(r)[i], row, starts[i], 1, end - starts[i], out);
    }
  }

  Grid Bare(int rows) const {
    Grid out;
    out.rows = rows;
    out.cols = cols_;
    out.method = grid_.method;
    out.confidence = grid_.confidence;
    out.row_page.assign(static_cast<size_t>(rows), grid_.row_page.front());
    return out;
  }

  static void Finish(Grid* out) {
    std::erase_if(out->cells, [&](const Cell& cell) { return cell.col + cell.col_span > out->cols; });
    std::sort(out->cells.begin(), out->cells.end(),
              [](const Cell& a, const Cell& b) { return std::pair(a.row, a.col) < std::pair(b.row, b.col); });
    out->BuildIndex();
  }

  // A way to lay out the headings, and what comes of it.
  struct Trial {
    HeadingLayout layout;
    Header header;
    std::vector<std::string> meaning;  // what each cell of a few rows of the body would be
    int score = 0;
    bool sure = true;
  };

  bool IsHeading(int row) const { return std::binary_search(headings_.begin(), headings_.end(), row); }

  // Reads a few rows of the body below the headings as laid out.
  Trial Try(const HeadingLayout& layout) const {
    const std::vector<bool> any(static_cast<size_t>(cols_), true);
    Grid sample = Bare(std::min(grid_.rows, body_ + kSampleRows));
    PutHeadings(layout, &sample);
    for (int r = first_; r < sample.rows; ++r)
      if (!IsHeading(r) && Length(r) == cols_) PutRow(r, r, any, &sample);
    Finish(&sample);
    Trial trial;
    trial.layout = layout;
    trial.header = AnalyseHeader(sample, &form_, catalogue_, first_);
    const Body body = ReadBody(sample, form_, trial.header, "", catalogue_);
    std::set<std::string> keys;
    for (const FactRecord& fact : body.facts) {
      const std::string key = fact.side.value_or("") + '|' + fact.code.value_or("") + '|' + fact.name + '|' +
                              std::to_string(fact.row) + '|' + fact.measure;
      trial.score += keys.insert(key).second ? 10 : -20;
      trial.meaning.push_back(key + '|' + std::to_string(fact.col));
    }
    trial.score += Score(trial.header) - 20 * (body.orphans + body.unreadable) + Belonging(layout);
    return trial;
  }

  // How well the headings say what the columns hold.
  int Score(const Header& header) const {
    int score = 0;
    std::set<std::pair<int, std::string>> measures;
    for (const Column& column : header.columns) {
      if (column.role == ColumnRole::kAmount) {
        const bool first = measures.emplace(column.block, column.spec->measure).second;
        score += first ? static_cast<int>(10 * column.fit) : form_.layout == Layout::kItems ? 0 : -20;
        score += SaysOuter(column) ? 2 : 0;
      } else if (column.role == ColumnRole::kOther) {
        score -= column.path.empty() ? 0 : 5;
      } else {
        score += 5;
      }
    }
    return score;
  }

  // Headings below one heading differ, and many name it again: 公务用车购置费 below 公务用车购置及运行费.
  // Those below a heading of key columns name such columns.
  int Belonging(const HeadingLayout& layout) const {
    constexpr int kTwice = -10;
    int score = 0;
    for (size_t i = 0; i < layout.size(); ++i)
      for (size_t k = 0; k < i; ++k) {
        const HeadingExtent &lower = layout[i], &upper = layout[k];
        if (upper.row + upper.row_span != lower.row || lower.col < upper.col ||
            lower.col >= upper.col + upper.col_span)
          continue;
        score += fits_[i][k];
        // The same word again, below the same heading.
        for (size_t other = k + 1; other < i; ++other)
          if (words_[other] == words_[i] && layout[other].row == lower.row && layout[other].col >= upper.col)
            score += kTwice;
      }
    return score;
  }

  // What each heading says, and how well it stands below each of those before it.
  void KnowHeadings() {
    constexpr int kForeign = -15;
    words_.clear();
    fits_.clear();
    std::vector<HeadingKind> kinds;
    for (int r : headings_)
      for (const Cell& cell : Row(r)) {
        const std::string word = MatchKey(cell.text);
        const HeadingKind kind = KindOf(cell);
        fits_.emplace_back();
        for (size_t k = 0; k < words_.size(); ++k)
          fits_.back().push_back(static_cast<int>(10 * Likeness(word, words_[k])) +
                                 (kinds[k] == HeadingKind::kKey && kind != HeadingKind::kKey ? kForeign : 0));
        words_.push_back(word);
        kinds.push_back(kind);
      }
  }

  // The heading above belongs to the measure as well: 本年支出/基本支出.
  static bool SaysOuter(const Column& column) {
    for (const HeaderPath& heading : column.spec->headers)
      if (heading.size() > 1 && heading.back() == column.path.back() &&
          std::find(column.path.begin(), column.path.end(), heading.front()) != column.path.end())
        return true;
    return false;
  }

  // Of very many ways those whose headings belong together.
  void KeepLikely(std::vector<HeadingLayout>* layouts) const {
    if (layouts->size() <= kMostTrials) return;
    std::vector<std::pair<int, size_t>> order;
    for (size_t i = 0; i < layouts->size(); ++i) order.emplace_back(-Belonging((*layouts)[i]), i);
    std::sort(order.begin(), order.end());
    std::vector<HeadingLayout> likely;
    for (size_t i = 0; i < kMostTrials; ++i) likely.push_back(std::move((*layouts)[order[i].second]));
    *layouts = std::move(likely);
  }

  // The best way; not sure where another one is as good and means something else.
  std::optional<Trial> Choose() {
    KnowHeadings();
    std::vector<std::vector<HeadingKind>> kinds;
    for (int r : headings_) {
      kinds.emplace_back();
      for (const Cell& cell : Row(r)) kinds.back().push_back(KindOf(cell));
    }
    std::vector<HeadingLayout> layouts = LayOutHeadings(kinds, cols_, kMostLayouts);
    const bool all = layouts.size() < kMostLayouts;
    KeepLikely(&layouts);
    if (layouts.size() > trials_) return std::nullopt;
    trials_ -= layouts.size();
    std::optional<Trial> best;
    for (const HeadingLayout& layout : layouts) {
      Trial trial = Try(layout);
      if (!best || trial.score > best->score)
        best = std::move(trial);
      else if (trial.score == best->score && trial.meaning != best->meaning)
        best->sure = false;
    }
    if (best && !all) best->sure = false;
    return best;
  }

  static std::vector<bool> HoldNumbers(const Header& header) {
    std::vector<bool> numbers;
    for (const Column& column : header.columns)
      numbers.push_back(column.role == ColumnRole::kAmount || column.role == ColumnRole::kLineNo ||
                        column.role == ColumnRole::kOther);
    return numbers;
  }

  Grid Build(const std::optional<Trial>& best) const {
    Grid out;
    if (!best) {
      out = grid_;  // as printed, but not believed
      out.row_cells.clear();
      out.confidence = std::min(out.confidence, kUndecided);
      return out;
    }
    out = Bare(grid_.rows);
    out.row_page = grid_.row_page;
    out.row_repeats = grid_.row_repeats;
    PutHeadings(best->layout, &out);
    const std::vector<bool> numbers = HoldNumbers(best->header);
    for (int r = 0; r < grid_.rows; ++r)
      if (!IsHeading(r)) PutRow(r, r, numbers, &out);
    Finish(&out);
    if (!best->sure) out.confidence = std::min(out.confidence, kUndecided);
    return out;
  }

  const Grid& grid_;
  const FormSpec& form_;
  const Catalogue& catalogue_;
  const int title_rows_;
  size_t& trials_;
  std::vector<RowCells> rows_;  // as printed
  int first_ = 0, body_ = 0;    // rows: below the title, below the header
  int cols_ = 0;                // of the body
  std::vector<int> headings_;   // rows
  // By heading, row by row; fits_[i][k]: heading i below heading k.
  std::vector<std::string> words_;
  std::vector<std::vector<int>> fits_;
};

}  // namespace

std::optional<Grid> RestoreSpans(const Grid& grid, const FormSpec& form, const Catalogue& catalogue,
                                 int first_row, size_t* trials) {
  if (grid.row_cells.empty()) return std::nullopt;
  return Restorer(grid, form, catalogue, first_row, trials).Run();
}

}  // namespace gongkai
