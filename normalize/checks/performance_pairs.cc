#include "normalize/checks/performance_pairs.h"

#include <algorithm>
#include <set>

#include "normalize/checks/report.h"
#include "normalize/solve/verify.h"
#include "normalize/text/fold.h"

namespace gongkai {

void AddPerformancePairChecks(const Catalogue& catalogue, const std::vector<PerformanceSheet>& sheets,
                              Records* records) {
  constexpr size_t kMostSheets = 200;
  std::vector<std::set<std::string>> rows(sheets.size());
  for (size_t i = 0; i < sheets.size(); ++i)
    for (const IndicatorRecord* row : sheets[i].indicators)
      if (row->level3 && row->target && row->actual && row->confidence >= kTrustworthy)
        rows[i].insert(MatchKey(*row->level3) + "|" + *row->target + "|" + *row->actual);
  for (size_t a = 0; a < sheets.size() && a < kMostSheets; ++a) {
    for (size_t b = a + 1; b < sheets.size() && b < kMostSheets; ++b) {
      size_t shared = 0;
      for (const std::string& row : rows[a]) shared += rows[b].count(row);
      if (shared < 3 || shared * 2 < std::min(rows[a].size(), rows[b].size())) continue;
      CheckRecord check = BeginCheck(catalogue, "Q9t", "fail");
      check.evidence = {sheets[a].evaluation->evaluation_id, sheets[b].evaluation->evaluation_id};
      auto name = [](const PerformanceSheet& sheet) {
        return "“" + sheet.evaluation->project_name.value_or(sheet.evaluation->title.value_or("")) + "”";
      };
      check.message = "绩效表" + name(sheets[a]) + "与" + name(sheets[b]) + "有 " + std::to_string(shared) +
                      " 项指标的名称、指标值和实际完成值完全相同";
      records->checks.push_back(std::move(check));
    }
  }
}

}  // namespace gongkai
