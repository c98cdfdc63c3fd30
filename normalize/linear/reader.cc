#include "normalize/linear/reader.h"

#include <algorithm>
#include <cstdlib>
#include <map>

#include "normalize/aligned/aligned_grid.h"
#include "normalize/forms/body.h"
#include "normalize/forms/header.h"
#include "normalize/linear/agreement.h"
#include "normalize/linear/anchors.h"
#include "normalize/linear/column_major.h"
#include "normalize/linear/items.h"
#include "normalize/linear/joint_columns.h"
#include "normalize/linear/scale.h"
#include "normalize/linear/sheets.h"
#include "normalize/solve/columns.h"
#include "normalize/solve/verify.h"
#include "normalize/text/amount.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

// Confidence of what the page says plainly, of what arithmetic proves, and of what is left open.
constexpr double kPlain = 0.9;
constexpr double kProven = 0.95;
constexpr double kOpen = 0.3;

// Where the words of a form's header stand: above its body, or anywhere in a form that was read block by
// block.
enum class HeaderPlace { kAbove, kAnywhere };

bool HeaderSays(const Section& section, HeaderPlace place, const std::string& words) {
  if (place == HeaderPlace::kAnywhere) return section.text.find(words) != std::string::npos;
  return section.header_text.find(words) != std::string::npos ||
         std::any_of(section.bands.begin(), section.bands.end(),
                     [&](const HeaderBand& band) { return band.text.find(words) != std::string::npos; });
}

const ColumnSet& PrintedSet(const Section& section, HeaderPlace place) {
  for (const ColumnSet& set : section.form->column_sets)
    for (const std::string& word : set.when)
      if (HeaderSays(section, place, word)) return set;
  return section.form->default_columns();
}

// The most amounts that several lines or rows print.
template <typename Counts>
size_t MostAmounts(const Counts& counts) {
  constexpr int kSeveral = 3;
  std::map<size_t, int> lines;
  for (size_t count : counts) ++lines[count];
  for (auto it = lines.rbegin(); it != lines.rend(); ++it)
    if (it->second >= kSeveral) return it->first;
  return 0;
}

// The measures that the header prints, in the order of the catalogue, which is that of the forms. `amounts`
// is how many amounts its rows print, 0 where that says nothing.
Columns PrintedColumns(const Section& section, HeaderPlace place, const std::string& side, size_t amounts) {
  const ColumnSet& set = PrintedSet(section, place);
  Columns all, printed;
  for (const ColumnSpec& column : set.columns) {
    if (!column.side.empty() && column.side != side) continue;
    all.push_back(&column);
    bool required = std::find(set.requires_measures.begin(), set.requires_measures.end(), column.measure) !=
                    set.requires_measures.end();
    bool named = std::any_of(column.headers.begin(), column.headers.end(), [&](const HeaderPath& path) {
      return path.back().size() >= 9 && HeaderSays(section, place, path.back());
    });
    // A two-line heading may have been torn apart by its neighbours' lines.
    bool scattered =
        !named && std::any_of(column.headers.begin(), column.headers.end(), [&](const HeaderPath& path) {
          return path.back().size() >= 18 && HeaderSays(section, place, path.back().substr(0, 12));
        });
    if (required || named || scattered) printed.push_back(&column);
  }
  // Numbered columns settle the count.
  size_t numbered = section.column_numbers.size();
  if (section.form->layout == Layout::kTwoSided && numbered > 0) --numbered;
  if (numbered == all.size()) return all;
  // So do the amounts where the headings are torn.
  return amounts == all.size() ? all : printed;
}

std::vector<RowIdentity> IdentitiesOf(const Catalogue& catalogue, const std::string& form,
                                      const Columns& columns) {
  auto index = [&](const std::string& measure) {
    for (size_t i = 0; i < columns.size(); ++i)
      if (columns[i]->measure == measure) return static_cast<int>(i);
    return -1;
  };
  std::vector<RowIdentity> out;
  for (const Identity& identity : catalogue.identities()) {
    if (identity.kind != Identity::Kind::kRow) continue;
    if (std::find(identity.forms.begin(), identity.forms.end(), form) == identity.forms.end()) continue;
    RowIdentity row;
    for (const IdentityTerm& term : identity.left)
      if (int i = index(term.measure); i >= 0) row.plus.push_back(i);
    for (const IdentityTerm& term : identity.right)
      if (int i = index(term.measure); i >= 0) row.minus.push_back(i);
    if (!row.plus.empty() && !row.minus.empty() && row.plus.size() == identity.left.size())
      out.push_back(std::move(row));
  }
  return out;
}

class FormReader {
 public:
  FormReader(const Section& section, const Catalogue& catalogue, const CodeNames& names,
             const Figures& figures)
      : section_(section),
        catalogue_(catalogue),
        names_(names),
        figures_(figures),
        unit_(section.context.unit.value_or("")) {}

  LinearForm Read() {
    out_.section = &section_;
    out_.method = section_.keeps_columns ? Method::kAligned : Method::kLinear;
    switch (section_.form->layout) {
      case Layout::kClassification:
        ReadClassification();
        break;
      case Layout::kTwoSided:
        ReadTwoSided();
        break;
      case Layout::kBlocks:
        ReadBlocks();
        break;
      case Layout::kItems:
        ReadLinearItems(section_, unit_, catalogue_, figures_, &out_.facts, &out_.cells, &strays_);
        out_.contested = std::any_of(out_.facts.begin(), out_.facts.end(),
                                     [](const FactRecord& fact) { return fact.confidence <= kOpen; });
        break;
    }
    if (section_.form->layout == Layout::kTwoSided && !section_.keeps_columns) out_.contested = Detached();
    strays_ += BrokenOff();
    if (strays_ == 0 && !section_.keeps_columns) strays_ += Unread();
    out_.open = std::any_of(out_.facts.begin(), out_.facts.end(), [](const FactRecord& fact) {
      return fact.amount && fact.confidence < kTrustworthy;
    });
    if (strays_ > 0) out_.confidence = std::min(out_.confidence, 0.4);
    gave_up_ = gave_up_ || section_.cut;
    out_.gave_up = gave_up_;
    if (gave_up_) out_.confidence = std::min(out_.confidence, 0.4);
    return std::move(out_);
  }

  /// The columns each for itself; nothing where that does not satisfy the sums of the form.
  std::optional<LinearForm> ReadByColumns() {
    out_.section = &section_;
    out_.method = Method::kLinear;
    bool read = section_.form->layout == Layout::kClassification ? ClassificationByColumns()
                : section_.form->layout == Layout::kTwoSided     ? SidesByColumns()
                : section_.form->layout == Layout::kItems        ? ItemsByColumns()
                                                                 : BlocksByColumns();
    if (!read) return std::nullopt;
    strays_ += Unread();
    if (strays_ > 0) out_.confidence = std::min(out_.confidence, 0.4);
    out_.contested = open_;
    out_.by_columns = true;
    gave_up_ = gave_up_ || section_.cut;
    out_.gave_up = gave_up_;
    if (gave_up_) out_.confidence = std::min(out_.confidence, 0.4);
    return std::move(out_);
  }

 private:
  bool ClassificationByColumns() {
    const Columns printed = PrintedColumns(section_, HeaderPlace::kAnywhere, "", 0);
    // A header in pieces may name fewer columns than it has; then all of the form are tried.
    Columns all;
    for (const ColumnSpec& column : PrintedSet(section_, HeaderPlace::kAnywhere).columns)
      all.push_back(&column);
    std::vector<Columns> ways{printed};
    if (printed.size() < all.size()) ways.push_back(all);
    if (FillsOnly(all.size(), printed.size())) std::swap(ways.front(), ways.back());
    // Rows in one piece tell more than columns, but in a laid-out form whose lines were no rows.
    auto* first = section_.keeps_columns ? ReadClassificationColumns : ReadAnchoredRows;
    auto* second = section_.keeps_columns ? ReadAnchoredRows : ReadClassificationColumns;
    for (auto* read : {first, second}) {
      for (const Columns& columns : ways) {
        ColumnLayout layout{columns.size(), IdentitiesOf(catalogue_, section_.form->id, columns), unit_,
                            columns.size() == all.size()};
        std::optional<LinearBody> body = read(section_, layout, catalogue_, names_);
        if (!body) continue;
        std::vector<size_t> rows;
        for (size_t i = 0; i < body->rows.size(); ++i) rows.push_back(i);
        Solve(*body, rows, columns, "");
        open_ = open_ || HasUnlikelyColumns(columns);
        return true;
      }
    }
    return false;
  }

  // Where dashes stand for the blanks every cell is printed, and the amounts fill so many columns, but not as
  // few as the other number.
  bool FillsOnly(size_t columns, size_t fewer) const {
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
  bool HasUnlikelyColumns(const Columns& columns) const {
    bool rare = false, usual = false;
    for (const ColumnSpec* column : columns) {
      bool filled = std::any_of(out_.facts.begin(), out_.facts.end(), [&](const FactRecord& fact) {
        return fact.measure == column->measure && fact.amount_fen.value_or(0) != 0;
      });
      rare = rare || (column->rare && filled);
      usual = usual || (!column->rare && !filled);
    }
    return rare && usual;
  }

  bool SidesByColumns() {
    Columns columns = PrintedColumns(section_, HeaderPlace::kAnywhere, "expenditure", 0);
    auto expected = [&](const std::string& side, const std::string& name, size_t column,
                        bool guess) -> std::optional<int64_t> {
      const std::string& form = section_.form->id;
      const std::string& measure = side == "income" ? "final" : columns[column]->measure;
      if (std::optional<int64_t> fen = figures_.Expected(catalogue_.identities(), form, side, name, measure))
        return fen;
      return side == "income" ? std::nullopt : ClassFigure(name, measure, guess);
    };
    std::optional<LinearBody> body = ReadSideColumns(section_, columns.size(), unit_, catalogue_, expected);
    if (!body) return false;
    for (const char* side : {"income", "expenditure"}) {
      std::vector<size_t> rows;
      for (size_t i = 0; i < body->rows.size(); ++i)
        if (body->rows[i].side == side) rows.push_back(i);
      Solve(*body, rows, PrintedColumns(section_, HeaderPlace::kAnywhere, side, 0), side);
    }
    return true;
  }

  bool BlocksByColumns() {
    std::optional<LinearBody> body = ReadBlockColumns(section_, unit_, catalogue_);
    if (!body) return false;
    Columns columns = PrintedColumns(section_, HeaderPlace::kAnywhere, "", 0);
    std::vector<size_t> rows;
    for (size_t i = 0; i < body->rows.size(); ++i) rows.push_back(i);
    if (columns.size() > 1) columns.erase(columns.begin() + 1, columns.end());
    Solve(*body, rows, columns, "");
    return true;
  }

  bool ItemsByColumns() {
    std::optional<ItemColumns> items = ReadItemColumns(section_, unit_, catalogue_);
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
      out_.facts.push_back(std::move(fact));
      out_.cells.push_back(std::move(cell));
    }
    open_ = items->open;
    return true;
  }

  // What the form of one budget, or of all expenditure, says of a class: nothing where it was not read, 0
  // where it does not name the class.
  std::optional<int64_t> ClassFigure(const std::string& name, const std::string& measure, bool guess) const {
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

  static bool Names(const IdentityTerm& term, const std::string& name) {
    return std::find(term.names.begin(), term.names.end(), MatchKey(name)) != term.names.end();
  }

  void ReadClassification() {
    std::vector<size_t> amounts;
    for (const std::vector<Token>& line : section_.body)
      amounts.push_back(static_cast<size_t>(std::count_if(
          line.begin(), line.end(), [](const Token& t) { return t.kind == Token::Kind::kAmount; })));
    Columns columns = PrintedColumns(section_, HeaderPlace::kAbove, "", MostAmounts(amounts));
    LinearBody body = ReadClassificationRows(section_.body, static_cast<int>(columns.size()),
                                             section_.keeps_columns, catalogue_.key(), names_);
    strays_ += body.strays;
    std::vector<size_t> rows;
    for (size_t i = 0; i < body.rows.size(); ++i) rows.push_back(i);
    Solve(body, rows, columns, "");
  }

  void ReadTwoSided() {
    LinearBody body = ReadTwoSidedRows(section_.body, section_.keeps_columns, catalogue_);
    strays_ += body.strays;
    for (const char* side : {"income", "expenditure"}) {
      std::vector<size_t> amounts;
      for (const LinearRow& row : body.rows)
        if (row.side == side) amounts.push_back(row.amounts.size());
      Columns columns = PrintedColumns(section_, HeaderPlace::kAbove, side, MostAmounts(amounts));
      std::vector<size_t> rows;
      for (size_t i = 0; i < body.rows.size(); ++i) {
        if (body.rows[i].side != side) continue;
        LinearRow& row = body.rows[i];
        if (row.amounts.size() > columns.size()) {
          strays_ += static_cast<int>(row.amounts.size() - columns.size());
          row.amounts.resize(columns.size());
        }
        rows.push_back(i);
      }
      Solve(body, rows, columns, side);
    }
  }

  void ReadBlocks() {
    Columns columns = PrintedColumns(section_, HeaderPlace::kAbove, "", 0);
    LinearBody body;
    if (section_.keeps_columns) {
      CodeNames names;
      for (const EconomicClass& entry : catalogue_.economics()) {
        names.emplace(entry.code, entry.name);
        for (const EconomicItem& item : entry.items) names.emplace(item.code, item.name);
      }
      body = ReadPlacedBlockRows(section_.body, catalogue_.key(), names);
    } else {
      body = ReadBlockRows(section_.body, catalogue_.key());
    }
    strays_ += body.strays;
    std::vector<size_t> rows;
    for (size_t i = 0; i < body.rows.size(); ++i) rows.push_back(i);
    if (columns.size() > 1) columns.erase(columns.begin() + 1, columns.end());
    Solve(body, rows, columns, "");
  }

  // Lines of nothing but several whole numbers in the body are the ends of amounts that were broken over
  // lines. The halves of a two-sided form number their rows.
  int BrokenOff() const {
    size_t shortest = section_.form->layout == Layout::kTwoSided ? 3 : 1;
    int count = 0;
    for (const std::vector<Token>& line : section_.body)
      count += line.size() > 1 && std::all_of(line.begin(), line.end(), [&](const Token& t) {
                 std::string digits = PatternText(t.text);
                 return t.kind == Token::Kind::kNumber && digits != "0" && digits.size() >= shortest;
               });
    return count;
  }

  // Amounts that are printed and that no fact holds. A text that lost its columns may print them anywhere, so
  // the header is no place without amounts.
  int Unread() const {
    int printed = 0, read = 0;
    for (const std::vector<std::vector<Token>>* part : {&section_.header, &section_.body})
      for (const std::vector<Token>& line : *part)
        for (const Token& token : line)
          printed +=
              token.kind == Token::Kind::kAmount && ParseAmount(token.text).kind == Amount::Kind::kNumber;
    for (const FactRecord& fact : out_.facts) read += fact.amount.has_value();
    return std::max(printed - read, 0);
  }

  // Amounts on lines of their own: in a form of one column the sums hold whichever row they are given to.
  bool Detached() const {
    if (PrintedColumns(section_, HeaderPlace::kAnywhere, "expenditure", 0).size() > 1) return false;
    return std::any_of(section_.body.begin(), section_.body.end(), [](const std::vector<Token>& line) {
      return !line.empty() && line[0].kind == Token::Kind::kAmount &&
             ParseAmount(line[0].text).kind == Amount::Kind::kNumber;
    });
  }

  // The row that this one is a part of: the longest shorter code, else 合计. In two-sided forms the numbered
  // rows are parts of the year's total, which with the closing balance makes the grand total.
  int ParentOf(const LinearBody& body, const std::vector<size_t>& rows, size_t at,
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

  void Solve(const LinearBody& body, const std::vector<size_t>& rows, const Columns& columns,
             const std::string& side) {
    std::vector<const LinearRow*> pointers;
    for (size_t r : rows) pointers.push_back(&body.rows[r]);
    Scale scale(pointers, unit_);
    ColumnProblem problem;
    problem.columns = static_cast<int>(columns.size());
    problem.identities = IdentitiesOf(catalogue_, section_.form->id, columns);
    for (const ColumnSpec* column : columns) problem.rare.push_back(column->rare);
    bool tree = section_.form->layout != Layout::kBlocks && columns.size() > 1;
    // Finding parents is quadratic; a form of thousands of rows is no form of an agency.
    constexpr size_t kMostRows = 3000;
    tree = tree && rows.size() <= kMostRows;
    problem.rows.resize(rows.size());
    for (size_t i = 0; i < rows.size() && tree; ++i)
      Expect(body.rows[rows[i]], columns, scale, side, &problem.rows[i]);
    std::vector<Sheet> sheets =
        FindSheets(section_, pointers, problem.rows, columns, problem.identities, scale);
    bool open = false;
    for (const Sheet& sheet : sheets) {
      open = open || !sheet.settled;
      for (size_t i : sheet.rows) {
        const LinearRow& row = body.rows[rows[i]];
        ColumnRow& out = problem.rows[i];
        // Dashes hold the place of blank cells: as many tokens as columns leave nothing to solve.
        bool complete = row.amounts.size() == columns.size();
        for (size_t k = 0; k < row.amounts.size(); ++k) {
          Amount amount = ParseAmount(row.amounts[k].text);
          if (amount.kind == Amount::Kind::kBlank && !complete) continue;
          out.numbers.push_back(amount.kind == Amount::Kind::kNumber ? scale.Scaled(amount.digits) : 0);
          int column = !row.columns.empty()   ? row.columns[k]
                       : complete             ? static_cast<int>(k)
                       : sheet.anchors.usable ? sheet.anchors.ColumnOf(row.amounts[k])
                                              : -1;
          out.allowed.push_back(column >= 0 ? std::vector<int>{column} : std::vector<int>{});
        }
        if (tree) out.parent = ParentOf(body, rows, i, side);
      }
    }
    ColumnSolution solution = SolveColumns(problem);
    gave_up_ = gave_up_ || solution.gave_up;
    if (open) {
      DoubtOpenSheets(sheets, pointers, columns.size(), &problem, &solution);
    } else if (tree && !section_.keeps_columns) {
      ChooseJointly(problem, Hints(pointers, columns, scale, side), &solution);
    }
    for (const Sheet& sheet : sheets) {
      for (size_t i : sheet.rows) {
        ColumnReading& reading = solution.rows[i];
        Emit(body.rows[rows[i]], columns, sheet.anchors, reading, side);
      }
    }
  }

  // Columns of a sheet that were only proposed prove nothing, neither there nor elsewhere: proven is what is
  // proven with all matches of its columns that fit as well.
  static void DoubtOpenSheets(const std::vector<Sheet>& sheets, const std::vector<const LinearRow*>& rows,
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

  // What other forms that are in doubt say of the totals.
  ColumnHints Hints(const std::vector<const LinearRow*>& rows, const Columns& columns, const Scale& scale,
                    const std::string& side) const {
    ColumnHints hints(rows.size());
    for (size_t i = 0; i < rows.size(); ++i) {
      if (!rows[i]->code.empty()) continue;
      for (const ColumnSpec* column : columns)
        hints[i].push_back(
            scale.FromFen(figures_.Expected(catalogue_.identities(), section_.form->id, side,
                                            UnnumberedKey(rows[i]->name), column->measure, true)));
    }
    return hints;
  }

  // What the forms read before say about this row.
  void Expect(const LinearRow& row, const Columns& columns, const Scale& scale, const std::string& side,
              ColumnRow* out) const {
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

  void Emit(const LinearRow& row, const Columns& columns, const Anchoring& anchors,
            const ColumnReading& reading, const std::string& side) {
    int grid_row = static_cast<int>(++emitted_rows_) - 1;
    AddCell(grid_row, 0, row.code, row.place);
    AddCell(grid_row, 1, row.name, row.place);
    AddCell(grid_row, 2, row.line_no, row.place);
    // Amounts that are no dash, in order, as the solver counted them.
    std::vector<const Token*> tokens;
    bool complete = row.amounts.size() == columns.size();
    for (const Token& token : row.amounts)
      if (complete || ParseAmount(token.text).kind != Amount::Kind::kBlank) tokens.push_back(&token);
    double confidence =
        reading.status == ColumnStatus::kProven ? (reading.witnesses > 0 ? kProven : kPlain) : kOpen;
    if (columns.size() == 1 && row.amounts.size() <= 1) confidence = kPlain;
    // A row without amounts is blank in every column: nothing to prove.
    if (tokens.empty()) confidence = kPlain;
    if (row.doubtful) confidence = kOpen;
    open_ = open_ || confidence == kOpen;
    if (row.name.empty() && row.code.empty()) return;
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
      Cell cell;
      cell.place = token ? token->place : BlankPlace(row, anchors, c);
      if (token) cell.text = token->text;
      FillAmount(cell, unit_, &fact);
      AddCell(grid_row, fact.col, cell.text, cell.place);
      out_.facts.push_back(std::move(fact));
    }
    if (reading.columns.size() < tokens.size())
      strays_ += static_cast<int>(tokens.size() - reading.columns.size());
  }

  // Where a blank cell would stand: on the row's line, in its column where that is known.
  static Place BlankPlace(const LinearRow& row, const Anchoring& anchors, size_t column) {
    Place place = row.place;
    if (!place.box) return place;
    ColumnExtent extent = anchors.usable ? anchors.Extent(column) : ColumnExtent{};
    if (extent.seen) {
      place.box->x0 = extent.x0;
      place.box->x1 = extent.x1;
    }
    return place;
  }

  void AddCell(int row, int col, const std::string& text, const Place& place) {
    Cell cell;
    cell.row = row;
    cell.col = col;
    cell.text = text;
    cell.place = place;
    out_.cells.push_back(std::move(cell));
  }

  const Section& section_;
  const Catalogue& catalogue_;
  const CodeNames& names_;
  const Figures& figures_;
  std::string unit_;
  LinearForm out_;
  size_t emitted_rows_ = 0;
  int strays_ = 0;
  bool gave_up_ = false;
  bool open_ = false;  // another reading of some row was as likely
};

// A form alone, as its own sums leave it: other forms may lean only on what holds.
Records Verified(const LinearForm& form, const Catalogue& catalogue) {
  Records alone;
  TableRecord table;
  table.form = form.section->form->id;
  table.unit = form.section->context.unit;
  table.method = std::string(MethodName(form.method));
  table.confidence = form.confidence;
  bool filled = std::any_of(form.facts.begin(), form.facts.end(),
                            [](const FactRecord& f) { return f.amount.has_value(); });
  table.status = filled ? "filled" : "empty";
  alone.tables.push_back(std::move(table));
  alone.facts = form.facts;
  VerifySums(catalogue, &alone);
  return alone;
}

bool Holds(const Records& verified) {
  return verified.tables[0].confidence >= kTrustworthy &&
         std::none_of(verified.facts.begin(), verified.facts.end(),
                      [](const FactRecord& fact) { return fact.confidence < kTrustworthy; });
}

// A reading that is as contested as the one before is no better, unless that one is not to be trusted as a
// whole. Where the items of the 三公 form are open either way, the lines weigh which of them agencies leave
// blank.
bool Better(const LinearForm& next, const LinearForm& before, const Catalogue& catalogue) {
  if (!next.contested) return true;
  bool items = next.section->form->layout == Layout::kItems;
  return (before.contested && !items) || Verified(before, catalogue).tables[0].confidence < kTrustworthy;
}

// The form as a grid that its places make; nothing where its columns are not those of the form.
std::optional<LinearForm> ReadAligned(const Section& section, const Catalogue& catalogue,
                                      const std::vector<Page>& pages) {
  std::optional<Grid> grid = AlignSection(section, catalogue, pages);
  if (!grid) return std::nullopt;
  const FormSpec& form = *section.form;
  Header header = AnalyseHeader(*grid, &form, catalogue);
  if (header.fit < 1 && form.layout != Layout::kItems) return std::nullopt;
  LinearForm out;
  out.section = &section;
  out.method = grid->method;
  Body body = ReadBody(*grid, form, header, section.context.unit.value_or(""), catalogue);
  if (body.facts.empty()) return std::nullopt;
  out.confidence = grid->confidence;
  if (body.orphans > 0 || body.unreadable > 0) out.confidence = kOpen;
  out.facts = std::move(body.facts);
  out.cells = std::move(grid->cells);
  return out;
}

}  // namespace

std::vector<LinearForm> ReadLinearForms(const std::vector<Section>& sections, const Catalogue& catalogue,
                                        const std::vector<Page>& pages, CodeNames names, Figures* figures) {
  // Summaries first: they are read without other forms, and the rest leans on them.
  auto rank = [](const Section& section) {
    switch (section.form->layout) {
      // One amount column is read without other forms; several lean on the forms of the single budgets.
      case Layout::kTwoSided:
        return section.form->default_columns().columns.size() == 1 ? 0 : 4;
      case Layout::kBlocks:
        return 1;
      case Layout::kClassification: {
        auto total = [&](const ColumnSet& set) { return set.columns.size(); };
        // The fewer columns, the less is open.
        return total(section.form->column_sets.back()) <= 3                                        ? 2
               : section.form->column_sets.back().requires_measures[0].starts_with("expenditure_") ? 3
                                                                                                   : 5;
      }
      case Layout::kItems:
        return 6;
    }
    return 6;
  };
  std::vector<const Section*> order;
  for (const Section& section : sections) order.push_back(&section);
  std::stable_sort(order.begin(), order.end(),
                   [&](const Section* a, const Section* b) { return rank(*a) < rank(*b); });
  std::vector<LinearForm> out;
  for (const Section* section : order) {
    auto read = [&](LinearForm* form) {
      for (FactRecord& fact : form->facts) fact.form = section->form->id;
      return Verified(*form, catalogue);
    };
    std::optional<LinearForm> aligned = ReadAligned(*section, catalogue, pages);
    Records verified;
    if (aligned) verified = read(&*aligned);
    bool holds = aligned && verified.tables[0].confidence >= kTrustworthy;
    LinearForm form;
    if (holds) {
      form = std::move(*aligned);
    } else {
      form = FormReader(*section, catalogue, names, *figures).Read();
      Records by_lines = read(&form);
      // Where neither reading holds, the one that has columns is the likelier. Where the lines hold and the
      // columns say otherwise, nothing is sure.
      if (aligned && by_lines.tables[0].confidence < kTrustworthy) {
        form = std::move(*aligned);
      } else {
        if (aligned && Contradict(*aligned, form)) {
          form.confidence = std::min(form.confidence, kOpen);
          by_lines = read(&form);
        }
        verified = std::move(by_lines);
      }
    }
    // What was read block by block has its columns one after the other.
    bool two_sided = section->form->layout == Layout::kTwoSided;
    if (!section->keeps_columns && !two_sided && !Holds(verified)) {
      std::optional<LinearForm> columns = FormReader(*section, catalogue, names, *figures).ReadByColumns();
      if (columns && Better(*columns, form, catalogue)) {
        form = std::move(*columns);
        verified = read(&form);
      } else {
        form.contested = true;  // neither way leaves one reading
      }
    }
    figures->Add(verified.facts);
    // What other forms may lean on is more than what the form as a whole promises.
    if (form.contested) form.confidence = std::min(form.confidence, 0.4);
    // What is in doubt names no row of another form.
    for (const FactRecord& fact : form.facts)
      if (fact.code && fact.confidence >= kTrustworthy && section->form->layout == Layout::kClassification)
        names.emplace(*fact.code, fact.name);
    out.push_back(std::move(form));
  }
  // Summaries are read first; which of their rows are blank, the forms that they sum up may tell. What they
  // say then may tell the columns of a form.
  auto again = [&](Layout layout) {
    for (LinearForm& form : out) {
      const Section& section = *form.section;
      // On the page of a PDF places tell more than the order does.
      if (section.form->layout != layout || (section.keeps_columns && section.place.page > 0)) continue;
      if (!form.contested && Holds(Verified(form, catalogue))) continue;
      std::optional<LinearForm> columns = FormReader(section, catalogue, names, *figures).ReadByColumns();
      if (!columns || !Better(*columns, form, catalogue)) continue;
      form = std::move(*columns);
      for (FactRecord& fact : form.facts) fact.form = section.form->id;
      figures->Add(Verified(form, catalogue).facts);
      if (form.contested) form.confidence = std::min(form.confidence, 0.4);
    }
  };
  // The two summaries lean on each other.
  again(Layout::kTwoSided);
  again(Layout::kTwoSided);
  again(Layout::kClassification);
  for (LinearForm& form : out) {
    Layout layout = form.section->form->layout;
    bool loose =
        (layout == Layout::kClassification || layout == Layout::kTwoSided) && form.section->place.page == 0;
    if (loose &&
        (ContradictsOtherForms(form, catalogue, *figures) || (form.by_columns && NamesAreOdd(form, out))))
      form.confidence = std::min(form.confidence, 0.4);
  }
  return out;
}

}  // namespace gongkai
