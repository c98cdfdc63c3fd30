#include "corpus/synthetic/output_intent.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace gongkai::synthetic {
namespace {

/// Numbers of a profile are big-endian.
std::string Big(uint32_t value, int bytes = 4) {
  std::string out;
  for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) out += static_cast<char>((value >> shift) & 0xff);
  return out;
}

/// A colour: three numbers in 1/65536.
std::string Xyz(uint32_t x, uint32_t y, uint32_t z) {
  return "XYZ " + Big(0) + Big(x) + Big(y) + Big(z);
}

std::string Padded(std::string text) {
  text.resize((text.size() + 3) / 4 * 4, '\0');
  return text;
}

std::string Description(const std::string& text) {
  return Padded("desc" + Big(0) + Big(static_cast<uint32_t>(text.size() + 1)) + text + std::string(1, '\0') +
                std::string(4 + 4 + 2 + 1 + 67, '\0'));
}

}  // namespace

std::string ColourProfile() {
  const std::string gamma = Padded("curv" + Big(0) + Big(1) + Big(0x0233, 2));  // 2.2 in 1/256
  const std::vector<std::pair<std::string, std::string>> tags = {
      {"desc", Description("sRGB, plain gamma")},
      {"cprt", Padded("text" + Big(0) + std::string("None", 5))},
      {"wtpt", Xyz(0xf6d6, 0x10000, 0xd32d)},
      {"rXYZ", Xyz(0x6fa2, 0x38f5, 0x0390)},
      {"gXYZ", Xyz(0x6299, 0xb785, 0x18da)},
      {"bXYZ", Xyz(0x24a0, 0x0f84, 0xb6cf)},
      {"rTRC", gamma},
      {"gTRC", gamma},
      {"bTRC", gamma}};
  const uint32_t start = static_cast<uint32_t>(128 + 4 + 12 * tags.size());
  std::string table = Big(static_cast<uint32_t>(tags.size())), data;
  for (const auto& [name, body] : tags) {
    table += name + Big(static_cast<uint32_t>(start + data.size())) + Big(static_cast<uint32_t>(body.size()));
    data += body;
  }
  std::string header = Big(static_cast<uint32_t>(start + data.size())) + Big(0) + Big(0x02100000) +
                       "mntrRGB XYZ " + Big(2024, 2) + Big(1, 2) + Big(1, 2) + Big(0, 2) + Big(0, 2) +
                       Big(0, 2) + "acsp";
  header.resize(68, '\0');
  header += Big(0xf6d6) + Big(0x10000) + Big(0xd32d);
  header.resize(128, '\0');
  return header + table + data;
}

std::string AddOutputIntent(PdfObjects* objects) {
  const int profile = objects->Add(PdfObjects::Stream("/N 3", ColourProfile()));
  const int intent = objects->Add(
      "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)/DestOutputProfile " +
      PdfObjects::Ref(profile) + ">>");
  const int metadata = objects->Add(PdfObjects::Stream(
      "/Type/Metadata/Subtype/XML",
      "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
      "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\" "
      "xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"><pdfaid:part>1</pdfaid:part>"
      "<pdfaid:conformance>B</pdfaid:conformance></rdf:Description></rdf:RDF></x:xmpmeta>"
      "<?xpacket end=\"w\"?>"));
  return "/OutputIntents[" + PdfObjects::Ref(intent) + "]/Metadata " + PdfObjects::Ref(metadata);
}

}  // namespace gongkai::synthetic
