#include "corpus/synthetic/money.h"

#include <algorithm>
#include <numeric>

namespace gongkai::synthetic {
namespace {

constexpr Fen kFenPerWan = 1000000;

/// A number of so many decimals, given in units of its last one.
std::string WithDecimals(int64_t units, int decimals) {
  const bool negative = units < 0;
  std::string digits = std::to_string(negative ? -units : units);
  const size_t places = static_cast<size_t>(decimals);
  if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
  digits.insert(digits.size() - places, 1, '.');
  return negative ? "-" + digits : digits;
}

int64_t DivideHalfUp(int64_t number, int64_t divisor) {
  const int64_t half = divisor / 2;
  return number >= 0 ? (number + half) / divisor : -((-number + half) / divisor);
}

}  // namespace

const char* UnitName(Unit unit) {
  return unit == Unit::kWanYuan ? "万元" : "元";
}

std::string Digits(Fen amount, Unit unit, int decimals) {
  if (unit == Unit::kYuan) return WithDecimals(amount, 2);
  Fen last = kFenPerWan;
  for (int i = 0; i < decimals; ++i) last /= 10;
  return WithDecimals(DivideHalfUp(amount, last), decimals);
}

std::string WithCommas(const std::string& digits) {
  const size_t point = std::min(digits.find('.'), digits.size());
  std::string out;
  for (size_t i = 0; i < digits.size(); ++i) {
    const bool thousands = i < point && (point - i) % 3 == 0;
    if (thousands && !out.empty() && out != "-") out += ',';
    out += digits[i];
  }
  return out;
}

std::string Percent(Fen part, Fen whole) {
  std::string out = WithDecimals(DivideHalfUp(part * 10000, whole), 2);
  out += '%';
  return out;
}

std::vector<Fen> Divide(Fen total, const std::vector<int64_t>& weights) {
  const int64_t sum = std::accumulate(weights.begin(), weights.end(), int64_t{0});
  std::vector<Fen> parts;
  Fen left = total;
  for (int64_t weight : weights) {
    const Fen part = sum == 0 ? 0 : total / sum * weight + total % sum * weight / sum;
    parts.push_back(part);
    left -= part;
  }
  if (!parts.empty()) parts.front() += left;
  return parts;
}

}  // namespace gongkai::synthetic
