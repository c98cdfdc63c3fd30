#include "corpus/process.h"

#include <cerrno>
#include <cstring>
#include <exception>
#include <filesystem>
#include <fstream>

#include "normalize/text/digest.h"

namespace gongkai {
namespace {

Records Failure(const std::string& doc_id, const std::string& path, ErrorCode code, std::string sentence) {
  Records out;
  out.document.doc_id = doc_id;
  out.document.path = path;
  out.document.status = "failed";
  out.document.error_code = std::string(ErrorCodeName(code));
  out.document.error_message = std::move(sentence);
  return out;
}

}  // namespace

Records ProcessBytes(std::string_view bytes, const std::string& path, const Normalizer& normalizer,
                     const ExtractLimits& limits) {
  // Errors are values everywhere below; what still throws (memory) must not cost another document its
  // records.
  try {
    return normalizer.Normalize(bytes, path, Extract(bytes, path, limits));
  } catch (const std::exception& problem) {
    return Failure(Sha256Hex(bytes), path, ErrorCode::kInternal,
                   std::string("The program failed on this document: ") + problem.what() + ".");
  }
}

FileBytes ReadFile(const std::string& path) {
  FileBytes file;
  std::error_code status;
  bool regular = std::filesystem::is_regular_file(path, status);
  bool good = regular;
  if (good) {
    std::ifstream in(path, std::ios::binary);
    good = in.good();
    if (good) {
      std::uintmax_t size = std::filesystem::file_size(path, status);
      file.bytes.resize(status ? 0 : static_cast<size_t>(size));
      in.read(file.bytes.data(), static_cast<std::streamsize>(file.bytes.size()));
      good = in.gcount() == static_cast<std::streamsize>(file.bytes.size());
    }
  }
  if (!good)
    file.problem = !status && !regular ? "it is not a file"
                   : status            ? status.message()
                                       : std::strerror(errno);
  return file;
}

Records Unreadable(const std::string& path, const std::string& problem) {
  // There are no bytes to digest, so the path stands for the document.
  return Failure(Sha256Hex("unreadable:" + path), path, ErrorCode::kUnreadablePath,
                 "The file cannot be read: " + problem + ".");
}

Records Defect(const DocumentRecord& document, const std::string& problem) {
  Records out = Failure(document.doc_id, document.path, ErrorCode::kInternal,
                        "The program failed on this document: " + problem);
  out.document.bytes = document.bytes;
  out.document.kind = "other";
  return out;
}

Records ProcessFile(const std::string& path, const Normalizer& normalizer, const ExtractLimits& limits) {
  FileBytes file = ReadFile(path);
  return file.problem.empty() ? ProcessBytes(file.bytes, path, normalizer, limits)
                              : Unreadable(path, file.problem);
}

}  // namespace gongkai
