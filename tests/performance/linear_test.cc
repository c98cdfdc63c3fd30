#include <gtest/gtest.h>

#include "normalize/performance/linear_rows.h"
#include "normalize/performance/span_labels.h"
#include "tests/performance/picture.h"

namespace gongkai {
namespace {

// Pieces as they stand: a space is a blank in a line, a '/' a line break.
LinearTokens Pieces(const std::string& text) {
  LinearTokens out;
  int line = 1;
  bool start = true;
  std::string piece;
  auto flush = [&] {
    if (!piece.empty()) out.push_back({piece, line, start});
    if (!piece.empty()) start = false;
    piece.clear();
  };
  for (char c : text) {
    if (c == ' ' || c == '/') {
      flush();
      if (c == '/') {
        ++line;
        start = true;
      }
    } else {
      piece += c;
    }
  }
  flush();
  return out;
}

TEST(SplitRow, DividesWhereItMakesSense) {
  struct Case {
    const char* pieces;
    const char* expected;
  };
  const Case cases[] = {
      {"培训场次 4场 5场", "培训场次|4场|5场"},
      {"举办各类业务/学习培训/≥14场 15场", "举办各类业务学习培训|≥14场|15场"},
      // The target goes on in the next line.
      {"公开通报/违规机构/数量/≥50家/次/86", "公开通报违规机构数量|≥50家次|86"},
      // Words, twice the same.
      {"体系建/设/指标完/整可靠/指标完整/可靠", "体系建设|指标完整可靠|指标完整可靠"},
      {"严格执行预算/和费用标准/≤预算 <预算", "严格执行预算和费用标准|≤预算|<预算"},
      // A label before the number belongs to the target where the actual says the same.
      {"推进建设/覆盖率/≥50%/覆盖/率≥50%", "推进建设|覆盖率≥50%|覆盖率≥50%"},
      {"追回基/金率/0.8 100%", "追回基金率|0.8|100%"},
      // Phrases that are whole.
      {"公共服务/水平/逐步健/全/达成预期指/标", "公共服务水平|逐步健全|达成预期指标"},
  };
  const PerformanceLexicon lexicon(Catalogue::BuiltIn().performance());
  for (const Case& c : cases) {
    LinearTokens pieces = Pieces(c.pieces);
    RowSplit split = SplitRow(lexicon, pieces, true, true);
    std::string shown;
    for (size_t i = 0; i < pieces.size(); ++i)
      shown += (i == split.target || i == split.actual ? "|" : "") + pieces[i].text;
    EXPECT_EQ(shown, c.expected);
  }
}

TEST(SplitRow, WithoutTargetAllIsName) {
  LinearTokens pieces = Pieces("基金使用/规范化");
  const PerformanceLexicon lexicon(Catalogue::BuiltIn().performance());
  EXPECT_EQ(SplitRow(lexicon, pieces, false, false).target, pieces.size());
}

// Blanks for columns, level names on lines of their own, the remark on a row behind it.
TEST(Linear, BlanksForColumns) {
  Records records = ReadTextFile(
      "青石县档案馆项目绩效自评表\n（2022年度）\n\n"
      "项目名称 档案数字化\n\n主管部门 青石县档案局 实施单位 青石县档案馆（本级）\n\n"
      "项目资金 年初预算数 全年预算数（A）\n全年执行数（B\n\n）\n分值 执行率（B/A） 得分\n\n（万元）\n\n"
      "年度资金总额 300 290.77 199.7 10 68.68% 7\n\n其中：当年财政拨款 300 290.77 199.7 — 68.68% —\n\n      "
      "上年结转资金 — —\n\n"
      "年\n度\n总\n体\n目\n标\n\n预期目标 实际完成情况\n\n完成数字化。\n\n已完成。\n\n"
      "绩\n效\n指\n标\n\n一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 "
      "偏差原因分析及改进措施\n\n"
      "产出指标\n（50分）\n\n数量指标\n\n扫描页数 ≥12万页 13万页 30 30\n\n成本指标 按预算管理 <预算数 "
      "<预算数 20 18\n\n"
      "因结算滞后，\n费用未支付。\n\n"
      "效益指标\n（30分）\n\n社会效益指标\n\n查档更方便，\n群众少跑路\n\n效果明\n显\n\n效果\n明显\n30 30\n\n"
      "满意度指标\n（10分）\n\n服务对象\n满意度指标\n\n查档群众满意度 ≥90% >90% 10 10\n\n总分 100 95\n"
      "（四）其他。\n");
  ASSERT_EQ(records.evaluations.size(), 1u);
  EXPECT_EQ(Shown(records.evaluations[0]),
            "project_self · 档案数字化 · 青石县档案局 · 青石县档案馆（本级） · 95 · -");
  EXPECT_EQ(ShownAll(records.funds), (Strings{"年度资金总额 · 300 · 290.77 · 199.7 · 10 · 68.68% · 7",
                                              "其中：当年财政拨款 · 300 · 290.77 · 199.7 · - · 68.68% · -",
                                              "上年结转资金 · - · - · - · - · - · -"}));
  EXPECT_EQ(ShownAll(records.indicators),
            (Strings{"产出指标(50) · 数量指标 · 扫描页数 · ≥12万页 · 13万页 · 30 · 30",
                     "产出指标(50) · 成本指标 · 按预算管理 · <预算数 · <预算数 · 20 · 18",
                     "效益指标(30) · 社会效益指标 · 查档更方便，群众少跑路 · 效果明显 · 效果明显 · 30 · 30",
                     "满意度指标(10) · 服务对象满意度指标 · 查档群众满意度 · ≥90% · >90% · 10 · 10"}));
  ASSERT_EQ(records.indicators.size(), 4u);
  EXPECT_EQ(records.indicators[1].deviation, "因结算滞后，费用未支付。");
  ASSERT_TRUE(records.evaluations[0].table.has_value());
  EXPECT_EQ(records.tables[*records.evaluations[0].table].method, "linear");
}

// The whole table in lines of one to five characters.
TEST(Linear, BrokenIntoPieces) {
  Records records = ReadTextFile(
      "自评得分情况如下：\n\n项 目 名\n\n称\n\n水质监测项目\n\n主 管 部\n\n门\n\n青石县水务局\n\n"
      "项 目 资\n\n金 ( 万\n\n元)\n\n年 初 预\n\n算数\n\n全 年 预\n\n算数\n\n全年执行\n\n数\n\n分值 执行率 "
      "得分\n\n"
      "年 度 资 金\n\n总额：\n\n72.37 52.21 41.56 10.0 79.6% 7.96\n\n上 年 结 转\n\n资金\n\n4.47 4.31 4.31 "
      "-- 100.0% --\n\n"
      "年\n\n度\n\n总\n\n体\n\n目\n\n标\n\n预期目标 实际完成情况\n\n监测水质。\n\n"
      "一\n\n级\n\n指\n\n标\n\n二 级\n\n指标\n\n三级指标\n\n年 度 指\n\n标值\n\n实际完成\n\n值\n\n分值 "
      "得分\n\n"
      "偏 差 原\n\n因 分 析\n\n及 改 进\n\n措施\n\n"
      "绩\n\n效\n\n指\n\n标\n\n产\n\n出\n\n指\n\n标\n\n数 量\n\n指标\n\n监测断面的\n\n个数\n\n≥ "
      "40\n\n个次\n\n≥40个次 5.0 5.0\n\n"
      "数 量\n\n指标\n\n召开会议的\n\n次数\n\n8次 7 2.0 1.8\n\n质 量\n\n指标\n\n数据审核合\n\n格率\n\n≥90% "
      "100% 5.0 5.0\n\n"
      "效\n\n益\n\n指\n\n标\n\n可 持\n\n续 影\n\n响 指\n\n标\n\n建立监测机\n\n制\n\n机 制 "
      "长\n\n期有效\n\n机制长期\n\n有效\n\n15.0 15.0\n\n"
      "满\n\n意\n\n度\n\n指\n\n标\n\n服 务\n\n对 象\n\n满 意\n\n度 指\n\n标\n\n群众满意度\n\n≥90% 100% 10.0 "
      "10.0\n\n总分 100 97.50\n");
  ASSERT_EQ(records.evaluations.size(), 1u);
  EXPECT_EQ(Shown(records.evaluations[0]), "project_self · 水质监测项目 · 青石县水务局 · - · 97.50 · -");
  EXPECT_EQ(ShownAll(records.funds), (Strings{"年度资金总额： · 72.37 · 52.21 · 41.56 · 10.0 · 79.6% · 7.96",
                                              "上年结转资金 · 4.47 · 4.31 · 4.31 · - · 100.0% · -"}));
  EXPECT_EQ(ShownAll(records.indicators),
            (Strings{"产出指标 · 数量指标 · 监测断面的个数 · ≥40个次 · ≥40个次 · 5.0 · 5.0",
                     "产出指标 · 数量指标 · 召开会议的次数 · 8次 · 7 · 2.0 · 1.8",
                     "产出指标 · 质量指标 · 数据审核合格率 · ≥90% · 100% · 5.0 · 5.0",
                     "效益指标 · 可持续影响指标 · 建立监测机制 · 机制长期有效 · 机制长期有效 · 15.0 · 15.0",
                     "满意度指标 · 服务对象满意度指标 · 群众满意度 · ≥90% · 100% · 10.0 · 10.0"}));
}

// A line for each cell; % is a unit, 服务对象满意度 an indicator, 人员变动较大 the remark on the row before.
TEST(Linear, ALineForEachCell) {
  Records records = ReadTextFile(
      "项目绩效自评表\n（2022年度）\n项目名称\n业务培训经费\n主管部门\n青石县统计局\n实施单位\n青石县统计局\n"
      "项目资金 （万元）\n年初预算数\n全年预算数\n全年执行数\n分值\n执行率\n得分\n"
      "年度资金总额\n39.69\n39.69\n39.69\n10\n100%\n10\n其他资金\n—\n—\n"
      "年度总体目标\n预期目标\n实际完成情况\n完成培训。\n已完成。\n"
      "绩效指标\n一级指标\n二级指标\n三级指标\n指标性质\n指标值\n度量单位\n完成值\n权重\n得分\n未完成原因分析"
      "\n"
      "产出指标\n数量指标\n开展现场检查次数\n≥\n37\n次\n37\n8\n8\n"
      "举办业务培训班\n=\n39\n期\n30\n9\n7.5\n人员变动较大\n"
      "质量指标\n培训合格率\n≥\n90\n%\n95\n10\n10\n"
      "效益指标\n经济效益指标\n带动相关产业发展\n定性\n逐步健全\n达成预期指标\n13\n13\n"
      "社会效益指标\n公共服务水平\n定性\n不断增强\n不断增强\n20\n20\n"
      "满意度指标\n服务对象满意度指标\n服务对象满意度\n≥\n98\n%\n98\n10\n10\n总分\n100\n88.5\n");
  ASSERT_EQ(records.evaluations.size(), 1u);
  EXPECT_EQ(Shown(records.evaluations[0]),
            "project_self · 业务培训经费 · 青石县统计局 · 青石县统计局 · 88.5 · -");
  EXPECT_EQ(ShownAll(records.indicators),
            (Strings{"产出指标 · 数量指标 · 开展现场检查次数 · ≥37次 · 37 · 8 · 8",
                     "产出指标 · 数量指标 · 举办业务培训班 · 39期 · 30 · 9 · 7.5",
                     "产出指标 · 质量指标 · 培训合格率 · ≥90% · 95 · 10 · 10",
                     "效益指标 · 经济效益指标 · 带动相关产业发展 · 逐步健全 · 达成预期指标 · 13 · 13",
                     "效益指标 · 社会效益指标 · 公共服务水平 · 不断增强 · 不断增强 · 20 · 20",
                     "满意度指标 · 服务对象满意度指标 · 服务对象满意度 · ≥98% · 98 · 10 · 10"}));
  ASSERT_EQ(records.indicators.size(), 6u);
  EXPECT_EQ(records.indicators[1].deviation, "人员变动较大");
}

// Comparison and unit in columns of their own; weights of levels between brackets that stand alone; what
// points were lost for is not printed where they were lost.
TEST(Linear, ComparisonsDivideRows) {
  Records records = ReadTextFile(
      "项目支出绩效自评表\n（2022年度）\n项目名称 业务培训\n主管部门 青石县统计局 实施单位 青石县统计局\n"
      "一级指标 二级指标 三级指标 指标性质 指标值 度量单位 完成值 权重 得分 未完成原因分析\n"
      "产出\n指标\n（\n60\n分\n）\n数量\n指标\n开展现场检\n查次数 ≥ 37 次 37 20 20\n检查单位数量 = 6 家 6 10 "
      "10\n"
      "时效指标 各项工作完成时限 定性 2022年12月底前 2022年12月 30 25\n"
      "效益\n指标\n（3\n0\n分\n）\n社会效益指标 公共服务水平 定性 逐步健\n全 部分达成预\n期指标 20 20\n"
      "满意度指标\n（10分）\n服务对象\n满意度指标\n服务对象满意度 ≥ 98 % 98 20 20\n总分 100 95\n");
  EXPECT_EQ(ShownAll(records.indicators),
            (Strings{"产出指标(60) · 数量指标 · 开展现场检查次数 · ≥37次 · 37 · 20 · 20",
                     "产出指标(60) · 数量指标 · 检查单位数量 · 6家 · 6 · 10 · 10",
                     "产出指标(60) · 时效指标 · 各项工作完成时限 · 2022年12月底前 · 2022年12月 · 30 · 25",
                     "效益指标(30) · 社会效益指标 · 公共服务水平 · 逐步健全 · 部分达成预期指标 · 20 · 20",
                     "满意度指标(10) · 服务对象满意度指标 · 服务对象满意度 · ≥98% · 98 · 20 · 20"}));
  ASSERT_EQ(records.indicators.size(), 5u);
  EXPECT_LT(records.indicators[2].confidence, 0.5);
}

// A prose-only report is an evaluation too.
TEST(Report, ProseOnly) {
  Records records = ReadTextFile(
      "项目支出绩效评价报告\n\n水质监测项目支出 "
      "绩效评价报告\n\n2023年3月\n\n一、项目基本情况\n\n4、资金投入：86.66万元\n\n"
      "5、使用情况：本年使用73.62万元，其中：办公费1."
      "65万元。\n\n三、评价结论\n\n综合评价得分：97分\n\n2022年水质监测。2022年完成。\n");
  ASSERT_EQ(records.evaluations.size(), 1u);
  EXPECT_EQ(records.evaluations[0].source, "prose");
  EXPECT_EQ(Shown(records.evaluations[0]), "project_evaluation · 水质监测 · - · - · 97 · -");
  EXPECT_EQ(ShownAll(records.funds), (Strings{"资金投入 · - · 86.66 · 73.62 · - · - · -"}));
  EXPECT_EQ(records.document.kind, "performance_report");
}

// A name stands in the middle of its rows, at their top or at their foot; rows above the first belong to the
// page before.
TEST(SpanLabels, MiddleTopFootAndRest) {
  auto any = [](size_t, size_t) { return true; };
  auto rows = [](int count) {
    std::vector<RowExtent> out;
    for (int i = 1; i <= count; ++i) out.push_back({10.0 * i, 10.0 * i});
    return out;
  };
  auto at = [](std::vector<double> heights) {
    std::vector<RowExtent> out;
    for (double y : heights) out.push_back({y, y});
    return out;
  };
  using Owners = std::vector<int>;
  auto divide = [](const std::vector<RowExtent>& text, const std::vector<RowExtent>& labels, bool continued,
                   const std::function<bool(size_t, size_t)>& fits) {
    SpanDivision best = SpanLabels(text, {}, labels, CellSet::kMiddle, continued, fits);
    for (CellSet set : {CellSet::kTop, CellSet::kFoot}) {
      SpanDivision other = SpanLabels(text, {}, labels, set, continued, fits);
      if (other.cost < best.cost) best = std::move(other);
    }
    return best.label_of;
  };
  EXPECT_EQ(divide(rows(5), at({20, 45}), false, any), (Owners{0, 0, 0, 1, 1}));
  EXPECT_EQ(divide(rows(5), at({10, 40}), false, any), (Owners{0, 0, 0, 1, 1}));
  EXPECT_EQ(divide(rows(5), at({20, 50}), false, any), (Owners{0, 0, 1, 1, 1}));
  EXPECT_EQ(divide(rows(6), at({50}), true, any), (Owners{-1, -1, -1, 0, 0, 0}));
  // The middle row cannot be a child of the first name, so its name was not printed.
  auto fits = [](size_t row, size_t label) { return label != 0 || row < 2; };
  EXPECT_EQ(SpanLabels(rows(5), {}, at({15, 50}), CellSet::kMiddle, false, fits).label_of,
            (Owners{0, 0, -1, -1, 1}));
  // Rows of different heights: the middle of the cell, not of the rows' middles.
  EXPECT_EQ(divide({{0, 40}, {50, 50}, {60, 60}, {70, 70}}, at({30, 70}), false, any), (Owners{0, 0, 0, 1}));
}

// Rows that touch: the lines of a cell stand around its row; a row may be blank.
TEST(DivideLines, AroundTheirRows) {
  using Rows = std::vector<size_t>;
  EXPECT_EQ(DivideLines({10, 20, 30, 40}, {20, 40}), (Rows{0, 0, 0, 1}));
  EXPECT_EQ(DivideLines({10, 20, 30, 40, 50}, {30, 60, 70}), (Rows{0, 0, 0, 0, 0}));
  EXPECT_EQ(DivideLines({10, 60}, {10, 35, 60}), (Rows{0, 2}));
  EXPECT_EQ(DivideLines({}, {10}), Rows{});
}

}  // namespace
}  // namespace gongkai
