// Rates printed beside the amounts they come from: share, completion, growth.
//
// A rate is right when the quotient of what its two amounts may stand for (half a unit of the last digit on
// either side) comes within half a unit of its own last digit. A whole unit is a rounding remark: agencies
// cut digits off instead of rounding, or adjust one share so that all add up to 100 %.
#ifndef GONGKAI_NORMALIZE_CHECKS_RATE_H_
#define GONGKAI_NORMALIZE_CHECKS_RATE_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace gongkai {

struct RateVerdict {
  bool known = false;  ///< the rate is a number and the whole is not zero
  bool exact = false, within = false;
  std::string expected;    ///< percent, with as many decimals as are printed and at least two
  std::string difference;  ///< printed minus expected
};

/// `printed` is the rate in percent, unsigned ("71.73"). `part` and `whole` in fen, with the units of their
/// last digits (0 or 1: exact).
RateVerdict CheckRate(std::string_view printed, int64_t part, int64_t part_ulp, int64_t whole,
                      int64_t whole_ulp);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_CHECKS_RATE_H_
