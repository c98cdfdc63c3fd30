// Lines to paragraphs, and paragraphs to headings: the part of reading running text that looks at whole
// lines.
#ifndef GONGKAI_NORMALIZE_STATEMENTS_PARAGRAPHS_H_
#define GONGKAI_NORMALIZE_STATEMENTS_PARAGRAPHS_H_

#include <optional>
#include <string>
#include <vector>

#include "normalize/statements/sentences.h"
#include "normalize/text/numeral.h"

namespace gongkai {

/// A line of running text without its white space.
struct TextRow {
  std::vector<PlacedChar> chars;
  std::optional<Enumerator> enumerator;  ///< `length` counts characters of `chars`
  double right = 0;                      ///< PDF: right end in points; text: display columns
  double em = 0;                         ///< width of a character in the same measure
  int page = 0;                          ///< 0 for text files
  bool barrier = false;  ///< something that no sentence runs through: a table, cells without rules
  bool full = false;     ///< reaches the right edge of the text around it
  bool open = false;     ///< long enough for a paragraph to go on below it
};

/// All lines that may be part of sentences, in reading order, tables and loose cells reduced to barriers.
std::vector<TextRow> ReadRows(const Flow& flow);

struct ParagraphText {
  std::vector<PlacedChar> chars;
  std::optional<Enumerator> enumerator;
};

/// Joins the rows that are one paragraph. Lines of a table of contents are left out.
std::vector<ParagraphText> JoinRows(std::vector<TextRow> rows, const StatementWords& words);

/// Ends a sentence: 。！？
bool EndsSentence(char32_t folded);
/// Divides one: ，；：、
bool DividesSentence(char32_t folded);

/// UTF-8 of the folded characters [from, to).
std::string FoldedText(const std::vector<PlacedChar>& chars, size_t from, size_t to);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_STATEMENTS_PARAGRAPHS_H_
