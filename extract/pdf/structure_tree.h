// The tables in the structure tree of a tagged PDF (StructTreeRoot, Table, TR, TH, TD): which marked piece of
// which page stands in which cell.
//
// Poppler's own StructTreeRoot recurses as deep as the file likes. This walk needs only the way down (/K), so
// a parent tree that is missing or wrong does no harm, and every step of it is counted.
#ifndef GONGKAI_EXTRACT_PDF_STRUCTURE_TREE_H_
#define GONGKAI_EXTRACT_PDF_STRUCTURE_TREE_H_

#include <PDFDoc.h>

#include <chrono>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "extract/page.h"

namespace gongkai {

struct StructureTables {
  std::vector<TaggedCell> cells;
  bool gave_up = false;  ///< the tree is larger or deeper than any honest one; `cells` is empty

  /// The cell of a marked piece, -1 where it stands in none or in several. `page`: object number of the page.
  int CellOf(int page, int mark) const;

  std::unordered_map<uint64_t, int> cell_of_mark;
};

/// Empty where the document has no structure tree, or one without tables. Ends at `deadline`.
StructureTables ReadStructureTables(PDFDoc* doc, std::chrono::steady_clock::time_point deadline);

}  // namespace gongkai

#endif  // GONGKAI_EXTRACT_PDF_STRUCTURE_TREE_H_
