// Pages that lie a little askew, as printed from a scanner or a camera: found by the slant of their text, and
// set straight while they are drawn. Rules are only rules where they are level or upright.
#ifndef GONGKAI_EXTRACT_PDF_SKEW_H_
#define GONGKAI_EXTRACT_PDF_SKEW_H_

#include <vector>

#include "extract/page.h"
#include "extract/pdf/glyphs.h"

namespace gongkai {

/// A turn about the middle of the page that undoes its skew.
class Straightening {
 public:
  Straightening() = default;
  /// `skew` in radians, clockwise as displayed; sizes of the displayed page.
  Straightening(double skew, double width, double height);

  bool turns() const { return sine_ != 0; }
  void Apply(double* x, double* y) const;
  /// The box around the turned corners.
  Box Around(const Box& box) const;

 private:
  double sine_ = 0, cosine_ = 1, middle_x_ = 0, middle_y_ = 0;
};

/// The skew that nearly all text of a page has, in radians; 0 where it is too small to matter, where the text
/// does not agree, or where there is too little.
double SkewOf(const std::vector<DrawnGlyph>& glyphs);

}  // namespace gongkai

#endif  // GONGKAI_EXTRACT_PDF_SKEW_H_
