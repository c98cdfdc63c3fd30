#include "normalize/linear/side_words.h"

#include <algorithm>

#include "normalize/text/fold.h"

namespace gongkai {

SideWords::SideWords(const Catalogue& catalogue) {
  const SummaryRows& rows = catalogue.summary();
  for (const auto* list : {&rows.income_sources, &rows.fiscal_sources, &rows.income_foot})
    Add(*list, &income_);
  Add({rows.income_total, rows.fiscal_opening, "财政拨款收入", "用事业基金弥补收支差额", "年初结转和结余",
       "使用非财政拨款结余（含专用结余）", "使用专用结余", "收入总计"},
      &income_);
  for (const FunctionClass& entry : catalogue.functions())
    for (const ClassName& name : entry.names) expenditure_.insert(MatchKey(name.name));
  Add(rows.expenditure_foot, &expenditure_);
  Add({rows.expenditure_total, rows.fiscal_closing, "年末结转和结余", "支出总计"}, &expenditure_);
}

std::string SideWords::SideOf(const std::string& printed) const {
  std::string key = UnnumberedKey(printed);
  if (expenditure_.count(key)) return "expenditure";
  if (income_.count(key)) return "income";
  return {};
}

bool SideWords::Begins(const std::string& side, const std::string& printed) const {
  std::string key = UnnumberedKey(printed);
  if (key.empty()) return false;
  const WordSet& words = side == "income" ? income_ : expenditure_;
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return word.starts_with(key); });
}

std::string SideWords::RestOf(const std::string& side, const std::string& printed) const {
  const std::string key = UnnumberedKey(printed);
  std::string rest;
  for (const std::string& word : side == "income" ? income_ : expenditure_) {
    if (key.empty() || word.size() == key.size() || !word.starts_with(key)) continue;
    if (!rest.empty()) return {};
    rest = word.substr(key.size());
  }
  return rest;
}

void SideWords::Add(const std::vector<std::string>& names, WordSet* out) {
  for (const std::string& name : names) out->insert(MatchKey(name));
}

}  // namespace gongkai
