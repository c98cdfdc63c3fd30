#include "corpus/synthetic/workbook.h"

#include <algorithm>
#include <vector>

#include "corpus/synthetic/flat_odf.h"
#include "corpus/synthetic/outline.h"
#include "corpus/synthetic/pdf_objects.h"
#include "normalize/text/fold.h"

namespace gongkai::synthetic {
namespace {

constexpr double kProseWidth = 480;  // points: the one column of a sheet of sentences

std::string Points(double points) {
  return PdfObjects::Number(points) + "pt";
}

class WorkbookPress : private Outline {
 public:
  using Outline::Outline;

  std::string Run() {
    // What a number looks like is a style of its own.
    const std::string formats =
        "<number:number-style style:name=\"amount\"><number:number number:decimal-places=\"2\" "
        "number:min-decimal-places=\"2\" number:min-integer-digits=\"1\"" +
        std::string(look_.commas ? " number:grouping=\"true\"" : "") + "/></number:number-style>\n";
    Print();
    Flush();
    const std::string page = look_.split_pages ? "style:print-page-order=\"ttb\""
                                               : "style:scale-to-X=\"1\" style:scale-to-Y=\"0\" "
                                                 "style:table-centering=\"horizontal\"";
    const std::string number = look_.dashed_page_numbers
                                   ? "<text:p>第 <text:page-number>1</text:page-number> 页，共 "
                                     "<text:page-count>9</text:page-count> 页</text:p>"
                                   : "<text:p><text:page-number>1</text:page-number></text:p>";
    return OdfFile("spreadsheet", formats + styles_.Xml(), OdfLayouts(page), OdfMasterPages(number), body_);
  }

 private:
  /// One row above or below the table.
  struct Row {
    struct Piece {
      std::string text;
      const char* align = "start";
    };
    std::vector<Piece> pieces;
    double points = 9.5;
    bool bold = false;

    double Needs(const Piece& piece) const { return DisplayWidth(piece.text) * 0.52 * points + 6; }
    /// The width that its texts need; none where it is a sentence, which may take several lines.
    double Needs() const {
      double all = 0;
      if (pieces.size() > 1 || bold)
        for (const Piece& piece : pieces) all += Needs(piece);
      return all;
    }
  };

  void Begin(Part part, bool fresh, bool turned) override {
    if (fresh || part == Part::kTable) Flush();
    turned_ = turned;
  }
  void End() override {}

  void Line(const std::string& style, const std::string& text) override {
    Row row;
    row.pieces.push_back({text, "start"});
    if (style == "cover" || style == "chapter" || style == "title") {
      row.points = style == "cover" ? 22 : style == "chapter" ? 15 : 13;
      row.bold = true;
    }
    if (row.bold || style == "centre") row.pieces[0].align = "center";
    if (style == "right") row.pieces[0].align = "end";
    if (style == "indent") row.pieces[0].text.insert(0, "　　");
    Append(row);
  }

  void Around(const std::string& left, const std::string& middle, const std::string& right) override {
    if (left.empty() && middle.empty() && right.empty()) return;
    Row row;
    if (middle.empty() && left.empty())
      row.pieces = {{right, "end"}};
    else if (middle.empty())
      row.pieces = {{left, "start"}, {right, "end"}};
    else
      row.pieces = {{left, "start"}, {middle, "center"}, {right, "end"}};
    Append(row);
  }

  void SetTable(const Table& table) override { table_ = &table; }

  void Append(Row row) { (table_ ? below_ : above_).push_back(std::move(row)); }

  /// Writes the sheet that was collected.
  void Flush() {
    if (above_.empty() && below_.empty() && !table_) return;
    std::vector<double> widths = {kProseWidth};
    if (table_) {
      widths = ColumnWidths(*table_);
      double all = 0, needed = 0;
      for (double& width : widths) all += width = width * look_.font_size * 1.06 + 3;
      for (const Row& row : above_) needed = std::max(needed, 1.15 * row.Needs());
      for (double& width : widths) width *= std::max(1.0, needed / all);
    }
    body_ += "<table:table table:name=\"Sheet" + std::to_string(++sheets_) + "\" table:style-name=\"" +
             styles_.Of("table",
                        std::string("style:master-page-name=\"") + (turned_ ? "Landscape\"" : "Portrait\""),
                        "<style:table-properties table:display=\"true\"/>") +
             "\">\n";
    for (double width : widths)
      body_ += "<table:table-column table:style-name=\"" +
               styles_.Of("table-column", "",
                          "<style:table-column-properties style:column-width=\"" + Points(width) + "\"/>") +
               "\"/>";
    for (const Row& row : above_) SetRow(row, widths);
    if (table_) SetCells(*table_);
    for (const Row& row : below_) SetRow(row, widths);
    body_ += "</table:table>\n";
    above_.clear();
    below_.clear();
    table_ = nullptr;
  }

  std::string RowStyle() {
    return styles_.Of("table-row", "", "<style:table-row-properties style:use-optimal-row-height=\"true\"/>");
  }

  void SetRow(const Row& row, const std::vector<double>& widths) {
    double room = 0;  // what is left of the width
    for (double width : widths) room += width;
    body_ += "<table:table-row table:style-name=\"" + RowStyle() + "\">";
    size_t col = 0;
    for (size_t p = 0; p < row.pieces.size(); ++p) {
      const Row::Piece& piece = row.pieces[p];
      size_t end = col;
      const size_t left = row.pieces.size() - p - 1;  // each needs a column
      double width = 0, others = 0;
      for (size_t other = p + 1; other < row.pieces.size(); ++other) others += row.Needs(row.pieces[other]);
      while (end + left < widths.size() &&
             (end == col || left == 0 || width < row.Needs(piece) || room - width - widths[end] >= others))
        width += widths[end++];
      room -= width;
      const std::string style =
          styles_.Of("table-cell", "",
                     "<style:table-cell-properties fo:wrap-option=\"wrap\" style:vertical-align=\"middle\" "
                     "style:text-align-source=\"fix\"/><style:paragraph-properties fo:text-align=\"" +
                         std::string(piece.align) + "\"/>" + OdfTextProperties(look_, row.points, row.bold));
      SetCell(style, piece.text, {}, end - col, 1);
      col = end;
    }
    body_ += "</table:table-row>\n";
  }

  void SetCell(const std::string& style, const std::string& text, const std::string& value, size_t cols,
               int rows) {
    body_ += "<table:table-cell table:style-name=\"" + style + "\"";
    if (cols > 1 || rows > 1)
      body_ += " table:number-columns-spanned=\"" + std::to_string(cols) + "\" table:number-rows-spanned=\"" +
               std::to_string(rows) + "\"";
    if (!value.empty())
      body_ += " office:value-type=\"float\" office:value=\"" + value + "\">";
    else
      body_ += text.empty() ? ">" : " office:value-type=\"string\">";
    if (!text.empty()) body_ += "<text:p>" + Escaped(text) + "</text:p>";
    body_ += "</table:table-cell>";
    for (size_t col = 1; col < cols; ++col)
      body_ += "<table:covered-table-cell table:style-name=\"" + style + "\"/>";
  }

  void SetCells(const Table& table) {
    const int head = RepeatableRows(table);
    const std::vector<std::vector<const Cell*>> covers = Covers(table);
    for (int row = 0; row < table.rows; ++row) {
      if (row == 0 && head > 0) body_ += "<table:table-header-rows>";
      body_ += "<table:table-row table:style-name=\"" + RowStyle() + "\">";
      for (size_t col = 0; col < table.columns.size(); ++col) {
        const Cell* cell = covers[static_cast<size_t>(row)][col];
        if (!cell) {
          body_ += "<table:table-cell/>";
        } else if (cell->row == row && cell->col == static_cast<int>(col)) {
          SetCell(StyleOf(*cell, table), cell->text, ValueOf(*cell), static_cast<size_t>(cell->col_span),
                  cell->row_span);
          col += static_cast<size_t>(cell->col_span) - 1;
        } else {
          body_ += "<table:covered-table-cell table:style-name=\"" + StyleOf(*cell, table) + "\"/>";
        }
      }
      body_ += "</table:table-row>\n";
      if (row + 1 == head) body_ += "</table:table-header-rows>";
    }
  }

  /// The amount as a number; empty for a text (a dash, a name).
  static std::string ValueOf(const Cell& cell) {
    if (cell.fact < 0 || cell.text.find_first_of("0123456789") == std::string::npos) return {};
    std::string digits = cell.text;
    std::erase(digits, ',');
    const size_t point = digits.find('.');
    const bool two_decimals = point != std::string::npos && digits.size() - point == 3;
    return two_decimals && digits.find_first_not_of("-0123456789.") == std::string::npos ? digits : "";
  }

  std::string StyleOf(const Cell& cell, const Table& table) {
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
                             "\" fo:padding-left=\"1.5pt\" fo:padding-right=\"1.5pt\" "
                             "style:text-align-source=\"fix\" style:vertical-align=\"" +
                             AlignOf(header) + "\"";
    if (ValueOf(cell).empty()) properties += " fo:wrap-option=\"wrap\"";
    if (const std::string shade = ShadeOf(cell, table); !shade.empty())
      properties += " fo:background-color=\"" + shade + "\"";
    properties += std::string("/><style:paragraph-properties fo:text-align=\"") +
                  (cell.align == Align::kLeft    ? "start"
                   : cell.align == Align::kRight ? "end"
                                                 : "center") +
                  "\"/>" + OdfTextProperties(look_, look_.font_size, false);
    return styles_.Of("table-cell", ValueOf(cell).empty() ? "" : "style:data-style-name=\"amount\"",
                      properties);
  }

  OdfStyles styles_;
  std::vector<Row> above_, below_;
  const Table* table_ = nullptr;
  bool turned_ = false;
  int sheets_ = 0;
  std::string body_;
};

}  // namespace

std::string DisclosureWorkbook(const Disclosure& disclosure) {
  return WorkbookPress(disclosure).Run();
}

}  // namespace gongkai::synthetic
