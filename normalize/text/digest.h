// Digests: the same input gives the same id on every machine and in every run.
#ifndef GONGKAI_NORMALIZE_TEXT_DIGEST_H_
#define GONGKAI_NORMALIZE_TEXT_DIGEST_H_

#include <initializer_list>
#include <string>
#include <string_view>

namespace gongkai {

/// SHA-256 of the bytes, 64 hex digits.
std::string Sha256Hex(std::string_view bytes);

/// A record id: the first 128 bits of the SHA-256 of the parts (each closed by a unit separator), 32 hex digits.
std::string RecordId(std::initializer_list<std::string_view> parts);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_TEXT_DIGEST_H_
