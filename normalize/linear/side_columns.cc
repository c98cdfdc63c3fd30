#include <algorithm>
#include <map>
#include <set>

#include "normalize/linear/column_major.h"
#include "normalize/linear/scale.h"
#include "normalize/linear/side_words.h"
#include "normalize/linear/stream.h"
#include "normalize/solve/known_cells.h"
#include "normalize/solve/placement.h"
#include "normalize/text/amount.h"
#include "normalize/text/fold.h"
#include "normalize/text/numeral.h"

namespace gongkai {
namespace {

using Kind = Token::Kind;

// A printed name, put together from its pieces.
struct SideRow {
  std::string name;
  size_t at = 0;               // index of its first piece in the stream
  std::vector<size_t> pieces;  // indexes into the stream
  size_t rank = 0;             // place on its side
  std::string line_no;         // where the form numbers its rows
};

constexpr size_t kNoSource = 1000;
constexpr const char* kSides[] = {"income", "expenditure"};

class SideColumns {
 public:
  SideColumns(const Section& section, size_t columns, const std::string& unit, const Catalogue& catalogue,
              const ExpectedFigure& expected)
      : catalogue_(catalogue),
        form_(*section.form),
        words_(catalogue),
        expected_(expected),
        unit_(unit),
        columns_(columns),
        stream_(ReadStream(section, catalogue)) {}

  std::optional<LinearBody> Read() {
    ReadNames();
    DropHeadings();
    if (unknown_ > 0 || rows_[0].empty() || rows_[1].empty() || !Rank()) return std::nullopt;
    NumberRows();
    for (size_t i = 0; i < stream_.size(); ++i)
      if (IsFigure(stream_[i].token)) amounts_.push_back(i);
    size_t cells = rows_[0].size() + rows_[1].size() * columns_;
    bool full = amounts_.size() == cells;
    if (!full) std::erase_if(amounts_, [&](size_t i) { return IsDash(stream_[i].token); });
    constexpr size_t kMostAmounts = 400;
    if (amounts_.empty() || amounts_.size() > std::min(cells, kMostAmounts)) return std::nullopt;
    if (std::optional<LinearBody> body = TryKnown()) return body;
    for (bool lean : {true, false}) {
      if (full)
        if (std::optional<LinearBody> body = Try(true, lean)) return body;
      if (std::optional<LinearBody> body = Try(false, lean)) return body;
    }
    return std::nullopt;
  }

 private:
  // Names are a closed world: a piece goes on with the name of the side on which some known name begins so.
  // The pieces of both sides may be mixed.
  void ReadNames() {
    std::map<std::string, int> totals;
    std::vector<std::string> headings = Headings(form_, catalogue_.key());
    int last = -1;
    side_of_word_.assign(stream_.size(), -1);
    for (size_t i = 0; i < stream_.size(); ++i) {
      if (stream_[i].token.kind != Kind::kWord) continue;
      // No such form has more rows; what else is read here is not one.
      constexpr size_t kMostRows = 150;
      if (rows_[0].size() + rows_[1].size() > kMostRows) unknown_ = 1;
      if (unknown_ > 0) return;
      std::string text = PrintedName(stream_[i].token.text);
      std::string folded = PatternText(text);
      bool numbered = StripEnumerator(folded).size() != folded.size();
      if (IsSideHeading(i)) continue;
      // 合计 goes on with 本年收入 only right behind it; 总计 never goes on with the heading 收入.
      bool total = catalogue_.key().totals.count(MatchKey(text)) > 0;
      bool grand = MatchKey(text) == MatchKey(catalogue_.summary().grand_total);
      auto goes_on = [&](const SideRow& row) { return !total || (!grand && row.pieces.back() + 1 == i); };
      int side = -1;
      if (!numbered)
        for (int s : {last, 1 - last})
          if (side < 0 && s >= 0 && s < 2 && !rows_[s].empty() && goes_on(rows_[s].back()) &&
              words_.Begins(kSides[s], rows_[s].back().name + text))
            side = s;
      if (side < 0 && !numbered && !total && Completes(text, i)) continue;
      if (side >= 0) {
        rows_[side].back().name += text;
        rows_[side].back().pieces.push_back(i);
      } else {
        // The headings of the sides begin the names 收入总计 and 支出总计, which are printed in one piece.
        const KeyWords& key = catalogue_.key();
        if (key.income_side.count(MatchKey(text)) || key.expenditure_side.count(MatchKey(text))) continue;
        // 总 and 计 apart.
        bool two =
            (text == "总" || text == "合") && i + 1 < stream_.size() && stream_[i + 1].token.text == "计";
        if (two) text += "计";
        side = SideOf(text, &totals);
        if (two) ++i;
        if (side < 0) {
          // A single character is a piece of a watermark or of a heading.
          if (DisplayWidth(text) <= 2 || IsHeadingPiece(text, headings)) continue;
          ++unknown_;
          continue;
        }
        rows_[side].push_back({text, i, {i}, 0, {}});
      }
      side_of_word_[i] = side;
      last = side;
    }
  }

  // 收入 and 支出 end many names. Beside each other, or above 项目, they head the sides.
  bool IsSideHeading(size_t at) const {
    const KeyWords& key = catalogue_.key();
    auto heads = [&](size_t i) {
      if (i >= stream_.size() || stream_[i].token.kind != Kind::kWord) return 0;
      std::string word = MatchKey(stream_[i].token.text);
      return key.income_side.count(word)        ? 1
             : key.expenditure_side.count(word) ? 2
             : key.name.count(word)             ? 3
                                                : 0;
    };
    int side = heads(at);
    if (side == 0 || side == 3) return false;
    int next = heads(at + 1), last = at > 0 ? heads(at - 1) : 0;
    return next == 3 || next == 3 - side || last == 3 - side;
  }

  // Headings of the columns are named like rows: 国有资本经营预算财政拨款. Where rows are numbered, a heading
  // is not.
  void DropHeadings() {
    DropTotalHeadings();
    for (int side : {0, 1}) {
      std::vector<SideRow>& rows = rows_[side];
      auto numbered = [](const SideRow& row) {
        std::string folded = PatternText(row.name);
        return StripEnumerator(folded).size() != folded.size();
      };
      std::ptrdiff_t count = std::count_if(rows.begin(), rows.end(), numbered);
      if (count < 2) continue;
      std::erase_if(rows, [&](const SideRow& row) {
        return !numbered(row) && words_.SideOf(row.name).empty() &&
               !catalogue_.key().totals.count(MatchKey(row.name));
      });
      if (side == 1) continue;
      // The sources return as opening balances: with numbers again, or once without.
      std::map<size_t, std::vector<size_t>> with, without;
      for (const SideRow& row : rows)
        if (size_t source = SourceRank(0, UnnumberedKey(row.name)); source < kNoSource)
          (numbered(row) ? with : without)[source].push_back(row.at);
      std::set<size_t> dropped;
      size_t last = 0;
      for (const SideRow& row : rows)
        if (words_.SideOf(row.name) == kSides[0] &&
            UnnumberedKey(row.name) == MatchKey(catalogue_.summary().income_total))
          last = row.at;
      for (const auto& [source, at] : without) {
        bool again = with[source].size() > 1;
        // The first one below the year's total is the row.
        auto row = std::find_if(at.begin(), at.end(), [&](size_t i) { return i > last; });
        for (auto it = at.begin(); it != at.end(); ++it)
          if (again || (at.size() > 1 && it != (row == at.end() ? at.end() - 1 : row))) dropped.insert(*it);
      }
      std::erase_if(rows, [&](const SideRow& row) { return dropped.count(row.at) > 0; });
    }
  }

  // 合计 heads a column, too. The grand totals close the form, one on each side.
  void DropTotalHeadings() {
    std::vector<size_t> totals, grand;
    for (int side : {0, 1}) {
      for (const SideRow& row : rows_[side]) {
        std::string key = MatchKey(row.name);
        if (IsTotalOfAnySide(row)) totals.push_back(row.at);
        if (key == MatchKey(catalogue_.summary().grand_total)) grand.push_back(row.at);
      }
    }
    if (totals.size() <= 2) return;
    std::vector<size_t>& kept = grand.empty() ? totals : grand;
    std::sort(kept.begin(), kept.end());
    if (kept.size() > 2) kept.erase(kept.begin(), kept.end() - 2);
    std::vector<SideRow> rows;
    for (int side : {0, 1}) {
      for (SideRow& row : rows_[side])
        if (std::find(kept.begin(), kept.end(), row.at) != kept.end()) rows.push_back(row);
      std::erase_if(rows_[side], [&](const SideRow& row) { return IsTotalOfAnySide(row); });
    }
    std::sort(rows.begin(), rows.end(), [](const SideRow& a, const SideRow& b) { return a.at < b.at; });
    for (size_t k = 0; k < rows.size(); ++k) {
      for (size_t piece : rows[k].pieces) side_of_word_[piece] = static_cast<int>(std::min<size_t>(k, 1));
      rows_[std::min<size_t>(k, 1)].push_back(std::move(rows[k]));
    }
  }

  bool IsTotalOfAnySide(const SideRow& row) const {
    return catalogue_.key().totals.count(MatchKey(row.name)) > 0 && words_.SideOf(row.name).empty();
  }

  // Goes on with an earlier name that is still in pieces.
  bool Completes(const std::string& text, size_t at) {
    for (int side : {0, 1}) {
      for (SideRow& row : rows_[side]) {
        bool whole = !words_.SideOf(row.name).empty() || catalogue_.key().totals.count(MatchKey(row.name));
        if (whole || !words_.Begins(kSides[side], row.name + text)) continue;
        row.name += text;
        row.pieces.push_back(at);
        side_of_word_[at] = side;
        return true;
      }
    }
    // 一、一般公共 goes on with 预算财政拨款 or with 服务支出.
    for (int side : {0, 1}) {
      for (auto row = rows_[side].rbegin(); row != rows_[side].rend(); ++row) {
        if (words_.SideOf(row->name) == kSides[side] || !words_.Begins(kSides[1 - side], row->name + text))
          continue;
        row->name += text;
        row->pieces.push_back(at);
        for (size_t piece : row->pieces) side_of_word_[piece] = 1 - side;
        rows_[1 - side].push_back(std::move(*row));
        rows_[side].erase(std::next(row).base());
        return true;
      }
    }
    return false;
  }

  int SideOf(const std::string& text, std::map<std::string, int>* totals) const {
    std::string key = MatchKey(text), known = words_.SideOf(text);
    if (known == kSides[0]) return 0;
    if (known == kSides[1]) return 1;
    if (catalogue_.key().totals.count(key)) return (*totals)[key]++ == 0 ? 0 : 1;
    bool begins[2] = {words_.Begins(kSides[0], text), words_.Begins(kSides[1], text)};
    if (begins[0] != begins[1]) return begins[0] ? 0 : 1;
    if (!begins[0]) return -1;
    // 三、国有资本经营预算 is the third source; the class of that name comes later.
    std::optional<Enumerator> number = ParseEnumerator(text);
    return number && number->value < 10 ? 0 : 1;
  }

  // The rows of both sides in their order: classes by the catalogue, then the year's total, the rows below
  // it, the grand total. False where a row is not understood.
  bool Rank() {
    const SummaryRows& words = catalogue_.summary();
    constexpr size_t kTotal = 100, kGrandTotal = 100000;
    for (int side : {0, 1}) {
      std::vector<SideRow>& rows = rows_[side];
      std::string total = MatchKey(side == 0 ? words.income_total : words.expenditure_total);
      bool opened = false;
      std::map<std::string, int> seen;
      for (size_t k = 0; k < rows.size(); ++k) {
        SideRow& row = rows[k];
        std::string key = UnnumberedKey(row.name);
        size_t source = SourceRank(side, key);
        bool again = seen[side == 0 && source < kTotal ? SourceStem(key) : key]++ > 0;
        if (key == total) {
          row.rank = kTotal;
        } else if (catalogue_.key().totals.count(key)) {
          row.rank = kGrandTotal;
        } else if (source < kTotal && !again && !(side == 0 && opened)) {
          row.rank = source;
        } else if (words_.SideOf(row.name) != kSides[side]) {
          return false;
        } else {
          row.rank = kTotal + 1 + k;
          opened = true;
        }
        if (again && (side == 1 || row.rank == kTotal || row.rank == kGrandTotal)) return false;
      }
      std::stable_sort(rows.begin(), rows.end(),
                       [](const SideRow& a, const SideRow& b) { return a.rank < b.rank; });
      total_[side] = Find(side, kTotal);
      grand_[side] = Find(side, kGrandTotal);
      if (total_[side] < 0) return false;
    }
    return true;
  }

  // A source is named with 收入 and returns as a part of the opening balance without.
  static std::string SourceStem(const std::string& key) {
    const std::string income = MatchKey("收入");
    return key.ends_with(income) ? key.substr(0, key.size() - income.size()) : key;
  }

  size_t SourceRank(int side, const std::string& key) const {
    if (side == 1) return catalogue_.FunctionNamed(key).value_or(kNoSource);
    const SummaryRows& words = catalogue_.summary();
    if (key == MatchKey("财政拨款收入")) return 0;
    for (const auto* list : {&words.income_sources, &words.fiscal_sources})
      for (size_t i = 0; i < list->size(); ++i)
        if (MatchKey((*list)[i]) == key || MatchKey((*list)[i] + "收入") == key) return i;
    return kNoSource;
  }

  // Line numbers count the rows of the income side, then those of the expenditure side. The columns have
  // numbers too; those come again in the pages' headers.
  void NumberRows() {
    std::map<int, std::vector<size_t>> found;
    for (size_t i = 0; i < stream_.size(); ++i) {
      constexpr size_t kDigits = 3;
      std::string digits = PatternText(stream_[i].token.text);
      if (stream_[i].token.kind == Kind::kNumber && digits.size() <= kDigits && digits[0] != '0')
        found[std::stoi(digits)].push_back(i);
    }
    if (found.size() != rows_[0].size() + rows_[1].size()) return;
    size_t k = 0;
    row_of_number_.assign(stream_.size(), -1);
    for (const auto& [number, at] : found) {
      int side = k < rows_[0].size() ? 0 : 1;
      size_t row = side == 0 ? k : k - rows_[0].size();
      rows_[side][row].line_no = std::to_string(number);
      if (at.size() == 1) {
        row_of_number_[at[0]] = static_cast<int>(row);
        side_of_word_[at[0]] = side;
      }
      ++k;
    }
  }

  int Find(int side, size_t rank) const {
    for (size_t k = 0; k < rows_[side].size(); ++k)
      if (rows_[side][k].rank == rank) return static_cast<int>(k);
    return -1;
  }

  Scale ScaleOfAmounts() const {
    LinearRow all;
    for (size_t i : amounts_) all.amounts.push_back(stream_[i].token);
    return Scale({&all}, unit_);
  }

  // By what the other forms say of the cells. A budget of which no form was read is taken for one without
  // money first; where it has some, amounts are left over.
  std::optional<LinearBody> TryKnown() const {
    for (bool guess : {false, true}) {
      for (bool unread_is_blank : {true, false}) {
        if (columns_ <= 2 && !unread_is_blank) break;
        if (std::optional<LinearBody> body = TryKnown(unread_is_blank, guess)) return body;
      }
    }
    return std::nullopt;
  }

  // A figure in doubt that is printed here as well is the likeliest; which row it belongs to remains open.
  std::optional<LinearBody> TryKnown(bool unread_is_blank, bool guess) const {
    Scale scale = ScaleOfAmounts();
    PlacementProblem parts;
    AddSums(&parts);
    KnownProblem problem;
    for (size_t c = 0; c <= columns_; ++c) {
      problem.bands.push_back(c == 0 ? 0 : 1);
      problem.rows.push_back(static_cast<int>(rows_[problem.bands[c]].size()));
    }
    if (!AddKnown(scale, unread_is_blank, guess, &problem)) return std::nullopt;
    problem.sums = std::move(parts.sums);
    AddAmounts(scale, &parts);
    problem.amounts = std::move(parts.amounts);
    for (int side : {0, 1}) {
      for (int row : {total_[side], grand_[side]})
        if (row >= 0) problem.required.push_back({side, row});
      for (int row = 0; row < static_cast<int>(rows_[side].size()); ++row)
        if (IsRare(side, row)) problem.rare.push_back({side, row});
    }
    AddRareClasses(&problem);
    KnownPlacement known = PlaceKnown(problem);
    if (!known.solved) return std::nullopt;
    Placement placement;
    placement.solved = true;
    placement.cells = std::move(known.cells);
    placement.contested.assign(amounts_.size(), false);
    LinearBody body = Body(placement, true, guess);
    for (const PlacementCell& cell : known.contested)
      body.rows[static_cast<size_t>(cell.row) + (cell.column > 0 ? rows_[0].size() : 0)].doubtful = true;
    return body;
  }

  // Most agencies have one source, and of the balances those at the beginning and the end of the year.
  bool IsRare(int side, int row) const {
    std::string key = UnnumberedKey(rows_[side][static_cast<size_t>(row)].name);
    if (row < total_[side]) return side == 0 && SourceRank(0, key) > 0;
    return row != total_[side] && row != grand_[side] && !key.starts_with("年初") &&
           !key.starts_with("年末") && !PartOfOpening(side, row);
  }

  // The funds are spent on 城乡社区支出 as a rule, the capital on its own class.
  void AddRareClasses(KnownProblem* problem) const {
    constexpr const char* kUsual[] = {"212", "223"};
    for (int row = 0; row < total_[1]; ++row) {
      size_t function = SourceRank(1, UnnumberedKey(rows_[1][static_cast<size_t>(row)].name));
      for (size_t budget = 0; budget + 2 < columns_ && function < kNoSource; ++budget)
        if (budget < 2 && catalogue_.functions()[function].code != kUsual[budget])
          problem->rare.push_back({static_cast<int>(budget) + 3, row});
    }
  }

  // False where the classes are not known.
  bool AddKnown(const Scale& scale, bool unread_is_blank, bool guess, KnownProblem* problem) const {
    const size_t key_column = columns_ > 1 ? 2 : 1;
    for (size_t c = 0; c <= columns_; ++c) {
      size_t side = c == 0 ? 0 : 1, missing = 0, classes = 0;
      std::vector<KnownCell> column;
      for (size_t row = 0; row < rows_[side].size(); ++row) {
        PlacementCell cell{static_cast<int>(c), static_cast<int>(row)};
        std::optional<int64_t> value = Expected(scale, c, row, guess);
        bool is_class = side == 1 && cell.row < total_[1];
        classes += is_class;
        // What is left of a sum after rounding is no figure.
        constexpr int64_t kRest = 3;
        if (value && (*value == 0 || *value > kRest)) {
          column.push_back({cell, *value});
        } else if (is_class) {
          ++missing;
          if (c > key_column && unread_is_blank) column.push_back({cell, 0});
        }
      }
      if (c == key_column && missing > 0) return false;
      if (c > key_column && missing > 0 && missing < classes) return false;
      problem->known.insert(problem->known.end(), column.begin(), column.end());
    }
    if (columns_ > 1) AddRowTotals(problem);
    return true;
  }

  // The total of a class is that of the budgets.
  void AddRowTotals(KnownProblem* problem) const {
    std::vector<int64_t> sums(static_cast<size_t>(total_[1]), 0);
    std::vector<bool> known(sums.size(), false);
    std::vector<size_t> parts(sums.size(), 0);
    for (const KnownCell& cell : problem->known) {
      if (cell.cell.column == 0 || cell.cell.row >= total_[1]) continue;
      size_t row = static_cast<size_t>(cell.cell.row);
      if (cell.cell.column == 1) known[row] = true;
      if (cell.cell.column > 1) sums[row] += cell.value;
      parts[row] += cell.cell.column > 1;
    }
    for (size_t row = 0; row < sums.size(); ++row)
      if (!known[row] && parts[row] + 1 == columns_)
        problem->known.push_back({{1, static_cast<int>(row)}, sums[row]});
  }

  std::optional<LinearBody> Try(bool full, bool lean) {
    Scale scale = ScaleOfAmounts();
    PlacementProblem problem;
    problem.columns.push_back({static_cast<int>(rows_[0].size()), full, 0});
    for (size_t c = 0; c < columns_; ++c)
      problem.columns.push_back({static_cast<int>(rows_[1].size()), full, 1});
    AddSums(&problem);
    bool leaned = lean && AddExpected(scale, &problem);
    if (lean && !leaned) return std::nullopt;
    AddAmounts(scale, &problem);
    Placement placement = PlaceAmounts(problem);
    if (!placement.solved) return std::nullopt;
    // One column has no sum within the row: which row an amount belongs to, only other forms say.
    bool open = !leaned && (!full || columns_ == 1);
    if (columns_ == 1) open = open || !Confirmed(placement);
    return Body(placement, full || leaned, open);
  }

  void AddSums(PlacementProblem* problem) const {
    for (int row = 0; columns_ > 1 && row < static_cast<int>(rows_[1].size()); ++row) {
      PlacementSum sum;
      sum.plus.push_back({1, row});
      for (size_t c = 1; c < columns_; ++c) sum.minus.push_back({static_cast<int>(c) + 1, row});
      sum.in_row = true;
      problem->sums.push_back(std::move(sum));
    }
    for (size_t c = 0; c <= columns_; ++c) {
      int side = c == 0 ? 0 : 1, column = static_cast<int>(c);
      PlacementSum year, grand;
      year.plus.push_back({column, total_[side]});
      for (int row = 0; row < total_[side]; ++row) year.minus.push_back({column, row});
      problem->sums.push_back(std::move(year));
      if (grand_[side] < 0) continue;
      grand.plus.push_back({column, grand_[side]});
      grand.minus.push_back({column, total_[side]});
      for (int row = total_[side] + 1; row < grand_[side]; ++row)
        if (!PartOfOpening(side, row)) grand.minus.push_back({column, row});
      problem->sums.push_back(std::move(grand));
      if (side == 0) AddOpening(problem);
    }
    if (grand_[0] >= 0 && grand_[1] >= 0)
      problem->sums.push_back({{{0, grand_[0]}}, {{1, grand_[1]}}, 0, false, false});
  }

  // The sources named again below 年初财政拨款结转和结余 are its parts.
  bool PartOfOpening(int side, int row) const {
    return side == 0 && SourceRank(0, UnnumberedKey(rows_[0][static_cast<size_t>(row)].name)) < 100;
  }

  void AddOpening(PlacementProblem* problem) const {
    int opening = -1;
    PlacementSum sum;
    for (int row = total_[0] + 1; row < static_cast<int>(rows_[0].size()); ++row) {
      if (row == grand_[0]) continue;
      if (!PartOfOpening(0, row)) {
        if (opening < 0) opening = row;
      } else {
        sum.minus.push_back({0, row});
      }
    }
    if (opening < 0 || sum.minus.empty()) return;
    sum.plus.push_back({0, opening});
    problem->sums.push_back(std::move(sum));
  }

  // What other forms say of a row of column `c`.
  std::optional<int64_t> Expected(const Scale& scale, size_t c, size_t row, bool guess = false) const {
    int side = c == 0 ? 0 : 1;
    std::string key = UnnumberedKey(rows_[side][row].name);
    if (static_cast<int>(row) > total_[side] && PartOfOpening(side, static_cast<int>(row)))
      key = "年初" + key;
    return scale.FromFen(expected_(kSides[side], key, c == 0 ? 0 : c - 1, guess));
  }

  // Figures that other forms know. False where they know too little to tell which rows are blank.
  bool AddExpected(const Scale& scale, PlacementProblem* problem) const {
    bool classes = true;
    for (size_t c = 0; c <= columns_; ++c) {
      int side = c == 0 ? 0 : 1;
      for (size_t row = 0; row < rows_[side].size(); ++row) {
        std::optional<int64_t> value = Expected(scale, c, row);
        bool is_class = side == 1 && static_cast<int>(row) < total_[1];
        if (is_class && c == (columns_ > 1 ? 2u : 1u)) classes = classes && value.has_value();
        if (!value) continue;
        PlacementSum sum;
        sum.plus.push_back({static_cast<int>(c), static_cast<int>(row)});
        sum.constant = *value;
        sum.from_form = true;
        problem->sums.push_back(std::move(sum));
      }
    }
    return classes;
  }

  void AddAmounts(const Scale& scale, PlacementProblem* problem) const {
    std::vector<int> row_of(stream_.size(), -1);
    for (int side : {0, 1})
      for (size_t k = 0; k < rows_[side].size(); ++k)
        for (size_t i : rows_[side][k].pieces) row_of[i] = static_cast<int>(k);
    size_t last = 0;
    for (size_t k = 0; k < amounts_.size(); ++k) {
      size_t i = amounts_[k];
      PlacementAmount amount;
      Amount parsed = ParseAmount(stream_[i].token.text);
      amount.value = parsed.kind == Amount::Kind::kNumber ? scale.Scaled(parsed.digits) : 0;
      if (k > 0 && i == last + 1) amount.link = stream_[i].link;
      amount.named = {-1, -1};
      amount.near = problem->amounts.empty() ? amount.named : problem->amounts.back().near;
      bool several[2] = {false, false};
      for (size_t w = k > 0 ? last + 1 : 0; w < i; ++w) {
        if (side_of_word_[w] < 0) continue;
        int& named = amount.named[static_cast<size_t>(side_of_word_[w])];
        if (!row_of_number_.empty() && row_of_number_[w] >= 0) {
          named = row_of_number_[w];
          several[side_of_word_[w]] = false;
          continue;
        }
        several[side_of_word_[w]] = several[side_of_word_[w]] || (named >= 0 && named != row_of[w]);
        named = row_of[w];
        amount.link = PlacementLink::kApart;
      }
      for (size_t side : {0, 1})
        if (amount.named[side] >= 0) amount.near[side] = amount.named[side];
      for (size_t side : {0, 1})
        if (several[side]) amount.named[side] = -1;
      problem->amounts.push_back(std::move(amount));
      last = i;
    }
  }

  // Every amount is a total, or another form says the same.
  bool Confirmed(const Placement& placement) const {
    if (grand_[0] < 0 || grand_[1] < 0) return false;
    return std::all_of(placement.cells.begin(), placement.cells.end(), [&](const PlacementCell& cell) {
      int side = cell.column > 0 ? 1 : 0;
      const SideRow& row = rows_[side][static_cast<size_t>(cell.row)];
      return cell.row == total_[side] || cell.row == grand_[side] ||
             expected_(kSides[side], UnnumberedKey(row.name), 0, false).has_value();
    });
  }

  LinearBody Body(const Placement& placement, bool settled, bool open) const {
    LinearBody body;
    size_t income = rows_[0].size();
    for (int side : {0, 1}) {
      for (const SideRow& printed : rows_[side]) {
        LinearRow row;
        row.side = kSides[side];
        row.name = printed.name;
        row.line_no = printed.line_no;
        row.place = stream_[printed.at].token.place;
        row.y = static_cast<double>(stream_[printed.at].token.line);
        row.doubtful = open;
        body.rows.push_back(std::move(row));
      }
    }
    std::vector<std::map<int, size_t>> cells(body.rows.size());
    for (size_t k = 0; k < amounts_.size(); ++k) {
      const PlacementCell& cell = placement.cells[k];
      size_t row = static_cast<size_t>(cell.row) + (cell.column > 0 ? income : 0);
      cells[row][std::max(cell.column - 1, 0)] = k;
    }
    for (size_t r = 0; r < cells.size(); ++r) {
      for (const auto& [column, k] : cells[r]) {
        body.rows[r].amounts.push_back(stream_[amounts_[k]].token);
        if (settled) body.rows[r].columns.push_back(column);
        body.rows[r].doubtful = body.rows[r].doubtful || placement.contested[k];
      }
    }
    return body;
  }

  const Catalogue& catalogue_;
  const FormSpec& form_;
  SideWords words_;
  const ExpectedFigure& expected_;
  std::string unit_;
  size_t columns_;
  Stream stream_;
  std::vector<SideRow> rows_[2];
  std::vector<int> side_of_word_;   // by index into the stream
  std::vector<int> row_of_number_;  // by index into the stream: the row whose line number stands there
  std::vector<size_t> amounts_;     // indexes into the stream
  int total_[2] = {-1, -1}, grand_[2] = {-1, -1};
  int unknown_ = 0;
};

}  // namespace

std::optional<LinearBody> ReadSideColumns(const Section& section, size_t columns, const std::string& unit,
                                          const Catalogue& catalogue, const ExpectedFigure& expected) {
  return SideColumns(section, columns, unit, catalogue, expected).Read();
}

}  // namespace gongkai
