// The indicator block of a performance table in text without columns.
#ifndef GONGKAI_NORMALIZE_PERFORMANCE_LINEAR_ROWS_H_
#define GONGKAI_NORMALIZE_PERFORMANCE_LINEAR_ROWS_H_

#include <string>
#include <vector>

#include "normalize/performance/linear_text.h"

namespace gongkai {

/// The pieces of a row divided among indicator, target and actual: [0, target) is the indicator, [target,
/// actual) the target, the rest the actual. `sure` where equal halves or quantities speak for it.
struct RowSplit {
  size_t target = 0, actual = 0;
  bool sure = false;
};
RowSplit SplitRow(const PerformanceLexicon& lexicon, const LinearTokens& pieces, bool has_target,
                  bool has_actual);

class LinearRows {
 public:
  LinearRows(const PerformanceLexicon& lexicon, const LinearText& text, LinearGrid* rows)
      : lexicon_(lexicon), match_(lexicon), text_(text), rows_(*rows) {}

  /// Reads the rows below `heading`. `end` becomes the line behind the last one, or behind the total. False
  /// where there are none.
  bool Read(const LinearHeading& heading, size_t* end);

 private:
  void PutHeading(const LinearTokens& heading, size_t pieces);
  bool IsRepeated(const LinearHeading& again) const;
  bool IsTotal(const LinearTokens& tokens) const;
  size_t TrailingNumbers(const LinearTokens& tokens) const;
  /// A line may hold several rows: 足额保障率=100% 22.5 科目调整次数≤10次 22.5.
  std::vector<LinearTokens> CutRows(const LinearTokens& tokens) const;
  /// Words that ran together: level names before the first indicator, an indicator with its target.
  LinearTokens Unglue(const LinearToken& token) const;
  /// What stands between a row and the next level name is the remark on the row before.
  void FlushDeviation(LinearTokens* pending, size_t count);
  /// Takes the level names out of the pieces of a row: names[1], names[2] with their lines.
  void TakeLevels(LinearTokens* pending, std::string* names, int* lines);
  std::vector<int> WholeColumns(const LinearTokens& pieces) const;
  size_t FewestCells() const;
  int NameColumn() const;
  bool PutComparison(const LinearTokens& pieces);
  bool BeginsForeign(const LinearTokens& pieces, size_t name) const;
  void PutPieces(LinearTokens* pending);
  void PutRow(LinearTokens* pending, const LinearTokens& numbers);
  int ColumnOf(Role role) const;

  const PerformanceLexicon& lexicon_;
  LinearMatcher match_;
  const LinearText& text_;
  LinearGrid& rows_;
  std::vector<Role> roles_;  ///< of the columns, in order
  size_t numbers_ = 0;       ///< columns for weight, score and score rate
  std::string level1_;
  bool any_ = false;  ///< a row was read
};

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_PERFORMANCE_LINEAR_ROWS_H_
