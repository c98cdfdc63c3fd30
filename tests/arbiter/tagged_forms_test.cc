// Tagged PDFs: the structure tree is another reading of a form, no better than its sums.
#include <gtest/gtest.h>

#include "normalize/arbiter/compare.h"
#include "normalize/solve/verify.h"
#include "tests/arbiter/drawing.h"

namespace gongkai {
namespace {

using test::Above;
using test::AmountsOf;
using test::Drawing;
using test::kBody;
using test::kEdges;
using test::kRows;
using test::Row;

Drawing Tagged(std::vector<Row> rows = kRows) {
  Drawing drawing(std::move(rows));
  drawing.Tag();
  return drawing;
}

size_t Doubted(const Records& records) {
  size_t out = 0;
  for (const FactRecord& fact : records.facts) out += fact.confidence < kTrustworthy;
  return out;
}

void ExpectAllRight(const Records& records) {
  ASSERT_EQ(records.tables.size(), 1u);
  EXPECT_GE(records.tables[0].confidence, kTrustworthy);
  EXPECT_EQ(AmountsOf(records), kBody);
  EXPECT_EQ(Doubted(records), 0u);
}

/// The amounts stand so far aside that their places tell other columns.
void Crowd(Drawing* drawing) {
  for (size_t r = 1; r < drawing->rows.size(); ++r)
    for (size_t c : {2, 3, 4}) drawing->shifts[{r, c}] = c == 2 ? 50 : c == 3 ? 45 : 0;
}

TEST(TaggedForms, AgreementChangesNothing) {
  const Records records = Tagged().Read();
  ExpectAllRight(records);
  EXPECT_EQ(records.tables[0].method, "ruled");
}

TEST(TaggedForms, ARuleIsMissingAndPlacesMislead) {
  Drawing drawing = Tagged();
  Crowd(&drawing);
  drawing.Erase(Ruling::Direction::kVertical, kEdges[4]);
  drawing.Erase(Ruling::Direction::kVertical, kEdges[3]);
  const Records records = drawing.Read();
  ExpectAllRight(records);
  EXPECT_EQ(records.tables[0].method, "delimited");
}

TEST(TaggedForms, AStrayRuleAndPlacesMislead) {
  Drawing drawing = Tagged();
  Crowd(&drawing);
  drawing.page.rulings.push_back(test::V(368, Above(0), Above(kRows.size())));
  ExpectAllRight(drawing.Read());
}

TEST(TaggedForms, NoRulesAtAll) {
  Drawing drawing = Tagged();
  Crowd(&drawing);
  drawing.page.rulings.clear();
  ExpectAllRight(drawing.Read());
}

TEST(TaggedForms, ATreeThatLiesWhereSumsDecideIsNotHeard) {
  for (auto [a, b] : {std::pair{std::pair<size_t, size_t>{4, 3}, std::pair<size_t, size_t>{4, 4}},
                      std::pair{std::pair<size_t, size_t>{1, 2}, std::pair<size_t, size_t>{8, 3}}}) {
    Drawing drawing = Tagged();
    drawing.SwapTags(a, b);
    const Records records = drawing.Read();
    ExpectAllRight(records);
    EXPECT_EQ(records.tables[0].method, "ruled");
  }
}

TEST(TaggedForms, ATreeThatLiesWhereNoSumDecidesMarksWhatItContradicts) {
  // Two codes on the lowest level with the same parent: exchanging their rows breaks no sum.
  Drawing drawing = Tagged();
  for (size_t c : {2, 3, 4}) drawing.SwapTags({4, c}, {5, c});
  const Records records = drawing.Read();
  ASSERT_EQ(records.tables.size(), 1u);
  EXPECT_EQ(records.tables[0].method, "ruled");
  EXPECT_EQ(AmountsOf(records), kBody);
  EXPECT_EQ(Doubted(records), 6u);
  for (const FactRecord& fact : records.facts)
    EXPECT_EQ(fact.confidence < kTrustworthy, fact.code == "2010301" || fact.code == "2010302") << fact.name;
}

TEST(TaggedForms, AHeaderAloneIsNoReading) {
  Drawing drawing = Tagged();
  for (auto& [at, cell] : drawing.tagged)
    if (at.first > 0) cell = -1;
  ExpectAllRight(drawing.Read());
}

TEST(TaggedForms, ATreeCutAtThePageBreak) {
  Drawing first({kRows.begin(), kRows.begin() + 6}), second({kRows.begin() + 5, kRows.end()});
  second.rows[0] = kRows[0];
  first.Tag();
  second.Tag();
  for (TaggedCell& cell : second.tags) cell.table = 1;
  for (auto& [at, cell] : second.tagged) cell += static_cast<int>(first.tags.size());
  second.page.number = 2;
  std::vector<TaggedCell> tags = first.tags;
  tags.insert(tags.end(), second.tags.begin(), second.tags.end());
  for (Drawing* drawing : {&first, &second}) {
    Crowd(drawing);
    drawing->Erase(Ruling::Direction::kVertical, kEdges[4]);
  }
  first.DrawTitle();
  first.DrawCells();
  second.DrawCells();
  const Records records = test::ReadPages({first.page, second.page}, tags);
  ExpectAllRight(records);
  EXPECT_EQ(records.tables[0].page_last, 2);
  for (const FactRecord& fact : records.facts)
    EXPECT_EQ(fact.place.page, fact.code.value_or("").starts_with("208") ? 2 : 1) << fact.name;
}

FactRecord Figure(const std::string& name, const std::string& measure, const std::string& amount, double x) {
  FactRecord fact;
  fact.name = name;
  fact.measure = measure;
  if (!amount.empty()) fact.amount = amount;
  fact.place.page = 1;
  fact.place.box = Box{x, 100, x + 20, 110};
  return fact;
}

TEST(Compare, FiguresAreTheSameWhereTheyStandAtTheSamePlace) {
  const std::vector<FactRecord> first = {Figure("a", "basic", "1.00", 0), Figure("a", "project", "2.00", 50),
                                         Figure("a", "total", "", 100)};
  const struct {
    const char* name;
    std::vector<FactRecord> second;
    std::vector<size_t> facts, alone;
    bool lost;
  } cases[] = {
      {"equal", {first[0], first[1]}, {}, {}, false},
      {"exchanged", {Figure("a", "basic", "2.00", 50), Figure("a", "project", "1.00", 0)}, {0, 1}, {}, false},
      {"in a cell that is blank", {first[0], Figure("a", "total", "2.00", 50)}, {1, 2}, {}, false},
      {"another row", {first[0], Figure("b", "project", "2.00", 50)}, {1}, {}, false},
      {"cut in another way", {first[0], Figure("a", "project", "12.00", 45)}, {1}, {}, false},
      {"a figure that the first has not",
       {first[0], first[1], Figure("a", "other", "3.00", 200)},
       {},
       {},
       true},
      {"blind", {first[1]}, {}, {0}, false},
  };
  for (const auto& c : cases) {
    const Disagreement found = Compare(first, c.second);
    EXPECT_EQ(found.facts, c.facts) << c.name;
    EXPECT_EQ(found.alone, c.alone) << c.name;
    EXPECT_EQ(found.lost, c.lost) << c.name;
  }
}

TEST(Compare, FiguresThatTheCellsPrintAreKept) {
  const auto cell = [](const std::string& text) {
    Cell out;
    out.text = text;
    return out;
  };
  const std::vector<FactRecord> second = {Figure("a", "basic", "384.74", 0),
                                          Figure("a", "total", "2010.18", 50)};
  const struct {
    const char* name;
    std::vector<Cell> cells;
    bool keeps;
  } cases[] = {
      {"as printed", {cell("384.74"), cell("2,010.18")}, true},
      {"a number of a column above an amount", {cell("栏次\n合计"), cell("1\n384.74")}, true},
      {"two amounts in a cell", {cell("384.74 2,010.18")}, true},
      {"broken over lines", {cell("384.74"), cell("2010\n.18")}, true},
      {"one that the second has not", {cell("384.74"), cell("5.00")}, false},
      {"one that it has only once", {cell("384.74"), cell("384.74")}, false},
      {"more of them", {cell("384.74"), cell("2010\n.18"), cell("9\n.99")}, false},
  };
  for (const auto& c : cases) EXPECT_EQ(KeepsFigures(c.cells, second), c.keeps) << c.name;
}

}  // namespace
}  // namespace gongkai
