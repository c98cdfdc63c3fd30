// Digests: the same input gives the same id on every machine and in every run.
#ifndef GONGKAI_NORMALIZE_TEXT_DIGEST_H_
#define GONGKAI_NORMALIZE_TEXT_DIGEST_H_

#include <initializer_list>
#include <string>
#include <string_view>

namespace gongkai {

/// SHA-256 of the bytes, 64 hex digits.
std::string Sha256Hex(std::string_view bytes);

/// The id of a record of a document: the first 16 hex digits of the document's id, then 16 of the SHA-256 of
/// the parts (each closed by a unit separator). Records of one document stand together in an index that way,
/// which keeps a large database from being rewritten all over with every document.
std::string RecordId(std::string_view doc_id, std::initializer_list<std::string_view> parts);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_TEXT_DIGEST_H_
