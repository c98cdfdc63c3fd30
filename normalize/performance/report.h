// Reports on projects: what they say in sentences.
//
// A report (项目支出绩效评价报告) runs from its title to the next report. Most hold a scoring table; then the
// report only adds what the table does not print, the project's name and the grade. A report without a table
// becomes an evaluation itself (source prose) when it names a score.
#ifndef GONGKAI_NORMALIZE_PERFORMANCE_REPORT_H_
#define GONGKAI_NORMALIZE_PERFORMANCE_REPORT_H_

#include <optional>
#include <string>
#include <vector>

#include "normalize/grid/flow.h"
#include "normalize/performance/evaluation.h"
#include "normalize/performance/words.h"

namespace gongkai {

struct Report {
  std::string title;           ///< as printed, lines joined
  std::string project;         ///< empty where the title names none
  size_t first = 0, last = 0;  ///< items of the flow, inclusive
};

/// Finds reports and reads what they assert of their own result. Used for every document.
class ReportReader {
 public:
  ReportReader(const PerformanceWords& words, const PerformanceLexicon& lexicon)
      : words_(words), lexicon_(lexicon) {}

  std::vector<Report> Find(const Flow& flow) const;

  /// Completes the evaluations that stand in reports, and adds one for every report that has none but names a
  /// score.
  void Apply(const Flow& flow, std::optional<int> fiscal_year,
             std::vector<FoundEvaluation>* evaluations) const;

 private:
  std::string TitleAt(const Flow& flow, size_t item, size_t* first, std::string* project) const;
  std::optional<FoundEvaluation> FromProse(const Flow& flow, const Report& report, const std::string& text,
                                           std::optional<int> fiscal_year) const;

  std::optional<int> YearOf(std::string text) const;

  const PerformanceWords& words_;
  const PerformanceLexicon& lexicon_;
};

/// All that reading performance tables needs, made once.
struct PerformanceTools {
  explicit PerformanceTools(const PerformanceWords& words) : lexicon(words), reports(words, lexicon) {}
  PerformanceLexicon lexicon;
  ReportReader reports;
};

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_PERFORMANCE_REPORT_H_
