// What the device writes down of text: glyphs, and what ActualText says they stand for.
#include <GfxFont.h>
#include <GfxState.h>

#include <cmath>

#include "extract/pdf/colours.h"
#include "extract/pdf/page_device.h"

namespace gongkai {
namespace {

// The part of the em above and below the baseline. Fonts lie about these, and a stable box is worth more than
// a tight one: digits and ideographs both fill most of it.
constexpr double kAscent = 0.86;
constexpr double kDescent = 0.14;
// Watermarks are far larger than the 9 to 22 points of text and titles, and light or translucent.
constexpr double kWatermarkSize = 26;

bool IsFaint(GfxState* state) {
  if (state->getFillOpacity() < 0.5) return true;
  GfxRGB rgb;
  state->getFillRGB(&rgb);
  constexpr int kLight = 0xB000;  // of 0x10000
  return rgb.r > kLight && rgb.g > kLight && rgb.b > kLight;
}

GlyphInk InkOf(GfxState* state) {
  constexpr int kClip = 7;  // a shading shows through
  if (state->getRender() == 3) return GlyphInk::kNone;
  if (state->getRender() == kClip) return GlyphInk::kColour;
  const int mode = state->getRender() & 3;
  GfxRGB rgb;
  if (mode != 1) {
    if (state->getFillOpacity() < 0.05) return GlyphInk::kNone;
    state->getFillRGB(&rgb);
    if (!IsWhite(rgb)) return GlyphInk::kColour;
  }
  if (mode == 0) return GlyphInk::kWhite;
  state->getStrokeRGB(&rgb);
  return IsWhite(rgb) ? GlyphInk::kWhite : GlyphInk::kColour;
}

bool IsIdentityCollection(const GfxFont* font) {
  const GooString* collection = static_cast<const GfxCIDFont*>(font)->getCollection();
  return collection && collection->toStr() == "Adobe-Identity";
}

std::u32string DecodePdfText(const GooString& text) {
  std::u32string out;
  const std::string& s = text.toStr();
  if (s.size() >= 2 && static_cast<unsigned char>(s[0]) == 0xFE && static_cast<unsigned char>(s[1]) == 0xFF) {
    for (size_t i = 2; i + 1 < s.size(); i += 2) {
      char32_t unit =
          static_cast<char32_t>(static_cast<unsigned char>(s[i]) << 8 | static_cast<unsigned char>(s[i + 1]));
      if (unit >= 0xD800 && unit < 0xDC00 && i + 3 < s.size()) {
        char32_t low = static_cast<char32_t>(static_cast<unsigned char>(s[i + 2]) << 8 |
                                             static_cast<unsigned char>(s[i + 3]));
        unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
        i += 2;
      }
      out.push_back(unit);
    }
  } else {
    for (char c : s) out.push_back(static_cast<unsigned char>(c));
  }
  return out;
}

// Fonts whose characters are little drawings may have any unit. Where it is not the usual one, the room that
// a character takes says how large it is, as for an ideograph.
double SizeOfDrawnFont(GfxState* state, double size, double dx, double dy) {
  constexpr double kSmallest = 2, kLargest = 200;
  if (size > kSmallest && size < kLargest) return size;
  double x, y;
  state->transformDelta(dx, dy, &x, &y);
  return std::hypot(x, y);
}

bool IsPrivateUse(char32_t code) {
  return (code >= 0xE000 && code <= 0xF8FF) || code >= 0xF0000;
}

}  // namespace

void PageDevice::updateFont(GfxState*) {}

void PageDevice::drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x,
                          double origin_y, CharCode code, int, const Unicode* unicode, int unicode_length) {
  if (over_limit_) return;
  if (glyphs.size() >= static_cast<size_t>(limits_.max_glyphs_per_page)) {
    over_limit_ = true;
    return;
  }
  if ((++polls_ & 0x3FF) == 0 && OutOfTime()) return;
  const GfxFont* font = state->getFont().get();
  if (!font) return;
  double size = state->getTransformedFontSize();
  if (font->getType() == fontType3) size = SizeOfDrawnFont(state, size, dx, dy);
  if (!(size > 0.1) || size > 5000) return;

  // dx, dy are the advance with character and word spacing, which belong to no glyph.
  double spacing = state->getCharSpace() + (code == 0x20 ? state->getWordSpace() : 0);
  bool vertical = font->getWMode() != 0;
  double spacing_x = 0, spacing_y = 0;
  if (vertical) {
    state->textTransformDelta(0, spacing, &spacing_x, &spacing_y);
  } else {
    state->textTransformDelta(spacing * state->getHorizScaling(), 0, &spacing_x, &spacing_y);
  }
  double px, py, advance_x, advance_y;
  Place(state, x - origin_x, y - origin_y, &px, &py);
  state->transformDelta(dx - spacing_x, dy - spacing_y, &advance_x, &advance_y);

  double m11, m12, m21, m22;
  state->getFontTransMat(&m11, &m12, &m21, &m22);
  // Device y grows downwards; (m11, m12) is the direction of the baseline.
  int quarter = std::abs(m11) >= std::abs(m12) ? (m11 >= 0 ? 0 : 2) : (m12 > 0 ? 1 : 3);
  // Text set at a slant is a watermark or a stamp, no part of any line or cell.
  double along = std::max(std::abs(m11), std::abs(m12)), across = std::min(std::abs(m11), std::abs(m12));
  if (across > 0.15 * along) return;
  // Large and faint: a watermark that lies straight.
  if (size >= kWatermarkSize && IsFaint(state)) return;
  double advance = quarter == 0   ? advance_x
                   : quarter == 2 ? -advance_x
                   : quarter == 1 ? advance_y
                                  : -advance_y;
  if (vertical) advance = size;
  if (advance < 0) {  // mirrored text: the box is where the ink is
    px += quarter == 0 ? advance : quarter == 2 ? -advance : 0;
    py += quarter == 1 ? advance : quarter == 3 ? -advance : 0;
    advance = -advance;
  }
  DrawnGlyph glyph;
  glyph.font_size = static_cast<float>(size);
  glyph.quarter = quarter;
  const double direction_x = quarter == 0 ? 1 : quarter == 2 ? -1 : 0;
  const double direction_y = quarter == 1 ? 1 : quarter == 3 ? -1 : 0;
  if (across > 0) glyph.slant = static_cast<float>((direction_x * m12 - direction_y * m11) / along);
  if (!marks_.empty()) glyph.mark = marks_.back();
  switch (quarter) {
    case 0:
      glyph.box = {px, py - kAscent * size, px + advance, py + kDescent * size};
      break;
    case 1:
      glyph.box = {px - kDescent * size, py, px + kAscent * size, py + advance};
      break;
    case 2:
      glyph.box = {px - advance, py - kDescent * size, px, py + kAscent * size};
      break;
    default:
      glyph.box = {px - kAscent * size, py - advance, px + kDescent * size, py};
      break;
  }
  if (!std::isfinite(glyph.box.x0 + glyph.box.y0 + glyph.box.x1 + glyph.box.y1)) return;
  glyph.ink = InkOf(state);

  // A subset font whose codes are mere glyph numbers, without a table: Poppler hands the numbers on as
  // characters.
  bool nameless = font->isCIDFont() && !font->hasToUnicodeCMap() && IsIdentityCollection(font);
  int usable = 0;
  for (int i = 0; i < unicode_length; ++i)
    if (!nameless && unicode[i] != 0 && unicode[i] != 0xFFFD && !IsPrivateUse(unicode[i])) ++usable;
  if (usable == 0) {
    // Inside an ActualText span the replacement names the character, so the glyph keeps its place.
    if (!in_actual_text_) {
      if (advance > 0) ++unmapped_glyphs;
      return;
    }
    glyph.code = 0xFFFD;
    glyphs.push_back(glyph);
    return;
  }
  if (usable == 1 && unicode_length == 1) {
    glyph.code = unicode[0];
    glyphs.push_back(glyph);
    return;
  }
  // A ligature: cut the glyph into equal parts along the baseline.
  Box whole = glyph.box;
  for (int i = 0; i < unicode_length; ++i) {
    double from = static_cast<double>(i) / unicode_length, to = static_cast<double>(i + 1) / unicode_length;
    glyph.code = unicode[i];
    if (quarter == 0) {
      glyph.box.x0 = whole.x0 + from * whole.width();
      glyph.box.x1 = whole.x0 + to * whole.width();
    }
    glyphs.push_back(glyph);
  }
}

void PageDevice::beginActualText(GfxState*, const GooString* text) {
  actual_text_ = DecodePdfText(*text);
  actual_from_ = glyphs.size();
  in_actual_text_ = true;
}

void PageDevice::endActualText(GfxState*) {
  if (!in_actual_text_) return;
  in_actual_text_ = false;
  size_t drawn = glyphs.size() - std::min(actual_from_, glyphs.size());
  std::u32string text;
  for (char32_t c : actual_text_)
    if (c != 0 && c != 0xFEFF && c != 0x200B) text.push_back(c);
  if (drawn == 0) return;
  if (text.size() == drawn) {
    for (size_t i = 0; i < drawn; ++i) glyphs[actual_from_ + i].code = text[i];
  } else {
    // A replacement of another length says nothing of single places; it is taken only where the glyphs
    // themselves name no character.
    bool unnamed = true;
    for (size_t i = actual_from_; i < glyphs.size(); ++i) unnamed = unnamed && glyphs[i].code == 0xFFFD;
    if (!unnamed) return;
    DrawnGlyph whole = glyphs[actual_from_];
    for (size_t i = actual_from_; i < glyphs.size(); ++i) whole.box.Include(glyphs[i].box);
    glyphs.resize(actual_from_);
    double step = text.empty() ? 0 : whole.box.width() / static_cast<double>(text.size());
    for (size_t i = 0; i < text.size(); ++i) {
      DrawnGlyph part = whole;
      part.code = text[i];
      part.box.x0 = whole.box.x0 + step * static_cast<double>(i);
      part.box.x1 = part.box.x0 + step;
      glyphs.push_back(part);
    }
  }
}

}  // namespace gongkai
