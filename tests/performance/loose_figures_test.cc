// Figures of tables without rules: broken over lines, and close beside each other.
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
               LineAt(110, {{50, "一级指标"},
                            {120, "二级指标"},
                            {200, "三级指标"},
                            {300, "年度指标值"},
                            {380, "实际完成值"},
                            {460, "分值"},
                            {500, "得分"}}),
               LineAt(140, {{50, "产出指标"},
                            {120, "数量指标"},
                            {200, "培训期数"},
                            {310, "5期"},
                            {390, "5期"},
                            {465, "50"},
                            {505, "50"}}),
               LineAt(170, {{50, "效益指标"},
                            {120, "社会效益指标"},
                            {200, "知晓率"},
                            {310, "90%"},
                            {390, "90%"},
                            {465, "50"},
                            {500, "49.05"}}),
               LineAt(200, {{200, "总分"}, {463, "100"}, {500, "99.0"}}),
               LineAt(212, {{508, "5"}}),
               number};
  GridLooseTables(lexicon, {}, &flow);
  auto found = ReadEvaluations(flow, lexicon, 2023);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].evaluation.record.score, "99.05");
}

TEST(LooseTables, FiguresBesideEachOtherAreTwo) {
  static const PerformanceLexicon lexicon(Catalogue::BuiltIn().performance());
  Flow flow = {LineAt(50, {{200, "部门整体支出绩效自评表"}}),
               LineAt(80, {{50, "部门名称"}, {150, "青石县档案馆"}}),
               LineAt(110, {{50, "任务名称"},
                            {140, "全年预算数（万元）"},
                            {260, "全年执行数（万元）"},
                            {400, "分值"},
                            {440, "执行率"},
                            {500, "得分"}}),
               LineAt(130, {{50, "任务一"},
                            {160, "20.50"},
                            {265, "-"},
                            {275, "20.50"},
                            {405, "10"},
                            {445, "100%"},
                            {505, "10"}}),
               LineAt(170, {{50, "一级指标"},
                            {120, "二级指标"},
                            {200, "三级指标"},
                            {300, "年度指标值"},
                            {380, "实际完成值"},
                            {460, "分值"},
                            {500, "得分"}}),
               LineAt(200, {{50, "产出指标"},
                            {120, "数量指标"},
                            {200, "接收卷数"},
                            {310, "5卷"},
                            {390, "5卷"},
                            {465, "90"},
                            {505, "88.07"}}),
               LineAt(230, {{200, "总分"}, {478, "100"}, {500, "98.07"}})};
  GridLooseTables(lexicon, {}, &flow);
  auto found = ReadEvaluations(flow, lexicon, 2023);
  ASSERT_EQ(found.size(), 1u);
  // The dash is a blank cell next to the amount, and no sign.
  EXPECT_EQ(ShownAll(found[0].evaluation.funds), Strings{"任务一 · - · 20.50 · 20.50 · 10 · 100% · 10"});
  EXPECT_EQ(found[0].evaluation.record.score, "98.07");
}

}  // namespace
}  // namespace gongkai
