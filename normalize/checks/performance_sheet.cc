#include "normalize/checks/performance_sheet.h"

#include "normalize/checks/report.h"
#include "normalize/checks/wording.h"

namespace gongkai {

std::string SheetReport::Name() const {
  const EvaluationRecord& e = *sheet_.evaluation;
  std::string name = e.project_name ? *e.project_name : e.title.value_or("绩效评价表");
  Place place;
  place.page = e.page_first;
  place.line_first = e.line_first;
  return "绩效表“" + name + "”" + PlaceText(place);
}

std::string SheetReport::Indicator(const IndicatorRecord& row) {
  const OptionalText& name = row.level3 ? row.level3 : row.level2 ? row.level2 : row.level1;
  return "指标“" + name.value_or("") + "”" + PlaceText(row.place);
}

CheckRecord SheetReport::Begin(std::string_view rule, std::string_view status) const {
  CheckRecord check = BeginCheck(catalogue_, rule, status);
  check.evidence = {sheet_.evaluation->evaluation_id};
  return check;
}

}  // namespace gongkai
