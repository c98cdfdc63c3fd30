#include "normalize/linear/known_names.h"

namespace gongkai {

int KnownNames::Take(const std::string& key, size_t at) {
  if (key.empty()) return -1;
  constexpr size_t kTwoIdeographs = 6;
  int best = -1;
  size_t least = 0;
  for (size_t c = 0; c < names_.size(); ++c) {
    const KnownName& known = names_[c];
    if (known.found >= known.key.size() || known.key.compare(known.found, key.size(), key) != 0) continue;
    bool ends = known.found + key.size() == known.key.size();
    if (known.found == 0 && !ends && key.size() < kTwoIdeographs) continue;
    size_t distance = known.at < at ? at - known.at : known.at - at;
    // 医疗费 is a name and the beginning of another.
    constexpr size_t kWhole = 3;
    distance = 2 * distance + (known.found == 0 && !ends ? kWhole : 0);
    if (best >= 0 && distance >= least) continue;
    best = static_cast<int>(c);
    least = distance;
  }
  if (best < 0) return -1;
  KnownName& taken = names_[static_cast<size_t>(best)];
  taken.found += key.size();
  taken.at = at;
  return best;
}

bool KnownNames::MayBe(size_t row, const std::string& key) const {
  const KnownName& known = names_[row];
  constexpr size_t kIdeograph = 3;
  bool alike = known.key.empty() || known.key.compare(0, kIdeograph, key, 0, kIdeograph) == 0;
  return known.found == 0 && alike;
}

}  // namespace gongkai
