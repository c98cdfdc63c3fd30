// Draws pages with Pango and Cairo: embedded fonts with ToUnicode. Cairo takes the time of day into a PDF
// unless both dates are set, which this does.
#ifndef GONGKAI_CORPUS_SYNTHETIC_CAIRO_CANVAS_H_
#define GONGKAI_CORPUS_SYNTHETIC_CAIRO_CANVAS_H_

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "corpus/synthetic/canvas.h"

namespace gongkai::synthetic {

class CairoCanvas : public Canvas {
 public:
  /// `font` is a family known to fontconfig; another one stands in for characters that it lacks.
  explicit CairoCanvas(const std::string& font);
  ~CairoCanvas() override;

  /// From now on draws some characters as the Kangxi radicals that look the same (⼀ for 一), as some
  /// programs do.
  void UseRadicals() { radicals_ = true; }

  /// From now on every character has so much more room, in ems.
  void SpaceLetters(double ems) { letter_space_ = ems; }
  /// From now on every character is drawn by itself.
  void PlaceApart() { apart_ = true; }
  /// Turns all pages by so many degrees.
  void Skew(double degrees) { skew_ = degrees; }
  /// Puts two pages on every sheet, which no page may be turned for, nor tagged.
  void ImposeTwoUp() { two_up_ = true; }

  void BeginPage(double width, double height, PageTurn turn) override;
  double TextWidth(const std::string& text, double size) override;
  std::vector<std::string> Wrap(const std::string& text, double size, double width) override;
  void Text(double x, double y, const std::string& text, double size, bool bold = false) override;
  void UpwardText(double x, double y, const std::string& text, double size) override;
  void PaleText(double x, double y, double angle, const std::string& text, double size) override;
  void Stroke(double x0, double y0, double x1, double y1, double line_width, double grey = 0,
              double dash = 0) override;
  void Fill(double x, double y, double width, double height, double grey = 0) override;
  void BeginMark(int element) override;
  void EndMark() override;
  std::string Finish() override;

 private:
  struct Handles;
  void PlacePage(PageTurn turn);
  void SetText(const std::string& text, double size, bool bold, double width);
  std::string Completed(std::string pdf) const;

  std::unique_ptr<Handles> handles_;
  std::string bytes_;
  std::unordered_map<std::string, double> widths_;
  bool radicals_ = false, apart_ = false, two_up_ = false;
  double letter_space_ = 0, skew_ = 0;
  std::vector<int> rotated_pages_;
  std::vector<int> mark_pages_;  ///< the page of each mark of the structure
  std::string mark_type_;        ///< of the mark being drawn
};

}  // namespace gongkai::synthetic

#endif  // GONGKAI_CORPUS_SYNTHETIC_CAIRO_CANVAS_H_
