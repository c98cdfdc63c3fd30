#include "corpus/synthetic/typeset.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>

#include "corpus/synthetic/cairo_canvas.h"
#include "corpus/synthetic/named_font_canvas.h"
#include "corpus/synthetic/table_setter.h"

namespace gongkai::synthetic {
namespace {

// Points.
constexpr double kShortSide = 595.28, kLongSide = 841.89;  // A4
constexpr double kMargin = 54, kFoot = 60;
constexpr double kHeadSize = 8, kProseSize = 11, kChapterSize = 15, kTitleSize = 13, kCoverSize = 24,
                 kLineSize = 9.5;
constexpr double kGap = 6;          // between the lines above and below a table
constexpr double kFormGap = 22;     // between two forms on a page
constexpr int kRowsWithHeader = 2;  // rows that must follow a header on its page

constexpr const char* kAnnex = "第五部分 附件";

/// Pages by title, for the table of contents.
using Pages = std::map<std::string, int>;

std::unique_ptr<Canvas> CanvasFor(const Look& look) {
  std::unique_ptr<Canvas> canvas;
  if (look.fonts == Fonts::kEmbedded) {
    auto cairo = std::make_unique<CairoCanvas>(look.font);
    if (look.radicals) cairo->UseRadicals();
    if (look.placed_apart) cairo->PlaceApart();
    if (look.two_up) cairo->ImposeTwoUp();
    cairo->SpaceLetters(look.letter_space);
    cairo->Skew(look.skew);
    canvas = std::move(cairo);
  } else {
    using Encoding = NamedFontCanvas::Encoding;
    const Encoding encoding = look.fonts == Fonts::kUcs2    ? Encoding::kUcs2
                              : look.fonts == Fonts::kUtf16 ? Encoding::kUtf16
                                                            : Encoding::kGbk;
    auto named =
        std::make_unique<NamedFontCanvas>(encoding, look.fonts == Fonts::kGbkWestern, look.placed_apart);
    if (look.ocr_layer) named->HideText();
    canvas = std::move(named);
  }
  if (look.tagged) canvas->Tag();
  if (look.pdf_a) canvas->ClaimPdfA();
  return canvas;
}

/// Sets one document from its first page to its last.
class Press {
 public:
  Press(Disclosure* disclosure, const Pages& contents)
      : d_(*disclosure),
        look_(disclosure->look),
        drawn_on_(CanvasFor(disclosure->look)),
        canvas_(*drawn_on_),
        contents_(contents) {}

  Typeset Run() {
    Cover();
    Contents();
    Overview();
    NewPage(false);
    Chapter("第二部分 " + YearWord() + d_.what() + "决算表");
    bool fresh = true;  // the first form follows its chapter's heading
    for (size_t i = 0; i < d_.forms.size(); ++i) {
      if (d_.forms[i].missing) continue;
      SetForm(&d_.forms[i], i, fresh);
      fresh = false;
    }
    NewPage(false);
    Chapter("第三部分 " + YearWord() + d_.what() + "决算情况说明");
    for (Paragraph& paragraph : d_.accounts) SetParagraph(&paragraph);
    Chapter("第四部分 名词解释");
    for (Paragraph& paragraph : d_.terms) SetParagraph(&paragraph);
    for (size_t i = 0; i < d_.evaluations.size(); ++i) SetEvaluation(&d_.evaluations[i], i == 0);
    const int pages = canvas_.page();
    return {canvas_.Finish(), pages, canvas_.unknown_glyphs()};
  }

  const Pages& seen() const { return seen_; }

 private:
  std::string YearWord() const { return std::to_string(d_.agency.year) + "年度"; }
  std::string Consolidated() const { return d_.agency.consolidated ? "（汇总）" : ""; }
  double left() const { return kMargin; }
  double space() const { return canvas_.width() - 2 * kMargin; }
  double bottom() const { return canvas_.height() - kFoot; }

  /// A new element of a tagged PDF; -1 where it is not tagged.
  int Element(const char* type) { return canvas_.structure() ? canvas_.structure()->Add(0, type) : -1; }

  /// The page of the file, which is a sheet where two pages share it.
  int page() const { return look_.two_up ? (canvas_.page() + 1) / 2 : canvas_.page(); }

  void Centre(const std::string& text, double size, bool bold) {
    const Marked marked(&canvas_, Element(bold ? "H1" : "P"));
    const double x = (canvas_.width() - canvas_.TextWidth(text, size)) / 2;
    canvas_.Text(x, y_, text, size, bold);
    if (look_.drawn_twice) canvas_.Text(x + 0.3, y_, text, size, bold);
    y_ += Canvas::LineHeight(size) + kGap;
  }

  void Right(const std::string& text, double size) {
    const Marked marked(&canvas_, Element("P"));
    canvas_.Text(canvas_.width() - kMargin - canvas_.TextWidth(text, size), y_, text, size);
  }

  void Left(const std::string& text, double size) { At(left(), text, size); }

  void At(double x, const std::string& text, double size) {
    const Marked marked(&canvas_, Element("P"));
    canvas_.Text(x, y_, text, size);
  }

  void NewPage(bool wide) {
    wide_ = wide && look_.wide_pages != WidePages::kPortrait;
    const PageTurn turn = !wide_                                     ? PageTurn::kNone
                          : look_.wide_pages == WidePages::kSideways ? PageTurn::kSideways
                          : look_.wide_pages == WidePages::kRotated  ? PageTurn::kRotated
                                                                     : PageTurn::kNone;
    canvas_.BeginPage(wide_ ? kLongSide : kShortSide, wide_ ? kShortSide : kLongSide, turn);
    y_ = kMargin;
    DrawWatermark();
    if (canvas_.page() == 1) return;
    if (look_.running_head) {
      const std::string head = d_.agency.name + YearWord() + d_.what() + "决算";
      canvas_.Text((canvas_.width() - canvas_.TextWidth(head, kHeadSize)) / 2, kMargin - 22, head, kHeadSize);
      canvas_.Stroke(kMargin, kMargin - 8, canvas_.width() - kMargin, kMargin - 8, 0.5);
    }
    const std::string number = std::to_string(canvas_.page());
    const std::string foot = look_.dashed_page_numbers ? "- " + number + " -" : number;
    canvas_.Text((canvas_.width() - canvas_.TextWidth(foot, kHeadSize)) / 2, canvas_.height() - 36, foot,
                 kHeadSize);
  }

  void DrawWatermark() {
    const std::string text = d_.what() + std::string("决算公开");
    const double width = canvas_.width(), height = canvas_.height();
    switch (look_.watermark) {
      case Watermark::kNone:
        return;
      case Watermark::kSlanted:
        return canvas_.PaleText(width / 2, height / 2, M_PI / 5, text, 48);
      case Watermark::kUpright:
        return canvas_.PaleText(width / 2, height * 0.45, 0, text, 54);
      case Watermark::kTiled:
        for (double y = 90; y < height; y += 180)
          for (double x = 110; x < width; x += 210) canvas_.PaleText(x, y, M_PI / 6, text, 18);
    }
  }

  void Cover() {
    NewPage(false);
    y_ = kLongSide * 0.3;
    const bool mark = d_.agency.consolidated && !look_.agency_line;
    const std::string agency = d_.agency.name + (mark ? "（汇总）" : "");
    std::vector<std::string> lines;
    switch (look_.cover) {
      case 0:
        lines = {agency, YearWord() + d_.what() + "决算"};
        break;
      case 1:
        lines = {YearWord(), agency, d_.what() + std::string("决算")};
        break;
      default:
        lines = {agency + YearWord() + d_.what() + "决算"};
    }
    double size = kCoverSize;
    for (const std::string& line : lines)
      while (canvas_.TextWidth(line, size) > space()) size -= 1;
    for (const std::string& line : lines) {
      Centre(line, size, true);
      y_ += 12;
    }
  }

  void Contents() {
    NewPage(false);
    Centre("目 录", 18, true);
    const std::string tables = "第二部分 " + YearWord() + d_.what() + "决算表";
    ContentsLine("第一部分 " + d_.agency.name + "概况", 0);
    ContentsLine(tables, 0);
    for (size_t i = 0; i < d_.forms.size(); ++i) ContentsLine(NumberedTitle(i), 1);
    ContentsLine("第三部分 " + YearWord() + d_.what() + "决算情况说明", 0);
    ContentsLine("第四部分 名词解释", 0);
    if (!d_.evaluations.empty()) ContentsLine(kAnnex, 0);
  }

  void ContentsLine(const std::string& title, int level) {
    const Marked marked(&canvas_, Element("P"));
    const double x = left() + 22 * level;
    canvas_.Text(x, y_, title, kProseSize);
    const auto page = contents_.find(title);
    if (look_.toc_pages && page != contents_.end()) {
      const std::string number = std::to_string(page->second);
      const double end = canvas_.width() - kMargin - 20;
      const double from = x + canvas_.TextWidth(title, kProseSize) + 4;
      std::string dots;
      const int count = static_cast<int>((end - from) / canvas_.TextWidth(".", kProseSize));
      dots.assign(static_cast<size_t>(std::max(0, count)), '.');
      canvas_.Text(from, y_, dots, kProseSize);
      canvas_.Text(end + 3, y_, number, kProseSize);
    }
    y_ += Canvas::LineHeight(kProseSize) + 9;
  }

  std::string NumberedTitle(size_t index) const { return FormNumeral(index) + "、" + d_.forms[index].title; }

  void Chapter(const std::string& title) {
    if (y_ + 90 > bottom()) NewPage(false);
    seen_[title] = canvas_.page();
    y_ += 4;
    Centre(title, kChapterSize, true);
    y_ += 4;
  }

  void SetParagraph(Paragraph* paragraph) {
    std::vector<std::string> lines =
        canvas_.Wrap((paragraph->heading ? "" : "　　") + paragraph->text, kProseSize, space());
    const double line = Canvas::LineHeight(kProseSize) + 4;
    // A paragraph stays on one page, and so do the statements in it.
    if (y_ + line * static_cast<double>(lines.size() + (paragraph->heading ? 2 : 0)) > bottom())
      NewPage(false);
    for (Statement& statement : paragraph->statements) statement.page = page();
    const Marked marked(&canvas_, Element(paragraph->heading ? "H2" : "P"));
    for (const std::string& text : lines) {
      canvas_.Text(left(), y_, text, kProseSize, paragraph->heading);
      y_ += line;
    }
  }

  void Overview() {
    NewPage(false);
    Chapter("第一部分 " + d_.agency.name + "概况");
    for (Paragraph& paragraph : d_.overview) SetParagraph(&paragraph);
    y_ += kGap;
    Table table;
    SetHeader({Heading::Leaf("序号", ColumnKind::kLineNo), Heading::Leaf("单位名称", ColumnKind::kName),
               Heading::Leaf("备注", ColumnKind::kName)},
              &table);
    for (size_t i = 0; i < d_.agency.units.size(); ++i) {
      const int row = table.rows;
      table.Add(row, 0, std::to_string(i + 1));
      table.Add(row, 1, d_.agency.units[i], Align::kLeft);
      table.Add(row, 2, "");
    }
    SetTable(table, "");
  }

  void SetForm(Form* form, size_t index, bool fresh) {
    const bool turns = (form->wide && look_.wide_pages != WidePages::kPortrait) != wide_;
    const TableSetter measure(form->table, look_, (turns == wide_ ? kShortSide : kLongSide) - 2 * kMargin,
                              &canvas_);
    double first_rows = measure.HeaderHeight();
    const int keep =
        form->empty ? form->table.rows : kRowsWithHeader;  // an empty form stays with its sentence
    for (int i = 0; i < keep && form->table.header_rows + i < form->table.rows; ++i)
      first_rows += measure.RowHeight(form->table.header_rows + i);
    if (form->empty) first_rows += 4 * (Canvas::LineHeight(kLineSize) + 3);
    const double above = 4 * (Canvas::LineHeight(kTitleSize) + kGap);
    if (look_.several_on_page && !fresh) y_ += kFormGap;
    const bool alone = look_.title_on_page_before && look_.several_on_page;
    const double needed = alone ? above : above + first_rows;
    if (turns || (!look_.several_on_page && !fresh) || y_ + needed > bottom()) NewPage(form->wide);
    seen_[NumberedTitle(index)] = canvas_.page();
    form->page_first = page();

    if (look_.numbered_titles) {
      const Marked marked(&canvas_, Element("H2"));
      canvas_.Text(left(), y_, NumberedTitle(index), kProseSize, true);
      y_ += Canvas::LineHeight(kProseSize) + kGap;
    }
    Heading(*form);
    if (alone && y_ + first_rows > bottom()) NewPage(form->wide);
    const std::vector<int> pages = SetTable(form->table, form->title);
    form->page_last = page();
    for (const Cell& cell : form->table.cells)
      if (cell.fact >= 0)
        form->facts[static_cast<size_t>(cell.fact)].page = pages[static_cast<size_t>(cell.row)];
    if (look_.framed_head == FramedHead::kAll) return;
    for (const std::string& text : {form->note, form->empty_reason}) SetNote(text);
  }

  /// Label, title, agency and unit, as far as they are no rows of the table.
  void Heading(const Form& form) {
    if (look_.framed_head == FramedHead::kAll) return;
    const double line = Canvas::LineHeight(kLineSize) + kGap;
    const std::string unit = std::string(look_.unit_word) + "：" + UnitName(form.unit);
    const bool label_above = look_.label == LabelPlace::kAboveRight || look_.label == LabelPlace::kAboveLeft;
    const bool unit_above = look_.unit_place == UnitPlace::kAboveTitle;
    if (look_.label == LabelPlace::kAboveRight && unit_above)
      Right(form.label + "  " + unit, kLineSize);
    else if (look_.label == LabelPlace::kAboveRight)
      Right(form.label, kLineSize);
    else if (unit_above)
      Right(unit, kLineSize);
    if (look_.label == LabelPlace::kAboveLeft) Left(form.label, kLineSize);
    if (label_above || unit_above) y_ += line;
    if (look_.label == LabelPlace::kTitleLine) Left(form.label, kLineSize);
    if (look_.outlined_titles) canvas_.UseInk(Canvas::Ink::kOutlines);
    Centre(form.title, kTitleSize, true);
    canvas_.UseInk(Canvas::Ink::kBlack);
    if (look_.unit_place == UnitPlace::kUnderTitle) Centre("（" + unit + "）", kLineSize, false);
    if (look_.label == LabelPlace::kBelowRight) {
      Right(form.label, kLineSize);
      y_ += line;
    }
    if (look_.framed_head == FramedHead::kUnit) return;
    AgencyAndUnit(form, unit);
    y_ += line;
  }

  void SetEvaluation(Evaluation* evaluation, bool first) {
    const bool turns = (evaluation->wide && look_.wide_pages != WidePages::kPortrait) != wide_;
    const TableSetter measure(evaluation->table, look_,
                              (turns == wide_ ? kShortSide : kLongSide) - 2 * kMargin, &canvas_);
    double needed = 3 * (Canvas::LineHeight(kTitleSize) + kGap);
    for (int row = 0; row < kRowsWithHeader; ++row) needed += measure.RowHeight(row);
    if (!first && look_.several_on_page) y_ += kFormGap;
    if (first || turns || !look_.several_on_page || y_ + needed > bottom()) NewPage(evaluation->wide);
    if (first) Chapter(kAnnex);
    evaluation->page_first = page();
    Centre(evaluation->title, kTitleSize, true);
    Centre("（" + YearWord() + "）", kLineSize, false);
    const std::vector<int> pages = SetTable(evaluation->table, evaluation->title);
    evaluation->page_last = page();
    for (Indicator& indicator : evaluation->indicators)
      indicator.page = pages[static_cast<size_t>(indicator.row)];
  }

  void AgencyAndUnit(const Form& form, const std::string& unit) {
    std::string agency;
    if (look_.agency_line) agency = std::string(look_.agency_word) + "：" + d_.agency.name + Consolidated();
    const bool after = look_.unit_place == UnitPlace::kAfterAgency && look_.agency_line;
    if (!agency.empty()) Left(agency, kLineSize);
    const double end = left() + canvas_.TextWidth(agency, kLineSize);
    if (after) At(end + 40, unit, kLineSize);
    const bool right = look_.unit_place == UnitPlace::kRight || look_.unit_place == UnitPlace::kBrackets ||
                       (look_.unit_place == UnitPlace::kAfterAgency && !after);
    if (right) Right(look_.unit_place == UnitPlace::kBrackets ? "（" + unit + "）" : unit, kLineSize);
    if (look_.label == LabelPlace::kUnitLine)
      At(after ? canvas_.width() - kMargin - canvas_.TextWidth(form.label, kLineSize)
               : std::max(end + 30, canvas_.width() / 2),
         form.label, kLineSize);
  }

  void SetNote(const std::string& text) {
    const int element = text.empty() ? -1 : Element("P");
    for (const std::string& line : canvas_.Wrap(text, kLineSize, space())) {
      if (y_ + Canvas::LineHeight(kLineSize) > bottom()) NewPage(wide_);
      y_ += 3;
      const Marked marked(&canvas_, element);
      canvas_.Text(left(), y_, line, kLineSize);
      y_ += Canvas::LineHeight(kLineSize);
    }
  }

  /// Sets a table from the current position on, over as many pages as it takes, and returns the page on
  /// which each row begins. The title is for continuation pages, empty where a table has none.
  std::vector<int> SetTable(const Table& table, const std::string& title) {
    TableSetter setter(table, look_, space(), &canvas_);
    const double x = left() + std::max(0.0, (space() - setter.width()) / 2);
    std::vector<PlacedRow> placed;
    std::vector<int> page_of_row(static_cast<size_t>(table.rows), 0);
    const auto place = [&](int row, size_t from, size_t end, double height) {
      placed.push_back({row, y_, y_ + height, from, end});
      y_ += height;
      int& page = page_of_row[static_cast<size_t>(row)];
      if (page == 0) page = this->page();
    };
    const auto turn_page = [&] {
      setter.Draw(x, placed);
      placed.clear();
      NewPage(wide_);
      if (!title.empty() && look_.repeat_title) Centre(title + "（续表）", kProseSize, true);
      if (!look_.repeat_header) return;
      for (int row = 0; row < table.header_rows; ++row) place(row, 0, SIZE_MAX, setter.RowHeight(row));
    };
    int early = setter.EarlyBreak(0, bottom() - y_);
    for (int row = 0; row < table.rows; ++row) {
      const double height = setter.RowHeight(row);
      if (row != early && y_ + height <= bottom()) {
        place(row, 0, SIZE_MAX, height);
        continue;
      }
      // The row does not fit: cut it after the lines that do, or take it to the next page whole.
      const size_t lines = setter.Lines(row);
      size_t upper = 0;
      const bool cuts = look_.split_rows && row != early && !setter.BeginsSpan(row);
      while (cuts && upper + 1 < lines && y_ + setter.HeightOf(upper + 1) <= bottom()) ++upper;
      if (row < table.header_rows || upper == 0) {
        turn_page();
        early = setter.EarlyBreak(row, bottom() - y_);
        place(row, 0, SIZE_MAX, height);
      } else {
        place(row, 0, upper, setter.HeightOf(upper));
        turn_page();
        place(row, upper, SIZE_MAX, setter.HeightOf(lines - upper));
        early = setter.EarlyBreak(row + 1, bottom() - y_);
      }
    }
    setter.Draw(x, placed);
    return page_of_row;
  }

  Disclosure& d_;
  const Look& look_;
  const std::unique_ptr<Canvas> drawn_on_;
  Canvas& canvas_;
  const Pages& contents_;
  Pages seen_;
  double y_ = 0;
  bool wide_ = false;
};

}  // namespace

std::string FormNumeral(size_t index) {
  static const char* const units[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  const size_t number = index + 1;
  const std::string ten = number < 10 ? "" : number < 20 ? "十" : std::string(units[number / 10]) + "十";
  return ten + units[number % 10];
}

Typeset SetDisclosure(Disclosure* disclosure) {
  // Twice: the table of contents needs the pages of what comes after it.
  Pages pages;
  if (disclosure->look.toc_pages) {
    Press draft(disclosure, pages);
    draft.Run();
    pages = draft.seen();
  }
  return Press(disclosure, pages).Run();
}

}  // namespace gongkai::synthetic
