#include "extract/pdf/page_device.h"

#include <GfxFont.h>
#include <GfxState.h>
#include <poppler-config.h>

#include <cmath>
#include <cstring>

namespace gongkai {
namespace {

// The part of the em above and below the baseline. Fonts lie about these, and a stable box is worth more than
// a tight one: digits and ideographs both fill most of it.
constexpr double kAscent = 0.86;
constexpr double kDescent = 0.14;
// A fill or stroke up to this thick (points) is a rule, not an area; so is a thicker one that is very long,
// the frame of a table.
constexpr double kThickest = 3.0;
constexpr double kThickestFrame = 6.0;

bool IsRule(double thickness, double length) {
  return thickness <= kThickest || (thickness <= kThickestFrame && length >= 20 * thickness);
}

// White rules are used to hide edges (and by spreadsheets as cell padding); nobody sees them on white paper.
bool IsWhite(const GfxRGB& rgb) {
  constexpr int kNearlyOne = 0xF800;  // of 0x10000
  return rgb.r >= kNearlyOne && rgb.g >= kNearlyOne && rgb.b >= kNearlyOne;
}

// White does not stand out from it.
bool IsPale(const GfxRGB& rgb) {
  constexpr int kPale = 0xCC00;  // of 0x10000
  return (3 * rgb.r + 6 * rgb.g + rgb.b) / 10 >= kPale;
}

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

// Characters may be drawn as paths (bold ones have their outlines stroked). Their straight pieces are no
// rules: such a path has curves, and its parts are no larger than a character.
constexpr double kLargestCharacter = 40;

bool HasCurves(const GfxPath& path) {
  for (int s = 0; s < path.getNumSubpaths(); ++s) {
    const GfxSubpath* sub = path.getSubpath(s);
    for (int i = 1; i < sub->getNumPoints(); ++i)
      if (sub->getCurve(i)) return true;
  }
  return false;
}

bool IsPartOfCharacter(GfxState* state, const GfxSubpath& sub) {
  Box box;
  for (int i = 0; i < sub.getNumPoints(); ++i) {
    double x, y;
    state->transform(sub.getX(i), sub.getY(i), &x, &y);
    if (i == 0) box = {x, y, x, y};
    box.Include({x, y, x, y});
  }
  return std::max(box.width(), box.height()) < kLargestCharacter;
}

bool IsPrivateUse(char32_t code) {
  return (code >= 0xE000 && code <= 0xF8FF) || code >= 0xF0000;
}

}  // namespace

void PageDevice::Begin(std::chrono::steady_clock::time_point deadline) {
  glyphs.clear();
  segments.clear();
  images.clear();
  areas.clear();
  unmapped_glyphs = outlines = 0;
  over_limit_ = in_actual_text_ = false;
  marks_.clear();
  forms_ = 0;
  deadline_ = deadline;
}

bool PageDevice::OutOfTime() {
  if (!over_limit_ && std::chrono::steady_clock::now() > deadline_) over_limit_ = true;
  return over_limit_;
}

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
  state->transform(x - origin_x, y - origin_y, &px, &py);
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

// Properties that are named in the page's resources never get here, but their end does: then glyphs may lose
// a mark, and get no wrong one.
void PageDevice::beginMarkedContent(const char* name, Dict* properties) {
  constexpr size_t kDeepest = 10000;
  if (marks_.size() >= kDeepest) over_limit_ = true;
  if (over_limit_) return;
  int mark = marks_.empty() ? -1 : marks_.back();
  if (std::strcmp(name, "Artifact") == 0) mark = -1;
  if (properties) {
    const Object id = properties->lookup("MCID");
    if (id.isInt()) mark = forms_ == 0 ? id.getInt() : -1;
  }
  marks_.push_back(mark);
}

void PageDevice::endMarkedContent(GfxState*) {
  if (!marks_.empty()) marks_.pop_back();
}

void PageDevice::beginForm(Ref) {
  ++forms_;
}

void PageDevice::endForm(Ref) {
  --forms_;
}

void PageDevice::AddSegment(GfxState* state, const Ruling& ruling) {
  if (segments.size() >= static_cast<size_t>(limits_.max_rulings_per_page)) {
    over_limit_ = true;
    return;
  }
  double x0, y0, x1, y1;
  state->getClipBBox(&x0, &y0, &x1, &y1);
  constexpr double kSlack = 1.0;  // a clip that follows the rule itself
  Ruling clipped = ruling;
  bool horizontal = ruling.direction == Ruling::Direction::kHorizontal;
  double low = (horizontal ? y0 : x0) - kSlack, high = (horizontal ? y1 : x1) + kSlack;
  if (ruling.at < low || ruling.at > high) return;
  clipped.from = std::max(ruling.from, (horizontal ? x0 : y0) - kSlack);
  clipped.to = std::min(ruling.to, (horizontal ? x1 : y1) + kSlack);
  if (clipped.from > clipped.to || !std::isfinite(clipped.at)) return;
  segments.push_back(clipped);
}

// Areas too small to hide or to carry a character are not written down.
void PageDevice::AddArea(GfxState* state, Box box, bool rectangle) {
  constexpr size_t kMostAreas = 20000;
  if (areas.size() >= kMostAreas || std::min(box.width(), box.height()) <= kThickest) return;
  Box clip;
  state->getClipBBox(&clip.x0, &clip.y0, &clip.x1, &clip.y1);
  box = {std::max(box.x0, clip.x0), std::max(box.y0, clip.y0), std::min(box.x1, clip.x1),
         std::min(box.y1, clip.y1)};
  if (!(box.x0 < box.x1 && box.y0 < box.y1)) return;
  GfxRGB rgb;
  state->getFillRGB(&rgb);
  const bool plain = state->getFillColorSpace()->getMode() != csPattern;
  const bool opaque = plain && state->getFillOpacity() > 0.95 && state->getBlendMode() == gfxBlendNormal;
  areas.push_back({box, glyphs.size(), rectangle && opaque, plain && IsPale(rgb)});
}

void PageDevice::AddBar(GfxState* state, const Box& bar) {
  double w = bar.width(), h = bar.height();
  // A dot may be part of a dotted rule in either direction; joining decides.
  if (IsRule(h, w) && w >= h * 0.99)
    AddSegment(state, {Ruling::Direction::kHorizontal, bar.center_y(), bar.x0, bar.x1});
  if (IsRule(w, h) && h >= w * 0.99)
    AddSegment(state, {Ruling::Direction::kVertical, bar.center_x(), bar.y0, bar.y1});
}

void PageDevice::stroke(GfxState* state) {
  if (over_limit_ || state->getStrokeOpacity() < 0.05) return;
  const GfxPath* path = state->getPath();
  double width = state->getTransformedLineWidth();
  bool checked_colour = false;
  const bool curves = HasCurves(*path);
  outlines += curves;
  for (int s = 0; s < path->getNumSubpaths(); ++s) {
    const GfxSubpath* sub = path->getSubpath(s);
    if (curves && IsPartOfCharacter(state, *sub)) continue;
    double px = 0, py = 0;
    for (int i = 0; i < sub->getNumPoints(); ++i) {
      double x, y;
      state->transform(sub->getX(i), sub->getY(i), &x, &y);
      if (i > 0 && !sub->getCurve(i) && !sub->getCurve(i - 1)) {
        double dx = std::abs(x - px), dy = std::abs(y - py);
        bool horizontal = dy <= 0.7 && dx > dy, vertical = dx <= 0.7 && dy > dx;
        if ((horizontal || vertical) && IsRule(width, std::max(dx, dy))) {
          if (!checked_colour) {
            GfxRGB rgb;
            state->getStrokeRGB(&rgb);
            if (IsWhite(rgb)) return;
            checked_colour = true;
          }
          if (horizontal) {
            AddSegment(state,
                       {Ruling::Direction::kHorizontal, (y + py) / 2, std::min(x, px), std::max(x, px)});
          } else {
            AddSegment(state, {Ruling::Direction::kVertical, (x + px) / 2, std::min(y, py), std::max(y, py)});
          }
        } else if ((horizontal || vertical) && std::max(dx, dy) <= kThickest) {
          // A short, thick stroke is a rule drawn across its own direction (seen with hairline "length"
          // strokes).
          Box bar = horizontal ? Box{std::min(x, px), y - width / 2, std::max(x, px), y + width / 2}
                               : Box{x - width / 2, std::min(y, py), x + width / 2, std::max(y, py)};
          GfxRGB rgb;
          state->getStrokeRGB(&rgb);
          if (!IsWhite(rgb)) AddBar(state, bar);
        }
      }
      px = x;
      py = y;
    }
  }
}

void PageDevice::fill(GfxState* state) {
  constexpr int kMostCorners = 64;
  if (over_limit_ || state->getFillOpacity() < 0.05) return;
  const GfxPath* path = state->getPath();
  const bool curves = HasCurves(*path);
  outlines += curves;
  for (int s = 0; s < path->getNumSubpaths(); ++s) {
    const GfxSubpath* sub = path->getSubpath(s);
    int n = sub->getNumPoints();
    if (n < 4 || n > kMostCorners || (curves && IsPartOfCharacter(state, *sub))) continue;
    Box box;
    bool rectangle = n <= 6;
    double px = 0, py = 0;
    for (int i = 0; i < n; ++i) {
      double x, y;
      state->transform(sub->getX(i), sub->getY(i), &x, &y);
      if (i == 0) {
        box = {x, y, x, y};
      } else {
        box.Include({x, y, x, y});
        rectangle = rectangle && !sub->getCurve(i) && (std::abs(x - px) < 0.1 || std::abs(y - py) < 0.1);
      }
      px = x;
      py = y;
    }
    if (!rectangle || !IsRule(std::min(box.width(), box.height()), std::max(box.width(), box.height()))) {
      AddArea(state, box, rectangle);
      continue;
    }
    GfxRGB rgb;
    state->getFillRGB(&rgb);
    if (IsWhite(rgb)) return;
    AddBar(state, box);
  }
}

void PageDevice::AddImage(GfxState* state) {
  if (over_limit_ || images.size() > 20000) return;
  double x, y;
  state->transform(0, 0, &x, &y);
  Box box{x, y, x, y};
  for (double corner : {1.0, 2.0, 3.0}) {
    state->transform(corner != 2.0 ? 1 : 0, corner >= 2.0 ? 1 : 0, &x, &y);
    box.Include({x, y, x, y});
  }
  // Some producers draw rules as pictures one pixel thick.
  if (std::min(box.width(), box.height()) <= kThickest && std::max(box.width(), box.height()) > 10) {
    AddBar(state, box);
  } else {
    images.push_back({box});
  }
}

void PageDevice::drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height,
                               bool invert, bool interpolate, bool inline_image) {
  AddImage(state);
  OutputDev::drawImageMask(state, ref, stream, width, height, invert, interpolate, inline_image);
}

void PageDevice::drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                           GfxImageColorMap* colors, bool interpolate, const int* mask_colors,
                           bool inline_image) {
  AddImage(state);
  OutputDev::drawImage(state, ref, stream, width, height, colors, interpolate, mask_colors, inline_image);
}

void PageDevice::drawMaskedImage(GfxState* state, Object*, Stream*, int, int, GfxImageColorMap*, bool,
                                 Stream*, int, int, bool, bool) {
  AddImage(state);
}

void PageDevice::drawSoftMaskedImage(GfxState* state, Object*, Stream*, int, int, GfxImageColorMap*, bool,
                                     Stream*, int, int, GfxImageColorMap*, bool) {
  AddImage(state);
}

}  // namespace gongkai
