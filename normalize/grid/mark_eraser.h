// Takes the characters of a watermark, once they are known, out of a line of text.
#ifndef GONGKAI_NORMALIZE_GRID_MARK_ERASER_H_
#define GONGKAI_NORMALIZE_GRID_MARK_ERASER_H_

#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

#include "normalize/grid/flow.h"

namespace gongkai {

/// What is known of the words of such documents: that one is printed so, or is a piece of such a word.
struct KnownText {
  std::function<bool(const std::string&)> is_name, is_piece;
};

/// An ideograph or a Latin letter.
bool IsMarkLetter(char32_t code);

/// A line of a text, not too long to be one of a page.
bool IsTextLine(const FlowItem& item);

/// How often the words and the whole lines of a text come, without blanks and numbering.
class WordCounts {
 public:
  explicit WordCounts(const Flow& flow);
  size_t Times(std::u32string_view word) const;

 private:
  void Add(const std::u32string& line);
  void Count(std::u32string_view word);

  std::unordered_map<std::u32string, size_t> count_;
};

/// Blanks characters of the mark where they stand before or behind a figure, before a numbering, alone among
/// other words, or at the end of words that are known or that the text prints without them elsewhere.
void EraseMark(const std::set<char32_t>& mark, const WordCounts& wording, const KnownText& known,
               std::u32string* line);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_GRID_MARK_ERASER_H_
