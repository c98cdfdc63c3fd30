// What a printed count may stand for: 35,933家 is exact, 3.54万家 is rounded, 20余万人 is less than 30万人.
#ifndef GONGKAI_NORMALIZE_CHECKS_PRINTED_RANGE_H_
#define GONGKAI_NORMALIZE_CHECKS_PRINTED_RANGE_H_

#include <cstdint>
#include <optional>
#include <string_view>

namespace gongkai {

/// From `low` to `high`, both included, in millionths of the unit without 万 and 亿.
struct PrintedRange {
  int64_t low = 0, high = 0;

  bool Meets(const PrintedRange& other) const { return low <= other.high && other.low <= high; }
  /// No end is further from any other than `percent` of the smaller.
  bool IsNear(const PrintedRange& other, int percent) const;
};

/// `digits` as a statement holds them, `scale` 万, 亿 or nothing. `before` and `after` are the words around
/// the number (近, 约; 余, 多, 左右); others do not matter. Nothing where the number is too large or has more
/// than six decimals.
std::optional<PrintedRange> RangeOf(std::string_view digits, std::string_view scale, std::string_view before,
                                    std::string_view after);

/// 万 or 亿 that a unit begins with; the rest of it stays in `unit`.
std::string_view TakeScale(std::string_view* unit);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_CHECKS_PRINTED_RANGE_H_
