// From drawn segments to rulings.
//
// A rule on paper is a stroke, the edge of a stroked rectangle, a thin filled rectangle, a row of dots, or
// one short piece per cell edge (measured: WPS draws some twelve long strokes a page, ONLYOFFICE one stroke
// per cell edge, Word one thin fill per edge, Excel both). After snapping and joining they are all the same.
#ifndef GONGKAI_EXTRACT_PDF_RULINGS_H_
#define GONGKAI_EXTRACT_PDF_RULINGS_H_

#include <vector>

#include "extract/page.h"

namespace gongkai {

/// Distances in points. Two lines closer than `snap` are one line (double borders); pieces whose gap is at
/// most `join` are one ruling; what is shorter than `shortest` after joining is no ruling.
struct RulingTolerances {
  double snap = 2.5;
  double join = 3.0;
  double shortest = 4.0;
};

std::vector<Ruling> SnapAndJoin(std::vector<Ruling> segments, const RulingTolerances& tolerances = {});

}  // namespace gongkai

#endif  // GONGKAI_EXTRACT_PDF_RULINGS_H_
