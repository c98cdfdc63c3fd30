#include "normalize/performance/mixed_cells.h"

#include <gtest/gtest.h>

#include "normalize/forms/catalogue.h"

namespace gongkai {
namespace {

const PerformanceLexicon& Lexicon() {
  static const PerformanceLexicon lexicon(Catalogue::BuiltIn().performance());
  return lexicon;
}

IndicatorRecord Row(const std::string& level1, const std::string& level2, const std::string& name,
                    const std::string& target, const std::string& actual) {
  IndicatorRecord row;
  row.level1 = level1;
  row.level2 = level2;
  row.level3 = name;
  row.target = target;
  row.actual = actual;
  return row;
}

TEST(MixedCells, PiecesOfOtherCellsAreSeen) {
  const std::pair<IndicatorRecord, bool> cases[] = {
      {Row("产出指标", "质量指标", "信息系统正常运行率", "≥95%", "97%"), false},
      {Row("产出指标", "数量指标", "质量信息系统正常运行率指标", "≥95%", "97%"), true},
      {Row("产出指标", "数量指标", "成本预算控制数指标", "≤17.83万元", "17.83万元"), true},
      {Row("产出指标", "成本指标", "预算控制数", "≤17.83万元", "公17.83万元"), true},
      {Row("产出指标", "成本指标", "预算控制数", "≤17.83万元", "17.83万元"), false},
      {Row("产出指标", "时效指标", "各项工作完成时限2021年12月底", "前", "2021年12月"), true},
      {Row("效益指标", "社会效益指标", "公共服务水平", "显著改善", "优"), false},
      {Row("成本指标", "产出指标", "整理档案数量", "42卷", "43卷"), true},
      {Row("满意度指标", "满意度指标", "受益群众满意度", "90%", "74%"), true},
      {Row("效益指标", "可持续影响指标", "信息系统专项经费项目绩效自评表（续表）系统可持续使用年限", "5年",
           "5年"),
       true},
  };
  for (const auto& [row, mixed] : cases)
    EXPECT_EQ(HoldsPieceOfAnotherCell(row, Lexicon()), mixed) << *row.level3 << " " << *row.target;
}

TEST(MixedCells, HeadingsAsValuesAreSeen) {
  EXPECT_TRUE(HoldsHeadings(Row("产出指标", "数量指标", "系统数量", "分值", "得分"), Lexicon()));
  EXPECT_FALSE(HoldsHeadings(Row("产出指标", "数量指标", "系统数量", "≥3套", "3套"), Lexicon()));
}

}  // namespace
}  // namespace gongkai
