#include "extract/pdf/legible.h"

#include <gtest/gtest.h>

#include <string>

#include "normalize/text/fold.h"

namespace gongkai {
namespace {

/// The text `times` over, each glyph `em` of its size wide.
std::vector<DrawnGlyph> Set(std::string_view text, int times, double em) {
  std::vector<DrawnGlyph> glyphs;
  double x = 0;
  for (int i = 0; i < times; ++i)
    for (char32_t code : Utf8ToCodes(text)) {
      DrawnGlyph glyph;
      glyph.code = code;
      glyph.font_size = 10;
      glyph.box = {x, 0, x + 10 * em, 10};
      x += 10 * em;
      glyphs.push_back(glyph);
    }
  return glyphs;
}

TEST(Legible, AFontThatNamesWrongCharactersIsSeen) {
  const struct {
    const char* name;
    const char* text;
    double em;
    int unmapped;
    Legibility expected;
  } cases[] = {
      {"accounts", "一般公共预算财政拨款支出决算表208社会保障和就业支出1,234.56", 1, 0, Legibility::kLegible},
      {"names of places and people", "临江区青溪市王建国李秀英张伟", 1, 0, Legibility::kLegible},
      {"English", "Statement of expenditure, 1,234.56", 0.5, 0, Legibility::kLegible},
      {"digits of a font whose widths were forgotten", "208 1,234.56 - 99.00%", 1, 0, Legibility::kLegible},
      {"glyph numbers taken for letters", "!\"#$'*XYZ[\\]^_`abcd", 1, 0, Legibility::kMisnamed},
      {"glyph numbers taken for ideographs", "餀㨋釼䡹魌鮉陫㫁㗖鴄鍦䖖颲醟嶜鈆", 1, 0, Legibility::kMisnamed},
      {"glyph numbers taken for signs", "❂❃⑨✔✕✁✮✂✦✧ 208 1,234.56", 1, 0, Legibility::kMisnamed},
      {"a list with bullets", "✔一般公共预算财政拨款支出决算表", 1, 0, Legibility::kLegible},
      {"glyph numbers taken for controls", "\x01\x02\x05\x0b 208 1,234.56", 1, 0, Legibility::kUnnamed},
      {"digits without names", "一般公共预算财政拨款支出决算表", 1, 100, Legibility::kUnnamed},
      {"a few bullets without names", "一般公共预算财政拨款支出决算表", 1, 5, Legibility::kLegible},
      {"a page number", "", 1, 0, Legibility::kNoText},
  };
  for (const auto& c : cases) EXPECT_EQ(JudgeGlyphs(Set(c.text, 10, c.em), c.unmapped), c.expected) << c.name;
}

}  // namespace
}  // namespace gongkai
