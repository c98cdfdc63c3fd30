// Draws pages into a PDF in memory with Pango and Cairo.
//
// Lengths are PDF points, the origin is the top left of the page. The same calls give the same bytes: Cairo
// takes the time of day into a PDF unless both dates are set, which this does.
#ifndef GONGKAI_CORPUS_SYNTHETIC_CANVAS_H_
#define GONGKAI_CORPUS_SYNTHETIC_CANVAS_H_

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace gongkai::synthetic {

/// How a page that is wider than high is put into the file.
enum class PageTurn {
  kNone,      ///< as it is
  kSideways,  ///< on a portrait page, turned by 90°: a viewer shows it lying on its side
  kRotated    ///< the same with /Rotate, so that a viewer shows it upright
};

class Canvas {
 public:
  /// `font` is a family known to fontconfig; another one stands in for characters that it lacks.
  explicit Canvas(const std::string& font);
  ~Canvas();
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;

  /// Ends the page before, if there is one. A turned page is drawn on as if it were `width` by `height` and
  /// upright.
  void BeginPage(double width, double height, PageTurn turn);
  double width() const { return width_; }
  double height() const { return height_; }
  /// The page being drawn, from 1; 0 before the first.
  int page() const { return page_; }

  /// From now on draws some characters as the Kangxi radicals that look the same (⼀ for 一), as some
  /// programs do.
  void UseRadicals() { radicals_ = true; }

  double TextWidth(const std::string& text, double size);
  /// Breaks the text into lines no wider than `width`, by the rules of the script. No lines for an empty
  /// text.
  std::vector<std::string> Wrap(const std::string& text, double size, double width);
  /// The distance between the lines of a paragraph or cell.
  static double LineHeight(double size) { return size * 1.25; }

  /// One line of text, its line box beginning at (x, y).
  void Text(double x, double y, const std::string& text, double size, bool bold = false);
  /// A pale text across the page.
  void Watermark(const std::string& text);
  /// `grey` is 0 for black, 1 for white.
  void Stroke(double x0, double y0, double x1, double y1, double line_width, double grey = 0);
  void Fill(double x, double y, double width, double height, double grey = 0);

  /// Ends the document and returns its bytes. Nothing can be drawn afterwards. Empty where Cairo failed.
  std::string Finish();
  /// Characters for which no font had a glyph: each is a box on the page, so there must be none.
  int unknown_glyphs() const { return unknown_glyphs_; }

 private:
  struct Handles;
  void SetText(const std::string& text, double size, bool bold, double width);

  std::unique_ptr<Handles> handles_;
  std::string bytes_;
  std::unordered_map<std::string, double> widths_;
  double width_ = 0, height_ = 0;
  int page_ = 0;
  int unknown_glyphs_ = 0;
  bool radicals_ = false;
  std::vector<int> rotated_pages_;
};

}  // namespace gongkai::synthetic

#endif  // GONGKAI_CORPUS_SYNTHETIC_CANVAS_H_
