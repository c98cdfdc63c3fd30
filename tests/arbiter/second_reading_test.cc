// Forms whose rules mislead: two amounts in a cell, a column cut in two, an amount in its neighbour's cell.
#include <gtest/gtest.h>

#include "normalize/arbiter/compare.h"
#include "normalize/forms/body.h"
#include "normalize/forms/header.h"
#include "normalize/solve/verify.h"
#include "tests/arbiter/drawing.h"
#include "tests/support/grids.h"

namespace gongkai {
namespace {

using test::Above;
using test::AmountsOf;
using test::Drawing;
using test::kBody;
using test::kEdges;
using test::kRows;
using test::ReadPages;
using test::Row;

void ExpectSecondReading(const Records& records) {
  ASSERT_EQ(records.tables.size(), 1u);
  const TableRecord& table = records.tables[0];
  EXPECT_EQ(table.method, "aligned");
  EXPECT_GE(table.confidence, kTrustworthy);
  EXPECT_LT(table.confidence, 1);
  EXPECT_EQ(AmountsOf(records), kBody);
  for (const FactRecord& fact : records.facts) {
    EXPECT_GE(fact.confidence, kTrustworthy) << fact.name << fact.measure;
    EXPECT_EQ(fact.table, 0u);
    EXPECT_FALSE(fact.fact_id.empty());
    EXPECT_EQ(fact.unit, "万元");
  }
  for (const CheckRecord& check : records.checks) EXPECT_NE(check.status, "fail") << check.message;
}

void ExpectRules(const Records& records) {
  ASSERT_EQ(records.tables.size(), 1u);
  EXPECT_EQ(records.tables[0].method, "ruled");
}

TEST(SecondReading, AFormThatHoldsKeepsItsRules) {
  const Records records = Drawing().Read();
  ExpectRules(records);
  EXPECT_EQ(AmountsOf(records), kBody);
  EXPECT_GE(records.tables[0].confidence, kTrustworthy);
}

TEST(SecondReading, TwoAmountsInOneCell) {
  // The rule between 基本支出 and 项目支出 ends below the header.
  Drawing drawing;
  drawing.Erase(Ruling::Direction::kVertical, kEdges[4]);
  drawing.page.rulings.push_back(test::V(kEdges[4], Above(0), Above(1)));
  ExpectSecondReading(drawing.Read());
}

TEST(SecondReading, TwoAmountsInOneCellOfOneRow) {
  Drawing drawing;
  drawing.Erase(Ruling::Direction::kVertical, kEdges[4]);
  drawing.page.rulings.push_back(test::V(kEdges[4], Above(0), Above(3)));
  drawing.page.rulings.push_back(test::V(kEdges[4], Above(4), Above(kRows.size())));
  ExpectSecondReading(drawing.Read());
}

TEST(SecondReading, TwoHeadingsInOneCell) {
  Drawing drawing;
  drawing.Erase(Ruling::Direction::kVertical, kEdges[4]);
  ExpectSecondReading(drawing.Read());
}

TEST(SecondReading, NoColumnHasARule) {
  Drawing drawing;
  for (size_t i = 1; i + 1 < kEdges.size(); ++i) drawing.Erase(Ruling::Direction::kVertical, kEdges[i]);
  ExpectSecondReading(drawing.Read());
}

TEST(SecondReading, TwoRowsInOne) {
  Drawing drawing;
  drawing.Erase(Ruling::Direction::kHorizontal, Above(5));
  ExpectSecondReading(drawing.Read());
}

TEST(SecondReading, ARuleThroughAColumn) {
  Drawing drawing;
  drawing.page.rulings.push_back(test::V(325, Above(1), Above(kRows.size())));
  ExpectSecondReading(drawing.Read());
}

TEST(SecondReading, ARuleBetweenAHeadingAndItsAmounts) {
  Drawing drawing;
  drawing.page.rulings.push_back(test::V(322, Above(0), Above(kRows.size())));
  ExpectSecondReading(drawing.Read());
}

TEST(SecondReading, AmountsThatNoColumnTakesAreNotPassedOver) {
  const test::GridText glued = {
      {"科目编码", "科目名称", "本年收入合计", "财政拨款收入", "上级补助收入 事业收入", "其他收入"},
      {"", "合计", "9.00", "3.00", "2.00 3.00", "1.00"}};
  const test::GridText headless = {{"科目编码", "科目名称", "本年收入合计", "", "财政拨款收入",
                                    "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入"},
                                   {"", "合计", "", "9.00", "9.00", "0.00", "0.00", "0.00", "0.00", "0.00"}};
  const Catalogue& catalogue = Catalogue::BuiltIn();
  const FormSpec& form = *catalogue.Find("income");
  test::GridText wide = headless;
  wide[1][3] = "９．００";
  for (const test::GridText& rows : {glued, headless, wide}) {
    const Grid grid = test::MakeGrid(rows);
    const Header header = AnalyseHeader(grid, &form, catalogue);
    EXPECT_GT(ReadBody(grid, form, header, "万元", catalogue).orphans, 0) << rows[0][3];
  }
}

TEST(SecondReading, AmountsBesideTheirCell) {
  // 49.35 stands over the rule into the next, blank cell.
  Drawing drawing;
  drawing.rows[4][4] = "";
  drawing.shifts[{4, 3}] = 24;
  Records records = drawing.Read();
  ASSERT_EQ(records.tables.size(), 1u);
  EXPECT_EQ(records.tables[0].method, "aligned");
  std::vector<Row> expected = kBody;
  expected[3][4] = "blank";
  EXPECT_EQ(AmountsOf(records), expected);
}

TEST(SecondReading, OnTheNextPage) {
  Drawing first({kRows.begin(), kRows.begin() + 6}), second({kRows.begin() + 5, kRows.end()});
  second.rows[0] = kRows[0];
  second.page.number = 2;
  second.Erase(Ruling::Direction::kHorizontal, Above(3));
  first.DrawTitle();
  first.DrawCells();
  second.DrawCells();
  const Records records = ReadPages({first.page, second.page});
  ExpectSecondReading(records);
  EXPECT_EQ(records.tables[0].page_last, 2);
  for (const FactRecord& fact : records.facts)
    EXPECT_EQ(fact.place.page, fact.code.value_or("").starts_with("208") ? 2 : 1) << fact.name;
}

TEST(SecondReading, LeavesOutWhatStandsBelowTheForm) {
  Drawing drawing;
  drawing.Erase(Ruling::Direction::kHorizontal, Above(5));
  const double foot = Above(kRows.size());
  drawing.DrawTitle();
  drawing.DrawCells();
  drawing.page.runs.push_back(test::RunAt(40, foot + 20, "本表反映部门本年度支出情况"));
  for (double y : {foot + 60, foot + 90, foot + 120}) drawing.page.rulings.push_back(test::H(y, 40, 510));
  for (double x : {40.0, 270.0, 510.0}) drawing.page.rulings.push_back(test::V(x, foot + 60, foot + 120));
  drawing.page.runs.push_back(test::RunAt(50, foot + 67, "车辆"));
  drawing.page.runs.push_back(test::RunAt(280, foot + 67, "3.00"));
  drawing.page.runs.push_back(test::RunAt(50, foot + 97, "设备"));
  drawing.page.runs.push_back(test::RunAt(280, foot + 97, "1.00"));
  drawing.page.runs.push_back(test::RunAt(290, 800, "- 1 -"));
  const Records records = ReadPages({drawing.page});
  ASSERT_EQ(records.tables.size(), 2u);
  EXPECT_EQ(records.tables[0].method, "aligned");
  EXPECT_EQ(records.tables[1].method, "ruled");
  EXPECT_EQ(AmountsOf(records), kBody);
}

TEST(SecondReading, AnAmountPrintedInTheWrongCellStaysThere) {
  Drawing drawing;
  std::swap(drawing.rows[4][3], drawing.rows[4][4]);
  const Records records = drawing.Read();
  ExpectRules(records);
  EXPECT_LT(records.tables[0].confidence, kTrustworthy);
  EXPECT_EQ(AmountsOf(records)[3], drawing.rows[4]);
}

TEST(SecondReading, WhatTheDocumentPrintsWrongStaysItsContradiction) {
  for (const auto& [row, column, text] :
       {std::tuple<size_t, size_t, const char*>{3, 2, "82.75"}, {4, 3, "94.35"}, {1, 4, "4.20"}}) {
    Drawing drawing;
    drawing.rows[row][column] = text;
    const Records records = drawing.Read();
    ExpectRules(records);
    EXPECT_LT(records.tables[0].confidence, kTrustworthy);
    EXPECT_TRUE(std::any_of(records.checks.begin(), records.checks.end(), [](const CheckRecord& check) {
      return check.status == "fail" && check.severity == "contradiction";
    })) << text;
  }
}

FactRecord Amount(int row, const std::string& amount) {
  FactRecord fact;
  fact.row = row;
  if (!amount.empty()) fact.amount = amount;
  return fact;
}

TEST(SecondReading, LosesNothing) {
  struct Case {
    std::vector<FactRecord> first, second;
    bool keeps;
  };
  const Case cases[] = {
      {{Amount(1, "1.00"), Amount(2, "2.00")}, {Amount(4, "1.00"), Amount(5, "2.00")}, true},
      {{Amount(1, "1.00"), Amount(1, "")}, {Amount(4, "1.00"), Amount(4, "2.00")}, true},
      {{Amount(1, "1.00"), Amount(2, "2.00")}, {Amount(4, "1.00"), Amount(5, "")}, false},
      {{Amount(1, "12"), Amount(1, "3.40")}, {Amount(4, "123.40"), Amount(4, "")}, true},
      {{Amount(1, "1.00"), Amount(2, "2.00")}, {Amount(4, "1.00"), Amount(4, "2.00")}, false},
      {{Amount(1, "1.00")}, {Amount(4, "3.00")}, false},
  };
  for (const Case& c : cases)
    EXPECT_EQ(KeepsEverything(c.first, c.second), c.keeps) << c.first[0].amount.value_or("");
}

}  // namespace
}  // namespace gongkai
