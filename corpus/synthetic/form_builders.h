// What the builders of the single forms share. Internal to corpus/synthetic.
#ifndef GONGKAI_CORPUS_SYNTHETIC_FORM_BUILDERS_H_
#define GONGKAI_CORPUS_SYNTHETIC_FORM_BUILDERS_H_

#include <string>
#include <vector>

#include "corpus/synthetic/forms.h"
#include "normalize/forms/catalogue.h"

namespace gongkai::synthetic {

/// What a builder works with.
struct FormContext {
  const Agency& agency;
  const Look& look;
  const Catalogue& catalogue;
  Form* form;

  /// Adds an amount cell and its fact. `fact` comes with everything but amount and row.
  void AddAmount(int row, int col, Fen amount, Fact fact, Zero zero, int col_span = 1) const;
  /// The same for a cell that the form leaves blank whatever the style of zeros (an empty form, a foot row).
  void AddBlank(int row, int col, Fact fact, int col_span = 1) const;
  /// True where the form set has the state capital budget.
  bool has_state() const { return look.forms != FormSet::kEightForms; }
};

// Each fills table, facts and `empty` of the form whose id is set. BuildClassification makes a table of
// general project expenditure, which is outside the nine, where there is no id.
void BuildSummary(const FormContext& context);         ///< income_expenditure_summary
void BuildFiscalSummary(const FormContext& context);   ///< fiscal_appropriation_summary
void BuildClassification(const FormContext& context);  ///< income, expenditure, general, fund, state
void BuildProcurement(const FormContext& context);     ///< 政府采购情况表, outside the nine
void BuildDetail(const FormContext& context);          ///< …支出决算明细表, outside the nine
void BuildUniversity(const FormContext& context);      ///< 高等学校收支决算总表, outside the nine
void BuildBudgetSummary(const FormContext& context);   ///< 收支预算总表, outside the nine
void BuildBudgetItems(const FormContext& context);  ///< 一般公共预算支出预算表, outside the nine
void BuildBasic(const FormContext& context);        ///< general_budget_basic_expenditure
void BuildThreePublic(const FormContext& context);  ///< three_public

}  // namespace gongkai::synthetic

#endif  // GONGKAI_CORPUS_SYNTHETIC_FORM_BUILDERS_H_
