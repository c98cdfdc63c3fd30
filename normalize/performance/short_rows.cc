#include "normalize/performance/short_rows.h"

#include <algorithm>

#include "normalize/text/amount.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

// Two headings at least, and beside them one cell at most that is none: the label of the block.
bool HoldsHeadings(const PerformanceLexicon& lexicon, const Grid& grid, int row, int cells) {
  constexpr int kFewest = 2;
  int headings = 0, others = 0;
  for (int c = 0; c < cells; ++c) {
    const std::string& text = grid.CellAt(row, c)->text;
    if (MatchKey(text).empty()) continue;
    ++(lexicon.Headings(text).empty() ? others : headings);
  }
  return headings >= kFewest && others <= 1;
}

bool NamesMoney(const PerformanceLexicon& lexicon, const Cell& cell) {
  const std::vector<Role> roles = lexicon.Headings(cell.text);
  return roles.size() == 1 && (roles[0] == Role::kInitialBudget || roles[0] == Role::kFullYearBudget ||
                               roles[0] == Role::kExecuted);
}

enum class Kind { kBlank, kNumber, kPercent, kRelation, kWord };

Kind KindOf(const Cell& cell) {
  const std::string text = PatternText(cell.text);
  if (MatchKey(text).empty() && text.find_first_of("=<>") == std::string::npos)
    return Kind::kBlank;  // also /
  if (IsNumberCell(cell.text)) return Kind::kNumber;
  if (text.ends_with('%') && IsNumberCell(text.substr(0, text.size() - 1))) return Kind::kPercent;
  if (text.find_first_not_of("=<>") == std::string::npos) return Kind::kRelation;
  return Kind::kWord;
}

// What speaks against such a cell below a heading.
int Cost(Role role, Kind kind) {
  constexpr int kWrong = 4, kOdd = 1;
  if (kind == Kind::kBlank) return 0;
  switch (role) {
    case Role::kWeight:
    case Role::kScore:
      return kind == Kind::kNumber ? 0 : kWrong;
    case Role::kRate:
    case Role::kScoreRate:
      return kind == Kind::kNumber || kind == Kind::kPercent ? 0 : kWrong;
    case Role::kInitialBudget:
    case Role::kFullYearBudget:
    case Role::kExecuted:
    case Role::kPartTotal:
    case Role::kPartFiscal:
    case Role::kPartOther:
      return kind == Kind::kNumber ? 0 : kWrong;
    case Role::kLevel1:
    case Role::kLevel2:
    case Role::kLevel3:
    case Role::kLevel:
    case Role::kFundName:
    case Role::kTargetUnit:
      return kind == Kind::kWord ? 0 : kWrong;
    case Role::kTargetOp:
      return kind == Kind::kRelation ? 0 : kind == Kind::kWord ? kOdd : kWrong;
    case Role::kDeviation:
      return kind == Kind::kWord ? 0 : kOdd;
    default:
      return kind == Kind::kRelation ? kOdd : 0;
  }
}

class Aligner {
 public:
  Aligner(const PerformanceLexicon& lexicon, Grid* grid)
      : lexicon_(lexicon), grid_(*grid), lengths_(std::move(grid->row_cells)), starts_(lengths_.size()) {}

  void Run() {
    for (int r = 0; r < grid_.rows; ++r) {
      const int cells = Length(r);
      int shift = 0;
      if (HoldsHeadings(lexicon_, grid_, r, cells)) {
        if (r > 0 && last_heading_ == r - 1 && DivideMoney(r)) continue;
        width_ = cells;
        last_heading_ = r;
        roles_.assign(static_cast<size_t>(cells), Role::kNone);
        for (int i = 0; i < cells; ++i) roles_[static_cast<size_t>(i)] = RoleOf(r, i);
      } else if (cells > 1) {
        shift = Shift(r);
      }
      for (int i = 0; i < cells; ++i) Starts(r).push_back(i + shift);
      // A total is over all names, beside the label of its block.
      if (shift > 1 && SaysTotal(r)) Starts(r).front() = 1;
    }
    Rebuild();
  }

 private:
  int Length(int row) const { return lengths_[static_cast<size_t>(row)]; }
  std::vector<int>& Starts(int row) { return starts_[static_cast<size_t>(row)]; }

  Role RoleOf(int row, int cell) const {
    const std::vector<Role> roles = lexicon_.Headings(grid_.CellAt(row, cell)->text);
    return roles.size() == 1 ? roles[0] : Role::kNone;
  }

  // Columns between the left end and the first cell: as many as the row is short, unless its cells suit the
  // headings better further left, because cells at its end were left out, or further right, because blanks at
  // its end filled it up.
  int Shift(int row) const {
    const int cells = Length(row);
    int filled = cells;
    while (filled > 1 && MatchKey(grid_.CellAt(row, filled - 1)->text).empty()) --filled;
    const int usual = std::max(0, width_ - cells);
    if (filled == 1) return usual;
    int best = usual, least = CostOf(row, filled, usual);
    for (int shift = std::max(0, width_ - filled); shift >= 0; --shift) {
      const int cost = CostOf(row, filled, shift);
      if (cost >= least) continue;
      best = shift;
      least = cost;
    }
    return best;
  }

  int CostOf(int row, int cells, int shift) const {
    constexpr int kNoScore = 1;
    int cost = 0, weights = 0, scores = 0;
    for (int i = 0; i < cells; ++i) {
      const size_t col = static_cast<size_t>(i + shift);
      if (col >= roles_.size()) continue;
      cost += Cost(roles_[col], KindOf(*grid_.CellAt(row, i)));
      weights += roles_[col] == Role::kWeight;
      scores += roles_[col] == Role::kScore;
    }
    return cost + (weights > scores && Has(Role::kScore) ? kNoScore : 0);
  }

  bool Has(Role role) const { return std::find(roles_.begin(), roles_.end(), role) != roles_.end(); }

  bool SaysTotal(int row) const {
    const std::string& text = grid_.CellAt(row, 0)->text;
    return lexicon_.IsTotal(text) || lexicon_.IsSubtotal(text) || lexicon_.IsFundName(text);
  }

  // 总额|财政拨款|其他资金|总额|财政拨款|其他资金 below 全年预算数 and 全年执行数, which then are over three
  // columns each.
  bool DivideMoney(int row) {
    std::vector<int> money;
    for (int i = 0; i < Length(row - 1); ++i)
      if (NamesMoney(lexicon_, *grid_.CellAt(row - 1, i))) money.push_back(i);
    const int groups = static_cast<int>(money.size());
    if (groups == 0 || Length(row) % groups != 0 || Length(row) / groups < 2) return false;
    const int share = Length(row) / groups;
    int column = 0;
    for (int i = 0; i < Length(row - 1); ++i) {
      Starts(row - 1)[static_cast<size_t>(i)] = column;
      const bool divided = std::binary_search(money.begin(), money.end(), i);
      for (int k = 0; divided && k < share; ++k) Starts(row).push_back(column + k);
      column += divided ? share : 1;
    }
    width_ = column;
    roles_.assign(static_cast<size_t>(width_), Role::kNone);
    for (int i = 0; i < Length(row - 1); ++i)
      if (!std::binary_search(money.begin(), money.end(), i))
        roles_[static_cast<size_t>(Starts(row - 1)[static_cast<size_t>(i)])] = RoleOf(row - 1, i);
    for (int i = 0; i < Length(row); ++i)
      roles_[static_cast<size_t>(Starts(row)[static_cast<size_t>(i)])] = RoleOf(row, i);
    return true;
  }

  // A cell reaches to the next one; what is left at the ends of a row is blank.
  void Rebuild() {
    std::vector<Cell> cells;
    const Grid printed = grid_;
    for (int r = 0; r < grid_.rows; ++r)
      if (Length(r) > 0) grid_.cols = std::max(grid_.cols, Starts(r).back() + 1);
    for (int r = 0; r < grid_.rows; ++r) {
      const std::vector<int>& starts = Starts(r);
      const auto blank = [&](int col) {
        Cell cell;
        cell.row = r;
        cell.col = col;
        cell.place = printed.CellAt(r, 0)->place;
        return cell;
      };
      for (int c = 0; c < (starts.empty() ? grid_.cols : starts.front()); ++c) cells.push_back(blank(c));
      for (size_t i = 0; i < starts.size(); ++i) {
        cells.push_back(*printed.CellAt(r, static_cast<int>(i)));
        cells.back().col = starts[i];
        if (i + 1 < starts.size()) cells.back().col_span = starts[i + 1] - starts[i];
      }
      for (int c = starts.empty() ? grid_.cols : starts.back() + 1; c < grid_.cols; ++c)
        cells.push_back(blank(c));
    }
    grid_.cells = std::move(cells);
    grid_.BuildIndex();
  }

  const PerformanceLexicon& lexicon_;
  Grid& grid_;
  const std::vector<int> lengths_;        // cells of each row as printed
  std::vector<std::vector<int>> starts_;  // the column in which each of them begins
  int width_ = 0;                         // columns below the headings above
  std::vector<Role> roles_;               // of these columns
  int last_heading_ = -1;
};

}  // namespace

void AlignShortRows(const PerformanceLexicon& lexicon, Grid* grid) {
  if (grid->row_cells.empty()) return;
  Aligner(lexicon, grid).Run();
  grid->row_cells.clear();
}

}  // namespace gongkai
