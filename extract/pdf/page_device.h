// The output device: Poppler draws a page, this class writes down what is drawn.
//
// Poppler's public interfaces give words but no paths, so this derives from the OutputDev of its private
// headers. Those promise nothing between versions: everything that knows them stays in extract/pdf, and the
// build asserts the version.
#ifndef GONGKAI_EXTRACT_PDF_PAGE_DEVICE_H_
#define GONGKAI_EXTRACT_PDF_PAGE_DEVICE_H_

#include <OutputDev.h>

#include <chrono>
#include <string>
#include <vector>

#include "extract/extract.h"
#include "extract/page.h"
#include "extract/pdf/glyphs.h"
#include "extract/pdf/hidden.h"
#include "extract/pdf/skew.h"

namespace gongkai {

class PageDevice : public OutputDev {
 public:
  explicit PageDevice(const ExtractLimits& limits) : limits_(limits) {}

  /// Forgets the last page; `deadline` ends the drawing of the next one, which has so much skew.
  void Begin(std::chrono::steady_clock::time_point deadline, double skew = 0);
  /// True once a limit was reached; the rest of the page is not recorded.
  bool over_limit() const { return over_limit_; }
  /// Also polled by Poppler while it draws.
  bool OutOfTime();

  // What the page drew, in drawing order and displayed coordinates.
  std::vector<DrawnGlyph> glyphs;
  std::vector<Ruling> segments;
  std::vector<ImageBox> images;
  std::vector<PaintedArea> areas;
  int unmapped_glyphs = 0;
  int outlines = 0;  ///< paths with curves: characters that are drawn, or drawings

  // OutputDev
  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }
  bool needNonText() override { return true; }
  bool useTilingPatternFill() override { return true; }
  bool useShadedFills(int) override { return true; }
  void startPage(int number, GfxState* state, XRef* xref) override;
  void updateFont(GfxState* state) override;
  void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x, double origin_y,
                CharCode code, int bytes, const Unicode* unicode, int unicode_length) override;
  void beginActualText(GfxState* state, const GooString* text) override;
  void endActualText(GfxState* state) override;
  void beginMarkedContent(const char* name, Dict* properties) override;
  void endMarkedContent(GfxState* state) override;
  void beginForm(Ref id) override;
  void endForm(Ref id) override;
  void stroke(GfxState* state) override;
  void fill(GfxState* state) override;
  void eoFill(GfxState* state) override { fill(state); }
  bool tilingPatternFill(GfxState*, Gfx*, Catalog*, GfxTilingPattern*, const double*, int, int, int, int,
                         double, double) override {
    return true;
  }
  bool functionShadedFill(GfxState*, GfxFunctionShading*) override { return true; }
  bool axialShadedFill(GfxState*, GfxAxialShading*, double, double) override { return true; }
  bool radialShadedFill(GfxState*, GfxRadialShading*, double, double) override { return true; }
  bool gouraudTriangleShadedFill(GfxState*, GfxGouraudTriangleShading*) override { return true; }
  bool patchMeshShadedFill(GfxState*, GfxPatchMeshShading*) override { return true; }
  void drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height, bool invert,
                     bool interpolate, bool inline_image) override;
  void drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                 GfxImageColorMap* colors, bool interpolate, const int* mask_colors,
                 bool inline_image) override;
  void drawMaskedImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                       GfxImageColorMap* colors, bool interpolate, Stream* mask, int mask_width,
                       int mask_height, bool mask_invert, bool mask_interpolate) override;
  void drawSoftMaskedImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                           GfxImageColorMap* colors, bool interpolate, Stream* mask, int mask_width,
                           int mask_height, GfxImageColorMap* mask_colors, bool mask_interpolate) override;

 private:
  /// A point of the page description as a point of the page.
  void Place(GfxState* state, double x, double y, double* px, double* py) const;
  Box Clip(GfxState* state) const;
  bool IsPartOfCharacter(GfxState* state, const GfxSubpath& sub) const;
  void AddImage(GfxState* state);
  void AddSegment(GfxState* state, const Ruling& ruling);
  void AddArea(GfxState* state, Box box, bool rectangle);
  void AddBar(GfxState* state, const Box& bar);

  ExtractLimits limits_;
  std::chrono::steady_clock::time_point deadline_;
  double skew_ = 0;
  Straightening straightening_;
  bool over_limit_ = false;
  int polls_ = 0;
  // The running ActualText span: where its glyphs start and what they stand for.
  std::u32string actual_text_;
  size_t actual_from_ = 0;
  bool in_actual_text_ = false;
  // The MCIDs of the open marked contents, -1 for one without. Those inside a form XObject count for
  // themselves.
  std::vector<int> marks_;
  int forms_ = 0;
};

}  // namespace gongkai

#endif  // GONGKAI_EXTRACT_PDF_PAGE_DEVICE_H_
