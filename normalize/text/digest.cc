#include "normalize/text/digest.h"

#include <openssl/evp.h>

#include <array>
#include <memory>

namespace gongkai {
namespace {

using Digest = std::array<unsigned char, 32>;

// The algorithm is looked up once for the program: OpenSSL's own short form looks it up every time, which
// takes longer than to digest the key of a record.
Digest Sha256(std::string_view bytes) {
  static EVP_MD* const kAlgorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  static thread_local const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                                            EVP_MD_CTX_free);
  Digest digest{};
  EVP_DigestInit_ex2(context.get(), kAlgorithm, nullptr);
  EVP_DigestUpdate(context.get(), bytes.data(), bytes.size());
  EVP_DigestFinal_ex(context.get(), digest.data(), nullptr);
  return digest;
}

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
  const Digest digest = Sha256(bytes);
  return Hex(digest.data(), digest.size());
}

std::string RecordId(std::string_view doc_id, std::initializer_list<std::string_view> parts) {
  std::string joined(doc_id);
  joined += '\x1f';
  for (std::string_view part : parts) {
    joined += part;
    joined += '\x1f';
  }
  return std::string(doc_id.substr(0, 16)) + Hex(Sha256(joined).data(), 8);
}

}  // namespace gongkai
