// Several pages drawn one after the other (extract/pdf/page_painter.h).
#include <gtest/gtest.h>

#include <cstdio>
#include <string>
#include <vector>

#include "extract/pdf/pdf_reader.h"
#include "tests/support/tiny_pdf.h"

namespace gongkai {
namespace {

using test::TinyPdf;
using test::Ucs2;

constexpr const char* kUpright = "/MediaBox[0 0 200 100]";

// "一@10,14 …": the words of a page and where they begin.
std::string Words(const Page& page) {
  std::string out;
  for (const TextRun& run : page.runs) {
    char place[40];
    std::snprintf(place, sizeof place, "@%.0f,%.0f ", run.box.x0, run.box.y1);
    out += run.Utf8() + place;
  }
  return out;
}

std::vector<std::string> Pages(const Extraction& extraction) {
  std::vector<std::string> out;
  for (const Page& page : extraction.pages) out.push_back(Words(page));
  return out;
}

TEST(PagePainter, ANameMeansTheFontThatItsPageGivesIt) {
  TinyPdf pdf;
  const std::string one = "/A " + TinyPdf::Ref(pdf.IdentityFont("<0001> <4E00>"));
  const std::string two = "/A " + TinyPdf::Ref(pdf.IdentityFont("<0001> <4E8C>"));
  const std::string direct = "/A <</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";
  const std::string content = "BT /A 10 Tf 10 80 Td <0001> Tj ET";
  for (const std::string& fonts : {one, two, one, two}) pdf.Page(content, kUpright, fonts);
  pdf.Page("BT /A 10 Tf 10 80 Td (x) Tj ET", kUpright, direct).Page(content, kUpright, one);
  const std::vector<std::string> pages = Pages(ReadPdf(pdf.Build(), {}));
  ASSERT_EQ(pages.size(), 6u);
  const char* expected[] = {"一", "二", "一", "二", "x", "一"};
  for (size_t i = 0; i < pages.size(); ++i) EXPECT_TRUE(pages[i].starts_with(expected[i])) << i << pages[i];
}

TEST(PagePainter, PagesOfOtherSizesAndAnglesAreReadAsIfTheyStoodAlone) {
  const char* kinds[] = {kUpright,
                         "/MediaBox[0 0 200 100]/Rotate 90",
                         kUpright,
                         "/MediaBox[0 0 300 300]",
                         "/MediaBox[0 0 200 100]/CropBox[5 5 150 95]",
                         kUpright,
                         "/MediaBox[-20 -20 180 80]"};
  const std::string content = "BT /C 10 Tf 10 70 Td " + Ucs2("决算") + " Tj ET 0.5 w 10 60 m 90 60 l S";
  TinyPdf together;
  for (const char* kind : kinds) together.Page(content, kind);
  const Extraction all = ReadPdf(together.Build(), {});
  ASSERT_EQ(all.pages.size(), std::size(kinds));
  for (size_t i = 0; i < std::size(kinds); ++i) {
    const Extraction alone = ReadPdf(TinyPdf().Page(content, kinds[i]).Build(), {});
    ASSERT_EQ(alone.pages.size(), 1u);
    EXPECT_EQ(Words(all.pages[i]), Words(alone.pages[0])) << kinds[i];
    ASSERT_EQ(all.pages[i].rulings.size(), 1u) << kinds[i];
    EXPECT_EQ(all.pages[i].rulings[0].at, alone.pages[0].rulings[0].at) << kinds[i];
  }
}

TEST(PagePainter, WhatAPageLeavesOpenEndsWithIt) {
  const std::string word = "BT /F 10 Tf 10 80 Td (word) Tj ET";
  const std::string alone = Words(ReadPdf(test::OnePage(word), {}).pages.at(0));
  const struct {
    const char* name;
    std::string first;
  } cases[] = {
      {"a saved state", "q 2 0 0 2 0 0 cm 1 g " + word},
      {"states restored too often", "Q Q " + word},
      {"a clip", "0 0 5 5 re W n " + word},
      {"invisible text", "BT /F 10 Tf 3 Tr 10 80 Td (word) Tj ET"},
      {"an unfinished text object", "BT /F 10 Tf 50 20 Td 300 Tz 20 Tc (word) Tj"},
      {"a marked content", "/Span <</MCID 0>> BDC " + word},
      {"a hidden layer", "/OC /Hidden BDC " + word},
  };
  for (const auto& c : cases) {
    TinyPdf pdf;
    const int layer = pdf.Object("<</Type/OCG/Name(hidden)>>");
    pdf.CatalogEntry("/OCProperties<</OCGs[" + TinyPdf::Ref(layer) + "]/D<</OFF[" + TinyPdf::Ref(layer) +
                     "]>>>>");
    pdf.Resource("/Properties<</Hidden " + TinyPdf::Ref(layer) + ">>");
    pdf.Page(c.first).Page(word);
    TinyPdf plain;
    plain.Page(c.first).Page(word);
    for (TinyPdf* made : {&pdf, &plain}) {
      const Extraction extraction = ReadPdf(made->Build(), {});
      ASSERT_EQ(extraction.pages.size(), 2u) << c.name;
      EXPECT_EQ(Words(extraction.pages[1]), alone) << c.name;
    }
  }
}

TEST(PagePainter, AFileMayNameItsFontsAnewOnEachPage) {
  TinyPdf pdf;
  constexpr int kPages = 120;
  for (int i = 0; i < kPages; ++i) {
    char table[32], content[64];
    std::snprintf(table, sizeof table, "<0001> <%04X>", 0x4E00 + i);
    std::snprintf(content, sizeof content, "BT /N%d 10 Tf 10 80 Td <0001> Tj ET", i);
    pdf.Page(content, kUpright, "/N" + std::to_string(i) + " " + TinyPdf::Ref(pdf.IdentityFont(table)));
  }
  const Extraction extraction = ReadPdf(pdf.Build(), {});
  ASSERT_EQ(extraction.pages.size(), static_cast<size_t>(kPages));
  for (int i = 0; i < kPages; ++i) {
    ASSERT_EQ(extraction.pages[static_cast<size_t>(i)].runs.size(), 1u) << i;
    std::string expected;
    AppendUtf8(static_cast<char32_t>(0x4E00 + i), &expected);
    EXPECT_EQ(extraction.pages[static_cast<size_t>(i)].runs[0].Utf8(), expected) << i;
  }
}

}  // namespace
}  // namespace gongkai
