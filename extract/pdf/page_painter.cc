#include "extract/pdf/page_painter.h"

#include <Annot.h>
#include <Catalog.h>
#include <Gfx.h>
#include <PDFDoc.h>

#include <utility>

#include "extract/pdf/page_device.h"

namespace gongkai {
namespace {

// A name is looked up level by level and font by font, so a file that names its fonts anew on each page must
// not pile them up.
constexpr size_t kMostKept = 48;

bool Abort(void* device) {
  return static_cast<PageDevice*>(device)->OutOfTime();
}

}  // namespace

PagePainter::PagePainter(PDFDoc* doc, PageDevice* device) : doc_(doc), device_(device) {}

PagePainter::~PagePainter() = default;

PagePainter::Sheet PagePainter::SheetOf(::Page* page, double scale) const {
  Sheet sheet;
  sheet.scale = scale;
  sheet.rotation = ((page->getRotate() % 360) + 360) % 360;
  bool crop = true;  // the box is the crop box: nothing is left to be cut off
  page->makeBox(72 * scale, 72 * scale, sheet.rotation, /*useMediaBox=*/false, device_->upsideDown(), -1, -1,
                -1, -1, &sheet.box, &crop);
  return sheet;
}

void PagePainter::Open(::Page* page, const Sheet& sheet) {
  // A layer that a page leaves open hides what follows: with layers no interpreter outlives its page.
  const bool layers = doc_->getCatalog()->getOptContentConfig() != nullptr;
  if (gfx_ && sheet == sheet_ && kept_.size() <= kMostKept && !layers) {
    device_->startPage(page->getNum(), gfx_->getState(), doc_->getXRef());
    return;
  }
  kept_.clear();
  sheet_ = sheet;
  gfx_ = std::make_unique<Gfx>(doc_, device_, page->getNum(), nullptr, 72 * sheet.scale, 72 * sheet.scale,
                               &sheet_.box, nullptr, sheet.rotation, Abort, device_);
}

// Puts the fonts that are new below everything else, to stay there; returns the resources without those that
// are below. A name that stood for another font before, and a font that is no object of its own, stay the
// page's.
Object PagePainter::KeepFonts(Dict* resources) {
  XRef* xref = doc_->getXRef();
  Object own(new Dict(resources));
  const Object fonts = resources->lookup("Font");
  if (!fonts.isDict()) return own;
  Object added(new Dict(xref)), rest(new Dict(xref));
  for (int i = 0; i < fonts.getDict()->getLength(); ++i) {
    const char* name = fonts.getDict()->getKey(i);
    const Object& font = fonts.getDict()->getValNF(i);
    const auto kept = kept_.find(name);
    if (!font.isRef() || (kept != kept_.end() && kept->second != font.getRef())) {
      rest.dictAdd(name, font.copy());
    } else if (kept == kept_.end()) {
      kept_.emplace(name, font.getRef());
      added.dictAdd(name, font.copy());
    }
  }
  if (added.dictGetLength() > 0) {
    Object level(new Dict(xref));
    level.dictAdd("Font", std::move(added));
    gfx_->pushResources(level.getDict());
  }
  own.dictSet("Font", std::move(rest));
  return own;
}

void PagePainter::Draw(int number, double scale) {
  ::Page* page = doc_->getPage(number);
  if (!page) return;
  Open(page, SheetOf(page, scale));
  Object own(objNull);
  if (Dict* resources = page->getResourceDict()) {
    own = KeepFonts(resources);
    gfx_->pushResources(own.getDict());
  }
  Object contents = page->getContents();
  if (!contents.isNull()) {
    gfx_->saveState();
    gfx_->display(&contents);
    gfx_->restoreState();
  }
  for (Annot* note : page->getAnnots()->getAnnots()) note->draw(gfx_.get(), /*printing=*/false);
  if (own.isDict()) gfx_->popResources();
  if (device_->over_limit()) gfx_.reset();
}

}  // namespace gongkai
