#include <algorithm>
#include <bit>

#include "normalize/linear/column_major.h"
#include "normalize/linear/placed_amounts.h"
#include "normalize/linear/scale.h"
#include "normalize/linear/side_rows.h"
#include "normalize/linear/stream.h"
#include "normalize/solve/known_cells.h"
#include "normalize/solve/placement.h"
#include "normalize/text/amount.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

class SideColumns {
 public:
  SideColumns(const Section& section, size_t columns, const std::string& unit, const Catalogue& catalogue,
              const ExpectedFigure& expected)
      : catalogue_(catalogue),
        form_(*section.form),
        expected_(expected),
        unit_(unit),
        columns_(columns),
        stream_(ReadStream(section, catalogue)) {}

  std::optional<LinearBody> Read() {
    std::optional<SideRows> rows = ReadSideRows(stream_, form_, catalogue_);
    if (!rows) return std::nullopt;
    side_ = std::move(*rows);
    for (size_t i = 0; i < stream_.size(); ++i)
      if (IsFigure(stream_[i].token)) amounts_.push_back(i);
    size_t cells = side_.rows[0].size() + side_.rows[1].size() * columns_;
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
  Scale ScaleOfAmounts() const {
    LinearRow all;
    for (size_t i : amounts_) all.amounts.push_back(stream_[i].token);
    return Scale({&all}, unit_);
  }

  // By what the other forms say of the cells. A budget of which no form was read is taken for one without
  // money first; where it has some, amounts are left over, and it is asked which budget they fit best.
  std::optional<LinearBody> TryKnown() const {
    const Scale scale = ScaleOfAmounts();
    const unsigned budgets = columns_ > 2 ? static_cast<unsigned>(columns_) - 2 : 0;
    for (const std::vector<Witness>& witnesses :
         {std::vector{Witness::kForms}, std::vector{Witness::kForms, Witness::kText},
          std::vector{Witness::kForms, Witness::kText, Witness::kDoubted},
          std::vector{Witness::kForms, Witness::kDoubted}}) {
      for (int several = 0; several <= static_cast<int>(budgets); ++several) {
        KnownPlacement likely;
        std::vector<PlacementAmount> amounts;
        for (unsigned with = 0; with < 1u << budgets; ++with) {
          if (std::popcount(with) != several) continue;
          std::optional<KnownProblem> problem = Known(scale, with, witnesses);
          if (!problem) continue;
          likely = Likelier(std::move(likely), PlaceKnown(*problem), problem->amounts);
        }
        if (likely.solved) return Body(likely, witnesses.back() == Witness::kDoubted);
      }
    }
    return std::nullopt;
  }

  // A figure in doubt that is printed here as well is the likeliest; which row it belongs to remains open.
  // `with` are the budgets that have money though no form of theirs was read. Nothing where too little is
  // known, or such a form was read.
  std::optional<KnownProblem> Known(const Scale& scale, unsigned with,
                                    const std::vector<Witness>& witnesses) const {
    PlacementProblem parts;
    AddSums(&parts);
    KnownProblem problem;
    for (size_t c = 0; c <= columns_; ++c) {
      problem.bands.push_back(c == 0 ? 0 : 1);
      problem.rows.push_back(static_cast<int>(side_.rows[problem.bands[c]].size()));
    }
    if (!AddKnown(scale, with, witnesses, &problem)) return std::nullopt;
    // The totals leave the classes little choice.
    auto classes = std::stable_partition(parts.sums.begin(), parts.sums.end(),
                                         [&](const PlacementSum& sum) { return !OfClasses(sum); });
    problem.leading = static_cast<size_t>(classes - parts.sums.begin());
    problem.sums = std::move(parts.sums);
    AddAmounts(scale, &parts);
    problem.amounts = std::move(parts.amounts);
    for (int side : {0, 1}) {
      for (int row : {side_.total[side], side_.grand[side]})
        if (row >= 0) problem.required.push_back({side, row});
      for (int row = 0; row < static_cast<int>(side_.rows[side].size()); ++row)
        if (IsRare(side, row)) problem.rare.push_back({side, row});
    }
    AddRareClasses(&problem);
    return problem;
  }

  LinearBody Body(const KnownPlacement& known, bool guess) const {
    Placement placement;
    placement.solved = true;
    placement.cells = known.cells;
    placement.contested.assign(amounts_.size(), false);
    LinearBody body = Body(placement, true, guess);
    for (const PlacementCell& cell : known.contested)
      body.rows[static_cast<size_t>(cell.row) + (cell.column > 0 ? side_.rows[0].size() : 0)].doubtful = true;
    return body;
  }

  bool OfClasses(const PlacementSum& sum) const {
    auto is_class = [&](const PlacementCell& cell) { return cell.column > 0 && cell.row < side_.total[1]; };
    return std::any_of(sum.plus.begin(), sum.plus.end(), is_class) ||
           std::any_of(sum.minus.begin(), sum.minus.end(), is_class);
  }

  // Most agencies have one source, and of the balances those at the beginning and the end of the year.
  bool IsRare(int side, int row) const {
    std::string key = UnnumberedKey(side_.rows[side][static_cast<size_t>(row)].name);
    if (row < side_.total[side]) return side == 0 && SourceRank(catalogue_, 0, key) > 0;
    return row != side_.total[side] && row != side_.grand[side] && !IsBalance(key) &&
           !PartOfOpening(side, row);
  }

  // The funds are spent on 城乡社区支出 as a rule, else mostly on 其他支出 (from lotteries); the capital on
  // its own class.
  void AddRareClasses(KnownProblem* problem) const {
    constexpr const char* kUsual[] = {"212", "223"};
    constexpr const char* kSometimes[] = {"229", "223"};
    for (int row = 0; row < side_.total[1]; ++row) {
      size_t function =
          SourceRank(catalogue_, 1, UnnumberedKey(side_.rows[1][static_cast<size_t>(row)].name));
      for (size_t budget = 0; budget + 2 < columns_ && budget < 2 && function < kNoSource; ++budget) {
        const std::string& code = catalogue_.functions()[function].code;
        const int times = code == kUsual[budget] ? 0 : code == kSometimes[budget] ? 1 : 2;
        problem->rare.insert(problem->rare.end(), static_cast<size_t>(times),
                             {static_cast<int>(budget) + 3, row});
      }
    }
  }

  // False where the classes are not known, or a budget is known that is not taken to be.
  bool AddKnown(const Scale& scale, unsigned with, const std::vector<Witness>& witnesses,
                KnownProblem* problem) const {
    const size_t key_column = columns_ > 1 ? 2 : 1;
    for (size_t c = 0; c <= columns_; ++c) {
      size_t side = c == 0 ? 0 : 1, missing = 0, classes = 0;
      std::vector<KnownCell> column;
      for (size_t row = 0; row < side_.rows[side].size(); ++row) {
        PlacementCell cell{static_cast<int>(c), static_cast<int>(row)};
        std::optional<KnownCell> known;
        for (size_t w = 0; w < witnesses.size() && !known; ++w) known = Said(scale, c, row, witnesses[w]);
        bool is_class = side == 1 && cell.row < side_.total[1];
        classes += is_class;
        // What is left of a sum after rounding is no figure.
        constexpr int64_t kRest = 3;
        if (known && (known->value == 0 || known->value > kRest)) {
          column.push_back(*known);
        } else if (is_class) {
          ++missing;
          if (c > key_column && !(with >> (c - key_column - 1) & 1)) column.push_back({cell, 0});
        }
      }
      if (c == key_column && missing > 0) return false;
      if (c > key_column && missing > 0 && missing < classes) return false;
      if (c > key_column && missing == 0 && (with >> (c - key_column - 1) & 1)) return false;
      problem->known.insert(problem->known.end(), column.begin(), column.end());
    }
    if (columns_ > 1) AddRowTotals(problem);
    for (size_t c = 0; c <= columns_; ++c)
      for (size_t row = 0; row < side_.rows[c == 0 ? 0 : 1].size(); ++row)
        if (std::optional<KnownCell> said = Said(scale, c, row, Witness::kText))
          problem->likely.push_back(*said);
        else if (std::optional<KnownCell> doubted = Said(scale, c, row, Witness::kGuess))
          problem->doubted.push_back(*doubted);
    return true;
  }

  // The total of a class is that of the budgets.
  void AddRowTotals(KnownProblem* problem) const {
    std::vector<int64_t> sums(static_cast<size_t>(side_.total[1]), 0);
    std::vector<bool> known(sums.size(), false);
    std::vector<size_t> parts(sums.size(), 0);
    for (const KnownCell& cell : problem->known) {
      if (cell.cell.column == 0 || cell.cell.row >= side_.total[1]) continue;
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
    problem.columns.push_back({static_cast<int>(side_.rows[0].size()), full, 0});
    for (size_t c = 0; c < columns_; ++c)
      problem.columns.push_back({static_cast<int>(side_.rows[1].size()), full, 1});
    AddSums(&problem);
    bool leaned = lean && AddExpected(scale, &problem);
    if (lean && !leaned) return std::nullopt;
    AddAmounts(scale, &problem);
    Placement placement = PlaceAmounts(problem);
    if (!placement.solved) return std::nullopt;
    // One column has no sum within the row: which row an amount belongs to, only other forms say.
    bool open = !leaned && (!full || columns_ == 1);
    if (columns_ == 1) open = open || !Confirmed(placement);
    if (!leaned) ContestOutOfOrder(problem, &placement);
    return Body(placement, full || leaned, open);
  }

  // What was taken in during the year and what was there before it are told apart by no sum, only by the
  // order in which they are printed.
  void ContestOutOfOrder(const PlacementProblem& problem, Placement* placement) const {
    std::vector<size_t> income;
    for (size_t k = 0; k < placement->cells.size(); ++k)
      if (placement->cells[k].column == 0) income.push_back(k);
    if (std::is_sorted(income.begin(), income.end(),
                       [&](size_t a, size_t b) { return placement->cells[a].row < placement->cells[b].row; }))
      return;
    for (size_t k : income)
      if (!problem.amounts[k].numbered) placement->contested[k] = true;
  }

  void AddSums(PlacementProblem* problem) const {
    for (int row = 0; columns_ > 1 && row < static_cast<int>(side_.rows[1].size()); ++row) {
      PlacementSum sum;
      sum.plus.push_back({1, row});
      for (size_t c = 1; c < columns_; ++c) sum.minus.push_back({static_cast<int>(c) + 1, row});
      sum.in_row = true;
      problem->sums.push_back(std::move(sum));
    }
    for (size_t c = 0; c <= columns_; ++c) {
      int side = c == 0 ? 0 : 1, column = static_cast<int>(c);
      PlacementSum year, grand;
      year.plus.push_back({column, side_.total[side]});
      for (int row = 0; row < side_.total[side]; ++row) year.minus.push_back({column, row});
      problem->sums.push_back(std::move(year));
      if (side_.grand[side] < 0) continue;
      grand.plus.push_back({column, side_.grand[side]});
      grand.minus.push_back({column, side_.total[side]});
      for (int row = side_.total[side] + 1; row < side_.grand[side]; ++row)
        if (!PartOfOpening(side, row)) grand.minus.push_back({column, row});
      problem->sums.push_back(std::move(grand));
      if (side == 0) AddOpening(problem);
    }
    if (side_.grand[0] >= 0 && side_.grand[1] >= 0)
      problem->sums.push_back({{{0, side_.grand[0]}}, {{1, side_.grand[1]}}, 0, false, false});
    AddBudgets(problem);
  }

  // What a budget has at its beginning and takes in, it spends or keeps: its grand total.
  void AddBudgets(PlacementProblem* problem) const {
    const size_t budgets = columns_ - 1;
    if (budgets < 2 || side_.grand[1] < 0 || side_.total[0] != static_cast<int>(budgets)) return;
    for (size_t budget = 0; budget < budgets; ++budget) {
      PlacementSum sum;
      sum.plus.push_back({static_cast<int>(budget) + 2, side_.grand[1]});
      for (int row = 0; row < static_cast<int>(side_.rows[0].size()); ++row) {
        std::string key = UnnumberedKey(side_.rows[0][static_cast<size_t>(row)].name);
        if (SourceRank(catalogue_, 0, key) == budget) sum.minus.push_back({0, row});
      }
      if (sum.minus.size() != 2) return;
      problem->sums.push_back(std::move(sum));
    }
  }

  // The sources named again below 年初财政拨款结转和结余 are its parts.
  bool PartOfOpening(int side, int row) const {
    return side == 0 &&
           SourceRank(catalogue_, 0, UnnumberedKey(side_.rows[0][static_cast<size_t>(row)].name)) < 100;
  }

  void AddOpening(PlacementProblem* problem) const {
    int opening = -1;
    PlacementSum sum;
    for (int row = side_.total[0] + 1; row < static_cast<int>(side_.rows[0].size()); ++row) {
      if (row == side_.grand[0]) continue;
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
  std::optional<int64_t> Expected(const Scale& scale, size_t c, size_t row) const {
    std::optional<KnownCell> said = Said(scale, c, row, Witness::kForms);
    return said ? std::optional(said->value) : std::nullopt;
  }

  std::optional<KnownCell> Said(const Scale& scale, size_t c, size_t row, Witness witness) const {
    int side = c == 0 ? 0 : 1;
    std::string key = UnnumberedKey(side_.rows[side][row].name);
    if (static_cast<int>(row) > side_.total[side] && PartOfOpening(side, static_cast<int>(row)))
      key = "年初" + key;
    std::optional<ProseFigure> figure = expected_(kSides[side], key, c == 0 ? 0 : c - 1, witness);
    if (!figure) return std::nullopt;
    std::optional<int64_t> value = scale.FromFen(figure->fen);
    if (!value) return std::nullopt;
    const PlacementCell cell{static_cast<int>(c), static_cast<int>(row)};
    return KnownCell{cell, *value, figure->ulp > 0 ? scale.FromFen(figure->ulp).value_or(0) / 2 : 0};
  }

  // Figures that other forms know. False where they know too little to tell which rows are blank.
  bool AddExpected(const Scale& scale, PlacementProblem* problem) const {
    bool classes = true;
    for (size_t c = 0; c <= columns_; ++c) {
      int side = c == 0 ? 0 : 1;
      for (size_t row = 0; row < side_.rows[side].size(); ++row) {
        std::optional<int64_t> value = Expected(scale, c, row);
        bool is_class = side == 1 && static_cast<int>(row) < side_.total[1];
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
      for (size_t k = 0; k < side_.rows[side].size(); ++k)
        for (size_t i : side_.rows[side][k].pieces) row_of[i] = static_cast<int>(k);
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
        if (side_.side_of_word[w] < 0) continue;
        int& named = amount.named[static_cast<size_t>(side_.side_of_word[w])];
        if (!side_.row_of_number.empty() && side_.row_of_number[w] >= 0) {
          named = side_.row_of_number[w];
          several[side_.side_of_word[w]] = false;
          continue;
        }
        several[side_.side_of_word[w]] = several[side_.side_of_word[w]] || (named >= 0 && named != row_of[w]);
        named = row_of[w];
        amount.link = PlacementLink::kApart;
      }
      for (size_t side : {0, 1})
        if (amount.named[side] >= 0) amount.near[side] = amount.named[side];
      for (size_t side : {0, 1})
        if (several[side]) amount.named[side] = -1;
      if (stream_[i].link == PlacementLink::kSameLine) NumberSpeaks(i - 1, &amount);
      problem->amounts.push_back(std::move(amount));
      last = i;
    }
  }

  // A line number that the amount stands beside leaves the names printed before it no say.
  void NumberSpeaks(size_t at, PlacementAmount* amount) const {
    if (side_.row_of_number.empty() || side_.row_of_number[at] < 0) return;
    const size_t side = static_cast<size_t>(side_.side_of_word[at]);
    amount->numbered = true;
    amount->named[1 - side] = -1;
    amount->named[side] = amount->near[side] = side_.row_of_number[at];
  }

  // Every amount is a total, or another form says the same.
  bool Confirmed(const Placement& placement) const {
    if (side_.grand[0] < 0 || side_.grand[1] < 0) return false;
    return std::all_of(placement.cells.begin(), placement.cells.end(), [&](const PlacementCell& cell) {
      int side = cell.column > 0 ? 1 : 0;
      const SideRow& row = side_.rows[side][static_cast<size_t>(cell.row)];
      return cell.row == side_.total[side] || cell.row == side_.grand[side] ||
             expected_(kSides[side], UnnumberedKey(row.name), 0, Witness::kForms).has_value();
    });
  }

  LinearBody Body(const Placement& placement, bool settled, bool open) const {
    LinearBody body;
    size_t income = side_.rows[0].size();
    for (int side : {0, 1}) {
      for (const SideRow& printed : side_.rows[side]) {
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
    std::vector<PlacedAmount> placed;
    for (size_t k = 0; k < amounts_.size(); ++k) {
      const PlacementCell& cell = placement.cells[k];
      size_t row = static_cast<size_t>(cell.row) + (cell.column > 0 ? income : 0);
      placed.push_back(
          {row, std::max(cell.column - 1, 0), &stream_[amounts_[k]].token, placement.contested[k]});
    }
    PutIntoRows(std::move(placed), settled, &body.rows);
    return body;
  }

  const Catalogue& catalogue_;
  const FormSpec& form_;
  const ExpectedFigure& expected_;
  std::string unit_;
  size_t columns_;
  Stream stream_;
  SideRows side_;
  std::vector<size_t> amounts_;  // indexes into the stream
};

}  // namespace

std::optional<LinearBody> ReadSideColumns(const Section& section, size_t columns, const std::string& unit,
                                          const Catalogue& catalogue, const ExpectedFigure& expected) {
  return SideColumns(section, columns, unit, catalogue, expected).Read();
}

}  // namespace gongkai
