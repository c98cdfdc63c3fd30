// Rulings and text as a page draws them, written out in a test.
#ifndef GONGKAI_TESTS_SUPPORT_DRAWN_H_
#define GONGKAI_TESTS_SUPPORT_DRAWN_H_

#include <string>

#include "extract/page.h"
#include "normalize/text/fold.h"

namespace gongkai::test {

inline Ruling H(double at, double from, double to) {
  return {Ruling::Direction::kHorizontal, at, from, to};
}
inline Ruling V(double at, double from, double to) {
  return {Ruling::Direction::kVertical, at, from, to};
}

/// Text of 10 points from x on, its top at y; ideographs are 10 wide, everything else 5.
inline TextRun RunAt(double x, double y, const std::string& text) {
  TextRun run;
  run.font_size = 10;
  for (char32_t code : Utf8ToCodes(text)) {
    double width = code < 0x2000 ? 5 : 10;
    run.glyphs.push_back({code, {x, y, x + width, y + 10}});
    x += width;
  }
  run.box = run.glyphs.at(0).box;
  for (const Glyph& glyph : run.glyphs) run.box.Include(glyph.box);
  return run;
}

}  // namespace gongkai::test

#endif  // GONGKAI_TESTS_SUPPORT_DRAWN_H_
