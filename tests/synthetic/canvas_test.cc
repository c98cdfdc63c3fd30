// What the canvases write into the file: fonts by name, tags, output intents.
#include <gtest/gtest.h>

#include <algorithm>

#include "corpus/synthetic/cairo_canvas.h"
#include "corpus/synthetic/named_font_canvas.h"
#include "corpus/synthetic/output_intent.h"
#include "corpus/synthetic/synthesize.h"
#include "extract/extract.h"
#include "normalize/text/fold.h"

namespace gongkai::synthetic {
namespace {

/// All text of a file, folded to half width, runs joined in drawing order.
std::string TextOf(const std::string& pdf) {
  std::string out;
  for (const Page& page : Extract(pdf, "x.pdf").pages)
    for (const TextRun& run : page.runs)
      for (const Glyph& glyph : run.glyphs) AppendUtf8(glyph.code, &out);
  return PatternText(out);
}

size_t Count(const std::string& text, const std::string& word) {
  size_t count = 0;
  for (size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++count;
  return count;
}

TEST(NamedFontCanvas, TextIsReadThroughItsEncoding) {
  using Encoding = NamedFontCanvas::Encoding;
  for (const Encoding encoding : {Encoding::kGbk, Encoding::kUcs2, Encoding::kUtf16})
    for (const bool western : {false, true})
      for (const bool apart : {false, true}) {
        NamedFontCanvas canvas(encoding, western, apart);
        canvas.BeginPage(595, 842, PageTurn::kNone);
        canvas.Text(50, 50, "收入 1,238.58 万元（2101）", 10);
        const std::string pdf = canvas.Finish();
        EXPECT_EQ(TextOf(pdf), "收入1,238.58万元(2101)") << static_cast<int>(encoding) << western << apart;
        EXPECT_EQ(pdf.find("/FontFile"), std::string::npos);
        EXPECT_EQ(canvas.unknown_glyphs(), 0);
      }
}

TEST(NamedFontCanvas, WidthsAreThoseThatTheFileSays) {
  NamedFontCanvas canvas(NamedFontCanvas::Encoding::kGbk, false, false);
  canvas.BeginPage(595, 842, PageTurn::kNone);
  const std::string text = "208  社会保障 12.50";
  canvas.Text(50, 50, text, 10);
  const double wide = canvas.TextWidth(text, 10);
  const auto extraction = Extract(canvas.Finish(), "x.pdf");
  double right = 0;
  for (const TextRun& run : extraction.pages.at(0).runs) right = std::max(right, run.box.x1);
  EXPECT_NEAR(right, 50 + wide, 0.1);
}

TEST(NamedFontCanvas, LinesBreakBetweenWordsAndNotBeforePunctuation) {
  NamedFontCanvas canvas(NamedFontCanvas::Encoding::kUcs2, false, false);
  const struct {
    const char* text;
    double width;
    std::vector<std::string> expected;
  } cases[] = {{"", 40, {}},
               {"一般公共服务", 40, {"一般公共", "服务"}},
               {"公共服务，其他", 40, {"公共服", "务，其他"}},
               {"合计12,345.67元", 40, {"合计", "12,345.6", "7元"}},
               {"见（附表）", 20, {"见", "（附", "表）"}}};
  for (const auto& c : cases) EXPECT_EQ(canvas.Wrap(c.text, 10, c.width), c.expected) << c.text;
}

/// Rows so high that page breaks cut them.
Look CutLook() {
  Look look = Look::Ruled();
  look.tagged = look.split_rows = true;
  look.name_chars = 4;
  look.font_size = 12;
  return look;
}

TEST(Tags, EveryCellIsOneElementEvenWhereAPageBreakCutsIt) {
  for (const Fonts fonts : {Fonts::kEmbedded, Fonts::kGbk}) {
    Look look = CutLook();
    look.fonts = fonts;
    Disclosure disclosure = Compose(3, look);
    const std::string pdf = SetDisclosure(&disclosure).pdf;
    size_t cells = 0, headings = 0;
    for (const Form& form : disclosure.forms)
      for (const Cell& cell : form.table.cells) ++(cell.row < form.table.header_rows ? headings : cells);
    // The table of the agency's units comes on top.
    EXPECT_EQ(Count(pdf, "/S/TD/P"), cells + 3 * disclosure.agency.units.size());
    EXPECT_EQ(Count(pdf, "/S/TH/P"), headings + 3);
    EXPECT_EQ(Count(pdf, "/S/Table/P"), disclosure.forms.size() + 1);
    EXPECT_NE(pdf.find("/MarkInfo<</Marked true>>"), std::string::npos);
    // Somewhere a cell has a piece on two pages.
    bool cut = false;
    for (size_t at = pdf.find("/S/TD/P"); at != std::string::npos; at = pdf.find("/S/TD/P", at + 1))
      cut = cut || Count(pdf.substr(at, pdf.find(">>\nendobj", at) - at), "/MCR") > 1;
    EXPECT_TRUE(cut);
  }
}

TEST(OutputIntent, TheFileNamesAProfileOfTheRightSize) {
  const std::string profile = ColourProfile();
  const auto byte = [&](size_t i) { return static_cast<size_t>(static_cast<unsigned char>(profile[i])); };
  EXPECT_EQ((byte(0) << 24) + (byte(1) << 16) + (byte(2) << 8) + byte(3), profile.size());
  EXPECT_EQ(profile.substr(36, 4), "acsp");
  for (const Fonts fonts : {Fonts::kEmbedded, Fonts::kUtf16}) {
    Look look = Look::Ruled();
    look.pdf_a = true;
    look.fonts = fonts;
    EXPECT_EQ(Count(Synthesize(1, look).pdf, "/OutputIntents["), 1u);
  }
}

}  // namespace
}  // namespace gongkai::synthetic
