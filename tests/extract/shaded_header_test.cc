// Headers whose cells are painted and have no rules.
#include "extract/pdf/shaded_header.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/support/drawn.h"

namespace gongkai {
namespace {

using test::H;
using test::V;

// Two rows of three columns, ruled, from y 100 down.
const std::vector<Ruling> kBody = {H(100, 0, 300),   H(120, 0, 300),   H(140, 0, 300),  V(0, 100, 140),
                                   V(100, 100, 140), V(200, 100, 140), V(300, 100, 140)};

// Where the column lines begin, from the left; "-" where a line at this x is missing.
std::string Tops(const std::vector<Ruling>& rulings) {
  std::string out;
  for (double x : {0.0, 100.0, 200.0, 300.0}) {
    double top = 1e9;
    for (const Ruling& rule : rulings)
      if (rule.direction == Ruling::Direction::kVertical && std::abs(rule.at - x) < 1)
        top = std::min(top, rule.from);
    out += std::to_string(std::lround(top)) + " ";
  }
  return out;
}

TEST(ShadedHeader, PaintedCellsAboveColumnLinesAreCells) {
  const struct {
    const char* name;
    std::vector<Box> areas;
    const char* expected;
  } cases[] = {
      {"nothing painted", {}, "100 100 100 100 "},
      {"a cell for each column",
       {{0, 80, 100, 100}, {100, 80, 200, 100}, {200, 80, 300, 100}},
       "80 80 80 80 "},
      {"a group above two of them, and a cell as high as both",
       {{0, 60, 200, 80}, {0, 80, 100, 100}, {100, 80, 200, 100}, {200, 60, 300, 100}},
       "60 80 60 60 "},
      {"a group above all",
       {{0, 60, 300, 80}, {0, 80, 100, 100}, {100, 80, 200, 100}, {200, 80, 300, 100}},
       "60 80 80 60 "},
      {"a band over all columns is no cell", {{0, 80, 300, 100}}, "100 100 100 100 "},
      {"nor are areas beside the lines", {{5, 80, 95, 100}, {105, 80, 195, 100}}, "100 100 100 100 "},
      {"nor areas above a gap", {{0, 70, 100, 90}, {100, 70, 200, 90}}, "100 100 100 100 "},
      {"nor shaded cells of the body", {{0, 100, 100, 120}, {100, 100, 200, 120}}, "100 100 100 100 "},
  };
  for (const auto& c : cases) EXPECT_EQ(Tops(WithShadedHeaders(c.areas, kBody)), c.expected) << c.name;
}

TEST(ShadedHeader, CellsAboveMergedOnesAreCells) {
  // The first row of the body is one cell over the first two columns.
  std::vector<Ruling> body = kBody;
  body[4] = V(100, 120, 140);
  body.push_back(V(250, 100, 140));
  EXPECT_EQ(Tops(WithShadedHeaders(
                {{0, 80, 100, 100}, {100, 80, 200, 100}, {200, 80, 250, 100}, {250, 80, 300, 100}}, body)),
            "80 80 80 80 ");
}

}  // namespace
}  // namespace gongkai
