#include "normalize/grid/repeated.h"

#include <gtest/gtest.h>

#include "tests/support/grids.h"

namespace gongkai {
namespace {

using test::GridLines;
using test::GridText;
using test::MakeGrid;

struct Case {
  const char* name;
  GridText printed, expected;
};

TEST(RepeatedCells, AreJoinedAsFarAsTheHeadingsGo) {
  const Case cases[] = {
      {"names and values beside them",
       {{"项目名称", "项目名称", "维修经费", "维修经费", "维修经费"},
        {"绩效指标", "三级指标", "年度指标值", "实际完成值", "得分"},
        {"绩效指标", "整理档案数量", "90%", "90%", "5"},
        {"绩效指标", "政策知晓率", "不断增强", "不断增强", "5"},
        {"总分", "总分", "总分", "总分", "5"}},
       {{"项目名称", "<", "维修经费", "<", "<"},
        {"绩效指标", "三级指标", "年度指标值", "实际完成值", "得分"},
        {"^", "整理档案数量", "90%", "90%", "5"},
        {"^", "政策知晓率", "不断增强", "不断增强", "5"},
        {"总分", "<", "<", "<", "5"}}},
      {"values under a heading over several columns, headings of two lines",
       {{"主要任务", "任务名称", "全年预算数", "全年预算数", "全年执行数", "全年执行数"},
        {"主要任务", "任务名称", "总额", "财政拨款", "总额", "财政拨款"},
        {"主要任务", "专项业务", "13.58", "13.58", "13.58", "13.58"},
        {"绩效指标", "三级指标", "年度指标值", "年度指标值", "实际完成值", "实际完成值"},
        {"绩效指标", "检查单位", "24套", "24套", "24套", "24套"}},
       {{"主要任务", "任务名称", "全年预算数", "<", "全年执行数", "<"},
        {"^", "^", "总额", "财政拨款", "总额", "财政拨款"},
        {"^", "专项业务", "13.58", "13.58", "13.58", "13.58"},
        {"绩效指标", "三级指标", "年度指标值", "<", "实际完成值", "<"},
        {"^", "检查单位", "24套", "<", "24套", "<"}}},
      {"rows of dashes are no headings",
       {{"项目资金", "", "", "全年预算数", "全年执行数", "分值"},
        {"项目资金", "年度资金总额", "年度资金总额", "12.00", "12.00", "10"},
        {"项目资金", "上年结转资金", "上年结转资金", "", "", "—"},
        {"项目资金", "其他资金", "其他资金", "22.56", "22.56", "—"},
        {"年度目标", "年度目标", "年度目标", "年度目标", "年度目标", "年度目标"}},
       {{"项目资金", "", "", "全年预算数", "全年执行数", "分值"},
        {"^", "年度资金总额", "<", "12.00", "12.00", "10"},
        {"^", "上年结转资金", "<", "", "", "—"},
        {"^", "其他资金", "<", "22.56", "22.56", "—"},
        {"年度目标", "<", "<", "<", "<", "<"}}},
      {"a table that repeats no heading",
       {{"一级指标", "二级指标", "年度指标值", "实际完成值"}, {"满意度指标", "满意度指标", "较高", "较高"}},
       {{"一级指标", "二级指标", "年度指标值", "实际完成值"}, {"满意度指标", "满意度指标", "较高", "较高"}}},
  };
  for (const Case& c : cases) {
    Grid grid = MakeGrid(c.printed);
    grid.method = Method::kDelimited;
    JoinRepeatedCells(&grid);
    EXPECT_EQ(GridLines(grid), GridLines(MakeGrid(c.expected))) << c.name;
  }
}

TEST(RepeatedCells, OfRuledTablesAreWhatIsPrinted) {
  const GridText rows = {{"项目名称", "项目名称", "维修经费"}, {"得分", "得分", "5"}};
  Grid grid = MakeGrid(rows);
  JoinRepeatedCells(&grid);
  EXPECT_EQ(GridLines(grid), GridLines(MakeGrid(rows)));
}

}  // namespace
}  // namespace gongkai
