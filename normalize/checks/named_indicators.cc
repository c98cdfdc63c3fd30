#include "normalize/checks/named_indicators.h"

#include <re2/re2.h>

#include <map>

#include "normalize/checks/performance_sheet.h"
#include "normalize/checks/printed_range.h"
#include "normalize/checks/projects.h"
#include "normalize/checks/report.h"
#include "normalize/checks/standing.h"
#include "normalize/solve/verify.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

using Piece = re2::StringPiece;

class NamedIndicators {
 public:
  NamedIndicators(const Catalogue& catalogue, const Claims& claims, Records* records)
      : catalogue_(catalogue), claims_(claims), records_(*records), projects_(*records) {
    for (const IndicatorRecord& row : records->indicators) {
      const EvaluationRecord& evaluation = records->evaluations[row.evaluation];
      if (!row.level3 || row.actual_op != "=" || !row.actual_value || !row.actual_unit ||
          !TellsOfTheYear(*records, evaluation) || row.confidence < kTrustworthy)
        continue;
      std::string name = PatternText(*row.level3);
      constexpr size_t kShortest = 18;  // six characters
      if (name.size() >= kShortest) rows_[row.evaluation].push_back({std::move(name), &row});
    }
    for (size_t i = 0; i < records->evaluations.size(); ++i)
      if (records->evaluations[i].kind == "department_self") departments_.push_back(i);
  }

  void Run() {
    constexpr size_t kMost = 3000;  // claims times rows stay small
    for (const Claim& claim : claims_.all()) {
      if (claim.index >= kMost || rows_.empty()) return;
      if (!claim.current || !claim.statement->unit || claim.statement->amount_fen) continue;
      std::optional<size_t> evaluation = projects_.Of(claim.statement->section);
      if (!evaluation && claim.topic == "performance" && departments_.size() == 1)
        evaluation = departments_[0];
      if (evaluation) Hold(claim, *evaluation);
    }
  }

 private:
  struct Row {
    std::string name;
    const IndicatorRecord* record;
  };

  const NamedIndicatorWords& words() const { return catalogue_.named_indicators(); }

  enum class Op { kEqual, kMore, kAtLeast, kLess, kAtMost };

  Op OpOf(const Piece& between, std::string_view after) const {
    if (re2::RE2::PartialMatch(between, words().at_least) || after.starts_with("以上")) return Op::kAtLeast;
    if (re2::RE2::PartialMatch(between, words().at_most) || after.starts_with("以内") ||
        after.starts_with("以下"))
      return Op::kAtMost;
    if (re2::RE2::PartialMatch(between, words().more)) return Op::kMore;
    if (re2::RE2::PartialMatch(between, words().less)) return Op::kLess;
    return Op::kEqual;
  }

  static std::string_view Sign(Op op) {
    constexpr std::string_view kSigns[] = {"", ">", "≥", "<", "≤"};
    return kSigns[static_cast<size_t>(op)];
  }

  static bool Excludes(Op op, const PrintedRange& said, const PrintedRange& actual) {
    switch (op) {
      case Op::kEqual:
        return !said.Meets(actual);
      case Op::kMore:
        return actual.high <= said.low;
      case Op::kAtLeast:
        return actual.high < said.low;
      case Op::kLess:
        return actual.low >= said.high;
      case Op::kAtMost:
        return actual.low > said.high;
    }
    return false;
  }

  void Hold(const Claim& claim, size_t evaluation) {
    const auto rows = rows_.find(evaluation);
    if (rows == rows_.end()) return;
    const StatementRecord& statement = *claim.statement;
    std::string_view unit = *statement.unit;
    const std::string_view scale = TakeScale(&unit);
    const std::string text = PatternText(statement.raw);
    for (const Row& row : rows->second) {
      const size_t at = row.record->actual_unit == unit ? text.find(row.name) : text.npos;
      if (at == text.npos) continue;
      // The first figure behind the name, if nothing but words stand between.
      static const re2::RE2 kFigure("([^0-9,;。]{0,60}?)([0-9]+(?:\\.[0-9]+)?)");
      Piece rest(text.data() + at + row.name.size(), text.size() - at - row.name.size()), between, digits;
      if (!re2::RE2::Consume(&rest, kFigure, &between, &digits) || digits != statement.amount ||
          re2::RE2::PartialMatch(between, words().unlike))
        continue;
      const std::string_view after(rest.data(), rest.size());
      const std::optional<PrintedRange> said =
          RangeOf(statement.amount, scale, std::string_view(between.data(), between.size()), after);
      const std::optional<PrintedRange> actual = RangeOf(*row.record->actual_value, "", "", "");
      const size_t past = after.find(unit);
      if (!said || !actual || past == after.npos) continue;
      const Op op = OpOf(between, after.substr(past + unit.size()));
      if (!Excludes(op, *said, *actual)) continue;
      CheckRecord check = BeginCheck(catalogue_, "QN5", "fail");
      check.left = std::string(Sign(op)) + statement.amount;
      check.right = row.record->actual_value;
      check.evidence = {statement.statement_id, row.record->indicator_id};
      check.message = "文字说明“" + row.name + std::string(between) + statement.amount + *statement.unit +
                      "”" + PlaceText(statement.place) + "与绩效表" + SheetReport::Indicator(*row.record) +
                      "实际完成值 " + row.record->actual.value_or("") + " 不一致";
      records_.checks.push_back(std::move(check));
      return;
    }
  }

  const Catalogue& catalogue_;
  const Claims& claims_;
  Records& records_;
  Projects projects_;
  std::map<size_t, std::vector<Row>> rows_;  // by evaluation
  std::vector<size_t> departments_;
};

}  // namespace

void AddNamedIndicatorChecks(const Catalogue& catalogue, const Claims& claims, Records* records) {
  if (!records->indicators.empty()) NamedIndicators(catalogue, claims, records).Run();
}

}  // namespace gongkai
