// One document: a pure function from bytes to records.
#ifndef GONGKAI_CORPUS_PROCESS_H_
#define GONGKAI_CORPUS_PROCESS_H_

#include <string>
#include <string_view>

#include "extract/extract.h"
#include "normalize/normalize.h"
#include "normalize/records.h"

namespace gongkai {

/// The bytes alone decide (the path is recorded, and its suffix may choose a text dialect). Never throws; a
/// defect of the program becomes a failed document with internal_error.
Records ProcessBytes(std::string_view bytes, const std::string& path, const Normalizer& normalizer,
                     const ExtractLimits& limits = {});

/// The bytes of a file; `problem` says why there are none.
struct FileBytes {
  std::string bytes;
  std::string problem;
};
FileBytes ReadFile(const std::string& path);

/// A file that could not be read: a failed document with unreadable_path.
Records Unreadable(const std::string& path, const std::string& problem);

/// A document whose records are wrong in themselves: failed with internal_error, without any record.
Records Defect(const DocumentRecord& document, const std::string& problem);

/// Reads the file and processes it; a file that cannot be read becomes a failed document.
Records ProcessFile(const std::string& path, const Normalizer& normalizer, const ExtractLimits& limits = {});

}  // namespace gongkai

#endif  // GONGKAI_CORPUS_PROCESS_H_
