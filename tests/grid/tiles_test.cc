// Watermarks that are tiled over laid-out pages.
#include "normalize/grid/tiles.h"

#include <gtest/gtest.h>

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

Flow LinesOf(const std::vector<std::string>& lines) {
  Flow flow;
  for (const std::string& line : lines) {
    FlowItem item;
    item.page = 1;
    item.line.text = line;
    item.line.place.line_first = item.line.place.line_last = static_cast<int>(flow.size()) + 1;
    flow.push_back(std::move(item));
  }
  return flow;
}

std::vector<std::string> Shown(const Flow& flow) {
  std::vector<std::string> out;
  for (const FlowItem& item : flow) {
    size_t from = item.line.text.find_first_not_of(' '), to = item.line.text.find_last_not_of(' ');
    out.push_back(item.furniture ? "(furniture)" : item.line.text.substr(from, to - from + 1));
  }
  return out;
}

using Strings = std::vector<std::string>;

TEST(Tiles, AreTakenOutOfTheLinesOfTables) {
  const Strings mark = {"      开          开          开", "    公          公          公",
                        "  算          算          算", "决          决          决"};
  Strings lines = mark;
  lines.insert(lines.end(), mark.begin(), mark.end());
  lines.push_back("   开  合计      开   318.20   开");
  lines.push_back("  公公共服务      公   12.00    公");
  lines.push_back("  决算 合计   决   决");
  lines.push_back("公开部门决算    决  2023");
  Flow flow = LinesOf(lines);
  BlankTiles(&flow);
  EXPECT_EQ(Shown(flow), (Strings{"(furniture)", "(furniture)", "(furniture)", "(furniture)", "(furniture)",
                                  "(furniture)", "(furniture)", "(furniture)", "合计          318.20",
                                  "公共服务          12.00", "合计", "公开部门决算    决  2023"}));
}

TEST(Tiles, ARepeatedCellIsNone) {
  Flow flow =
      LinesOf({"一  是  是  是", "二  否  否  否", "三  是  是  是", "四  否  否  否", "五  无  无  无"});
  BlankTiles(&flow);
  EXPECT_EQ(flow[0].line.text, "一  是  是  是");
  EXPECT_EQ(flow[4].line.text, "五  无  无  无");
}

}  // namespace
}  // namespace gongkai
