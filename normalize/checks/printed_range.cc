#include "normalize/checks/printed_range.h"

#include <algorithm>
#include <string>

#include "normalize/checks/micro.h"

namespace gongkai {
namespace {

constexpr std::string_view kTenThousand = "万", kHundredMillion = "亿";

std::optional<int64_t> Times(std::optional<int64_t> value, int64_t factor) {
  int64_t out = 0;
  if (!value || __builtin_mul_overflow(*value, factor, &out) || out > INT64_MAX / 2 || out < 0)
    return std::nullopt;
  return out;
}

// The unit of the last digit that is not 0, in millionths: ten million for "20".
int64_t RoundUnit(std::string_view digits) {
  int64_t unit = 2 * HalfUnit(std::string(digits));
  if (digits.find('.') != digits.npos) return unit;
  while (digits.size() > 1 && digits.ends_with('0') && unit < INT64_MAX / 100) {
    unit *= 10;
    digits.remove_suffix(1);
  }
  return unit;
}

}  // namespace

bool PrintedRange::IsNear(const PrintedRange& other, int percent) const {
  __extension__ using Wide = __int128;
  const Wide least = std::min(low, other.low), most = std::max(high, other.high);
  return least > 0 && most * 100 <= least * (100 + percent);
}

std::string_view TakeScale(std::string_view* unit) {
  for (std::string_view scale : {kTenThousand, kHundredMillion})
    if (unit->starts_with(scale)) {
      const std::string_view taken = unit->substr(0, scale.size());
      unit->remove_prefix(scale.size());
      return taken;
    }
  return {};
}

std::optional<PrintedRange> RangeOf(std::string_view digits, std::string_view scale, std::string_view before,
                                    std::string_view after) {
  const int64_t factor = scale == kTenThousand ? 10000 : scale == kHundredMillion ? 100000000 : 1;
  const std::optional<int64_t> value = Times(Micro(std::string(digits)), factor);
  const std::optional<int64_t> round = Times(RoundUnit(digits), factor);
  if (!value || !round) return std::nullopt;
  PrintedRange out{*value, *value};
  const bool over = after.starts_with("余") || after.starts_with("多"), under = before.ends_with("近");
  const bool about = before.ends_with("约") || after.starts_with("左右");
  if (over || about) out.high += *round;
  if (under || about) out.low -= *round;
  if (over || under || about) return out;
  if (factor == 1 && digits.find('.') == digits.npos) return out;
  int64_t half = 500000 * factor;
  const size_t point = digits.find('.');
  for (size_t i = point; point != digits.npos && i + 1 < digits.size(); ++i) half /= 10;
  out.low -= half;
  out.high += half;
  return out;
}

}  // namespace gongkai
