// Reads a PDF into pages: opens it, keeps its traps from biting, draws each page once into a PageDevice.
#ifndef GONGKAI_EXTRACT_PDF_PDF_READER_H_
#define GONGKAI_EXTRACT_PDF_PDF_READER_H_

#include <string_view>

#include "extract/extract.h"

namespace gongkai {

/// `bytes` must outlive the call. Errors: kDamagedPdf, kEncryptedPdf, kNoPages, kNoTextLayer, kNoUnicode,
/// kLimitExceeded (partial).
Extraction ReadPdf(std::string_view bytes, const ExtractLimits& limits);

}  // namespace gongkai

#endif  // GONGKAI_EXTRACT_PDF_PDF_READER_H_
