#include "corpus/synthetic/flat_odf.h"

#include "corpus/synthetic/pdf_objects.h"

namespace gongkai::synthetic {

std::string OdfStyles::Of(const std::string& family, const std::string& attributes,
                          const std::string& properties) {
  std::string& name = names_[family + " " + attributes + properties];
  if (!name.empty()) return name;
  name = "s" + std::to_string(names_.size());
  xml_ += "<style:style style:name=\"" + name + "\" style:family=\"" + family + "\" " + attributes + ">" +
          properties + "</style:style>\n";
  return name;
}

std::string OdfTextProperties(const Look& look, double points, bool bold) {
  const std::string font = look.font, size = PdfObjects::Number(points) + "pt";
  std::string out = "<style:text-properties fo:font-family=\"'" + font + "'\" style:font-family-asian=\"'" +
                    font + "'\" fo:font-size=\"" + size + "\" style:font-size-asian=\"" + size + "\"";
  if (bold) out += " fo:font-weight=\"bold\" style:font-weight-asian=\"bold\"";
  return out + "/>";
}

std::string OdfLayouts(const std::string& page_properties) {
  std::string out;
  for (const bool turned : {false, true})
    out += std::string("<style:page-layout style:name=\"") + (turned ? "turned" : "upright") +
           "\"><style:page-layout-properties fo:page-width=\"" + (turned ? "297mm" : "210mm") +
           "\" fo:page-height=\"" + (turned ? "210mm" : "297mm") + "\" style:print-orientation=\"" +
           (turned ? "landscape" : "portrait") + "\" fo:margin=\"18mm\" " + page_properties +
           "/><style:footer-style><style:header-footer-properties fo:min-height=\"7mm\" "
           "fo:margin-top=\"2mm\"/></style:footer-style></style:page-layout>\n";
  return out;
}

std::string OdfMasterPages(const std::string& footer) {
  std::string out;
  for (const bool turned : {false, true})
    out += std::string("<style:master-page style:name=\"") + (turned ? "Landscape" : "Portrait") +
           "\" style:page-layout-name=\"" + (turned ? "turned" : "upright") + "\">" +
           "<style:header style:display=\"false\"/><style:footer" +
           (footer.empty() ? " style:display=\"false\"/>" : ">" + footer + "</style:footer>") +
           "</style:master-page>\n";
  return out;
}

std::string OdfFile(const std::string& type, const std::string& styles, const std::string& layouts,
                    const std::string& master_pages, const std::string& body) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document"
         " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
         " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
         " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
         " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
         " xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\""
         " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
         " office:version=\"1.2\" office:mimetype=\"application/vnd.oasis.opendocument." +
         type + "\">\n<office:automatic-styles>\n" + styles + layouts +
         "</office:automatic-styles>\n<office:master-styles>\n" + master_pages +
         "</office:master-styles>\n<office:body><office:" + type + ">\n" + body + "</office:" + type +
         "></office:body></office:document>\n";
}

}  // namespace gongkai::synthetic
