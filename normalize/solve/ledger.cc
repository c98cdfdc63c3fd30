#include "normalize/solve/ledger.h"

#include <algorithm>
#include <map>
#include <set>

#include "normalize/text/amount.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

size_t Decimals(const std::string& amount) {
  size_t point = amount.find('.');
  return point == std::string::npos ? 0 : amount.size() - point - 1;
}

// 一、 to 九十九、: the top level of the summaries. Inner rows (其中：, 1.) are parts of these.
bool HasChineseNumber(std::string_view name) {
  static constexpr std::string_view kNumerals[] = {"一", "二", "三", "四", "五",
                                                   "六", "七", "八", "九", "十"};
  size_t at = 0;
  for (bool more = true; more;) {
    more = std::any_of(std::begin(kNumerals), std::end(kNumerals),
                       [&](std::string_view numeral) { return name.substr(at).starts_with(numeral); });
    if (more) at += 3;
  }
  std::string_view rest = name.substr(at);
  return at > 0 && (rest.starts_with("、") || rest.starts_with(".") || rest.starts_with(","));
}

bool StartsWithAny(const std::string& text, const std::vector<std::string>& beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [&](const std::string& beginning) { return text.starts_with(beginning); });
}

}  // namespace

const size_t* LedgerRow::Find(std::string_view measure) const {
  for (const auto& [name_of, fact] : facts)
    if (name_of == measure) return &fact;
  return nullptr;
}

const LedgerRow* LedgerForm::Named(std::string_view side, const std::vector<std::string>& keys) const {
  for (const LedgerRow& row : rows)
    if (row.side == side && std::find(keys.begin(), keys.end(), row.key) != keys.end()) return &row;
  return nullptr;
}

const LedgerRow* LedgerForm::Coded(std::string_view code) const {
  for (const LedgerRow& row : rows)
    if (row.code == code) return &row;
  return nullptr;
}

Ledger::Ledger(const Catalogue& catalogue, const Records& records) : records_(records) {
  const std::string totals[] = {MatchKey(catalogue.summary().income_total),
                                MatchKey(catalogue.summary().expenditure_total)};
  std::vector<std::string> budgets;  // 一般公共, 政府性基金, 国有资本经营
  for (const std::string& source : catalogue.summary().fiscal_sources)
    budgets.push_back(MatchKey(source.substr(0, source.find("预算"))));
  std::map<size_t, size_t> form_of;  // table to form
  std::set<const FormSpec*> seen;
  for (size_t i = 0; i < records.tables.size(); ++i) {
    const TableRecord& table = records.tables[i];
    if (!table.form || table.status == "missing") continue;
    LedgerForm form;
    form.spec = catalogue.Find(*table.form);
    form.table = i;
    if (!seen.insert(form.spec).second) {
      seen = {form.spec};
      ++sets_;
    }
    form.set = sets_ - 1;
    form.ulp = FenPerUnit(table.unit.value_or("")).value_or(1);
    form_of[i] = forms_.size();
    forms_.push_back(std::move(form));
  }
  std::vector<size_t> decimals(forms_.size(), 0);
  std::vector<std::map<std::string, size_t>> row_of(forms_.size());
  for (size_t i = 0; i < records.facts.size(); ++i) {
    const FactRecord& fact = records.facts[i];
    auto at = form_of.find(fact.table);
    if (at == form_of.end()) continue;
    LedgerForm& form = forms_[at->second];
    const std::string name = "|" + fact.side.value_or("") + "|" + fact.code.value_or("") + "|" + fact.name;
    std::string id = std::to_string(fact.row) + name;
    // An item has its budget in one line and its final amount in another where the items are columns.
    if (form.spec->layout == Layout::kItems) {
      auto item = row_of[at->second].find(name);
      if (item == row_of[at->second].end() || !form.rows[item->second].Find(fact.measure)) id = name;
    }
    auto [entry, added] = row_of[at->second].emplace(std::move(id), form.rows.size());
    if (added) {
      LedgerRow row;
      row.side = fact.side.value_or("");
      row.code = fact.code.value_or("");
      row.name = fact.name;
      std::string folded = PatternText(fact.name);
      row.key = MatchKey(StripEnumerator(folded));
      row.numbered = HasChineseNumber(folded);
      form.rows.push_back(std::move(row));
    }
    form.rows[entry->second].facts.emplace_back(fact.measure, i);
    if (std::find(form.measures.begin(), form.measures.end(), fact.measure) == form.measures.end())
      form.measures.push_back(fact.measure);
    if (fact.amount) decimals[at->second] = std::max(decimals[at->second], Decimals(*fact.amount));
  }
  for (size_t i = 0; i < forms_.size(); ++i) {
    LedgerForm& form = forms_[i];
    for (size_t d = 0; d < decimals[i] && form.ulp > 1; ++d) form.ulp /= 10;
    if (form.spec->layout != Layout::kTwoSided) continue;
    std::set<std::string> below;
    for (LedgerRow& row : form.rows) {
      row.balance = below.count(row.side) > 0;
      if (row.key == totals[0] || row.key == totals[1]) below.insert(row.side);
      if (row.balance && row.side == "income" && StartsWithAny(row.key, budgets)) row.key = "年初" + row.key;
    }
  }
}

const LedgerForm* Ledger::Find(std::string_view form, size_t set) const {
  for (const LedgerForm& candidate : forms_)
    if (candidate.set == set && candidate.spec->id == form) return &candidate;
  return nullptr;
}

}  // namespace gongkai
