// Names that are known beforehand, put together from the pieces in which a text prints them, in any order.
#ifndef GONGKAI_NORMALIZE_LINEAR_KNOWN_NAMES_H_
#define GONGKAI_NORMALIZE_LINEAR_KNOWN_NAMES_H_

#include <cstddef>
#include <string>
#include <vector>

namespace gongkai {

struct KnownName {
  std::string key;   ///< MatchKey, empty where the name is not known
  size_t at = 0;     ///< where the row is printed: the index of its code
  size_t found = 0;  ///< bytes of it that were printed so far
};

class KnownNames {
 public:
  explicit KnownNames(std::vector<KnownName> names) : names_(std::move(names)) {}

  /// The row whose name begins or goes on with the piece that stands at index `at`, the nearest one; -1 where
  /// none does. Pieces are given in printed order.
  int Take(const std::string& key, size_t at);

  /// True where the piece may be another wording of the name, or a name that is not known.
  bool MayBe(size_t row, const std::string& key) const;

 private:
  std::vector<KnownName> names_;
};

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_KNOWN_NAMES_H_
