#include "extract/page.h"

#include <cmath>

namespace gongkai {

void AppendUtf8(char32_t code, std::string* out) {
  if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) code = 0xFFFD;
  if (code < 0x80) {
    out->push_back(static_cast<char>(code));
  } else if (code < 0x800) {
    out->push_back(static_cast<char>(0xC0 | (code >> 6)));
    out->push_back(static_cast<char>(0x80 | (code & 0x3F)));
  } else if (code < 0x10000) {
    out->push_back(static_cast<char>(0xE0 | (code >> 12)));
    out->push_back(static_cast<char>(0x80 | ((code >> 6) & 0x3F)));
    out->push_back(static_cast<char>(0x80 | (code & 0x3F)));
  } else {
    out->push_back(static_cast<char>(0xF0 | (code >> 18)));
    out->push_back(static_cast<char>(0x80 | ((code >> 12) & 0x3F)));
    out->push_back(static_cast<char>(0x80 | ((code >> 6) & 0x3F)));
    out->push_back(static_cast<char>(0x80 | (code & 0x3F)));
  }
}

std::string TextRun::Utf8() const {
  std::string text;
  text.reserve(glyphs.size() * 3);
  for (const Glyph& glyph : glyphs) AppendUtf8(glyph.code, &text);
  return text;
}

Box Page::ToDisplayed(const Box& box) const {
  // The inverse of the turn that made the text upright (extract/pdf/glyphs.h). For a quarter turn the
  // displayed page is as wide as this one is high.
  const double sheet_height = above + height + below;
  const Box upright{box.x0 + offset, box.y0 + above, box.x1 + offset, box.y1 + above};
  Box out = upright;
  switch (turn) {
    case 90:
      out = {sheet_height - upright.y1, upright.x0, sheet_height - upright.y0, upright.x1};
      break;
    case 180:
      out = {width - upright.x1, sheet_height - upright.y1, width - upright.x0, sheet_height - upright.y0};
      break;
    case 270:
      out = {upright.y0, width - upright.x1, upright.y1, width - upright.x0};
      break;
    default:
      break;
  }
  if (skew != 0) {
    const bool swapped = turn == 90 || turn == 270;
    const double middle_x = (swapped ? sheet_height : width) / 2,
                 middle_y = (swapped ? width : sheet_height) / 2;
    const double dx = out.center_x() - middle_x, dy = out.center_y() - middle_y;
    const double sine = std::sin(skew), cosine = std::cos(skew);
    const double move_x = cosine * dx - sine * dy - dx, move_y = sine * dx + cosine * dy - dy;
    out = {out.x0 + move_x, out.y0 + move_y, out.x1 + move_x, out.y1 + move_y};
  }
  return {out.x0 / scale, out.y0 / scale, out.x1 / scale, out.y1 / scale};
}

}  // namespace gongkai
