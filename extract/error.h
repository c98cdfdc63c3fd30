// Errors as values: every stage reports what went wrong with a stable code, a place and a sentence.
//
// The codes end up in documents.error_code, so they are part of the program's interface: a code is never
// renamed or reused. docs/failure.md lists for each what a user sees and what can be done.
#ifndef GONGKAI_EXTRACT_ERROR_H_
#define GONGKAI_EXTRACT_ERROR_H_

#include <string>
#include <string_view>

namespace gongkai {

enum class ErrorCode {
  kNone,
  kUnreadablePath,     ///< the file cannot be opened or read
  kEmptyFile,          ///< the file has no bytes
  kUnsupportedFormat,  ///< neither a PDF nor a text that this program reads
  kDamagedPdf,         ///< a PDF whose structure cannot be recovered (often a download cut short)
  kEncryptedPdf,       ///< a PDF that needs a password
  kNoPages,            ///< a PDF without any page
  kNoTextLayer,        ///< pages are pictures: there is no text to read
  kNoUnicode,          ///< glyphs are drawn, but the file does not say which characters they are
  kLimitExceeded,      ///< a documented limit was reached (pages, glyphs, rulings, time)
  kDamagedPage,        ///< a page could be read only in part
  kInternal,           ///< a defect of this program; the document is lost, the run is not
};

/// The stable spelling used in documents.error_code, e.g. "no_text_layer"; empty for kNone.
std::string_view ErrorCodeName(ErrorCode code);

struct Error {
  ErrorCode code = ErrorCode::kNone;
  int page = 0;         ///< 1-based page, 0 where the whole document is meant
  std::string message;  ///< one sentence for the person who runs the program

  explicit operator bool() const { return code != ErrorCode::kNone; }
};

}  // namespace gongkai

#endif  // GONGKAI_EXTRACT_ERROR_H_
