// The page model: what every source, PDF or text, is turned into before anything is understood.
//
// Coordinates are PDF points with the origin at the top left of the page *as displayed* (page rotation
// applied), y growing downwards. A page that is printed sideways (text running up or down the displayed page)
// is turned upright first; Page::turn says by how much. A page whose text is far smaller or larger than print
// is enlarged or reduced first; Page::scale says how much. Page::ToDisplayed takes a box back to the
// displayed page. Text that lies askew is set straight; Page::skew says by how much.
//
// For text input there is no paper: a run's box is in character cells (x0 = display column from 0, CJK
// characters two columns wide; y0 = line number - 1), and TextRun::line is the 1-based line of the file.
#ifndef GONGKAI_EXTRACT_PAGE_H_
#define GONGKAI_EXTRACT_PAGE_H_

#include <algorithm>
#include <string>
#include <vector>

#include "extract/text_model.h"

namespace gongkai {

struct Box {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;

  double width() const { return x1 - x0; }
  double height() const { return y1 - y0; }
  double center_x() const { return (x0 + x1) / 2; }
  double center_y() const { return (y0 + y1) / 2; }
  bool Contains(double x, double y) const { return x >= x0 && x <= x1 && y >= y0 && y <= y1; }
  /// Grows this box so that it covers `other` as well.
  void Include(const Box& other) {
    x0 = std::min(x0, other.x0);
    y0 = std::min(y0, other.y0);
    x1 = std::max(x1, other.x1);
    y1 = std::max(y1, other.y1);
  }
  bool operator==(const Box&) const = default;
};

/// One character as drawn. A glyph that stands for several characters is cut into as many equal parts.
struct Glyph {
  char32_t code = 0;
  Box box;
  int tagged_cell = -1;  ///< index into Extraction::tagged_cells; -1: in no cell of a structure tree
};

/// Glyphs on one baseline that follow each other without a visible gap.
struct TextRun {
  std::vector<Glyph> glyphs;
  Box box;               ///< union of the glyph boxes
  double font_size = 0;  ///< height of the em in points
  int line = 0;          ///< text input: 1-based line of the file; 0 for PDF

  std::string Utf8() const;
};

/// A straight horizontal or vertical rule, whether it was drawn as a stroke, a thin filled rectangle or the
/// edge of a rectangle. Segments are snapped and joined: one ruling is one visible line.
struct Ruling {
  enum class Direction { kHorizontal, kVertical };
  Direction direction = Direction::kHorizontal;
  double at = 0;            ///< y of a horizontal, x of a vertical ruling (centre line)
  double from = 0, to = 0;  ///< extent along the other axis, from <= to
};

/// A cell of a table in the structure tree of a tagged PDF. The tree was written by the program that made the
/// PDF: often it knows the table, but it may be cut at every page, incomplete or wrong.
struct TaggedCell {
  int table = 0;  ///< number of its table, in the order of the tree
  int row = 0, col = 0, row_span = 1, col_span = 1;
};

/// A raster image; a page that is one image and no text is a scan.
struct ImageBox {
  Box box;
};

struct Page {
  int number = 0;     ///< 1-based
  int sheet = 0;      ///< the page of the file where it holds two pages, number counts those then; else 0
  double offset = 0;  ///< of the right page of a sheet: where it begins; all boxes are without it
  /// Of a page that is lower than its sheet: how much of it lies above and below; all boxes are without them.
  double above = 0, below = 0;
  double width = 0;  ///< points, as displayed and turned upright; of a sheet, the whole
  double height = 0;
  int rotation = 0;  ///< the page's /Rotate: 0, 90, 180, 270 (already applied to all boxes)
  double scale = 1;  ///< how much larger than the displayed page
  double skew = 0;   ///< radians, clockwise, by which the displayed page was straightened
  int turn = 0;      ///< degrees by which the displayed page was turned to make its text upright
  std::vector<TextRun> runs;
  std::vector<Ruling> rulings;
  std::vector<ImageBox> images;
  std::vector<TextLine> lines;             ///< text input: all lines, table lines included; empty for PDF
  std::vector<MarkupTable> markup_tables;  ///< text input: tables that the text delimits, in reading order
  int unmapped_glyphs = 0;                 ///< drawn glyphs for which the file names no character

  /// Takes a box of this (upright) page back to the page as displayed.
  Box ToDisplayed(const Box& box) const;
};

/// UTF-8 of one code point appended to `out`; surrogates and values beyond Unicode become U+FFFD.
void AppendUtf8(char32_t code, std::string* out);

}  // namespace gongkai

#endif  // GONGKAI_EXTRACT_PAGE_H_
