// One performance table as the checks look at it.
#ifndef GONGKAI_NORMALIZE_CHECKS_PERFORMANCE_SHEET_H_
#define GONGKAI_NORMALIZE_CHECKS_PERFORMANCE_SHEET_H_

#include <vector>

#include "normalize/records.h"

namespace gongkai {

/// One evaluation with its rows; they point into the records.
struct PerformanceSheet {
  const EvaluationRecord* evaluation = nullptr;
  std::vector<const IndicatorRecord*> indicators;
  std::vector<const FundRecord*> funds;
  bool ruled = false;     ///< read from a table with rules or delimiters
  bool complete = false;  ///< weights and scores add up: no row was lost
};

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_CHECKS_PERFORMANCE_SHEET_H_
