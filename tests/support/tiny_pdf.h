// PDFs of a few hundred bytes, written by hand in a test, with a correct cross-reference table.
#ifndef GONGKAI_TESTS_SUPPORT_TINY_PDF_H_
#define GONGKAI_TESTS_SUPPORT_TINY_PDF_H_

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/text/fold.h"

namespace gongkai::test {

/// "决算" as the UCS-2 string <51B37B97> of a PDF.
inline std::string Ucs2(std::string_view utf8) {
  std::string out = "<";
  for (char32_t code : Utf8ToCodes(utf8)) {
    char four[16];
    std::snprintf(four, sizeof four, "%04X", static_cast<unsigned>(code));
    out += four;
  }
  return out + ">";
}

/// Pages have the fonts /F (Helvetica), /C (STSong-Light, not embedded, UniGB-UCS2-H) and /X (codes without
/// any Unicode), and whatever else Resource() adds.
class TinyPdf {
 public:
  TinyPdf() {
    Object("");  // 1: the catalogue
    Object("");  // 2: the page tree
    Object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>");
    int descriptor = Object(
        "<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent "
        "880"
        "/Descent -120/CapHeight 700/StemV 80>>");
    int cid = Object(
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/"
        "Ordering(GB1)"
        "/Supplement 4>>/DW 1000/FontDescriptor " +
        Ref(descriptor) + ">>");
    fonts_ =
        "/F 3 0 R/C " +
        Ref(Object("<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[" +
                   Ref(cid) + "]>>"));
    fonts_ += "/X " + Ref(IdentityFont(""));
  }

  static std::string Ref(int object) { return std::to_string(object) + " 0 R"; }

  int Object(std::string body) {
    objects_.push_back(std::move(body));
    return static_cast<int>(objects_.size());
  }
  int Stream(const std::string& entries, const std::string& data) {
    return Object("<<" + entries + "/Length " + std::to_string(data.size()) + ">>\nstream\n" + data +
                  "\nendstream");
  }
  /// A subset whose two-byte codes mean what `to_unicode` (bfchar lines: "<0001> <2ED4>") says; nothing where
  /// it is empty. With the ordering "Identity", as producers write it, Poppler then takes the codes
  /// themselves for characters.
  int IdentityFont(const std::string& to_unicode, const std::string& ordering = "Unknown") {
    std::string unicode;
    if (!to_unicode.empty())
      unicode = "/ToUnicode " +
                Ref(Stream("",
                           "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def "
                           "1 begincodespacerange <0000> <FFFF> endcodespacerange\n1 beginbfchar\n" +
                               to_unicode + "\nendbfchar\nendcmap end end"));
    int descriptor = Object(
        "<</Type/FontDescriptor/FontName/ABCDEF+Subset/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle "
        "0/Ascent 880"
        "/Descent -120/CapHeight 700/StemV 80>>");
    int cid = Object(
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/ABCDEF+Subset/CIDSystemInfo<</Registry(Adobe)/Ordering(" +
        ordering +
        ")"
        "/Supplement 0>>/DW 1000/FontDescriptor " +
        Ref(descriptor) + ">>");
    return Object("<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Subset/Encoding/Identity-H/DescendantFonts[" +
                  Ref(cid) + "]" + unicode + ">>");
  }

  /// Adds "/Kind<</Name N 0 R>>" entries to the resources of all pages, e.g. Resource("/XObject<</I 9 0
  /// R>>").
  TinyPdf& Resource(const std::string& entry) {
    resources_ += entry;
    return *this;
  }
  TinyPdf& Font(const std::string& name, int object) {
    fonts_ += "/" + name + " " + Ref(object);
    return *this;
  }
  TinyPdf& CatalogEntry(const std::string& entry) {
    catalog_ += entry;
    return *this;
  }
  /// A page of 200 × 100 points unless `entries` say otherwise. `fonts` ("/A 9 0 R") are its own beside those
  /// of all pages.
  TinyPdf& Page(const std::string& content, const std::string& entries = "/MediaBox[0 0 200 100]",
                const std::string& fonts = "") {
    pages_.push_back({Stream("", content), entries, fonts});
    return *this;
  }

  std::string Build() {
    std::string kids;
    for (const auto& [content, entries, fonts] : pages_)
      kids += Ref(Object("<</Type/Page/Parent 2 0 R" + entries + "/Contents " + Ref(content) +
                         "/Resources<</Font<<" + fonts_ + fonts + ">>" + resources_ + ">>>>")) +
              " ";
    objects_[0] = "<</Type/Catalog/Pages 2 0 R" + catalog_ + ">>";
    objects_[1] = "<</Type/Pages/Kids[" + kids + "]/Count " + std::to_string(pages_.size()) + ">>";
    std::string out = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
    std::vector<size_t> offsets;
    for (size_t i = 0; i < objects_.size(); ++i) {
      offsets.push_back(out.size());
      out += std::to_string(i + 1) + " 0 obj\n" + objects_[i] + "\nendobj\n";
    }
    size_t xref = out.size();
    out += "xref\n0 " + std::to_string(objects_.size() + 1) + "\n0000000000 65535 f \n";
    for (size_t offset : offsets) {
      char line[32];
      std::snprintf(line, sizeof line, "%010zu 00000 n \n", offset);
      out += line;
    }
    return out + "trailer\n<</Root 1 0 R/Size " + std::to_string(objects_.size() + 1) + ">>\nstartxref\n" +
           std::to_string(xref) + "\n%%EOF\n";
  }

 private:
  std::vector<std::string> objects_;
  struct Leaf {
    int content;
    std::string entries, fonts;
  };
  std::vector<Leaf> pages_;
  std::string fonts_, resources_, catalog_;
};

/// One page of 200 × 100 points.
inline std::string OnePage(const std::string& content) {
  return TinyPdf().Page(content).Build();
}

}  // namespace gongkai::test

#endif  // GONGKAI_TESTS_SUPPORT_TINY_PDF_H_
