#include "normalize/forms/recognise.h"

#include <algorithm>
#include <string_view>

#include "normalize/forms/item_body.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

// Codes of the economic classification in every block: 301, 30201.
bool HoldsBlocks(const Grid& grid, const Header& header) {
  constexpr int kFewestCodes = 6;
  int codes = 0;
  for (const Cell& cell : grid.cells) {
    const std::string text = PatternText(cell.text);
    codes += (text.size() == 3 || text.size() == 5) && text[0] == '3' && IsDigits(text);
  }
  return header.blocks > 1 && codes >= kFewestCodes;
}

bool HoldsCodes(const Header& header) {
  return std::any_of(header.columns.begin(), header.columns.end(), [](const Column& column) {
    return column.role == ColumnRole::kCode || column.role == ColumnRole::kCodePart;
  });
}

// More than half of the measures that the form may print.
bool HasMost(const FormSpec& form, const Header& header) {
  std::set<std::string_view> measures;
  for (const ColumnSpec& column : form.default_columns().columns) measures.insert(column.measure);
  return 2 * static_cast<size_t>(header.matched) > measures.size();
}

// How telling the columns of a table are for a form that has them all; 0 where they are not. Three columns
// 合计·基本·项目 are found in many tables; items, two sides and blocks say more than their few amounts.
int Weight(const Grid& grid, const FormSpec& form, const Header& header) {
  constexpr int kTelling = 4, kFewestItems = 5;
  switch (form.layout) {
    case Layout::kItems:
      return CountItems(grid, form) >= kFewestItems ? kTelling : 0;
    case Layout::kBlocks:
      return header.fit >= 1 && HoldsBlocks(grid, header) ? kTelling : 0;
    case Layout::kTwoSided:
      return header.fit >= 1 && header.blocks == 2 && HasMost(form, header) && !HoldsCodes(header)
                 ? std::max(kTelling, header.matched)
                 : 0;
    default:
      return header.fit >= 1 && header.matched >= kTelling ? header.matched : 0;
  }
}

}  // namespace

const FormSpec* FitsTitle(const Grid& grid, const TableContext& context, const Catalogue& catalogue,
                          Header* header) {
  if (!context.match.form) return nullptr;
  *header = AnalyseHeader(grid, context.match.form, catalogue, context.rows_inside);
  bool enough = header->fit >= 0.5;
  // Items stand above or beside the amounts, so the whole grid decides.
  if (context.match.form->layout == Layout::kItems) enough = CountItems(grid, *context.match.form) >= 3;
  return enough ? context.match.form : nullptr;
}

const FormSpec* FitsColumns(const Grid& grid, const TableContext& context, const Catalogue& catalogue,
                            const std::set<const FormSpec*>& taken, Header* header) {
  const FormSpec* found = nullptr;
  int most = 0;
  bool tie = false;
  for (const FormSpec& form : catalogue.forms()) {
    if (taken.count(&form)) continue;
    Header candidate = AnalyseHeader(grid, &form, catalogue, context.rows_inside);
    const int weight = Weight(grid, form, candidate);
    if (weight == 0 || weight < most) continue;
    tie = weight == most;
    if (tie) continue;
    found = &form;
    most = weight;
    *header = std::move(candidate);
  }
  return tie ? nullptr : found;
}

}  // namespace gongkai
