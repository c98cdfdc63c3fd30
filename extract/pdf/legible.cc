#include "extract/pdf/legible.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

namespace gongkai {
namespace {

constexpr size_t kEnough = 20;  // glyphs, before anything is said of a page

// The commonest characters of Chinese, and of accounts. Of any page of prose or tables they are a third.
constexpr std::u32string_view kCommon =
    U"的一不在人有是为中大上个国和地到以时要出会行年对生能而子得于下自之发后作里用道然家事成方多经法学如现工"
    U"等"
    U"支收入决算费合计总目基本公管理预政府财拨款部门单位项其他务业运社保障设建房育服资金结余转";

bool IsCommon(char32_t code) {
  static const std::vector<bool> common = [] {
    std::vector<bool> out(0x10000);
    for (char32_t c : kCommon) out[c] = true;
    return out;
  }();
  return code < common.size() && common[code];
}

bool IsIdeograph(char32_t code) {
  return (code >= 0x3400 && code <= 0x9FFF) || (code >= 0xF900 && code <= 0xFAFF) || code >= 0x20000;
}

// A letter or sign that no font draws as wide as it is high. Digits may be set so, and M, W, @, %, dashes and
// dots nearly are.
bool IsNarrow(char32_t code) {
  if (code <= 0x20 || code >= 0x180 || (code >= '0' && code <= '9')) return false;
  if (code >= 0x7F && code <= 0xBF) return false;
  return std::u32string_view(U"MWmw@%&-.,()/").find(code) == std::u32string_view::npos;
}

// A number that was taken for a character which no font draws. Tabs and line breaks may be drawn.
bool IsControl(char32_t code) {
  return code < 0x20 && code != '\t' && code != '\n' && code != '\r';
}

// Signs that no account prints, and alphabets that it does not use.
bool IsForeign(char32_t code) {
  return (code >= 0x2700 && code <= 0x2BFF) || (code >= 0x400 && code <= 0x1FFF) ||
         (code >= 0xA000 && code <= 0xABFF) || (code >= 0xFB00 && code <= 0xFDFF);
}

}  // namespace

Legibility JudgeGlyphs(const std::vector<DrawnGlyph>& glyphs, int unmapped) {
  size_t shown = 0, foreign = 0, ideographs = 0, common = 0, square = 0;
  size_t unnamed = static_cast<size_t>(std::max(unmapped, 0));
  for (const DrawnGlyph& glyph : glyphs) {
    unnamed += IsControl(glyph.code);
    if (glyph.code <= 0x20 || glyph.code == 0x3000) continue;
    ++shown;
    foreign += IsForeign(glyph.code);
    if (IsIdeograph(glyph.code)) {
      ++ideographs;
      common += IsCommon(glyph.code);
    } else if (IsNarrow(glyph.code)) {
      const double along = glyph.quarter % 2 == 0 ? glyph.box.width() : glyph.box.height();
      square += std::abs(along - glyph.font_size) < 0.03 * glyph.font_size;
    }
  }
  if (unnamed > kEnough && 10 * unnamed > shown) return Legibility::kUnnamed;
  if (shown <= kEnough) return Legibility::kNoText;
  // Ideographs that are called letters keep their width.
  if (square > kEnough && square > ideographs) return Legibility::kMisnamed;
  if (foreign > kEnough && foreign > ideographs) return Legibility::kMisnamed;
  if (ideographs > 3 * kEnough && 20 * common < ideographs) return Legibility::kMisnamed;
  return Legibility::kLegible;
}

}  // namespace gongkai
