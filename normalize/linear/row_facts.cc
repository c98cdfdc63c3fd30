#include "normalize/linear/row_facts.h"

#include <algorithm>
#include <map>

#include "normalize/forms/body.h"
#include "normalize/linear/headed_amounts.h"
#include "normalize/linear/printed_columns.h"
#include "normalize/text/amount.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

// 0.00结余分配, 金融支出44: an amount or a line number of the cells beside ran into the name.
bool HoldsFigure(const std::string& name) {
  const std::string text = PatternText(name);
  return !text.empty() && (IsDigit(static_cast<unsigned char>(text.front()))
                               ? text.find('.') < text.size()
                               : IsDigit(static_cast<unsigned char>(text.back())));
}

// Columns of a sheet that were only proposed prove nothing, neither there nor elsewhere: proven is what is
// proven with all matches of its columns that fit as well.
void DoubtOpenSheets(const std::vector<Sheet>& sheets, const std::vector<const LinearRow*>& rows,
                     size_t columns, ColumnProblem* problem, ColumnSolution* solution) {
  for (const Sheet& sheet : sheets) {
    if (sheet.settled || !sheet.anchors.usable) continue;
    for (size_t i : sheet.rows) {
      if (rows[i]->amounts.size() == columns) continue;
      size_t k = 0;
      for (const Token& token : rows[i]->amounts) {
        if (ParseAmount(token.text).kind == Amount::Kind::kBlank) continue;
        problem->rows[i].allowed[k++] = sheet.ColumnsOf(token);
      }
    }
  }
  ColumnSolution sound = SolveColumns(*problem);
  for (size_t i = 0; i < solution->rows.size(); ++i) {
    ColumnReading& reading = solution->rows[i];
    const ColumnReading& other = sound.rows[i];
    if (reading.status != ColumnStatus::kProven) continue;
    if (sound.gave_up || other.status != ColumnStatus::kProven || other.columns != reading.columns)
      reading.status = ColumnStatus::kAmbiguous;
  }
}

// A cell in two lines stands a little above one in a single line, and a text prints it first, wherever its
// column is. The total has as many lines as any of its parts.
bool BrokenUnevenly(const LinearRow& row) {
  for (size_t k = 2; k < row.amounts.size(); ++k)
    if (row.amounts[k].broken != row.amounts[1].broken) return true;
  return false;
}

// Every cell of the row is printed, blank ones as dashes, in printed order as far as their lines go.
bool PrintsAll(const LinearRow& row, const Columns& columns) {
  return row.amounts.size() == columns.size() && !row.loose;
}

// A form that is in doubt and has an amount where most agencies have none, but none where most have one, has
// probably missed its row.
void DropUnlikely(const Columns& columns, std::vector<std::optional<int64_t>>* hints) {
  auto usual = [&](size_t c) { return !columns[c]->rare && columns[c]->goes_with.empty(); };
  bool blank = false, filled = false;
  for (size_t c = 0; c < columns.size(); ++c) {
    const int64_t amount = (*hints)[c].value_or(usual(c) ? 1 : 0);
    blank = blank || (usual(c) && amount == 0);
    filled = filled || (!usual(c) && amount != 0);
  }
  if (blank && filled) hints->clear();
}

// Where a blank cell would stand: on the row's line, in its column where that is known.
Place BlankPlace(const LinearRow& row, const Anchoring& anchors, size_t column) {
  Place place = row.place;
  if (!place.box) return place;
  ColumnExtent extent = anchors.usable ? anchors.Extent(column) : ColumnExtent{};
  if (extent.seen) {
    place.box->x0 = extent.x0;
    place.box->x1 = extent.x1;
  }
  return place;
}

}  // namespace

bool RowFacts::IsLoose(const LinearRow& row) const {
  return row.loose || (!section_.keeps_columns && BrokenUnevenly(row));
}

// The row that this one is a part of: the longest shorter code, else 合计. In two-sided forms the numbered
// rows are parts of the year's total, which with the closing balance makes the grand total.
int RowFacts::ParentOf(const LinearBody& body, const std::vector<size_t>& rows, size_t at,
                       const std::string& side) const {
  const LinearRow& row = body.rows[rows[at]];
  auto find = [&](const std::vector<std::string>& names) {
    for (size_t k = 0; k < rows.size(); ++k)
      for (const std::string& name : names)
        if (k != at && UnnumberedKey(body.rows[rows[k]].name) == MatchKey(name)) return static_cast<int>(k);
    return -1;
  };
  if (side == "expenditure") {
    const SummaryRows& words = catalogue_.summary();
    std::string folded = PatternText(row.name);
    if (StripEnumerator(folded).size() != folded.size()) return find({words.expenditure_total});
    std::string key = UnnumberedKey(row.name);
    bool part = key == MatchKey(words.expenditure_total) || key == MatchKey(words.fiscal_closing) ||
                key == MatchKey("年末结转和结余");
    return part ? find({words.grand_total, "合计", "支出总计"}) : -1;
  }
  if (row.code.empty()) return -1;
  int best = find({"合计"});
  size_t longest = 0;
  for (size_t k = 0; k < rows.size(); ++k) {
    const std::string& code = body.rows[rows[k]].code;
    if (k == at || code.empty() || code.size() >= row.code.size() || !row.code.starts_with(code) ||
        code.size() <= longest)
      continue;
    longest = code.size();
    best = static_cast<int>(k);
  }
  return best;
}

void RowFacts::Add(const LinearBody& body, const std::vector<size_t>& rows, const Columns& columns,
                   const std::string& side) {
  std::vector<const LinearRow*> pointers;
  for (size_t r : rows) pointers.push_back(&body.rows[r]);
  Scale scale(pointers, unit_);
  ColumnProblem problem;
  problem.columns = static_cast<int>(columns.size());
  problem.identities = IdentitiesOf(catalogue_, section_.form->id, columns);
  for (const ColumnSpec* column : columns) problem.rare.push_back(figures_.Rarity(*column));
  bool tree = section_.form->layout != Layout::kBlocks && columns.size() > 1;
  // Finding parents is quadratic; a form of thousands of rows is no form of an agency.
  constexpr size_t kMostRows = 3000;
  tree = tree && rows.size() <= kMostRows;
  problem.rows.resize(rows.size());
  for (size_t i = 0; i < rows.size() && tree; ++i)
    Expect(body.rows[rows[i]], columns, scale, side, &problem.rows[i]);
  std::vector<Sheet> sheets =
      FindSheets(section_, pointers, problem.rows, columns, problem.identities, scale);
  bool proposed = false;
  for (const Sheet& sheet : sheets) {
    proposed = proposed || !sheet.settled;
    for (size_t i : sheet.rows) {
      const LinearRow& row = body.rows[rows[i]];
      ColumnRow& out = problem.rows[i];
      // Dashes hold the place of blank cells: as many tokens as columns leave nothing to solve.
      out.loose = IsLoose(row);
      const bool all = PrintsAll(row, columns);
      const bool complete = all && !out.loose;
      for (size_t k = 0; k < row.amounts.size(); ++k) {
        Amount amount = ParseAmount(row.amounts[k].text);
        if (amount.kind == Amount::Kind::kBlank && !all) continue;
        out.numbers.push_back(amount.kind == Amount::Kind::kNumber ? scale.Scaled(amount.digits) : 0);
        const bool settled = !row.columns.empty() && (row.loose || !out.loose);
        int column = settled                ? row.columns[k]
                     : complete             ? static_cast<int>(k)
                     : sheet.anchors.usable ? sheet.anchors.ColumnOf(row.amounts[k])
                                            : -1;
        if (!row.loose && out.loose) {
          out.kinds.push_back(row.amounts[k].broken);
          out.blank.push_back(amount.kind == Amount::Kind::kBlank);
        }
        out.allowed.push_back(column >= 0 ? std::vector<int>{column} : std::vector<int>{});
      }
      if (tree) out.parent = ParentOf(body, rows, i, side);
    }
  }
  ColumnSolution solution = SolveColumns(problem);
  gave_up = gave_up || solution.gave_up;
  if (proposed) {
    DoubtOpenSheets(sheets, pointers, columns.size(), &problem, &solution);
  } else if (tree && !section_.keeps_columns) {
    bool undecided =
        std::any_of(solution.rows.begin(), solution.rows.end(),
                    [](const ColumnReading& reading) { return reading.status == ColumnStatus::kAmbiguous; });
    const bool doubtful =
        std::any_of(pointers.begin(), pointers.end(), [](const LinearRow* row) { return row->doubtful; });
    if (undecided || doubtful) {
      const std::vector<ColumnHints> hints = Hints(pointers, problem, columns, scale, side);
      if (undecided) ChooseJointly(problem, hints, &solution);
      ExchangeColumns(problem, Odds(pointers, columns, hints, solution), &solution);
    }
  }
  for (const Sheet& sheet : sheets) {
    for (size_t i : sheet.rows) {
      ColumnReading& reading = solution.rows[i];
      Emit(body.rows[rows[i]], columns, sheet.anchors, reading, side);
    }
  }
}

// What says which of two columns it is that no sum tells apart.
ColumnOdds RowFacts::Odds(const std::vector<const LinearRow*>& rows, const Columns& columns,
                          const std::vector<ColumnHints>& hints, const ColumnSolution& solution) const {
  size_t together = 0, apart = 0;
  // Less odd below its heading, which may be that of the column beside it.
  constexpr int kHeaded = 5;
  ColumnOdds odds;
  for (const ColumnSpec* column : columns) odds.rare.push_back(column->rare || !column->goes_with.empty());
  // What the text or another form says of a column stays.
  for (size_t table = 1; table < hints.size(); ++table)
    for (const auto& row : hints[table])
      for (size_t c = 0; c < row.size(); ++c)
        if (row[c]) odds.rare[c] = false;
  for (size_t i = 0; i < rows.size(); ++i) {
    odds.open.push_back(rows[i]->doubtful || solution.rows[i].status != ColumnStatus::kProven);
    std::vector<int>& odd = odds.odd.emplace_back();
    for (const ColumnSpec* column : columns) odd.push_back(figures_.Rarity(*column, rows[i]->code));
    for (size_t c = 0; c < hints[0][i].size(); ++c)
      if (hints[0][i][c]) odd[c] -= kHeaded;
    std::vector<bool>& beside = odds.beside.emplace_back();
    const Token* before = nullptr;
    for (const Token& token : rows[i]->amounts) {
      const bool blank = ParseAmount(token.text).kind == Amount::Kind::kBlank;
      const bool whole = before && token.broken == 1 && before->broken == 1;
      const bool same_line = whole && token.place.line_first == before->place.line_first;
      if (!blank || PrintsAll(*rows[i], columns)) beside.push_back(same_line);
      if (whole) ++(same_line ? together : apart);
      before = &token;
    }
  }
  // Where all of a row is on one line, blank cells are too.
  if (together > apart)
    for (std::vector<bool>& row : odds.beside) row.assign(row.size(), false);
  return odds;
}

// What speaks for a column without proving it, the strongest first.
std::vector<ColumnHints> RowFacts::Hints(const std::vector<const LinearRow*>& rows,
                                         const ColumnProblem& problem, const Columns& columns,
                                         const Scale& scale, const std::string& side) const {
  return {HeadingHints(rows, problem, columns), ProseHints(rows, problem, columns, scale, side),
          FormHints(rows, columns, scale, side)};
}

// The headings that amounts are printed below.
ColumnHints RowFacts::HeadingHints(const std::vector<const LinearRow*>& rows, const ColumnProblem& problem,
                                   const Columns& columns) const {
  const std::map<int, size_t> headed = HeadedAmounts(section_, columns);
  ColumnHints hints(rows.size());
  for (size_t i = 0; i < rows.size() && !headed.empty(); ++i) {
    hints[i].resize(columns.size());
    size_t number = 0;
    for (const Token& token : rows[i]->amounts) {
      if (ParseAmount(token.text).kind == Amount::Kind::kBlank) continue;
      auto found = headed.find(token.place.line_first);
      if (found != headed.end() && number < problem.rows[i].numbers.size())
        hints[i][found->second] = problem.rows[i].numbers[number];
      ++number;
    }
  }
  return hints;
}

// What the running text says of the totals. It rounds them more than the form does.
ColumnHints RowFacts::ProseHints(const std::vector<const LinearRow*>& rows, const ColumnProblem& problem,
                                 const Columns& columns, const Scale& scale, const std::string& side) const {
  ColumnHints hints(rows.size());
  for (size_t i = 0; i < rows.size(); ++i) {
    if (!rows[i]->code.empty()) continue;
    for (const ColumnSpec* column : columns) {
      std::optional<int64_t>& hint = hints[i].emplace_back();
      std::optional<ProseFigure> said = figures_.prose().Equal(catalogue_, section_.form->id, side,
                                                               UnnumberedKey(rows[i]->name), column->measure);
      if (!said) continue;
      std::optional<int64_t> least = scale.FromFen(said->fen - said->ulp);
      std::optional<int64_t> most = scale.FromFen(said->fen + said->ulp);
      for (int64_t number : problem.rows[i].numbers)
        if (least && most && *least <= number && number <= *most) hint = number;
    }
  }
  return hints;
}

// What other forms that are in doubt say of the totals.
ColumnHints RowFacts::FormHints(const std::vector<const LinearRow*>& rows, const Columns& columns,
                                const Scale& scale, const std::string& side) const {
  ColumnHints hints(rows.size());
  for (size_t i = 0; i < rows.size(); ++i) {
    if (!rows[i]->code.empty()) {
      for (const ColumnSpec* column : columns)
        hints[i].push_back(scale.FromFen(
            figures_.SameCode(catalogue_.identities(), section_.form->id, rows[i]->code, column->measure)));
      continue;
    }
    for (const ColumnSpec* column : columns)
      hints[i].push_back(
          scale.FromFen(figures_.Expected(catalogue_.identities(), section_.form->id, side,
                                          UnnumberedKey(rows[i]->name), column->measure, true)));
    DropUnlikely(columns, &hints[i]);
  }
  return hints;
}

// What the forms read before say about this row.
void RowFacts::Expect(const LinearRow& row, const Columns& columns, const Scale& scale,
                      const std::string& side, ColumnRow* out) const {
  out->expected.resize(columns.size());
  out->at_least.resize(columns.size());
  out->at_most.resize(columns.size());
  for (size_t c = 0; c < columns.size(); ++c) {
    const std::string& form = section_.form->id;
    if (row.code.empty()) {
      out->expected[c] = scale.FromFen(figures_.Expected(catalogue_.identities(), form, side,
                                                         UnnumberedKey(row.name), columns[c]->measure));
      continue;
    }
    for (const Identity& identity : catalogue_.identities()) {
      if (identity.kind != Identity::Kind::kCode) continue;
      const IdentityTerm& whole = identity.left[0];
      if (whole.form == form && whole.measure == columns[c]->measure) {
        for (const IdentityTerm& part : identity.right)
          if (std::optional<int64_t> fen = figures_.ByCode(part.form, row.code, part.measure);
              fen && *fen > 0)
            out->at_least[c] = scale.FromFen(fen);
      }
      for (const IdentityTerm& part : identity.right)
        if (part.form == form && part.measure == columns[c]->measure)
          out->at_most[c] = scale.FromFen(figures_.ByCode(whole.form, row.code, whole.measure));
    }
  }
}

void RowFacts::Emit(const LinearRow& row, const Columns& columns, const Anchoring& anchors,
                    const ColumnReading& reading, const std::string& side) {
  int grid_row = static_cast<int>(++emitted_rows_) - 1;
  AddCell(grid_row, 0, row.code, row.place);
  AddCell(grid_row, 1, row.name, row.place);
  AddCell(grid_row, 2, row.line_no, row.place);
  // Amounts that are no dash, in order, as the solver counted them.
  std::vector<const Token*> tokens;
  for (const Token& token : row.amounts)
    if (PrintsAll(row, columns) || ParseAmount(token.text).kind != Amount::Kind::kBlank)
      tokens.push_back(&token);
  double confidence =
      reading.status == ColumnStatus::kProven ? (reading.witnesses > 0 ? kProven : kPlain) : kOpen;
  if (columns.size() == 1 && row.amounts.size() <= 1) confidence = kPlain;
  // A row without amounts is blank in every column: nothing to prove.
  if (tokens.empty()) confidence = kPlain;
  if (!side.empty() && HoldsFigure(row.name)) ++strays, confidence = kOpen;
  if (row.doubtful) confidence = kOpen;
  open = open || confidence == kOpen;
  if (row.name.empty() && row.code.empty()) return;
  size_t zeros = 0;  // taken
  for (size_t c = 0; c < columns.size(); ++c) {
    FactRecord fact;
    if (!side.empty()) fact.side = side;
    if (!row.line_no.empty()) fact.line_no = row.line_no;
    if (!row.code.empty()) fact.code = row.code;
    fact.name = row.name;
    fact.measure = columns[c]->measure;
    fact.row = grid_row;
    fact.col = 3 + static_cast<int>(c);
    fact.confidence = confidence;
    const Token* token = nullptr;
    for (size_t k = 0; k < tokens.size() && k < reading.columns.size(); ++k)
      if (reading.columns[k] == static_cast<int>(c)) token = tokens[k];
    if (!token && zeros < row.zeros.size()) token = &row.zeros[zeros++];
    Cell cell;
    cell.place = token ? token->place : BlankPlace(row, anchors, c);
    if (token) cell.text = token->text;
    FillAmount(cell, unit_, &fact);
    AddCell(grid_row, fact.col, cell.text, cell.place);
    facts.push_back(std::move(fact));
  }
  if (reading.columns.size() < tokens.size())
    strays += static_cast<int>(tokens.size() - reading.columns.size());
}

void RowFacts::AddCell(int row, int col, const std::string& text, const Place& place) {
  Cell cell;
  cell.row = row;
  cell.col = col;
  cell.text = text;
  cell.place = place;
  cells.push_back(std::move(cell));
}

}  // namespace gongkai
