#include "extract/pdf/hidden.h"

#include <algorithm>
#include <cmath>

namespace gongkai {
namespace {

constexpr double kBand = 16;    // points
constexpr size_t kBands = 256;  // what lies below them counts to the last
// Cells that are blank for the eye may all hold a white zero. Where there is more white than that, the paper
// is none.
constexpr size_t kWhitePerInked = 6;
constexpr int kMostSteps = 8 << 20;

// Boxes by the height at which they lie, to be found from a point.
class Bands {
 public:
  void Add(const Box& box, size_t index) {
    const size_t to = At(box.y1);
    for (size_t band = At(box.y0); band <= to; ++band) bands_[band].push_back(index);
  }
  const std::vector<size_t>& Around(double y) const { return bands_[At(y)]; }

 private:
  static size_t At(double y) {
    return static_cast<size_t>(std::clamp(y / kBand, 0.0, static_cast<double>(kBands - 1)));
  }
  std::vector<std::vector<size_t>> bands_ = std::vector<std::vector<size_t>>(kBands);
};

class Sight {
 public:
  Sight(const std::vector<PaintedArea>& areas, const std::vector<ImageBox>& images,
        const std::vector<DrawnGlyph>& glyphs)
      : areas_(areas), images_(images), glyphs_(glyphs) {
    for (size_t i = 0; i < areas.size(); ++i) area_bands_.Add(areas[i].box, i);
    for (size_t i = 0; i < images.size(); ++i) image_bands_.Add(images[i].box, i);
    for (const DrawnGlyph& glyph : glyphs) has_invisible_ = has_invisible_ || glyph.ink == GlyphInk::kNone;
    if (!has_invisible_) return;
    for (size_t i = 0; i < glyphs.size(); ++i)
      if (glyphs[i].ink == GlyphInk::kColour) glyph_bands_.Add(glyphs[i].box, i);
  }

  bool IsCovered(size_t i) {
    return Any(area_bands_, i,
               [&](size_t a) { return areas_[a].covers && areas_[a].after > i && Holds(areas_[a].box, i); });
  }
  bool IsUnseenWhite(size_t i) {
    return glyphs_[i].ink == GlyphInk::kWhite && !IsOnPicture(i) && !Any(area_bands_, i, [&](size_t a) {
             return !areas_[a].pale && areas_[a].after <= i && Holds(areas_[a].box, i);
           });
  }
  bool IsIdleCopy(size_t i) {
    return glyphs_[i].ink == GlyphInk::kNone &&
           (!IsOnPicture(i) || Any(glyph_bands_, i, [&](size_t g) { return Holds(glyphs_[g].box, i); }));
  }
  bool tired() const { return steps_ > kMostSteps; }

 private:
  bool Holds(const Box& box, size_t i) const {
    return box.Contains(glyphs_[i].box.center_x(), glyphs_[i].box.center_y());
  }
  bool IsOnPicture(size_t i) {
    return Any(image_bands_, i, [&](size_t image) { return Holds(images_[image].box, i); });
  }
  template <typename Test>
  bool Any(const Bands& bands, size_t i, Test test) {
    for (size_t index : bands.Around(glyphs_[i].box.center_y())) {
      if (++steps_ > kMostSteps) return false;
      if (test(index)) return true;
    }
    return false;
  }

  const std::vector<PaintedArea>& areas_;
  const std::vector<ImageBox>& images_;
  const std::vector<DrawnGlyph>& glyphs_;
  Bands area_bands_, image_bands_, glyph_bands_;
  bool has_invisible_ = false;
  int steps_ = 0;
};

}  // namespace

void RemoveHiddenGlyphs(const std::vector<PaintedArea>& areas, const std::vector<ImageBox>& images,
                        std::vector<DrawnGlyph>* glyphs) {
  const bool covered = std::any_of(areas.begin(), areas.end(),
                                   [](const PaintedArea& area) { return area.covers && area.after > 0; });
  const size_t inked =
      static_cast<size_t>(std::count_if(glyphs->begin(), glyphs->end(), [](const DrawnGlyph& glyph) {
        return glyph.ink == GlyphInk::kColour;
      }));
  if (!covered && inked == glyphs->size()) return;
  Sight sight(areas, images, *glyphs);
  std::vector<bool> hidden(glyphs->size(), false), white(glyphs->size(), false);
  size_t unseen_white = 0;
  for (size_t i = 0; i < glyphs->size(); ++i) {
    // Without any visible text an invisible one is all there is.
    hidden[i] = (covered && sight.IsCovered(i)) || (inked > 0 && sight.IsIdleCopy(i));
    white[i] = !hidden[i] && sight.IsUnseenWhite(i);
    unseen_white += white[i];
  }
  if (sight.tired()) return;
  const bool white_on_white = unseen_white <= kWhitePerInked * inked;
  size_t kept = 0;
  for (size_t i = 0; i < glyphs->size(); ++i)
    if (!hidden[i] && !(white[i] && white_on_white)) (*glyphs)[kept++] = (*glyphs)[i];
  glyphs->resize(kept);
}

}  // namespace gongkai
