// Figures of the forms as the running text repeats them.
//
// 本年收入合计2946.25万元，其中：财政拨款收入2940.05万元；其他收入6.2万元: the text says in which column of
// the income form an amount stands, though it may be rounded, and may speak of another year or be wrong. So
// it chooses among readings that satisfy the sums; it is no reading itself.
#ifndef GONGKAI_NORMALIZE_LINEAR_PROSE_FIGURES_H_
#define GONGKAI_NORMALIZE_LINEAR_PROSE_FIGURES_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "normalize/checks/claims.h"
#include "normalize/forms/catalogue.h"
#include "normalize/records.h"

namespace gongkai {

struct ProseFigure {
  int64_t fen = 0;
  int64_t ulp = 1;  ///< fen in one unit of the last printed digit
};

class ProseFigures {
 public:
  ProseFigures() = default;
  /// By the identities of kind prose. Statements of one figure that differ say nothing.
  ProseFigures(const std::vector<StatementRecord>& statements, const TopicMatcher& topics,
               const Catalogue& catalogue);

  /// Of a row by its key without numbering.
  std::optional<ProseFigure> Named(const std::string& form, const std::string& side, const std::string& name,
                                   const std::string& measure) const;
  /// The same; else that of the cell which a total identity makes equal to it.
  std::optional<ProseFigure> Equal(const Catalogue& catalogue, const std::string& form,
                                   const std::string& side, const std::string& name,
                                   const std::string& measure) const;
  /// What a functional class was spent on by the general budget; 0 of those that are not named where the
  /// named ones are all of it.
  std::optional<ProseFigure> OfClass(const std::string& code) const;
  /// The items that the basic expenditure is said to be made of (主要包括：基本工资、津贴补贴…), as
  /// MatchKeys.
  const WordSet& items() const { return items_; }

 private:
  void AddItems(const std::string& sentence, const WordSet& names);
  void Add(const std::string& key, const ProseFigure& figure);

  std::map<std::string, std::optional<ProseFigure>> figures_;  // nothing where statements differ
  std::map<std::string, ProseFigure> classes_;                 // by code
  bool all_classes_ = false;
  WordSet items_;
};

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_PROSE_FIGURES_H_
