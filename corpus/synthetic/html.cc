#include "corpus/synthetic/html.h"

#include <algorithm>
#include <numeric>
#include <vector>

#include "corpus/synthetic/outline.h"
#include "corpus/synthetic/pdf_objects.h"

namespace gongkai::synthetic {
namespace {

std::string Points(double points) {
  return PdfObjects::Number(points) + "pt";
}

class HtmlPress : private Outline {
 public:
  using Outline::Outline;

  std::string Run() {
    Head();
    Print();
    return out_ + "</body></html>\n";
  }

 private:
  void Head() {
    out_ = "<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>" +
           Escaped(d_.agency.name + YearWord() + d_.what() + "决算") + "</title>\n<style>\n";
    out_ +=
        "@page { size: A4; margin: 19mm } @page wide { size: A4 landscape }\n"
        "body { margin: 0; font: 11pt \"" +
        std::string(look_.font) +
        "\", serif }\n"
        ".wide { page: wide } .new { page-break-before: always }\n"
        "p { margin: 2pt 0 } .title { text-align: center; font-size: 13pt; font-weight: bold }\n"
        ".chapter { text-align: center; font-size: 15pt; font-weight: bold }\n"
        ".cover { text-align: center; font-size: 22pt; font-weight: bold; margin-top: 30mm }\n"
        ".centre { text-align: center } .right { text-align: right } .indent { text-indent: 2em }\n"
        ".note, .side, .right, .centre { font-size: 9.5pt }\n"
        ".side td { border: none; padding: 0 }\n"
        "table { border-collapse: collapse; width: 100% }\n"
        ".form tr { page-break-inside: avoid }\n";
    if (look_.watermark != Watermark::kNone)
      out_ +=
          ".mark { position: fixed; top: 40%; left: 15%; font-size: 48pt; color: #e0e0e0; z-index: -1" +
          std::string(look_.watermark == Watermark::kUpright ? " }\n" : "; transform: rotate(-36deg) }\n");
    out_ += "</style></head><body>\n";
    if (look_.watermark != Watermark::kNone)
      out_ += "<div class=\"mark\">" + std::string(d_.what()) + "决算公开</div>\n";
  }

  void Begin(Part, bool fresh, bool turned) override {
    out_ += "<div class=\"" + std::string(fresh ? "new" : "") + (turned ? " wide" : "") + "\">\n";
  }
  void End() override { out_ += "</div>\n"; }

  void Line(const std::string& style, const std::string& text) override {
    out_ += "<p class=\"" + style + "\">" + Escaped(text) + "</p>\n";
  }

  void Around(const std::string& left, const std::string& middle, const std::string& right) override {
    if (left.empty() && middle.empty() && right.empty()) return;
    out_ += "<table class=\"side\" width=\"100%\"><tr><td width=\"45%\">" + Escaped(left) +
            "</td><td width=\"20%\" align=\"center\">" + Escaped(middle) +
            "</td><td width=\"35%\" align=\"right\">" + Escaped(right) + "</td></tr></table>\n";
  }

  // LibreOffice would break codes and amounts before names, if it were not told the widths.
  std::string Columns(const Table& table) const {
    const std::vector<double> widths = ColumnWidths(table);
    const double all = std::accumulate(widths.begin(), widths.end(), 0.0);
    std::string out = "<colgroup>";
    for (double width : widths) out += "<col width=\"" + PdfObjects::Number(100 * width / all) + "%\">";
    return out + "</colgroup>";
  }

  void SetTable(const Table& table) override {
    const std::vector<std::vector<const Cell*>> rows = CellsByRow(table);
    const int head = RepeatableRows(table);
    out_ += "<table class=\"form\" width=\"100%\" cellspacing=\"0\" style=\"border-collapse:collapse\">" +
            Columns(table) + std::string(head ? "<thead>" : "<tbody>");
    for (int row = 0; row < table.rows; ++row) {
      if (row == head && head > 0) out_ += "</thead><tbody>";
      out_ += "<tr>";
      for (const Cell* cell : rows[static_cast<size_t>(row)]) SetCell(*cell, table);
      out_ += "</tr>\n";
    }
    out_ += "</tbody></table>\n";
  }

  /// The rules around a cell, as CSS.
  std::string Border(const Cell& cell, const Table& table) const {
    const std::string rule = RuleStyle();
    const Edges edges = EdgesOf(cell, table);
    const auto side = [&](const char* name, bool ruled) {
      return std::string("border-") + name + ":" + (ruled ? rule : "none") + ";";
    };
    return side("top", edges.above) + side("bottom", edges.below) + side("left", edges.left) +
           side("right", edges.right);
  }

  void SetCell(const Cell& cell, const Table& table) {
    const bool header = cell.row < table.header_rows;
    // In the element itself: LibreOffice knows no rules for an element inside of another one.
    out_ += "<td style=\"font-size:" + Points(look_.font_size) + ";padding:" + Points(look_.padding) +
            " 2pt;" + Border(cell, table);
    if (const std::string shade = ShadeOf(cell, table); !shade.empty()) out_ += "background:" + shade + ";";
    out_ += "\"";
    out_ += " valign=\"" + std::string(AlignOf(header)) + "\"";
    if (cell.row_span > 1) out_ += " rowspan=\"" + std::to_string(cell.row_span) + "\"";
    if (cell.col_span > 1) out_ += " colspan=\"" + std::to_string(cell.col_span) + "\"";
    out_ += cell.align == Align::kLeft    ? ">"
            : cell.align == Align::kRight ? " align=\"right\">"
                                          : " align=\"center\">";
    // An empty cell has rules, too.
    out_ += (cell.text.empty() ? "&nbsp;" : Escaped(cell.text)) + "</td>";
  }

  std::string out_;
};

}  // namespace

std::string DisclosureHtml(const Disclosure& disclosure) {
  return HtmlPress(disclosure).Run();
}

}  // namespace gongkai::synthetic
