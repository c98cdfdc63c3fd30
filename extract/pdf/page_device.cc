#include "extract/pdf/page_device.h"

#include <GfxState.h>
#include <poppler-config.h>

#include <cmath>
#include <cstring>

#include "extract/pdf/colours.h"

namespace gongkai {
namespace {

// A fill or stroke up to this thick (points) is a rule, not an area; so is a thicker one that is very long,
// the frame of a table.
constexpr double kThickest = 3.0;
constexpr double kThickestFrame = 6.0;

bool IsRule(double thickness, double length) {
  return thickness <= kThickest || (thickness <= kThickestFrame && length >= 20 * thickness);
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

}  // namespace

void PageDevice::Begin(std::chrono::steady_clock::time_point deadline, double skew) {
  glyphs.clear();
  segments.clear();
  images.clear();
  areas.clear();
  unmapped_glyphs = outlines = 0;
  over_limit_ = in_actual_text_ = false;
  marks_.clear();
  forms_ = 0;
  deadline_ = deadline;
  skew_ = skew;
  straightening_ = {};
}

void PageDevice::startPage(int, GfxState* state, XRef*) {
  if (skew_ != 0) straightening_ = {skew_, state->getPageWidth(), state->getPageHeight()};
}

void PageDevice::Place(GfxState* state, double x, double y, double* px, double* py) const {
  state->transform(x, y, px, py);
  if (straightening_.turns()) straightening_.Apply(px, py);
}

Box PageDevice::Clip(GfxState* state) const {
  Box box;
  state->getClipBBox(&box.x0, &box.y0, &box.x1, &box.y1);
  return straightening_.turns() ? straightening_.Around(box) : box;
}

bool PageDevice::IsPartOfCharacter(GfxState* state, const GfxSubpath& sub) const {
  Box box;
  for (int i = 0; i < sub.getNumPoints(); ++i) {
    double x, y;
    Place(state, sub.getX(i), sub.getY(i), &x, &y);
    if (i == 0) box = {x, y, x, y};
    box.Include({x, y, x, y});
  }
  return std::max(box.width(), box.height()) < kLargestCharacter;
}

bool PageDevice::OutOfTime() {
  if (!over_limit_ && std::chrono::steady_clock::now() > deadline_) over_limit_ = true;
  return over_limit_;
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
  const auto [x0, y0, x1, y1] = Clip(state);
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
  const Box clip = Clip(state);
  box = {std::max(box.x0, clip.x0), std::max(box.y0, clip.y0), std::min(box.x1, clip.x1),
         std::min(box.y1, clip.y1)};
  if (!(box.x0 < box.x1 && box.y0 < box.y1)) return;
  GfxRGB rgb;
  state->getFillRGB(&rgb);
  const bool plain = state->getFillColorSpace()->getMode() != csPattern;
  const bool opaque = plain && state->getFillOpacity() > 0.95 && state->getBlendMode() == gfxBlendNormal;
  areas.push_back({box, glyphs.size(), rectangle && opaque, plain && IsPale(rgb), plain && IsWhite(rgb)});
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
      Place(state, sub->getX(i), sub->getY(i), &x, &y);
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
      Place(state, sub->getX(i), sub->getY(i), &x, &y);
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
  Place(state, 0, 0, &x, &y);
  Box box{x, y, x, y};
  for (double corner : {1.0, 2.0, 3.0}) {
    Place(state, corner != 2.0 ? 1 : 0, corner >= 2.0 ? 1 : 0, &x, &y);
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
