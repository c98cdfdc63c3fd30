// Forms whose rows are functional classes, sections and items: income, expenditure, general budget, funds,
// state.
#include <functional>
#include <map>

#include "corpus/synthetic/form_builders.h"

namespace gongkai::synthetic {
namespace {

const char* const kCodeWords[] = {"科目代码", "科目编码", "功能分类科目编码", "支出功能分类科目代码"};
constexpr int kBlankRowsOfEmptyForm = 2;
const std::vector<ColumnSpec> kProjectColumns = {{"project", "", {{"金额"}}}};

using Part = std::function<Fen(const Item&)>;

/// What each measure of a form sums up.
using Parts = std::map<std::string, Part>;

Parts BudgetParts(Budget Item::*budget) {
  return {{"total", [=](const Item& i) { return (i.*budget).expenditure(); }},
          {"basic", [=](const Item& i) { return (i.*budget).basic; }},
          {"project", [=](const Item& i) { return (i.*budget).project; }},
          {"opening_balance", [=](const Item& i) { return (i.*budget).opening; }},
          {"income", [=](const Item& i) { return (i.*budget).income; }},
          {"expenditure_total", [=](const Item& i) { return (i.*budget).expenditure(); }},
          {"expenditure_basic", [=](const Item& i) { return (i.*budget).basic; }},
          {"expenditure_project", [=](const Item& i) { return (i.*budget).project; }},
          {"closing_balance", [=](const Item& i) { return (i.*budget).closing; }}};
}

Parts PartsOf(const std::string& form) {
  if (form == "income")
    return {{"total", [](const Item& i) { return i.income(); }},
            {"fiscal_appropriation", [](const Item& i) { return i.fiscal_income(); }},
            {"superior_subsidy", [](const Item& i) { return i.own.superior_subsidy; }},
            {"business", [](const Item& i) { return i.own.business; }},
            {"operating", [](const Item& i) { return i.own.operating_income; }},
            {"affiliated_remittance", [](const Item& i) { return i.own.affiliated_remittance; }},
            {"other", [](const Item& i) { return i.own.other; }}};
  if (form == "expenditure")
    return {{"total", [](const Item& i) { return i.expenditure(); }},
            {"basic", [](const Item& i) { return i.basic(); }},
            {"project", [](const Item& i) { return i.project(); }},
            {"superior_remittance", [](const Item& i) { return i.own.superior_remittance; }},
            {"operating", [](const Item& i) { return i.own.operating; }},
            {"affiliated_subsidy", [](const Item& i) { return i.own.affiliated_subsidy; }}};
  if (form == "government_fund") return BudgetParts(&Item::fund);
  if (form == "state_capital") return BudgetParts(&Item::state);
  return BudgetParts(&Item::general);
}

const std::vector<ColumnSpec>& ColumnsOf(const FormContext& context) {
  if (context.form->id.empty()) return kProjectColumns;
  const FormSpec& spec = *context.catalogue.Find(context.form->id);
  const bool balances = spec.id == "state_capital" && context.look.state_balances;
  return balances ? spec.column_sets.front().columns : spec.default_columns().columns;
}

/// The heading of a measure: the catalogue's first, or one of those below a common heading where the look
/// groups.
HeaderPath PathOf(const ColumnSpec& column, const std::string& form, const Look& look) {
  if (look.grouped_headings && form != "income" && form != "expenditure") {
    std::vector<const HeaderPath*> grouped;
    for (const HeaderPath& path : column.headers)
      if (path.size() == 2) grouped.push_back(&path);
    if (!grouped.empty()) return *grouped[static_cast<size_t>(look.heading_word) % grouped.size()];
  }
  return column.headers.front();
}

class ClassificationBuilder {
 public:
  explicit ClassificationBuilder(const FormContext& context)
      : context_(context),
        look_(context.look),
        table_(context.form->table),
        columns_(ColumnsOf(context)),
        parts_(PartsOf(context.form->id)),
        code_columns_(look_.codes == CodeStyle::kWhole ? 1 : 3) {}

  void Build() {
    Header();
    const auto counts = [&](const Item& item) {
      for (const ColumnSpec& column : columns_)
        if (parts_.at(column.measure)(item) != 0) return true;
      return false;
    };
    const std::vector<std::string> codes = context_.agency.CodeTree(counts);
    context_.form->empty = codes.empty();
    const bool total_first = look_.total_in_header || !look_.total_last || codes.empty();
    if (total_first) TotalRow();
    for (const std::string& code : codes) CodeRow(code);
    if (!total_first) TotalRow();
    BlankRows(codes.empty() ? kBlankRowsOfEmptyForm : look_.blank_rows);
  }

 private:
  void Header() {
    Heading code{kCodeWords[look_.code_word], {}, {}};
    if (code_columns_ == 1) {
      code.columns = {ColumnKind::kCode};
    } else if (look_.total_in_header) {
      code.columns.assign(3, ColumnKind::kCodePart);
    } else {
      for (const char* part : {"类", "款", "项"})
        code.parts.push_back(Heading::Leaf(part, ColumnKind::kCodePart));
    }
    std::vector<Heading> headings = {{"项目", {code, Heading::Leaf("科目名称", ColumnKind::kName)}, {}}};
    std::vector<HeaderPath> paths;
    for (const ColumnSpec& column : columns_) paths.push_back(PathOf(column, context_.form->id, look_));
    for (Heading& heading : JoinPaths(paths)) headings.push_back(std::move(heading));
    SetHeader(headings, &table_);

    const int row = table_.header_rows;
    if (look_.total_in_header) {
      const int span = look_.column_numbers ? 2 : 1;
      int col = 0;
      for (const char* part : {"类", "款", "项"}) table_.Add(row, col++, part, Align::kCentre, span);
    }
    if (!look_.column_numbers) return;
    if (look_.total_in_header)
      table_.Add(row, 3, "栏次");
    else
      table_.Add(row, 0, "栏次", Align::kCentre, 1, code_columns_ + 1);
    for (int i = 0; i < static_cast<int>(columns_.size()); ++i)
      table_.Add(row, code_columns_ + 1 + i, std::to_string(i + 1));
    ++table_.header_rows;
  }

  /// The next body row. In a shared header the cells 类, 款 and 项 already reach into the first one.
  int NextRow() { return next_row_ = next_row_ < 0 ? table_.header_rows : next_row_ + 1; }

  void Amounts(int row, const std::string& code, const std::string& name) {
    int col = code_columns_ + 1;
    for (const ColumnSpec& column : columns_) {
      Fact fact;
      fact.code = code;
      fact.name = name;
      fact.measure = column.measure;
      const Fen amount = context_.agency.Sum(parts_.at(column.measure), code);
      if (context_.form->empty)
        context_.AddBlank(row, col++, fact);
      else
        context_.AddAmount(row, col++, amount, fact, look_.zero);
    }
  }

  void TotalRow() {
    const int row = NextRow();
    if (look_.total_in_header)
      table_.Add(row, 3, "合计");
    else
      table_.Add(row, 0, "合计", Align::kCentre, 1, code_columns_ + 1);
    Amounts(row, "", "合计");
  }

  void CodeRow(const std::string& code) {
    const int row = NextRow();
    switch (look_.codes) {
      case CodeStyle::kWhole:
        table_.Add(row, 0, code, Align::kLeft);
        break;
      case CodeStyle::kMerged:
        table_.Add(row, 0, code, Align::kLeft, 1, 3);
        break;
      case CodeStyle::kParts:
        table_.Add(row, 0, code.substr(0, 3));
        table_.Add(row, 1, code.size() > 3 ? code.substr(3, 2) : "");
        table_.Add(row, 2, code.size() > 5 ? code.substr(5, 2) : "");
    }
    const std::string name = context_.agency.CodeName(code);
    std::string indent;
    if (look_.indent_names)
      for (size_t level = 3; level < code.size(); level += 2) indent += "　";
    table_.Add(row, code_columns_, indent + name, Align::kLeft);
    Amounts(row, code, name);
  }

  void BlankRows(int count) {
    for (int i = 0; i < count; ++i) {
      const int row = NextRow();
      for (int col = 0; col < table_.width(); ++col) table_.Add(row, col, "");
    }
  }

  const FormContext& context_;
  const Look& look_;
  Table& table_;
  const std::vector<ColumnSpec>& columns_;
  const Parts parts_;
  const int code_columns_;
  int next_row_ = -1;
};

}  // namespace

void BuildClassification(const FormContext& context) {
  ClassificationBuilder(context).Build();
}

}  // namespace gongkai::synthetic
