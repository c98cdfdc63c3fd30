#include "corpus/synthetic/table.h"

#include <algorithm>

namespace gongkai::synthetic {
namespace {

int Levels(const Heading& heading) {
  int below = 0;
  for (const Heading& part : heading.parts) below = std::max(below, Levels(part));
  return below + 1;
}

int Width(const Heading& heading) {
  if (heading.parts.empty()) return static_cast<int>(heading.columns.size());
  int width = 0;
  for (const Heading& part : heading.parts) width += Width(part);
  return width;
}

void Place(const Heading& heading, int row, int levels, Table* table) {
  const int col = table->width();
  const bool leaf = heading.parts.empty();
  const int height = levels - row - (Levels(heading) - 1);
  table->Add(row, col, heading.text, Align::kCentre, height, Width(heading));
  if (leaf) table->columns.insert(table->columns.end(), heading.columns.begin(), heading.columns.end());
  for (const Heading& part : heading.parts) Place(part, row + height, levels, table);
}

}  // namespace

Cell& Table::Add(int row, int col, std::string text, Align align, int row_span, int col_span) {
  cells.push_back({row, col, row_span, col_span, std::move(text), align, -1});
  rows = std::max(rows, row + row_span);
  return cells.back();
}

std::vector<Heading> JoinPaths(const std::vector<std::vector<std::string>>& paths) {
  std::vector<Heading> out;
  for (const std::vector<std::string>& path : paths) {
    if (path.size() == 1) {
      out.push_back(Heading::Leaf(path[0]));
      continue;
    }
    if (out.empty() || out.back().text != path[0] || out.back().parts.empty())
      out.push_back({path[0], {}, {}});
    out.back().parts.push_back(Heading::Leaf(path.back()));
  }
  return out;
}

void SetHeader(const std::vector<Heading>& headings, Table* table) {
  int levels = 1;
  for (const Heading& heading : headings) levels = std::max(levels, Levels(heading));
  for (const Heading& heading : headings) Place(heading, 0, levels, table);
  table->header_rows = levels;
}

}  // namespace gongkai::synthetic
