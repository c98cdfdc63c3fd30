// Identities of the catalogue in a form that can be computed with.
#ifndef GONGKAI_NORMALIZE_SOLVE_IDENTITY_H_
#define GONGKAI_NORMALIZE_SOLVE_IDENTITY_H_

#include <string>
#include <string_view>
#include <vector>

namespace gongkai {

/// One addend: FORM.SIDE[ROWS].MEASURE, or a bare measure in an identity over a row.
struct IdentityTerm {
  /// What stands between the brackets.
  enum class Rows {
    kNamed,      ///< NAME|NAME: the first row with one of the names
    kCode,       ///< *: the row of the code in turn (kinds code and mirror)
    kClass,      ///< @class: the row of the functional class in turn (kind class)
    kNumbered,   ///< @numbered: every row that begins with 一、 above the year's total
    kPersonnel,  ///< @personnel: the three-digit economic codes that are 人员经费
    kPublic,     ///< @public: the other three-digit economic codes
    kParts,      ///< @parts NAME|NAME: every row with one of the names
    kSameName,   ///< @row: the row whose name is the subject of a statement
    kPath,       ///< @path: the row that the classes in the subject of a statement lead to
  };
  std::string form;  ///< empty in a row identity; "prose" for a statement
  std::string side;  ///< "income", "expenditure" or empty; the topic of a statement
  Rows rows = Rows::kNamed;
  std::vector<std::string> names;  ///< MatchKeys, or codes ("30217")
  std::string measure;             ///< "*" stands for every printed measure in turn
};

struct Identity {
  enum class Kind { kRow, kTotal, kSum, kTree, kCode, kClass, kMirror, kTwin, kProse, kDenial };
  enum class Relation { kEqual, kAtLeast };

  std::string id;
  Kind kind = Kind::kRow;
  std::vector<std::string> forms;  ///< for kRow and kTree
  std::vector<IdentityTerm> left, right;
  Relation relation = Relation::kEqual;
  std::string severity;  ///< of its failure: contradiction, suspicion or remark
  std::string says;      ///< the rule in one sentence
  std::string source;    ///< where it comes from
};

/// Parses a formula such as "total = basic + project" into the two sides. On failure returns false and sets
/// `error`.
bool ParseFormula(std::string_view formula, Identity* out, std::string* error);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_SOLVE_IDENTITY_H_
