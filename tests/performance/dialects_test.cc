// One test for each dialect of performance tables that is known (docs,
// normalize/forms/catalogue/performance.toml).
#include <gtest/gtest.h>

#include "tests/performance/picture.h"

namespace gongkai {
namespace {

// National 项目支出绩效自评表 (2020 on): funds with sources, level 1 as a merged cell with its weight in
// brackets.
TEST(Dialects, NationalProjectSelfEvaluation) {
  auto found = ReadDrawn(
      {"2023年度古籍修复经费项目支出绩效自评表", "（2023年度）"},
      "项目名称|<|古籍修复经费|<|<|<|<|<|<\n"
      "主管部门|<|青石县文化局|<|<|实施单位|<|青石县图书馆|<\n"
      "项目资金//（万元）|<|<|年初预算数|全年预算数（A）|全年执行数（B）|分值|执行率（B/A）|得分\n"
      "^|<|年度资金总额|1,200.00|980.50|900|10|91.79%|9.18\n"
      "^|<|其中：本年财政拨款|1,200.00|980.50|900|—|91.79%|—\n"
      "^|<|上年结转资金||||—||—\n"
      "年//度//总//体//目//标|预期目标|<|<|<|实际完成情况|<|<|<\n"
      "^|修复古籍。|<|<|<|修复古籍90册。|<|<|<\n"
      "绩//效//指//标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施\n"
      "^|产出指标//（50分）|数量指标|修复册数|≥100册|90册|20|18|人手不足，下年补修。\n"
      "^|^|^|培训场次|4场|4场|10|10|\n"
      "^|^|时效指标|完成时限|12月底前|12月底前|20|20|\n"
      "^|效益指标//（30分）|社会效益//指标|读者受益|效果明显|效果明显|30|30|\n"
      "^|满意度//指标（10分）|服务对象//满意度指标|读者满意度|≥90%|95%|10|10|\n"
      "总分|<|<|<|<|<|100|97.18|\n");
  ASSERT_EQ(found.size(), 1u);
  const Evaluation& e = found[0].evaluation;
  EXPECT_EQ(Shown(e.record), "project_self · 古籍修复经费 · 青石县文化局 · 青石县图书馆 · 97.18 · -");
  EXPECT_EQ(e.record.fiscal_year, 2023);
  EXPECT_EQ(ShownAll(e.funds), (Strings{"年度资金总额 · 1200.00 · 980.50 · 900 · 10 · 91.79% · 9.18",
                                        "其中：本年财政拨款 · 1200.00 · 980.50 · 900 · - · 91.79% · -",
                                        "上年结转资金 · - · - · - · - · - · -"}));
  EXPECT_EQ(e.funds[0].unit, "万元");
  EXPECT_EQ(ShownAll(e.indicators),
            (Strings{"产出指标(50) · 数量指标 · 修复册数 · ≥100册 · 90册 · 20 · 18",
                     "产出指标(50) · 数量指标 · 培训场次 · 4场 · 4场 · 10 · 10",
                     "产出指标(50) · 时效指标 · 完成时限 · 12月底前 · 12月底前 · 20 · 20",
                     "效益指标(30) · 社会效益指标 · 读者受益 · 效果明显 · 效果明显 · 30 · 30",
                     "满意度指标(10) · 服务对象满意度指标 · 读者满意度 · ≥90% · 95% · 10 · 10"}));
  EXPECT_EQ(e.indicators[0].deviation, "人手不足，下年补修。");
  EXPECT_EQ(e.indicators[0].target_op, ">=");
  EXPECT_EQ(e.indicators[0].target_value, "100");
  EXPECT_EQ(e.indicators[0].target_unit, "册");
  EXPECT_FALSE(e.indicators[2].target_op);
}

// A whole number that could be a year is what its partner is.
TEST(Dialects, ACountThatCouldBeAYear) {
  const struct {
    const char *target, *actual, *target_value, *actual_value;
  } cases[] = {
      {"2002人", "2079", "2002", "2079"}, {"2079", "≥2002户", "2079", "2002"}, {"12月底前", "2023", "-", "-"},
      {"2023年", "2023", "-", "-"},       {"效果明显", "2023", "-", "-"},
  };
  for (const auto& c : cases) {
    auto found = ReadDrawn({"项目支出绩效自评表", "（2023年度）"},
                           std::string("项目名称|<|古籍修复经费|<|<|<|<|<\n"
                                       "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因\n"
                                       "产出指标|数量指标|服务群众|") +
                               c.target + "|" + c.actual +
                               "|50|50|\n效益指标|社会效益指标|读者受益|明显|明显|50|50|\n");
    ASSERT_EQ(found.size(), 1u) << c.target;
    ASSERT_EQ(found[0].evaluation.indicators.size(), 2u) << c.target;
    const IndicatorRecord& row = found[0].evaluation.indicators[0];
    EXPECT_EQ(row.target_value.value_or("-"), c.target_value) << c.target << " " << c.actual;
    EXPECT_EQ(row.actual_value.value_or("-"), c.actual_value) << c.target << " " << c.actual;
  }
}

// Sichuan form: 指标性质 · 指标值 · 度量单位 in columns of their own.
TEST(Dialects, SichuanSplitTarget) {
  auto found =
      ReadDrawn({"部门预算项目支出绩效自评表（2023年度）"},
                "项目名称|<|堤防巡查经费|<|<|<|<|<|<|<\n"
                "主管部门|<|青石县水务局|<|<|实施单位|青石县河道管理所|<|<|<\n"
                "项目预算执行情况（万元）|<|年初预算|调整后预算数|预算执行数|<|预算执行率|权重|得分|原因\n"
                "^|总额|50|48|48|<|100.00%|10|10|\n"
                "绩效指标|一级指标|二级指标|三级指标|指标性质|指标值|度量单位|完成值|权重|得分\n"
                "^|产出指标|数量指标|巡查次数|≥|24|次|26|40|40\n"
                "^|^|质量指标|隐患处置率|＝|100|%|100|30|30\n"
                "^|效益指标|社会效益指标|防汛能力|定性|优||优|20|20\n"
                "合计|<|<|<|<|<|<|<|100|100\n");
  ASSERT_EQ(found.size(), 1u);
  const Evaluation& e = found[0].evaluation;
  EXPECT_EQ(Shown(e.record), "project_self · 堤防巡查经费 · 青石县水务局 · 青石县河道管理所 · 100 · -");
  EXPECT_EQ(ShownAll(e.funds), (Strings{"总额 · 50 · 48 · 48 · 10 · 100.00% · 10"}));
  EXPECT_EQ(ShownAll(e.indicators), (Strings{"产出指标 · 数量指标 · 巡查次数 · ≥24次 · 26 · 40 · 40",
                                             "产出指标 · 质量指标 · 隐患处置率 · 100% · 100 · 30 · 30",
                                             "效益指标 · 社会效益指标 · 防汛能力 · 优 · 优 · 20 · 20"}));
  EXPECT_EQ(e.indicators[0].target_op, ">=");
  EXPECT_EQ(e.indicators[0].actual_unit, "次");
}

// A rate and the score beside it in one cell, as text without rules has them.
TEST(Dialects, AScoreRightBehindTheRate) {
  auto found = ReadDrawn({"部门整体支出绩效自评表", "（2023年度）"},
                         "部门名称|<|青石县水务局|<|<|<|<\n"
                         "部门资金（万元）|<|全年预算数|全年执行数|分值|执行率|得分\n"
                         "金额合计|<|100.00|79.73|10|79.73%7.97|\n"
                         "绩效指标|一级指标|二级指标|三级指标|年度指标值|分值|得分\n"
                         "^|产出指标|数量指标|巡查次数|≥24次|90|90\n");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(ShownAll(found[0].evaluation.funds),
            (Strings{"金额合计 · - · 100.00 · 79.73 · 10 · 79.73% · 7.97"}));
}

// The same form where a column of names stands below 年度预算数（万元）.
TEST(Dialects, SichuanNamesBelowTheYearsBudget) {
  auto found =
      ReadDrawn({"部门预算项目支出绩效自评表（2023年度）"},
                "项目名称|<|堤防巡查经费|<|<|<|<|<|<\n"
                "预算执行情况|年度预算数（万元）|年初预算|调整后预算数|预算执行数|预算执行率|权重|得分|原因\n"
                "^|总额|50|48|46|95.83%|10|9.58|\n"
                "^|其中：财政资金|50|48|46|95.83%|/|/|\n"
                "绩效指标|一级指标|二级指标|三级指标|指标性质|指标值|完成值|权重|得分\n"
                "^|产出指标|数量指标|巡查次数|≥|24|26|90|90\n");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(ShownAll(found[0].evaluation.funds), (Strings{"总额 · 50 · 48 · 46 · 10 · 95.83% · 9.58",
                                                          "其中：财政资金 · 50 · 48 · 46 · - · 95.83% · -"}));
  EXPECT_EQ(found[0].evaluation.funds[0].unit, "万元");
}

// The same, linearised: no delimiters, level names and targets run together.
TEST(Dialects, SichuanLinearised) {
  Records records = ReadTextFile(
      "部门预算项目支出绩效自评表\n"
      "一级指标 二级指标 三级指标 指标值 权重\n"
      "产出指标数量指标足额保障率=100% 22.5 科目调整次数≤10次 22.5\n"
      "效益指标社会效益指标运转保障率=100% 45\n"
      "合计 90\n");
  EXPECT_EQ(ShownAll(records.indicators),
            (Strings{"产出指标 · 数量指标 · 足额保障率 · =100% · - · 22.5 · -",
                     "产出指标 · 数量指标 · 科目调整次数 · ≤10次 · - · 22.5 · -",
                     "效益指标 · 社会效益指标 · 运转保障率 · =100% · - · 45 · -"}));
}

// Anhui 部门整体支出绩效评价自评表: a scoring table with explanations, weights in brackets at two levels.
TEST(Dialects, AnhuiDepartmentScoring) {
  auto found = ReadDrawn({"青石县水务局部门整体支出绩效评价自评表"},
                         "序号|一级指标|二级指标|三级指标|指标分值|指标解释|指标说明及评分标准|自评得分\n"
                         "1|规划（15分）|基础信息（3分）|信息完整性|2|是否完整|缺一项扣1分|2\n"
                         "2|^|^|信息准确性|1|是否准确|错一项扣1分|1\n"
                         "3|^|目标设定（12分）|目标合理性|12|是否合理|酌情|10\n"
                         "合计|<|<|<|15|||13\n");
  ASSERT_EQ(found.size(), 1u);
  const Evaluation& e = found[0].evaluation;
  EXPECT_EQ(e.record.kind, "department_self");
  EXPECT_EQ(e.record.department, "青石县水务局");
  EXPECT_EQ(e.record.score, "13");
  EXPECT_EQ(ShownAll(e.indicators), (Strings{"规划(15) · 基础信息(3) · 信息完整性 · - · - · 2 · 2",
                                             "规划(15) · 基础信息(3) · 信息准确性 · - · - · 1 · 1",
                                             "规划(15) · 目标设定(12) · 目标合理性 · - · - · 12 · 10"}));
}

// Hunan: a headed cover form, then the scoring table; total and grade in one sentence at the foot.
TEST(Dialects, HunanScoringTable) {
  auto found = ReadDrawn({"部门整体支出绩效评价评分表"},
                         "单位名称|青石县档案馆|填报人|张三\n"
                         "一级指标|二级指标|分值|得分\n"
                         "投入|目标设定|15|14\n"
                         "过程|预算执行|25|23.5\n"
                         "绩效评价得分：92.5  综合评价结果等级：优|<|<|<\n");
  ASSERT_EQ(found.size(), 1u);
  const Evaluation& e = found[0].evaluation;
  EXPECT_EQ(Shown(e.record), "department_self · - · 青石县档案馆 · - · 92.5 · 优");
  EXPECT_EQ(ShownAll(e.indicators),
            (Strings{"投入 · 目标设定 · - · - · - · 15 · 14", "过程 · 预算执行 · - · - · - · 25 · 23.5"}));
}

// Older 得分表 (2017): three levels with their weights in brackets, a score and nothing else.
TEST(Dialects, OlderScoreOnly) {
  auto found = ReadDrawn({"项目支出绩效评价得分表"},
                         "一级指标|二级指标|三级指标|得分\n"
                         "部门决策（25 分）|目标任务（15 分）|相关性（5 分）|4\n"
                         "^|^|明确性（10 分）|9\n"
                         "^|预算编制（10 分）|科学性（10 分）|8\n"
                         "合计|<|<|21\n");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].evaluation.record.kind, "project_evaluation");
  EXPECT_EQ(found[0].evaluation.record.score, "21");
  EXPECT_EQ(ShownAll(found[0].evaluation.indicators),
            (Strings{"部门决策(25) · 目标任务(15) · 相关性 · - · - · 5 · 4",
                     "部门决策(25) · 目标任务(15) · 明确性 · - · - · 10 · 9",
                     "部门决策(25) · 预算编制(10) · 科学性 · - · - · 10 · 8"}));
}

// 部门整体支出绩效自评表 with tasks: total, fiscal and other funds, budgeted and spent.
TEST(Dialects, DepartmentTasks) {
  auto found = ReadDrawn({"青石县档案馆部门整体支出绩效自评表"},
                         "部门（单位）名称|<|青石县档案馆|<|<|<|<|<|<|<|<|<|<\n"
                         "年度主要任务完成情况|任务名称|主要内容|完成情况|全年预算数（万元）|<|<|"
                         "全年执行数（万元）|<|<|分值|执行率|得分\n"
                         "^|^|^|^|总额|财政拨款|其他资金|总额|财政拨款|其他资金|^|^|^\n"
                         "^|任务1|档案数字化|已完成|60.5|60|0.5|55|55|0|—|90.91%|—\n"
                         "^|金额合计|<|<|60.5|60|0.5|55|55|0|10|90.91%|9.1\n"
                         "一级指标|<|二级指标|<|指标内容|<|<|年度指标值|实际完成值|<|分值|得分|偏差原因分析\n"
                         "产出指标（90分）|<|数量指标|<|数字化页数|<|<|12万页|11万页|<|90|82|\n"
                         "总分|<|<|<|<|<|<|<|<|<|100|91.1|\n");
  ASSERT_EQ(found.size(), 1u);
  const Evaluation& e = found[0].evaluation;
  EXPECT_EQ(Shown(e.record), "department_self · - · 青石县档案馆 · - · 91.1 · -");
  ASSERT_EQ(e.funds.size(), 2u);
  EXPECT_EQ(Shown(e.funds[0]), "任务1 · - · 60.5 · 55 · - · 90.91% · -");
  EXPECT_EQ(e.funds[0].content, "档案数字化");
  EXPECT_EQ(e.funds[0].completion, "已完成");
  EXPECT_EQ(e.funds[0].full_year_budget_other, "0.5");
  EXPECT_EQ(e.funds[0].executed_fiscal, "55");
  EXPECT_EQ(Shown(e.funds[1]), "金额合计 · - · 60.5 · 55 · 10 · 90.91% · 9.1");
  EXPECT_EQ(ShownAll(e.indicators),
            (Strings{"产出指标(90) · 数量指标 · 数字化页数 · 12万页 · 11万页 · 90 · 82"}));
  EXPECT_EQ(e.indicators[0].target_value, "120000");
}

// 绩效目标表: targets only, funds as label and amount.
TEST(Dialects, TargetTable) {
  auto found = ReadDrawn({"财政项目支出绩效目标填报表", "（2024年度）"},
                         "项目名称|路灯维护|项目性质|经常性项目\n"
                         "主管部门|青石县城管局|实施单位|青石县路灯所\n"
                         "项目资金（元）|项目资金总额|63,510.00|\n"
                         "^|其中：财政资金|63,510.00|\n"
                         "项目绩效目标|项目总目标|<|年度总体目标\n"
                         "^|路灯常亮|<|路灯常亮\n"
                         "一级指标|二级指标|三级指标|年度(/项目)指标值\n"
                         "产出指标|数量指标|维护盏数|≥1200.00(盏)\n"
                         "满意度指标|服务对象满意度指标|居民满意度|不低于90%\n");
  ASSERT_EQ(found.size(), 1u);
  const Evaluation& e = found[0].evaluation;
  EXPECT_EQ(Shown(e.record), "target · 路灯维护 · 青石县城管局 · 青石县路灯所 · - · -");
  EXPECT_EQ(e.record.fiscal_year, 2024);
  EXPECT_EQ(ShownAll(e.funds), (Strings{"项目资金总额 · 63510.00 · - · - · - · - · -",
                                        "其中：财政资金 · 63510.00 · - · - · - · - · -"}));
  EXPECT_EQ(e.funds[0].unit, "元");
  ASSERT_EQ(e.indicators.size(), 2u);
  EXPECT_EQ(e.indicators[0].target_value, "1200.00");
  EXPECT_EQ(e.indicators[0].target_unit, "盏");
}

}  // namespace
}  // namespace gongkai
