#include "normalize/text/digest.h"

#include <openssl/sha.h>

namespace gongkai {
namespace {

std::string Hex(const unsigned char* bytes, size_t size) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string out;
  out.reserve(size * 2);
  for (size_t i = 0; i < size; ++i) {
    out.push_back(kDigits[bytes[i] >> 4]);
    out.push_back(kDigits[bytes[i] & 15]);
  }
  return out;
}

}  // namespace

std::string Sha256Hex(std::string_view bytes) {
  unsigned char digest[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest);
  return Hex(digest, sizeof digest);
}

std::string RecordId(std::string_view doc_id, std::initializer_list<std::string_view> parts) {
  std::string joined(doc_id);
  joined += '\x1f';
  for (std::string_view part : parts) {
    joined += part;
    joined += '\x1f';
  }
  unsigned char digest[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(joined.data()), joined.size(), digest);
  return std::string(doc_id.substr(0, 16)) + Hex(digest, 8);
}

}  // namespace gongkai
