// The readings of a form whose columns were printed one after the other.
#include <algorithm>

#include "normalize/forms/body.h"
#include "normalize/linear/column_major.h"
#include "normalize/linear/form_reader.h"
#include "normalize/linear/printed_columns.h"
#include "normalize/text/amount.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

bool Names(const IdentityTerm& term, const std::string& name) {
  return std::find(term.names.begin(), term.names.end(), MatchKey(name)) != term.names.end();
}

}  // namespace

bool FormReader::ClassificationByColumns() {
  const Columns printed = PrintedColumns(section_, HeaderPlace::kAnywhere, "", 0);
  // A header in pieces may name fewer columns than it has; then all of the form are tried.
  Columns all;
  for (const ColumnSpec& column : PrintedSet(section_, HeaderPlace::kAnywhere).columns)
    all.push_back(&column);
  std::vector<Columns> ways{printed};
  if (printed.size() < all.size()) ways.push_back(all);
  // With columns fewer sums hold, and anything adds up.
  auto sums = [&](const Columns& columns) {
    return IdentitiesOf(catalogue_, section_.form->id, columns).size();
  };
  if (FillsOnly(all.size(), printed.size()) || sums(printed) < sums(all))
    std::swap(ways.front(), ways.back());
  // Rows in one piece tell more than columns, but in a laid-out form whose lines were no rows.
  auto* first = section_.keeps_columns ? ReadClassificationColumns : ReadAnchoredRows;
  auto* second = section_.keeps_columns ? ReadAnchoredRows : ReadClassificationColumns;
  auto take = [&](const LinearBody& body, const Columns& columns) {
    std::vector<size_t> rows;
    for (size_t i = 0; i < body.rows.size(); ++i) rows.push_back(i);
    rows_.Add(body, rows, columns, "");
    rows_.open = rows_.open || HasUnlikelyColumns(columns);
    guessed_ = body.guessed;
    return true;
  };
  const ClassificationText text = ReadClassificationText(
      section_, catalogue_, names_, figures_.CodesBut(section_.form->id), figures_.printed_codes());
  std::optional<std::pair<LinearBody, Columns>> guess;
  auto layout_of = [&](const Columns& columns, bool may_be_blank) {
    ColumnLayout layout;
    layout.columns = columns.size();
    layout.identities = IdentitiesOf(catalogue_, section_.form->id, columns);
    for (const ColumnSpec* column : columns) layout.rare.push_back(figures_.Rarity(*column));
    layout.unit = unit_;
    layout.may_be_blank = may_be_blank;
    layout.likely = [&](const std::string& code) { return figures_.AmountsOf(code, section_.form->id); };
    return layout;
  };
  for (auto* read : {ReadRowVectors, first, second, ReadUnsettledRows}) {
    for (const Columns& columns : ways) {
      const ColumnLayout layout = layout_of(columns, columns.size() == all.size());
      std::optional<LinearBody> body = read(text, layout, catalogue_, names_);
      if (!body) continue;
      if (!body->guessed) return take(*body, columns);
      if (!guess) guess = {std::move(*body), columns};
    }
  }
  if (guess) return take(guess->first, guess->second);
  // A header may be so torn that it does not tell of which set of columns it is.
  for (const ColumnSet& set : section_.form->column_sets) {
    if (&set == &PrintedSet(section_, HeaderPlace::kAnywhere)) continue;
    Columns columns;
    for (const ColumnSpec& column : set.columns) columns.push_back(&column);
    std::optional<LinearBody> body = ReadRowVectors(text, layout_of(columns, true), catalogue_, names_);
    if (!body) continue;
    rows_.open = true;
    return take(*body, columns);
  }
  return false;
}

// Where dashes stand for the blanks every cell is printed, and the amounts fill so many columns, but not as
// few as the other number.
bool FormReader::FillsOnly(size_t columns, size_t fewer) const {
  size_t printed = 0, dashes = 0;
  for (const std::vector<Token>& line : section_.body) {
    for (const Token& token : line) {
      if (token.kind != Token::Kind::kAmount) continue;
      ++printed;
      dashes += ParseAmount(token.text).kind == Amount::Kind::kBlank;
    }
  }
  return dashes > 0 && fewer > 0 && printed % columns == 0 && printed % fewer != 0;
}

// Columns may be exchanged and all sums hold. One that most agencies leave blank is not the one with the
// amounts while another stays empty.
bool FormReader::HasUnlikelyColumns(const Columns& columns) const {
  bool rare = false, usual = false;
  for (const ColumnSpec* column : columns) {
    bool filled = std::any_of(rows_.facts.begin(), rows_.facts.end(), [&](const FactRecord& fact) {
      return fact.measure == column->measure && fact.amount_fen.value_or(0) != 0;
    });
    rare = rare || (column->rare && filled);
    usual = usual || (!column->rare && !filled);
  }
  return rare && usual;
}

bool FormReader::SidesByColumns() {
  Columns columns = PrintedColumns(section_, HeaderPlace::kAnywhere, "expenditure", 0);
  auto expected = [&](const std::string& side, const std::string& name, size_t column, Witness witness) {
    return SideFigure(side, name, side == "income" ? "final" : columns[column]->measure, witness);
  };
  std::optional<LinearBody> body = ReadSideColumns(section_, columns.size(), unit_, catalogue_, expected);
  if (!body) return false;
  for (const char* side : {"income", "expenditure"}) {
    std::vector<size_t> rows;
    for (size_t i = 0; i < body->rows.size(); ++i)
      if (body->rows[i].side == side) rows.push_back(i);
    rows_.Add(*body, rows, PrintedColumns(section_, HeaderPlace::kAnywhere, side, 0), side);
  }
  return true;
}

std::optional<ProseFigure> FormReader::SideFigure(const std::string& side, const std::string& name,
                                                  const std::string& measure, Witness witness) const {
  const std::string& form = section_.form->id;
  auto exact = [](std::optional<int64_t> fen) {
    return fen ? std::optional(ProseFigure{*fen, 0}) : std::nullopt;
  };
  if (witness == Witness::kText) {
    if (auto figure = figures_.prose().Equal(catalogue_, form, side, name, measure)) return figure;
    // The class in all columns together is more than the general budget, as a rule by nothing.
    std::optional<size_t> function = catalogue_.FunctionNamed(name);
    bool general = measure == "general_public_budget";
    if (side == "income" || !general || !function) return std::nullopt;
    return figures_.prose().OfClass(catalogue_.functions()[*function].code);
  }
  const bool guess = witness >= Witness::kDoubted;
  if (auto fen =
          figures_.Expected(catalogue_.identities(), form, side, name, measure, witness == Witness::kGuess))
    return exact(fen);
  return side == "income" ? std::nullopt : exact(ClassFigure(name, measure, guess));
}

bool FormReader::BlocksByColumns() {
  const BlockWitness witness{figures_.prose().items(), [&](const std::string& code) {
                               return figures_.AtMost(catalogue_.identities(), section_.form->id, code,
                                                      "final");
                             }};
  std::optional<LinearBody> body = ReadBlockColumns(section_, unit_, catalogue_, witness);
  if (!body) return false;
  Columns columns = PrintedColumns(section_, HeaderPlace::kAnywhere, "", 0);
  std::vector<size_t> rows;
  for (size_t i = 0; i < body->rows.size(); ++i) rows.push_back(i);
  if (columns.size() > 1) columns.erase(columns.begin() + 1, columns.end());
  rows_.Add(*body, rows, columns, "");
  return true;
}

bool FormReader::ItemsByColumns() {
  auto expected = [&](const ItemSpec& item, const std::string& measure,
                      Witness witness) -> std::optional<ProseFigure> {
    const std::string name = MatchKey(item.name);
    if (witness == Witness::kText) return figures_.prose().Named(section_.form->id, "", name, measure);
    std::optional<int64_t> part = figures_.AtLeast(catalogue_.identities(), section_.form->id, name, measure);
    return part ? std::optional(ProseFigure{*part, 0}) : std::nullopt;
  };
  std::optional<ItemColumns> items = ReadItemColumns(section_, unit_, catalogue_, expected);
  if (!items) return false;
  for (size_t i = 0; i < items->cells.size(); ++i) {
    const ItemCell& item = items->cells[i];
    Cell cell;
    cell.row = static_cast<int>(i / 2);
    cell.col = static_cast<int>(i % 2);
    cell.place = item.amount ? item.amount->place : section_.place;
    if (item.amount) cell.text = item.amount->text;
    FactRecord fact;
    fact.name = section_.form->items[item.item].name;
    fact.measure = item.measure;
    fact.row = cell.row;
    fact.col = cell.col;
    fact.confidence = items->open ? kOpen : kPlain;
    FillAmount(cell, unit_, &fact);
    rows_.facts.push_back(std::move(fact));
    rows_.cells.push_back(std::move(cell));
  }
  rows_.open = items->open;
  return true;
}

// What the form of one budget, or of all expenditure, says of a class: nothing where it was not read, 0
// where it does not name the class.
std::optional<int64_t> FormReader::ClassFigure(const std::string& name, const std::string& measure,
                                               bool guess) const {
  std::optional<size_t> function = catalogue_.FunctionNamed(name);
  if (!function) return std::nullopt;
  const std::string& code = catalogue_.functions()[*function].code;
  // The form whose 合计 is the year's total of this column.
  for (const Identity& identity : catalogue_.identities()) {
    if (identity.kind != Identity::Kind::kTotal || identity.left.size() != 1 || identity.right.size() != 1)
      continue;
    const IdentityTerm& total = identity.left[0];
    const IdentityTerm& whole = identity.right[0];
    if (total.form != section_.form->id || total.side != "expenditure" || total.measure != measure ||
        whole.form == total.form || !Names(total, catalogue_.summary().expenditure_total) ||
        !(guess ? figures_.Has(whole.form) : figures_.Value(whole).has_value()))
      continue;
    if (guess) return figures_.Guess(whole.form, code, whole.measure).value_or(0);
    std::optional<int64_t> fen = figures_.ByCode(whole.form, code, whole.measure);
    if (fen || figures_.InDoubt(whole.form, code, whole.measure)) return fen;
    return 0;
  }
  return std::nullopt;
}

}  // namespace gongkai
