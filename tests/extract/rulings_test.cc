#include "extract/pdf/rulings.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <string>

#include "tests/support/drawn.h"

namespace gongkai {
namespace {

using test::H;
using test::V;

std::string Say(const std::vector<Ruling>& rulings) {
  std::string out;
  for (const Ruling& r : rulings) {
    char text[80];
    std::snprintf(text, sizeof text, "%c%.1f:%.1f-%.1f ",
                  r.direction == Ruling::Direction::kHorizontal ? 'H' : 'V', r.at, r.from, r.to);
    out += text;
  }
  return out;
}

TEST(Rulings, PiecesOfOneVisibleLineBecomeOneRuling) {
  const struct {
    const char* name;
    std::vector<Ruling> segments;
    const char* expected;
  } cases[] = {
      {"nothing", {}, ""},
      {"one stroke stays as it is", {H(10, 0, 100)}, "H10.0:0.0-100.0 "},
      {"one piece per cell edge", {V(10, 20, 40), V(10, 0, 20), V(10, 40, 60)}, "V10.0:0.0-60.0 "},
      {"a gap of three points is closed", {H(10, 0, 50), H(10, 53, 100)}, "H10.0:0.0-100.0 "},
      {"a wider gap stays", {H(10, 0, 50), H(10, 53.5, 100)}, "H10.0:0.0-50.0 H10.0:53.5-100.0 "},
      {"overlapping pieces", {H(10, 0, 60), H(10, 40, 100), H(10, 45, 50)}, "H10.0:0.0-100.0 "},
      {"a dotted rule", {H(10, 0, 1), H(10, 3, 4), H(10, 6, 7), H(10, 9, 10)}, "H10.0:0.0-10.0 "},
      {"a dot is no ruling", {H(10, 0, 1), V(10, 0, 1)}, ""},
      {"shorter than four points after joining", {H(10, 0, 1.5), H(10, 2, 3.5)}, ""},
      {"horizontal and vertical never mix",
       {H(10, 10, 50), V(10, 10, 50)},
       "H10.0:10.0-50.0 V10.0:10.0-50.0 "},
  };
  for (const auto& c : cases) EXPECT_EQ(Say(SnapAndJoin(c.segments)), c.expected) << c.name;
}

TEST(Rulings, DoubleLinesSnapToOneAndLaddersDoNotCollapse) {
  const struct {
    const char* name;
    std::vector<Ruling> segments;
    const char* expected;
  } cases[] = {
      {"both edges of a double border", {H(10, 0, 100), H(12, 0, 100)}, "H11.0:0.0-100.0 "},
      {"the longer piece decides where the line lies", {H(10, 0, 99), H(12, 99, 100)}, "H10.0:0.0-100.0 "},
      {"just too far apart", {H(10, 0, 100), H(12.6, 0, 100)}, "H10.0:0.0-100.0 H12.6:0.0-100.0 "},
      {"a ladder of close lines keeps several rungs",
       {H(0, 0, 50), H(2, 0, 50), H(4, 0, 50), H(6, 0, 50)},
       "H1.0:0.0-50.0 H5.0:0.0-50.0 "},
      {"the drift along a line of pieces",
       {V(10, 0, 20), V(10.4, 20, 40), V(10.8, 40, 60)},
       "V10.4:0.0-60.0 "},
  };
  for (const auto& c : cases) EXPECT_EQ(Say(SnapAndJoin(c.segments)), c.expected) << c.name;
}

TEST(Rulings, TheOrderOfDrawingDoesNotMatter) {
  std::vector<Ruling> segments = {H(10, 0, 50),  V(0, 0, 30),   H(11, 50, 100),
                                  H(30, 0, 100), V(100, 0, 30), V(50, 10, 30)};
  std::string expected = Say(SnapAndJoin(segments));
  std::vector<Ruling> reversed(segments.rbegin(), segments.rend());
  EXPECT_EQ(Say(SnapAndJoin(reversed)), expected);
  EXPECT_EQ(expected, "H10.5:0.0-100.0 H30.0:0.0-100.0 V0.0:0.0-30.0 V50.0:10.0-30.0 V100.0:0.0-30.0 ");
}

}  // namespace
}  // namespace gongkai
