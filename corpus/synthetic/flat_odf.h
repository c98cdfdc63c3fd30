// What the flat OpenDocument files of a disclosure have in common: the head of the file and its styles.
#ifndef GONGKAI_CORPUS_SYNTHETIC_FLAT_ODF_H_
#define GONGKAI_CORPUS_SYNTHETIC_FLAT_ODF_H_

#include <map>
#include <string>

#include "corpus/synthetic/look.h"

namespace gongkai::synthetic {

/// Automatic styles: the same properties make one style.
class OdfStyles {
 public:
  /// `attributes` of the style itself, `properties` the elements inside of it. Returns its name.
  std::string Of(const std::string& family, const std::string& attributes, const std::string& properties);
  const std::string& Xml() const { return xml_; }

 private:
  std::map<std::string, std::string> names_;
  std::string xml_;
};

/// The characters of a text: font and size, of ideographs too.
std::string OdfTextProperties(const Look& look, double points, bool bold);

/// Page layouts and the master pages Portrait and Landscape, A4. `page_properties` are attributes that both
/// layouts have; `footer` is the content of the foot of every page, empty for none.
std::string OdfLayouts(const std::string& page_properties);
std::string OdfMasterPages(const std::string& footer);

/// The whole file. `type` is text or spreadsheet, `body` the content of its element.
std::string OdfFile(const std::string& type, const std::string& styles, const std::string& layouts,
                    const std::string& master_pages, const std::string& body);

}  // namespace gongkai::synthetic

#endif  // GONGKAI_CORPUS_SYNTHETIC_FLAT_ODF_H_
