#include "normalize/checks/prose_forms.h"

#include "normalize/checks/wording.h"

namespace gongkai {
namespace {

// 万元 written as 元 and the like: one figure is a power of 10,000 of the other.
bool IsUnitSlip(int64_t a, int64_t b) {
  if (a == 0 || b == 0) return false;
  if (std::abs(a) < std::abs(b)) std::swap(a, b);
  return a % b == 0 && (a / b == 10000 || a / b == 100000000);
}

CheckRecord Compare(const Identity& identity, const Claim& claim, const Figure& form, const Claims& claims) {
  const StatementRecord& statement = *claim.statement;
  std::string unit = statement.unit.value_or("");
  int64_t said = *statement.amount_fen;
  int64_t difference = said - form.fen;
  // Printed 57万元 may be 57.00 or a rounded 56.95: half a unit of what is printed on either side.
  int64_t tolerance = (claim.ulp > 1 ? claim.ulp : 0) / 2 + (form.ulp > 1 ? form.ulp : 0) / 2;
  bool within = std::abs(difference) <= tolerance;
  bool sure = difference == 0 || within || form.sure;
  CheckRecord check;
  check.rule = identity.id;
  check.severity = identity.severity;
  check.status = difference == 0 ? "pass" : within ? "rounding" : sure ? "fail" : "not_applicable";
  check.left = FenText(said, unit);
  check.right = FenText(form.fen, unit);
  check.difference = FenText(difference, unit);
  check.tolerance = FenText(tolerance, unit);
  check.evidence = form.evidence;
  check.evidence.insert(check.evidence.begin(), statement.statement_id);
  check.message = claims.wording().Statement(statement) + " 与 " + form.words;
  std::string gap = Grouped(FenText(std::abs(difference), unit)) + unit;
  if (difference == 0) {
    check.message += " 一致";
  } else if (within) {
    check.message += " 相差 " + gap + "，在四舍五入的尾差之内";
  } else {
    check.message += " 不一致，相差 " + gap;
    if (IsUnitSlip(said, form.fen)) check.message += "，疑为金额单位误写";
    if (!sure) check.message += "；但表中数字的读取存疑，不能据此断定文件自相矛盾";
  }
  return check;
}

}  // namespace

void AddProseFormChecks(const Catalogue& catalogue, const Claims& claims, Records* records) {
  for (const Claim& claim : claims.all()) {
    if (!claim.current || !claim.statement->amount_fen || claim.topic.empty() || claim.key.empty()) continue;
    for (const Identity& identity : catalogue.identities()) {
      if (identity.kind != Identity::Kind::kProse || !claim.Is(identity.left[0].measure)) continue;
      std::optional<Figure> form =
          claims.InForms(identity, claim.topic, claim.key, claim.statement->subject.value_or(""));
      if (form) records->checks.push_back(Compare(identity, claim, *form, claims));
    }
  }
}

}  // namespace gongkai
