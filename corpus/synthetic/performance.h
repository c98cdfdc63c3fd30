// Performance (绩效) tables: what an agency says it set out to do with its money, what came of it, and the
// grids in which it says so.
#ifndef GONGKAI_CORPUS_SYNTHETIC_PERFORMANCE_H_
#define GONGKAI_CORPUS_SYNTHETIC_PERFORMANCE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corpus/synthetic/agency.h"
#include "corpus/synthetic/look.h"
#include "corpus/synthetic/table.h"

namespace gongkai::synthetic {

/// One row of the funds block in the words of the record contract; none for a blank or a dash.
struct Fund {
  using Text = std::optional<std::string>;
  std::string name;
  Text content, completion;  ///< of a task
  Text initial_budget, full_year_budget, executed;
  Text full_year_budget_fiscal, full_year_budget_other, executed_fiscal, executed_other;
  Text weight, rate, score;
};

/// A target or an actual value: what is printed, and the quantity that it is. Op, value and unit are empty
/// where it is a date or a word, the unit also where none is printed.
struct IndicatorValue {
  std::string text, op, value, unit;
};

struct Indicator {
  std::string level1, level1_weight, level2, level3;  ///< the weight is empty where it is not printed
  IndicatorValue target, actual;
  std::string target_sign, target_digits, target_unit;  ///< as the split dialect prints the target
  std::string weight, score, deviation;                 ///< no deviation: empty
  int row = 0;                                          ///< of the table, from 0
  int page = 0;                                         ///< set by typesetting
};

struct Evaluation {
  std::string kind;   ///< project_self or department_self
  std::string title;  ///< as printed
  int fiscal_year = 0;
  std::string project_name, department, implementer;  ///< the first and last are empty in department_self
  std::string score;
  std::string goal, outcome;
  std::vector<Fund> funds;
  std::vector<Indicator> indicators;  ///< neighbours with the same levels are printed in merged cells
  Table table;
  bool wide = false;                  ///< set on a landscape page where the look has them
  int page_first = 0, page_last = 0;  ///< set by typesetting
};

/// As many evaluations as the look has. Weights add up to 100 with 10 for the execution of the budget; a
/// score is the weight times the part reached, at most the weight; the total is the sum of the scores.
std::vector<Evaluation> BuildEvaluations(const Agency& agency, const Look& look, uint64_t seed);

/// Sets `table` and the rows of the indicators. BuildEvaluations has called it.
void LayOutEvaluation(const Look& look, Evaluation* evaluation);

}  // namespace gongkai::synthetic

#endif  // GONGKAI_CORPUS_SYNTHETIC_PERFORMANCE_H_
