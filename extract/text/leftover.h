// Markup left over inside the text of a converted document.
//
// Converters from PDF to text or Markdown leave HTML, LaTeX and Markdown inside cells: `<input
// type="checkbox" checked="">`, `$\geq 95\%$`, `m^{2}`, `**一是**`, `<br>`. CleanMarkup turns them into the
// characters that the page shows. What is not recognised stays as it is, so "<预算", "A<B" and "权重*B/A" are
// safe.
#ifndef GONGKAI_EXTRACT_TEXT_LEFTOVER_H_
#define GONGKAI_EXTRACT_TEXT_LEFTOVER_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace gongkai {

/// The text as a reader of the page would see it:
///   <input type="checkbox" checked>   ☑ (☐ without checked)
///   <br>, </p>, </div>, </li>         a line break
///   other known tags, comments        nothing
///   &ge; &nbsp; &#8805; &#x2265;      the character
///   $\geq X$, \leq, \%, ^{2}, \frac{a}{b}   ≥X, ≤, %, ², a/b
///   **bold**, \*, \|                  bold, *, |
/// White space at both ends is removed, as are blanks around a line break. Linear in the length of the text.
std::string CleanMarkup(std::string_view text);

/// One HTML entity at the start of `text` ("&ge;"), appended to `out` as UTF-8. Returns its length, 0 where
/// there is none that is known.
size_t DecodeEntity(std::string_view text, std::string* out);

/// The length of the HTML tag at the start of `text`, 0 where there is none: "<" must be followed by a
/// letter, "/letter" or "!letter", and a ">" must come within 2000 bytes. Comments are no tags.
size_t TagLength(std::string_view text);

/// The lower-case name of a tag that TagLength found: "td", "/td".
std::string TagName(std::string_view tag);

/// The place of the end tag of a <script> or <style> whose content starts at `from`; the end of the text
/// where there is none.
size_t RawElementEnd(std::string_view text, size_t from, std::string_view name);

/// The value of an attribute of a tag, quotes taken off; "" where it has none. `present` tells whether the
/// attribute is there at all.
std::string TagAttribute(std::string_view tag, std::string_view name, bool* present = nullptr);

}  // namespace gongkai

#endif  // GONGKAI_EXTRACT_TEXT_LEFTOVER_H_
