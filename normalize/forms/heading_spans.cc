#include "normalize/forms/heading_spans.h"

#include <algorithm>

namespace gongkai {
namespace {

constexpr size_t kMostSteps = 200000;

struct Slot {
  int from = 0, to = 0;  // columns
  size_t row = 0;        // the row that fills it
  HeadingKind above = HeadingKind::kGroup;
};

class Arranger {
 public:
  Arranger(const std::vector<std::vector<HeadingKind>>& rows, size_t most) : rows_(rows), most_(most) {}

  void Row(size_t r, const std::vector<Slot>& slots) {
    std::vector<Slot> below;  // those that wait for a later row
    for (const Slot& slot : slots)
      if (slot.row > r) below.push_back(slot);
    Place(r, 0, slots, Next(slots, 0, r), -1, below);
  }

  std::vector<HeadingLayout> found;

 private:
  static size_t Next(const std::vector<Slot>& slots, size_t s, size_t r) {
    while (s < slots.size() && slots[s].row != r) ++s;
    return s;
  }

  // Heading i of row r begins at column x of slots[s], or at its first one where x is -1; `below` are the
  // headings that have others below them.
  void Place(size_t r, size_t i, const std::vector<Slot>& slots, size_t s, int x,
             const std::vector<Slot>& below) {
    if (found.size() >= most_ || ++steps_ > kMostSteps) return;
    if (s == slots.size()) {
      if (i == rows_[r].size()) Finish(r, below);
      return;
    }
    if (i == rows_[r].size()) return;
    const HeadingKind kind = rows_[r][i];
    const bool key = kind == HeadingKind::kKey;
    if (key && slots[s].above == HeadingKind::kMeasure) return;
    const int from = x < 0 ? slots[s].from : x;
    for (int end = from + 1; end <= slots[s].to; ++end) {
      const bool full = end == slots[s].to;
      const size_t next = full ? Next(slots, s + 1, r) : s;
      const int at = full ? -1 : end;
      HeadingExtent extent;
      extent.row = static_cast<int>(r);
      extent.col = from;
      extent.col_span = end - from;
      const bool one = end == from + 1;
      if (one || key) {
        extent.row_span = static_cast<int>(rows_.size() - r);
        layout_.push_back(extent);
        Place(r, i + 1, slots, next, at, below);
        layout_.pop_back();
      }
      for (size_t row = r + 1; row < rows_.size() && (!one || key); ++row) {
        extent.row_span = static_cast<int>(row - r);
        layout_.push_back(extent);
        std::vector<Slot> more = below;
        more.push_back({from, end, row, kind});
        Place(r, i + 1, slots, next, at, more);
        layout_.pop_back();
      }
    }
  }

  void Finish(size_t r, std::vector<Slot> below) {
    if (r + 1 == rows_.size()) {
      found.push_back(layout_);
      return;
    }
    int width = 0, slots = 0;
    for (const Slot& slot : below) {
      if (slot.row != r + 1) continue;
      width += slot.to - slot.from;
      ++slots;
    }
    const int headings = static_cast<int>(rows_[r + 1].size());
    if (slots == 0 || slots > headings || headings > width) return;
    std::sort(below.begin(), below.end(), [](const Slot& a, const Slot& b) { return a.from < b.from; });
    Row(r + 1, below);
  }

  const std::vector<std::vector<HeadingKind>>& rows_;
  const size_t most_;
  size_t steps_ = 0;
  HeadingLayout layout_;
};

}  // namespace

std::vector<HeadingLayout> LayOutHeadings(const std::vector<std::vector<HeadingKind>>& rows, int cols,
                                          size_t most) {
  if (rows.empty() || cols <= 0) return {};
  Arranger arranger(rows, most);
  arranger.Row(0, {{0, cols, 0, HeadingKind::kGroup}});
  return std::move(arranger.found);
}

}  // namespace gongkai
