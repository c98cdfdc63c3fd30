// Running text: the lines of a document that are neither table nor furniture, put together again to
// sentences.
//
// A PDF and a converted text know lines, not sentences: 3204.7 万 / 元 stands on two of them, a page may end
// inside a number, a double-spaced text has a blank line in every gap. So lines are first joined to
// paragraphs, paragraphs are cut into headings and sentences, and every character of a sentence keeps the
// line and the position that it came from. A figure found in a sentence can then be shown where it stands on
// the page.
//
// Nothing here knows what a sentence says; that is grammar.h.
#ifndef GONGKAI_NORMALIZE_STATEMENTS_SENTENCES_H_
#define GONGKAI_NORMALIZE_STATEMENTS_SENTENCES_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/page.h"
#include "normalize/forms/catalogue.h"
#include "normalize/grid/flow.h"

namespace gongkai {

/// What stood between a character and the one before it.
enum class Gap : uint8_t {
  kNone,
  kLineEnd,
  kSpace,
  kWide  ///< a tab: as wide as the gap between two cells
};

/// One visible character of the running text.
struct PlacedChar {
  char32_t printed = 0;  ///< radicals folded, else as drawn
  char32_t folded = 0;   ///< width folded as well: what patterns see
  uint32_t item = 0;     ///< index into the flow
  uint32_t column = 0;   ///< which character of the line's text
  Gap gap = Gap::kNone;
};

struct Sentence {
  std::vector<PlacedChar> chars;
  uint32_t section = 0;        ///< index into RunningText::sections
  bool new_paragraph = false;  ///< the first of its paragraph
  bool punctuated =
      false;  ///< its paragraph has a mark that ends or divides sentences; labels and cells have none

  /// UTF-8 of chars [from, to): as printed, and as patterns see it.
  std::string Printed(size_t from, size_t to) const;
  std::string Folded(size_t from, size_t to) const;
};

struct TextSection {
  std::string path;     ///< all headings from the chapter down, joined by '/'
  std::string heading;  ///< the innermost one without its number, as printed
};

struct RunningText {
  std::vector<TextSection> sections;
  std::vector<Sentence> sentences;
};

/// Joins, cuts and files; used for every document, safe to share between threads.
class SentenceReader {
 public:
  explicit SentenceReader(const StatementWords& words) : words_(words) {}

  RunningText Read(const Flow& flow) const;

 private:
  const StatementWords& words_;
};

/// Where chars [from, to) of a sentence stand: the box of just these characters, or their lines of the text
/// file. A range that goes on over a page is shown where it begins.
Place PlaceOf(const Sentence& sentence, size_t from, size_t to, const Flow& flow,
              const std::vector<Page>& pages);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_STATEMENTS_SENTENCES_H_
