// Forms that print no unit are held against their sums all the same.
#include "normalize/assumed_unit.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "corpus/process.h"

namespace gongkai {
namespace {

Records Read(const std::string& above_expenditure, const std::string& last_row) {
  const Normalizer normalizer(Catalogue::BuiltIn());
  return ProcessBytes(
      "# 北岭省水利局2022年度部门决算\n\n## 支出决算表\n\n" + above_expenditure +
          "\n\n| 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 | 上缴上级支出 | "
          "经营支出 | 对附属单位补助支出 |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n"
          "| 合计 | | 30.00 | 20.00 | 10.00 | | | |\n"
          "| 208 | 社会保障和就业支出 | 10.00 | 10.00 | | | | |\n" +
          last_row,
      "a.md", normalizer);
}

double Least(const Records& records) {
  double least = 1;
  for (const FactRecord& fact : records.facts)
    if (fact.amount) least = std::min(least, fact.confidence);
  return least;
}

TEST(AssumedUnit, SumsAreComputedAndTheUnitStaysUnknown) {
  const std::string row = "| 213 | 农林水支出 | 20.00 | 10.00 | 10.00 | | | |\n";
  const Records whole = Read("", row), cut = Read("", "");
  ASSERT_EQ(whole.facts.size(), 18u);
  EXPECT_GT(Least(whole), 0.97);
  EXPECT_LT(Least(cut), 0.5);
  for (const Records* records : {&whole, &cut}) {
    EXPECT_FALSE(records->tables.at(0).unit);
    for (const FactRecord& fact : records->facts) {
      EXPECT_FALSE(fact.unit);
      EXPECT_FALSE(fact.amount_fen);
    }
  }
  EXPECT_EQ(Read("单位：万元", row).facts.at(0).unit, "万元");
}

TEST(AssumedUnit, IsThatOfTheFirstFormThatPrintsOne) {
  Records records;
  records.tables.resize(3);
  records.tables[0].form = "income";
  records.tables[1].form = "expenditure";
  records.tables[1].unit = "元";
  records.facts.resize(1);
  records.facts[0].amount = "12.00";
  AssumedUnits units(&records);
  EXPECT_FALSE(units.unknown());
  units.TakeBack();
  EXPECT_EQ(records.tables[0].unit, "元");
  EXPECT_TRUE(records.tables[0].unit_inherited);
  EXPECT_EQ(records.facts[0].amount_fen, 1200);
  EXPECT_FALSE(records.tables[2].unit) << "no form";
}

}  // namespace
}  // namespace gongkai
