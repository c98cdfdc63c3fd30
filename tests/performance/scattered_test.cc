// Tables whose cells pdftotext printed in no fixed order: a blank line parts cells.
#include <gtest/gtest.h>

#include "normalize/performance/label_book.h"
#include "normalize/performance/scattered_names.h"
#include "normalize/performance/scattered_values.h"
#include "normalize/performance/scattered_words.h"
#include "tests/performance/picture.h"

namespace gongkai {
namespace {

// Passages as they stand: a space is a blank in a line, '/' a line break, '|' a blank line.
std::vector<Passage> Drawn(const char* text) {
  std::vector<Passage> out;
  std::string line;
  int number = 0;
  out.push_back({{}, 1});
  for (const char* c = text;; ++c) {
    if (*c != '/' && *c != '|' && *c != 0) {
      line += *c;
      continue;
    }
    out.back().lines.push_back(CutTokens(line, ++number));
    line.clear();
    if (*c == 0) return out;
    if (*c == '|') {
      ++number;
      out.push_back({{}, 1});
    }
  }
}

const PerformanceLexicon& Lexicon() {
  static const PerformanceLexicon lexicon(Catalogue::BuiltIn().performance());
  return lexicon;
}

TEST(ScatteredWords, LinesOfNeighbouringColumnsAreParted) {
  struct Case {
    const char* passage;
    const char* expected;  // labels, then what is left
  };
  const Case cases[] = {
      {"时效指/各项工作完成时限/标", "时效指标 : 各项工作完成时限"},
      // The line of the column beside may stand on the same height.
      {"数量指 抽样复核报告数量/标", "数量指标 : 抽样复核报告数量"},
      // Two levels that end alike.
      {"经济/成本/成本 预算控制数/指标/指标", "经济成本指标 成本指标 : 预算控制数"},
      // A weight follows level 1, not the name beside it.
      {"成本指/标/经济成/预算控制数/（20 本指标/分）", "成本指标（20分） 经济成本指标 : 预算控制数"},
      {"满意度/受访群众满意度/服务对/指标/象满意/（10/度指标 学员满意度/分）",
       "满意度指标（10分） 服务对象满意度指标 : 受访群众满意度 学员满意度"},
      {"产/出/指/标/（/5/0/分/）", "产出指标（50分） :"},
      // The bracket is closed in another passage.
      {"产出指/标（40", "产出指标（40分） :"},
      // Columns of one character beside each other: what is broken to one width belongs together.
      {"效/社会/益/效益/指/指标/标", "效益指标 社会效益指标 :"},
      {"绩/产 质量 培训合格率/效/出 指标/指/指/标/标/（/50/分/）",
       "绩效指标 产出指标（50分） 质量指标 : 培训合格率"},
      {"效益/指标/（３０/分）", "效益指标（３０分） :"},
      // Lines broken by hand end between words.
      {"服务对象/满意度指标", "服务对象满意度指标 :"},
      // Level 2 has no weight, and 分 alone is none.
      {"数量指标/（50/分）", "数量指标 : （50 分）"},
      {"产出指/标/（50分/）", "产出指标（50分） :"},
      // What was begun and never ended is no label.
      {"服务对/开放天数", " : 服务对 开放天数"},
  };
  const LabelBook book(Catalogue::BuiltIn().performance(), true);
  for (const Case& c : cases) {
    const ScatteredWords words = ReadScatteredWords(Drawn(c.passage), {{}}, book);
    std::string labels, rest;
    for (const ScatteredLabel& label : words.labels) labels += (labels.empty() ? "" : " ") + label.text;
    for (const WordLine& line : words.lines) rest += " " + line.text;
    EXPECT_EQ(labels + " :" + rest, c.expected) << c.passage;
  }
}

TEST(ScatteredValues, RowsAreKnownByTheirFigures) {
  struct Case {
    const char* text;
    const char* expected;
  };
  const Case cases[] = {
      {"≥5次|6次|40|40|扫描数量|90%|85%|50|47.22|10|98%|9.8|100|97.02",
       "≥5次 6次 40 40; 90% 85% 50 47.22; adds up"},
      // Narrow columns stand in one line; a page number stands in the total.
      {"≥5次 6次|40|40|90% 85%|50|47.22|10 98% 9.8|100|17|97.02",
       "≥5次 6次 40 40; 90% 85% 50 47.22; adds up"},
      // Lines of a cell below each other, of cells beside each other, around the weight.
      {"良好|部分达成预期指/标|40|32|2022年12月 2022年12月/底前|50|50|10|98%|9.8|100|91.8",
       "良好 部分达成预期指标 40 32; 2022年12月底前 2022年12月 50 50; adds up"},
      {"良好|达成预期指/60/标|60|≥5次|6次|30|30|10|98%|9.8|100|99.8",
       "良好 达成预期指标 60 60; ≥5次 6次 30 30; adds up"},
      // Words within a row: they may hide a value of its own, so it proves nothing.
      {"≥5次|6次|开|40|40|90%|扫描数量|85%|50|47.22|10|98%|9.8|100|97.02",
       "≥5次 6次 40 40; 90% 85% 50 47.22; "},
      // A target is printed elsewhere.
      {"6次|40|40|90%|85%|50|47.22|10|98%|9.8|100|97.02|扫描数量|≥5次", "≥5次 6次 40 40; 90% 85% 50 47.22; "},
      // Comparison and unit in columns of their own; none for words.
      {"≥|5|次|6|40|40|定性|良好|部分达成预期指标|50|47.22|10|98%|9.8|100|97.02",
       "≥ 5 次 6 40 40; 定性 良好 部分达成预期指标 50 47.22; adds up"},
      // A unit is printed elsewhere.
      {"≥|5|6|40|40|=|90|%|85|50|47.22|10|98%|9.8|100|97.02|次", "≥ 5 6 40 40; = 90 % 85 50 47.22; "},
      // A row is missing.
      {"≥5次|6次|40|40|10|98%|9.8|100|97.02", "≥5次 6次 40 40; "},
  };
  for (const Case& c : cases) {
    const ScatteredValues values = ReadScatteredValues(CellsOf(Drawn(c.text), Lexicon()));
    std::string shown;
    for (const ValueRow& row : values.rows)
      shown += (row.op ? row.op->text + " " : "") + row.target.text + " " +
               (row.unit ? row.unit->text + " " : "") + row.actual.text + " " + row.weight.text + " " +
               row.score.text + "; ";
    EXPECT_EQ(shown + (values.add_up ? "adds up" : ""), c.expected) << c.text;
  }
}

TEST(SuitsTarget, WhatNamesSayOfTheirTargets) {
  struct Case {
    const char *name, *target;
    bool expected;
  };
  const Case cases[] = {
      {"设备完好率", "≥95%", true},         {"设备完好率", "17台", false},   {"检查次数", "≥14次", true},
      {"检查次数", "17台", false},          {"预算控制数", "≤20万元", true}, {"预算控制数", "≥14次", false},
      {"购置设备", "≤1783.17万元", false},  {"购置设备", "17台", true},      {"购置设备", "≥95%", false},
      {"工作完成时限", "2022年12月", true}, {"公共服务水平", "17台", false},
  };
  for (const Case& c : cases)
    EXPECT_EQ(Lexicon().SuitsTarget(c.name, c.target), c.expected) << c.name << c.target;
}

constexpr const char* kHead =
    "青石县档案馆项目支出绩效自评表\n（2022年度）\n项目名称\n\n档案数字化\n\n主管部门\n\n青石县档案局\n\n实施"
    "单位\n\n"
    "青石县档案馆\n\n年度资金总\n额\n\n年初预算数\n\n全年预算数\n\n全年执行数\n\n分值\n\n执行率\n\n得分\n\n"
    "67.77\n\n67.77\n\n66.41\n\n10\n\n98%\n\n9.8\n\n预期目标\n\n完成全部馆藏的数字化，方便群众查阅。\n\n"
    "一级\n指标\n\n二级\n指标\n\n三级指标\n\n年度指标值\n\n实际完成值\n\n分值\n\n得分\n\n";

// Names inline, names of two rows before their figures, names behind all rows; levels beside them.
TEST(Scattered, RowsNamesAndLevelsAreFound) {
  Records records =
      ReadTextFile(std::string(kHead) +
                   "≥120页\n\n130页\n\n20\n\n20\n\n质量\n图像合格率\n指标\n\n≥95%\n\n96%\n\n20\n\n20\n\n"
                   "时效 按期移交率\n指标 归档及时率\n\n≥90%\n\n90%\n\n5\n\n5\n\n≥90%\n\n90%\n\n5\n\n5\n\n"
                   "有效提升\n\n有效提升\n\n30\n\n30\n\n≥90%\n\n81%\n\n10\n\n9\n\n100\n\n98.8\n\n"
                   "社会\n效益\n公共服务水平\n指标\n\n效\n益\n指\n标\n（\n30\n分\n）\n\n数量\n扫描数量\n指标"
                   "\n\n产出\n指标\n（50\n分）\n\n"
                   "服务\n满意 对象\n度指 满意 群众满意度\n标 度指\n（10 标\n分）\n\n总分\n\n23\n");
  ASSERT_EQ(records.evaluations.size(), 1u);
  EXPECT_EQ(Shown(records.evaluations[0]),
            "project_self · 档案数字化 · 青石县档案局 · 青石县档案馆 · 98.8 · -");
  EXPECT_EQ(records.evaluations[0].fiscal_year, 2022);
  EXPECT_EQ(ShownAll(records.indicators),
            (Strings{"产出指标(50) · 数量指标 · 扫描数量 · ≥120页 · 130页 · 20 · 20",
                     "产出指标(50) · 质量指标 · 图像合格率 · ≥95% · 96% · 20 · 20",
                     "产出指标(50) · 时效指标 · 按期移交率 · ≥90% · 90% · 5 · 5",
                     "产出指标(50) · 时效指标 · 归档及时率 · ≥90% · 90% · 5 · 5",
                     "效益指标(30) · 社会效益指标 · 公共服务水平 · 有效提升 · 有效提升 · 30 · 30",
                     "满意度指标(10) · 服务对象满意度指标 · 群众满意度 · ≥90% · 81% · 10 · 9"}));
  for (const IndicatorRecord& row : records.indicators) EXPECT_GE(row.confidence, 0.5);
  EXPECT_EQ(ShownAll(records.funds), (Strings{"年度资金总额 · 67.77 · 67.77 · 66.41 · 10 · 98% · 9.8"}));
  for (const FundRecord& fund : records.funds) EXPECT_LT(fund.confidence, 0.5);
}

TEST(Scattered, WhatIsNotProvenIsDoubted) {
  const char* const bodies[] = {
      // A row without its figures: the weights do not add up.
      "数量\n扫描数量\n指标\n\n≥120页\n\n130页\n\n20\n\n20\n\n质量\n图像合格率\n指标\n\n≥95%\n\n96%"
      "\n\n20\n\n20\n\n"
      "产出\n指标\n\n100\n\n98.8\n\n总分\n",
      // Two names for two rows, either way.
      "≥120页\n\n130页\n\n50\n\n50\n\n≥12卷\n\n13卷\n\n40\n\n40\n\n100\n\n99.8\n\n"
      "整理档案\n\n修补档案\n\n数量\n指标\n\n产出\n指标\n\n总分\n",
  };
  for (const char* body : bodies) {
    Records records = ReadTextFile(std::string(kHead) + body);
    EXPECT_EQ(records.indicators.size(), 2u) << body;
    for (const IndicatorRecord& row : records.indicators) EXPECT_LT(row.confidence, 0.5) << body;
  }
}

// Names of levels that stand among no indicators, a title again, a remark: the likeliest reading.
TEST(Scattered, WhatIsNotProvenIsReadAsItIsLikeliest) {
  Records records = ReadTextFile(
      std::string(kHead) +
      "偏差原因分\n析及改进措\n施\n\n≥120页\n\n130页\n\n30\n\n30\n\n≥95%\n\n94%\n\n20\n\n19\n\n"
      "人员变\n动\n\n有效提升\n\n有效提升\n\n40\n\n40\n\n100\n\n98.8\n\n"
      "数量\n指标\n\n公共服务水平\n\n质量\n指标\n\n青石县项目支出绩效自评表（续表）\n扫描数量\n\n产出\n"
      "指标\n\n图像合格率\n\n社会\n效益\n指标\n\n效益\n指标\n\n总分\n");
  EXPECT_EQ(ShownAll(records.indicators),
            (Strings{"产出指标 · 数量指标 · 扫描数量 · ≥120页 · 130页 · 30 · 30",
                     "产出指标 · 质量指标 · 图像合格率 · ≥95% · 94% · 20 · 19",
                     "效益指标 · 社会效益指标 · 公共服务水平 · 有效提升 · 有效提升 · 40 · 40"}));
  for (const IndicatorRecord& row : records.indicators) EXPECT_LT(row.confidence, 0.5);
  ASSERT_EQ(records.indicators.size(), 3u);
  EXPECT_EQ(records.indicators[1].deviation, "人员变动");
}

TEST(Scattered, ATableWithoutReadableRowsIsSaid) {
  Records records =
      ReadTextFile(std::string(kHead) +
                   "数量\n指标\n\n质量\n指标\n\n社会\n效益\n指标\n\n产出\n指标\n\n扫描数量\n\n归档率\n\n"
                   "130页\n\n总分\n");
  EXPECT_TRUE(records.indicators.empty());
  EXPECT_EQ(records.document.status, "partial");
  EXPECT_EQ(records.document.error_code, "limit_exceeded");
}

}  // namespace
}  // namespace gongkai
