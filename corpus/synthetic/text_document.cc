#include "corpus/synthetic/text_document.h"

#include <algorithm>
#include <numeric>
#include <vector>

#include "corpus/synthetic/flat_odf.h"
#include "corpus/synthetic/outline.h"
#include "corpus/synthetic/pdf_objects.h"

namespace gongkai::synthetic {
namespace {

std::string Points(double points) {
  return PdfObjects::Number(points) + "pt";
}

class TextPress : private Outline {
 public:
  using Outline::Outline;

  std::string Run() {
    Print();
    const std::string number = "<text:page-number>1</text:page-number>";
    const std::string foot = look_.dashed_page_numbers ? "- " + number + " -" : number;
    return OdfFile("text", styles_.Xml(), OdfLayouts(""),
                   OdfMasterPages("<text:p text:style-name=\"" + ParagraphStyle("centre", false) + "\">" +
                                  foot + "</text:p>"),
                   body_);
  }

 private:
  void Begin(Part, bool fresh, bool turned) override {
    // Another orientation takes another page, and so does the way back.
    fresh_ = fresh_ || fresh || turned != turned_;
    turned_ = turned;
  }
  void End() override {}

  void Line(const std::string& style, const std::string& text) override {
    body_ +=
        "<text:p text:style-name=\"" + ParagraphStyle(style, fresh_) + "\">" + Escaped(text) + "</text:p>\n";
    fresh_ = false;
  }

  void Around(const std::string& left, const std::string& middle, const std::string& right) override {
    if (left.empty() && middle.empty() && right.empty()) return;
    if (left.empty() && middle.empty()) return Line("right", right);
    // Tabulators, as in most documents of this kind.
    const double width = turned_ ? 740 : 493;  // points between the margins
    const std::string stops = "<style:tab-stops><style:tab-stop style:position=\"" + Points(width / 2) +
                              "\" style:type=\"center\"/><style:tab-stop style:position=\"" + Points(width) +
                              "\" style:type=\"right\"/></style:tab-stops>";
    const std::string style = styles_.Of(
        "paragraph", PageOf(fresh_),
        "<style:paragraph-properties" + BreakOf(fresh_) + " fo:margin-top=\"2pt\" fo:margin-bottom=\"2pt\">" +
            stops + "</style:paragraph-properties>" + OdfTextProperties(look_, 9.5, false));
    body_ += "<text:p text:style-name=\"" + style + "\">" + Escaped(left) + "<text:tab/>" + Escaped(middle) +
             "<text:tab/>" + Escaped(right) + "</text:p>\n";
    fresh_ = false;
  }

  void SetTable(const Table& table) override {
    const std::vector<double> widths = ColumnWidths(table);
    const double all = std::accumulate(widths.begin(), widths.end(), 0.0);
    const double width = turned_ ? 740 : 493;
    body_ += "<table:table table:name=\"Table" + std::to_string(++tables_) + "\" table:style-name=\"" +
             styles_.Of("table", "",
                        "<style:table-properties style:width=\"" + Points(width) +
                            "\" table:align=\"margins\" table:border-model=\"collapsing\"/>") +
             "\">";
    for (double one : widths)
      body_ += "<table:table-column table:style-name=\"" +
               styles_.Of("table-column", "",
                          "<style:table-column-properties style:column-width=\"" + Points(width * one / all) +
                              "\"/>") +
               "\"/>";
    const int head = RepeatableRows(table);
    const std::vector<std::vector<const Cell*>> covers = Covers(table);
    const std::string row_style = styles_.Of("table-row", "",
                                             std::string("<style:table-row-properties fo:keep-together=\"") +
                                                 (look_.split_rows ? "auto" : "always") + "\"/>");
    for (int row = 0; row < table.rows; ++row) {
      if (row == 0 && head > 0) body_ += "<table:table-header-rows>";
      body_ += "<table:table-row table:style-name=\"" + row_style + "\">";
      for (size_t col = 0; col < table.columns.size(); ++col) {
        const Cell* cell = covers[static_cast<size_t>(row)][col];
        if (cell && cell->row == row && cell->col == static_cast<int>(col))
          SetCell(*cell, table);
        else
          body_ += "<table:covered-table-cell/>";
      }
      body_ += "</table:table-row>\n";
      if (row + 1 == head) body_ += "</table:table-header-rows>";
    }
    body_ += "</table:table>\n";
  }

  void SetCell(const Cell& cell, const Table& table) {
    const std::string rule = RuleStyle();
    const Edges edges = EdgesOf(cell, table);
    const bool header = cell.row < table.header_rows;
    const auto side = [&](const char* name, bool ruled) {
      return std::string(" fo:border-") + name + "=\"" + (ruled ? rule : "none") + "\"";
    };
    std::string properties = "<style:table-cell-properties" + side("top", edges.above) +
                             side("bottom", edges.below) + side("left", edges.left) +
                             side("right", edges.right) + " fo:padding-top=\"" + Points(look_.padding) +
                             "\" fo:padding-bottom=\"" + Points(look_.padding) +
                             "\" fo:padding-left=\"2pt\" fo:padding-right=\"2pt\" style:vertical-align=\"" +
                             AlignOf(header) + "\"";
    if (const std::string shade = ShadeOf(cell, table); !shade.empty())
      properties += " fo:background-color=\"" + shade + "\"";
    body_ += "<table:table-cell table:style-name=\"" + styles_.Of("table-cell", "", properties + "/>") + "\"";
    if (cell.col_span > 1) body_ += " table:number-columns-spanned=\"" + std::to_string(cell.col_span) + "\"";
    if (cell.row_span > 1) body_ += " table:number-rows-spanned=\"" + std::to_string(cell.row_span) + "\"";
    const std::string paragraph = styles_.Of("paragraph", "",
                                             std::string("<style:paragraph-properties fo:text-align=\"") +
                                                 (cell.align == Align::kLeft    ? "start"
                                                  : cell.align == Align::kRight ? "end"
                                                                                : "center") +
                                                 "\"/>" + OdfTextProperties(look_, look_.font_size, false));
    body_ += "><text:p text:style-name=\"" + paragraph + "\">" + Escaped(cell.text) +
             "</text:p></table:table-cell>";
  }

  std::string PageOf(bool fresh) const {
    if (!fresh) return {};
    return std::string("style:master-page-name=\"") + (turned_ ? "Landscape\"" : "Portrait\"");
  }
  static std::string BreakOf(bool fresh) { return fresh ? " fo:break-before=\"page\"" : ""; }

  std::string ParagraphStyle(const std::string& style, bool fresh) {
    double points = 11;
    bool bold = false;
    const char* align = "start";
    if (style == "cover" || style == "chapter" || style == "title") {
      points = style == "cover" ? 22 : style == "chapter" ? 15 : 13;
      bold = true;
    }
    if (style == "note" || style == "right" || style == "centre") points = 9.5;
    if (bold || style == "centre") align = "center";
    if (style == "right") align = "end";
    return styles_.Of("paragraph", PageOf(fresh),
                      "<style:paragraph-properties" + BreakOf(fresh) + " fo:text-align=\"" + align +
                          "\" fo:margin-top=\"2pt\" fo:margin-bottom=\"2pt\"" +
                          (style == "indent" ? " fo:text-indent=\"22pt\"" : "") + "/>" +
                          OdfTextProperties(look_, points, bold));
  }

  OdfStyles styles_;
  bool fresh_ = true, turned_ = false;
  int tables_ = 0;
  std::string body_;
};

}  // namespace

std::string DisclosureTextDocument(const Disclosure& disclosure) {
  return TextPress(disclosure).Run();
}

}  // namespace gongkai::synthetic
