#include "extract/error.h"

namespace gongkai {

std::string_view ErrorCodeName(ErrorCode code) {
  switch (code) {
    case ErrorCode::kNone:
      return "";
    case ErrorCode::kUnreadablePath:
      return "unreadable_path";
    case ErrorCode::kEmptyFile:
      return "empty_file";
    case ErrorCode::kUnsupportedFormat:
      return "unsupported_format";
    case ErrorCode::kDamagedPdf:
      return "damaged_pdf";
    case ErrorCode::kEncryptedPdf:
      return "encrypted_pdf";
    case ErrorCode::kNoPages:
      return "no_pages";
    case ErrorCode::kNoTextLayer:
      return "no_text_layer";
    case ErrorCode::kNoUnicode:
      return "no_unicode";
    case ErrorCode::kLimitExceeded:
      return "limit_exceeded";
    case ErrorCode::kDamagedPage:
      return "damaged_page";
    case ErrorCode::kInternal:
      return "internal_error";
  }
  return "internal_error";
}

}  // namespace gongkai
