#include "normalize/checks/form_checks.h"

#include <algorithm>
#include <map>

#include "normalize/checks/wording.h"

namespace gongkai {
namespace {

class FormChecks {
 public:
  FormChecks(const Catalogue& catalogue, Records* records)
      : catalogue_(catalogue), records_(*records), wording_(catalogue, *records) {}

  void Add(const Outcome& outcome) {
    const Identity& identity = *outcome.identity;
    if (outcome.verdict == Verdict::kNotApplicable) {
      CheckRecord check = Begin(identity, "not_applicable");
      check.message = outcome.reason + "，无法核对：" + identity.says;
      records_.checks.push_back(std::move(check));
      return;
    }
    bool repeated = identity.kind != Identity::Kind::kTotal && identity.kind != Identity::Kind::kSum;
    if (outcome.verdict == Verdict::kPass && repeated) {
      many_[{&identity, records_.facts[outcome.left[0]].table}].push_back(&outcome);
      return;
    }
    CheckRecord check = Begin(identity, StatusOf(outcome));
    Figures(outcome, &check);
    check.message = Sentence(outcome);
    records_.checks.push_back(std::move(check));
  }

  /// The identities that hold in many rows, one check for a table.
  void Finish() {
    for (const auto& [key, outcomes] : many_) {
      const auto& [identity, table] = key;
      CheckRecord check = Begin(*identity, "pass");
      for (const Outcome* outcome : outcomes)
        for (size_t i : outcome->left) check.evidence.push_back(records_.facts[i].fact_id);
      check.message = catalogue_.Find(*records_.tables[table].form)->titles.front() +
                      std::to_string(outcomes.size()) + "处核对一致：" + identity->says;
      records_.checks.push_back(std::move(check));
    }
  }

 private:
  CheckRecord Begin(const Identity& identity, std::string status) const {
    CheckRecord check;
    check.rule = identity.id;
    check.status = std::move(status);
    check.severity = identity.severity;
    return check;
  }

  // A row that a form does not list is nothing there. In a form put together from words it may have lost a
  // part of its name.
  bool MayLackRow(const std::vector<IdentityTerm>& terms, const std::vector<size_t>& facts) const {
    if (facts.empty() || facts.size() >= terms.size()) return false;
    auto named = [](const IdentityTerm& term) { return term.rows == IdentityTerm::Rows::kNamed; };
    return std::all_of(terms.begin(), terms.end(), named) &&
           records_.tables[records_.facts[facts[0]].table].method == "linear";
  }

  // Items of a form put together from words that no sum holds can have changed places: then the smaller of
  // the two seems too small.
  bool MayBeAnothers(const Outcome& outcome) const {
    return outcome.identity->relation == Identity::Relation::kAtLeast &&
           std::any_of(outcome.left.begin(), outcome.left.end(),
                       [&](size_t i) { return records_.tables[records_.facts[i].table].method == "linear"; });
  }

  bool IsDoubtful(const Outcome& outcome) const {
    return outcome.doubtful || MayBeAnothers(outcome) || MayLackRow(outcome.identity->left, outcome.left) ||
           MayLackRow(outcome.identity->right, outcome.right);
  }

  std::string StatusOf(const Outcome& outcome) const {
    if (outcome.verdict == Verdict::kPass) return "pass";
    if (outcome.verdict == Verdict::kRounding) return "rounding";
    return IsDoubtful(outcome) ? "not_applicable" : "fail";
  }

  std::string UnitOf(const Outcome& outcome) const {
    return records_.facts[outcome.left[0]].unit.value_or("");
  }

  void Figures(const Outcome& outcome, CheckRecord* check) const {
    std::string unit = UnitOf(outcome);
    check->left = FenText(outcome.left_fen, unit);
    check->right = FenText(outcome.right_fen, unit);
    check->difference = FenText(outcome.difference(), unit);
    check->tolerance = FenText(outcome.tolerance, unit);
    for (const std::vector<size_t>* part :
         {&outcome.left, &outcome.right, &outcome.left_exchanged, &outcome.right_exchanged})
      for (size_t i : *part) check->evidence.push_back(records_.facts[i].fact_id);
  }

  int64_t Sum(const std::vector<size_t>& facts) const {
    int64_t fen = 0;
    for (size_t i : facts) fen += records_.facts[i].amount_fen.value_or(0);
    return fen;
  }

  std::string Sentence(const Outcome& outcome) const {
    std::string unit = UnitOf(outcome);
    std::string left = wording_.Facts(outcome.left, outcome.left_fen);
    std::string right = wording_.Facts(outcome.right, outcome.right_fen);
    int64_t difference = outcome.difference() < 0 ? -outcome.difference() : outcome.difference();
    std::string gap = Grouped(FenText(difference, unit)) + unit;
    std::string allowed = Grouped(FenText(outcome.tolerance, unit)) + unit;
    bool at_least = outcome.identity->relation == Identity::Relation::kAtLeast;
    switch (outcome.verdict) {
      case Verdict::kPass:
        return at_least ? left + " 不小于 " + right : left + " 与 " + right + " 一致";
      case Verdict::kRounding:
        return left + " 与 " + right + " 相差 " + gap + "，在四舍五入的尾差（至多 " + allowed + "）之内";
      default:
        break;
    }
    std::string out =
        at_least ? left + " 小于 " + right + "，相差 " + gap : left + " 与 " + right + " 不一致，相差 " + gap;
    if (!outcome.left_exchanged.empty()) {
      const int64_t left_fen = Sum(outcome.left_exchanged), right_fen = Sum(outcome.right_exchanged);
      const bool exact = left_fen == outcome.right_fen && right_fen == outcome.left_fen;
      out += "，而" + wording_.Facts(outcome.left_exchanged, left_fen) + " 与 " +
             wording_.Facts(outcome.right_exchanged, right_fen) +
             (exact ? "，两行的金额恰好互换" : "，两行的金额像是互换了");
    }
    if (outcome.tolerance > 0) out += "（尾差至多 " + allowed + "）";
    out += IsDoubtful(outcome) ? "；但有关数字的读取存疑，不能据此断定文件自相矛盾：" : "：";
    return out + outcome.identity->says;
  }

  const Catalogue& catalogue_;
  Records& records_;
  Wording wording_;
  std::map<std::pair<const Identity*, size_t>, std::vector<const Outcome*>> many_;
};

}  // namespace

void AddFormChecks(const Catalogue& catalogue, const std::vector<Outcome>& outcomes, Records* records) {
  FormChecks checks(catalogue, records);
  for (const Outcome& outcome : outcomes) checks.Add(outcome);
  checks.Finish();
}

}  // namespace gongkai
