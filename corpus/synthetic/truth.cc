#include "corpus/synthetic/truth.h"

#include <nlohmann/json.hpp>

#include "normalize/text/fold.h"

namespace gongkai::synthetic {
namespace {

using Json = nlohmann::ordered_json;

Json OrNull(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

}  // namespace

std::string TruthJson(const Disclosure& disclosure, const std::string& file) {
  const Agency& agency = disclosure.agency;
  Json truth;
  truth["document"] = {{"file", file},
                       {"publisher", agency.name},
                       {"fiscal_year", agency.year},
                       {"kind", agency.single_unit ? "unit_final_account" : "department_final_account"},
                       {"consolidated", agency.consolidated ? 1 : 0}};
  Json tables = Json::array(), facts = Json::array(), statements = Json::array();
  for (const Form& form : disclosure.forms) {
    if (form.id.empty()) continue;
    if (form.missing) {
      tables.push_back({{"form", form.id},
                        {"label", nullptr},
                        {"title", form.title},
                        {"unit", nullptr},
                        {"status", "missing"},
                        {"empty_reason", nullptr}});
      continue;
    }
    tables.push_back({{"form", form.id},
                      {"label", OrNull(StripSpace(form.label))},
                      {"title", form.title},
                      {"unit", UnitName(form.unit)},
                      {"page_first", form.page_first},
                      {"page_last", form.page_last},
                      {"status", form.empty ? "empty" : "filled"},
                      {"empty_reason", OrNull(form.empty_reason)}});
    for (const Fact& fact : form.facts)
      facts.push_back({{"form", form.id},
                       {"side", OrNull(fact.side)},
                       {"line_no", OrNull(fact.line_no)},
                       {"code", OrNull(fact.code)},
                       {"name", fact.name},
                       {"measure", fact.measure},
                       {"amount", fact.amount ? Json(*fact.amount) : Json(nullptr)},
                       {"page", fact.page},
                       {"row", fact.row}});
  }
  for (const Paragraph& paragraph : disclosure.accounts)
    for (const Statement& statement : paragraph.statements)
      statements.push_back({{"section", statement.section},
                            {"subject", statement.subject},
                            {"measure", statement.measure},
                            {"base", OrNull(statement.base)},
                            {"amount", statement.amount},
                            {"unit", statement.unit},
                            {"page", statement.page},
                            {"raw", statement.raw}});
  truth["look"] = disclosure.look.Describe();
  truth["tables"] = std::move(tables);
  truth["facts"] = std::move(facts);
  truth["statements"] = std::move(statements);
  return truth.dump(1) + "\n";
}

}  // namespace gongkai::synthetic
