// How checks speak: figures with their form, row, column and place, so that a reader can go and look.
#ifndef GONGKAI_NORMALIZE_CHECKS_WORDING_H_
#define GONGKAI_NORMALIZE_CHECKS_WORDING_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/forms/catalogue.h"
#include "normalize/records.h"

namespace gongkai {

/// "29833.89" for 29833890000 fen and 万元; at least two decimals where the unit has them, never rounded.
/// An unknown unit counts as 元.
std::string FenText(int64_t fen, std::string_view unit);

/// "29833.89" → "29,833.89".
std::string Grouped(std::string_view digits);

/// （第9页） or （第120行）; empty where the place is unknown.
std::string PlaceText(const Place& place);

class Wording {
 public:
  Wording(const Catalogue& catalogue, const Records& records) : catalogue_(catalogue), records_(records) {}

  /// 支出决算表“合计”本年支出合计 29,833.89万元（第9页）
  std::string Fact(size_t index) const;
  /// One fact as above; several as their places and their sum: 支出决算表“201”等4项之和 12.00万元（第9页）
  std::string Facts(const std::vector<size_t>& facts, int64_t sum_fen) const;
  /// 文字说明“基本支出”决算 2,336.91万元（第19页）
  std::string Statement(const StatementRecord& statement) const;

 private:
  std::string Column(const FactRecord& fact) const;

  const Catalogue& catalogue_;
  const Records& records_;
};

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_CHECKS_WORDING_H_
