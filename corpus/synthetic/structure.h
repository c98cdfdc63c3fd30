// The structure tree of a tagged PDF: Document, Table, TR, TH, TD, P, and which marked pieces of the pages
// each holds. A cell that a page break cuts is one element with a piece on either page.
#ifndef GONGKAI_CORPUS_SYNTHETIC_STRUCTURE_H_
#define GONGKAI_CORPUS_SYNTHETIC_STRUCTURE_H_

#include <string>
#include <vector>

#include "corpus/synthetic/pdf_objects.h"

namespace gongkai::synthetic {

class Structure {
 public:
  /// Begins with the element 0, the document.
  Structure();

  /// A new element at the end of `parent`. `attributes` is the inside of its attribute dictionary
  /// ("/O/Table/ColSpan 2"), empty for none.
  int Add(int parent, const std::string& type, const std::string& attributes = {});
  const std::string& type(int element) const { return elements_[static_cast<size_t>(element)].type; }

  /// Notes a marked piece of an element, in drawing order; returns its number.
  size_t Mark(int element);
  size_t marks() const { return marks_.size(); }
  /// Says where a piece is: the page's object, its /StructParents, the number of the piece on it.
  void Place(size_t mark, int page_object, int page_key, int piece);

  /// Writes the tree; `root` is the number of the object that the catalogue's /StructTreeRoot names.
  void Write(int root, PdfObjects* out) const;

 private:
  struct Element {
    std::string type, attributes;
    int parent = -1;
    std::vector<int> children;
    std::vector<size_t> marks;
  };
  struct Piece {
    int element = 0, page_object = 0, page_key = 0, piece = 0;
  };
  std::vector<Element> elements_;
  std::vector<Piece> marks_;
};

}  // namespace gongkai::synthetic

#endif  // GONGKAI_CORPUS_SYNTHETIC_STRUCTURE_H_
