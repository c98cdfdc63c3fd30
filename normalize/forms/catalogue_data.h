// The catalogue's files as they were built in; see cmake/embed_catalogue.cmake.
#ifndef GONGKAI_NORMALIZE_FORMS_CATALOGUE_DATA_H_
#define GONGKAI_NORMALIZE_FORMS_CATALOGUE_DATA_H_

#include <string>
#include <vector>

namespace gongkai {

struct CatalogueFile {
  std::string name;  ///< "forms.toml"
  std::string text;
};

const std::vector<CatalogueFile>& EmbeddedCatalogue();

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_FORMS_CATALOGUE_DATA_H_
