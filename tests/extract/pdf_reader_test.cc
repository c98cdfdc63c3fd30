#include "extract/pdf/pdf_reader.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <string>

#include "normalize/text/fold.h"
#include "tests/support/tiny_pdf.h"

namespace gongkai {
namespace {

using test::OnePage;
using test::TinyPdf;
using test::Ucs2;

std::string Rulings(const Extraction& extraction) {
  std::string out;
  for (const Page& page : extraction.pages)
    for (const Ruling& r : page.rulings) {
      char text[80];
      std::snprintf(text, sizeof text, "%c%.0f:%.0f-%.0f ",
                    r.direction == Ruling::Direction::kHorizontal ? 'H' : 'V', r.at, r.from, r.to);
      out += text;
    }
  return out;
}

std::string Texts(const Extraction& extraction) {
  std::string out;
  for (const Page& page : extraction.pages)
    for (const TextRun& run : page.runs) out += "[" + run.Utf8() + "]";
  return out;
}

std::string Rounded(const Box& box) {
  char text[80];
  std::snprintf(text, sizeof text, "%.1f,%.1f,%.1f,%.1f", box.x0, box.y0, box.x1, box.y1);
  return text;
}

/// The content of one page of 200 × 100 points, with a word so that the page is not taken for a scan.
Extraction Draw(const std::string& content) {
  return ReadPdf(OnePage("BT /F 10 Tf 150 5 Td (word) Tj ET " + content), {});
}

// PDF counts y from the bottom: y = 80 in a content stream is 20 from the top.
TEST(PdfReader, RulesAreFoundHoweverTheyAreDrawn) {
  const struct {
    const char* name;
    const char* content;
    const char* expected;
  } cases[] = {
      {"strokes", "0.5 w 10 80 m 110 80 l S 10 80 m 10 20 l S", "H20:10-110 V10:20-80 "},
      {"one path of several lines", "0.5 w 10 80 m 110 80 l 110 20 l S", "H20:10-110 V110:20-80 "},
      {"thin filled rectangles", "10 79.8 100 0.4 re f 9.8 20 0.4 60 re f", "H20:10-110 V10:20-80 "},
      {"a thick frame", "4.5 w 10 98 m 130 98 l S 8 0 4 90 re f", "H2:10-130 V10:10-100 "},
      {"thin filled rectangles, even-odd", "10 79.8 100 0.4 re f*", "H20:10-110 "},
      {"a stroked rectangle", "0.5 w 10 20 100 60 re S", "H20:10-110 H80:10-110 V10:20-80 V110:20-80 "},
      {"filled and stroked", "1 g 0.5 w 10 20 100 60 re B", "H20:10-110 H80:10-110 V10:20-80 V110:20-80 "},
      {"one piece per cell edge", "0.5 w 10 80 m 60 80 l S 60 80 m 110 80 l S", "H20:10-110 "},
      {"scaled and moved by the matrix", "q 2 0 0 2 10 20 cm 0.2 w 0 30 m 50 30 l S Q", "H20:10-110 "},
      {"a short stroke as wide as the rule is long", "100 w 60 79.8 m 60 80.2 l S", "H20:10-110 "},
      {"nearly horizontal", "0.5 w 10 80 m 110 80.3 l S", "H20:10-110 "},
  };
  for (const auto& c : cases) EXPECT_EQ(Rulings(Draw(c.content)), c.expected) << c.name;
}

TEST(PdfReader, WhatNobodySeesIsNoRule) {
  const struct {
    const char* name;
    const char* content;
  } cases[] = {
      {"a white stroke", "1 G 0.5 w 10 80 m 110 80 l S"},
      {"a white stroke in RGB", "1 1 1 RG 0.5 w 10 80 m 110 80 l S"},
      {"a white stroke in CMYK", "0 0 0 0 K 0.5 w 10 80 m 110 80 l S"},
      {"a white fill", "1 g 10 79.8 100 0.4 re f"},
      {"a stroke outside the clip", "q 0 0 200 50 re W n 0.5 w 10 80 m 110 80 l S Q"},
      {"a fill outside the clip", "q 120 0 80 100 re W n 10 79.8 100 0.4 re f Q"},
      {"a path that is not painted", "0.5 w 10 80 m 110 80 l n"},
      {"the outline of a character, stroked",
       "0.5 w 10 80 m 20 80 l 20 70 l 15 65 12 65 10 70 c h 12 78 6 4 re S"},
      {"the outline of a character, filled", "12 78 9 0.8 re 10 60 m 20 60 l 15 65 12 65 10 60 c h f"},
      {"a slanted stroke", "0.5 w 10 80 m 110 20 l S"},
      {"a curve", "0.5 w 10 80 m 40 80 80 80 110 80 c S"},
      {"an area", "0.5 g 10 20 100 60 re f"},
      {"a broad bar", "20 w 10 60 m 110 60 l S"},
  };
  for (const auto& c : cases) EXPECT_EQ(Rulings(Draw(c.content)), "") << c.name;
  EXPECT_EQ(Rulings(Draw("q 50 0 30 100 re W n 0.5 w 10 80 m 110 80 l S Q")), "H20:49-81 ")
      << "a clip cuts a rule";
}

TEST(PdfReader, TextHasBoxesFromTheTopLeft) {
  Extraction got = ReadPdf(OnePage("BT /C 10 Tf 20 60 Td " + Ucs2("决算") + " Tj ET"), {});
  ASSERT_EQ(got.pages.size(), 1u);
  ASSERT_FALSE(got.error) << got.error.message;
  EXPECT_EQ(got.media_type, "application/pdf");
  EXPECT_EQ(got.pages[0].width, 200);
  EXPECT_EQ(got.pages[0].height, 100);
  ASSERT_EQ(Texts(got), "[决算]");
  const TextRun& run = got.pages[0].runs[0];
  EXPECT_EQ(Rounded(run.box), "20.0,31.4,40.0,41.4");
  EXPECT_EQ(Rounded(run.glyphs[1].box), "30.0,31.4,40.0,41.4");
  EXPECT_DOUBLE_EQ(run.font_size, 10);
}

TEST(PdfReader, TextIsReadHoweverItIsSet) {
  const struct {
    const char* name;
    std::string content;
    const char* expected;
  } cases[] = {
      {"one string", "BT /F 10 Tf 20 60 Td (1,234.56) Tj ET", "[1,234.56]"},
      {"an array with kerning", "BT /F 10 Tf 20 60 Td [(1,2) -20 (34) 15 (.56)] TJ ET", "[1,234.56]"},
      {"a wide jump is another run", "BT /F 10 Tf 20 60 Td [(0.00) -2000 (0.00)] TJ ET", "[0.00][0.00]"},
      {"a narrow jump is the same run", "BT /F 10 Tf 20 60 Td (0.00) Tj 19.46 0 Td (0.00) Tj ET",
       "[0.000.00]"},
      {"character spacing belongs to no glyph", "BT /F 10 Tf 1 Tc 20 60 Td (12) Tj ET", "[12]"},
      {"invisible text is the text of a scan", "BT /F 10 Tf 3 Tr 20 60 Td (12.30) Tj ET", "[12.30]"},
      {"outlined text", "BT /F 10 Tf 1 Tr 20 60 Td (12.30) Tj ET", "[12.30]"},
      {"bold by drawing twice", "BT /F 10 Tf 20 60 Td (100.00) Tj 0.3 0 Td (100.00) Tj ET", "[100.00]"},
      {"beside the page's visible area", "BT /F 10 Tf 20 60 Td (1.00) Tj 300 0 Td (2.00) Tj ET",
       "[1.00][2.00]"},
  };
  for (const auto& c : cases) EXPECT_EQ(Texts(ReadPdf(OnePage(c.content), {})), c.expected) << c.name;
}

TEST(PdfReader, WhatNobodySeesIsNoText) {
  const std::string image = "q 100 0 0 60 10 10 cm BI /W 1 /H 1 /CS /G /BPC 8 ID 0 EI Q ";
  const struct {
    const char* name;
    std::string content;
    const char* expected;
  } cases[] = {
      {"white on paper", "1 g BT /F 10 Tf 20 60 Td (1.00) Tj ET 0 g", ""},
      {"white on paper, below the printed figure",
       "1 g BT /F 10 Tf 20 60 Td (1.00) Tj ET 0 g BT /F 10 Tf 20 60 Td (23.40) Tj ET", "[23.40]"},
      {"white on a dark area", "0.3 g 10 50 100 30 re f 1 g BT /F 10 Tf 20 60 Td (1.00) Tj ET 0 g", "[1.00]"},
      {"white on a picture", image + "1 g BT /F 10 Tf 20 60 Td (1.00) Tj ET 0 g", "[1.00]"},
      {"white with a dark outline", "1 g BT 2 Tr /F 10 Tf 20 60 Td (1.00) Tj ET 0 g 0 Tr", "[1.00]"},
      {"below a white rectangle",
       "BT /F 10 Tf 20 60 Td (1.00) Tj ET 1 g 10 50 100 30 re f 0 g BT /F 10 Tf 22 60 Td (2.00) Tj ET",
       "[2.00]"},
      {"beside a white rectangle", "BT /F 10 Tf 20 60 Td (1.00) Tj ET 1 g 60 50 50 30 re f 0 g", "[1.00]"},
      {"over a shaded row", "0.9 g 10 50 100 30 re f 0 g BT /F 10 Tf 20 60 Td (1.00) Tj ET", "[1.00]"},
      {"an area that is no rectangle hides nothing",
       "BT /F 10 Tf 20 60 Td (1.00) Tj ET 0.9 g 10 50 m 110 50 l 60 90 l 10 50 l f 0 g", "[1.00]"},
      {"invisible without a picture", "BT /F 10 Tf 3 Tr 20 60 Td (12.30) Tj 0 Tr ET", ""},
      {"invisible over a picture", image + "BT /F 10 Tf 3 Tr 20 60 Td (12.30) Tj 0 Tr ET", "[12.30]"},
      {"invisible over a picture and over text",
       image + "BT /F 10 Tf 20 60 Td (12.30) Tj ET BT /F 10 Tf 3 Tr 22 61 Td (12.80) Tj 0 Tr ET", "[12.30]"},
  };
  for (const auto& c : cases)
    EXPECT_EQ(Texts(ReadPdf(OnePage(c.content + " BT /F 10 Tf 20 20 Td (text in ink) Tj ET"), {})),
              c.expected + std::string("[text in ink]"))
        << c.name;
}

// One degree: over the width of a page a rule sinks by ten points.
TEST(PdfReader, APageThatLiesAskewIsSetStraight) {
  std::string words;
  for (int line = 0; line < 6; ++line)
    words += "BT /F 10 Tf 20 " + std::to_string(20 + 10 * line) + " Td (word1234) Tj ET ";
  const std::string content = words + "0.5 w 10 90 m 190 90 l S";
  const Extraction level = ReadPdf(OnePage(content), {});
  const Extraction askew = ReadPdf(OnePage("0.99985 0.01745 -0.01745 0.99985 0 0 cm " + content), {});
  EXPECT_EQ(Texts(askew), Texts(level));
  ASSERT_EQ(askew.pages[0].rulings.size(), 1u);
  EXPECT_EQ(askew.pages[0].rulings[0].direction, Ruling::Direction::kHorizontal);
  EXPECT_NEAR(askew.pages[0].skew, -0.01745, 1e-4);
  // Back on the page as displayed, the first glyph is where it was drawn.
  const Box box = askew.pages[0].ToDisplayed(askew.pages[0].runs[0].glyphs[0].box);
  EXPECT_NEAR(box.x0, 20 * 0.99985 - 20 * 0.01745, 0.5);
  EXPECT_NEAR(box.y1, 100 - (20 * 0.99985 + 20 * 0.01745) + 1.4, 0.5);
}

TEST(PdfReader, WatermarksAreNoText) {
  const struct {
    const char* name;
    const char* content;
    bool kept;
  } cases[] = {
      {"set at a slant", "BT /F 12 Tf 0.7071 0.7071 -0.7071 0.7071 40 20 Tm (DRAFT) Tj ET", false},
      {"large and light, straight", "0.85 g BT /F 40 Tf 20 30 Td (DRAFT) Tj ET", false},
      {"a large black title", "0 g BT /F 40 Tf 20 30 Td (DRAFT) Tj ET", true},
      {"light text of ordinary size", "0.85 g BT /F 10 Tf 20 30 Td (DRAFT) Tj ET", true},
  };
  for (const auto& c : cases)
    EXPECT_EQ(Texts(Draw(c.content)), c.kept ? "[word][DRAFT]" : "[word]") << c.name;
}

TEST(PdfReader, ActualTextNamesWhatTheFontDoesNot) {
  auto span = [](const char* text, const char* shown) {
    return "BT /X 10 Tf 20 60 Td /Span<</ActualText<FEFF" + std::string(text) + ">>>BDC " + shown +
           " Tj EMC ET";
  };
  const struct {
    const char* name;
    std::string content;
    const char* expected;
  } cases[] = {
      {"one character for each glyph", span("51B37B97", "<00010002>"), "[决算]"},
      {"two characters for one glyph", span("51B37B97", "<0001>"), "[决算]"},
      {"an equal count replaces characters too",
       "BT /F 10 Tf 20 60 Td /Span<</ActualText(34)>>BDC (12) Tj EMC ET", "[34]"},
      {"another count does not", "BT /F 10 Tf 20 60 Td /Span<</ActualText(345)>>BDC (12) Tj EMC ET", "[12]"},
  };
  for (const auto& c : cases) {
    Extraction got =
        ReadPdf(OnePage(c.content + std::string(" BT /F 10 Tf 20 20 Td (word word word) Tj ET")), {});
    EXPECT_EQ(Texts(got), c.expected + std::string("[word word word]")) << c.name;
  }
}

TEST(PdfReader, ActualTextBeyondTheBasicPlane) {
  Extraction got =
      ReadPdf(OnePage("BT /X 10 Tf 20 60 Td /Span<</ActualText<FEFFD840DC0B>>>BDC <0001> Tj EMC ET"), {});
  EXPECT_EQ(Texts(got), "[𠀋]");
}

TEST(PdfReader, RadicalsStayAsDrawnAndReadAsTheIdeograph) {
  TinyPdf pdf;
  int font = pdf.IdentityFont("<0001> <2ED4>");
  Extraction got = ReadPdf(pdf.Font("R", font).Page("BT /R 10 Tf 20 60 Td <0001> Tj ET").Build(), {});
  EXPECT_EQ(Texts(got), "[⻔]");
  EXPECT_EQ(PrintedName("部⻔"), "部门");
}

TEST(PdfReader, ALigatureIsCutIntoItsCharacters) {
  TinyPdf pdf;
  int font = pdf.IdentityFont("<0001> <51B37B97>");
  Extraction got = ReadPdf(pdf.Font("L", font).Page("BT /L 10 Tf 20 60 Td <0001> Tj ET").Build(), {});
  ASSERT_EQ(Texts(got), "[决算]");
  EXPECT_EQ(Rounded(got.pages[0].runs[0].glyphs[1].box), "25.0,31.4,30.0,41.4");
}

TEST(PdfReader, GlyphsWithoutUnicodeAreCounted) {
  Extraction got =
      ReadPdf(OnePage("BT /X 10 Tf 20 60 Td <000100020003> Tj ET BT /F 10 Tf 20 20 Td (word) Tj ET"), {});
  ASSERT_EQ(got.pages.size(), 1u);
  EXPECT_EQ(got.pages[0].unmapped_glyphs, 3);
  EXPECT_EQ(Texts(got), "[word]");
}

// Poppler takes the codes of such a font for characters, which is worse than nothing.
TEST(PdfReader, ASubsetWithoutToUnicodeNamesNoCharacter) {
  TinyPdf pdf;
  int font = pdf.IdentityFont("", "Identity");
  Extraction got =
      ReadPdf(pdf.Font("I", font)
                  .Page("BT /I 10 Tf 20 60 Td <004100420043> Tj ET BT /F 10 Tf 20 20 Td (word) Tj ET")
                  .Build(),
              {});
  EXPECT_EQ(Texts(got), "[word]");
  EXPECT_EQ(got.pages.at(0).unmapped_glyphs, 3);
}

// Poppler gives up a page at the first operator that lacks its operands, or at a Q too many.
TEST(PdfReader, APageThatIsReadInPartSaysSo) {
  for (const char* fault : {"Q ", "w ", "cm "}) {
    Extraction got = ReadPdf(OnePage("BT /F 10 Tf 20 60 Td (word) Tj ET " + std::string(fault) +
                                     "BT /F 10 Tf 20 40 Td (lost) Tj ET"),
                             {});
    EXPECT_TRUE(Texts(got) == "[word][lost]" || got.error.code == ErrorCode::kDamagedPage)
        << fault << ": " << Texts(got);
  }
}

// A page of 200 × 100 points with a word whose baseline starts at 20|60 and a rule under it, displayed after
// /Rotate. Text that then stands sideways is turned upright; ToDisplayed leads back to the displayed page.
TEST(PdfReader, RotatedPagesGiveDisplayedBoxes) {
  const struct {
    int rotate;
    int width, height;  // as displayed
    const char* displayed;
    int turn;
  } cases[] = {
      {0, 200, 100, "20.0,31.4,40.0,41.4", 0},
      {90, 100, 200, "58.6,20.0,68.6,40.0", 90},
      {180, 200, 100, "160.0,58.6,180.0,68.6", 180},
      {270, 100, 200, "31.4,160.0,41.4,180.0", 270},
  };
  for (const auto& c : cases) {
    std::string pdf = TinyPdf()
                          .Page("BT /C 10 Tf 20 60 Td " + Ucs2("决算") + " Tj ET 0.5 w 20 50 m 120 50 l S",
                                "/MediaBox[0 0 200 100]/Rotate " + std::to_string(c.rotate))
                          .Build();
    Extraction got = ReadPdf(pdf, {});
    ASSERT_EQ(got.pages.size(), 1u) << c.rotate;
    const Page& page = got.pages[0];
    EXPECT_EQ(page.rotation, c.rotate);
    EXPECT_EQ(page.turn, c.turn) << c.rotate;
    EXPECT_EQ(page.turn % 180 ? page.height : page.width, c.width) << c.rotate;
    EXPECT_EQ(page.turn % 180 ? page.width : page.height, c.height) << c.rotate;
    ASSERT_EQ(Texts(got), "[决算]") << c.rotate;
    EXPECT_EQ(Rounded(page.runs[0].box), "20.0,31.4,40.0,41.4")
        << c.rotate << ": upright it is the page without /Rotate";
    EXPECT_EQ(Rulings(got), "H50:20-120 ") << c.rotate;
    EXPECT_EQ(Rounded(page.ToDisplayed(page.runs[0].box)), c.displayed) << c.rotate;
  }
}

TEST(PdfReader, ATableSetSidewaysOnAnUprightPageIsTurned) {
  // Written upwards from 60|20, as wide tables are on portrait paper.
  std::string pdf =
      TinyPdf()
          .Page("BT /C 10 Tf 0 1 -1 0 60 20 Tm " + Ucs2("决算总表") + " Tj ET", "/MediaBox[0 0 100 200]")
          .Build();
  Extraction got = ReadPdf(pdf, {});
  ASSERT_EQ(Texts(got), "[决算总表]");
  const Page& page = got.pages[0];
  EXPECT_EQ(page.turn, 270);
  EXPECT_EQ(page.width, 200);
  EXPECT_EQ(page.height, 100);
  EXPECT_EQ(Rounded(page.runs[0].box), "20.0,51.4,60.0,61.4");
  EXPECT_EQ(Rounded(page.ToDisplayed(page.runs[0].box)), "51.4,140.0,61.4,180.0");
}

TEST(PdfReader, TheCropBoxIsThePage) {
  std::string pdf = TinyPdf()
                        .Page("BT /C 10 Tf 120 160 Td " + Ucs2("决算") + " Tj ET",
                              "/MediaBox[0 0 400 300]/CropBox[100 100 300 200]")
                        .Build();
  Extraction got = ReadPdf(pdf, {});
  ASSERT_EQ(Texts(got), "[决算]");
  EXPECT_EQ(got.pages[0].width, 200);
  EXPECT_EQ(got.pages[0].height, 100);
  EXPECT_EQ(Rounded(got.pages[0].runs[0].box), "20.0,31.4,40.0,41.4");
}

TEST(PdfReader, AnOutputIntentIsNotEvenLookedAt) {
  const std::string content = "BT /F 10 Tf 20 60 Td (12.30) Tj ET 0.5 w 10 80 m 110 80 l S";
  TinyPdf archive;
  // The profile is broken: whoever reads it complains.
  int profile = archive.Stream("/N 3", "no profile at all");
  archive.CatalogEntry(
      "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/DestOutputProfile " +
      TinyPdf::Ref(profile) + ">>]");
  Extraction plain = ReadPdf(OnePage(content), {});
  Extraction got = ReadPdf(archive.Page(content).Build(), {});
  EXPECT_EQ(Texts(got), "[12.30]");
  EXPECT_EQ(Texts(got), Texts(plain));
  EXPECT_EQ(Rulings(got), Rulings(plain));
  EXPECT_EQ(got.warnings, plain.warnings);
}

TEST(PdfReader, PagesThatArePicturesAreToldWhereOthersHoldText) {
  const std::string text = "BT /C 10 Tf 20 60 Td " +
                           Ucs2("收入支出决算总表收入支出决算总表收入支出决算总表收入支出决算总表") +
                           " Tj ET",
                    scan = "BT /F 10 Tf 100 5 Td (- 2 -) Tj ET q 190 0 0 95 2 2 cm /I Do Q",
                    chapter =
                        "BT /C 10 Tf 20 60 Td " + Ucs2("第二部分") + " Tj ET q 190 0 0 95 2 2 cm /I Do Q";
  std::string drawn;
  for (int i = 0; i < 60; ++i) drawn += "0.5 w 10 80 m 20 80 l 20 70 l 15 65 12 65 10 70 c h f ";
  const struct {
    const char* name;
    std::vector<std::string> pages;
    int page;
    const char* message;
  } cases[] = {
      {"a scanned page",
       {text, scan, text},
       2,
       "Page 2 is a picture without a text layer (a scan); what stands there was not read."},
      {"two",
       {text, scan, scan, text},
       2,
       "Pages 2 and 3 are pictures without a text layer (a scan); what stands there was not read."},
      {"characters drawn as paths",
       {text, drawn, text},
       2,
       "Page 2 is a picture without a text layer (a scan); what stands there was not read."},
      {"pictures at both ends", {scan, text, scan}, 0, ""},
      {"the title of a chapter on a picture", {text, chapter, text}, 0, ""},
      {"a blank page", {text, "", text}, 0, ""},
  };
  for (const auto& c : cases) {
    TinyPdf pdf;
    const int image =
        pdf.Stream("/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8",
                   std::string(1, '\0'));
    pdf.Resource("/XObject<</I " + TinyPdf::Ref(image) + ">>");
    for (const std::string& page : c.pages) pdf.Page(page);
    const Extraction got = ReadPdf(pdf.Build(), {});
    EXPECT_FALSE(got.failed) << c.name;
    EXPECT_EQ(got.error.code, c.page ? ErrorCode::kNoTextLayer : ErrorCode::kNone) << c.name;
    EXPECT_EQ(got.error.page, c.page) << c.name;
    EXPECT_EQ(got.error.message, c.message) << c.name;
  }
}

TEST(PdfReader, PicturesAreNotedAndThinOnesAreRules) {
  TinyPdf pdf;
  int image =
      pdf.Stream("/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8",
                 std::string(1, '\0'));
  pdf.Resource("/XObject<</I " + TinyPdf::Ref(image) + ">>");
  pdf.Page(
      "BT /F 10 Tf 20 5 Td (word word word) Tj ET q 50 0 0 40 20 50 cm /I Do Q q 100 0 0 0.5 20 30 cm /I Do "
      "Q");
  Extraction got = ReadPdf(pdf.Build(), {});
  ASSERT_EQ(got.pages.size(), 1u);
  ASSERT_EQ(got.pages[0].images.size(), 1u);
  EXPECT_EQ(Rounded(got.pages[0].images[0].box), "20.0,10.0,70.0,50.0");
  EXPECT_EQ(Rulings(got), "H70:20-120 ");
}

TEST(PdfReader, TheProducerIsReadInBothEncodings) {
  const struct {
    const char* info;
    const char* expected;
  } cases[] = {
      {"/Producer(WPS)", "WPS"},
      {"/Producer<FEFF51B37B97>", "决算"},
      {"/Creator(Writer)", "Writer"},
      {"/Producer()/Creator(Writer)", "Writer"},
      {"/Title(x)", ""},
  };
  for (const auto& c : cases) {
    TinyPdf pdf;
    int info = pdf.Object("<<" + std::string(c.info) + ">>");
    std::string bytes = pdf.Page("BT /F 10 Tf 20 60 Td (word) Tj ET").Build();
    bytes.replace(bytes.rfind("/Root"), 5, "/Info " + TinyPdf::Ref(info) + "/Root");
    EXPECT_EQ(ReadPdf(bytes, {}).producer, c.expected) << c.info;
  }
}

TEST(PdfReader, LimitsKeepWhatWasReadUntilThen) {
  const std::string word = "BT /F 10 Tf 20 60 Td (word word) Tj ET";
  const struct {
    const char* name;
    ExtractLimits limits;
    size_t pages;
  } cases[] = {
      {"pages", {.max_pages = 2}, 2},
      {"glyphs", {.max_glyphs_per_page = 4}, 3},
      {"rulings", {.max_rulings_per_page = 1}, 3},
  };
  const std::string content = word + " 0.5 w 10 80 m 110 80 l S 10 40 m 110 40 l S";
  std::string pdf = TinyPdf().Page(content).Page(content).Page(content).Build();
  for (const auto& c : cases) {
    Extraction got = ReadPdf(pdf, c.limits);
    EXPECT_EQ(got.error.code, ErrorCode::kLimitExceeded) << c.name;
    EXPECT_FALSE(got.failed) << c.name;
    EXPECT_EQ(got.pages.size(), c.pages) << c.name;
    EXPECT_FALSE(got.pages[0].runs.empty()) << c.name;
  }
  EXPECT_FALSE(ReadPdf(pdf, {}).error);
}

TEST(PdfReader, TheSameBytesGiveTheSamePagesAndWarnings) {
  std::string pdf = OnePage("BT /F 10 Tf 20 60 Td (12.30) Tj ET /Nothing Do 0.5 w 10 80 m 110 80 l S");
  Extraction first = ReadPdf(pdf, {}), again = ReadPdf(pdf, {});
  EXPECT_EQ(Texts(first), "[12.30]");
  EXPECT_EQ(Texts(first), Texts(again));
  EXPECT_EQ(Rulings(first), Rulings(again));
  EXPECT_FALSE(first.warnings.empty()) << "an unknown XObject is worth a warning";
  EXPECT_EQ(first.warnings, again.warnings);
}

}  // namespace
}  // namespace gongkai
