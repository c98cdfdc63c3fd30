// The second stage: pages to records.
//
// A pure function of the extraction and the catalogue: no state, no output, the same records every time.
#ifndef GONGKAI_NORMALIZE_NORMALIZE_H_
#define GONGKAI_NORMALIZE_NORMALIZE_H_

#include <memory>
#include <string>
#include <string_view>

#include "extract/extract.h"
#include "normalize/forms/catalogue.h"
#include "normalize/records.h"

namespace gongkai {

/// Prepared once, used for every document; safe to share between threads.
class Normalizer {
 public:
  explicit Normalizer(const Catalogue& catalogue);
  ~Normalizer();
  Normalizer(const Normalizer&) = delete;
  Normalizer& operator=(const Normalizer&) = delete;

  /// `bytes` give the document its id; `path` is recorded as it is.
  Records Normalize(std::string_view bytes, const std::string& path, const Extraction& extraction) const;

  /// Everything that is compiled once from the catalogue.
  struct Tools;

 private:
  std::unique_ptr<Tools> tools_;
};

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_NORMALIZE_H_
