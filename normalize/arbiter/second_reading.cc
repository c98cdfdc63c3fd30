#include "normalize/arbiter/second_reading.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "normalize/aligned/aligned_grid.h"
#include "normalize/forms/body.h"
#include "normalize/forms/header.h"
#include "normalize/grid/watermark.h"
#include "normalize/linear/section.h"

namespace gongkai {
namespace {

// The first reading knows what on these pages is not of the form: lines below its table, running heads, and
// all that stands in other tables.
class Surroundings {
 public:
  Surroundings(const Flow& flow, size_t item, size_t last_item, int first, int last) {
    for (size_t i = 0; i < flow.size(); ++i) {
      const FlowItem& other = flow[i];
      if (other.is_table()) {
        if (i < item || i > last_item) AddTable(*other.grid, first, last);
      } else if (other.page >= first && other.page <= last && (other.furniture || i > last_item)) {
        lines_.emplace(other.page, other.line.text);
      }
    }
  }

  bool Hold(const FlowItem& item) const {
    if (lines_.count({item.page, item.line.text})) return true;
    auto tables = tables_.find(item.page);
    if (tables == tables_.end() || !item.line.place.box) return false;
    const Box& box = *item.line.place.box;
    return std::any_of(tables->second.begin(), tables->second.end(),
                       [&](const Box& table) { return table.Contains(box.center_x(), box.center_y()); });
  }

 private:
  void AddTable(const Grid& grid, int first, int last) {
    std::map<int, Box> extent;
    for (const Cell& cell : grid.cells) {
      if (cell.place.page < first || cell.place.page > last || !cell.place.box) continue;
      auto [at, is_new] = extent.emplace(cell.place.page, *cell.place.box);
      if (!is_new) at->second.Include(*cell.place.box);
    }
    for (const auto& [page, box] : extent) tables_[page].push_back(box);
  }

  std::set<std::pair<int, std::string>> lines_;
  std::map<int, std::vector<Box>> tables_;
};

// The pages of the form without their rules; the others are empty and keep the places of all in the list.
std::vector<Page> WithoutRules(const std::vector<Page>& pages, int first, int last) {
  std::vector<Page> out(pages.size());
  for (size_t i = 0; i < pages.size(); ++i) {
    out[i].number = pages[i].number;
    if (pages[i].number < first || pages[i].number > last) continue;
    out[i] = pages[i];
    out[i].rulings.clear();
  }
  return out;
}

}  // namespace

std::optional<SecondReading> ReadWithoutRules(const FormSpec& form, const TableRecord& ruled,
                                              const Flow& flow, size_t item, size_t last_item,
                                              const std::vector<Page>& pages, const Catalogue& catalogue,
                                              const TitleMatcher& titles, const Patterns& patterns) {
  if (ruled.page_first == 0) return std::nullopt;
  // The title may stand at the foot of the page before.
  const int first = ruled.page_first - 1;
  const int last = std::max(ruled.page_last, flow[last_item].grid->row_page.back());
  const std::vector<Page> plain = WithoutRules(pages, first, last);
  const Surroundings surroundings(flow, item, last_item, first, last);
  Flow loose;
  for (const Page& page : plain) {
    if (page.number < first || page.number > last) continue;
    for (FlowItem& line : LayOutPage(page))
      if (!surroundings.Hold(line)) loose.push_back(std::move(line));
  }
  MarkWatermark(&loose);
  std::vector<Section> sections = FindSections(loose, {&form}, catalogue, titles, patterns);
  if (sections.size() != 1 || sections[0].cut) return std::nullopt;
  Section& section = sections[0];
  section.context.unit = ruled.unit;
  std::optional<Grid> grid = AlignSection(section, catalogue, plain);
  if (!grid) return std::nullopt;
  const Header header = AnalyseHeader(*grid, &form, catalogue);
  if (header.fit < 1 && form.layout != Layout::kItems) return std::nullopt;
  Body body = ReadBody(*grid, form, header, ruled.unit.value_or(""), catalogue);
  if (body.facts.empty() || body.orphans > 0 || body.unreadable > 0) return std::nullopt;
  return SecondReading{std::move(body.facts), std::move(grid->cells), grid->method, grid->confidence};
}

}  // namespace gongkai
