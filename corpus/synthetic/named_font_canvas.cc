#include "corpus/synthetic/named_font_canvas.h"

#include <unicode/ucnv.h>

#include <cmath>

#include "corpus/synthetic/output_intent.h"
#include "normalize/text/fold.h"

namespace gongkai::synthetic {
namespace {

constexpr double kPale = 0.88;  // grey of a watermark

/// Advance widths of Times New Roman from the space to the tilde, in 1/1000.
constexpr int kTimes[] = {250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278,
                          500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444,
                          921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722,
                          556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500,
                          333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500,
                          500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541};

struct EncodingSpec {
  const char* cmap;
  const char* font;
  const char* type;  ///< of the descendant font
  int supplement;
};
const EncodingSpec& Spec(NamedFontCanvas::Encoding encoding) {
  static const EncodingSpec specs[] = {{"GBK-EUC-H", "SimSun", "CIDFontType2", 2},
                                       {"UniGB-UCS2-H", "STSong-Light", "CIDFontType0", 4},
                                       {"UniGB-UTF16-H", "AdobeSongStd-Light", "CIDFontType0", 5}};
  return specs[static_cast<int>(encoding)];
}

std::string Hex(const std::string& bytes) {
  static const char* const digits = "0123456789ABCDEF";
  std::string out;
  for (unsigned char byte : bytes) {
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
  return out;
}

std::string Numbers(std::initializer_list<double> values) {
  std::string out;
  for (double value : values) out += PdfObjects::Number(value) + " ";
  return out;
}

bool Contains(const char32_t* set, char32_t code) {
  return std::u32string_view(set).find(code) != std::u32string_view::npos;
}

/// What no line break may part: a number or a Latin word, an ideograph with the punctuation that clings to
/// it.
std::vector<std::u32string> Units(const std::u32string& text) {
  std::vector<std::u32string> units;
  for (size_t i = 0; i < text.size(); ++i) {
    const char32_t code = text[i];
    const bool latin = code > 0x20 && code < 0x80;
    const bool joins = !units.empty() && !units.back().empty() &&
                       ((latin && units.back().back() > 0x20 && units.back().back() < 0x80) ||
                        Contains(U"，。、；：）》”！？％", code) || Contains(U"（《“", units.back().back()));
    if (joins)
      units.back() += code;
    else
      units.push_back({code});
  }
  return units;
}

}  // namespace

void NamedFontCanvas::CloseConverter::operator()(UConverter* converter) const {
  ucnv_close(converter);
}

NamedFontCanvas::NamedFontCanvas(Encoding encoding, bool western, bool apart)
    : encoding_(encoding), western_(western), apart_(apart) {
  UErrorCode problem = U_ZERO_ERROR;
  if (encoding == Encoding::kGbk) gbk_.reset(ucnv_open("GBK", &problem));
  if (gbk_) ucnv_setFromUCallBack(gbk_.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &problem);
  tree_ = objects_.Add();
  std::string fonts = "/F1 " + PdfObjects::Ref(ChineseFont());
  if (western_) fonts += "/F2 " + PdfObjects::Ref(WesternFont());
  resources_ = objects_.Add("<</Font<<" + fonts + ">>>>");
}

int NamedFontCanvas::ChineseFont() {
  const EncodingSpec& spec = Spec(encoding_);
  const std::string name = spec.font;
  const int descriptor = objects_.Add(
      "<</Type/FontDescriptor/FontName/" + name +
      "/Flags 6/FontBBox[-8 -145 1000 859]/ItalicAngle 0/Ascent 859/Descent -140/CapHeight 683/StemV 80>>");
  // Western characters have half the width of an ideograph; which numbers they have depends on the encoding.
  const int descendant = objects_.Add("<</Type/Font/Subtype/" + std::string(spec.type) + "/BaseFont/" + name +
                                      "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement " +
                                      std::to_string(spec.supplement) +
                                      ">>/DW 1000/W[1 95 500 814 939 500 7712 7716 500]/FontDescriptor " +
                                      PdfObjects::Ref(descriptor) + ">>");
  return objects_.Add("<</Type/Font/Subtype/Type0/BaseFont/" + name + "/Encoding/" + spec.cmap +
                      "/DescendantFonts[" + PdfObjects::Ref(descendant) + "]>>");
}

int NamedFontCanvas::WesternFont() {
  std::string widths;
  for (int width : kTimes) widths += std::to_string(width) + " ";
  const int descriptor = objects_.Add(
      "<</Type/FontDescriptor/FontName/TimesNewRoman/Flags 34/FontBBox[-568 -307 2000 1006]/ItalicAngle 0"
      "/Ascent 891/Descent -216/CapHeight 693/StemV 82>>");
  return objects_.Add(
      "<</Type/Font/Subtype/TrueType/BaseFont/TimesNewRoman/Encoding/WinAnsiEncoding/FirstChar 32"
      "/LastChar 126/Widths[" +
      widths + "]/FontDescriptor " + PdfObjects::Ref(descriptor) + ">>");
}

void NamedFontCanvas::BeginPage(double width, double height, PageTurn turn) {
  EndPage();
  ++page_;
  width_ = width;
  height_ = height;
  turn_ = turn;
  pieces_ = 0;
  pages_.push_back(objects_.Add());
  if (turn != PageTurn::kNone) content_ += "0 1 -1 0 " + PdfObjects::Number(height) + " 0 cm\n";
  if (hidden_)
    content_ += "q " + Numbers({width, 0, 0, height, 0, 0}) + "cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xff EI Q\n";
}

void NamedFontCanvas::EndPage() {
  if (pages_.empty()) return;
  const bool turned = turn_ != PageTurn::kNone;
  const int stream = objects_.Add(PdfObjects::Stream("", content_));
  std::string body = "<</Type/Page/Parent " + PdfObjects::Ref(tree_) + "/MediaBox[0 0 " +
                     Numbers({turned ? height_ : width_, turned ? width_ : height_}) + "]/Resources " +
                     PdfObjects::Ref(resources_) + "/Contents " + PdfObjects::Ref(stream);
  if (turn_ == PageTurn::kRotated) body += "/Rotate 90";
  if (structure_) body += "/StructParents " + std::to_string(page_ - 1);
  objects_.Set(pages_.back(), body + ">>");
  content_.clear();
}

double NamedFontCanvas::Advance(char32_t code) const {
  if (code >= 0x80) return 1;
  if (!western_) return 0.5;
  return code < 0x20 || code > 0x7e ? 0 : kTimes[code - 0x20] / 1000.0;
}

double NamedFontCanvas::TextWidth(const std::string& text, double size) {
  double width = 0;
  for (char32_t code : Utf8ToCodes(text)) width += Advance(code);
  return width * size;
}

std::vector<std::string> NamedFontCanvas::Wrap(const std::string& text, double size, double width) {
  if (text.empty()) return {};
  std::vector<std::string> lines(1);
  double used = 0;
  for (const std::u32string& unit : Units(Utf8ToCodes(text))) {
    const std::string part = CodesToUtf8(unit);
    const double needed = TextWidth(part, size);
    if (used > 0 && used + needed > width + 0.1 && unit != U" ") lines.emplace_back(), used = 0;
    if (needed <= width + 0.1) {
      lines.back() += part;
      used += needed;
      continue;
    }
    for (char32_t code : unit) {  // wider than a line: cut anywhere
      const std::string one = CodesToUtf8(std::u32string(1, code));
      const double advance = Advance(code) * size;
      if (used > 0 && used + advance > width + 0.1) lines.emplace_back(), used = 0;
      lines.back() += one;
      used += advance;
    }
  }
  for (std::string& line : lines)
    while (!line.empty() && line.back() == ' ') line.pop_back();
  return lines;
}

std::string NamedFontCanvas::Encode(char32_t code) {
  if (IsWestern(code)) return std::string(1, static_cast<char>(code));
  if (encoding_ != Encoding::kGbk)  // nothing here is outside the basic plane
    return {static_cast<char>(code >> 8), static_cast<char>(code & 0xff)};
  UErrorCode problem = U_ZERO_ERROR;
  const UChar unit = static_cast<UChar>(code);
  char bytes[8];
  const int32_t length = gbk_ ? ucnv_fromUChars(gbk_.get(), bytes, sizeof bytes, &unit, 1, &problem) : 0;
  if (U_SUCCESS(problem) && length > 0) return {bytes, static_cast<size_t>(length)};
  ++unknown_glyphs_;
  return "?";
}

std::string NamedFontCanvas::Show(const std::u32string& text, double size) {
  std::string out;
  double gap = 0;  // to the character that is placed by itself
  for (size_t i = 0; i < text.size();) {
    const bool western = IsWestern(text[i]);
    std::string bytes;
    if (gap > 0) out += PdfObjects::Number(gap) + " 0 Td ";
    gap = 0;
    do {
      bytes += Encode(text[i]);
      gap += apart_ ? Advance(text[i]) * size : 0;
    } while (++i < text.size() && !apart_ && IsWestern(text[i]) == western);
    out += (western ? "/F2 " : "/F1 ") + PdfObjects::Number(size) + " Tf <" + Hex(bytes) + "> Tj ";
  }
  return out;
}

void NamedFontCanvas::Text(double x, double y, const std::string& text, double size, bool bold) {
  if (text.empty()) return;
  content_ += "BT ";
  if (ink_ == Ink::kWhite) content_ += "1 g ";
  if (hidden_) {
    ++texts_;
    x += static_cast<double>(texts_ * 7 % 13) / 10 - 0.6;
    y += static_cast<double>(texts_ * 5 % 11) / 10 - 0.5;
    content_ += "3 Tr ";
  } else if (bold)
    content_ += Numbers({size / 40}) + "w 2 Tr ";
  content_ += Numbers({x, height_ - y - size * 0.88}) + "Td " + Show(Utf8ToCodes(text), size);
  content_ += bold || hidden_ ? "0 Tr " : "";
  content_ += ink_ == Ink::kWhite ? "0 g ET\n" : "ET\n";
}

void NamedFontCanvas::UpwardText(double x, double y, const std::string& text, double size) {
  content_ += "BT " + Numbers({0, 1, -1, 0, x + size * 0.88, height_ - y}) + "Tm " +
              Show(Utf8ToCodes(text), size) + "ET\n";
}

void NamedFontCanvas::PaleText(double x, double y, double angle, const std::string& text, double size) {
  const double c = std::cos(angle), s = std::sin(angle);
  const double along = -TextWidth(text, size) / 2, down = -size * 0.38;
  content_ += PdfObjects::Number(kPale) + " g BT " +
              Numbers({c, s, -s, c, x + along * c - down * s, height_ - y + along * s + down * c}) + "Tm " +
              Show(Utf8ToCodes(text), size) + "ET 0 g\n";
}

void NamedFontCanvas::Stroke(double x0, double y0, double x1, double y1, double line_width, double grey,
                             double dash) {
  if (hidden_) return;
  content_ += Numbers({grey}) + "G " + Numbers({line_width}) + "w ";
  if (dash > 0) content_ += "[" + PdfObjects::Number(dash) + "] 0 d ";
  content_ += Numbers({x0, height_ - y0}) + "m " + Numbers({x1, height_ - y1}) + "l S";
  content_ += dash > 0 ? " [] 0 d 0 G\n" : " 0 G\n";
}

void NamedFontCanvas::Fill(double x, double y, double width, double height, double grey) {
  if (hidden_) return;
  content_ += Numbers({grey}) + "g " + Numbers({x, height_ - y - height, width, height}) + "re f 0 g\n";
}

void NamedFontCanvas::BeginMark(int element) {
  if (!structure_) return;
  const size_t mark = structure_->Mark(element);
  structure_->Place(mark, pages_.back(), page_ - 1, pieces_);
  content_ += "/" + structure_->type(element) + " <</MCID " + std::to_string(pieces_++) + ">> BDC\n";
}

void NamedFontCanvas::EndMark() {
  if (structure_) content_ += "EMC\n";
}

std::string NamedFontCanvas::Finish() {
  EndPage();
  std::string kids;
  for (int page : pages_) kids += PdfObjects::Ref(page) + " ";
  objects_.Set(tree_, "<</Type/Pages/Count " + std::to_string(pages_.size()) + "/Kids[" + kids + "]>>");
  std::string catalogue = "<</Type/Catalog/Pages " + PdfObjects::Ref(tree_);
  if (structure_) {
    const int root = objects_.Add();
    structure_->Write(root, &objects_);
    catalogue += "/MarkInfo<</Marked true>>/StructTreeRoot " + PdfObjects::Ref(root);
  }
  if (pdf_a_) catalogue += AddOutputIntent(&objects_);
  const int root = objects_.Add(catalogue + ">>");
  return objects_.Write(root);
}

}  // namespace gongkai::synthetic
