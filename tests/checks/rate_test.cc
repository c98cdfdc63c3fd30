#include "normalize/checks/rate.h"

#include <gtest/gtest.h>

#include "normalize/checks/micro.h"

namespace gongkai {
namespace {

TEST(Rate, IsHeldAgainstTheIntervalOfTheQuotient) {
  struct Case {
    const char* printed;
    int64_t part, whole;  // in fen; both printed in 万元 with two decimals
    const char* status;
    const char* expected;
  };
  const Case cases[] = {
      {"79.49", 23369100000, 29400500000, "exact", "79.49"},
      {"71.73", 21066600000, 29400500000, "fail", "71.65"},
      // 9.5575: a digit cut off, or given to another share
      {"9.55", 294200000, 3078200000, "within", "9.56"},
      // Fewer decimals allow more.
      {"3.8", 452700000, 11784500000, "exact", "3.84"},
      {"3.8", 85100000, 11416900000, "fail", "0.75"},
      {"100", 5000000, 5000000, "exact", "100.00"},
      {"100.00", 0, 5000000, "fail", "0.00"},
      // Small amounts leave much open: 0.01 may be anything up to 0.015.
      {"33", 10000, 40000, "exact", "25.00"},
      {"1637.62", 1422300000, 92500000, "fail", "1537.62"},
      {"0.35", 0, 0, "unknown", ""},
      {"约3", 1000000, 3000000, "unknown", ""},
      {"99999999999", 1, 1, "unknown", ""},
  };
  for (const Case& c : cases) {
    RateVerdict got = CheckRate(c.printed, c.part, 10000, c.whole, 10000);
    std::string status = !got.known ? "unknown" : got.exact ? "exact" : got.within ? "within" : "fail";
    EXPECT_EQ(status, c.status) << c.printed;
    EXPECT_EQ(got.expected, c.expected) << c.printed;
  }
}

TEST(Rate, TheLargestAmountsDoNotOverflow) {
  RateVerdict got = CheckRate("100.00", INT64_MAX, 1, INT64_MAX, 1);
  EXPECT_TRUE(got.exact);
  EXPECT_TRUE(CheckRate("99999.9999", INT64_MAX, INT64_MAX, 1, 1).known);
}

TEST(Micro, TakesSmallDecimals) {
  struct Case {
    const char* text;
    std::optional<int64_t> micro;
  };
  const Case cases[] = {{"7.70", 7700000},          {"38.14%", 38140000}, {"10分", std::nullopt},
                        {"-0.5", -500000},          {"优", std::nullopt}, {"", std::nullopt},
                        {"0.1234567", std::nullopt}};
  for (const Case& c : cases) EXPECT_EQ(Micro(std::string(c.text)), c.micro) << c.text;
  EXPECT_EQ(HalfUnit("7"), 500000);
  EXPECT_EQ(HalfUnit("7.70"), 50000);
  EXPECT_EQ(HalfUnit("7.67"), 5000);
  EXPECT_EQ(MicroText(7700000), "7.7");
  EXPECT_EQ(MicroText(-10000000), "-10");
}

}  // namespace
}  // namespace gongkai
