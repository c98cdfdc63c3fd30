// What a page draws and nobody sees: text in white on white paper, text that was painted over when a page was
// edited, an invisible copy of what is printed. Read with the rest it would change amounts.
#ifndef GONGKAI_EXTRACT_PDF_HIDDEN_H_
#define GONGKAI_EXTRACT_PDF_HIDDEN_H_

#include <cstddef>
#include <vector>

#include "extract/page.h"
#include "extract/pdf/glyphs.h"

namespace gongkai {

/// Something that was painted over an area.
struct PaintedArea {
  Box box;
  size_t after = 0;     ///< so many glyphs were drawn before it
  bool covers = false;  ///< an opaque rectangle: what lies below it is not seen
  bool pale = false;    ///< white does not stand out from it
  bool white = false;   ///< it does not stand out from the paper
};

/// Removes glyphs that are not seen: those below a later rectangle; white ones with no colour and no picture
/// behind them, unless nearly all of the page is white; invisible ones (render mode 3) that are no layer over
/// a picture, or stand where others are seen. `areas` in drawing order. The work is bounded; beyond the bound
/// everything counts as seen.
void RemoveHiddenGlyphs(const std::vector<PaintedArea>& areas, const std::vector<ImageBox>& images,
                        std::vector<DrawnGlyph>* glyphs);

}  // namespace gongkai

#endif  // GONGKAI_EXTRACT_PDF_HIDDEN_H_
