// Forms that are not tables on the page: read from their lines, columns recovered by place and by arithmetic.
//
// Used for text that lost its columns, for text laid out with blanks, and for PDF pages without rules. Where
// the gaps still show columns, the place of an amount says its column and the solver confirms; where they do
// not, the solver decides alone (solve/columns.h). What neither decides keeps a confidence below 0.5.
#ifndef GONGKAI_NORMALIZE_LINEAR_READER_H_
#define GONGKAI_NORMALIZE_LINEAR_READER_H_

#include <vector>

#include "normalize/linear/figures.h"
#include "normalize/linear/rows.h"
#include "normalize/linear/section.h"
#include "normalize/records.h"

namespace gongkai {

struct LinearForm {
  const Section* section = nullptr;
  Method method = Method::kLinear;
  std::vector<FactRecord> facts;  ///< without ids and table
  std::vector<Cell> cells;
  double confidence = 1;
  bool open = false;        ///< amounts whose column nothing decides; their facts have a confidence below 0.5
  bool contested = false;   ///< some amount may belong to another row, and no sum would tell
  bool guessed = false;     ///< rows were put together that only fit together
  bool by_columns = false;  ///< its columns were read one by one, its rows put together afterwards
  bool gave_up = false;     ///< the solver's budget ended; what it had not settled is marked
};

/// Reads all sections. A section of a PDF is first read as a grid by its places (aligned/aligned_grid.h);
/// where the sums of that fail, its lines are read, and the reading whose sums hold is taken. `figures` knows
/// the forms that were read otherwise and takes in what is read here; `names` are the names that codes have
/// elsewhere in the document. Forms are read in an order in which each can lean on the ones before: summaries
/// and the basic-expenditure form first.
std::vector<LinearForm> ReadLinearForms(const std::vector<Section>& sections, const Catalogue& catalogue,
                                        const std::vector<Page>& pages, CodeNames names, Figures* figures);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_READER_H_
