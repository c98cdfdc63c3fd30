#include "normalize/checks/report.h"

namespace gongkai {

std::string_view StatusName(bool exact, bool within) {
  return exact ? "pass" : within ? "rounding" : "fail";
}

CheckRecord BeginCheck(const Catalogue& catalogue, std::string_view rule, std::string_view status) {
  CheckRecord check;
  check.rule = rule;
  check.status = status;
  check.severity = "remark";
  for (const CheckRule& entry : catalogue.rules())
    if (entry.id == rule) check.severity = entry.severity;
  return check;
}

}  // namespace gongkai
