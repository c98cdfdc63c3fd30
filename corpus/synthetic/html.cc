#include "corpus/synthetic/html.h"

#include <algorithm>
#include <numeric>
#include <vector>

#include "corpus/synthetic/pdf_objects.h"
#include "normalize/text/fold.h"

namespace gongkai::synthetic {
namespace {

std::string Escaped(const std::string& text) {
  std::string out;
  for (char c : text) {
    if (c == '<')
      out += "&lt;";
    else if (c == '&')
      out += "&amp;";
    else
      out += c;
  }
  return out;
}

std::string Points(double points) {
  return PdfObjects::Number(points) + "pt";
}

class HtmlPress {
 public:
  explicit HtmlPress(const Disclosure& disclosure) : d_(disclosure), look_(disclosure.look) {}

  std::string Run() {
    Head();
    Cover();
    Contents();
    Chapter("第一部分 " + d_.agency.name + "概况", true);
    Prose(d_.overview);
    Chapter("第二部分 " + YearWord() + d_.what() + "决算表", true);
    bool first = true;
    for (size_t i = 0; i < d_.forms.size(); ++i) {
      if (d_.forms[i].missing) continue;
      SetForm(d_.forms[i], i, first);
      first = false;
    }
    Chapter("第三部分 " + YearWord() + d_.what() + "决算情况说明", true);
    Prose(d_.accounts);
    Chapter("第四部分 名词解释", false);
    Prose(d_.terms);
    first = true;
    for (const Evaluation& evaluation : d_.evaluations) {
      if (first) Chapter("第五部分 附件", true);
      Section(evaluation.wide, !first);
      Line("title", evaluation.title);
      Line("centre", "（" + YearWord() + "）");
      SetTable(evaluation.table);
      out_ += "</div>\n";
      first = false;
    }
    return out_ + "</body></html>\n";
  }

 private:
  std::string YearWord() const { return std::to_string(d_.agency.year) + "年度"; }

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

  void Line(const std::string& style, const std::string& text) {
    out_ += "<p class=\"" + style + "\">" + Escaped(text) + "</p>\n";
  }

  void Section(bool wide, bool fresh) {
    const bool turned = wide && look_.wide_pages != WidePages::kPortrait;
    const bool begins = fresh && (turned || !look_.several_on_page);
    out_ += "<div class=\"" + std::string(begins ? "new" : "") + (turned ? " wide" : "") + "\">\n";
  }

  void Cover() {
    const std::string account = d_.what() + std::string("决算");
    const std::string mark = d_.agency.consolidated && !look_.agency_line ? "（汇总）" : "";
    if (look_.cover == 0) {
      Line("cover", d_.agency.name + mark);
      Line("cover", YearWord() + account);
    } else if (look_.cover == 1) {
      Line("cover", YearWord());
      Line("cover", d_.agency.name + mark);
      Line("cover", account);
    } else {
      Line("cover", d_.agency.name + mark + YearWord() + account);
    }
  }

  void Contents() {
    out_ += "<div class=\"new\">";
    Line("chapter", "目 录");
    Line("", "第一部分 " + d_.agency.name + "概况");
    Line("", "第二部分 " + YearWord() + d_.what() + "决算表");
    for (size_t i = 0; i < d_.forms.size(); ++i) Line("indent", NumberedTitle(d_.forms[i], i));
    Line("", "第三部分 " + YearWord() + d_.what() + "决算情况说明");
    Line("", "第四部分 名词解释");
    if (!d_.evaluations.empty()) Line("", "第五部分 附件");
    out_ += "</div>\n";
  }

  void Chapter(const std::string& title, bool fresh) { Line(fresh ? "chapter new" : "chapter", title); }

  void Prose(const std::vector<Paragraph>& paragraphs) {
    for (const Paragraph& paragraph : paragraphs) Line(paragraph.heading ? "" : "indent", paragraph.text);
  }

  /// One line with something at its left, in its middle and at its right, any of them empty.
  void Around(const std::string& left, const std::string& middle, const std::string& right) {
    if (left.empty() && middle.empty() && right.empty()) return;
    out_ += "<table class=\"side\" width=\"100%\"><tr><td width=\"45%\">" + Escaped(left) +
            "</td><td width=\"20%\" align=\"center\">" + Escaped(middle) +
            "</td><td width=\"35%\" align=\"right\">" + Escaped(right) + "</td></tr></table>\n";
  }

  void SetForm(const Form& form, size_t index, bool first) {
    Section(form.wide, !first);
    if (look_.numbered_titles) Line("", NumberedTitle(form, index));
    const std::string unit = std::string(look_.unit_word) + "：" + UnitName(form.unit);
    const bool above = look_.label == LabelPlace::kAboveRight || look_.label == LabelPlace::kTitleLine;
    const bool unit_above = look_.unit_place == UnitPlace::kAboveTitle;
    Around(look_.label == LabelPlace::kAboveLeft ? form.label : "", "",
           above && unit_above ? form.label + "  " + unit
           : above             ? form.label
           : unit_above        ? unit
                               : "");
    Line("title", form.title);
    if (look_.unit_place == UnitPlace::kUnderTitle) Line("centre", "（" + unit + "）");
    if (look_.label == LabelPlace::kBelowRight) Line("right", form.label);
    const std::string agency = look_.agency_line ? std::string(look_.agency_word) + "：" + d_.agency.name +
                                                       (d_.agency.consolidated ? "（汇总）" : "")
                                                 : "";
    const bool below = look_.unit_place != UnitPlace::kUnderTitle && !unit_above;
    Around(agency, look_.label == LabelPlace::kUnitLine ? form.label : "",
           !below                                     ? ""
           : look_.unit_place == UnitPlace::kBrackets ? "（" + unit + "）"
                                                      : unit);
    SetTable(form.table);
    for (const std::string& text : {form.note, form.empty_reason})
      if (!text.empty()) Line("note", text);
    out_ += "</div>\n";
  }

  /// The widths of the columns. LibreOffice would break codes and amounts before names.
  std::string Columns(const Table& table) const {
    const double name = std::max(6.0, look_.name_chars);
    std::vector<double> widths(table.columns.size(), 1.5);
    for (const Cell& cell : table.cells) {
      if (cell.col_span > 1) continue;
      const size_t col = static_cast<size_t>(cell.col);
      const bool header = cell.row < table.header_rows;
      double limit = 40;
      switch (table.columns[col]) {
        case ColumnKind::kName:
          limit = name;
          break;
        case ColumnKind::kSide:
        case ColumnKind::kLevel:
          limit = 2.5;
          break;
        case ColumnKind::kText:
          limit = 5;
          break;
        default:
          if (header) limit = 3;
      }
      widths[col] = std::max(widths[col], std::min(DisplayWidth(cell.text) / 2.0 + 1, limit + 1));
    }
    const double all = std::accumulate(widths.begin(), widths.end(), 0.0);
    std::string out = "<colgroup>";
    for (double width : widths) out += "<col width=\"" + PdfObjects::Number(100 * width / all) + "%\">";
    return out + "</colgroup>";
  }

  void SetTable(const Table& table) {
    std::vector<std::vector<const Cell*>> rows(static_cast<size_t>(table.rows));
    for (const Cell& cell : table.cells) rows[static_cast<size_t>(cell.row)].push_back(&cell);
    // A cell that reaches from the header into the body makes the header one that cannot be repeated.
    const bool reaches = std::any_of(table.cells.begin(), table.cells.end(), [&](const Cell& cell) {
      return cell.row < table.header_rows && cell.row + cell.row_span > table.header_rows;
    });
    const int head = look_.repeat_header && !reaches ? table.header_rows : 0;
    out_ += "<table class=\"form\" width=\"100%\" cellspacing=\"0\" style=\"border-collapse:collapse\">" +
            Columns(table) + std::string(head ? "<thead>" : "<tbody>");
    for (int row = 0; row < table.rows; ++row) {
      if (row == head && head > 0) out_ += "</thead><tbody>";
      auto& cells = rows[static_cast<size_t>(row)];
      std::sort(cells.begin(), cells.end(), [](const Cell* a, const Cell* b) { return a->col < b->col; });
      out_ += "<tr>";
      for (const Cell* cell : cells) SetCell(*cell, table);
      out_ += "</tr>\n";
    }
    out_ += "</tbody></table>\n";
  }

  /// The rules around a cell, as CSS.
  std::string Border(const Cell& cell, const Table& table) const {
    const std::string rule = Points(std::max(0.5, look_.rule_width)) +
                             (look_.rule_dash > 0 ? " dashed " : " solid ") +
                             (look_.rule_grey > 0 ? "#888888" : "#000000");
    const bool header = cell.row < table.header_rows;
    const int bottom = cell.row + cell.row_span;
    bool above = true, below = true, left = true, right = true;
    switch (look_.rules) {
      case Rules::kNone:
        above = below = left = right = false;
        break;
      case Rules::kHalf:
        left = right = header;
        break;
      case Rules::kHorizontal:
        left = right = false;
        break;
      case Rules::kThreeLines:
        left = right = false;
        above = cell.row == 0;
        below = bottom == table.header_rows || bottom == table.rows;
        break;
      case Rules::kOpenSides:
        left = cell.col > 0;
        right = cell.col + cell.col_span < table.width();
        break;
      default:
        break;
    }
    const auto side = [&](const char* name, bool ruled) {
      return std::string("border-") + name + ":" + (ruled ? rule : "none") + ";";
    };
    return side("top", above) + side("bottom", below) + side("left", left) + side("right", right);
  }

  void SetCell(const Cell& cell, const Table& table) {
    const bool header = cell.row < table.header_rows;
    // In the element itself: LibreOffice knows no rules for an element inside of another one.
    out_ += "<td style=\"font-size:" + Points(look_.font_size) + ";padding:" + Points(look_.padding) +
            " 2pt;" + Border(cell, table);
    if (header && look_.shaded_header)
      out_ += "background:#d9d9d9;";
    else if (!header && look_.shaded_rows && cell.row % 2 == 0)
      out_ += "background:#f0f0f0;";
    out_ += "\"";
    if (look_.top_aligned && !header) out_ += " valign=\"top\"";
    if (cell.row_span > 1) out_ += " rowspan=\"" + std::to_string(cell.row_span) + "\"";
    if (cell.col_span > 1) out_ += " colspan=\"" + std::to_string(cell.col_span) + "\"";
    out_ += cell.align == Align::kLeft    ? ">"
            : cell.align == Align::kRight ? " align=\"right\">"
                                          : " align=\"center\">";
    // An empty cell has rules, too.
    out_ += (cell.text.empty() ? "&nbsp;" : Escaped(cell.text)) + "</td>";
  }

  static std::string NumberedTitle(const Form& form, size_t index) {
    return FormNumeral(index) + "、" + form.title;
  }

  const Disclosure& d_;
  const Look& look_;
  std::string out_;
};

}  // namespace

Look PrintableLook(Look look) {
  look.fonts = Fonts::kEmbedded;
  look.placed_apart = look.tagged = look.pdf_a = look.radicals = look.drawn_twice = false;
  look.phantom_rules = look.split_rows = look.title_on_page_before = look.repeat_title = false;
  look.glued_codes = look.running_head = look.double_frame = look.toc_pages = false;
  look.amount_shift = look.amount_chars = 0;
  if (look.wide_pages != WidePages::kPortrait) look.wide_pages = WidePages::kLandscape;
  if (look.watermark == Watermark::kTiled) look.watermark = Watermark::kSlanted;
  if (look.label == LabelPlace::kTitleLine) look.label = LabelPlace::kAboveRight;
  if (look.unit_place == UnitPlace::kAfterAgency) look.unit_place = UnitPlace::kRight;
  return look;
}

std::string DisclosureHtml(const Disclosure& disclosure) {
  return HtmlPress(disclosure).Run();
}

}  // namespace gongkai::synthetic
