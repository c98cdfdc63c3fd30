// Invented agencies in ruled looks: every figure, blank, form and cover must come out as it was set.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "corpus/process.h"
#include "corpus/synthetic/synthesize.h"
#include "tests/support/truth.h"

namespace gongkai {
namespace {

using synthetic::Look;
using synthetic::Rules;

constexpr Rules kRuled[] = {Rules::kStrokes, Rules::kFilled, Rules::kCellEdges, Rules::kOpenSides};
constexpr Rules kUnruled[] = {Rules::kHalf, Rules::kHorizontal, Rules::kThreeLines, Rules::kNone};

const Normalizer& TheNormalizer() {
  static const Normalizer normalizer(Catalogue::BuiltIn());
  return normalizer;
}

class SyntheticAccuracy : public testing::TestWithParam<int> {};

TEST_P(SyntheticAccuracy, RuledFormsAreReadWithoutAnError) {
  const uint64_t seed = static_cast<uint64_t>(GetParam());
  Look look = Look::FromSeed(seed);
  look.rules = kRuled[seed % std::size(kRuled)];
  if (look.rules == Rules::kOpenSides) look.framed_head = synthetic::FramedHead::kNone;
  const synthetic::Sample sample = synthetic::Synthesize(seed, look);
  const nlohmann::json truth = nlohmann::json::parse(sample.truth_json);
  const Records got = ProcessBytes(sample.pdf, sample.name + ".pdf", TheNormalizer());
  EXPECT_EQ(got.document.status, "ok") << got.document.error_message.value_or("");
  const test::FactColumns columns = {.line_no = true, .page = true};
  EXPECT_TRUE(test::Same(test::FactLines(truth, columns), test::FactLines(got, columns)));
  EXPECT_TRUE(test::Same(test::TableLines(truth), test::TableLines(got)));
  EXPECT_TRUE(test::Same(test::DocumentLines(truth), test::DocumentLines(got)));
}

// The same looks without the rules between the columns, or without any.
TEST_P(SyntheticAccuracy, FormsWithoutRulesAreReadWithoutAnError) {
  const uint64_t seed = static_cast<uint64_t>(GetParam());
  Look look = Look::FromSeed(seed);
  look.rules = kUnruled[seed % std::size(kUnruled)];
  look.framed_head = synthetic::FramedHead::kNone;
  const synthetic::Sample sample = synthetic::Synthesize(seed, look);
  const nlohmann::json truth = nlohmann::json::parse(sample.truth_json);
  const Records got = ProcessBytes(sample.pdf, sample.name + ".pdf", TheNormalizer());
  EXPECT_TRUE(test::Same(test::FactLines(truth, {.page = true}), test::FactLines(got, {.page = true})));
  EXPECT_TRUE(test::Same(test::TableLines(truth), test::TableLines(got)));
}

INSTANTIATE_TEST_SUITE_P(Seeds, SyntheticAccuracy, testing::Range(100, 120));

// How the file is made says nothing about what is printed.
TEST(SyntheticAccuracy, TheMakeOfTheFileChangesNothing) {
  using Change = void (*)(Look&);
  const std::pair<const char*, Change> changes[] = {
      {"GBK", [](Look& l) { l.fonts = synthetic::Fonts::kGbk; }},
      {"GBK, Western digits", [](Look& l) { l.fonts = synthetic::Fonts::kGbkWestern; }},
      {"UCS2", [](Look& l) { l.fonts = synthetic::Fonts::kUcs2; }},
      {"UTF16, apart", [](Look& l) { l.fonts = synthetic::Fonts::kUtf16, l.placed_apart = true; }},
      {"tagged", [](Look& l) { l.tagged = true; }},
      {"PDF/A", [](Look& l) { l.pdf_a = true; }},
      {"upright watermark", [](Look& l) { l.watermark = synthetic::Watermark::kUpright; }},
      {"tiled watermark", [](Look& l) { l.watermark = synthetic::Watermark::kTiled; }},
      {"dashed rules", [](Look& l) { l.rule_dash = 2; }},
      {"grey rules", [](Look& l) { l.rule_grey = 0.55; }},
      {"double frame", [](Look& l) { l.double_frame = true; }},
      {"shaded rows", [](Look& l) { l.shaded_rows = true; }},
      {"unit below the title", [](Look& l) { l.unit_place = synthetic::UnitPlace::kUnderTitle; }},
      {"unit above the title", [](Look& l) { l.unit_place = synthetic::UnitPlace::kAboveTitle; }},
      {"label beside the unit", [](Look& l) { l.label = synthetic::LabelPlace::kUnitLine; }},
      {"askew", [](Look& l) { l.skew = 0.7; }},
      {"spaced", [](Look& l) { l.letter_space = 0.35; }},
      {"drawn by columns", [](Look& l) { l.by_column = true; }},
      {"amounts at the left", [](Look& l) { l.left_amounts = true; }},
      {"characters apart", [](Look& l) { l.placed_apart = true; }},
      {"white amounts", [](Look& l) { l.hidden_amounts = synthetic::HiddenAmounts::kWhiteLast; }},
      {"amounts painted over", [](Look& l) { l.hidden_amounts = synthetic::HiddenAmounts::kCovered; }},
      {"two pages on a sheet",
       [](Look& l) { l.two_up = true, l.wide_pages = synthetic::WidePages::kLandscape; }},
      {"four decimals", [](Look& l) { l.decimals = 4; }},
      {"stacked headings", [](Look& l) { l.heading_stand = synthetic::HeadingStand::kStacked; }},
      {"label beside the title, numbered titles",
       [](Look& l) { l.label = synthetic::LabelPlace::kTitleLine, l.numbered_titles = true; }}};
  for (const auto& [name, change] : changes)
    for (const Rules rules : {Rules::kCellEdges, Rules::kHorizontal}) {
      Look look = Look::Ruled();
      look.rules = rules;
      change(look);
      const synthetic::Sample sample = synthetic::Synthesize(5, look);
      const nlohmann::json truth = nlohmann::json::parse(sample.truth_json);
      const Records got = ProcessBytes(sample.pdf, sample.name + ".pdf", TheNormalizer());
      EXPECT_TRUE(test::Same(test::FactLines(truth, {.page = true}), test::FactLines(got, {.page = true})))
          << name;
      EXPECT_TRUE(test::Same(test::TableLines(truth), test::TableLines(got))) << name;
    }
}

TEST(SyntheticAccuracy, TablesOutsideTheNineAreNeverForms) {
  for (const Rules rules : {Rules::kFilled, Rules::kHorizontal, Rules::kNone}) {
    Look look = Look::Ruled();
    look.rules = rules;
    look.forms = synthetic::FormSet::kDetailed;
    look.neighbours = look.university = look.budget_tables = true;
    const synthetic::Sample sample = synthetic::Synthesize(6, look);
    const nlohmann::json truth = nlohmann::json::parse(sample.truth_json);
    EXPECT_EQ(truth["neighbours"].size(), 7u);
    const Records got = ProcessBytes(sample.pdf, sample.name + ".pdf", TheNormalizer());
    EXPECT_TRUE(test::Same(test::FactLines(truth, {.page = true}), test::FactLines(got, {.page = true})));
    EXPECT_TRUE(test::Same(test::TableLines(truth), test::TableLines(got)));
    for (const nlohmann::json& neighbour : truth["neighbours"])
      for (const TableRecord& table : got.tables)
        EXPECT_FALSE(table.title == neighbour["title"].get<std::string>() && table.form.has_value())
            << neighbour;
  }
}

TEST(SyntheticAccuracy, ConfidenceIsHighWhereEverythingWasUnderstood) {
  const synthetic::Sample sample = synthetic::Synthesize(1, Look::Ruled());
  const Records got = ProcessBytes(sample.pdf, "x.pdf", TheNormalizer());
  ASSERT_FALSE(got.facts.empty());
  for (const TableRecord& table : got.tables) EXPECT_GE(table.confidence, 0.5) << table.title;
  for (const FactRecord& fact : got.facts) EXPECT_GE(fact.confidence, 0.5) << fact.form << " " << fact.name;
}

}  // namespace
}  // namespace gongkai
