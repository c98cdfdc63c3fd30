// Texts of pages as a flow, for tests of what puts lines in order or takes some out.
#ifndef GONGKAI_TESTS_PAGES_H_
#define GONGKAI_TESTS_PAGES_H_

#include <string>
#include <vector>

#include "normalize/grid/flow.h"

namespace gongkai::test {

/// The lines of each page.
using Pages = std::vector<std::vector<std::string>>;

inline Flow FlowOf(const Pages& pages) {
  Flow flow;
  for (size_t page = 0; page < pages.size(); ++page)
    for (size_t line = 0; line < pages[page].size(); ++line) {
      FlowItem item;
      item.page = static_cast<int>(page + 1);
      item.page_height = static_cast<double>(pages[page].size());
      item.top = static_cast<double>(line);
      item.bottom = item.top + 1;
      item.line.text = pages[page][line];
      item.line.place.line_first = item.line.place.line_last = static_cast<int>(flow.size() + 1);
      flow.push_back(item);
    }
  return flow;
}

/// The lines that are no furniture, parted by slashes.
inline std::string LinesOf(const Flow& flow) {
  std::string out;
  for (const FlowItem& item : flow)
    if (!item.furniture) out += (out.empty() ? "" : "/") + item.line.text;
  return out;
}

}  // namespace gongkai::test

#endif  // GONGKAI_TESTS_PAGES_H_
