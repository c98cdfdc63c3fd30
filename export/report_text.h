// The report for a terminal.
#ifndef GONGKAI_EXPORT_REPORT_TEXT_H_
#define GONGKAI_EXPORT_REPORT_TEXT_H_

#include <ostream>

#include "export/report.h"

namespace gongkai {

class TextReport : public ReportWriter {
 public:
  /// Keeps references.
  TextReport(const Catalogue& catalogue, std::ostream& out) : catalogue_(catalogue), out_(out) {}
  void Begin(const HarvestSummary& summary, const std::vector<ListedDocument>& listed) override;
  void Document(const DocumentFindings& findings) override;
  void End() override;

 private:
  const Catalogue& catalogue_;
  std::ostream& out_;
  HarvestSummary summary_;
};

}  // namespace gongkai

#endif  // GONGKAI_EXPORT_REPORT_TEXT_H_
