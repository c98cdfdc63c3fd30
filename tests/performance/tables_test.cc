// What goes wrong in tables: blanks, slips, breaks, cuts.
#include <gtest/gtest.h>

#include "tests/performance/picture.h"

namespace gongkai {
namespace {

// Hubei text form: heading weights, goals as rows of their own, remarks in a table of their own behind a
// blank line.
TEST(Tables, DelimitedWithGoals) {
  Records records = ReadTextFile(
      "2022 年度青石县档案馆部门绩效自评表\n\n总分： 96\n\n"
      "单位名称\t青石县档案馆\t\t\t\t\n"
      "预算执行情况 (万元) (20分)\t\t预算数 (A)\t执行数 (B)\t执行率 (B/A)\t得分 (20分*执行率)\n"
      "\t部门整体支出 总额\t133.18\t133.18\t100%\t20\n"
      "一级指标\t二级指标\t三级指标\t年初目标 值(A)\t实际完成 值(B)\t得分\n"
      "目标 1(40分)：\t\t\t\t\t\n"
      "产出指标\t数量指标\t接收档案 卷数\t≥2\t3\t36\n"
      "目标 2(40分)：\t\t\t\t\t\n"
      "效益指标\t社会效益指标\t查档\t100%\t100%\t40\n"
      "总分\t96\t\t\t\t\n\n"
      "偏差大或目标未完成原因分析\t库房不足\n"
      "改进措施及结果应用方案\t\n\n"
      "（二）其他。\n");
  ASSERT_EQ(records.evaluations.size(), 1u);
  EXPECT_EQ(Shown(records.evaluations[0]), "department_self · - · 青石县档案馆 · - · 96 · -");
  EXPECT_EQ(records.evaluations[0].deviation, "库房不足");
  EXPECT_FALSE(records.evaluations[0].improvement);
  EXPECT_TRUE(records.evaluations[0].table.has_value());
  EXPECT_EQ(ShownAll(records.funds), (Strings{"部门整体支出总额 · - · 133.18 · 133.18 · 20 · 100% · 20"}));
  EXPECT_EQ(ShownAll(records.indicators), (Strings{"产出指标 · 数量指标 · 接收档案卷数 · ≥2 · 3 · - · 36",
                                                   "效益指标 · 社会效益指标 · 查档 · 100% · 100% · - · 40"}));
  EXPECT_EQ(records.indicators[1].goal, "目标2");
  EXPECT_EQ(records.indicators[1].goal_weight, "40");
  EXPECT_EQ(records.indicators[0].place.line_first, 10);
}

// A row of delimited text that slipped by a column is put right, with less confidence.
TEST(Tables, SlippedRows) {
  Records records = ReadTextFile(
      "古籍修复项目绩效自评表\n"
      "项目名称\t\t\t古籍修复\t\t\t\t\t\t\n"
      "绩效指标\t一级指标\t二级指标\t三级指标\t\t年度指标值\t\t实际完成值\t分值\t得分\n"
      "\t产出指标 （60分）\t数量指标\t修复册数\t\t20册\t\t20册\t10\t10\n"
      "\t\t\t培训场次\t\t4场\t\t4场\t10\t9\n"
      "\t\t成本指标\t修复成本\t\t5万元\t\t5万元\t20\t20\n"
      "\t\t耗材成本\t\t3万元\t\t3万元\t20\t19\t\n"
      "\t总分\t\t\t\t\t\t\t60\t58\n");
  EXPECT_EQ(ShownAll(records.indicators),
            (Strings{"产出指标(60) · 数量指标 · 修复册数 · 20册 · 20册 · 10 · 10",
                     "产出指标(60) · 数量指标 · 培训场次 · 4场 · 4场 · 10 · 9",
                     "产出指标(60) · 成本指标 · 修复成本 · 5万元 · 5万元 · 20 · 20",
                     "产出指标(60) · 成本指标 · 耗材成本 · 3万元 · 3万元 · 20 · 19"}));
  ASSERT_EQ(records.indicators.size(), 4u);
  EXPECT_LT(records.indicators[3].confidence, records.indicators[2].confidence);
  EXPECT_EQ(records.evaluations[0].score, "58");
}

// 社会效益指标 is no child of 产出指标: where 效益指标 was left out, level 1 is not known.
TEST(Tables, MissingLevelOneIsNotInvented) {
  auto found = ReadDrawn({"路灯维护项目绩效评价表"},
                         "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分\n"
                         "产出指标（30分）|数量指标|盏数|100盏|100盏|30|30\n"
                         "|社会效益指标|出行安全|提高|提高|30|30\n"
                         "满意度指标（10分）|服务对象满意度指标|满意度|≥90%|92%|10|10\n");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(ShownAll(found[0].evaluation.indicators),
            (Strings{"产出指标(30) · 数量指标 · 盏数 · 100盏 · 100盏 · 30 · 30",
                     "- · 社会效益指标 · 出行安全 · 提高 · 提高 · 30 · 30",
                     "满意度指标(10) · 服务对象满意度指标 · 满意度 · ≥90% · 92% · 10 · 10"}));
  EXPECT_EQ(found[0].evaluation.record.project_name, "路灯维护");
}

TEST(PerformanceTables, TheRestOfACutNameMayBeANameToo) {
  const auto found = ReadDrawn({"2023年度项目支出绩效自评表"},
                               "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分\n"
                               "满意度指标|服务对象|群众满意度|≥85%|94%|10|10\n"
                               "---\n"
                               "|满意度指标|||||\n"
                               "总分||||||10|10\n");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(ShownAll(found[0].evaluation.indicators),
            Strings{"满意度指标 · 服务对象满意度指标 · 群众满意度 · ≥85% · 94% · 10 · 10"});
}

TEST(PerformanceTables, AUnitKeepsWhenThePageCutsItsRow) {
  const auto found = ReadDrawn({"2023年度项目支出绩效自评表"},
                               "一级指标|二级指标|三级指标|指标性质|指标值|度量单位|完成值|权重|得分\n"
                               "满意//度指|服务对象满意度指标|群众满意度|≥|85|%|94|10|10\n"
                               "---\n"
                               "标||||||||\n"
                               "产出指标|数量指标|服务人数|=|2047|人|2047|10|10\n");
  ASSERT_EQ(found.size(), 1u);
  const std::vector<IndicatorRecord>& rows = found[0].evaluation.indicators;
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].level1, "满意度指标");
  EXPECT_EQ(rows[0].actual_unit, "%");
  // 2047 alone may be a year.
  EXPECT_EQ(rows[1].target, "2047人");
  EXPECT_EQ(rows[1].target_unit, "人");
}

TEST(PerformanceTables, ALevelNameCutByThePageIsOne) {
  const auto found = ReadDrawn({"2023年度项目支出绩效自评表"},
                               "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分\n"
                               "效益指标（10|社会效益|知晓率|90%|90%|5|5\n"
                               "---\n"
                               "分）|指标|满意率|90%|90%|5|5\n");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(ShownAll(found[0].evaluation.indicators),
            (Strings{"效益指标(10) · 社会效益指标 · 知晓率 · 90% · 90% · 5 · 5",
                     "效益指标(10) · 社会效益指标 · 满意率 · 90% · 90% · 5 · 5"}));
}

// A page break cuts a row in two; level names go on over it.
TEST(Tables, RowCutByThePage) {
  auto found = ReadDrawn({"路灯维护项目绩效自评表"},
                         "项目名称|路灯维护|<|<|<|<|<\n"
                         "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分\n"
                         "产出指标|数量指标|更换老旧路灯|100盏|100盏|30|30\n"
                         "^|^|开展夜间|20次|20次|10|10\n"
                         "---\n"
                         "||巡查次数||||\n"
                         "||检修配电箱|8处|8处|10|10\n");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(ShownAll(found[0].evaluation.indicators),
            (Strings{"产出指标 · 数量指标 · 更换老旧路灯 · 100盏 · 100盏 · 30 · 30",
                     "产出指标 · 数量指标 · 开展夜间巡查次数 · 20次 · 20次 · 10 · 10",
                     "产出指标 · 数量指标 · 检修配电箱 · 8处 · 8处 · 10 · 10"}));
}

// Two evaluations in one grid: tables that follow each other with nothing between.
TEST(Tables, TwoInOneGrid) {
  auto found = ReadDrawn({"项目支出绩效自评表"},
                         "项目名称|甲项目|主管部门|青石县水务局\n"
                         "一级指标|三级指标|分值|得分\n"
                         "产出指标|巡查|90|90\n"
                         "总分|<|100|100\n"
                         "项目名称|乙项目|主管部门|青石县水务局\n"
                         "一级指标|三级指标|分值|得分\n"
                         "产出指标|清淤|90|80\n"
                         "总分|<|100|90\n");
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(Shown(found[0].evaluation.record), "project_self · 甲项目 · 青石县水务局 · - · 100 · -");
  EXPECT_EQ(Shown(found[1].evaluation.record), "project_self · 乙项目 · 青石县水务局 · - · 90 · -");
}

// Tables of the accounts are no performance tables, whatever stands around them.
TEST(Tables, AccountsAreNone) {
  EXPECT_TRUE(ReadDrawn({"项目支出绩效自评表见附件"}, "项目|预算数|决算数\n公务接待费|1.00|0.50\n").empty());
  EXPECT_TRUE(ReadDrawn({"支出决算表"}, "科目名称|合计|基本支出|项目支出\n合计|3|1|2\n").empty());
}

}  // namespace
}  // namespace gongkai
