#include "normalize/sheets.h"

#include <map>

namespace gongkai {

void NameSheets(const std::vector<Page>& pages, Records* records) {
  if (pages.empty() || pages.front().sheet == 0) return;
  std::map<int, int> sheets;
  for (const Page& page : pages) sheets[page.number] = page.sheet;
  records->document.pages = pages.back().sheet;
  const auto name = [&](int* page) {
    if (auto found = sheets.find(*page); found != sheets.end()) *page = found->second;
  };
  for (TableRecord& table : records->tables) {
    name(&table.page_first);
    name(&table.page_last);
    for (Cell& cell : table.cells) name(&cell.place.page);
  }
  for (EvaluationRecord& evaluation : records->evaluations) {
    name(&evaluation.page_first);
    name(&evaluation.page_last);
  }
  const auto name_all = [&](auto& placed) {
    for (auto& record : placed) name(&record.place.page);
  };
  name_all(records->facts);
  name_all(records->funds);
  name_all(records->indicators);
  name_all(records->statements);
  name_all(records->assertions);
}

}  // namespace gongkai
