// Colours as far as they matter here: what is white on white paper is not seen.
#ifndef GONGKAI_EXTRACT_PDF_COLOURS_H_
#define GONGKAI_EXTRACT_PDF_COLOURS_H_

#include <GfxState.h>

namespace gongkai {

/// White rules are used to hide edges (and by spreadsheets as cell padding); nobody sees them on white paper.
inline bool IsWhite(const GfxRGB& rgb) {
  constexpr int kNearlyOne = 0xF800;  // of 0x10000
  return rgb.r >= kNearlyOne && rgb.g >= kNearlyOne && rgb.b >= kNearlyOne;
}

/// White does not stand out from it.
inline bool IsPale(const GfxRGB& rgb) {
  constexpr int kPale = 0xCC00;  // of 0x10000
  return (3 * rgb.r + 6 * rgb.g + rgb.b) / 10 >= kPale;
}

}  // namespace gongkai

#endif  // GONGKAI_EXTRACT_PDF_COLOURS_H_
