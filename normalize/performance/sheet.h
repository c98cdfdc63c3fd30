// A performance table as rows with a meaning.
//
// The blocks of a performance table (head, funds, goals, indicators, foot) share one grid, so a column means
// something else in each of them. This file says what a single row is and what the columns below a heading
// hold; the readers of the blocks build on it.
//
// In a grid from rulings a heading covers the columns that its cell spans. Delimited text has no spans: there
// a heading reaches to the next one, and the column in which it starts, its anchor, is where values are
// expected.
#ifndef GONGKAI_NORMALIZE_PERFORMANCE_SHEET_H_
#define GONGKAI_NORMALIZE_PERFORMANCE_SHEET_H_

#include <optional>
#include <string>
#include <vector>

#include "normalize/grid/grid.h"
#include "normalize/performance/words.h"

namespace gongkai {

enum class RowKind {
  kBlank,
  kTitle,             ///< the title of a table, inside the grid
  kHead,              ///< label–value pairs: 项目名称 | … | 主管部门 | …
  kFundsHeading,      ///< 年初预算数 · 全年预算数 · 全年执行数 …
  kFundPairs,         ///< label–amount pairs: 年度资金总额 | 100 | 其中：财政拨款 | 100
  kGoalsHeading,      ///< 预期目标 | 实际完成情况
  kIndicatorHeading,  ///< 一级指标 · 二级指标 · 三级指标 …
  kGoalMark,          ///< 目标1（40分）：
  kTotal,             ///< 总分 | 100 | 96
  kFoot,              ///< 偏差大或目标未完成原因分析 | …, 备注：…
  kBody,
};

/// What one column below a heading holds.
struct HeadingColumn {
  Role role = Role::kNone;
  Role part = Role::kNone;  ///< below 全年预算数: kPartTotal, kPartFiscal, kPartOther
  bool anchor = false;      ///< the heading starts here
};

/// One heading (of one or two printed rows), column by column.
struct Heading {
  int row = -1;  ///< its last row; the body starts below
  std::vector<HeadingColumn> columns;
  std::optional<std::string> weight;  ///< 20 of 得分（20分*执行率）
  std::optional<std::string> money;   ///< 万元 of 项目资金（万元）

  bool Has(Role role) const;
  /// The first column of a role, or -1.
  int Column(Role role) const;
};

/// True where the grid knows which cells span rows and columns; delimited text does not.
bool HasSpans(const Grid& grid);

/// The cells that start in this row and hold text, left to right.
std::vector<const Cell*> OwnTexts(const Grid& grid, int row);

/// What the row is, looked at alone.
RowKind ClassifyRow(const Grid& grid, int row, const PerformanceLexicon& lexicon);

/// True where some row heads indicators.
bool HeadsIndicators(const Grid& grid, const PerformanceLexicon& lexicon);

/// Reads the heading that starts in `row` (a kFundsHeading or kIndicatorHeading) with the rows that refine
/// it.
Heading ReadHeading(const Grid& grid, int row, const PerformanceLexicon& lexicon);

/// Delimited rows sometimes slip by a column. The number of columns by which the row's cells must be moved to
/// stand below their headings; 0 where the row fits as it is or no other reading is clearly better.
int RowShift(const Grid& grid, int row, const Heading& heading, const PerformanceLexicon& lexicon);

/// The texts of a row under a role, joined; cells moved by `shift`. Cells from the rows above count where
/// they span into this row, unless `own_only`. Empty where blank.
std::string RoleText(const Grid& grid, int row, const Heading& heading, Role role, int shift, bool own_only);

/// The same for the part of an amount column: executed/fiscal.
std::string PartText(const Grid& grid, int row, const Heading& heading, Role role, Role part, int shift);

/// The number of a cell as printed, without separators; nothing where it is blank, a dash or no number.
std::optional<std::string> NumberOf(const std::string& text);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_PERFORMANCE_SHEET_H_
