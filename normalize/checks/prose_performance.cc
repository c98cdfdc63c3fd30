#include "normalize/checks/prose_performance.h"

#include <re2/re2.h>

#include <algorithm>

#include "normalize/checks/micro.h"
#include "normalize/checks/report.h"
#include "normalize/text/amount.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

class ProjectChecks {
 public:
  ProjectChecks(const Catalogue& catalogue, const Claims& claims, Records* records)
      : catalogue_(catalogue), claims_(claims), records_(*records) {
    for (const EvaluationRecord& evaluation : records->evaluations)
      projects_.push_back(MatchKey(evaluation.project_name.value_or("")));
  }

  void Run() {
    for (const Claim& claim : claims_.all()) {
      if (claim.Is("score")) Score(claim);
      if (claim.Is("budget") && claim.statement->amount_fen) Budget(claim);
    }
  }

 private:
  // The evaluation of the project that the sentence names, of the kind that it speaks of: 自评 or 评价.
  const EvaluationRecord* Named(const StatementRecord& statement, bool self) const {
    std::string sentence = MatchKey(statement.raw);
    const EvaluationRecord* found = nullptr;
    size_t longest = 0;
    bool several = false;
    for (size_t i = 0; i < projects_.size(); ++i) {
      const EvaluationRecord& evaluation = records_.evaluations[i];
      bool self_kind = evaluation.kind == "project_self" || evaluation.kind == "special_fund_self";
      if (self ? !self_kind : evaluation.kind != "project_evaluation") continue;
      constexpr size_t kShortest = 12;  // four characters
      if (projects_[i].size() < kShortest || sentence.find(projects_[i]) == std::string::npos) continue;
      several = projects_[i].size() == longest && found;
      if (projects_[i].size() <= longest) continue;
      longest = projects_[i].size();
      found = &evaluation;
    }
    return several ? nullptr : found;
  }

  const EvaluationRecord* WholeDepartment() const {
    const EvaluationRecord* found = nullptr;
    for (const EvaluationRecord& evaluation : records_.evaluations) {
      if (evaluation.kind != "department_self") continue;
      if (found) return nullptr;
      found = &evaluation;
    }
    return found;
  }

  static std::string Words(const EvaluationRecord& evaluation) {
    Place place;
    place.page = evaluation.page_first;
    place.line_first = evaluation.line_first;
    return (evaluation.source == "prose" ? "评价报告“" : "绩效表“") +
           evaluation.title.value_or(evaluation.project_name.value_or("")) + "”" + PlaceText(place);
  }

  void Score(const Claim& claim) {
    const StatementRecord& statement = *claim.statement;
    std::string text = PatternText(statement.raw);
    // 产出指标…得分30分 is a part of the score.
    static const re2::RE2 kPart("指标|分值|权重|满分|平均|决策|过程|产出|效益");
    if (re2::RE2::PartialMatch(PatternText(statement.subject.value_or("")), kPart)) return;
    bool self = text.find("自评") != std::string::npos;
    const EvaluationRecord* evaluation = Named(statement, self);
    if (!evaluation && self && text.find("整体支出") != std::string::npos) evaluation = WholeDepartment();
    if (!evaluation) return;
    std::optional<int64_t> said = Micro(statement.amount), printed = Micro(evaluation->score);
    if (said && printed) {
      CheckRecord check = BeginCheck(catalogue_, "QN1", *said == *printed ? "pass" : "fail");
      check.left = statement.amount;
      check.right = evaluation->score;
      check.difference = MicroText(*said - *printed);
      check.evidence = {statement.statement_id, evaluation->evaluation_id};
      check.message = claims_.wording().Statement(statement) + " 与" + Words(*evaluation) + "得分 " +
                      *evaluation->score + (*said == *printed ? " 一致" : " 不一致");
      records_.checks.push_back(std::move(check));
    }
    static const re2::RE2 kGrade("(?:等级|结果|评级)为?[“\"]?([优良中差ABCDE])[”\",，。;；、秀好]");
    std::string grade;
    if (!evaluation->grade || !re2::RE2::PartialMatch(text, kGrade, &grade)) return;
    bool same = evaluation->grade->find(grade) != std::string::npos;
    CheckRecord check = BeginCheck(catalogue_, "QN2", same ? "pass" : "fail");
    check.left = grade;
    check.right = evaluation->grade;
    check.evidence = {statement.statement_id, evaluation->evaluation_id};
    check.message = "文字说明的评价等级“" + grade + "”" + PlaceText(statement.place) + "与" +
                    Words(*evaluation) + "的等级“" + *evaluation->grade + "”" + (same ? "一致" : "不一致");
    records_.checks.push_back(std::move(check));
  }

  static std::optional<int64_t> Fen(const FundRecord& fund, const OptionalText& amount) {
    if (!amount) return std::nullopt;
    return ToFen(ParseAmount(*amount).digits, fund.unit.value_or("万元"));
  }

  // 涉及预算资金 must be a budget of the project; it is often what was executed.
  void Budget(const Claim& claim) {
    const StatementRecord& statement = *claim.statement;
    std::string text = PatternText(statement.raw);
    if (claim.key.find("预算资金") == std::string::npos || text.find("涉及") == std::string::npos) return;
    const EvaluationRecord* evaluation = Named(statement, text.find("自评") != std::string::npos);
    if (!evaluation) return;
    const FundRecord* total = nullptr;
    for (const FundRecord& fund : records_.funds)
      if (&records_.evaluations[fund.evaluation] == evaluation && !total) total = &fund;
    if (!total) return;
    std::optional<int64_t> initial = Fen(*total, total->initial_budget),
                           full = Fen(*total, total->full_year_budget),
                           executed = Fen(*total, total->executed);
    bool budget = statement.amount_fen == initial || statement.amount_fen == full;
    // Other sums may be of several years or several projects.
    if (!budget && statement.amount_fen != executed) return;
    CheckRecord check = BeginCheck(catalogue_, "QN3", budget ? "pass" : "fail");
    check.left = statement.amount;
    check.right = full ? total->full_year_budget : total->initial_budget;
    check.evidence = {statement.statement_id, evaluation->evaluation_id};
    check.message = claims_.wording().Statement(statement) + " 与" + Words(*evaluation) + "的年初预算数 " +
                    total->initial_budget.value_or("空白") + "、全年预算数 " +
                    total->full_year_budget.value_or("空白") +
                    (budget ? " 相符" : " 都不相符，而等于全年执行数 " + total->executed.value_or(""));
    records_.checks.push_back(std::move(check));
  }

  const Catalogue& catalogue_;
  const Claims& claims_;
  Records& records_;
  std::vector<std::string> projects_;  // MatchKeys, by evaluation
};

}  // namespace

void AddProsePerformanceChecks(const Catalogue& catalogue, const Claims& claims, Records* records) {
  ProjectChecks(catalogue, claims, records).Run();
}

}  // namespace gongkai
