#include "corpus/synthetic/outline.h"

#include <algorithm>

#include "corpus/synthetic/pdf_objects.h"
#include "normalize/text/fold.h"

namespace gongkai::synthetic {
namespace {

std::string NumberedTitle(const Form& form, size_t index) {
  return FormNumeral(index) + "、" + form.title;
}

}  // namespace

Look PrintableLook(Look look, Printer printer) {
  look.fonts = Fonts::kEmbedded;
  look.placed_apart = look.radicals = look.drawn_twice = false;
  look.tagged = look.tagged && printer == Printer::kWriter;
  look.pdf_a = look.pdf_a && printer == Printer::kWriter;
  look.phantom_rules = look.title_on_page_before = look.repeat_title = false;
  look.glued_codes = look.running_head = look.double_frame = look.toc_pages = false;
  look.amount_shift = look.amount_chars = 0;
  if (look.wide_pages != WidePages::kPortrait) look.wide_pages = WidePages::kLandscape;
  if (look.watermark == Watermark::kTiled) look.watermark = Watermark::kSlanted;
  if (look.label == LabelPlace::kTitleLine) look.label = LabelPlace::kAboveRight;
  if (look.unit_place == UnitPlace::kAfterAgency) look.unit_place = UnitPlace::kRight;
  // A word processor cuts rows, and none of these files holds a watermark.
  look.split_rows = look.split_rows && printer == Printer::kWriter;
  if (printer == Printer::kCalc || printer == Printer::kWriter) look.watermark = Watermark::kNone;
  if (printer == Printer::kCalc) look.several_on_page = false;
  return look;
}

void Outline::Print() {
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
    SetEvaluation(evaluation, first);
    first = false;
  }
}

void Outline::Cover() {
  const std::string account = d_.what() + std::string("决算");
  const std::string mark = d_.agency.consolidated && !look_.agency_line ? "（汇总）" : "";
  Begin(Part::kText, false, false);
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
  End();
}

void Outline::Contents() {
  Begin(Part::kText, true, false);
  Line("chapter", "目 录");
  Line("", "第一部分 " + d_.agency.name + "概况");
  Line("", "第二部分 " + YearWord() + d_.what() + "决算表");
  for (size_t i = 0; i < d_.forms.size(); ++i) Line("indent", NumberedTitle(d_.forms[i], i));
  Line("", "第三部分 " + YearWord() + d_.what() + "决算情况说明");
  Line("", "第四部分 名词解释");
  if (!d_.evaluations.empty()) Line("", "第五部分 附件");
  End();
}

void Outline::Chapter(const std::string& title, bool fresh) {
  Begin(Part::kText, fresh, false);
  Line("chapter", title);
  End();
}

void Outline::Prose(const std::vector<Paragraph>& paragraphs) {
  for (const Paragraph& paragraph : paragraphs) Line(paragraph.heading ? "" : "indent", paragraph.text);
}

void Outline::SetForm(const Form& form, size_t index, bool first) {
  const bool turned = form.wide && look_.wide_pages != WidePages::kPortrait;
  Begin(Part::kTable, !first && (turned || !look_.several_on_page), turned);
  if (look_.numbered_titles) Line("", NumberedTitle(form, index));
  if (look_.framed_head != FramedHead::kAll) Heading(form);
  SetTable(form.table);
  for (const std::string& text : {form.note, form.empty_reason})
    if (!text.empty() && look_.framed_head != FramedHead::kAll) Line("note", text);
  End();
}

void Outline::Heading(const Form& form) {
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
  if (look_.framed_head == FramedHead::kUnit) return;
  const std::string agency = look_.agency_line ? std::string(look_.agency_word) + "：" + d_.agency.name +
                                                     (d_.agency.consolidated ? "（汇总）" : "")
                                               : "";
  const bool below = look_.unit_place != UnitPlace::kUnderTitle && !unit_above;
  Around(agency, look_.label == LabelPlace::kUnitLine ? form.label : "",
         !below                                     ? ""
         : look_.unit_place == UnitPlace::kBrackets ? "（" + unit + "）"
                                                    : unit);
}

void Outline::SetEvaluation(const Evaluation& evaluation, bool first) {
  if (first) Chapter("第五部分 附件", true);
  const bool turned = evaluation.wide && look_.wide_pages != WidePages::kPortrait;
  Begin(Part::kTable, !first && (turned || !look_.several_on_page), turned);
  Line("title", evaluation.title);
  Line("centre", "（" + YearWord() + "）");
  SetTable(evaluation.table);
  End();
}

Outline::Edges Outline::EdgesOf(const Cell& cell, const Table& table) const {
  const bool header = cell.row < table.header_rows;
  const int bottom = cell.row + cell.row_span;
  Edges out;
  switch (look_.rules) {
    case Rules::kNone:
      return {false, false, false, false};
    case Rules::kHalf:
      out.left = out.right = header;
      break;
    case Rules::kHorizontal:
      out.left = out.right = false;
      break;
    case Rules::kThreeLines:
      out.left = out.right = false;
      out.above = cell.row == 0;
      out.below = bottom == table.header_rows || bottom == table.rows;
      break;
    case Rules::kOpenSides:
      out.left = cell.col > 0;
      out.right = cell.col + cell.col_span < table.width();
      break;
    default:
      break;
  }
  return out;
}

std::vector<double> Outline::ColumnWidths(const Table& table) const {
  const double name = std::max(6.0, look_.name_chars);
  std::vector<double> widths(table.columns.size(), 1.5);
  for (const Cell& cell : table.cells) {
    if (cell.col_span > 1) continue;
    const size_t col = static_cast<size_t>(cell.col);
    double limit = cell.row < table.header_rows ? 3 : 40;
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
        break;
    }
    widths[col] = std::max(widths[col], std::min(DisplayWidth(cell.text) / 2.0 + 1, limit + 1));
  }
  return widths;
}

int Outline::RepeatableRows(const Table& table) const {
  const bool reaches = std::any_of(table.cells.begin(), table.cells.end(), [&](const Cell& cell) {
    return cell.row < table.header_rows && cell.row + cell.row_span > table.header_rows;
  });
  return look_.repeat_header && !reaches ? table.header_rows : 0;
}

std::vector<std::vector<const Cell*>> Outline::CellsByRow(const Table& table) {
  std::vector<std::vector<const Cell*>> rows(static_cast<size_t>(table.rows));
  for (const Cell& cell : table.cells) rows[static_cast<size_t>(cell.row)].push_back(&cell);
  for (auto& row : rows)
    std::sort(row.begin(), row.end(), [](const Cell* a, const Cell* b) { return a->col < b->col; });
  return rows;
}

std::vector<std::vector<const Cell*>> Outline::Covers(const Table& table) {
  std::vector<std::vector<const Cell*>> out(static_cast<size_t>(table.rows),
                                            std::vector<const Cell*>(table.columns.size(), nullptr));
  for (const Cell& cell : table.cells)
    for (int row = cell.row; row < cell.row + cell.row_span; ++row)
      for (int col = cell.col; col < cell.col + cell.col_span; ++col)
        out[static_cast<size_t>(row)][static_cast<size_t>(col)] = &cell;
  return out;
}

std::string Outline::RuleStyle() const {
  return PdfObjects::Number(std::max(0.5, look_.rule_width)) + "pt " +
         (look_.rule_dash > 0 ? "dashed " : "solid ") + (look_.rule_grey > 0 ? "#888888" : "#000000");
}

std::string Outline::ShadeOf(const Cell& cell, const Table& table) const {
  const bool header = cell.row < table.header_rows;
  if (header) return look_.shaded_header ? "#d9d9d9" : "";
  return look_.shaded_rows && cell.row % 2 == 0 ? "#f0f0f0" : "";
}

const char* Outline::AlignOf(bool header) const {
  return header ? "middle" : look_.top_aligned ? "top" : look_.bottom_aligned ? "bottom" : "middle";
}

std::string Outline::Escaped(const std::string& text) {
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

}  // namespace gongkai::synthetic
