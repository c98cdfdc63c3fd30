// Tagged PDFs: which word stands in which cell of the structure tree.
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "extract/pdf/pdf_reader.h"
#include "normalize/text/fold.h"
#include "tests/support/tiny_pdf.h"

namespace gongkai {
namespace {

using test::TinyPdf;

/// A piece of one word with its mark.
std::string Marked(int mark, const std::string& word, int x) {
  return "/P <</MCID " + std::to_string(mark) + ">> BDC BT /F 10 Tf " + std::to_string(x) + " 50 Td (" +
         word + ") Tj ET EMC\n";
}

/// A page with `content` whose structure tree's root holds `tree`; PAGE in it is the page.
Extraction ReadTagged(const std::string& content, std::string tree, const std::string& resources = "") {
  TinyPdf pdf;
  pdf.Page(content).Resource(resources);
  const int root = pdf.Object("null") + 1;
  for (size_t at; (at = tree.find("PAGE")) != std::string::npos;) tree.replace(at, 4, TinyPdf::Ref(root + 1));
  for (size_t at; (at = tree.find("ROOT")) != std::string::npos;) tree.replace(at, 4, TinyPdf::Ref(root));
  pdf.Object("<</Type/StructTreeRoot " + tree + ">>");
  pdf.CatalogEntry("/StructTreeRoot " + TinyPdf::Ref(root));
  return ReadPdf(pdf.Build(), {});
}

/// "word table/row,col+rowspan+colspan" of every word; without a cell only the word.
std::string CellsOf(const Extraction& extraction) {
  std::string out;
  for (const Page& page : extraction.pages) {
    int last = -2;
    for (const TextRun& run : page.runs)
      for (const Glyph& glyph : run.glyphs) {
        if (glyph.tagged_cell != last && last >= -1) out += ' ';
        if (glyph.tagged_cell != last && glyph.tagged_cell >= 0) {
          const TaggedCell& cell = extraction.tagged_cells.at(static_cast<size_t>(glyph.tagged_cell));
          out += std::to_string(cell.table) + "/" + std::to_string(cell.row) + "," + std::to_string(cell.col);
          if (cell.row_span > 1 || cell.col_span > 1)
            out += "+" + std::to_string(cell.row_span) + "+" + std::to_string(cell.col_span);
          out += ":";
        }
        last = glyph.tagged_cell;
        AppendUtf8(glyph.code, &out);
      }
  }
  return out;
}

const std::string kWords = Marked(0, "a", 10) + Marked(1, "b", 50) + Marked(2, "c", 90) + Marked(3, "d", 130);

TEST(StructureTree, NamesTheCellOfEveryWord) {
  const struct {
    const char* name;
    const char* tree;
    const char* expected;
  } cases[] = {
      {"two rows",
       "/K[<</S/Table/Pg PAGE/K[<</S/TR/K[<</S/TH/K 0>><</S/TH/K 1>>]>><</S/TR/K[<</S/TD/K 2>><</S/TD/K "
       "3>>]>>]>>]",
       "0/0,0:a 0/0,1:b 0/1,0:c 0/1,1:d"},
      {"groups of rows, paragraphs in the cells, one child without a list",
       "/K<</S/Document/Pg PAGE/K<</S/Table/K[<</S/THead/K<</S/TR/K[<</S/TH/K<</S/P/K[0 1]>>>>]>>>>"
       "<</S/TBody/K[<</S/TR/K[<</S/TD/K[<</S/P/K 2>><</S/P/K 3>>]>>]>>]>>]>>>>",
       "0/0,0:ab 0/1,0:cd"},
      {"spans, from one attribute dictionary or several",
       "/K<</S/Table/Pg PAGE/K[<</S/TR/K[<</S/TH/A<</O/Table/RowSpan 2>>/K 0>>"
       "<</S/TH/A[<</O/Layout/Width 9>> 0 <</O/Table/ColSpan 2>>]/K 1>>]>>"
       "<</S/TR/K[<</S/TH/K 2>><</S/TH/K 3>>]>>]>>",
       "0/0,0+2+1:a 0/0,1+1+2:b 0/1,1:c 0/1,2:d"},
      {"names of the program's own",
       "/RoleMap<</Grid/Table/Line/Row/Row/TR/Loop/Loop>>/K<</S/Grid/Pg PAGE/K<</S/Line/K[<</S/TD/K 0>>"
       "<</S/Loop/K 1>>]>>>>",
       "0/0,0:a bcd"},
      {"marks that name their page", "/K<</S/Table/K<</S/TR/K[<</S/TD/K<</Type/MCR/Pg PAGE/MCID 1>>>>]>>>>",
       "a 0/0,0:b cd"},
      {"a table in a cell",
       "/K<</S/Table/Pg PAGE/K<</S/TR/K[<</S/TD/K 0>><</S/TD/K[1 <</S/Table/K<</S/TR/K<</S/TD/K "
       "2>>>>>>3]>>]>>"
       ">>",
       "0/0,0:a 0/0,1:b 1/0,0:c 0/0,1:d"},
      {"a piece that two cells claim is in neither",
       "/K<</S/Table/Pg PAGE/K<</S/TR/K[<</S/TD/K[0 1]>><</S/TD/K[1 2]>>]>>>>", "0/0,0:a b 0/0,1:c d"},
      {"cells outside of rows and tables", "/K[<</S/TD/Pg PAGE/K 0>><</S/Table/Pg PAGE/K<</S/TD/K 1>>>>]",
       "abcd"},
      {"no page is known", "/K<</S/Table/K<</S/TR/K<</S/TD/K 0>>>>>>", "abcd"},
      {"a piece of another stream",
       "/K<</S/Table/Pg PAGE/K<</S/TR/K<</S/TD/K<</Type/MCR/Stm 3 0 R/MCID 0>>>>>>>>", "abcd"},
      {"no table", "/K<</S/P/Pg PAGE/K 0>>", "abcd"},
      {"no tree", "/K 7", "abcd"},
      {"a tree that is its own child", "/K[ROOT ROOT <</S/Table/Pg PAGE/K[<</S/TR/K[<</S/TD/K 0>>ROOT]>>]>>]",
       "0/0,0:a bcd"},
      {"spans that no table has",
       "/K<</S/Table/Pg PAGE/K<</S/TR/K[<</S/TD/A<</ColSpan -4>>/K 0>><</S/TD/A<</ColSpan 9999999>>/K "
       "1>>]>>>>",
       "0/0,0:a 0/0,1+1+100:b cd"},
  };
  for (const auto& c : cases) {
    const Extraction read = ReadTagged(kWords, c.tree);
    EXPECT_EQ(CellsOf(read), c.expected) << c.name;
    EXPECT_FALSE(read.error) << c.name;
  }
}

TEST(StructureTree, MarksHoldForWhatTheyEnclose) {
  const std::string tree = "/K<</S/Table/Pg PAGE/K<</S/TR/K[<</S/TD/K 0>><</S/TD/K 1>>]>>>>";
  const auto word = [](const char* text, int x) {
    return "BT /F 10 Tf " + std::to_string(x) + " 50 Td (" + text + ") Tj ET ";
  };
  const struct {
    const char* name;
    std::string content, expected;
  } cases[] = {
      {"nested without a number",
       "/TD <</MCID 0>> BDC /Span BMC " + word("a", 10) + "EMC " + word("b", 60) + "EMC", "0/0,0:ab"},
      {"nested with a number",
       "/TD <</MCID 0>> BDC " + word("a", 10) + "/P <</MCID 1>> BDC " + word("b", 60) + "EMC EMC",
       "0/0,0:a 0/0,1:b"},
      {"an artifact", "/TD <</MCID 0>> BDC " + word("a", 10) + "/Artifact BMC " + word("b", 60) + "EMC EMC",
       "0/0,0:a b"},
      {"more ends than beginnings",
       "EMC EMC /TD <</MCID 0>> BDC " + word("a", 10) + "EMC EMC " + word("b", 60), "0/0,0:a b"},
      {"no end", word("b", 60) + "/TD <</MCID 0>> BDC " + word("a", 10), "b 0/0,0:a"},
  };
  for (const auto& c : cases) EXPECT_EQ(CellsOf(ReadTagged(c.content, tree)), c.expected) << c.name;
}

TEST(StructureTree, HostileTreesEndSoonAndCostNothingElse) {
  std::string deep = "/K", wide = "/K[";
  for (int i = 0; i < 400; ++i) deep += "<</S/Table/K";
  deep += " 0";
  for (int i = 0; i < 400; ++i) deep += ">>";
  for (int i = 0; i < 310000; ++i) wide += "0 ";
  wide += "]";
  for (const std::string& tree : {deep, wide}) {
    const Extraction read = ReadTagged(kWords, tree);
    EXPECT_EQ(CellsOf(read), "abcd");
    EXPECT_FALSE(read.error);
    EXPECT_TRUE(read.tagged_cells.empty());
  }
}

}  // namespace
}  // namespace gongkai
