#include "normalize/checks/rate.h"

#include <algorithm>

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

// Wide enough for any rate times any amount.
__extension__ using Wide = __int128;

constexpr int kMostDigits = 9;

std::string Decimal(Wide scaled, int decimals) {
  bool negative = scaled < 0;
  if (negative) scaled = -scaled;
  std::string digits;
  do digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(scaled % 10)));
  while ((scaled /= 10) > 0);
  while (digits.size() <= static_cast<size_t>(decimals)) digits.insert(digits.begin(), '0');
  if (decimals > 0) digits.insert(digits.size() - static_cast<size_t>(decimals), ".");
  return (negative ? "-" : "") + digits;
}

}  // namespace

RateVerdict CheckRate(std::string_view printed, int64_t part, int64_t part_ulp, int64_t whole,
                      int64_t whole_ulp) {
  RateVerdict out;
  std::string digits(printed);
  int decimals = 0;
  if (size_t point = digits.find('.'); point != std::string::npos) {
    decimals = static_cast<int>(digits.size() - point - 1);
    digits.erase(point, 1);
  }
  if (whole == 0 || !IsDigits(digits) || digits.size() > kMostDigits) return out;
  out.known = true;
  if (whole < 0) {
    whole = -whole;
    part = -part;
  }
  Wide rate = std::stoll(digits);
  Wide scale = 100;
  for (int i = 0; i < decimals; ++i) scale *= 10;
  Wide miss = 2 * (rate * whole - scale * part);
  if (miss < 0) miss = -miss;
  // Twice the error that the last digits of both amounts allow.
  Wide slack = scale * (part_ulp > 1 ? part_ulp : 0) + rate * (whole_ulp > 1 ? whole_ulp : 0);
  out.exact = miss <= whole + slack;
  out.within = miss <= 2 * static_cast<Wide>(whole) + slack;
  int shown = std::max(decimals, 2);
  for (int i = decimals; i < shown; ++i) {
    scale *= 10;
    rate *= 10;
  }
  Wide quotient = (2 * scale * part + (part < 0 ? -whole : whole)) / (2 * static_cast<Wide>(whole));
  out.expected = Decimal(quotient, shown);
  out.difference = Decimal(rate - quotient, shown);
  return out;
}

}  // namespace gongkai
