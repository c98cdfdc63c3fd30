#include "corpus/synthetic/forms.h"

#include "corpus/synthetic/form_builders.h"
#include "corpus/synthetic/framed_head.h"

namespace gongkai::synthetic {
namespace {

struct FormPlan {
  const char* id;      ///< of the form, or of the neighbour
  size_t title;        ///< index into the catalogue's titles of it
  size_t long_title;   ///< the same where LongTitle is true
  size_t other_title;  ///< the same where the look has other titles
  bool wide;
  const char* what;      ///< what the form speaks of, for the sentence of an empty form
  const char* reflects;  ///< what 注：本表反映… says
  void (*build)(const FormContext&);
};

const FormPlan kSummary = {"income_expenditure_summary", 0,           0, 1, false, "收入支出",
                           "总收支和年末结转结余",       BuildSummary};
const FormPlan kIncome = {"income", 0, 0, 2, true, "收入", "取得的各项收入", BuildClassification};
const FormPlan kExpenditure = {"expenditure", 0, 0, 2, true, "支出", "各项支出", BuildClassification};
const FormPlan kFiscal = {"fiscal_appropriation_summary",
                          0,
                          0,
                          1,
                          true,
                          "财政拨款收入支出",
                          "财政拨款的总收支和年末结转结余",
                          BuildFiscalSummary};
const FormPlan kGeneral = {
    "general_budget_expenditure", 0, 0, 2, false, "一般公共预算财政拨款支出", "一般公共预算财政拨款支出",
    BuildClassification};
const FormPlan kBasic = {
    "general_budget_basic_expenditure", 0,         1, 2, false, "一般公共预算财政拨款基本支出",
    "一般公共预算财政拨款基本支出明细", BuildBasic};
const FormPlan kThreePublic = {
    "three_public",  0, 2, 1, true, "财政拨款“三公”经费支出", "财政拨款“三公”经费支出预决算",
    BuildThreePublic};
const FormPlan kFund = {"government_fund",
                        0,
                        0,
                        1,
                        true,
                        "政府性基金预算财政拨款收入和支出",
                        "政府性基金预算财政拨款收入、支出及结转和结余",
                        BuildClassification};
const FormPlan kState = {
    "state_capital",    0, 1, 2, true, "国有资本经营预算财政拨款支出", "国有资本经营预算财政拨款支出",
    BuildClassification};

// Outside the nine.
const FormPlan kProjects = {"project_expenditure", 1, 1, 1, false, "项目支出", "一般公共预算财政拨款项目支出",
                            BuildClassification};
const FormPlan kProcurement = {"procurement",   0, 0, 0, false, "政府采购支出", "政府采购支出",
                               BuildProcurement};

const FormPlan kFiscalDetail = {"fiscal_expenditure_detail", 0,          0, 0, true, "财政拨款支出",
                                "财政拨款支出明细",          BuildDetail};
const FormPlan kGeneralDetail = {
    "fiscal_expenditure_detail",    1,          1, 1, true, "一般公共预算财政拨款支出",
    "一般公共预算财政拨款支出明细", BuildDetail};
const FormPlan kUniversity = {"university",   0, 0, 0, false, "高等学校收支", "高等学校的收支",
                              BuildUniversity};
const FormPlan kBudgetSummary = {"budget", 0, 0, 0, false, "收支预算", "收支预算", BuildBudgetSummary};
const FormPlan kBudgetItems = {"budget",        8, 8, 8, false, "一般公共预算支出", "一般公共预算支出预算",
                               BuildBudgetItems};

std::vector<const FormPlan*> Plans(const Look& look) {
  std::vector<const FormPlan*> plans = {&kSummary, &kIncome, &kExpenditure, &kFiscal, &kGeneral, &kBasic};
  const bool detailed = look.forms == FormSet::kDetailed;
  if (detailed) {
    plans.insert(plans.begin() + 4, &kFiscalDetail);
    plans.insert(plans.end() - 1, &kGeneralDetail);
  }
  if (look.neighbours || detailed) plans.push_back(&kProjects);
  switch (look.forms) {
    case FormSet::kCentre:
      plans.insert(plans.end(), {&kThreePublic, &kFund, &kState});
      break;
    case FormSet::kProvince:
    case FormSet::kDetailed:
      plans.insert(plans.end(), {&kFund, &kState, &kThreePublic});
      break;
    case FormSet::kEightForms:
      plans.insert(plans.end(), {&kThreePublic, &kFund});
      break;
  }
  if (look.neighbours) plans.push_back(&kProcurement);
  if (look.university) plans.push_back(&kUniversity);
  if (look.budget_tables) plans.insert(plans.end(), {&kBudgetSummary, &kBudgetItems});
  return plans;
}

std::string FullWidth(const std::string& digits) {
  static const char* const wide[] = {"０", "１", "２", "３", "４", "５", "６", "７", "８", "９"};
  std::string out;
  for (char digit : digits) out += wide[digit - '0'];
  return out;
}

std::string Label(const Look& look, int number) {
  if (look.label == LabelPlace::kNone) return {};
  std::string digits = number < 10 ? "0" : "";
  digits += std::to_string(number);
  switch (look.label_style) {
    case LabelStyle::kPublic:
      return "公开" + digits + "表";
    case LabelStyle::kSpaced:
      return "公开 " + digits + " 表";
    case LabelStyle::kFullWidth:
      return "公开" + FullWidth(digits) + "表";
    case LabelStyle::kFiscal:
      return "财决公开" + digits + "表";
    case LabelStyle::kAttachment:
      return "附表" + std::to_string(number);
  }
  return {};
}

std::string EmptySentenceFor(const Agency& agency, const Look& look, const FormPlan& plan) {
  const std::string self = agency.single_unit ? "本单位" : "本部门";
  switch (look.empty_sentence) {
    case EmptySentence::kNote:
      return "注：" + self + "无" + plan.what + "，故本表无数据。";
    case EmptySentence::kRemark:
      return "说明：" + agency.name + "本年度没有" + plan.what + "，故本表无数据。";
    case EmptySentence::kShort:
      return self + "不涉及故公开空表";
    case EmptySentence::kNone:
      return {};
  }
  return {};
}

/// A longer title goes with what the form prints, or is a matter of taste.
bool LongTitle(const Look& look, const FormPlan& plan) {
  if (&plan == &kState) return look.state_balances;
  if (&plan == &kThreePublic) return look.prints_meetings();
  return look.long_titles;
}

std::string TitleOf(const FormPlan& plan, const Look& look, const Catalogue& catalogue) {
  const size_t index = LongTitle(look, plan) ? plan.long_title
                       : look.other_titles   ? plan.other_title
                                             : plan.title;
  if (const FormSpec* form = catalogue.Find(plan.id)) return PrintedTitle(form->titles[index]);
  for (const NeighbourSpec& neighbour : catalogue.neighbours())
    if (neighbour.id == plan.id) return PrintedTitle(neighbour.titles[index]);
  return {};
}

/// Prints the words of a header and of totals with a space between their two characters.
void SpaceWords(Table* table) {
  for (Cell& cell : table->cells)
    for (const char* word : {"收入", "支出", "项目", "合计", "总计", "小计", "栏次"})
      if (cell.text == word) cell.text.insert(3, "　");  // after the first character
}

std::string Styled(const std::string& amount, DigitStyle style) {
  if (style == DigitStyle::kPlain) return amount;
  constexpr const char* kNoBreak = "\u00a0";
  std::string out = style == DigitStyle::kBrackets ? kNoBreak : "";
  for (char c : amount) {
    const bool digit = c >= '0' && c <= '9';
    if (style == DigitStyle::kFullWidth)
      out += digit ? FullWidth(std::string(1, c)) : c == ',' ? "，" : c == '.' ? "．" : "－";
    else if (c != ',')
      out += c;
    else
      out += style == DigitStyle::kBlanks ? kNoBreak : style == DigitStyle::kApostrophes ? "’" : "\u00ad,";
  }
  return style == DigitStyle::kBrackets ? out + kNoBreak : out;
}

void Replace(const std::string& what, const std::string& with, std::string* text) {
  const size_t at = text->find(what);
  if (at != std::string::npos) text->replace(at, what.size(), with);
}

}  // namespace

void FormContext::AddAmount(int row, int col, Fen amount, Fact fact, Zero zero, int col_span) const {
  std::string text;
  if (amount != 0 || zero == Zero::kZero) {
    fact.amount = Digits(amount, form->unit, look.decimals);
    text = Styled(look.commas ? WithCommas(*fact.amount) : *fact.amount, look.digit_style);
  } else if (zero == Zero::kDash) {
    text = look.dash;
  }
  fact.row = row - form->table.header_rows + 1;
  const Align align = look.left_amounts ? Align::kLeft : look.centre_amounts ? Align::kCentre : Align::kRight;
  Cell& cell = form->table.Add(row, col, text, align, 1, col_span);
  cell.fact = static_cast<int>(form->facts.size());
  form->facts.push_back(std::move(fact));
}

void FormContext::AddBlank(int row, int col, Fact fact, int col_span) const {
  AddAmount(row, col, 0, std::move(fact), Zero::kBlank, col_span);
}

std::string PrintedTitle(const std::string& key) {
  std::string title = key;
  Replace("三公", "“三公”", &title);
  Replace("会议费培训费", "会议费、培训费", &title);
  return title;
}

std::vector<Form> BuildForms(const Agency& agency, const Look& look) {
  const Catalogue& catalogue = Catalogue::BuiltIn();
  std::vector<Form> forms;
  int number = 0;
  for (const FormPlan* plan : Plans(look)) {
    Form form;
    if (catalogue.Find(plan->id)) form.id = plan->id;
    form.label = Label(look, ++number);
    form.title = TitleOf(*plan, look, catalogue);
    form.unit = plan == &kThreePublic && look.three_public_in_wan ? Unit::kWanYuan : look.unit;
    form.wide = plan->wide;
    plan->build({agency, look, catalogue, &form});
    if (form.empty) form.empty_reason = EmptySentenceFor(agency, look, *plan);
    if (look.notes)
      form.note = std::string("注：本表反映") + (agency.single_unit ? "单位" : "部门") + "本年度" +
                  plan->reflects + "情况。";
    if (look.spaced_words) SpaceWords(&form.table);
    FrameHead(agency, look, &form);
    form.missing = number - 1 == look.missing_form;
    if (form.missing) form.facts.clear();
    forms.push_back(std::move(form));
  }
  return forms;
}

}  // namespace gongkai::synthetic
