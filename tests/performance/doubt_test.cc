// Which rows of texts are doubted, and what confirms levels that heights leave open.
#include <gtest/gtest.h>

#include "normalize/performance/blocks.h"
#include "normalize/performance/confirmed_levels.h"
#include "tests/performance/picture.h"

namespace gongkai {
namespace {

const PerformanceLexicon& Lexicon() {
  static const PerformanceLexicon lexicon(Catalogue::BuiltIn().performance());
  return lexicon;
}

Heading HeadingOf(const std::vector<Role>& roles) {
  Heading out;
  out.row = 0;
  for (Role role : roles) out.columns.push_back({role, Role::kNone, true});
  return out;
}

struct Row {
  const char *level1, *level2, *level3, *target, *actual, *weight, *score;
};

// 1 for each row that is doubted.
std::string Doubted(const Heading& heading, const std::vector<Row>& rows) {
  Evaluation out;
  for (const Row& row : rows) {
    IndicatorRecord record;
    record.level1 = row.level1;
    record.level2 = row.level2;
    record.level3 = row.level3;
    record.target = row.target;
    record.actual = row.actual;
    if (row.weight) record.weight = row.weight;
    if (row.score) record.score = row.score;
    record.place.line_first = record.place.line_last = 1;
    record.confidence = 0.7;
    out.indicators.push_back(std::move(record));
  }
  DoubtRows(heading, Lexicon(), &out);
  std::string shown;
  for (const IndicatorRecord& row : out.indicators) shown += row.confidence < 0.5 ? '1' : '0';
  return shown;
}

TEST(DoubtRows, RowsOfTextsThatHoldWhatBelongsElsewhere) {
  const Heading heading = HeadingOf({Role::kLevel1, Role::kLevel2, Role::kLevel3, Role::kTarget,
                                     Role::kActual, Role::kWeight, Role::kScore});
  const Row sure[] = {{"产出指标", "数量指标", "扫描数量", "5卷", "5卷", "20", "20"},
                      {"产出指标", "数量指标", "修补数量", "5卷", "5卷", "20", "20"},
                      {"产出指标", "质量指标", "合格率", "98%", "98%", "20", "20"},
                      {"效益指标", "社会效益指标", "服务水平", "良好", "良好", "20", "20"}};
  struct Case {
    Row last;
    const char* expected;
  };
  const Case cases[] = {
      {{"满意度指标", "服务对象满意度指标", "满意度", "98%", "98%", "20", "20"}, "00000"},
      // Called like the indicators above.
      {{"效益指标", "生态效益指标", "公共服务水平", "良好", "良好", "20", "20"}, "00011"},
      // 服务对象 may be lost.
      {{"满意度指标", "满意度指标", "满意度", "98%", "98%", "20", "20"}, "00011"},
      // The rest of the target stands in the name.
      {{"满意度指标", "服务对象满意度指标", "满意度12月底", "前", "12月底前", "20", "20"}, "00011"},
      // The name of a level stands in that of the indicator.
      {{"满意度指标", "服务对象满意度指标", "服务满意度指标", "98%", "98%", "20", "20"}, "00011"},
      // The running head of the page does.
      {{"满意度指标", "服务对象满意度指标",
        "青石县档案馆二零二二年度部门决算公开项目支出绩效自评表续表青石县档案馆档案数字化项目各科室群众满意"
        "度",
        "98%", "98%", "20", "20"},
       "00011"},
      // The weights do not add up.
      {{"满意度指标", "服务对象满意度指标", "满意度", "98%", "98%", "15", "15"}, "11111"},
      // A heading among the rows.
      {{"满意度指标", "服务对象满意度指标", "满意度", "98%", "得分", "20", "20"}, "11111"},
  };
  for (const Case& c : cases) {
    std::vector<Row> rows(std::begin(sure), std::end(sure));
    rows.push_back(c.last);
    EXPECT_EQ(Doubted(heading, rows), c.expected) << c.last.level3;
  }
}

// 质量指标, printed above and below the name beside it: the rows below may be its rows.
TEST(DoubtRows, RowsBelowANameThatHoldsALevel) {
  const Heading heading = HeadingOf({Role::kLevel1, Role::kLevel2, Role::kLevel3, Role::kTarget,
                                     Role::kActual, Role::kWeight, Role::kScore});
  EXPECT_EQ(Doubted(heading, {{"产出指标", "数量指标", "扫描数量", "5卷", "5卷", "20", "20"},
                              {"产出指标", "数量指标", "检查数量", "5家", "5家", "20", "20"},
                              {"产出指标", "数量指标", "质量系统正常运行率指标", "98%", "98%", "10", "10"},
                              {"产出指标", "数量指标", "验收合格率", "98%", "98%", "10", "10"},
                              {"产出指标", "数量指标", "印刷效果", "良好", "良好", "10", "10"},
                              {"产出指标", "数量指标", "整改效果", "良好", "良好", "10", "10"},
                              {"效益指标", "社会效益指标", "服务水平", "良好", "良好", "20", "20"}}),
            "0111110");
}

TEST(DoubtRows, ResultsWithoutWeightAndScoreHaveLostThem) {
  const std::vector<Row> rows(3, {"产出指标", "数量指标", "扫描数量", "5卷", "5卷", nullptr, nullptr});
  EXPECT_EQ(
      Doubted(HeadingOf({Role::kLevel1, Role::kLevel2, Role::kLevel3, Role::kTarget, Role::kActual}), rows),
      "111");
  EXPECT_EQ(Doubted(HeadingOf({Role::kLevel1, Role::kLevel2, Role::kLevel3, Role::kTarget}), rows), "000");
}

TEST(WordsConfirmLevels, IndicatorsFitTheirOwnSideOfEveryBoundary) {
  struct Span {
    const char* name;
    int row, rows;
  };
  struct Case {
    std::vector<std::string> names;
    std::vector<Span> level1, level2;
    bool expected;
  };
  const std::vector<Span> output = {{"产出指标", 0, 3}};
  const Case cases[] = {
      {{"扫描数量", "修补数量", "合格率"}, output, {{"数量指标", 0, 2}, {"质量指标", 2, 1}}, true},
      // The second row may be of either.
      {{"扫描数量", "修补", "合格率"}, output, {{"数量指标", 0, 2}, {"质量指标", 2, 1}}, false},
      // A count beside 时效指标 may be one of 数量指标.
      {{"扫描数量", "按期完成数量", "及时率"}, output, {{"数量指标", 0, 1}, {"时效指标", 1, 2}}, false},
      // 宣传资料印刷质量 and 预算控制数 are no counts.
      {{"扫描数量", "印刷质量", "预算控制数"},
       output,
       {{"数量指标", 0, 1}, {"质量指标", 1, 1}, {"成本指标", 2, 1}},
       true},
      // A row below no name.
      {{"扫描数量", "修补数量", "合格率"}, output, {{"数量指标", 0, 1}, {"质量指标", 2, 1}}, false},
      // Level 1 follows from level 2.
      {{"扫描数量", "服务水平", "满意度"},
       {{"产出指标", 0, 1}, {"效益指标", 1, 1}, {"满意度指标", 2, 1}},
       {{"数量指标", 0, 1}, {"社会效益指标", 1, 1}, {"服务对象满意度指标", 2, 1}},
       true},
      {{"扫描数量", "服务水平", "满意度"},
       {{"产出指标", 0, 2}, {"效益指标", 2, 1}},
       {{"数量指标", 0, 1}, {"社会效益指标", 1, 1}, {"服务对象满意度指标", 2, 1}},
       false},
  };
  for (const Case& c : cases) {
    LevelSpans spans;
    const auto put = [](const std::vector<Span>& from, std::vector<LevelName>* to) {
      for (const Span& span : from) to->push_back({{}, span.name, span.row, span.rows});
    };
    put(c.level1, &spans.level1);
    put(c.level2, &spans.level2);
    EXPECT_EQ(WordsConfirmLevels(Lexicon(), c.names, spans), c.expected) << c.names[1] << c.level2[0].rows;
  }
}

// Right beside the figures of no row: whose it is, nothing says.
TEST(Indicators, ARemarkInARowOfItsOwnIsADoubt) {
  for (const bool ruled : {true, false}) {
    Grid grid = Drawn(
        "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析\n"
        "产出指标|数量指标|扫描数量|5卷|5卷|50|50|\n"
        "<|<|<|<|<|<|<|年中调整，\n"
        "产出指标|质量指标|合格率|98%|90%|50|40|明年按季申报。\n"
        "效益指标|社会效益指标|服务水平|良好|良好|0|0|\n");
    if (!ruled) grid.confidence = 0.8;
    Flow flow(1);
    flow[0].grid = std::move(grid);
    const std::vector<FoundEvaluation> found = ReadEvaluations(flow, Lexicon(), std::nullopt);
    ASSERT_EQ(found.size(), 1u);
    std::string shown;
    for (const IndicatorRecord& row : found[0].evaluation.indicators)
      shown += row.confidence < 0.5 ? '1' : '0';
    EXPECT_EQ(shown, ruled ? "000" : "110");
  }
}

}  // namespace
}  // namespace gongkai
