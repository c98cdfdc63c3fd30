// Draws the pages of a PDF on a device and keeps the fonts that they share.
//
// Poppler parses every font that a page names once more for each page (descriptor, widths, Unicode table):
// of an account of thirty pages that is a third of the reading. Its interpreter looks a font up through a
// stack of resources, so one interpreter draws all pages of a size here, with the fonts met so far at the
// bottom of the stack and what is the page's own on top.
#ifndef GONGKAI_EXTRACT_PDF_PAGE_PAINTER_H_
#define GONGKAI_EXTRACT_PDF_PAGE_PAINTER_H_

#include <Object.h>
#include <Page.h>

#include <map>
#include <memory>
#include <string>

class Dict;
class Gfx;
class PDFDoc;

namespace gongkai {

class PageDevice;

class PagePainter {
 public:
  /// Both must outlive the painter.
  PagePainter(PDFDoc* doc, PageDevice* device);
  ~PagePainter();
  PagePainter(const PagePainter&) = delete;
  PagePainter& operator=(const PagePainter&) = delete;

  /// Draws page `number` (from 1) with its annotations, 72 × `scale` units to the inch. A page that the file
  /// does not have draws nothing.
  void Draw(int number, double scale);

 private:
  /// What an interpreter is made for.
  struct Sheet {
    PDFRectangle box;
    int rotation = 0;
    double scale = 0;
    bool operator==(const Sheet&) const = default;
  };

  Sheet SheetOf(::Page* page, double scale) const;
  void Open(::Page* page, const Sheet& sheet);
  Object KeepFonts(Dict* resources);

  PDFDoc* doc_;
  PageDevice* device_;
  std::unique_ptr<Gfx> gfx_;
  Sheet sheet_;
  std::map<std::string, Ref> kept_;  ///< fonts in gfx_ by the names that pages give them
};

}  // namespace gongkai

#endif  // GONGKAI_EXTRACT_PDF_PAGE_PAINTER_H_
