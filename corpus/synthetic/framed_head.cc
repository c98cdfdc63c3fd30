#include "corpus/synthetic/framed_head.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace gongkai::synthetic {
namespace {

/// A merged row: one text, or one at either end.
struct HeadRow {
  std::string left, right;
  Align align = Align::kCentre;  ///< of the left text where it is alone
};

}  // namespace

void FrameHead(const Agency& agency, const Look& look, Form* form) {
  if (look.framed_head == FramedHead::kNone) return;
  std::vector<HeadRow> rows;
  if (look.framed_head == FramedHead::kAll) {
    if (!form->label.empty()) rows.push_back({form->label, {}, Align::kRight});
    rows.push_back({form->title, {}, Align::kCentre});
  }
  const std::string unit = std::string(look.unit_word) + "：" + UnitName(form->unit);
  if (look.agency_line)
    rows.push_back(
        {std::string(look.agency_word) + "：" + agency.name + (agency.consolidated ? "（汇总）" : ""), unit,
         Align::kLeft});
  else
    rows.push_back({unit, {}, Align::kRight});

  Table& table = form->table;
  const int width = table.width(), shift = static_cast<int>(rows.size());
  for (Cell& cell : table.cells) cell.row += shift;
  table.header_rows += shift;
  table.rows += shift;
  for (int row = 0; row < shift; ++row) {
    const HeadRow& head = rows[static_cast<size_t>(row)];
    const int left = head.right.empty() ? width : std::max(1, width * 3 / 5);
    table.Add(row, 0, head.left, head.align, 1, left);
    if (left < width) table.Add(row, left, head.right, Align::kRight, 1, width - left);
  }
  if (look.framed_head != FramedHead::kAll) return;
  for (std::string* note : {&form->note, &form->empty_reason})
    if (!note->empty()) table.Add(table.rows, 0, *note, Align::kLeft, 1, width);
}

}  // namespace gongkai::synthetic
