#include "normalize/linear/scale.h"

#include <algorithm>
#include <limits>

#include "normalize/text/amount.h"

namespace gongkai {
namespace {

int Decimals(const std::string& digits) {
  size_t point = digits.find('.');
  return point == std::string::npos ? 0 : static_cast<int>(digits.size() - point - 1);
}

}  // namespace

Scale::Scale(const std::vector<const LinearRow*>& rows, const std::string& unit)
    : decimals_(0), fen_per_unit_(FenPerUnit(unit)) {
  for (const LinearRow* row : rows)
    for (const Token& token : row->amounts)
      decimals_ = std::max(decimals_, Decimals(ParseAmount(token.text).digits));
  constexpr int kMostDecimals = 6;
  decimals_ = std::min(decimals_, kMostDecimals);
}

int64_t Scale::Scaled(const std::string& digits) const {
  int64_t value = 0;
  int after = -1;
  bool negative = false;
  constexpr int64_t kMost = std::numeric_limits<int64_t>::max() / 1000;
  for (char c : digits) {
    if (c == '-') negative = true;
    if (c == '.') after = 0;
    if (c < '0' || c > '9') continue;
    if (after >= decimals_) break;
    if (value > kMost) return negative ? -kMost : kMost;
    value = value * 10 + (c - '0');
    if (after >= 0) ++after;
  }
  for (int i = std::max(after, 0); i < decimals_; ++i) {
    if (value > kMost) return negative ? -kMost : kMost;
    value *= 10;
  }
  return negative ? -value : value;
}

std::optional<int64_t> Scale::FromFen(std::optional<int64_t> fen) const {
  if (!fen || !fen_per_unit_) return std::nullopt;
  int64_t step = *fen_per_unit_;
  for (int i = 0; i < decimals_ && step > 1; ++i) step /= 10;
  // Round to the nearest printed unit; the slack of the comparison bears the rest.
  int64_t half = step / 2;
  return (*fen >= 0 ? *fen + half : *fen - half) / step;
}

}  // namespace gongkai
