// The vocabulary of performance tables, read from the catalogue (forms/catalogue/performance.toml) and
// compiled once.
//
// Everything that is a word of a form is in that file; the code of this folder only knows what a column, a
// label, a foot row or a family of levels is for.
#ifndef GONGKAI_NORMALIZE_PERFORMANCE_WORDS_H_
#define GONGKAI_NORMALIZE_PERFORMANCE_WORDS_H_

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "normalize/forms/catalogue.h"

namespace gongkai {

/// What a column of a performance table holds.
enum class Role {
  kNone,
  kLevel1,
  kLevel2,
  kLevel3,
  kLevel,  ///< a level, without saying which
  kTarget,
  kTargetOp,
  kTargetUnit,
  kActual,
  kWeight,
  kScore,
  kScoreRate,
  kDeviation,
  kIgnored,
  kInitialBudget,
  kFullYearBudget,
  kExecuted,
  kRate,
  kFundName,
  kContent,
  kPartTotal,
  kPartFiscal,
  kPartOther,
  kGoal,
};

/// A name with the weight that its brackets held: 产出指标（50分）.
struct WeightedName {
  std::string name;
  std::optional<std::string> weight;
};

/// The compiled vocabulary; safe to share between threads.
class PerformanceLexicon {
 public:
  explicit PerformanceLexicon(const PerformanceWords& words);
  PerformanceLexicon(const PerformanceLexicon&) = delete;
  PerformanceLexicon& operator=(const PerformanceLexicon&) = delete;

  const PerformanceWords& words() const { return words_; }

  /// The key under which words are compared: no white space, punctuation, brackets or what is in them, no
  /// leading year.
  static std::string Key(std::string_view text);

  /// The roles that a heading names, in order: one for 分值, two for a cell into which two headings ran
  /// (执行率（B/A） 得分). Empty where any part of the text is no heading.
  std::vector<Role> Headings(std::string_view text) const;
  /// False where no heading begins like the text, a quick look at its first character.
  bool MayBeginHeading(std::string_view text) const;

  /// True where the text is part of some heading: 偏差原因分析及, 措施, （A）.
  bool IsHeadingPiece(std::string_view text) const;

  /// "project_name", "department", "implementer", "ignored"; empty where the text is no label of the head.
  std::string_view LabelField(std::string_view text) const;
  /// "deviation", "improvement", "grade", "ignored"; empty where the text is no label of the foot.
  std::string_view FootField(std::string_view text) const;
  bool IsTotal(std::string_view text) const;
  bool IsSubtotal(std::string_view text) const;
  bool IsSide(std::string_view text) const;
  /// True where the text is part of a label that runs down beside a block.
  bool IsSidePiece(std::string_view text) const;
  bool IsFundName(std::string_view text) const;
  bool IsNote(std::string_view text) const;
  /// True for a level-1 name that belongs to no goal.
  bool HasNoGoal(std::string_view level1) const;

  /// True for a phrase that a qualitative target or actual value says as a whole: 达成预期指标.
  bool IsQuality(std::string_view text) const;

  /// 产出指标（50分） is 产出指标 with 50. At level 3 only brackets that say 分 are weights.
  WeightedName SplitWeight(std::string_view text, int level) const;
  /// 20 of 得分（20分*执行率）.
  std::optional<std::string> HeadingWeight(std::string_view text) const;
  /// 目标1（40分）：; nothing where the text names no goal.
  std::optional<WeightedName> Goal(std::string_view text) const;
  std::optional<std::string> Score(std::string_view text) const;
  std::optional<std::string> Grade(std::string_view text) const;
  /// 万元 of 项目资金（万元）.
  std::optional<std::string> Money(std::string_view text) const;

  /// True where the line is a title of a performance table.
  bool IsTitle(std::string_view text) const;
  /// The contract's kind of a title; empty where the title does not say.
  std::string KindOf(std::string_view title) const;
  std::optional<std::string> ProjectOfTitle(std::string_view title) const;
  std::optional<std::string> DepartmentOfTitle(std::string_view title) const;
  std::optional<std::string> ProjectOfProse(std::string_view prose) const;

  /// False where both names are known and cannot be parent and child (产出指标 and 社会效益指标).
  bool CanHold(std::string_view level1, std::string_view level2) const;
  /// True where the name of level 1 is part of that of level 2: 满意度指标, 服务对象满意度指标.
  static bool Names(std::string_view level1, std::string_view level2);
  /// False where a name asks for another kind of target: 覆盖率 for a share, 预算控制数 for money.
  bool SuitsTarget(std::string_view name, std::string_view target) const;
  /// The place of a level 2 among those of its table, as templates print them; 0 where that is not known.
  int LevelRank(std::string_view level2) const;
  /// True where indicators below that level 2 are called so.
  bool SuitsLevel(std::string_view name, std::string_view level2) const;
  /// True for a target that indicators below that level 2 have, and few others: money below 成本指标.
  bool TargetSuitsLevel(std::string_view target, std::string_view level2) const;
  /// True for a name that some family knows as its level 2 (数量指标).
  bool IsLevel2Name(std::string_view text) const;
  /// True for a whole name of that level (1 or 2), as text without columns prints it between rows.
  bool IsLevelName(std::string_view text, int level) const;
  /// True where the text is part of some name of that level (1 or 2): 产出指, 标.
  bool IsLevelPiece(std::string_view text, int level) const;

 private:
  /// Index into words_.second_levels; their number where no stem is in the name.
  size_t SecondLevelOf(std::string_view level2) const;

  const PerformanceWords& words_;
  size_t longest_heading_ = 0;                // bytes
  std::set<std::string, std::less<>> heads_;  // first characters of headings
};

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_PERFORMANCE_WORDS_H_
