// The remarks of a scattered performance table: which lines are some, and on which rows.
//
// A remark says why a row lost points. It stands behind the heading of its column or right behind the figures
// of its row, and is a sentence or at least not called like an indicator.
#ifndef GONGKAI_NORMALIZE_PERFORMANCE_SCATTERED_REMARKS_H_
#define GONGKAI_NORMALIZE_PERFORMANCE_SCATTERED_REMARKS_H_

#include <map>
#include <string>
#include <vector>

#include "normalize/performance/scattered_values.h"
#include "normalize/performance/scattered_words.h"

namespace gongkai {

struct RowRemarks {
  std::vector<std::string> text;  ///< of each row, or empty
  std::vector<int> lines;         ///< that it is printed in
  bool doubt = false;             ///< there are more or fewer remarks than rows that lost points
};

class ScatteredRemarks {
 public:
  ScatteredRemarks(const PerformanceLexicon& lexicon, const ScatteredWords& words,
                   const ScatteredValues& values);

  /// Behind the heading of the remarks on its page.
  bool IsBehindHeading(const WordLine& line) const;
  /// By what the line says and where it stands among the figures.
  bool IsRemark(const WordLine& line) const;

  /// The remarks in order on the rows that lost points; `beside`: first those right behind the figures of
  /// such a row.
  RowRemarks Give(const std::vector<WordLine>& lines, bool beside) const;

 private:
  struct Remark {
    std::string text;
    int lines = 0;
    size_t passage = 0;
  };

  std::vector<Remark> Join(const std::vector<WordLine>& lines) const;
  bool IsGoal(size_t passage) const;
  bool FollowsLoss(size_t passage) const;

  const PerformanceLexicon& lexicon_;
  const ScatteredWords& words_;
  const ScatteredValues& values_;
  std::map<int, size_t> headings_;          // passage of the heading, by page
  std::map<size_t, std::string> passages_;  // their texts without labels
  int widest_ = 0;                          // that a line of the column can be
};

/// Goals and remarks are sentences, names are not.
bool IsSentence(const std::string& text);
bool EndsSentence(const std::string& text);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_PERFORMANCE_SCATTERED_REMARKS_H_
