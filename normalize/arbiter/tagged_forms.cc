#include "normalize/arbiter/tagged_forms.h"

#include <algorithm>
#include <map>
#include <utility>

#include "normalize/forms/body.h"
#include "normalize/forms/header.h"
#include "normalize/forms/item_body.h"
#include "normalize/grid/stitch.h"
#include "normalize/tagged/tagged_tables.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

// No document has more; each is looked at for every form.
constexpr size_t kMostTables = 500;

std::map<int, Box> ExtentOf(const std::vector<Cell>& cells) {
  std::map<int, Box> out;
  for (const Cell& cell : cells) {
    if (!cell.place.box) continue;
    auto [at, is_new] = out.emplace(cell.place.page, *cell.place.box);
    if (!is_new) at->second.Include(*cell.place.box);
  }
  return out;
}

}  // namespace

TaggedForms::TaggedForms(const std::vector<Page>& pages, const std::vector<TaggedCell>& cells,
                         const std::set<int>& wanted, const Catalogue& catalogue, const TitleMatcher& titles,
                         const Patterns& patterns)
    : catalogue_(catalogue),
      titles_(titles),
      patterns_(patterns),
      flow_(LayOutTaggedTables(pages, cells, wanted)) {
  if (flow_.empty()) return;
  MarkFurniture(
      [&](const std::string& line) {
        return titles.Match(line) || patterns.IsHeadLine(line) ||
               catalogue.key().totals.count(MatchKey(line)) > 0;
      },
      &flow_);
  StitchTables(&flow_);
  for (size_t i = 0; i < flow_.size() && tables_.size() < kMostTables; ++i)
    if (flow_[i].is_table()) tables_.push_back(i);
}

std::optional<SecondReading> TaggedForms::ReadAs(const FormSpec& form, const Grid& grid,
                                                 const OptionalText& unit) const {
  const Header header = AnalyseHeader(grid, &form, catalogue_);
  if (form.layout == Layout::kItems ? CountItems(grid, form) < 3 : header.fit < 1) return std::nullopt;
  Body body = ReadBody(grid, form, header, unit.value_or(""), catalogue_);
  if (body.facts.empty() || body.orphans > 0 || body.unreadable > 0) return std::nullopt;
  return SecondReading{std::move(body.facts), grid.cells, grid.method, grid.confidence};
}

std::optional<SecondReading> TaggedForms::Read(const FormSpec& form, const TableRecord& table) const {
  const std::map<int, Box> extent = ExtentOf(table.cells);
  const Grid* best = nullptr;
  size_t most = 0;
  for (size_t i : tables_) {
    const Grid& grid = *flow_[i].grid;
    size_t printed = 0, inside = 0;
    for (const Cell& cell : grid.cells) {
      if (!cell.ink) continue;
      ++printed;
      auto page = extent.find(cell.place.page);
      inside += page != extent.end() && page->second.Contains(cell.ink->center_x(), cell.ink->center_y());
    }
    if (2 * inside <= printed || inside <= most) continue;
    best = &grid;
    most = inside;
  }
  if (!best) return std::nullopt;
  return ReadAs(form, *best, table.unit);
}

std::optional<TaggedForms::Titled> TaggedForms::Find(const FormSpec& form) const {
  for (size_t i : tables_) {
    TableContext context = ReadContext(flow_, i, titles_, patterns_);
    if (context.match.form != &form) continue;
    std::optional<SecondReading> reading = ReadAs(form, *flow_[i].grid, context.unit);
    if (reading) return Titled{std::move(*reading), std::move(context)};
  }
  return std::nullopt;
}

}  // namespace gongkai
