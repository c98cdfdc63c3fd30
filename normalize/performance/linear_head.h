// The head of a performance table in text without columns: label–value pairs, then the funds.
#ifndef GONGKAI_NORMALIZE_PERFORMANCE_LINEAR_HEAD_H_
#define GONGKAI_NORMALIZE_PERFORMANCE_LINEAR_HEAD_H_

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "normalize/performance/linear_text.h"

namespace gongkai {

class LinearHead {
 public:
  LinearHead(const PerformanceLexicon& lexicon, LinearGrid* rows)
      : lexicon_(lexicon), match_(lexicon), rows_(*rows) {}

  /// Reads all pieces above the heading of the indicators. Goals, which no record holds, end it.
  void Read(const LinearTokens& tokens);

 private:
  /// A column with values: the role, and the part of it below 全年预算数 and 全年执行数.
  struct Slot {
    Role role = Role::kNone, part = Role::kNone;
  };

  /// What the heading of the funds says.
  struct FundColumns {
    std::vector<Slot> slots;
    std::vector<std::pair<Role, int>> texts;  ///< 任务名称, 主要内容, 完成情况 with their columns
    int first_value = -1;                     ///< column of the first slot
  };

  void Funds(const LinearTokens& tokens, size_t at);
  FundColumns FundHeading(const LinearTokens& tokens, size_t* at);
  void NameTexts(const LinearTokens& tokens, size_t from, size_t to, const FundColumns& columns);
  /// The slot of each value of a row; slots.size() for a value that has none.
  std::vector<size_t> Assign(const std::vector<std::string>& values, const std::vector<Slot>& slots);

  const PerformanceLexicon& lexicon_;
  LinearMatcher match_;
  LinearGrid& rows_;
  std::optional<std::string> money_;  ///< 万元 of a label beside the funds
};

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_PERFORMANCE_LINEAR_HEAD_H_
