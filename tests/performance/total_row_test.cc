// The row that ends the indicators: 总分 | 100 | 96.79.
#include <gtest/gtest.h>

#include "normalize/forms/catalogue.h"
#include "normalize/performance/blocks.h"
#include "tests/support/grids.h"

namespace gongkai {
namespace {

// The rows but the first stand on the next page.
OptionalText ScoreOf(const test::GridText& rows) {
  Grid grid = test::MakeGrid(rows);
  for (size_t r = 1; r < grid.row_page.size(); ++r) grid.row_page[r] = 2;
  Evaluation evaluation;
  ReadTotalRow(grid, 0, Heading(), &evaluation);
  return evaluation.record.score;
}

TEST(TotalRow, AScoreThatThePageCutIsPutTogether) {
  EXPECT_EQ(ScoreOf({{"总分", "100", "96.79"}}), "96.79");
  EXPECT_EQ(ScoreOf({{"总分", "100", "96.7"}, {"", "", "9"}}), "96.79");
  EXPECT_EQ(ScoreOf({{"总分", "100", "96.79"}, {"", "", "9"}}), "96.79") << "cents are not cut";
  EXPECT_EQ(ScoreOf({{"总分", "100", "96.7"}, {"", "9", ""}}), "96.7") << "below another figure";
  EXPECT_EQ(ScoreOf({{"总分", "100", "96.7"}, {"备注", "", "9"}}), "96.7") << "a row of its own";
}

TEST(TotalRow, EndsTheIndicatorsAlsoWhereANarrowCellBrokeItsFigures) {
  static const PerformanceLexicon lexicon(Catalogue::BuiltIn().performance());
  const auto kind = [](const test::GridText& rows) { return ClassifyRow(test::MakeGrid(rows), 0, lexicon); };
  EXPECT_EQ(kind({{"总分", "100", "98.3"}}), RowKind::kTotal);
  EXPECT_EQ(kind({{"总分", "10\n0", "98.3"}}), RowKind::kTotal);
  EXPECT_EQ(kind({{"总分", "第10\n页", "98.3"}}), RowKind::kBody);
}

}  // namespace
}  // namespace gongkai
