// The grids of performance tables: pairs of label and value, the funds, the goals, the indicators, the total.
#include "corpus/synthetic/performance.h"

namespace gongkai::synthetic {
namespace {

/// Columns that a value takes.
struct Span {
  int col = 0, width = 1;
  int end() const { return col + width; }
};

/// Adds the rows of one evaluation from above.
class Grid {
 public:
  Grid(const Look& look, Evaluation* evaluation) : look_(look), e_(*evaluation), table_(evaluation->table) {}

  void LayOut() {
    const bool department = e_.kind == "department_self";
    const bool split = !department && look_.performance == PerformanceDialect::kSplit;
    Columns(department, split);
    if (deviation_.width == 0)  // no column, no truth about it
      for (Indicator& indicator : e_.indicators) indicator.deviation.clear();
    if (department)
      DepartmentHead();
    else
      ProjectHead(split);
    Goals();
    Indicators(department, split);
    Add({0, weight_.col}, "总分");
    Add(weight_, "100");
    Add(score_, e_.score);
    if (deviation_.width > 0) Add(deviation_, "");
  }

 private:
  // A column of level names in which every line has one character holds level 1 alone: with level 2 no
  // heading would be readable.
  void Columns(bool department, bool split) {
    using K = ColumnKind;
    const K level1 = look_.level_chars < 2 ? K::kSide : K::kLevel;
    if (department) {
      table_.columns = {K::kSide,   level1,     K::kLevel,  K::kText,   K::kAmount, K::kAmount, K::kAmount,
                        K::kAmount, K::kAmount, K::kAmount, K::kAmount, K::kAmount, K::kAmount};
      level3_ = {3, 3};
      target_ = {6, 2};
      actual_ = {8, 2};
      weight_ = {10, 1};
      score_ = {11, 2};
      deviation_ = {13, 0};
    } else if (split) {
      table_.columns = {K::kSide, level1,   K::kLevel,  K::kName,   K::kText, K::kText,
                        K::kText, K::kText, K::kAmount, K::kAmount, K::kText};
      level3_ = {3, 1};
      sign_ = {4, 1};
      target_ = {5, 1};
      unit_ = {6, 1};
      actual_ = {7, 1};
      weight_ = {8, 1};
      score_ = {9, 1};
      deviation_ = {10, 1};
    } else {
      table_.columns = {K::kSide, level1,     K::kLevel,  K::kName, K::kText,
                        K::kText, K::kAmount, K::kAmount, K::kText};
      level3_ = {3, 1};
      target_ = {4, 1};
      actual_ = {5, 1};
      weight_ = {6, 1};
      score_ = {7, 1};
      deviation_ = {8, 1};
    }
  }

  void Add(Span at, const std::string& text, Align align = Align::kCentre, int row_span = 1) {
    table_.Add(row_, at.col, text, align, row_span, at.width);
    if (at.end() == table_.width()) ++row_;
  }

  void AddNumber(Span at, const std::string& text) {
    Cell& cell =
        table_.Add(row_, at.col, text, look_.centre_amounts ? Align::kCentre : Align::kRight, 1, at.width);
    cell.fact = 0;
    if (at.end() == table_.width()) ++row_;
  }

  void AddMoney(Span at, const Fund::Text& text) {
    const std::string none = look_.zero == Zero::kDash ? "-" : "";
    AddNumber(at, !text ? none : look_.commas ? WithCommas(*text) : *text);
  }

  /// What has no weight or score has a dash there.
  void AddMark(Span at, const Fund::Text& text) { Add(at, text.value_or("—")); }

  void ProjectHead(bool split) {
    Add({0, 2}, "项目名称");
    Add({2, table_.width() - 2}, e_.project_name);
    Add({0, 2}, "主管部门");
    Add({2, actual_.col - 2}, e_.department);
    Add(actual_, "实施单位");
    Add({weight_.col, table_.width() - weight_.col}, e_.implementer);

    const Span name = {1, 2}, initial = {3, 1}, full = {4, split ? 2 : 1},
               executed = {full.end(), full.width};
    const Span weight = {executed.end(), 1}, rate = {weight.end(), 1}, score = {rate.end(), 1};
    const int rows = static_cast<int>(e_.funds.size()) + 1;
    table_.Add(row_, 0, look_.bracket_weights ? "项目资金（万元）" : "项目资金 （万元）", Align::kCentre,
               rows);
    Add(name, "");
    Add(initial, "年初预算数");
    Add(full, look_.bracket_weights ? "全年预算数（A）" : "全年预算数");
    Add(executed, look_.bracket_weights ? "全年执行数（B）" : "全年执行数");
    Add(weight, "分值");
    Add(rate, look_.bracket_weights ? "执行率（B/A）" : "执行率");
    Add(score, "得分");
    for (const Fund& fund : e_.funds) {
      Add(name, fund.name, Align::kLeft);
      AddMoney(initial, fund.initial_budget);
      AddMoney(full, fund.full_year_budget);
      AddMoney(executed, fund.executed);
      AddMark(weight, fund.weight);
      Add(rate, fund.rate.value_or(""));
      AddMark(score, fund.score);
    }
  }

  void DepartmentHead() {
    Add({0, 3}, "部门（单位）名称");
    Add({3, table_.width() - 3}, e_.department);

    const int tasks = static_cast<int>(e_.funds.size()) - 1;
    table_.Add(row_, 0, "年度主要任务完成情况", Align::kCentre, 2 + tasks);
    const char* const words[] = {"任务名称", "主要内容", "完成情况"};
    for (int i = 0; i < 3; ++i) table_.Add(row_, 1 + i, words[i], Align::kCentre, 2);
    table_.Add(row_, 4, "全年预算数（万元）", Align::kCentre, 1, 3);
    table_.Add(row_, 7, "全年执行数（万元）", Align::kCentre, 1, 3);
    const char* const ends[] = {"分值", "执行率", "得分"};
    for (int i = 0; i < 3; ++i) table_.Add(row_, 10 + i, ends[i], Align::kCentre, 2);
    ++row_;
    for (int i = 0; i < 6; ++i)
      table_.Add(row_, 4 + i, i % 3 == 0 ? "总额" : i % 3 == 1 ? "财政拨款" : "其他资金");
    ++row_;
    for (const Fund& fund : e_.funds) {
      if (fund.content) {
        Add({1, 1}, fund.name);
        Add({2, 1}, *fund.content);
        Add({3, 1}, *fund.completion);
      } else {
        Add({0, 4}, fund.name);
      }
      int col = 4;
      for (const Fund::Text* amount :
           {&fund.full_year_budget, &fund.full_year_budget_fiscal, &fund.full_year_budget_other,
            &fund.executed, &fund.executed_fiscal, &fund.executed_other})
        AddMoney({col++, 1}, *amount);
      AddMark({10, 1}, fund.weight);
      Add({11, 1}, fund.rate.value_or(""));
      AddMark({12, 1}, fund.score);
    }
  }

  void Goals() {
    const Span outcome = {actual_.col, table_.width() - actual_.col};
    const Span left = {1, outcome.col - 1};
    table_.Add(row_, 0, e_.kind == "department_self" ? "年度总体目标完成情况" : "年度总体目标",
               Align::kCentre, 2);
    Add(left, "预期目标");
    Add(outcome, e_.kind == "department_self" ? "目标实际完成情况" : "实际完成情况");
    Add(left, e_.goal, Align::kLeft);
    Add(outcome, e_.outcome, Align::kLeft);
  }

  void Indicators(bool department, bool split) {
    const int count = static_cast<int>(e_.indicators.size());
    table_.Add(row_, 0, department ? "年度绩效指标完成情况" : "绩效指标", Align::kCentre, 1 + count);
    Add({1, 1}, "一级指标");
    Add({2, 1}, "二级指标");
    Add(level3_, department ? "指标内容" : "三级指标");
    if (split) Add(sign_, "指标性质");
    Add(target_, split ? "指标值" : "年度指标值");
    if (split) Add(unit_, "度量单位");
    Add(actual_, split ? "完成值" : "实际完成值");
    Add(weight_, split ? "权重" : "分值");
    Add(score_, "得分");
    if (deviation_.width > 0) Add(deviation_, split ? "未完成原因分析" : "偏差原因分析及改进措施");
    for (int i = 0; i < count; ++i) {
      Indicator& indicator = e_.indicators[static_cast<size_t>(i)];
      indicator.row = row_;
      const int first = Run(i, &Indicator::level1), second = Run(i, &Indicator::level2);
      if (first > 0) {
        const std::string weight = "（" + indicator.level1_weight + "分）";
        table_.Add(row_, 1, indicator.level1 + (indicator.level1_weight.empty() ? "" : weight),
                   Align::kCentre, first);
      }
      if (second > 0) table_.Add(row_, 2, indicator.level2, Align::kCentre, second);
      Add(level3_, indicator.level3, Align::kLeft);
      if (split) Add(sign_, indicator.target_sign);
      Add(target_, split ? indicator.target_digits : indicator.target.text);
      if (split) Add(unit_, indicator.target_unit);
      Add(actual_, indicator.actual.text);
      Add(weight_, indicator.weight);
      Add(score_, indicator.score);
      if (deviation_.width > 0) Add(deviation_, indicator.deviation, Align::kLeft);
    }
  }

  /// How many indicators from this one on share its level; 0 where the one before shares it too. A level 2
  /// goes on only within its level 1.
  int Run(int index, std::string Indicator::*level) const {
    const auto same = [&](int a, int b) {
      const Indicator& one = e_.indicators[static_cast<size_t>(a)];
      const Indicator& two = e_.indicators[static_cast<size_t>(b)];
      return one.level1 == two.level1 && one.*level == two.*level;
    };
    if (index > 0 && same(index, index - 1)) return 0;
    int length = 1;
    while (index + length < static_cast<int>(e_.indicators.size()) && same(index, index + length)) ++length;
    return length;
  }

  const Look& look_;
  Evaluation& e_;
  Table& table_;
  int row_ = 0;
  Span level3_, sign_, target_, unit_, actual_, weight_, score_, deviation_;
};

}  // namespace

void LayOutEvaluation(const Look& look, Evaluation* evaluation) {
  evaluation->table = {};
  Grid(look, evaluation).LayOut();
}

}  // namespace gongkai::synthetic
