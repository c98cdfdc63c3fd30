#include "normalize/checks/payments_told.h"

#include <re2/re2.h>

#include <memory>

#include "normalize/checks/micro.h"
#include "normalize/checks/performance_sheet.h"
#include "normalize/checks/projects.h"
#include "normalize/checks/report.h"
#include "normalize/checks/standing.h"
#include "normalize/solve/verify.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

// What one place says, and where.
struct Said {
  std::string words;
  OptionalText evidence;
};

// All that is said of one project, or of the department.
struct Account {
  std::vector<std::pair<std::string, Said>> full;    // rates of 100 % by their names
  std::vector<std::pair<std::string, Said>> unpaid;  // what was not paid, as it is said
};

class PaymentChecks {
 public:
  PaymentChecks(const Catalogue& catalogue, const Claims& claims, Records* records)
      : catalogue_(catalogue),
        claims_(claims),
        records_(*records),
        projects_(*records),
        words_(catalogue.payments()) {}

  void Run() {
    accounts_.resize(records_.evaluations.size());
    Tables();
    Text();
    for (size_t i = 0; i < accounts_.size(); ++i)
      for (const PaidWords& paid : words_.paid) Compare(i, paid);
  }

 private:
  static bool IsAll(const OptionalText& value, const OptionalText& unit) {
    return unit == "%" && Micro(value) == int64_t{100000000};
  }

  void Tables() {
    for (const IndicatorRecord& row : records_.indicators) {
      if (row.confidence < kTrustworthy) continue;
      Account& account = accounts_[row.evaluation];
      const std::string words = SheetReport::Indicator(row);
      if (row.level3 && IsAll(row.actual_value, row.actual_unit))
        account.full.push_back(
            {PatternText(*row.level3), {words + row.actual.value_or(""), row.indicator_id}});
      if (row.deviation)
        account.unpaid.push_back(
            {PatternText(*row.deviation), {words + "的偏差原因“" + *row.deviation + "”", row.indicator_id}});
    }
    for (size_t i = 0; i < accounts_.size(); ++i) {
      const EvaluationRecord& evaluation = records_.evaluations[i];
      if (evaluation.deviation)
        accounts_[i].unpaid.push_back(
            {PatternText(*evaluation.deviation), {"偏差原因“" + *evaluation.deviation + "”", std::nullopt}});
    }
  }

  // The table of the department, where there is one.
  std::optional<size_t> Department() const {
    for (size_t i = 0; i < accounts_.size(); ++i)
      if (records_.evaluations[i].kind == "department_self") return i;
    return std::nullopt;
  }

  void Text() {
    for (const Claim& claim : claims_.all()) {
      const StatementRecord& statement = *claim.statement;
      if (!claim.current || !IsAll(statement.amount, statement.unit)) continue;
      if (std::optional<size_t> project = projects_.Of(statement.section))
        accounts_[*project].full.push_back(
            {claim.key, {claims_.wording().Statement(statement), statement.statement_id}});
    }
    const std::optional<size_t> department = Department();
    for (const AssertionRecord& assertion : records_.assertions) {
      if (assertion.kind != "unpaid") continue;
      std::optional<size_t> project = projects_.Of(assertion.section);
      if (!project) project = department;
      if (!project) continue;
      accounts_[*project].unpaid.push_back(
          {PatternText(assertion.subject),
           {"文字说明“" + assertion.subject + "”" + PlaceText(assertion.place), std::nullopt}});
    }
  }

  static const Said* First(const std::vector<std::pair<std::string, Said>>& all, const Pattern& pattern,
                           const Pattern* unlike) {
    for (const auto& [text, said] : all)
      if (re2::RE2::PartialMatch(text, pattern) && !(unlike && re2::RE2::PartialMatch(text, *unlike)))
        return &said;
    return nullptr;
  }

  void Compare(size_t evaluation, const PaidWords& paid) {
    const Account& account = accounts_[evaluation];
    const EvaluationRecord& record = records_.evaluations[evaluation];
    if (account.full.empty() || account.unpaid.empty() || !TellsOfTheYear(records_, record)) return;
    const Said* full = First(account.full, paid.rate, nullptr);
    const Said* unpaid = full ? First(account.unpaid, paid.unpaid, &words_.excused) : nullptr;
    if (!unpaid) return;
    CheckRecord check = BeginCheck(catalogue_, "Q18", "fail");
    check.evidence = {record.evaluation_id};
    for (const Said* said : {full, unpaid})
      if (said->evidence) check.evidence.push_back(*said->evidence);
    check.message = ProjectName(record) + "：" + full->words + "，而" + unpaid->words;
    records_.checks.push_back(std::move(check));
  }

  const Catalogue& catalogue_;
  const Claims& claims_;
  Records& records_;
  Projects projects_;
  const PaymentWords& words_;
  std::vector<Account> accounts_;  // by evaluation
};

}  // namespace

void AddPaymentChecks(const Catalogue& catalogue, const Claims& claims, Records* records) {
  if (!records->evaluations.empty()) PaymentChecks(catalogue, claims, records).Run();
}

}  // namespace gongkai
