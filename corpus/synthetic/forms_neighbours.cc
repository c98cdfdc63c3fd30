// Tables outside the nine that stand among them: detail tables, procurement, university accounts, budgets.
// They use the same words and much the same columns, and must never be taken for a form.
#include <algorithm>
#include <functional>

#include "corpus/synthetic/form_builders.h"

namespace gongkai::synthetic {
namespace {

Fact Nameless() {
  Fact fact;
  fact.measure = "other";
  return fact;
}

Fen Spent(const Item& item) {
  return item.expenditure();
}

Fen SpentOfGeneral(const Item& item) {
  return item.general.expenditure();
}

/// Rows by functional code with the amounts that `columns` gives for a code (an empty one for 合计).
void CodeRows(const FormContext& context, const std::vector<Heading>& amounts,
              const std::function<std::vector<Fen>(const std::string&)>& columns) {
  Table& table = context.form->table;
  std::vector<Heading> headings = {
      {"项目",
       {Heading::Leaf("功能分类科目编码", ColumnKind::kCode), Heading::Leaf("科目名称", ColumnKind::kName)},
       {}}};
  headings.insert(headings.end(), amounts.begin(), amounts.end());
  SetHeader(headings, &table);
  std::vector<std::string> codes =
      context.agency.CodeTree([](const Item& item) { return SpentOfGeneral(item) != 0; });
  codes.insert(codes.begin(), "");
  for (const std::string& code : codes) {
    const int row = table.rows;
    table.Add(row, 0, code, Align::kLeft);
    table.Add(row, 1, code.empty() ? "合计" : context.agency.CodeName(code),
              code.empty() ? Align::kCentre : Align::kLeft);
    int col = 2;
    for (Fen amount : columns(code)) context.AddAmount(row, col++, amount, Nameless(), context.look.zero);
  }
}

/// 项目 and an amount on either side, the shorter side filled with blanks.
using NamedAmounts = std::vector<std::pair<std::string, Fen>>;
void TwoSides(const FormContext& context, const std::string& word, const NamedAmounts& income,
              const NamedAmounts& expenditure) {
  Table& table = context.form->table;
  std::vector<Heading> headings;
  for (const char* side : {"收入", "支出"})
    headings.push_back(Heading{side, {Heading::Leaf("项目", ColumnKind::kName), Heading::Leaf(word)}, {}});
  SetHeader(headings, &table);
  for (size_t i = 0; i < std::max(income.size(), expenditure.size()); ++i) {
    const int row = table.rows;
    int col = 0;
    for (const NamedAmounts* side : {&income, &expenditure}) {
      const bool blank = i >= side->size();
      table.Add(row, col++, blank ? "" : (*side)[i].first, Align::kLeft);
      if (blank)
        table.Add(row, col++, "");
      else
        context.AddAmount(row, col++, (*side)[i].second, Nameless(), context.look.zero);
    }
  }
}

}  // namespace

void BuildDetail(const FormContext& context) {
  std::vector<Heading> amounts = {Heading::Leaf("合计")};
  for (const char* group : {"工资福利支出", "商品和服务支出", "对个人和家庭的补助", "资本性支出"})
    amounts.push_back(Heading::Leaf(group));
  CodeRows(context, amounts, [&](const std::string& code) {
    const Fen all = context.agency.Sum(SpentOfGeneral, code);
    std::vector<Fen> parts = Divide(all, {6, 3, 1, 1});
    parts.insert(parts.begin(), all);
    return parts;
  });
}

void BuildBudgetItems(const FormContext& context) {
  CodeRows(context, {Heading::Leaf("合计"), Heading::Leaf("基本支出"), Heading::Leaf("项目支出")},
           [&](const std::string& code) {
             const Fen basic = context.agency.Sum([](const Item& i) { return i.general.basic; }, code);
             const Fen project = context.agency.Sum([](const Item& i) { return i.general.project; }, code);
             return std::vector<Fen>{basic / 100 * 104 + project / 100 * 97, basic / 100 * 104,
                                     project / 100 * 97};
           });
}

void BuildBudgetSummary(const FormContext& context) {
  const Fen all = context.agency.Sum(Spent) / 100 * 103;
  const std::vector<Fen> income = Divide(all, {17, 2, 1, 3});
  NamedAmounts expenditure;
  for (const std::string& code : context.agency.CodeTree([](const Item& i) { return Spent(i) != 0; }))
    if (code.size() == 3)
      expenditure.emplace_back(context.agency.CodeName(code), context.agency.Sum(Spent, code) / 100 * 103);
  Fen spent = 0;
  for (const auto& [name, amount] : expenditure) spent += amount;
  expenditure.emplace_back("本年支出合计", spent);
  TwoSides(context, "预算数",
           {{"一、一般公共预算拨款收入", income[0]},
            {"二、政府性基金预算拨款收入", income[1]},
            {"三、国有资本经营预算拨款收入", income[2]},
            {"四、其他收入", income[3]},
            {"本年收入合计", all}},
           expenditure);
}

void BuildUniversity(const FormContext& context) {
  const Fen all = context.agency.Sum(Spent);
  const std::vector<Fen> income = Divide(all, {9, 2, 5, 3, 1});
  const std::vector<Fen> spent = Divide(all, {11, 4, 2, 2});
  TwoSides(context, "决算数",
           {{"一、财政补助收入", income[0] + income[1]},
            {"（一）教育拨款", income[0]},
            {"（二）科研拨款", income[1]},
            {"二、教育事业收入", income[2]},
            {"三、科研事业收入", income[3]},
            {"四、其他收入", income[4]},
            {"本年收入合计", all}},
           {{"一、教育支出", spent[0]},
            {"二、科学技术支出", spent[1]},
            {"三、社会保障和就业支出", spent[2]},
            {"四、住房保障支出", spent[3]},
            {"本年支出合计", all}});
}

void BuildProcurement(const FormContext& context) {
  Table& table = context.form->table;
  SetHeader({Heading::Leaf("项目", ColumnKind::kName), Heading::Leaf("金额")}, &table);
  const std::vector<Fen> parts =
      Divide(context.agency.Sum([](const Item& i) { return i.project(); }), {5, 2, 1, 9});
  const std::pair<const char*, Fen> rows[] = {{"合计", parts[0] + parts[1] + parts[2]},
                                              {"政府采购货物支出", parts[0]},
                                              {"政府采购工程支出", parts[1]},
                                              {"政府采购服务支出", parts[2]}};
  for (const auto& [name, amount] : rows) {
    const int row = table.rows;
    table.Add(row, 0, name);
    context.AddAmount(row, 1, amount, Nameless(), context.look.zero);
  }
}

}  // namespace gongkai::synthetic
