// The report as one HTML file that needs nothing beside it: no scripts, no fonts, no pictures.
//
// Everything that comes out of a document or a path is escaped. The file is written as it is made, so that
// its size does not matter here; a browser lays out only the documents that are looked at.
#ifndef GONGKAI_EXPORT_REPORT_HTML_H_
#define GONGKAI_EXPORT_REPORT_HTML_H_

#include <ostream>
#include <span>

#include "export/report.h"

namespace gongkai {

class HtmlReport : public ReportWriter {
 public:
  /// Keeps references.
  HtmlReport(const Catalogue& catalogue, std::ostream& out) : catalogue_(catalogue), out_(out) {}
  void Begin(const HarvestSummary& summary, const std::vector<ListedDocument>& listed) override;
  void Document(const DocumentFindings& findings) override;
  void End() override;

 private:
  void Rules(const HarvestSummary& summary);
  void Index(const std::vector<ListedDocument>& listed);
  void Table(std::span<const CheckRecord> checks);

  const Catalogue& catalogue_;
  std::ostream& out_;
  bool unfolded_ = true;  ///< few documents are shown open
  bool any_ = false;
};

/// Printable text with &, <, >, " and ' as entities: safe between tags and in quoted attributes.
std::string EscapeHtml(std::string_view text);

}  // namespace gongkai

#endif  // GONGKAI_EXPORT_REPORT_HTML_H_
