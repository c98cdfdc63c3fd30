#include "normalize/grid/touching.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/grids.h"

namespace gongkai {
namespace {

using test::GridText;

std::string Parted(const GridText& rows) {
  Flow flow = {test::LineItem(1, 20, "第二部分"), test::TableItem(1, 50, rows)};
  PartTouchingTables([](const std::string& text) { return text.find("决算表") != std::string::npos; },
                     [](const std::string& text) { return text.starts_with("公开"); }, &flow);
  std::string out;
  for (const FlowItem& item : flow) out += item.is_table() ? "table\n" + test::GridLines(*item.grid) : "";
  return out;
}

TEST(TouchingTables, ATitleInARowOfItsOwnBeginsATable) {
  const struct {
    const char* name;
    GridText rows;
    const char* expected;
  } cases[] = {
      {"two forms with other columns",
       {{"收入决算表", "<", "<", "<"},
        {"编码", "名称", "<", "合计"},
        {"201", "服务", "<", "1.00"},
        {"公开03表", "<", "<", "<"},
        {"支出决算表", "<", "<", "<"},
        {"编码", "<", "名称", "合计"},
        {"202", "<", "外交", "2.00"}},
       "table\n收入决算表|<|<\n编码|名称|合计\n201|服务|1.00\n"
       "table\n公开03表|<|<\n支出决算表|<|<\n编码|名称|合计\n202|外交|2.00\n"},
      {"a title alone in the first of several cells",
       {{"编码", "名称", "合计"}, {"201", "服务", "1.00"}, {"支出决算表", "", ""}, {"202", "外交", "2.00"}},
       "table\n编码|名称|合计\n201|服务|1.00\ntable\n支出决算表||\n202|外交|2.00\n"},
      {"the title of the whole table",
       {{"公开03表", "<"}, {"支出决算表", "<"}, {"编码", "合计"}, {"201", "1.00"}},
       "table\n公开03表|<\n支出决算表|<\n编码|合计\n201|1.00\n"},
      {"the title again at the head of a page",
       {{"支出决算表", "<"}, {"201", "1.00"}, {"支出决算表（续表）", "<"}, {"202", "2.00"}},
       "table\n支出决算表|<\n201|1.00\n支出决算表（续表）|<\n202|2.00\n"},
      {"a list of titles",
       {{"目录", "<"}, {"收入决算表", "<"}, {"支出决算表", "<"}},
       "table\n目录|<\n收入决算表|<\n支出决算表|<\n"},
  };
  for (const auto& c : cases) EXPECT_EQ(Parted(c.rows), c.expected) << c.name;
}

}  // namespace
}  // namespace gongkai
