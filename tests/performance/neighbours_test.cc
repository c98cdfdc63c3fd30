// Rows of indicators that were put together from places, doubted for what their neighbours say.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "normalize/forms/catalogue.h"
#include "normalize/performance/blocks.h"

namespace gongkai {
namespace {

struct Row {
  std::string level1, level2, level3, target, actual, weight, score, deviation;
};

OptionalText Said(const std::string& text) {
  return text.empty() ? OptionalText() : OptionalText(text);
}

// "?" for every row that DoubtRows doubts, "." for the others.
std::string Doubted(const std::vector<Row>& rows) {
  static const PerformanceLexicon lexicon(Catalogue::BuiltIn().performance());
  Evaluation evaluation;
  for (const Row& row : rows) {
    IndicatorRecord record;
    record.level1 = Said(row.level1);
    record.level2 = Said(row.level2);
    record.level3 = Said(row.level3);
    record.target = Said(row.target);
    if (record.target && record.target->starts_with("≥")) record.target_value = record.target->substr(3);
    record.actual = Said(row.actual);
    if (record.actual && record.actual->find_first_not_of("0123456789") == std::string::npos)
      record.actual_value = record.actual;
    record.weight = Said(row.weight);
    record.score = Said(row.score);
    record.deviation = Said(row.deviation);
    record.confidence = 0.8;
    evaluation.indicators.push_back(std::move(record));
  }
  Heading heading;
  for (Role role : {Role::kLevel1, Role::kLevel2, Role::kLevel3, Role::kTarget, Role::kActual, Role::kWeight,
                    Role::kScore, Role::kDeviation})
    heading.columns.push_back({role});
  DoubtRows(heading, lexicon, &evaluation);
  std::string out;
  for (const IndicatorRecord& record : evaluation.indicators) out += record.confidence < 0.5 ? '?' : '.';
  return out;
}

TEST(NeighboursOfRows, TellWhatStandsInAnotherRow) {
  const Row first{"产出指标", "数量指标", "举办培训班", "≥5", "5", "10", "10", ""};
  const Row second{"产出指标", "数量指标", "购置设备", "≥7", "7", "10", "10", ""};
  const Row third{"产出指标", "质量指标", "合格率", "≥98", "98", "10", "10", ""};
  const Row fourth{"效益指标", "社会效益指标", "知晓率", "≥90", "90", "10", "10", ""};
  const Row fifth{"满意度指标", "服务对象满意度指标", "满意度", "≥95", "95", "10", "10", ""};
  const auto with = [&](Row third_instead) {
    return Doubted({first, second, std::move(third_instead), fourth, fifth});
  };
  const auto changed = [](Row row, std::string Row::*field, const std::string& value) {
    row.*field = value;
    return row;
  };
  EXPECT_EQ(with(third), ".....");
  EXPECT_EQ(with(changed(changed(third, &Row::target, ""), &Row::actual, "")), ".???.") << "a blank";
  EXPECT_EQ(with(changed(third, &Row::actual, "标98")), ".???.") << "the rest of a line above";
  EXPECT_EQ(with(changed(third, &Row::level2, "社会效益指标")), "?????") << "no level 2 of its level 1";
  EXPECT_EQ(with(changed(third, &Row::level1, "满意标度指")), "?????") << "two names in one";
  EXPECT_EQ(with(changed(changed(third, &Row::level1, "效益指标"), &Row::level2, "数量指标")), "?????");
  EXPECT_EQ(with(changed(third, &Row::level3, "总分")), "..?..");
  Row remark = second, rest = third;
  remark.score = "8";
  remark.deviation = "年初目标设定偏高，";
  rest.deviation = "今后将合理设定";
  Row other = fifth;
  other.score = "9";
  other.deviation = "人员变动较大。";
  EXPECT_EQ(Doubted({first, remark, rest, fourth, other}), ".???.") << "a line of the remark above";
}

}  // namespace
}  // namespace gongkai
