#include "normalize/performance/short_rows.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/grids.h"

namespace gongkai {
namespace {

using test::GridLines;
using test::GridText;
using test::MakeGrid;

TEST(ShortRows, StandBelowTheEndOfTheirHeadings) {
  const PerformanceLexicon lexicon(Catalogue::BuiltIn().performance());
  const struct {
    const char* name;
    GridText rows, expected;
  } cases[] = {
      {"levels that reach down",
       {{"项目名称", "维修经费"},
        {"绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"},
        {"产出指标", "数量指标", "购置设备", "≥46台", "46台", "13", "13"},
        {"时效指标", "完成时间", "12月底前", "12月", "14", "14"},
        {"总分", "100", "93.05"}},
       {{"项目名称", "维修经费", "", "", "", "", "", ""},
        {"绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"},
        {"", "产出指标", "数量指标", "购置设备", "≥46台", "46台", "13", "13"},
        {"", "", "时效指标", "完成时间", "12月底前", "12月", "14", "14"},
        {"", "总分", "<", "<", "<", "<", "100", "93.05"}}},
      {"goals beside their label",
       {{"年度总体目标", "预期目标", "实际完成情况"}, {"完成任务。", "已完成。"}},
       {{"年度总体目标", "预期目标", "实际完成情况"}, {"", "完成任务。", "已完成。"}}},
      {"money in parts",
       {{"主要任务", "任务名称", "主要内容", "全年预算数", "全年执行数", "得分"},
        {"总额", "财政拨款", "其他资金", "总额", "财政拨款", "其他资金"},
        {"任务1", "专项业务", "3.00", "2.00", "1.00", "3.00", "2.00", "1.00", "10"},
        {"金额合计", "3.00", "2.00", "1.00", "3.00", "2.00", "1.00", "10"}},
       {{"主要任务", "任务名称", "主要内容", "全年预算数", "<", "<", "全年执行数", "<", "<", "得分"},
        {"", "", "", "总额", "财政拨款", "其他资金", "总额", "财政拨款", "其他资金", ""},
        {"", "任务1", "专项业务", "3.00", "2.00", "1.00", "3.00", "2.00", "1.00", "10"},
        {"", "金额合计", "<", "3.00", "2.00", "1.00", "3.00", "2.00", "1.00", "10"}}},
      {"cells missing at the end: the columns that suit the cells",
       {{"预算执行情况", "年度预算数", "年初预算", "调整后预算数", "预算执行数", "预算执行率", "权重", "得分",
         "原因"},
        {"总额", "0.00", "3.36", "3.36", "100.00%", "10", "10", "按进度支付"},
        {"其中：财政资金", "0.00", "3.36", "3.36", "100.00%", "/", "/"}},
       {{"预算执行情况", "年度预算数", "年初预算", "调整后预算数", "预算执行数", "预算执行率", "权重", "得分",
         "原因"},
        {"", "总额", "0.00", "3.36", "3.36", "100.00%", "10", "10", "按进度支付"},
        {"", "其中：财政资金", "0.00", "3.36", "3.36", "100.00%", "/", "/", ""}}},
      {"rows that blanks at their end fill up",
       {{"绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分",
         "偏差原因"},
        {"成本指标", "经济成本指标", "预算控制数", "≤44.00万元", "43.11万元", "20", "20", "", ""},
        {"服务群众人数", "8010人", "8010人", "4", "4", "", ""}},
       {{"绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分",
         "偏差原因", ""},
        {"", "成本指标", "经济成本指标", "预算控制数", "≤44.00万元", "43.11万元", "20", "20", "", ""},
        {"", "", "", "服务群众人数", "8010人", "8010人", "4", "4", "", ""}}},
  };
  for (const auto& c : cases) {
    GridText filled = c.rows;
    size_t width = 0;
    for (const auto& row : filled) width = std::max(width, row.size());
    for (auto& row : filled) row.resize(width);
    Grid grid = MakeGrid(filled);
    for (const auto& row : c.rows) grid.row_cells.push_back(static_cast<int>(row.size()));
    AlignShortRows(lexicon, &grid);
    EXPECT_EQ(GridLines(grid), GridLines(MakeGrid(c.expected))) << c.name;
    EXPECT_TRUE(grid.row_cells.empty());
  }
}

TEST(ShortRows, AreLeftAloneWhereSpansAreKnown) {
  const PerformanceLexicon lexicon(Catalogue::BuiltIn().performance());
  const GridText rows = {{"三级指标", "年度指标值", "实际完成值"}, {"数量", "5", ""}};
  Grid grid = MakeGrid(rows);
  AlignShortRows(lexicon, &grid);
  EXPECT_EQ(GridLines(grid), GridLines(MakeGrid(rows)));
}

}  // namespace
}  // namespace gongkai
