#include "extract/extract.h"

#include "extract/pdf/pdf_reader.h"
#include "extract/text/reader.h"

namespace gongkai {
namespace {

// Readers accept a PDF whose header is preceded by other bytes (mail headers, byte order marks).
bool LooksLikePdf(std::string_view bytes) {
  return bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos;
}

}  // namespace

Extraction Extract(std::string_view bytes, std::string_view path, const ExtractLimits& limits) {
  Extraction out;
  if (bytes.empty()) {
    out.error = {ErrorCode::kEmptyFile, 0, "The file is empty."};
    out.failed = true;
    return out;
  }
  if (LooksLikePdf(bytes)) return ReadPdf(bytes, limits);
  return ReadText(bytes, path, limits);
}

std::string CheckCjkSupport() {
  // One line of text in a font that is not embedded and names its characters only through a predefined CMap,
  // as old official documents do: the two characters 决算 in GB 2312. (Of the predefined CMaps this one is
  // the quickest to load.)
  static constexpr std::string_view kProbe =
      "%PDF-1.4\n"
      "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
      "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
      "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R/Resources<</Font<</F 5 0 "
      "R>>>>>>endobj\n"
      "4 0 obj<</Length 39>>stream\nBT /F 12 Tf 10 50 Td <BEF6CBE3> Tj ET \nendstream endobj\n"
      "5 0 obj<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/GB-EUC-H/DescendantFonts[6 0 "
      "R]>>endobj\n"
      "6 0 "
      "obj<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/"
      "Ordering(GB1)"
      "/Supplement 4>>/FontDescriptor 7 0 R/DW 1000>>endobj\n"
      "7 0 obj<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle "
      "0/Ascent 880"
      "/Descent -120/CapHeight 700/StemV 80>>endobj\n"
      "trailer<</Root 1 0 R/Size 8>>\n%%EOF\n";
  Extraction probe = ReadPdf(kProbe, {});
  std::string text;
  for (const Page& page : probe.pages)
    for (const TextRun& run : page.runs) text += run.Utf8();
  if (text == "决算") return {};
  return "This machine cannot decode Chinese PDF fonts (Poppler's character maps are missing); install the "
         "package "
         "poppler-data, else whole documents would lose their text without any error.";
}

}  // namespace gongkai
