// The landmarks of a performance table without rules: the words that stand at its left side, the headings of
// its blocks, and where each block begins and ends.
//
// All of them are known words, but narrow cells break them over lines (产/出/指/标), so they are looked for
// downwards, as stacks. A heading row is a set of heading words that stand around one height.
#ifndef GONGKAI_NORMALIZE_PERFORMANCE_LOOSE_MARKS_H_
#define GONGKAI_NORMALIZE_PERFORMANCE_LOOSE_MARKS_H_

#include <optional>
#include <vector>

#include "normalize/performance/pieces.h"
#include "normalize/performance/words.h"

namespace gongkai {

/// A height on a page.
struct Spot {
  int page = 0;
  double y = 0;
};
bool operator<(const Spot& a, const Spot& b);
inline Spot SpotOf(const Piece& piece) {
  return {piece.page, piece.y};
}

struct HeadingWord {
  Stack stack;
  std::vector<Role> roles;  ///< empty for a word that the catalogue does not know
};

/// The heading of a block.
struct HeadingRow {
  Spot top, bottom;                ///< its first and its last line
  std::vector<HeadingWord> words;  ///< of single columns, left to right
  std::vector<HeadingWord> groups;  ///< above several of them: 全年预算数 over 总额, 财政拨款 and 其他资金
  std::vector<int> group_of;  ///< of each word, -1: none
};

struct LooseMarks {
  std::vector<Stack> sides;  ///< labels that run down beside a block
  std::optional<HeadingRow> funds;
  std::optional<Spot> goals;
  HeadingRow indicators;
};

/// `pieces` are sorted by Above; those of sides and of headings are marked in `used`. Nothing where there is
/// no heading of indicators.
std::optional<LooseMarks> FindLooseMarks(const Pieces& pieces, const PerformanceLexicon& lexicon,
                                         std::vector<bool>* used);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_PERFORMANCE_LOOSE_MARKS_H_
