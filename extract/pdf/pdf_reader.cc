#include "extract/pdf/pdf_reader.h"

#include <Error.h>
#include <ErrorCodes.h>
#include <GlobalParams.h>
#include <PDFDoc.h>
#include <Page.h>
#include <Stream.h>
#include <poppler-config.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <memory>

#include "extract/pdf/glyphs.h"
#include "extract/pdf/hidden.h"
#include "extract/pdf/imposed.h"
#include "extract/pdf/legible.h"
#include "extract/pdf/page_device.h"
#include "extract/pdf/page_painter.h"
#include "extract/pdf/rulings.h"
#include "extract/pdf/shaded_header.h"
#include "extract/pdf/structure_tree.h"

namespace gongkai {
namespace {

using Clock = std::chrono::steady_clock;

// Poppler reports through one function pointer; the document being read collects what it says.
thread_local std::vector<std::string>* current_warnings = nullptr;
thread_local int page_errors = 0;

// Most complaints are about things that a reader can do without. After these Poppler gives the rest of the
// page up.
bool LosesContent(std::string_view message) {
  for (std::string_view start :
       {"Too few (", "Restoring state when no valid states", "Leftover args in content stream"})
    if (message.starts_with(start)) return true;
  return false;
}

void CollectWarning(ErrorCategory category, Goffset, const char* message) {
  if (category == errSyntaxError && LosesContent(message)) ++page_errors;
  constexpr size_t kMost = 50;
  if (!current_warnings || current_warnings->size() >= kMost) return;
  std::string text = message;
  if (std::find(current_warnings->begin(), current_warnings->end(), text) == current_warnings->end())
    current_warnings->push_back(std::move(text));
}

class WarningScope {
 public:
  explicit WarningScope(std::vector<std::string>* out) {
    static const bool ready = [] {
      globalParams = std::make_unique<GlobalParams>();
      setErrorCallback(CollectWarning);
      return true;
    }();
    (void)ready;
    current_warnings = out;
  }
  ~WarningScope() { current_warnings = nullptr; }
  WarningScope(const WarningScope&) = delete;
  WarningScope& operator=(const WarningScope&) = delete;
};

// PDF/A files carry an output intent; for every page Poppler would build four colour transforms from its
// profile, which costs thirty times the reading. Colours matter here only as white or not, so the intent is
// dropped in memory.
void DropOutputIntents(PDFDoc* doc) {
  XRef* xref = doc->getXRef();
  Object catalog = xref->getCatalog();
  if (!catalog.isDict() || catalog.dictLookupNF("OutputIntents").isNull()) return;
  catalog.getDict()->remove("OutputIntents");
  xref->setModifiedObject(&catalog, xref->getRoot());
}

std::string InfoText(PDFDoc* doc, const char* key) {
  std::unique_ptr<GooString> value = doc->getDocInfoStringEntry(key);
  if (!value) return {};
  std::string out;
  if (value->hasUnicodeMarker()) {
    const std::string& s = value->toStr();
    for (size_t i = 2; i + 1 < s.size(); i += 2)
      AppendUtf8(
          static_cast<char32_t>(static_cast<unsigned char>(s[i]) << 8 | static_cast<unsigned char>(s[i + 1])),
          &out);
  } else {
    for (char c : value->toStr()) AppendUtf8(static_cast<unsigned char>(c), &out);
  }
  std::erase_if(out, [](char c) { return c == '\0' || c == '\n' || c == '\r'; });
  return out;
}

Error OpenError(PDFDoc* doc) {
  if (doc->getErrorCode() == errEncrypted)
    return {ErrorCode::kEncryptedPdf, 0,
            "The PDF is protected by a password and cannot be opened without it."};
  return {ErrorCode::kDamagedPdf, 0,
          "The PDF is damaged beyond recovery; it may have been cut short while downloading."};
}

// The marks of the glyphs become cells of the structure tree.
void NameCells(PDFDoc* doc, int number, const StructureTables& tables, std::vector<DrawnGlyph>* glyphs) {
  const Ref* page = doc->getCatalog()->getPageRef(number);
  int last_mark = -1, last_cell = -1;
  for (DrawnGlyph& glyph : *glyphs) {
    if (glyph.mark != last_mark) {
      last_mark = glyph.mark;
      last_cell = page && glyph.mark >= 0 ? tables.CellOf(page->num, glyph.mark) : -1;
    }
    glyph.mark = last_cell;
  }
}

Page MakePage(PDFDoc* doc, int number, double scale, double skew, const StructureTables& tables,
              PageDevice* device, double* spacing) {
  Page page;
  page.number = number;
  page.rotation = ((doc->getPageRotate(number) % 360) + 360) % 360;
  page.scale = scale;
  page.skew = skew;
  page.width = doc->getPageCropWidth(number) * scale;
  page.height = doc->getPageCropHeight(number) * scale;
  if (page.rotation % 180 == 90) std::swap(page.width, page.height);
  page.images = std::move(device->images);
  page.unmapped_glyphs = device->unmapped_glyphs;
  page.rulings = SnapAndJoin(std::move(device->segments));
  NameCells(doc, number, tables, &device->glyphs);
  RemoveHiddenGlyphs(device->areas, page.images, &device->glyphs);
  RemoveDuplicateGlyphs(&device->glyphs);
  const int quarter = DominantQuarter(device->glyphs);
  std::vector<Box> painted;
  for (const PaintedArea& area : device->areas)
    if (area.covers && !area.white) painted.push_back(TurnBox(area.box, quarter, page.width, page.height));
  TurnUpright(quarter, &device->glyphs, &page);
  page.rulings = WithShadedHeaders(painted, std::move(page.rulings));
  RemoveTurnedPageNumber(&device->glyphs);
  StackUpwardText(&device->glyphs);
  page.runs = GroupIntoRuns(device->glyphs, spacing);
  return page;
}

// A page that shows text although it holds none but its number: a scan, or characters that are drawn as
// paths. The title of a chapter may stand on a picture.
bool IsPicture(const Page& page, const PageDevice& device) {
  constexpr int kManyOutlines = 60;
  const bool words = std::any_of(device.glyphs.begin(), device.glyphs.end(),
                                 [](const DrawnGlyph& glyph) { return glyph.code >= 0x2E80; });  // ideographs
  if (words) return false;
  double area = 0;
  for (const ImageBox& image : page.images) area += image.box.width() * image.box.height();
  return area >= 0.5 * page.width * page.height || device.outlines >= kManyOutlines;
}

// "Page 6", "Pages 6, 7 and 12"
std::string NamePages(const std::vector<int>& pages) {
  std::string out = pages.size() == 1 ? "Page " : "Pages ";
  for (size_t i = 0; i < pages.size(); ++i)
    out += (i == 0 ? "" : i + 1 == pages.size() ? " and " : ", ") + std::to_string(pages[i]);
  return out;
}

// Pictures on the first and the last page are decoration.
void JudgePictures(std::vector<int> pictures, Extraction* out) {
  if (out->error) return;
  std::erase_if(pictures, [&](int page) { return page == 1 || page == out->pages.back().number; });
  if (pictures.empty()) return;
  const bool one = pictures.size() == 1;
  out->error = {ErrorCode::kNoTextLayer, pictures.front(),
                NamePages(pictures) + (one ? " is a picture" : " are pictures") +
                    " without a text layer (a scan); what stands there was not read."};
}

/// What the pages of a document have for text.
struct TextOfPages {
  size_t glyphs = 0;
  size_t with_images = 0;      ///< pages
  std::vector<int> legible;    ///< pages with text that can be read
  std::vector<int> illegible;  ///< pages whose glyphs have no names or wrong ones
};

// A document without text, or whose glyphs have no names or wrong ones, is not an empty document: say so.
void JudgeText(const TextOfPages& text, Extraction* out) {
  if (out->error && out->error.code != ErrorCode::kDamagedPage) return;
  if (!text.illegible.empty() && text.legible.empty()) {
    out->error = {
        ErrorCode::kNoUnicode, 0,
        "The PDF draws its characters without saying which they are, or says it wrongly (a font without a "
        "Unicode table); only optical recognition could read it."};
    out->failed = true;
  } else if (!text.illegible.empty()) {
    const bool one = text.illegible.size() == 1;
    out->error = {ErrorCode::kNoUnicode, text.illegible.front(),
                  NamePages(text.illegible) + (one ? " draws" : " draw") +
                      " characters that the file does not name, or names wrongly (a font without a Unicode "
                      "table); what stands there was not read, or wrongly."};
  } else if (text.glyphs < 10 * out->pages.size() / 4 && text.with_images * 2 >= out->pages.size()) {
    out->error = {
        ErrorCode::kNoTextLayer, 0,
        "The pages are pictures without a text layer (a scan); only optical recognition could read them."};
    out->failed = true;
  } else if (text.glyphs == 0) {
    out->error = {ErrorCode::kNoTextLayer, 0, "No page of the PDF holds any text."};
    out->failed = true;
  }
}

}  // namespace

Extraction ReadPdf(std::string_view bytes, const ExtractLimits& limits) {
  Extraction out;
  out.media_type = "application/pdf";
  WarningScope scope(&out.warnings);
  Clock::time_point start = Clock::now();
  auto seconds = [](double s) {
    return std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(s));
  };
  Clock::time_point document_deadline = start + seconds(limits.seconds);

  // PDFDoc owns the stream; the stream only borrows the bytes.
  PDFDoc doc(new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(objNull)));
  if (!doc.isOk()) {
    out.error = OpenError(&doc);
    out.failed = true;
    return out;
  }
  out.producer = InfoText(&doc, "Producer");
  if (out.producer.empty()) out.producer = InfoText(&doc, "Creator");
  DropOutputIntents(&doc);
  int count = doc.getNumPages();
  if (count <= 0) {
    // A file that was cut short loses its list of pages together with its end.
    bool whole = bytes.substr(bytes.size() - std::min<size_t>(bytes.size(), 1024)).find("%%EOF") !=
                 std::string_view::npos;
    out.error = whole ? Error{ErrorCode::kNoPages, 0, "The PDF has no pages."} : OpenError(&doc);
    out.failed = true;
    return out;
  }
  if (count > limits.max_pages) {
    out.error = {ErrorCode::kLimitExceeded, limits.max_pages + 1,
                 "The PDF has " + std::to_string(count) + " pages; only the first " +
                     std::to_string(limits.max_pages) + " were read."};
    count = limits.max_pages;
  }
  StructureTables tables =
      ReadStructureTables(&doc, std::min(document_deadline, Clock::now() + seconds(limits.seconds_per_page)));
  if (tables.gave_up)
    out.warnings.push_back("The structure tree of the PDF is too large or too deep; it was not used.");
  PageDevice device(limits);
  PagePainter painter(&doc, &device);
  TextOfPages text;
  std::vector<int> pictures;
  double scale = 1, spacing = 0;  // mostly the same for all pages
  for (int number = 1; number <= count; ++number) {
    Clock::time_point now = Clock::now();
    if (now > document_deadline) {
      out.error = {
          ErrorCode::kLimitExceeded, number,
          "Reading took longer than allowed; pages from " + std::to_string(number) + " on are missing."};
      break;
    }
    int errors_before = page_errors;
    const auto draw = [&](double skew) {
      device.Begin(std::min(document_deadline, now + seconds(limits.seconds_per_page)), skew);
      painter.Draw(number, scale);
    };
    draw(0);
    const double larger = ScaleToPrint(device.glyphs), skew = SkewOf(device.glyphs);
    scale *= larger;
    if (larger != 1 || skew != 0) draw(skew);
    if (device.over_limit() && !out.error)
      out.error = {ErrorCode::kLimitExceeded, number,
                   "Page " + std::to_string(number) +
                       " draws more than is allowed for one page; it was read in part."};
    if (page_errors > errors_before && !out.error)
      out.error = {ErrorCode::kDamagedPage, number,
                   "Page " + std::to_string(number) + " is damaged; what stands on it may be incomplete."};
    text.glyphs += device.glyphs.size();
    text.with_images += !device.images.empty();
    const Legibility legibility = JudgeGlyphs(device.glyphs, device.unmapped_glyphs);
    if (legibility == Legibility::kLegible) text.legible.push_back(number);
    if (legibility == Legibility::kUnnamed || legibility == Legibility::kMisnamed)
      text.illegible.push_back(number);
    out.pages.push_back(MakePage(&doc, number, scale, skew, tables, &device, &spacing));
    if (IsPicture(out.pages.back(), device)) pictures.push_back(number);
  }
  out.tagged_cells = std::move(tables.cells);
  JudgeText(text, &out);
  JudgePictures(std::move(pictures), &out);
  SplitImposedPages(&out.pages);
  return out;
}

}  // namespace gongkai
