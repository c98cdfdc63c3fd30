// Small accounts written as rows, to be checked without a page around them.
#ifndef GONGKAI_TESTS_CHECKS_BOOKS_H_
#define GONGKAI_TESTS_CHECKS_BOOKS_H_

#include <map>
#include <string>
#include <vector>

#include "normalize/checks/checks.h"
#include "normalize/solve/verify.h"
#include "normalize/text/amount.h"

namespace gongkai::test {

class Books {
 public:
  Books() {
    records_.document.doc_id = std::string(64, 'a');
    records_.document.fiscal_year = 2023;
    records_.document.kind = "department_final_account";
  }

  /// A form without rows yet; it stays `empty` until a row brings an amount.
  Books& Form(const std::string& form, const std::string& unit = "万元",
              const std::string& method = "ruled") {
    TableRecord table;
    table.table_id = "table" + std::to_string(records_.tables.size());
    table.form = form;
    table.title = form;
    table.unit = unit;
    table.method = method;
    table.status = "empty";
    table.label = "公开表";
    records_.tables.push_back(table);
    return *this;
  }

  /// A row of the last form; a blank cell is "".
  Books& Row(const std::string& side, const std::string& code, const std::string& name,
             const std::vector<std::pair<std::string, std::string>>& cells) {
    ++row_;
    TableRecord& table = records_.tables.back();
    for (const auto& [measure, amount] : cells) {
      FactRecord fact;
      fact.fact_id = "fact" + std::to_string(records_.facts.size());
      fact.table = records_.tables.size() - 1;
      fact.form = *table.form;
      if (!side.empty()) fact.side = side;
      if (!code.empty()) fact.code = code;
      fact.name = name;
      fact.measure = measure;
      fact.unit = table.unit;
      fact.row = row_;
      fact.place.page = 1;
      if (!amount.empty()) {
        fact.amount = amount;
        fact.amount_fen = ToFen(amount, *table.unit);
        table.status = "filled";
      }
      records_.facts.push_back(fact);
    }
    return *this;
  }

  Books& Says(const std::string& section, const std::string& subject, const std::string& measure,
              const std::string& amount, const std::string& unit, const std::string& raw = "",
              const std::string& base = "", const std::string& direction = "") {
    StatementRecord statement;
    statement.statement_id = "statement" + std::to_string(records_.statements.size());
    statement.section = section;
    statement.subject = subject;
    statement.measure = measure;
    statement.amount = amount;
    statement.unit = unit;
    statement.amount_fen = ToFen(amount, unit);
    statement.raw = raw.empty() ? subject + amount + unit + "。" : raw;
    if (!base.empty()) statement.base = base;
    if (!direction.empty()) statement.direction = direction;
    records_.statements.push_back(statement);
    return *this;
  }

  /// What the text says without a figure.
  Books& Asserts(const std::string& kind, const std::string& section, const std::string& subject) {
    records_.assertions.push_back({kind, section, subject, subject + "。", {}});
    return *this;
  }

  /// Verifies and checks, as the pipeline does.
  const Records& Check() {
    static const Checker checker(Catalogue::BuiltIn());
    std::vector<Outcome> outcomes = VerifySums(Catalogue::BuiltIn(), &records_);
    checker.Run(outcomes, &records_);
    return records_;
  }

  /// The statuses of a rule, in order: "pass fail".
  std::string Statuses(const std::string& rule) {
    if (records_.checks.empty()) Check();
    std::string out;
    for (const CheckRecord& check : records_.checks)
      if (check.rule == rule) out += (out.empty() ? "" : " ") + check.status;
    return out;
  }

  Records& records() { return records_; }

 private:
  Records records_;
  int row_ = 0;
};

}  // namespace gongkai::test

#endif  // GONGKAI_TESTS_CHECKS_BOOKS_H_
