#include "corpus/synthetic/cairo_canvas.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>

#include "corpus/synthetic/output_intent.h"

namespace gongkai::synthetic {
namespace {

constexpr const char* kDate = "2024-01-01T00:00:00Z";
constexpr double kPale = 0.88;  // grey of a watermark

template <auto Free>
struct Deleter {
  template <typename T>
  void operator()(T* handle) const {
    Free(handle);
  }
};
template <typename T, auto Free>
using Handle = std::unique_ptr<T, Deleter<Free>>;

cairo_status_t Append(void* closure, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

/// Each character and its radical.
constexpr const char* kRadicals[][2] = {{"一", "⼀"}, {"二", "⼆"}, {"人", "⼈"}, {"入", "⼊"}, {"工", "⼯"},
                                        {"水", "⽔"}, {"生", "⽣"}, {"用", "⽤"}, {"行", "⾏"}, {"金", "⾦"}};

std::string WithRadicals(std::string text) {
  for (const auto& [character, radical] : kRadicals)  // all of three bytes
    for (size_t at = text.find(character); at != std::string::npos; at = text.find(character, at + 3))
      text.replace(at, 3, radical);
  return text;
}

/// Gives a page /Rotate, which Cairo cannot write. It takes the place of the page's transparency group, of
/// which these pages have no need, so that no byte of the file moves.
void RotatePage(int page, std::string* pdf) {
  const std::string entry = "/Rotate 90";
  const size_t start = pdf->find("/Type /Page % " + std::to_string(page) + "\n");
  const size_t group = start == std::string::npos ? start : pdf->find("/Group <<", start);
  const size_t end = group == std::string::npos ? group : pdf->find(">>", group);
  if (end == std::string::npos) return;
  std::fill(pdf->begin() + static_cast<std::ptrdiff_t>(group),
            pdf->begin() + static_cast<std::ptrdiff_t>(end + 2), ' ');
  pdf->replace(group, entry.size(), entry);
}

}  // namespace

struct CairoCanvas::Handles {
  Handle<cairo_surface_t, cairo_surface_destroy> surface;
  Handle<cairo_t, cairo_destroy> cairo;
  Handle<PangoContext, g_object_unref> context;
  Handle<PangoFontDescription, pango_font_description_free> font;
  Handle<PangoLayout, g_object_unref> layout;
};

CairoCanvas::CairoCanvas(const std::string& font) : handles_(std::make_unique<Handles>()) {
  Handles& h = *handles_;
  h.surface.reset(cairo_pdf_surface_create_for_stream(Append, &bytes_, 1, 1));
  cairo_pdf_surface_set_metadata(h.surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, kDate);
  cairo_pdf_surface_set_metadata(h.surface.get(), CAIRO_PDF_METADATA_MOD_DATE, kDate);
  h.cairo.reset(cairo_create(h.surface.get()));
  h.context.reset(pango_cairo_create_context(h.cairo.get()));
  pango_context_set_round_glyph_positions(h.context.get(), FALSE);
  pango_context_set_language(h.context.get(), pango_language_from_string("zh-cn"));
  h.font.reset(pango_font_description_from_string(font.c_str()));
  h.layout.reset(pango_layout_new(h.context.get()));
  pango_layout_set_wrap(h.layout.get(), PANGO_WRAP_WORD_CHAR);
}

CairoCanvas::~CairoCanvas() = default;

void CairoCanvas::BeginPage(double width, double height, PageTurn turn) {
  cairo_t* cairo = handles_->cairo.get();
  if (page_ > 0 && !(two_up_ && page_ % 2 == 1)) cairo_show_page(cairo);
  ++page_;
  width_ = width;
  height_ = height;
  cairo_identity_matrix(cairo);
  if (turn == PageTurn::kRotated) rotated_pages_.push_back(page_);
  PlacePage(turn);
  if (skew_ == 0) return;
  cairo_translate(cairo, width / 2, height / 2);
  cairo_rotate(cairo, skew_ * M_PI / 180);
  cairo_translate(cairo, -width / 2, -height / 2);
}

void CairoCanvas::PlacePage(PageTurn turn) {
  cairo_t* cairo = handles_->cairo.get();
  const double width = width_, height = height_;
  if (two_up_) {
    constexpr double kSheetWidth = 841.89, kSheetHeight = 595.28;
    const double scale = std::min(kSheetWidth / 2 / width, kSheetHeight / height);
    if (page_ % 2 == 1) cairo_pdf_surface_set_size(handles_->surface.get(), kSheetWidth, kSheetHeight);
    cairo_translate(cairo, (page_ % 2 == 1 ? 0 : kSheetWidth / 2) + (kSheetWidth / 2 - scale * width) / 2,
                    (kSheetHeight - scale * height) / 2);
    cairo_scale(cairo, scale, scale);
    return;
  }
  if (turn != PageTurn::kNone) {
    cairo_pdf_surface_set_size(handles_->surface.get(), height, width);
    cairo_translate(cairo, 0, width);
    cairo_rotate(cairo, -M_PI / 2);
  } else {
    cairo_pdf_surface_set_size(handles_->surface.get(), width, height);
  }
}

void CairoCanvas::SetText(const std::string& text, double size, bool bold, double width) {
  pango_font_description_set_absolute_size(handles_->font.get(), size * PANGO_SCALE);
  pango_font_description_set_weight(handles_->font.get(), bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  PangoLayout* layout = handles_->layout.get();
  pango_layout_set_font_description(layout, handles_->font.get());
  pango_layout_set_width(layout, width < 0 ? -1 : static_cast<int>(width * PANGO_SCALE));
  if (letter_space_ > 0) {
    Handle<PangoAttrList, pango_attr_list_unref> attributes(pango_attr_list_new());
    pango_attr_list_insert(attributes.get(), pango_attr_letter_spacing_new(
                                                 static_cast<int>(letter_space_ * size * PANGO_SCALE)));
    pango_layout_set_attributes(layout, attributes.get());
  }
  pango_layout_set_text(layout, text.data(), static_cast<int>(text.size()));
}

double CairoCanvas::TextWidth(const std::string& text, double size) {
  if (text.empty()) return 0;
  auto [entry, added] = widths_.try_emplace(std::to_string(size) + text, 0);
  if (added) {
    SetText(text, size, false, -1);
    PangoRectangle logical;
    pango_layout_get_extents(handles_->layout.get(), nullptr, &logical);
    entry->second = static_cast<double>(logical.width) / PANGO_SCALE;
  }
  return entry->second;
}

std::vector<std::string> CairoCanvas::Wrap(const std::string& text, double size, double width) {
  if (text.empty()) return {};
  if (TextWidth(text, size) <= width + 0.1) return {text};
  SetText(text, size, false, width);
  std::vector<std::string> lines;
  for (GSList* line = pango_layout_get_lines_readonly(handles_->layout.get()); line; line = line->next) {
    const auto* set = static_cast<const PangoLayoutLine*>(line->data);
    std::string part = text.substr(static_cast<size_t>(set->start_index), static_cast<size_t>(set->length));
    while (!part.empty() && part.back() == ' ') part.pop_back();
    lines.push_back(std::move(part));
  }
  return lines;
}

void CairoCanvas::Text(double x, double y, const std::string& text, double size, bool bold) {
  if (text.empty()) return;
  if (apart_ && text.size() > 1) {
    const double from = x;
    for (size_t at = 0, end; at < text.size(); at = end) {
      end = at + 1;
      while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
      if (end - at == text.size()) break;
      Text(x, y, text.substr(at, end - at), size, bold);
      x = from + TextWidth(text.substr(0, end), size);
      if (end == text.size()) return;
    }
  }
  SetText(radicals_ ? WithRadicals(text) : text, size, bold, -1);
  unknown_glyphs_ += pango_layout_get_unknown_glyphs_count(handles_->layout.get());
  cairo_t* cairo = handles_->cairo.get();
  PangoLayoutLine* line = pango_layout_get_line_readonly(handles_->layout.get(), 0);
  cairo_move_to(cairo, x, y + size * kAscent);
  if (ink_ == Ink::kOutlines) {
    pango_cairo_layout_line_path(cairo, line);
    cairo_fill(cairo);
    return;
  }
  if (ink_ == Ink::kWhite) cairo_set_source_rgb(cairo, 1, 1, 1);
  pango_cairo_show_layout_line(cairo, line);
  if (ink_ == Ink::kWhite) cairo_set_source_rgb(cairo, 0, 0, 0);
}

void CairoCanvas::UpwardText(double x, double y, const std::string& text, double size) {
  cairo_t* cairo = handles_->cairo.get();
  cairo_save(cairo);
  cairo_translate(cairo, x, y);
  cairo_rotate(cairo, -M_PI / 2);
  Text(0, 0, text, size);
  cairo_restore(cairo);
}

void CairoCanvas::PaleText(double x, double y, double angle, const std::string& text, double size) {
  cairo_t* cairo = handles_->cairo.get();
  cairo_save(cairo);
  cairo_set_source_rgb(cairo, kPale, kPale, kPale);
  cairo_translate(cairo, x, y);
  cairo_rotate(cairo, -angle);
  Text(-TextWidth(text, size) / 2, -size / 2, text, size);
  cairo_restore(cairo);
}

void CairoCanvas::Stroke(double x0, double y0, double x1, double y1, double line_width, double grey,
                         double dash) {
  cairo_t* cairo = handles_->cairo.get();
  cairo_set_dash(cairo, &dash, dash > 0 ? 1 : 0, 0);
  cairo_set_source_rgb(cairo, grey, grey, grey);
  cairo_set_line_width(cairo, line_width);
  cairo_move_to(cairo, x0, y0);
  cairo_line_to(cairo, x1, y1);
  cairo_stroke(cairo);
  cairo_set_source_rgb(cairo, 0, 0, 0);
}

void CairoCanvas::Fill(double x, double y, double width, double height, double grey) {
  cairo_t* cairo = handles_->cairo.get();
  cairo_set_source_rgb(cairo, grey, grey, grey);
  cairo_rectangle(cairo, x, y, width, height);
  cairo_fill(cairo);
  cairo_set_source_rgb(cairo, 0, 0, 0);
}

// Cairo nests its tags as they are opened, which a cell cut by a page break does not do. So every piece is an
// element of its own to Cairo, and Completed() puts the real tree in the place of Cairo's.
void CairoCanvas::BeginMark(int element) {
  if (!structure_) return;
  structure_->Mark(element);
  mark_pages_.push_back(page_);
  mark_type_ = structure_->type(element);
  cairo_tag_begin(handles_->cairo.get(), mark_type_.c_str(), nullptr);
}

void CairoCanvas::EndMark() {
  if (structure_) cairo_tag_end(handles_->cairo.get(), mark_type_.c_str());
}

namespace {

/// The numbers of the page objects, in the order of the pages.
std::vector<int> PageObjects(const std::string& pdf) {
  std::vector<int> out;
  for (int page = 1;; ++page) {
    const size_t at = pdf.find("/Type /Page % " + std::to_string(page) + "\n");
    const size_t object = at == std::string::npos ? at : pdf.rfind(" 0 obj", at);
    if (object == std::string::npos) return out;
    out.push_back(std::atoi(pdf.c_str() + pdf.rfind('\n', object) + 1));
  }
}

int NumberAfter(const std::string& text, const char* word) {
  const size_t at = text.find(word);
  return at == std::string::npos ? -1 : std::atoi(text.c_str() + at + std::string(word).size());
}

}  // namespace

std::string CairoCanvas::Completed(std::string pdf) const {
  if (!pdf_a_ && !structure_) return pdf;
  const std::vector<int> pages = PageObjects(pdf);
  PdfObjects objects(std::move(pdf));
  std::string catalogue = objects.Existing(objects.catalogue());
  const size_t end = catalogue.rfind(">>");
  if (end == std::string::npos) return {};
  std::string entries;
  if (pdf_a_) entries += AddOutputIntent(&objects);
  if (structure_) entries += "/MarkInfo<</Marked true>>";
  catalogue.insert(end, entries);
  objects.Set(objects.catalogue(), catalogue);
  if (structure_) {
    Structure structure = *structure_;
    const int root = NumberAfter(catalogue, "/StructTreeRoot ");
    if (root < 0) return {};
    int piece = 0;
    for (size_t mark = 0; mark < mark_pages_.size(); ++mark) {
      piece = mark > 0 && mark_pages_[mark] == mark_pages_[mark - 1] ? piece + 1 : 0;
      const int page = pages.at(static_cast<size_t>(mark_pages_[mark] - 1));
      structure.Place(mark, page, NumberAfter(objects.Existing(page), "/StructParents "), piece);
    }
    structure.Write(root, &objects);
  }
  return objects.Write(objects.catalogue());
}

std::string CairoCanvas::Finish() {
  if (page_ > 0) cairo_show_page(handles_->cairo.get());
  cairo_surface_finish(handles_->surface.get());
  const bool failed = cairo_surface_status(handles_->surface.get()) != CAIRO_STATUS_SUCCESS ||
                      cairo_status(handles_->cairo.get()) != CAIRO_STATUS_SUCCESS;
  for (int page : rotated_pages_) RotatePage(page, &bytes_);
  return failed ? std::string() : Completed(bytes_);
}

}  // namespace gongkai::synthetic
