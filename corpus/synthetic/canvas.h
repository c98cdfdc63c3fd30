// Where pages are drawn: text, rules, fills, and which element of a tagged PDF they belong to.
//
// Lengths are PDF points, the origin is the top left of the page. The same calls give the same bytes.
#ifndef GONGKAI_CORPUS_SYNTHETIC_CANVAS_H_
#define GONGKAI_CORPUS_SYNTHETIC_CANVAS_H_

#include <memory>
#include <string>
#include <vector>

#include "corpus/synthetic/structure.h"

namespace gongkai::synthetic {

/// How a page that is wider than high is put into the file.
enum class PageTurn {
  kNone,      ///< as it is
  kSideways,  ///< on a portrait page, turned by 90°: a viewer shows it lying on its side
  kRotated    ///< the same with /Rotate, so that a viewer shows it upright
};

class Canvas {
 public:
  virtual ~Canvas() = default;
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;

  /// Ends the page before, if there is one. A turned page is drawn on as if it were `width` by `height` and
  /// upright.
  virtual void BeginPage(double width, double height, PageTurn turn) = 0;
  double width() const { return width_; }
  double height() const { return height_; }
  /// The page being drawn, from 1; 0 before the first.
  int page() const { return page_; }

  virtual double TextWidth(const std::string& text, double size) = 0;
  /// Breaks the text into lines no wider than `width`, by the rules of the script. No lines for an empty
  /// text.
  virtual std::vector<std::string> Wrap(const std::string& text, double size, double width) = 0;
  /// The distance between the lines of a paragraph or cell.
  static double LineHeight(double size) { return size * 1.25; }

  /// One line of text, its line box beginning at (x, y).
  virtual void Text(double x, double y, const std::string& text, double size, bool bold = false) = 0;
  /// From now on texts are drawn so. A canvas takes what it does not know for kBlack.
  enum class Ink { kBlack, kWhite, kOutlines };
  void UseInk(Ink ink) { ink_ = ink; }
  /// One line of text that runs upwards, its line box standing on its left end at (x, y), which is its lower
  /// left corner.
  virtual void UpwardText(double x, double y, const std::string& text, double size) = 0;
  /// A pale text with its middle at (x, y), rising by `angle` (radians).
  virtual void PaleText(double x, double y, double angle, const std::string& text, double size) = 0;
  /// `grey` is 0 for black, 1 for white; `dash` the length of dashes, 0 for none.
  virtual void Stroke(double x0, double y0, double x1, double y1, double line_width, double grey = 0,
                      double dash = 0) = 0;
  virtual void Fill(double x, double y, double width, double height, double grey = 0) = 0;

  /// From now on the PDF is tagged.
  void Tag() { structure_ = std::make_unique<Structure>(); }
  /// The structure tree; null where the PDF is not tagged.
  Structure* structure() { return structure_.get(); }
  /// What is drawn up to EndMark is a piece of the element. Marks do not nest. Nothing where untagged.
  virtual void BeginMark(int element) = 0;
  virtual void EndMark() = 0;

  /// The PDF will say that it is PDF/A.
  void ClaimPdfA() { pdf_a_ = true; }

  /// Ends the document and returns its bytes. Nothing can be drawn afterwards. Empty where that failed.
  virtual std::string Finish() = 0;
  /// Characters that could not be drawn: each is a box on the page, so there must be none.
  int unknown_glyphs() const { return unknown_glyphs_; }

 protected:
  Canvas() = default;

  static constexpr double kAscent = 0.95;  ///< from the top of a line box to its baseline, in font sizes

  std::unique_ptr<Structure> structure_;
  bool pdf_a_ = false;
  Ink ink_ = Ink::kBlack;
  double width_ = 0, height_ = 0;
  int page_ = 0;
  int unknown_glyphs_ = 0;
};

/// A piece of an element of a tagged PDF, as long as this lives. Nothing where the canvas is not tagged or
/// the element is negative.
class Marked {
 public:
  Marked(Canvas* canvas, int element) : canvas_(canvas->structure() && element >= 0 ? canvas : nullptr) {
    if (canvas_) canvas_->BeginMark(element);
  }
  ~Marked() {
    if (canvas_) canvas_->EndMark();
  }
  Marked(const Marked&) = delete;
  Marked& operator=(const Marked&) = delete;

 private:
  Canvas* canvas_;
};

}  // namespace gongkai::synthetic

#endif  // GONGKAI_CORPUS_SYNTHETIC_CANVAS_H_
