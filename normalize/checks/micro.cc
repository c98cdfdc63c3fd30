#include "normalize/checks/micro.h"

#include "normalize/text/amount.h"

namespace gongkai {

std::optional<int64_t> Micro(const OptionalText& text) {
  if (!text) return std::nullopt;
  Amount amount = ParseAmount(*text);
  bool plain = amount.unit.empty() || amount.unit == "%";
  if (amount.kind != Amount::Kind::kNumber || !plain) return std::nullopt;
  // Ten thousand yuan are a million fen: the exact conversion of amounts serves every decimal.
  return ToFen(amount.digits, "万元");
}

int64_t HalfUnit(const std::string& text) {
  std::string digits = ParseAmount(text).digits;
  size_t point = digits.find('.');
  if (point == std::string::npos) return 500000;
  while (digits.back() == '0') digits.pop_back();
  int64_t half = 500000;
  for (size_t i = point + 1; i < digits.size(); ++i) half /= 10;
  return half;
}

std::string MicroText(int64_t micro) {
  bool negative = micro < 0;
  uint64_t value = negative ? 0 - static_cast<uint64_t>(micro) : static_cast<uint64_t>(micro);
  std::string decimals = std::to_string(1000000 + value % 1000000).substr(1);
  while (!decimals.empty() && decimals.back() == '0') decimals.pop_back();
  return (negative ? "-" : "") + std::to_string(value / 1000000) + (decimals.empty() ? "" : "." + decimals);
}

}  // namespace gongkai
