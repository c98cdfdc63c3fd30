// The records of the contract, as plain data. Names of members are the names of the columns.
//
// Amounts are decimal strings as printed (no thousands separators) and, beside them, whole fen; no floating
// point ever touches them. Blank is nullopt: a blank cell and 0.00 are different facts.
#ifndef GONGKAI_NORMALIZE_RECORDS_H_
#define GONGKAI_NORMALIZE_RECORDS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "normalize/grid/grid.h"

namespace gongkai {

using OptionalText = std::optional<std::string>;

struct DocumentRecord {
  std::string doc_id;  ///< SHA-256 of the bytes, hex
  std::string path;
  OptionalText media_type;
  int64_t bytes = 0;
  std::optional<int> pages;
  OptionalText producer;
  OptionalText publisher;
  std::optional<int> fiscal_year;
  std::string kind = "other";  ///< department_final_account, unit_final_account, performance_report, other
  bool consolidated = false;
  std::string status = "ok";  ///< ok, partial, failed
  OptionalText error_code;
  OptionalText error_message;
};

struct TableRecord {
  std::string table_id;
  OptionalText form;
  OptionalText label;
  std::string title;
  OptionalText unit;
  bool unit_inherited = false;  ///< printed on a form before it; not kept in a database
  int page_first = 0, page_last = 0;
  int line_first = 0, line_last = 0;
  std::string status = "filled";  ///< filled, empty, missing
  OptionalText empty_reason;
  OptionalText method;
  double confidence = 1;
  std::vector<Cell> cells;
};

struct FactRecord {
  std::string fact_id;
  size_t table = 0;  ///< index into Records::tables
  std::string form;
  OptionalText side;
  OptionalText line_no;
  OptionalText code;
  std::string name;
  std::string measure;
  OptionalText amount;
  std::optional<int64_t> amount_fen;
  OptionalText unit;
  std::string raw;
  Place place;
  double confidence = 1;
  int row = 0, col = 0;  ///< grid position in the table
};

/// One performance table, or one report that gives its result in prose.
struct EvaluationRecord {
  std::string evaluation_id;
  std::optional<size_t> table;  ///< index into Records::tables, of the table that holds the indicators
  std::string kind;  ///< department_self, project_self, special_fund_self, project_evaluation, target
  std::string source = "table";  ///< table, prose
  OptionalText title;
  std::optional<int> fiscal_year;
  OptionalText project_name, department, implementer;
  OptionalText score, grade, deviation, improvement;
  int page_first = 0, page_last = 0;
  int line_first = 0, line_last = 0;
  double confidence = 1;  ///< in head and foot: how the table was put together
};

/// One row of the funds block of an evaluation. Amounts as printed, in `unit`.
struct FundRecord {
  size_t evaluation = 0;  ///< index into Records::evaluations
  int seq = 0;            ///< from 1, within the evaluation
  OptionalText name, content, completion;
  OptionalText initial_budget, full_year_budget, executed;
  OptionalText full_year_budget_fiscal, full_year_budget_other, executed_fiscal, executed_other;
  OptionalText weight, rate, score, unit;
  Place place;
  double confidence = 1;
};

/// One row of the indicator block of an evaluation.
struct IndicatorRecord {
  std::string indicator_id;
  size_t evaluation = 0;  ///< index into Records::evaluations
  int seq = 0;            ///< from 1, within the evaluation
  OptionalText level1, level1_weight, level2, level2_weight, level3;
  OptionalText target, target_op, target_value, target_unit;
  OptionalText actual, actual_op, actual_value, actual_unit;
  OptionalText weight, score, score_rate, deviation, goal, goal_weight;
  Place place;
  double confidence = 1;
};

/// An amount that the running text asserts.
struct StatementRecord {
  std::string statement_id;
  std::string section;  ///< headings from the chapter down, joined by '/'
  OptionalText subject;
  std::string measure =
      "other";             ///< initial_budget, full_year_budget, budget, final, completion_rate, share, …
  OptionalText direction;  ///< increase, decrease
  OptionalText base;       ///< what a rate or a change is measured against
  std::string amount;      ///< digits as printed, unsigned, no thousands separators
  OptionalText unit;
  std::optional<int64_t> amount_fen;
  std::string raw;  ///< the sentence without white space
  Place place;      ///< of the amount itself
};

/// What the document says against itself, or confirms.
struct CheckRecord {
  std::string check_id;
  std::string rule;      ///< stable id: of an identity, or of a rule of checks.toml
  std::string status;    ///< pass, rounding, fail, not_applicable
  std::string severity;  ///< contradiction, suspicion, remark
  OptionalText left, right, difference, tolerance;
  std::string message;                ///< one sentence in Chinese
  std::vector<std::string> evidence;  ///< ids of facts, indicators, evaluations, statements and tables
};

/// Everything one document says.
/// What the running text says without a figure. Only the checks need it; no sink writes it.
struct AssertionRecord {
  std::string kind;     ///< none, some, unchanged, unstated, purpose, period, unpaid
  std::string section;  ///< as of a statement
  std::string subject;
  std::string raw;  ///< the sentence without white space
  Place place;      ///< of the subject
};

struct Records {
  DocumentRecord document;
  std::vector<TableRecord> tables;
  std::vector<FactRecord> facts;
  std::vector<EvaluationRecord> evaluations;
  std::vector<FundRecord> funds;
  std::vector<IndicatorRecord> indicators;
  std::vector<StatementRecord> statements;
  std::vector<AssertionRecord> assertions;
  std::vector<CheckRecord> checks;
  std::vector<std::string> warnings;
};

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_RECORDS_H_
