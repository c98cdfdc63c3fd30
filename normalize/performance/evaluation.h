// From the flow of a document to its evaluations.
//
// A performance table is known by its indicator heading; its title, when it has one, says what kind it is and
// begins it. Extracted text cuts tables in pieces (a blank line ends one), so an evaluation may lie in
// several grids: the head before, the remarks after the indicators. And a table without ruling between two of
// them may hold several evaluations.
#ifndef GONGKAI_NORMALIZE_PERFORMANCE_EVALUATION_H_
#define GONGKAI_NORMALIZE_PERFORMANCE_EVALUATION_H_

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "normalize/grid/flow.h"
#include "normalize/performance/blocks.h"
#include "normalize/performance/words.h"

namespace gongkai {

/// An evaluation and the table of the flow that its indicators stand in.
struct FoundEvaluation {
  Evaluation evaluation;
  size_t item = 0;  ///< index into the flow
};

/// All evaluations that the tables of the flow hold, in order. `fiscal_year` is the document's: tables that
/// are reports of the agency on its own year and print none are of that year. Items in `forms` are tables
/// that were read as one of the nine forms.
std::vector<FoundEvaluation> ReadEvaluations(const Flow& flow, const PerformanceLexicon& lexicon,
                                             std::optional<int> fiscal_year,
                                             const std::set<size_t>& forms = {});

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_PERFORMANCE_EVALUATION_H_
