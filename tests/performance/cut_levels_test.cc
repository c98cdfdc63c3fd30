// Names of levels in cells that a page break cut.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "normalize/forms/catalogue.h"
#include "normalize/performance/blocks.h"

namespace gongkai {
namespace {

struct Row {
  int page;
  std::string level1, level2;
};

// The rows after DoubtRows: "level1 · level2", with "?" where they are doubted.
std::vector<std::string> Read(const std::vector<Row>& rows) {
  static const PerformanceLexicon lexicon(Catalogue::BuiltIn().performance());
  Evaluation evaluation;
  for (const Row& row : rows) {
    evaluation.indicators.emplace_back();
    IndicatorRecord& record = evaluation.indicators.back();
    record.place.page = row.page;
    if (!row.level1.empty()) record.level1 = row.level1;
    if (!row.level2.empty()) record.level2 = row.level2;
    record.confidence = 1;
  }
  DoubtRows(Heading(), lexicon, &evaluation);
  std::vector<std::string> out;
  for (const IndicatorRecord& record : evaluation.indicators)
    out.push_back(*record.level1 + " · " + *record.level2 + (record.confidence < 0.5 ? " ?" : ""));
  return out;
}

TEST(CutLevels, AreWholeOnTheOtherPageOrDoubted) {
  const struct {
    const char* name;
    std::vector<Row> rows;
    std::vector<std::string> expected;
  } cases[] = {
      {"whole on the next page",
       {{1, "效益指标", "社会效益指标"}, {1, "效益指标", "生态效"}, {2, "效益指标", "生态效益指标"}},
       {"效益指标 · 社会效益指标", "效益指标 · 生态效益指标", "效益指标 · 生态效益指标"}},
      {"whole on the page before",
       {{1, "满意度指标", "服务对象满意度指标"}, {2, "满意度指标", "度指标"}},
       {"满意度指标 · 服务对象满意度指标", "满意度指标 · 服务对象满意度指标"}},
      {"nowhere whole",
       {{1, "效益指标", "生态效"}, {2, "满意度指标", "服务对象满意度指标"}},
       {"效益指标 · 生态效 ?", "满意度指标 · 服务对象满意度指标"}},
      {"two names in one cell",
       {{1, "效益指标（30分）满意度", "社会效益指标"}},
       {"效益指标（30分）满意度 · 社会效益指标 ?"}},
      {"the rest of the weight on the next page",
       {{1, "产出指标", "质量指标"}, {2, "（40分）", "时效指标"}, {2, "分）", "时效指标"}},
       {"产出指标 · 质量指标", "产出指标 · 时效指标", "产出指标 · 时效指标"}},
      {"the rest of the weight is nowhere",
       {{1, "满意度指标（10", "服务对象满意度指标"}},
       {"满意度指标（10 · 服务对象满意度指标 ?"}},
      {"the number is nowhere",
       {{1, "满意度指标（分）", "服务对象满意度指标"}},
       {"满意度指标（分） · 服务对象满意度指标 ?"}},
      {"the end of the name above",
       {{1, "满意度指标", "标服务对象满意度指标"}},
       {"满意度指标 · 标服务对象满意度指标 ?"}},
      {"the name on the next page only",
       {{1, "成本指标", "经济成本指标"},
        {1, "", "数量指标"},
        {1, "", "质量指标"},
        {2, "产出指标", "质量指标"}},
       {"成本指标 · 经济成本指标", "产出指标 · 数量指标 ?", "产出指标 · 质量指标 ?", "产出指标 · 质量指标"}},
      {"a name of the document's own is no piece",
       {{1, "履职效能", "整体工作情况"}},
       {"履职效能 · 整体工作情况"}},
  };
  for (const auto& c : cases) EXPECT_EQ(Read(c.rows), c.expected) << c.name;
}

TEST(DoubtRows, ARowWithOnlyOneOfTargetAndActualMayHaveBothInOne) {
  static const PerformanceLexicon lexicon(Catalogue::BuiltIn().performance());
  const std::pair<OptionalText, OptionalText> values[] = {
      {"≥5次", "6次"}, {"≥95%", "97%"}, {"不断增强不断增强", std::nullopt}, {std::nullopt, std::nullopt}};
  for (const double found : {0.8, 1.0}) {  // from places, from rules
    Evaluation evaluation;
    for (const auto& [target, actual] : values) {
      evaluation.indicators.emplace_back();
      IndicatorRecord& record = evaluation.indicators.back();
      record.target = target;
      record.actual = actual;
      record.place.page = 1;
      record.confidence = found;
    }
    // The last row has neither: nothing stands in the wrong place.
    evaluation.indicators.push_back(evaluation.indicators[0]);
    DoubtRows(Heading(), lexicon, &evaluation);
    for (size_t i = 0; i < evaluation.indicators.size(); ++i)
      EXPECT_EQ(evaluation.indicators[i].confidence < 0.5, found < 1 && i == 2) << i << " " << found;
  }
}

// Figures without a name, in a table that is put together from places, belong to rows beside them.
TEST(NamelessRows, AreDoubtedWithTheirNeighbours) {
  static const PerformanceLexicon lexicon(Catalogue::BuiltIn().performance());
  Heading heading;
  heading.columns = {{Role::kLevel3, Role::kNone, true}};
  Evaluation evaluation;
  for (const char* name : {"培训合格率", "按期完成重点", "", "任务数量", "资金拨付及时率"}) {
    evaluation.indicators.emplace_back();
    IndicatorRecord& row = evaluation.indicators.back();
    row.level1 = "产出指标";
    row.level2 = "时效指标";
    if (*name) row.level3 = name;
    row.confidence = 0.8;
  }
  DoubtRows(heading, lexicon, &evaluation);
  std::string doubted;
  for (const IndicatorRecord& row : evaluation.indicators) doubted += row.confidence < 0.5 ? "?" : ".";
  EXPECT_EQ(doubted, ".???.");
}

// A ruled table whose page cut a row prints its lower half on the next page, without the levels.
TEST(NamelessRows, TheFirstRowOfAPageThatLacksItsLevelIsDoubted) {
  static const PerformanceLexicon lexicon(Catalogue::BuiltIn().performance());
  Evaluation evaluation;
  for (const int page : {1, 1, 2, 2}) {
    evaluation.indicators.emplace_back();
    IndicatorRecord& row = evaluation.indicators.back();
    row.place.page = page;
    row.level1 = "产出指标";
    if (evaluation.indicators.size() != 3) row.level2 = "数量指标";
    row.confidence = 1;
  }
  DoubtRows(Heading(), lexicon, &evaluation);
  for (size_t i = 0; i < 4; ++i) EXPECT_EQ(evaluation.indicators[i].confidence < 0.5, i == 2) << i;
}

}  // namespace
}  // namespace gongkai
