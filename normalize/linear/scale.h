// Amounts of one form as integers in units of their last printed digit, so that rounding is half a unit.
#ifndef GONGKAI_NORMALIZE_LINEAR_SCALE_H_
#define GONGKAI_NORMALIZE_LINEAR_SCALE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "normalize/linear/rows.h"

namespace gongkai {

class Scale {
 public:
  /// The most decimals that any amount of the rows prints decide the unit.
  Scale(const std::vector<const LinearRow*>& rows, const std::string& unit);

  /// "3722.14" → 372214 at two decimals. Digits beyond 64 bits become the largest value.
  int64_t Scaled(const std::string& digits) const;
  /// Fen in this scale; nothing where the form's unit is unknown or the value does not fit.
  std::optional<int64_t> FromFen(std::optional<int64_t> fen) const;

 private:
  int decimals_ = 2;
  std::optional<int64_t> fen_per_unit_;
};

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_LINEAR_SCALE_H_
