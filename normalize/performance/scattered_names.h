// The names of the indicators of a scattered performance table, and the rows that they belong to.
//
// A passage holds the names of neighbouring rows, from above to below. What stands right before figures
// belongs to these rows; other passages fill the rows that are left, where the numbers of names and rows, the
// units and the order of the level names allow one way only.
#ifndef GONGKAI_NORMALIZE_PERFORMANCE_SCATTERED_NAMES_H_
#define GONGKAI_NORMALIZE_PERFORMANCE_SCATTERED_NAMES_H_

#include <string>
#include <vector>

#include "normalize/performance/scattered_values.h"
#include "normalize/performance/scattered_words.h"

namespace gongkai {

struct ScatteredName {
  ScatteredName() = default;
  explicit ScatteredName(const WordLine& line)
      : text(line.text),
        at{line.at},
        passage(line.passage),
        page(line.page),
        line_first(line.line),
        line_last(line.line) {}
  void Append(const WordLine& line);

  std::string text;
  std::vector<int> at;  ///< lines of the passage
  size_t passage = 0;
  int page = 0;
  int line_first = 0, line_last = 0;  ///< of the file
};

struct ScatteredNames {
  std::vector<ScatteredName> names;
  bool doubt = false;  ///< lines could be put together in another way
};

/// Lines of a name follow each other, and those that are broken are as wide as their column, `widest`.
bool MayGoOn(const WordLine& line, const WordLine& next, const std::vector<ScatteredLabel>& labels,
             int widest);

/// Puts the lines together that were broken at the edge of their column, such that every page has as many
/// names as rows.
ScatteredNames JoinScatteredNames(const std::vector<WordLine>& lines,
                                  const std::vector<ScatteredLabel>& labels, const ScatteredValues& values);

struct NamedRows {
  std::vector<int> name;  ///< of each row: index of its name, or -1
  bool doubt = false;
};

NamedRows NameRows(const std::vector<ScatteredName>& names, const ScatteredValues& values,
                   const std::vector<ScatteredLabel>& labels, const PerformanceLexicon& lexicon);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_PERFORMANCE_SCATTERED_NAMES_H_
