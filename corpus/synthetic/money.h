// Money: whole fen in, printed digits out. No floating point.
#ifndef GONGKAI_CORPUS_SYNTHETIC_MONEY_H_
#define GONGKAI_CORPUS_SYNTHETIC_MONEY_H_

#include <cstdint>
#include <string>
#include <vector>

namespace gongkai::synthetic {

/// 1/100 yuan.
using Fen = int64_t;

enum class Unit { kWanYuan, kYuan };

/// "万元" or "元".
const char* UnitName(Unit unit);

/// The amount with two decimals in the unit, without thousands separators. 万元 are rounded half-up, each
/// amount for itself, so that printed sums show the honest tails of published accounts; 元 are exact.
/// `decimals` (2, 4 or 6) are those of 万元.
std::string Digits(Fen amount, Unit unit, int decimals = 2);

/// Puts commas between the thousands: "1234567.80" becomes "1,234,567.80".
std::string WithCommas(const std::string& digits);

/// `part` of `whole` in percent with two decimals, rounded half-up: "12.34%". `whole` is not 0.
std::string Percent(Fen part, Fen whole);

/// Divides `total` in proportion to the weights; the parts add up to `total` exactly. Weights are at most
/// 1000000.
std::vector<Fen> Divide(Fen total, const std::vector<int64_t>& weights);

}  // namespace gongkai::synthetic

#endif  // GONGKAI_CORPUS_SYNTHETIC_MONEY_H_
