// A small random generator whose numbers are the same on every machine: the standard library's distributions
// are not.
#ifndef GONGKAI_CORPUS_SYNTHETIC_RANDOM_H_
#define GONGKAI_CORPUS_SYNTHETIC_RANDOM_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace gongkai::synthetic {

/// SplitMix64. Good enough to vary looks and amounts; not for secrets.
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}

  uint64_t Next() {
    state_ += 0x9e3779b97f4a7c15u;
    uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
  }

  /// A whole number from `low` to `high`, both included; `low` where the range is empty.
  int64_t Between(int64_t low, int64_t high) {
    if (high <= low) return low;
    return low + static_cast<int64_t>(Next() % (static_cast<uint64_t>(high - low) + 1));
  }

  /// True in `percent` of 100 cases.
  bool Chance(int percent) { return Between(0, 99) < percent; }

  /// One of the entries of a list that is not empty.
  template <typename T>
  const T& Pick(const std::vector<T>& list) {
    return list[static_cast<size_t>(Between(0, static_cast<int64_t>(list.size()) - 1))];
  }

 private:
  uint64_t state_;
};

}  // namespace gongkai::synthetic

#endif  // GONGKAI_CORPUS_SYNTHETIC_RANDOM_H_
