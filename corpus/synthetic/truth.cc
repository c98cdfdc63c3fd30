#include "corpus/synthetic/truth.h"

#include <nlohmann/json.hpp>

#include "normalize/text/fold.h"

namespace gongkai::synthetic {
namespace {

using Json = nlohmann::ordered_json;

Json OrNull(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

Json OrNull(const Fund::Text& text) {
  return text ? Json(*text) : Json(nullptr);
}

/// Where another program set the pages, nobody knows them.
Json PageOrNull(int page) {
  return page > 0 ? Json(page) : Json(nullptr);
}

Json FundJson(const Fund& fund) {
  Json out = {{"name", fund.name},
              {"initial_budget", OrNull(fund.initial_budget)},
              {"full_year_budget", OrNull(fund.full_year_budget)},
              {"executed", OrNull(fund.executed)},
              {"weight", OrNull(fund.weight)},
              {"rate", OrNull(fund.rate)},
              {"score", OrNull(fund.score)},
              {"unit", UnitName(Unit::kWanYuan)}};
  if (fund.content) {
    out["content"] = *fund.content;
    out["completion"] = OrNull(fund.completion);
  }
  out["full_year_budget_fiscal"] = OrNull(fund.full_year_budget_fiscal);
  out["full_year_budget_other"] = OrNull(fund.full_year_budget_other);
  out["executed_fiscal"] = OrNull(fund.executed_fiscal);
  out["executed_other"] = OrNull(fund.executed_other);
  return out;
}

Json IndicatorJson(const Indicator& indicator) {
  Json out = {{"level1", indicator.level1},
              {"level1_weight", OrNull(indicator.level1_weight)},
              {"level2", indicator.level2},
              {"level2_weight", nullptr},
              {"level3", indicator.level3}};
  const std::pair<std::string, const IndicatorValue*> values[] = {{"target", &indicator.target},
                                                                  {"actual", &indicator.actual}};
  for (const auto& [name, value] : values) {
    out[name] = value->text;
    out[name + "_op"] = OrNull(value->op);
    out[name + "_value"] = OrNull(value->value);
    out[name + "_unit"] = OrNull(value->unit);
  }
  out["weight"] = indicator.weight;
  out["score"] = indicator.score;
  out["deviation"] = OrNull(indicator.deviation);
  out["page"] = PageOrNull(indicator.page);
  return out;
}

Json EvaluationJson(const Evaluation& evaluation) {
  Json out = {{"kind", evaluation.kind},
              {"title", evaluation.title},
              {"fiscal_year", evaluation.fiscal_year},
              {"project_name", OrNull(evaluation.project_name)},
              {"department", evaluation.department},
              {"implementer", OrNull(evaluation.implementer)},
              {"score", evaluation.score},
              {"grade", nullptr},
              {"page_first", PageOrNull(evaluation.page_first)},
              {"page_last", PageOrNull(evaluation.page_last)},
              {"source", "table"}};
  out["funds"] = Json::array();
  for (const Fund& fund : evaluation.funds) out["funds"].push_back(FundJson(fund));
  out["indicators"] = Json::array();
  for (const Indicator& indicator : evaluation.indicators)
    out["indicators"].push_back(IndicatorJson(indicator));
  return out;
}

Json SpoiledJson(const Disclosure& disclosure, const std::vector<SpoiledCell>& spoiled) {
  Json out = Json::array();
  for (const SpoiledCell& cell : spoiled)
    for (const Form& form : disclosure.forms) {
      if (form.id != cell.form) continue;
      const Fact& fact = form.facts[cell.fact];
      out.push_back({{"form", form.id},
                     {"side", OrNull(fact.side)},
                     {"code", OrNull(fact.code)},
                     {"name", fact.name},
                     {"measure", fact.measure},
                     {"was", OrNull(cell.was)},
                     {"now", fact.amount ? Json(*fact.amount) : Json(nullptr)}});
    }
  return out;
}

}  // namespace

std::string TruthJson(const Disclosure& disclosure, const std::string& file,
                      const std::vector<SpoiledCell>& spoiled) {
  const Agency& agency = disclosure.agency;
  Json truth;
  truth["document"] = {{"file", file},
                       {"publisher", agency.name},
                       {"fiscal_year", agency.year},
                       {"kind", agency.single_unit ? "unit_final_account" : "department_final_account"},
                       {"consolidated", agency.consolidated ? 1 : 0}};
  Json neighbours = Json::array();
  for (const Form& form : disclosure.forms)
    if (form.id.empty() && !form.missing)
      neighbours.push_back({{"title", form.title},
                            {"page_first", PageOrNull(form.page_first)},
                            {"page_last", PageOrNull(form.page_last)}});
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
                      {"page_first", PageOrNull(form.page_first)},
                      {"page_last", PageOrNull(form.page_last)},
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
                       {"page", PageOrNull(fact.page)},
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
                            {"page", PageOrNull(statement.page)},
                            {"raw", statement.raw}});
  Json evaluations = Json::array();
  for (const Evaluation& evaluation : disclosure.evaluations)
    evaluations.push_back(EvaluationJson(evaluation));
  truth["look"] = disclosure.look.Describe() + (disclosure.printer.empty() ? "" : ", " + disclosure.printer);
  truth["tables"] = std::move(tables);
  truth["neighbours"] = std::move(neighbours);  // outside the nine: no record may come of them
  truth["facts"] = std::move(facts);
  truth["evaluations"] = std::move(evaluations);
  truth["statements"] = std::move(statements);
  if (!spoiled.empty()) truth["spoiled"] = SpoiledJson(disclosure, spoiled);
  return truth.dump(1) + "\n";
}

}  // namespace gongkai::synthetic
