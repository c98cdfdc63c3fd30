#include "extract/pdf/imposed.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace gongkai {
namespace {

constexpr size_t kEnough = 40;    // glyphs of a half that say something
constexpr double kGutter = 0.02;  // of the width of the sheet

struct Halves {
  size_t left = 0, right = 0;  ///< glyphs
  bool apart = true;           ///< nothing runs over the middle
};

Halves LookAt(const Page& page) {
  Halves out;
  const double low = (0.5 - kGutter / 2) * page.width, high = (0.5 + kGutter / 2) * page.width;
  for (const TextRun& run : page.runs)
    for (const Glyph& glyph : run.glyphs) {
      if (glyph.code <= 0x20 || glyph.code == 0x3000) continue;
      ++(glyph.box.center_x() < page.width / 2 ? out.left : out.right);
      if (glyph.box.x1 > low && glyph.box.x0 < high) out.apart = false;
    }
  for (const Ruling& r : page.rulings)
    if (r.direction == Ruling::Direction::kHorizontal && r.from < low && r.to > high) out.apart = false;
  return out;
}

bool AreImposed(const std::vector<Page>& pages) {
  size_t told = 0, apart = 0, full = 0;
  for (const Page& page : pages) {
    const Halves halves = LookAt(page);
    if (halves.left + halves.right < kEnough) continue;
    ++told;
    if (page.width < 1.15 * page.height || !halves.apart) continue;
    ++apart;
    full += halves.left >= kEnough && halves.right >= kEnough;
  }
  return told >= 2 && 10 * apart >= 9 * told && 2 * full >= told;
}

// Moves all that stands on the page.
void Move(double right, double down, Page* page) {
  const auto move = [&](Box* box) {
    box->x0 += right;
    box->x1 += right;
    box->y0 += down;
    box->y1 += down;
  };
  for (TextRun& run : page->runs) {
    move(&run.box);
    for (Glyph& glyph : run.glyphs) move(&glyph.box);
  }
  for (ImageBox& image : page->images) move(&image.box);
  for (Ruling& r : page->rulings) {
    const bool level = r.direction == Ruling::Direction::kHorizontal;
    r.at += level ? down : right;
    r.from += level ? right : down;
    r.to += level ? right : down;
  }
}

// The left or the right half of a sheet.
Page HalfOf(const Page& sheet, bool right) {
  Page out = sheet;
  const double middle = sheet.width / 2;
  out.sheet = sheet.number;
  out.number = 2 * sheet.number - (right ? 0 : 1);
  out.offset = right ? middle : 0;
  const auto here = [&](double x) { return (x >= middle) == right; };
  std::erase_if(out.runs, [&](const TextRun& run) { return !here(run.box.center_x()); });
  std::erase_if(out.images, [&](const ImageBox& image) { return !here(image.box.center_x()); });
  std::erase_if(out.rulings, [&](const Ruling& r) {
    return !here(r.direction == Ruling::Direction::kVertical ? r.at : (r.from + r.to) / 2);
  });
  Move(-out.offset, 0, &out);
  if (right) out.unmapped_glyphs = 0;
  return out;
}

// From where to where something stands on the page.
std::pair<double, double> Extent(const Page& page) {
  double top = 1e9, foot = -1e9;
  const auto include = [&](double y) {
    top = std::min(top, y);
    foot = std::max(foot, y);
  };
  for (const TextRun& run : page.runs) include(run.box.y0), include(run.box.y1);
  for (const Ruling& r : page.rulings) {
    const bool level = r.direction == Ruling::Direction::kHorizontal;
    include(level ? r.at : r.from);
    include(level ? r.at : r.to);
  }
  return {top, foot};
}

void CutTo(double above, double height, Page* page) {
  page->below = page->height - above - height;
  page->above = above;
  page->height = height;
  Move(0, -above, page);
}

// A page lying on its side stands in the middle of its half: what is above and below is no part of it.
void TrimHalf(Page* half) {
  constexpr double kSides = 1.4142;  // of a sheet of paper
  const double height = half->width / 2 / kSides, above = (half->height - height) / 2;
  const auto [top, foot] = Extent(*half);
  if (above > 0 && top >= above && foot <= above + height) CutTo(above, height, half);
}

// Pages that were printed small on paper too high for them: heads and page numbers stand nowhere near its
// edges. Pages of the usual size may all be short.
void TrimPaper(std::vector<Page>* pages) {
  constexpr size_t kFewest = 3;
  constexpr double kSmallPrint = 1.2;            // enlarged so much
  constexpr double kHigh = 0.7, kMargin = 0.06;  // of the paper; of what is printed
  std::map<std::pair<long, long>, std::vector<Page*>> by_size;
  for (Page& page : *pages)
    if (!page.runs.empty() && page.scale > kSmallPrint)
      by_size[{std::lround(page.width), std::lround(page.height)}].push_back(&page);
  for (auto& [size, same] : by_size) {
    double top = 1e9, foot = -1e9;
    for (const Page* page : same) {
      const auto [page_top, page_foot] = Extent(*page);
      top = std::min(top, page_top);
      foot = std::max(foot, page_foot);
    }
    const double height = foot - top, above = std::max(0.0, top - kMargin * height);
    if (same.size() < kFewest || height > kHigh * same[0]->height) continue;
    for (Page* page : same) CutTo(above, (1 + 2 * kMargin) * height, page);
  }
}

// Two words of one line that stand near the middle may have become one run.
void CutRuns(Page* page) {
  std::vector<TextRun> runs;
  for (TextRun& run : page->runs) {
    const double middle = page->width / 2;
    const auto cut = std::find_if(run.glyphs.begin(), run.glyphs.end(),
                                  [&](const Glyph& glyph) { return glyph.box.center_x() >= middle; });
    if (cut == run.glyphs.begin() || cut == run.glyphs.end()) {
      runs.push_back(std::move(run));
      continue;
    }
    TextRun right = run;
    right.glyphs.assign(cut, run.glyphs.end());
    run.glyphs.erase(cut, run.glyphs.end());
    for (TextRun* part : {&run, &right}) {
      part->box = part->glyphs.front().box;
      for (const Glyph& glyph : part->glyphs) part->box.Include(glyph.box);
    }
    runs.push_back(std::move(run));
    runs.push_back(std::move(right));
  }
  page->runs = std::move(runs);
}

}  // namespace

void SplitImposedPages(std::vector<Page>* pages) {
  if (!AreImposed(*pages)) return TrimPaper(pages);
  std::vector<Page> out;
  for (Page& sheet : *pages) {
    CutRuns(&sheet);
    for (bool right : {false, true}) {
      out.push_back(HalfOf(sheet, right));
      TrimHalf(&out.back());
    }
  }
  *pages = std::move(out);
}

}  // namespace gongkai
