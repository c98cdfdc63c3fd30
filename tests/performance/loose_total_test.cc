// The foot of a table without rules.
#include <gtest/gtest.h>

#include "normalize/performance/loose.h"
#include "tests/performance/picture.h"

namespace gongkai {
namespace {

// A line of words at these places of page 1.
FlowItem LineAt(double y, const std::vector<std::pair<double, std::string>>& words) {
  FlowItem item;
  item.page = 1;
  item.page_height = 800;
  item.top = y - 5;
  item.bottom = y + 5;
  item.line.font_size = 10;
  for (const auto& [x, text] : words) {
    PlacedWord word{text, x, x + 10.0 * static_cast<double>(Utf8ToCodes(text).size()), {}, y};
    if (text[0] < 127) word.x1 = x + 5.0 * static_cast<double>(text.size());
    item.line.words.push_back(word);
    item.line.text += text + "\t";
  }
  return item;
}

TEST(LooseTables, ATotalThatANarrowCellBrokeIsOneFigure) {
  static const PerformanceLexicon lexicon(Catalogue::BuiltIn().performance());
  FlowItem number = LineAt(760, {{290, "5"}});
  Flow flow = {LineAt(50, {{200, "项目支出绩效自评表"}}),
               LineAt(80, {{50, "项目名称"}, {150, "业务培训"}}),
               LineAt(110, {{50, "一级指标"}, {120, "二级指标"}, {200, "三级指标"}, {300, "年度指标值"}, {380, "实际完成值"}, {460, "分值"}, {500, "得分"}}),
               LineAt(140, {{50, "产出指标"}, {120, "数量指标"}, {200, "培训期数"}, {310, "5期"}, {390, "5期"}, {465, "50"}, {505, "50"}}),
               LineAt(170, {{50, "效益指标"}, {120, "社会效益指标"}, {200, "知晓率"}, {310, "90%"}, {390, "90%"}, {465, "50"}, {500, "49.05"}}),
               LineAt(200, {{200, "总分"}, {463, "100"}, {500, "99.0"}}),
               LineAt(212, {{508, "5"}}),
               number};
  GridLooseTables(lexicon, {}, &flow);
  auto found = ReadEvaluations(flow, lexicon, 2023);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].evaluation.record.score, "99.05");
}

}  // namespace
}  // namespace gongkai
