#include "corpus/synthetic/money.h"

#include <algorithm>
#include <numeric>

namespace gongkai::synthetic {
namespace {

constexpr Fen kFenPerHundredthWan = 10000;  // 0.01 万元 = 100 元

std::string TwoDecimals(int64_t hundredths) {
  const bool negative = hundredths < 0;
  if (negative) hundredths = -hundredths;
  std::string out = negative ? "-" : "";
  out += std::to_string(hundredths / 100);
  out += '.';
  out += static_cast<char>('0' + hundredths / 10 % 10);
  out += static_cast<char>('0' + hundredths % 10);
  return out;
}

int64_t DivideHalfUp(int64_t number, int64_t divisor) {
  const int64_t half = divisor / 2;
  return number >= 0 ? (number + half) / divisor : -((-number + half) / divisor);
}

}  // namespace

const char* UnitName(Unit unit) {
  return unit == Unit::kWanYuan ? "万元" : "元";
}

std::string Digits(Fen amount, Unit unit) {
  return TwoDecimals(unit == Unit::kWanYuan ? DivideHalfUp(amount, kFenPerHundredthWan) : amount);
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
  std::string out = TwoDecimals(DivideHalfUp(part * 10000, whole));
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
