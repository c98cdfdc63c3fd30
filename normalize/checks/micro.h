// Small decimals of performance tables as integers: weights, scores, rates, quantities.
#ifndef GONGKAI_NORMALIZE_CHECKS_MICRO_H_
#define GONGKAI_NORMALIZE_CHECKS_MICRO_H_

#include <cstdint>
#include <optional>
#include <string>

#include "normalize/records.h"

namespace gongkai {

/// A printed number in millionths; a % behind it is left out ("38.14%" is 38140000). Nothing where
/// the text is no number or has more than six decimals.
std::optional<int64_t> Micro(const OptionalText& text);

/// Half a unit of the last digit that is not 0, in millionths: 500000 for "7", 50000 for "7.70".
int64_t HalfUnit(const std::string& text);

/// "7.7" for 7700000.
std::string MicroText(int64_t micro);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_CHECKS_MICRO_H_
