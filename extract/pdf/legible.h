// Whether the characters that a page names are those that it shows. A font may name none, or wrong ones; what
// is read then is nonsense, and must not pass for a document without forms.
#ifndef GONGKAI_EXTRACT_PDF_LEGIBLE_H_
#define GONGKAI_EXTRACT_PDF_LEGIBLE_H_

#include <vector>

#include "extract/pdf/glyphs.h"

namespace gongkai {

enum class Legibility {
  kNoText,  ///< too few glyphs to judge
  kLegible,
  kUnnamed,  ///< many glyphs for which the file names no character
  kMisnamed  ///< the characters named cannot be those that are shown
};

/// Judges a page by its glyphs; `unmapped` more were drawn without a name.
Legibility JudgeGlyphs(const std::vector<DrawnGlyph>& glyphs, int unmapped);

}  // namespace gongkai

#endif  // GONGKAI_EXTRACT_PDF_LEGIBLE_H_
