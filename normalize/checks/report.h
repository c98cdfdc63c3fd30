// How a finding becomes a check.
#ifndef GONGKAI_NORMALIZE_CHECKS_REPORT_H_
#define GONGKAI_NORMALIZE_CHECKS_REPORT_H_

#include <string>
#include <string_view>
#include <vector>

#include "normalize/forms/catalogue.h"
#include "normalize/records.h"

namespace gongkai {

/// "pass", "rounding" or "fail".
std::string_view StatusName(bool exact, bool within);

/// An empty check of a rule, with its severity. An unknown id is a fault of the program: it becomes a remark.
CheckRecord BeginCheck(const Catalogue& catalogue, std::string_view rule, std::string_view status);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_CHECKS_REPORT_H_
