// What converters make of a disclosure holds the same figures as its PDF.
#include "corpus/synthetic/conversion.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "corpus/process.h"
#include "corpus/synthetic/html.h"
#include "corpus/synthetic/outline.h"
#include "corpus/synthetic/synthesize.h"
#include "corpus/synthetic/truth.h"
#include "tests/support/truth.h"

namespace gongkai::synthetic {
namespace {

constexpr const char* kPage =
    "<html><head><title>no line</title></head><body>\n<p class=\"title\">收入&amp;支出</p>\n"
    "<table class=\"form\"><tr><td colspan=\"2\">项目</td><td rowspan=\"2\">1,000.00</td></tr>\n"
    "<tr><td>代码</td><td>&nbsp;</td></tr></table>\n</body></html>\n";

TEST(Conversion, WhatBecomesOfSpans) {
  const struct {
    const char *name, *suffix, *expected;
  } cases[] = {
      {"html", ".html", kPage},
      {"markdown", ".md", "## 收入&支出\n\n| 项目 |  | 1,000.00 |\n| --- | --- | --- |\n| 代码 |  |  |\n\n"},
      {"repeated", ".md",
       "## 收入&支出\n\n| 项目 | 项目 | 1,000.00 |\n| --- | --- | --- |\n| 代码 |  | 1,000.00 |\n\n"},
      {"tsv", ".tsv", "\xEF\xBB\xBF收入&支出\r\n项目\t\t1,000.00\r\n代码\t\t\r\n"},
      {"csv", ".csv", "收入&支出\n项目,,\"1,000.00\"\n代码,,\n"},
      {"sheet", ".csv", "收入&支出,,\n项目,,\"1,000.00\"\n代码,,\n,,\n"},
      {"bars", ".txt", "收入&支出\n项目 | 1,000.00 | \n代码 | | \n"},
      {"cells", ".txt", "收入&支出\n项目 |\n1,000.00 |\n代码 |\n|\n"},
      {"filled", ".txt", "收入&支出\n项目 | 1,000.00 | \n代码 | | \n"},
      {"packed", ".txt", "收入&支出\n项目 | 1,000.00 |\n代码 | |\n"},
  };
  for (const auto& c : cases) {
    const std::optional<Conversion> conversion = ConversionNamed(c.name);
    ASSERT_TRUE(conversion) << c.name;
    EXPECT_EQ(Convert(kPage, *conversion), c.expected) << c.name;
    EXPECT_EQ(ConversionSuffix(*conversion), c.suffix);
    EXPECT_NE(std::string(kConversionNames).find(c.name), std::string::npos);
  }
  EXPECT_FALSE(ConversionNamed("docx"));
}

class Conversions : public testing::TestWithParam<const char*> {};

TEST_P(Conversions, AreReadWithoutAnError) {
  const Conversion conversion = *ConversionNamed(GetParam());
  const Normalizer normalizer(Catalogue::BuiltIn());
  for (uint64_t seed = 1; seed <= 6; ++seed) {
    const Disclosure disclosure = Compose(seed, PrintableLook(Look::FromSeed(seed), Printer::kChromium));
    const std::string file = "synthetic" + std::string(ConversionSuffix(conversion));
    const nlohmann::json truth = nlohmann::json::parse(TruthJson(disclosure, file, {}));
    const Records got = ProcessBytes(Convert(DisclosureHtml(disclosure), conversion), file, normalizer);
    EXPECT_TRUE(test::Same(test::FactLines(truth, {}), test::FactLines(got, {}))) << seed;
    EXPECT_TRUE(test::Same(test::DocumentLines(truth), test::DocumentLines(got))) << seed;
    size_t indicators = 0;
    for (const auto& evaluation : truth["evaluations"]) indicators += evaluation["indicators"].size();
    EXPECT_EQ(got.indicators.size(), indicators) << seed;
  }
}

INSTANTIATE_TEST_SUITE_P(All, Conversions,
                         testing::Values("html", "markdown", "repeated", "tsv", "csv", "sheet", "bars",
                                         "filled"));

}  // namespace
}  // namespace gongkai::synthetic
