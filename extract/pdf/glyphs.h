// From glyphs as drawn to text runs. Nothing here knows of PDF: tests feed glyphs by hand.
#ifndef GONGKAI_EXTRACT_PDF_GLYPHS_H_
#define GONGKAI_EXTRACT_PDF_GLYPHS_H_

#include <vector>

#include "extract/page.h"

namespace gongkai {

enum class GlyphInk {
  kColour,
  kWhite,
  kNone  ///< drawn in render mode 3: the text layer of a scan
};

/// A glyph as the page description draws it, before any grouping. `quarter` counts quarter turns of its
/// baseline, clockwise as displayed: 0 reads to the right, 1 downwards, 2 to the left (upside down), 3
/// upwards.
struct DrawnGlyph {
  char32_t code = 0;
  Box box;
  float font_size = 0;
  int quarter = 0;
  float slant = 0;  ///< of its baseline against its quarter, clockwise: tangent
  GlyphInk ink = GlyphInk::kColour;
  int mark = -1;  ///< marked content (MCID) that it is drawn in; -1 where none
};

/// Removes glyphs that are drawn a second time at nearly the same place: bold type is often imitated so, and
/// whole texts are printed twice by some producers. A character cannot stand within 0.15 em of itself.
void RemoveDuplicateGlyphs(std::vector<DrawnGlyph>* glyphs);

/// How much larger a page must be drawn for its text to have the size of print; 1 where it has, or where
/// there is too little text to say.
double ScaleToPrint(const std::vector<DrawnGlyph>& glyphs);

/// The quarter in which most glyphs of the page are written; 0 for an empty page.
int DominantQuarter(const std::vector<DrawnGlyph>& glyphs);

/// Text that runs upwards on an upright page gets the places of its characters exchanged, so that they read
/// from above like those that stand below each other.
void StackUpwardText(std::vector<DrawnGlyph>* glyphs);

/// Removes the number of a page that stands sideways beside all upright text: head and foot are printed as on
/// the pages around, whichever way a table lies. Else it would stand beside a row.
void RemoveTurnedPageNumber(std::vector<DrawnGlyph>* glyphs);

/// Groups glyphs into runs in drawing order; their marks become Glyph::tagged_cell. A run goes on while the
/// next glyph stands on the same baseline and closely after the last. White space ends a run only where it is
/// wide; runs of nothing but white space are dropped. Glyphs written in another direction than upright become
/// runs of one glyph each, so that their place is kept.
/// `spacing` is what most glyphs of a page have before the next one, in their size; in: of the page before,
/// which holds where the page has too little text to say; out: of this one. 0 for text that is not spaced.
std::vector<TextRun> GroupIntoRuns(const std::vector<DrawnGlyph>& glyphs, double* spacing = nullptr);

/// A box turned counter-clockwise by `quarter` quarter turns of a page of the given displayed size.
Box TurnBox(const Box& box, int quarter, double width, double height);

/// Turns a page so that text written in `quarter` becomes upright: boxes, rulings, images and size.
void TurnUpright(int quarter, std::vector<DrawnGlyph>* glyphs, Page* page);

}  // namespace gongkai

#endif  // GONGKAI_EXTRACT_PDF_GLYPHS_H_
