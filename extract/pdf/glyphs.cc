#include "extract/pdf/glyphs.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>

namespace gongkai {
namespace {

bool IsBlank(char32_t code) {
  return code <= 0x20 || code == 0xA0 || code == 0x3000 || (code >= 0x2000 && code <= 0x200B);
}

// The gap between two glyphs of one size that follow each other on a baseline, in their size; absent where
// they do not.
std::optional<double> GapBetween(const DrawnGlyph& a, const DrawnGlyph& b) {
  const double em = b.font_size;
  if (a.quarter != 0 || b.quarter != 0 || std::abs(a.font_size - em) > 0.02 * em ||
      std::abs(a.box.y1 - b.box.y1) > 0.05 * em)
    return std::nullopt;
  return (b.box.x0 - a.box.x1) / em;
}

bool IsDash(char32_t code) {
  return code == '-' || (code >= 0x2010 && code <= 0x2015) || code == 0xFF0D;
}

// Letters that are spaced stand as far from the next one as from the last, at least four of them: 0 . 0 0 is
// one number. Columns are further apart; but dashes in narrow ones may not be, and 类, 款 and 项.
bool IsSpaced(const std::vector<DrawnGlyph>& glyphs, size_t i) {
  constexpr double kWidest = 0.75, kSame = 0.04;
  constexpr int kOthers = 2;
  const std::optional<double> gap = GapBetween(glyphs[i - 1], glyphs[i]);
  if (!gap || *gap > kWidest || IsDash(glyphs[i - 1].code) || IsDash(glyphs[i].code)) return false;
  const auto same = [&](size_t at) {
    if (at == 0 || at >= glyphs.size()) return false;
    const std::optional<double> other = GapBetween(glyphs[at - 1], glyphs[at]);
    return other && std::abs(*other - *gap) < kSame;
  };
  int others = 0;
  for (size_t at = i - 1; others < kOthers && same(at); --at) ++others;
  for (size_t at = i + 1; others < kOthers && same(at); ++at) ++others;
  return others >= kOthers;
}

// The room that most glyphs of a page have before the next one, in their size: a page may be letter-spaced as
// a whole. 0 where most follow each other closely, or no room is the rule; `before` where there is too little
// text to say.
double LetterSpacing(const std::vector<DrawnGlyph>& glyphs, double before) {
  constexpr double kWidest = 0.75, kStep = 0.025, kLeast = 0.15;
  constexpr size_t kEnough = 40;
  std::array<size_t, static_cast<size_t>(kWidest / kStep) + 2> count = {};
  size_t pairs = 0;
  for (size_t i = 1; i < glyphs.size(); ++i) {
    const std::optional<double> gap = GapBetween(glyphs[i - 1], glyphs[i]);
    if (!gap || *gap < -kStep || *gap >= kWidest || IsBlank(glyphs[i].code)) continue;
    ++pairs;
    ++count[static_cast<size_t>((*gap + kStep) / kStep)];
  }
  size_t best = 1;
  const auto around = [&](size_t step) { return count[step - 1] + count[step] + count[step + 1]; };
  for (size_t step = 1; step + 1 < count.size(); ++step)
    if (around(step) > around(best)) best = step;
  const double spacing = (static_cast<double>(best) - 0.5) * kStep;
  if (pairs < kEnough) return before;
  return 3 * around(best) >= 2 * pairs && spacing >= kLeast ? spacing : 0;
}

}  // namespace

void RemoveDuplicateGlyphs(std::vector<DrawnGlyph>* glyphs) {
  // A hash over coarse squares; a glyph near the edge of its square is looked up in the neighbours too.
  constexpr double kSquare = 8;
  size_t slots = 64;
  while (slots < glyphs->size() * 2) slots *= 2;
  std::vector<int32_t> head(slots, -1);
  std::vector<int32_t> next(glyphs->size(), -1);
  std::vector<bool> drop(glyphs->size(), false);
  auto slot = [&](char32_t code, int64_t x, int64_t y) {
    uint64_t h = code * 0x9E3779B97F4A7C15ull ^ static_cast<uint64_t>(x) * 0xC2B2AE3D27D4EB4Full ^
                 static_cast<uint64_t>(y) * 0x165667B19E3779F9ull;
    return static_cast<size_t>((h ^ (h >> 29)) & (slots - 1));
  };
  bool any = false;
  for (size_t i = 0; i < glyphs->size(); ++i) {
    const DrawnGlyph& g = (*glyphs)[i];
    if (IsBlank(g.code)) continue;
    double tolerance = 0.15 * g.font_size;
    auto square = [&](double v) { return static_cast<int64_t>(std::floor(v / kSquare)); };
    int64_t x_from = square(g.box.x0 - tolerance), x_to = square(g.box.x0 + tolerance);
    int64_t y_from = square(g.box.y0 - tolerance), y_to = square(g.box.y0 + tolerance);
    bool twin = false;
    for (int64_t x = x_from; x <= x_to && !twin; ++x) {
      for (int64_t y = y_from; y <= y_to && !twin; ++y) {
        for (int32_t k = head[slot(g.code, x, y)]; k >= 0 && !twin; k = next[static_cast<size_t>(k)]) {
          const DrawnGlyph& other = (*glyphs)[static_cast<size_t>(k)];
          twin = other.code == g.code && std::abs(other.box.x0 - g.box.x0) < tolerance &&
                 std::abs(other.box.y0 - g.box.y0) < tolerance &&
                 std::abs(other.font_size - g.font_size) < 0.2 * g.font_size;
        }
      }
    }
    if (twin) {
      drop[i] = any = true;
      continue;
    }
    size_t s = slot(g.code, square(g.box.x0), square(g.box.y0));
    next[i] = head[s];
    head[s] = static_cast<int32_t>(i);
  }
  if (!any) return;
  size_t kept = 0;
  for (size_t i = 0; i < glyphs->size(); ++i)
    if (!drop[i]) (*glyphs)[kept++] = (*glyphs)[i];
  glyphs->resize(kept);
}

double ScaleToPrint(const std::vector<DrawnGlyph>& glyphs) {
  constexpr size_t kEnough = 40;
  constexpr float kSmallest = 5.5f, kLargest = 24, kUsual = 9;
  std::vector<float> sizes;
  for (const DrawnGlyph& g : glyphs)
    if (!IsBlank(g.code)) sizes.push_back(g.font_size);
  if (sizes.size() < kEnough) return 1;
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  return *middle >= kSmallest && *middle <= kLargest ? 1 : static_cast<double>(kUsual / *middle);
}

int DominantQuarter(const std::vector<DrawnGlyph>& glyphs) {
  std::array<size_t, 4> count = {};
  for (const DrawnGlyph& g : glyphs)
    if (!IsBlank(g.code)) ++count[static_cast<size_t>(g.quarter & 3)];
  int best = 0;
  for (int q = 1; q < 4; ++q)
    if (count[static_cast<size_t>(q)] > count[static_cast<size_t>(best)]) best = q;
  return best;
}

std::vector<TextRun> GroupIntoRuns(const std::vector<DrawnGlyph>& glyphs, double* spacing) {
  std::vector<TextRun> runs;
  const DrawnGlyph* last = nullptr;
  bool blank_only = true;
  constexpr double kJoins = 0.3, kSlack = 0.12;
  const double own_spacing = LetterSpacing(glyphs, spacing ? *spacing : 0);
  if (spacing) *spacing = own_spacing;
  const double widest = std::max(kJoins, own_spacing + kSlack);
  auto close = [&] {
    if (!runs.empty() && blank_only) runs.pop_back();
    blank_only = true;
  };
  for (size_t i = 0; i < glyphs.size(); ++i) {
    const DrawnGlyph& g = glyphs[i];
    bool joins = false;
    if (last && g.quarter == 0 && last->quarter == 0) {
      double em = std::max(g.font_size, last->font_size);
      double gap = g.box.x0 - last->box.x1;
      joins = std::abs(g.box.y1 - last->box.y1) < 0.25 * em && gap > -0.4 * em &&
              (gap < widest * em || IsSpaced(glyphs, i)) &&
              std::min(g.font_size, last->font_size) > 0.6f * static_cast<float>(em);
    }
    if (!joins) {
      if (last) close();
      runs.emplace_back();
      runs.back().box = g.box;
      runs.back().font_size = g.font_size;
    }
    TextRun& run = runs.back();
    run.glyphs.push_back({g.code, g.box, g.mark});
    run.box.Include(g.box);
    if (!IsBlank(g.code)) {
      blank_only = false;
      run.font_size = std::max<double>(run.font_size, g.font_size);
    }
    last = &g;
  }
  if (last) close();
  return runs;
}

void StackUpwardText(std::vector<DrawnGlyph>* glyphs) {
  constexpr int kUpwards = 3;
  for (size_t from = 0; from < glyphs->size();) {
    size_t to = from + 1;
    const auto goes_on = [&] {
      const DrawnGlyph &last = (*glyphs)[to - 1], &next = (*glyphs)[to];
      return last.quarter == kUpwards && next.quarter == kUpwards &&
             std::abs(last.box.x1 - next.box.x1) < 0.25 * next.font_size &&
             next.box.center_y() < last.box.center_y() && last.box.y0 - next.box.y1 < 1.5 * next.font_size;
    };
    while (to < glyphs->size() && goes_on()) ++to;
    for (size_t low = from, high = to; low + 1 < high; ++low)
      std::swap((*glyphs)[low].box, (*glyphs)[--high].box);
    from = to;
  }
}

void RemoveTurnedPageNumber(std::vector<DrawnGlyph>* glyphs) {
  constexpr std::u32string_view kMarks = U"-\u2010\u2013\u2014\u00b7/第页共 ";
  constexpr size_t kMost = 12;  // characters
  const auto digit = [](char32_t c) { return c >= U'0' && c <= U'9'; };
  double left = 1e9, right = -1e9;
  for (const DrawnGlyph& g : *glyphs)
    if (g.quarter == 0 && !IsBlank(g.code)) {
      left = std::min(left, g.box.x0);
      right = std::max(right, g.box.x1);
    }
  for (const bool at_left : {true, false}) {
    const auto beside = [&](const DrawnGlyph& g) {
      return g.quarter % 2 == 1 && (at_left ? g.box.x1 < left : g.box.x0 > right);
    };
    size_t count = 0, digits = 0;
    bool number = true;
    for (const DrawnGlyph& g : *glyphs) {
      if (!beside(g)) continue;
      ++count;
      digits += digit(g.code);
      number = number && (digit(g.code) || IsBlank(g.code) || kMarks.find(g.code) != kMarks.npos);
    }
    if (number && digits > 0 && count <= kMost) std::erase_if(*glyphs, beside);
  }
}

Box TurnBox(const Box& b, int quarter, double width, double height) {
  switch (quarter) {
    case 1:
      return {b.y0, width - b.x1, b.y1, width - b.x0};
    case 2:
      return {width - b.x1, height - b.y1, width - b.x0, height - b.y0};
    case 3:
      return {height - b.y1, b.x0, height - b.y0, b.x1};
    default:
      return b;
  }
}

void TurnUpright(int quarter, std::vector<DrawnGlyph>* glyphs, Page* page) {
  quarter &= 3;
  if (quarter == 0) return;
  double width = page->width, height = page->height;
  for (DrawnGlyph& g : *glyphs) {
    g.box = TurnBox(g.box, quarter, width, height);
    g.quarter = (g.quarter - quarter) & 3;
  }
  for (ImageBox& image : page->images) image.box = TurnBox(image.box, quarter, width, height);
  for (Ruling& r : page->rulings) {
    Box line = r.direction == Ruling::Direction::kHorizontal ? Box{r.from, r.at, r.to, r.at}
                                                             : Box{r.at, r.from, r.at, r.to};
    line = TurnBox(line, quarter, width, height);
    bool flips = quarter != 2;
    bool horizontal = (r.direction == Ruling::Direction::kHorizontal) != flips;
    r = horizontal ? Ruling{Ruling::Direction::kHorizontal, line.y0, line.x0, line.x1}
                   : Ruling{Ruling::Direction::kVertical, line.x0, line.y0, line.y1};
  }
  if (quarter != 2) std::swap(page->width, page->height);
  page->turn = quarter * 90;
}

}  // namespace gongkai
