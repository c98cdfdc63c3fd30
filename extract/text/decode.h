// Bytes to UTF-8.
//
// Published texts come in UTF-8, in UTF-16 from Windows, in GB18030 and its subsets GBK and GB2312, and from
// elsewhere in Big5; few say which. A byte order mark decides, then strict UTF-8. What remains is decoded in
// each candidate encoding, and the reading that looks most like Chinese (the share of common ideographs, few
// impossible characters) wins; ICU's detector breaks ties and proposes encodings that nobody thought of.
#ifndef GONGKAI_EXTRACT_TEXT_DECODE_H_
#define GONGKAI_EXTRACT_TEXT_DECODE_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace gongkai {

struct DecodedText {
  std::string text;      ///< UTF-8, well-formed, without byte order mark and NULs; empty where binary
  std::string encoding;  ///< "UTF-8", "UTF-16LE", "UTF-16BE", "GB18030" (also for GBK and GB2312), "Big5", or
                         ///< ICU's name
  bool replaced = false;  ///< bytes that are no characters became U+FFFD
  bool binary = false;    ///< not a text at all
  /// What it is instead, where its first bytes tell: "a PNG picture".
  std::string binary_kind;
  size_t nuls = 0;  ///< NUL characters that were dropped
};

DecodedText DecodeText(std::string_view bytes);

/// True where every byte is part of well-formed UTF-8 (no surrogates, no overlong forms).
bool IsUtf8(std::string_view bytes);

}  // namespace gongkai

#endif  // GONGKAI_EXTRACT_TEXT_DECODE_H_
