// Text without columns as a stream of pieces, and the words of the catalogue in it.
//
// A heading, a label or a level name may be broken into as many pieces as it has characters; a word of the
// catalogue is found by putting pieces together until they are one, the longest first.
#ifndef GONGKAI_NORMALIZE_PERFORMANCE_LINEAR_TEXT_H_
#define GONGKAI_NORMALIZE_PERFORMANCE_LINEAR_TEXT_H_

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "normalize/grid/grid.h"
#include "normalize/performance/words.h"

namespace gongkai {

/// A piece of text between blanks.
struct LinearToken {
  std::string text;
  int line = 0;             ///< of the file
  bool line_start = false;  ///< first of its line
  bool whole = false;       ///< all of a cell, of a text with a line for each cell
};
using LinearTokens = std::vector<LinearToken>;

LinearTokens CutTokens(const std::string& text, int line);
std::string JoinTokens(const LinearTokens& tokens, size_t from, size_t to);
/// True for a number without a unit.
bool IsPlainNumber(const std::string& text);
/// True for a number, a dash or nothing.
bool IsAmountOrDash(const std::string& text);

/// Finds words of the catalogue at a place of the stream. All functions return the pieces that the word
/// takes, 0 where none stands there.
class LinearMatcher {
 public:
  explicit LinearMatcher(const PerformanceLexicon& lexicon) : lexicon_(lexicon) {}

  size_t Heading(const LinearTokens& tokens, size_t at, std::vector<Role>* roles) const;
  size_t Label(const LinearTokens& tokens, size_t at) const;
  size_t Side(const LinearTokens& tokens, size_t at) const;

  struct Level {
    size_t pieces = 0;  ///< 0: none
    int level = 0;
    std::string text;
  };
  /// A level name, with the weight behind it. `level1` is the current name at level 1.
  Level LevelName(const LinearTokens& tokens, size_t at, const std::string& level1) const;

 private:
  static bool TakeBareWeight(const LinearTokens& tokens, size_t at, Level* out);
  bool IsLevel(const std::string& name) const;
  template <typename Accept>
  size_t Longest(const LinearTokens& tokens, size_t at, Accept accept) const;

  const PerformanceLexicon& lexicon_;
};

/// A grid that grows row by row.
class LinearGrid {
 public:
  void NextRow() { ++grid_.rows; }
  /// Into the last row. A text for a cell that is there is appended to it.
  void Put(int col, const std::string& text, int line_first, int line_last);
  void Put(int col, const LinearTokens& tokens, size_t from, size_t to);
  /// Says that some row could be read in another way.
  void Doubt() { grid_.confidence = std::min(grid_.confidence, 0.45); }
  int rows() const { return grid_.rows; }
  Grid Finish();

 private:
  Grid grid_;
};

struct LinearLine {
  size_t item = 0;  ///< index into the flow
  LinearTokens tokens;
  std::string text;
};

/// A heading of indicators: where it begins and what it says.
struct LinearHeading {
  size_t line = 0;    ///< index into the lines
  size_t pieces = 0;  ///< counted over the lines
  std::vector<Role> roles;

  bool IsIndicators() const;
};

/// All lines of a document and what begins where.
class LinearText {
 public:
  LinearText(const PerformanceLexicon& lexicon, std::vector<LinearLine> lines)
      : lexicon_(lexicon), match_(lexicon), lines_(std::move(lines)) {}

  const std::vector<LinearLine>& lines() const { return lines_; }
  /// The pieces of `count` lines from `line` on.
  LinearTokens Window(size_t line, size_t count) const;
  /// Words of headings, one after the other, from the start of the line on.
  std::optional<LinearHeading> HeadingAt(size_t line) const;
  /// The first line of the table whose indicators begin at `heading`: below a title that labels follow, or at
  /// the label of the project; the heading itself where neither stands above. Not above `bound`.
  size_t FirstLine(size_t heading, size_t bound) const;

 private:
  bool HasHead(size_t from, size_t heading) const;

  const PerformanceLexicon& lexicon_;
  LinearMatcher match_;
  std::vector<LinearLine> lines_;
};

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_PERFORMANCE_LINEAR_TEXT_H_
