// Folding: making two ways of writing the same thing equal, for matching and for numbers.
//
// Records keep the printed characters (contract: names are untouched but for white space), so folded text is
// used to decide, never to store. The one exception is radicals: a font that maps 门 to U+2ED4 ⻔ prints the
// same character, and a researcher who searches for 门 must find it.
#ifndef GONGKAI_NORMALIZE_TEXT_FOLD_H_
#define GONGKAI_NORMALIZE_TEXT_FOLD_H_

#include <string>
#include <string_view>

namespace gongkai {

/// Decodes UTF-8; ill-formed bytes become U+FFFD, so any input is safe.
std::u32string Utf8ToCodes(std::string_view utf8);
std::string CodesToUtf8(std::u32string_view codes);

/// True for every white space of Unicode and for the invisible format characters found in these files
/// (zero-width space, byte order mark, soft hyphen).
bool IsSpace(char32_t code);
/// True for a CJK ideograph.
bool IsIdeograph(char32_t code);
inline bool IsDigit(char32_t code) {
  return code >= U'0' && code <= U'9';
}
/// True for one or more of 0-9 and nothing else.
inline bool IsDigits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Replaces Kangxi radicals (U+2F00–2FD5), the CJK radicals supplement (U+2E80–2EFF, which NFKC leaves alone)
/// and compatibility ideographs (U+F900–FAFF) by the ideograph that they look like. Nothing else changes.
std::string FoldRadicals(std::string_view utf8);
char32_t FoldRadical(char32_t code);

/// FoldRadicals, and full-width letters, digits and punctuation to half width: "（２０２４）" becomes
/// "(2024)". Dashes and minus signs become '-', CJK quotes stay.
std::string FoldWidth(std::string_view utf8);

/// FoldWidth with every line break turned to '\n' and other white space to ' '.
std::string FoldWidthAndBlanks(std::string_view utf8);

/// Removes all white space.
std::string StripSpace(std::string_view utf8);

/// The printed characters without white space, radicals folded: what contract names and titles hold.
std::string PrintedName(std::string_view utf8);

/// FoldWidth of one character.
char32_t FoldWidthCode(char32_t code);

/// FoldWidth without white space: what patterns of the catalogue see.
std::string PatternText(std::string_view utf8);

/// FoldWidth without white space, punctuation, quotes and brackets: two headings are the same when their keys
/// are.
std::string MatchKey(std::string_view utf8);

/// Takes a leading enumerator off a folded key or name: "一、", "(二)", "1.", "十一、", "（1）", "其中:"
/// stays. Returns the text after it; the whole text where there is none.
std::string_view StripEnumerator(std::string_view folded);

/// The MatchKey of a printed name without its enumerator: what two forms call the same row by.
std::string UnnumberedKey(std::string_view utf8);

/// Columns that the text takes in a terminal: two for wide characters, none for combining ones.
int DisplayWidth(std::string_view utf8);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_TEXT_FOLD_H_
