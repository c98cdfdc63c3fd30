// Identities of the catalogue in a form that can be computed with.
#ifndef GONGKAI_NORMALIZE_SOLVE_IDENTITY_H_
#define GONGKAI_NORMALIZE_SOLVE_IDENTITY_H_

#include <string>
#include <string_view>
#include <vector>

namespace gongkai {

/// One addend: FORM.SIDE[NAME|NAME].MEASURE, or a bare measure in an identity over a row.
struct IdentityTerm {
  std::string form;                ///< empty in a row identity
  std::string side;                ///< "income", "expenditure" or empty
  std::vector<std::string> names;  ///< MatchKeys; "*" for every code
  std::string measure;
};

struct Identity {
  enum class Kind { kRow, kTotal, kTree, kCode };
  enum class Relation { kEqual, kAtLeast };

  std::string id;
  Kind kind = Kind::kRow;
  std::vector<std::string> forms;  ///< for kRow and kTree
  std::vector<IdentityTerm> left, right;
  Relation relation = Relation::kEqual;
  std::string says;    ///< the rule in one sentence
  std::string source;  ///< where it comes from
};

/// Parses a formula such as "total = basic + project" into the two sides. On failure returns false and sets
/// `error`.
bool ParseFormula(std::string_view formula, Identity* out, std::string* error);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_SOLVE_IDENTITY_H_
