// Scattered tables whose lines prove neither names nor levels: the likeliest reading, doubted.
#include <gtest/gtest.h>

#include "normalize/performance/likely_levels.h"
#include "normalize/performance/likely_names.h"
#include "normalize/performance/scattered_remarks.h"
#include "tests/performance/picture.h"

namespace gongkai {
namespace {

const PerformanceLexicon& Lexicon() {
  static const PerformanceLexicon lexicon(Catalogue::BuiltIn().performance());
  return lexicon;
}

ScatteredLabel Label(const char* text, unsigned kind, size_t passage = 100, int at = 0) {
  return {text, kind, {at}, passage, 1, 0, 0};
}

WordLine Line(const char* text, size_t passage, int at) {
  return {text, at, passage, 1, 0};
}

ValueRow Row(const char* target, const char* weight, const char* score, size_t passage) {
  const auto cell = [&](const char* text) {
    return ScatteredCell{ScatteredCell::Kind::kValue, text, 0, 0, 1, passage, 1};
  };
  ValueRow out;
  out.target = out.actual = cell(target);
  out.weight = cell(weight);
  out.score = cell(score);
  return out;
}

TEST(LikelyLevels, NamesTargetsAndWeightsDivideTheRows) {
  struct Indicator {
    const char *name, *target;
    int64_t weight;
  };
  struct Case {
    std::vector<Indicator> rows;
    std::vector<const char*> labels;  // level 1 first
    size_t level1;
    Strings expected;
  };
  const Case cases[] = {
      // What indicators are called.
      {{{"扫描数量", "≥5卷", 10}, {"图像合格率", "98%", 10}, {"归档及时率", "98%", 10}},
       {"产出指标", "数量指标", "质量指标", "时效指标"},
       1,
       {"数量指标", "质量指标", "时效指标"}},
      // Which targets they have, where the name says nothing.
      {{{"扫描", "≥5卷", 10}, {"修补", "8卷", 10}, {"总控", "≤5万元", 10}},
       {"产出指标", "数量指标", "成本指标"},
       1,
       {"数量指标", "数量指标", "成本指标"}},
      // What level 1 weighs.
      {{{"扫描", "良好", 2000}, {"修补", "良好", 3000}, {"查阅", "良好", 3000}, {"来访", "良好", 1000}},
       {"产出指标（50分）", "满意度指标（40分）", "质量指标", "服务对象满意度指标"},
       2,
       {"质量指标", "质量指标", "服务对象满意度指标", "服务对象满意度指标"}},
  };
  for (const Case& c : cases) {
    std::vector<ScatteredLabel> labels;
    std::vector<size_t> order;
    std::vector<int> parents;
    for (size_t i = 0; i < c.labels.size(); ++i) {
      labels.push_back(Label(c.labels[i], i < c.level1 ? kPhraseLevel1 : kPhraseLevel2));
      parents.push_back(i < c.level1 ? -1 : static_cast<int>(std::min(i - c.level1, c.level1 - 1)));
      if (i >= c.level1) order.push_back(i);
    }
    std::vector<ScatteredName> names;
    for (const Indicator& row : c.rows) names.emplace_back(Line(row.name, 1, 0));
    std::vector<ScatteredRow> rows;
    for (size_t r = 0; r < c.rows.size(); ++r)
      rows.push_back({&names[r], c.rows[r].target, 1, 1, c.rows[r].weight, 10 + r});
    const LikelySpans likely = SpanLikelyLevels(rows, labels, order, parents, Lexicon());
    Strings shown;
    for (int label : likely.spans) shown.push_back(label < 0 ? "-" : labels[static_cast<size_t>(label)].text);
    EXPECT_EQ(shown, c.expected) << c.rows[0].name;
  }
}

TEST(LikelyLevels, NoRowsAndTooManyRowsHaveNoSpans) {
  const std::vector<ScatteredLabel> labels = {Label("数量指标", kPhraseLevel2)};
  EXPECT_TRUE(SpanLikelyLevels({}, labels, {0}, {-1}, Lexicon()).spans.empty());
  EXPECT_TRUE(SpanLikelyLevels(std::vector<ScatteredRow>(1000), labels, {0}, {-1}, Lexicon()).spans.empty());
}

TEST(LikelyNames, LinesArePutTogetherAndGivenToTheRowsThatTheySuit) {
  const std::vector<ScatteredLabel> labels = {
      Label("数量指标", kPhraseLevel2), Label("质量指标", kPhraseLevel2), Label("时效指标", kPhraseLevel2)};
  struct Case {
    std::vector<WordLine> lines;
    std::vector<ValueRow> rows;
    Strings expected;
  };
  const Case cases[] = {
      // Names printed behind all rows, out of order.
      {{Line("按期移交率", 50, 0), Line("扫描数量", 60, 0), Line("图像合格率", 70, 0)},
       {Row("5卷", "10", "10", 20), Row("98%", "10", "10", 25), Row("90%", "10", "10", 30)},
       {"扫描数量", "图像合格率", "按期移交率"}},
      // One stands right before its figures; a line is broken; one row has no name.
      {{Line("民国时期档案修补数", 24, 0), Line("量", 24, 1), Line("图像合格率", 60, 0)},
       {Row("5卷", "10", "10", 20), Row("8卷", "10", "10", 25), Row("98%", "10", "10", 30)},
       {"-", "民国时期档案修补数量", "图像合格率"}},
      // A word that names nothing is left over.
      {{Line("扫描数量", 19, 0), Line("其他有关的说明", 40, 0), Line("图像合格率", 60, 0)},
       {Row("5卷", "10", "10", 20), Row("98%", "10", "10", 30)},
       {"扫描数量", "图像合格率"}},
  };
  for (const Case& c : cases) {
    ScatteredValues values;
    values.rows = c.rows;
    const LikelyNames likely = GiveLikelyNames(c.lines, values, labels, Lexicon());
    Strings shown;
    for (int name : likely.name)
      shown.push_back(name < 0 ? "-" : likely.names[static_cast<size_t>(name)].text);
    EXPECT_EQ(shown, c.expected) << c.lines[0].text;
  }
}

TEST(ScatteredRemarks, SentencesAndWhatFollowsALossAreRemarks) {
  ScatteredWords words;
  words.labels = {Label("数量指标", kPhraseLevel2, 5), Label("偏差原因分析及改进措施", kPhraseHeading, 6),
                  Label("实际完成情况", kPhraseHeading, 9)};
  words.labels[1].at = {0, 1};
  words.lines = {Line("人员变动", 21, 0),
                 Line("扫描数量", 23, 0),
                 Line("年中调整，明年", 40, 0),
                 Line("按季申报。", 40, 1),
                 Line("修补", 33, 0),
                 Line("全部完成。", 10, 0),
                 Line("档案馆藏全部数字化，方便群众在家查阅", 44, 0)};
  ScatteredValues values;
  values.rows = {Row("5卷", "10", "8", 20), Row("6卷", "10", "9", 22), Row("7卷", "10", "10", 32)};
  const ScatteredRemarks remarks(Lexicon(), words, values);
  const bool expected[] = {true, false, true, true, false, false, false};
  std::vector<WordLine> found;
  for (size_t i = 0; i < words.lines.size(); ++i) {
    EXPECT_EQ(remarks.IsRemark(words.lines[i]), expected[i]) << words.lines[i].text;
    if (expected[i]) found.push_back(words.lines[i]);
  }
  const RowRemarks given = remarks.Give(found, true);
  EXPECT_EQ(given.text, (Strings{"人员变动", "年中调整，明年按季申报。", ""}));
  EXPECT_TRUE(given.doubt);
}

}  // namespace
}  // namespace gongkai
