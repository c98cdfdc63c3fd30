// What amounts without a row are in a form of classes and items: the amount of a class, a total, or an item
// of some class. Which of the items, no sum can tell; which class, the sums do.
//
// The largest amounts are tried first, so that classes are known before their items. Work is bounded by a
// budget. All amounts are integers in units of the last printed digit; a sum may miss by half a unit for each
// addend.
#ifndef GONGKAI_NORMALIZE_LINEAR_CLASS_ROLES_H_
#define GONGKAI_NORMALIZE_LINEAR_CLASS_ROLES_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace gongkai {

/// A class with its items, or a total of classes.
struct RoleWhole {
  std::optional<int64_t> amount;  ///< where its row is known
  bool printed = false;           ///< it is not blank, nor is a class with items
  bool total = false;
  std::vector<size_t> classes;  ///< of a total: its parts
  bool has_items = false;
  int64_t items = 0;  ///< the sum of the items that are known
  int terms = 0;      ///< how many of them are no zeros
  size_t open = 0;    ///< items without an amount
};

struct ClassRole {
  size_t whole = 0;
  bool item = false;  ///< an item of the whole, not its own amount
  bool operator==(const ClassRole&) const = default;
};

struct RoleAmount {
  int64_t value = 0;
  std::optional<ClassRole> likely;  ///< what the words around it say
};

struct RoleProblem {
  std::vector<RoleWhole> wholes;
  std::vector<RoleAmount> amounts;  ///< positive
};

struct Roles {
  bool solved = false;
  int cost = 0;
  std::vector<ClassRole> roles;  ///< by amount
  std::vector<bool> contested;   ///< by amount: another solution as likely has it elsewhere
};

/// `budget` is what may still be tried; it is used up.
Roles FindRoles(const RoleProblem& problem, int64_t* budget);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_CLASS_ROLES_H_
