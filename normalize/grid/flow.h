// The flow of a document: text lines and tables in reading order, page after page.
//
// It is what remains when the page as a drawing has been understood and the forms have not: the forms stage
// looks at a table together with the lines above it (title, label, unit, agency) and below it (notes, reasons
// for emptiness).
#ifndef GONGKAI_NORMALIZE_GRID_FLOW_H_
#define GONGKAI_NORMALIZE_GRID_FLOW_H_

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "extract/page.h"
#include "normalize/grid/grid.h"
#include "normalize/grid/lattice.h"

namespace gongkai {

/// A word of a loose PDF line: what stands between two blanks or visible gaps.
struct PlacedWord {
  std::string text;
  double x0 = 0, x1 = 0;  ///< on the upright page
  Box displayed;
  double y = 0;  ///< its middle on the upright page; words of a line may stand a little higher or lower
};

struct Line {
  std::string text;  ///< a gap wider than 1.5 em is a tab, a narrower visible one a space
  Place place;
  double font_size = 0;
  double x0 = 0, x1 = 0;  ///< extent on the upright page
  std::vector<float>
      lefts;  ///< left edge of each character of `text` on the upright page; empty for text files
  std::vector<PlacedWord> words;  ///< PDF only
  bool torn = false;  ///< text: a watermark was printed into it, and it may stand out of its order
};

struct FlowItem {
  int page = 0;
  double top = 0, bottom = 0;  ///< upright page coordinates
  double page_height = 0;
  Line line;  ///< where `grid` is absent
  std::optional<Grid> grid;
  bool furniture = false;  ///< running head, page number: on the page, not in the text

  bool is_table() const { return grid.has_value(); }
};

using Flow = std::vector<FlowItem>;

/// Reads one page: tables from its rulings, the text of the cells, all other text as lines; top to bottom. Of
/// a text file: its lines, and the tables that the text delimits, in the order of the file. `open` takes the
/// columns of a half-ruled table over the page break.
Flow LayOutPage(const Page& page, OpenColumns* open = nullptr);

/// Marks page numbers and the heads and feet that return on many pages. Lines for which `keep` holds (the
/// title or the unit of a form returns on many pages too) are never furniture.
void MarkFurniture(const std::function<bool(const std::string&)>& keep, Flow* flow);

/// Joins text runs to one text: runs on one baseline become a line (left to right), lines follow from top to
/// bottom. `ink` receives the box of all of it. Used for cells and for loose text alike.
struct PlacedRun {
  std::string text;
  Box box;
  double font_size = 0;
  std::vector<float> lefts = {};  ///< left edge of each character; may be empty
};
struct PlacedLine {
  std::string text;
  Box box;
  double font_size = 0;
  std::vector<float> lefts;     ///< left edge of each character; empty where a run came without
  std::vector<PlacedRun> runs;  ///< left to right
};
std::vector<PlacedLine> JoinLines(std::vector<PlacedRun> runs);

/// The parts of a line that stand apart: a label, a title, a unit. At least one.
std::vector<std::string> LineSegments(const std::string& line);

}  // namespace gongkai

#endif  // GONGKAI_NORMALIZE_GRID_FLOW_H_
