// Rows to facts: the columns of their amounts are solved, and every cell becomes a fact.
//
// What is open keeps a confidence below 0.5: amounts whose column nothing decides, and rows that were put
// together in a doubtful way.
#ifndef GONGKAI_NORMALIZE_LINEAR_ROW_FACTS_H_
#define GONGKAI_NORMALIZE_LINEAR_ROW_FACTS_H_

#include <string>
#include <vector>

#include "normalize/forms/catalogue.h"
#include "normalize/linear/anchors.h"
#include "normalize/linear/exchanged_columns.h"
#include "normalize/linear/figures.h"
#include "normalize/linear/joint_columns.h"
#include "normalize/linear/rows.h"
#include "normalize/linear/scale.h"
#include "normalize/linear/section.h"
#include "normalize/linear/sheets.h"
#include "normalize/records.h"
#include "normalize/solve/columns.h"

namespace gongkai {

// Confidence of what the page says plainly, of what arithmetic proves, and of what is left open.
inline constexpr double kPlain = 0.9;
inline constexpr double kProven = 0.95;
inline constexpr double kOpen = 0.3;

class RowFacts {
 public:
  RowFacts(const Section& section, const Catalogue& catalogue, const Figures& figures,
           const std::string& unit)
      : section_(section), catalogue_(catalogue), figures_(figures), unit_(unit) {}

  /// Adds the facts of `rows`, indexes into the body, whose amounts stand in `columns`.
  void Add(const LinearBody& body, const std::vector<size_t>& rows, const Columns& columns,
           const std::string& side);

  std::vector<FactRecord> facts;
  std::vector<Cell> cells;
  int strays = 0;        ///< amounts that no row or column could take
  bool gave_up = false;  ///< the solver's budget ended
  bool open = false;     ///< another reading of some row was as likely

 private:
  bool IsLoose(const LinearRow& row) const;
  int ParentOf(const LinearBody& body, const std::vector<size_t>& rows, size_t at,
               const std::string& side) const;
  std::vector<ColumnHints> Hints(const std::vector<const LinearRow*>& rows, const ColumnProblem& problem,
                                 const Columns& columns, const Scale& scale, const std::string& side) const;
  ColumnHints HeadingHints(const std::vector<const LinearRow*>& rows, const ColumnProblem& problem,
                           const Columns& columns) const;
  ColumnHints ProseHints(const std::vector<const LinearRow*>& rows, const ColumnProblem& problem,
                         const Columns& columns, const Scale& scale, const std::string& side) const;
  ColumnHints FormHints(const std::vector<const LinearRow*>& rows, const Columns& columns, const Scale& scale,
                        const std::string& side) const;
  void Expect(const LinearRow& row, const Columns& columns, const Scale& scale, const std::string& side,
              ColumnRow* out) const;
  ColumnOdds Odds(const std::vector<const LinearRow*>& rows, const Columns& columns,
                  const std::vector<ColumnHints>& hints, const ColumnSolution& solution) const;
  void Emit(const LinearRow& row, const Columns& columns, const Anchoring& anchors,
            const ColumnReading& reading, const std::string& side);
  void AddCell(int row, int col, const std::string& text, const Place& place);

  const Section& section_;
  const Catalogue& catalogue_;
  const Figures& figures_;
  const std::string unit_;
  size_t emitted_rows_ = 0;
};

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_ROW_FACTS_H_
