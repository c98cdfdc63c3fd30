// A regular expression of the catalogue: compiled when it is first needed, once for the program.
#ifndef GONGKAI_NORMALIZE_TEXT_PATTERN_H_
#define GONGKAI_NORMALIZE_TEXT_PATTERN_H_

#include <memory>
#include <string>
#include <vector>

namespace re2 {
class RE2;
}

namespace gongkai {

/// Stands wherever RE2 takes a pattern. To compile one with long repetitions of characters takes as long as
/// to read a page, and most documents need few of the checks' patterns. Copies share the compiled one; safe
/// to share between threads. The text must be a valid RE2 expression.
class Pattern {
 public:
  Pattern(std::string text = {});
  operator const re2::RE2&() const { return **this; }
  const re2::RE2& operator*() const;
  const re2::RE2* operator->() const { return &**this; }
  const std::string& text() const;
  /// Why the text is no regular expression, in RE2's words; empty where it is one. Compiles it.
  std::string problem() const;

 private:
  struct State;
  std::shared_ptr<State> state_;
};

using PatternList = std::vector<Pattern>;

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_TEXT_PATTERN_H_
