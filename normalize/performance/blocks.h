// The blocks of a performance table to records: one reader per block, all of them fed row by row.
#ifndef GONGKAI_NORMALIZE_PERFORMANCE_BLOCKS_H_
#define GONGKAI_NORMALIZE_PERFORMANCE_BLOCKS_H_

#include <optional>
#include <string>
#include <vector>

#include "normalize/grid/grid.h"
#include "normalize/performance/sheet.h"
#include "normalize/performance/words.h"
#include "normalize/records.h"

namespace gongkai {

/// An evaluation on its way to records.
struct Evaluation {
  EvaluationRecord record;
  std::vector<FundRecord> funds;
  std::vector<IndicatorRecord> indicators;
  OptionalText unit;            ///< of the funds
  bool has_indicators = false;  ///< the heading of the indicators was seen
  bool has_scores = false;      ///< that heading has a column for what was reached
  bool has_total = false;       ///< the row that ends the indicators was seen
};

/// Label–value pairs of a row of the head. A label that is followed by another one is blank.
void ReadHeadRow(const Grid& grid, int row, const PerformanceLexicon& lexicon, EvaluationRecord* out);

/// True where the row names a field that the record already has: another table begins.
bool StartsOver(const Grid& grid, int row, const PerformanceLexicon& lexicon, const EvaluationRecord& record);

/// Widens a place by that of every text of the row.
void CoverRow(const Grid& grid, int row, Place* place);

/// In a row that `shift` columns were put right by: that of its grid, or less.
double RowConfidence(const Grid& grid, int shift);

/// A row below a funds heading. Rows without name and amount are none.
void ReadFundRow(const Grid& grid, int row, const Heading& heading, const PerformanceLexicon& lexicon,
                 Evaluation* out);

/// Label–amount pairs: the funds of a target table (年度资金申请总额 | 100). The amounts are budgets.
void ReadFundPairs(const Grid& grid, int row, const PerformanceLexicon& lexicon, Evaluation* out);

/// 总分 | 100 | 96.
void ReadTotalRow(const Grid& grid, int row, const Heading& heading, Evaluation* out);

/// A row of the foot: reasons, measures, grade; total and grade in one sentence.
void ReadFootRow(const Grid& grid, int row, const PerformanceLexicon& lexicon, Evaluation* out);

/// A name of a level that a page break cut is taken whole from the other page, or its row is marked.
/// Where cells were put together from places, rows are marked (confidence below 0.5) that lack a level that
/// the heading names, or stand below a level 1 whose printed weight is not the sum of theirs, and those whose
/// neighbours lack what they have too much; all of them where names of levels ran into each other. Rows of a
/// text that lost its paper are marked also where a cell is blank that others fill, where a level is no known
/// name, where a sentence seems to be cut, and all of them where the weights do not add up.
void DoubtRows(const Heading& heading, const PerformanceLexicon& lexicon, Evaluation* out);

/// Marks a row that may be wrong.
void Doubt(IndicatorRecord* row);

/// The rows below an indicator heading. Level names go down until the next name of that level or of a higher
/// one.
class IndicatorRows {
 public:
  IndicatorRows(const PerformanceLexicon& lexicon, Evaluation* out) : lexicon_(lexicon), out_(*out) {}

  void Start(Heading heading);
  /// The rows that follow stand in another grid, without a heading of their own.
  void NextGrid() {
    heading_.row = -1;
    last_row_ = -1;
  }
  void ReadGoal(const WeightedName& goal);
  void Read(const Grid& grid, int row);
  const Heading& heading() const { return heading_; }

 private:
  struct Cells;
  Cells TakeCells(const Grid& grid, int row) const;
  /// A row that a page break cut in two is one row.
  bool Continues(const Grid& grid, int row, const Cells& cells) const;
  void Append(const Grid& grid, int row, const Cells& cells);
  /// A level name that a page break cut (社会效益 above, 指标 below) is one, also in the rows above.
  void JoinCutLevels(const Grid& grid, int row, Cells* cells);
  void CarryLevels(const Cells& cells);

  const PerformanceLexicon& lexicon_;
  Evaluation& out_;
  Heading heading_;
  std::optional<WeightedName> level1_, level2_, goal_;
  std::string unit_;  ///< the cell 度量单位 of the last record
  int last_row_ = -1;
  bool loose_remark_ = false;  ///< the row above held nothing but a remark
};

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_PERFORMANCE_BLOCKS_H_
