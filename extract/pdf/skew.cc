#include "extract/pdf/skew.h"

#include <algorithm>
#include <cmath>

namespace gongkai {

Straightening::Straightening(double skew, double width, double height)
    : sine_(std::sin(skew)), cosine_(std::cos(skew)), middle_x_(width / 2), middle_y_(height / 2) {}

void Straightening::Apply(double* x, double* y) const {
  const double dx = *x - middle_x_, dy = *y - middle_y_;
  *x = middle_x_ + cosine_ * dx + sine_ * dy;
  *y = middle_y_ - sine_ * dx + cosine_ * dy;
}

Box Straightening::Around(const Box& box) const {
  double x = box.x0, y = box.y0;
  Apply(&x, &y);
  Box out{x, y, x, y};
  for (const auto& [cx, cy] : {std::pair(box.x1, box.y0), {box.x0, box.y1}, {box.x1, box.y1}}) {
    x = cx, y = cy;
    Apply(&x, &y);
    out.Include({x, y, x, y});
  }
  return out;
}

double SkewOf(const std::vector<DrawnGlyph>& glyphs) {
  constexpr size_t kEnough = 40;
  constexpr float kLeast = 0.0005f;  // half a point over a page
  constexpr float kSame = 0.002f;
  std::vector<float> slants;
  for (const DrawnGlyph& glyph : glyphs)
    if (glyph.slant != 0) slants.push_back(glyph.slant);
  if (slants.size() < kEnough || 10 * slants.size() < 9 * glyphs.size()) return 0;
  const auto middle = slants.begin() + static_cast<std::ptrdiff_t>(slants.size() / 2);
  std::nth_element(slants.begin(), middle, slants.end());
  const float skew = *middle;
  const auto agree = std::count_if(slants.begin(), slants.end(),
                                   [&](float slant) { return std::abs(slant - skew) < kSame; });
  if (std::abs(skew) < kLeast || 10 * static_cast<size_t>(agree) < 9 * glyphs.size()) return 0;
  return std::atan(static_cast<double>(skew));
}

}  // namespace gongkai
