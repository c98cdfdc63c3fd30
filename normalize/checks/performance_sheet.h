// One performance table as the checks look at it, and how they speak of it.
#ifndef GONGKAI_NORMALIZE_CHECKS_PERFORMANCE_SHEET_H_
#define GONGKAI_NORMALIZE_CHECKS_PERFORMANCE_SHEET_H_

#include <string>
#include <string_view>
#include <vector>

#include "normalize/forms/catalogue.h"
#include "normalize/records.h"

namespace gongkai {

/// One evaluation with its rows; they point into the records.
struct PerformanceSheet {
  const EvaluationRecord* evaluation = nullptr;
  std::vector<const IndicatorRecord*> indicators;
  std::vector<const FundRecord*> funds;
  bool ruled = false;    ///< read from a table with rules or delimiters
  bool settled = false;  ///< weights make 100 and scores the total: every figure stands in its row
  bool complete =
      false;  ///< and no row was put together with doubt, or one of the two and rules: no row was lost
};

class SheetReport {
 public:
  SheetReport(const Catalogue& catalogue, const PerformanceSheet& sheet, Records* records)
      : catalogue_(catalogue), sheet_(sheet), records_(*records) {}

  const PerformanceSheet& sheet() const { return sheet_; }

  /// 绩效表“PROJECT”（第9页）
  std::string Name() const;
  /// 指标“NAME”（第9页）
  static std::string Indicator(const IndicatorRecord& row);

  /// A check of the sheet with the evaluation as its first evidence.
  CheckRecord Begin(std::string_view rule, std::string_view status) const;
  void Add(CheckRecord check) { records_.checks.push_back(std::move(check)); }

  /// A failure that a lost row would explain as well is none of the document.
  std::string_view Failing() const { return sheet_.complete ? "fail" : "not_applicable"; }
  std::string Doubt() const { return sheet_.complete ? "" : "；表格可能没有读全，不能据此断定"; }

 private:
  const Catalogue& catalogue_;
  const PerformanceSheet& sheet_;
  Records& records_;
};

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_CHECKS_PERFORMANCE_SHEET_H_
