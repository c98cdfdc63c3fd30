// The two summary forms: income on the left, expenditure by class on the right.
#include "corpus/synthetic/form_builders.h"

namespace gongkai::synthetic {
namespace {

// The first summary until 2018.
constexpr int kLastOldYear = 2018;
constexpr const char* kOldFirstSource = "财政拨款收入";
constexpr const char* kOldSurplus = "用事业基金弥补收支差额";

// The catalogue's income sources begin with the three budgets.
constexpr size_t kBudgets = 3, kStateBudget = 2;

/// 一, 二 … 二十六: the enumerators of rows.
std::string ChineseNumber(size_t number) {
  static const char* const digits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  std::string out;
  if (number >= 20) out += digits[number / 10];
  if (number >= 10) out += "十";
  return out + digits[number % 10];
}

std::string Enumerated(size_t index, const std::string& name) {
  return ChineseNumber(index + 1) + "、" + name;
}

/// Half a row. Without a name it is blank.
struct Half {
  std::string name;
  std::vector<Fen> amounts;
  Align align = Align::kLeft;
};

struct Side {
  const char* id;     ///< contract name
  const char* title;  ///< 收入, 支出
  std::vector<const ColumnSpec*> columns;
  std::vector<Half> rows;
};

using Part = std::function<Fen(const Item&)>;

Part Of(Budget Item::*budget, Fen Budget::*amount) {
  return [=](const Item& item) { return item.*budget.*amount; };
}

Part Spent(Budget Item::*budget) {
  return [=](const Item& item) { return (item.*budget).expenditure(); };
}

/// The classes that the form prints in the agency's year.
std::vector<const FunctionClass*> PrintedClasses(const FormContext& context) {
  std::vector<const FunctionClass*> classes;
  for (const FunctionClass& entry : context.catalogue.functions()) {
    const bool debt = entry.code == "231" || entry.code == "232";
    if (entry.NameIn(context.agency.year).empty() || (debt && context.look.drop_debt_classes) ||
        (entry.code == "223" && !context.has_state()))
      continue;
    classes.push_back(&entry);
  }
  return classes;
}

void Pad(Side* side, size_t rows) {
  side->rows.resize(std::max(rows, side->rows.size()));
}

void PlaceHeader(const FormContext& context, const Side (&sides)[2]) {
  Table& table = context.form->table;
  std::vector<Heading> headings;
  for (const Side& side : sides) {
    Heading heading{side.title, {Heading::Leaf("项目", ColumnKind::kName)}, {}};
    if (context.look.line_numbers) heading.parts.push_back(Heading::Leaf("行次", ColumnKind::kLineNo));
    for (const ColumnSpec* column : side.columns) {
      const bool single = side.columns.size() == 1;
      heading.parts.push_back(
          Heading::Leaf(column->headers[single ? static_cast<size_t>(context.look.heading_word) : 0].back()));
    }
    headings.push_back(heading);
  }
  SetHeader(headings, &table);
  if (!context.look.column_numbers) return;
  const int row = table.header_rows++;
  int col = 0, number = 0;
  for (const Side& side : sides) {
    table.Add(row, col++, "栏次");
    if (context.look.line_numbers) table.Add(row, col++, "");
    for (size_t i = 0; i < side.columns.size(); ++i) table.Add(row, col++, std::to_string(++number));
  }
}

void PlaceRows(const FormContext& context, const Side (&sides)[2]) {
  Table& table = context.form->table;
  const size_t rows = sides[0].rows.size();
  for (size_t i = 0; i < rows; ++i) {
    const int row = table.header_rows + static_cast<int>(i);
    int col = 0;
    size_t lines_before = 0;
    for (const Side& side : sides) {
      const Half& half = side.rows[i];
      Fact fact;
      fact.side = side.id;
      fact.name = half.name;
      table.Add(row, col++, half.name, half.align);
      if (context.look.line_numbers) {
        fact.line_no = std::to_string(lines_before + i + 1);
        table.Add(row, col++, fact.line_no);
      }
      for (size_t j = 0; j < side.columns.size(); ++j, ++col) {
        if (half.name.empty()) {
          table.Add(row, col, "");
          continue;
        }
        fact.measure = side.columns[j]->measure;
        context.AddAmount(row, col, half.amounts[j], fact, context.look.zero);
      }
      lines_before += rows;
    }
  }
}

}  // namespace

void BuildSummary(const FormContext& context) {
  const Agency& agency = context.agency;
  const SummaryRows& words = context.catalogue.summary();
  const std::vector<ColumnSpec>& columns =
      context.catalogue.Find(context.form->id)->default_columns().columns;
  Side income{"income", "收入", {&columns[0]}, {}};
  Side expenditure{"expenditure", "支出", {&columns[0]}, {}};

  // In the order of the catalogue's income sources.
  const Part sources[] = {Of(&Item::general, &Budget::income),
                          Of(&Item::fund, &Budget::income),
                          Of(&Item::state, &Budget::income),
                          [](const Item& i) { return i.own.superior_subsidy; },
                          [](const Item& i) { return i.own.business; },
                          [](const Item& i) { return i.own.operating_income; },
                          [](const Item& i) { return i.own.affiliated_remittance; },
                          [](const Item& i) { return i.own.other; }};
  const bool old = context.look.old_rows && agency.year <= kLastOldYear;
  if (old)
    income.rows.push_back(
        {Enumerated(0, kOldFirstSource), {agency.Sum([](const Item& i) { return i.fiscal_income(); })}});
  for (size_t i = old ? kBudgets : 0; i < words.income_sources.size(); ++i)
    if (i != kStateBudget || context.has_state())
      income.rows.push_back(
          {Enumerated(income.rows.size(), words.income_sources[i]), {agency.Sum(sources[i])}});
  for (const FunctionClass* entry : PrintedClasses(context)) {
    const Fen amount = agency.Sum([](const Item& i) { return i.expenditure(); }, entry->code);
    expenditure.rows.push_back(
        {Enumerated(expenditure.rows.size(), std::string(entry->NameIn(agency.year))), {amount}});
  }
  const size_t body = std::max(income.rows.size(), expenditure.rows.size());
  Pad(&income, body);
  Pad(&expenditure, body);

  const Fen received = agency.Sum([](const Item& i) { return i.income(); });
  const Fen spent = agency.Sum([](const Item& i) { return i.expenditure(); });
  const Fen opening = agency.own_opening + agency.Sum([](const Item& i) {
    return i.general.opening + i.fund.opening + i.state.opening;
  });
  const Fen closing = agency.own_closing + agency.Sum([](const Item& i) {
    return i.general.closing + i.fund.closing + i.state.closing;
  });
  income.rows.push_back({words.income_total, {received}, Align::kCentre});
  expenditure.rows.push_back({words.expenditure_total, {spent}, Align::kCentre});
  income.rows.push_back({old ? kOldSurplus : words.income_foot[0], {agency.used_surplus}});
  expenditure.rows.push_back({words.expenditure_foot[0], {agency.distribution}});
  income.rows.push_back({words.income_foot[1], {opening}});
  expenditure.rows.push_back({words.expenditure_foot[1], {closing}});
  income.rows.push_back({words.grand_total, {received + agency.used_surplus + opening}, Align::kCentre});
  expenditure.rows.push_back({words.grand_total, {spent + agency.distribution + closing}, Align::kCentre});

  const Side sides[2] = {income, expenditure};
  PlaceHeader(context, sides);
  PlaceRows(context, sides);
}

void BuildFiscalSummary(const FormContext& context) {
  const Agency& agency = context.agency;
  const SummaryRows& words = context.catalogue.summary();
  std::vector<Budget Item::*> budgets = {&Item::general, &Item::fund};
  if (context.has_state()) budgets.push_back(&Item::state);

  Side income{"income", "收入", {}, {}};
  Side expenditure{"expenditure", "支出", {}, {}};
  for (const ColumnSpec& column : context.catalogue.Find(context.form->id)->default_columns().columns) {
    if (column.measure == "state_capital" && !context.has_state()) continue;
    (column.side == "income" ? income : expenditure).columns.push_back(&column);
  }

  // All budgets together, then one by one.
  const auto by_budget = [&](const auto& part_of, const std::string& code) {
    std::vector<Fen> amounts = {0};
    for (Budget Item::*budget : budgets) {
      amounts.push_back(agency.Sum(part_of(budget), code));
      amounts[0] += amounts.back();
    }
    return amounts;
  };
  const auto plus = [](std::vector<Fen> left, const std::vector<Fen>& right) {
    for (size_t i = 0; i < left.size(); ++i) left[i] += right[i];
    return left;
  };
  const std::vector<Fen> received = by_budget([](auto b) { return Of(b, &Budget::income); }, "");
  const std::vector<Fen> opening = by_budget([](auto b) { return Of(b, &Budget::opening); }, "");
  const std::vector<Fen> spent = by_budget([](auto b) { return Spent(b); }, "");
  const std::vector<Fen> closing = by_budget([](auto b) { return Of(b, &Budget::closing); }, "");

  const bool variant = context.look.fiscal_variant;
  for (size_t i = 0; i < budgets.size(); ++i)
    income.rows.push_back(
        {Enumerated(i, variant ? words.income_sources[i] : words.fiscal_sources[i]), {received[i + 1]}});
  for (const FunctionClass* entry : PrintedClasses(context))
    expenditure.rows.push_back({Enumerated(expenditure.rows.size(), std::string(entry->NameIn(agency.year))),
                                by_budget([](auto b) { return Spent(b); }, entry->code)});
  const size_t body = std::max(income.rows.size(), expenditure.rows.size());
  Pad(&income, body);
  Pad(&expenditure, body);

  income.rows.push_back({words.income_total, {received[0]}, Align::kCentre});
  expenditure.rows.push_back({words.expenditure_total, spent, Align::kCentre});
  income.rows.push_back({words.fiscal_opening, {opening[0]}});
  expenditure.rows.push_back({words.fiscal_closing, closing});
  // Sets with 行次 print the names alone here, the others repeat the enumerators of the income rows.
  for (size_t i = 0; i < budgets.size(); ++i)
    income.rows.push_back(
        {context.look.line_numbers ? words.fiscal_sources[i] : Enumerated(i, words.fiscal_sources[i]),
         {opening[i + 1]}});
  Pad(&expenditure, income.rows.size());
  const std::string grand_total = variant ? "合计" : words.grand_total;
  income.rows.push_back({grand_total, {received[0] + opening[0]}, Align::kCentre});
  expenditure.rows.push_back({grand_total, plus(spent, closing), Align::kCentre});

  const Side sides[2] = {income, expenditure};
  PlaceHeader(context, sides);
  PlaceRows(context, sides);
}

}  // namespace gongkai::synthetic
