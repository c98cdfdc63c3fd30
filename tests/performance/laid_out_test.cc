// Performance tables in texts that keep the columns apart by blanks (pdftotext -layout).
#include <gtest/gtest.h>

#include "tests/performance/picture.h"

namespace gongkai {
namespace {

// Every character counts as one column, so words are pushed from line to line and stand elsewhere on the next
// page; figures stand right of their headings.
const char kTable[] =
    "                              项目支出绩效自评表\n"
    "                                      （2016年度）\n"
    " 项目名称                                          公共服务能力提升\n"
    " 主管部门               青石县档案局                      实施单位                 青石县档案馆\n"
    "                       年初预算数               全年预算数 全年执行数 分值      执行率        得分\n"
    "项目 年度资金总额                         10.44            13.05    13.05   10       100%       10\n"
    "资金\n"
    "   其中：当年财政拨款                      10.44            10.44    10.44   —        100%        —\n"
    "（万\n"
    "元） 上年结转资金                                           2.61     2.61   —        100%       —\n"
    "   其他资金                                                                     —                   —\n"
    "年度               预期目标                                                        实际完成情况\n"
    "总体 完成各项工作任务。                                   全面完成。\n"
    "目标\n"
    "     一级指标 二级指标           三级指标            年度指标值            实际完成值      分值       "
    "得分\n"
    "                   举办业务培训班                  ≥48期              48期           10        10\n"
    "            数量指标\n"
    "                   服务群众人数                   6299人            6299人          10        10\n"
    "     产出指标\n"
    "            质量指标 设备验收合格率                     95%              98%            10        10\n"
    "\n"
    "\n"
    "                                              14\n"
    "\f"
    "        可持续  长效管理机制健全性        显著改善       显著改善   20     18\n"
    "        影响指\n"
    "   效益指  标\n"
    "    标\n"
    "        社会效\n"
    "             政策知晓率          ≥98%        98%     20     20\n"
    "        益指标\n"
    "\n"
    "满意度     服务对\n"
    "         象满意  服务对象满意度           ≥90%      99%      20      20\n"
    " 指标    度指标\n"
    "                    总分                           100   98\n";

TEST(LaidOut, ColumnsAreFoundByWhatTheyHold) {
  Records records = ReadTextFile(kTable);
  ASSERT_EQ(records.evaluations.size(), 1u);
  EXPECT_EQ(Shown(records.evaluations[0]),
            "project_self · 公共服务能力提升 · 青石县档案局 · 青石县档案馆 · 98 · -");
  EXPECT_EQ(ShownAll(records.funds),
            (Strings{"年度资金总额 · 10.44 · 13.05 · 13.05 · 10 · 100% · 10",
                     "其中：当年财政拨款 · 10.44 · 10.44 · 10.44 · - · 100% · -",
                     "上年结转资金 · - · 2.61 · 2.61 · - · 100% · -", "其他资金 · - · - · - · - · - · -"}));
  EXPECT_EQ(ShownAll(records.indicators),
            (Strings{"产出指标 · 数量指标 · 举办业务培训班 · ≥48期 · 48期 · 10 · 10",
                     "产出指标 · 数量指标 · 服务群众人数 · 6299人 · 6299人 · 10 · 10",
                     "产出指标 · 质量指标 · 设备验收合格率 · 95% · 98% · 10 · 10",
                     "效益指标 · 可持续影响指标 · 长效管理机制健全性 · 显著改善 · 显著改善 · 20 · 18",
                     "效益指标 · 社会效益指标 · 政策知晓率 · ≥98% · 98% · 20 · 20",
                     "满意度指标 · 服务对象满意度指标 · 服务对象满意度 · ≥90% · 99% · 20 · 20"}));
  for (const IndicatorRecord& row : records.indicators) EXPECT_GT(row.place.line_first, 15);
}

// （, 20, 分 and ） have lines of their own in a narrow column; 分） may be pushed below level 2.
TEST(LaidOut, WeightsOfLevelsMayBeBrokenAndPushed) {
  Records records = ReadTextFile(
      "                    项目支出绩效自评表\n"
      "项目名称                          档案整理\n"
      "   一级指标  二级指标      三级指标            年度指标值       实际完成值     分值     得分\n"
      "     成\n"
      "     本\n"
      "     指    经济成\n"
      "     标    本指标  预算控制数             ≤9万元          9万元      20      20\n"
      "     （\n"
      "     20\n"
      "     分\n"
      "     ）\n"
      "\n"
      "   产出指标  数量指标   整理卷数             ≥90卷          90卷      40      40\n"
      "   （80 分）              归档件数             ≥9件          9件      40      40\n"
      "           质量指标\n"
      "                    总分                              100     100\n");
  EXPECT_EQ(ShownAll(records.indicators),
            (Strings{"成本指标(20) · 经济成本指标 · 预算控制数 · ≤9万元 · 9万元 · 20 · 20",
                     "产出指标(80) · 数量指标 · 整理卷数 · ≥90卷 · 90卷 · 40 · 40",
                     "产出指标(80) · 质量指标 · 归档件数 · ≥9件 · 9件 · 40 · 40"}));
}

TEST(LaidOut, NamesOfFundsAreKnownAmongTheEndsOfTheirLabel) {
  Records records = ReadTextFile(
      "                              项目支出绩效自评表\n"
      "项目名称                          档案整理\n"
      "项目                  年初预算数                   全年预算数 全年执行数 分值 执行率（B/A）           "
      "                   得分\n"
      "资金                                           （A）   （B）\n"
      "（万 年度资金总额              155.4                     6232.2           169.5      10       73%     "
      "      7.3\n"
      "元）                                                 1\n"
      "   其中：当年财              155.4                     185.76          135.6      —        73%        "
      "     —\n"
      "   政拨款\n"
      "   一级指标  二级指标      三级指标            年度指标值       实际完成值     分值     得分\n"
      "   产出指标  数量指标   整理卷数             ≥90卷          90卷      90      90\n"
      "                    总分                              100     97.3\n");
  EXPECT_EQ(ShownAll(records.funds), (Strings{"年度资金总额 · 155.4 · 6232.21 · 169.5 · 10 · 73% · 7.3",
                                              "其中：当年财政拨款 · 155.4 · 185.76 · 135.6 · - · 73% · -"}));
  ASSERT_FALSE(records.funds.empty());
  EXPECT_EQ(records.funds[0].unit, "万元");
}

TEST(LaidOut, PartsWithoutTheirHeadingAreNoGroup) {
  Records records = ReadTextFile(
      "                    部门整体支出绩效自评表\n"
      "部门名称                          青石县档案局\n"
      "任务名称    年初预算数  全年预算数      执行率    得分\n"
      "          总额      财政拨款     其他资金      总额      财政拨款\n"
      "任务一       5        5        5        100%     10\n"
      "   一级指标  二级指标      三级指标            年度指标值       实际完成值     分值     得分\n"
      "   产出指标  数量指标   整理卷数             ≥90卷          90卷      90      90\n");
  EXPECT_EQ(records.indicators.size(), 1u);
}

// A line that is short ends its cell, so 人数 is the end of the first indicator. Of two columns of figures
// one is blank: the figures belong below the nearer heading, with doubt.
TEST(LaidOut, ShortLinesEndCells) {
  Records records = ReadTextFile(
      "               2022年度医疗保险工作经费项目绩效自评表\n"
      "       项目名称      医疗保险工作经费\n"
      "       主管部门      青石县医疗保障局                     实施 青石县医疗保障局\n"
      "                                              单位\n"
      "一级指   二级指标            三级指标        年度指标 实际完成 分值 得分 偏差原因分析及改进措\n"
      " 标                                  值     值               施\n"
      "         数量指标    城乡居民参加基本医疗保险 ≥34万人 347173人         10\n"
      "                 人数\n"
      "产出指      质量指标    以常住人口为基数计算的基 ≥95% ≥98%             20\n"
      "标（60             本医保综合参保率(%)\n"
      " 分）      时效指标    医疗费用即时结算率         >95% ≥95%        30\n"
      "                    总分                         100 100\n");
  ASSERT_EQ(records.indicators.size(), 3u);
  EXPECT_EQ(records.indicators[0].level3, "城乡居民参加基本医疗保险人数");
  EXPECT_EQ(records.indicators[1].level3, "以常住人口为基数计算的基本医保综合参保率(%)");
  EXPECT_EQ(records.indicators[2].target, ">95%");
  EXPECT_EQ(records.indicators[2].actual, "≥95%");
  for (const IndicatorRecord& row : records.indicators) {
    EXPECT_FALSE(row.weight);
    EXPECT_TRUE(row.score);
    EXPECT_LT(row.confidence, 0.5);
  }
}

TEST(LaidOut, RowsAreDoubtedWhereTheWeightsDoNotAddUp) {
  std::string text = kTable;
  size_t row = text.find("            质量指标 设备");
  text.erase(row, text.find('\n', row) + 1 - row);
  Records records = ReadTextFile(text);
  ASSERT_EQ(records.indicators.size(), 5u);
  for (const IndicatorRecord& indicator : records.indicators) EXPECT_LT(indicator.confidence, 0.5);
}

}  // namespace
}  // namespace gongkai
