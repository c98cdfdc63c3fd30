#include "corpus/synthetic/synthesize.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

namespace gongkai::synthetic {
namespace {

TEST(Synthesize, GivesTheSameBytesForTheSameSeed) {
  const Sample first = Synthesize(11, Look::FromSeed(11));
  const Sample again = Synthesize(11, Look::FromSeed(11));
  EXPECT_EQ(first.pdf, again.pdf);
  EXPECT_EQ(first.truth_json, again.truth_json);
  EXPECT_NE(first.pdf, Synthesize(12, Look::FromSeed(11)).pdf);
}

TEST(Synthesize, EveryLookIsSetWithoutMissingGlyphs) {
  for (uint64_t seed = 0; seed < 24; ++seed) {
    Disclosure disclosure = Compose(seed, Look::FromSeed(seed));
    const Typeset set = SetDisclosure(&disclosure);
    EXPECT_EQ(set.unknown_glyphs, 0) << seed;
    EXPECT_EQ(set.pdf.substr(0, 5), "%PDF-") << seed;
    EXPECT_GE(set.pages, disclosure.look.several_on_page ? 6 : 12) << seed;
    int last = 3;
    for (const Form& form : disclosure.forms) {
      if (form.missing) continue;
      EXPECT_GE(form.page_first, last) << seed << " " << form.id;
      EXPECT_GE(form.page_last, form.page_first);
      for (const Fact& fact : form.facts) {
        EXPECT_GE(fact.page, form.page_first) << seed << " " << form.id << " " << fact.name;
        EXPECT_LE(fact.page, form.page_last);
      }
      last = form.page_last;
    }
  }
}

/// Each choice alone, on the plain look: the ones that a seed may never combine in the test above.
TEST(Synthesize, EveryChoiceAloneIsSet) {
  using Change = void (*)(Look&);
  const Change changes[] = {
      [](Look& l) { l.rules = Rules::kNone; },
      [](Look& l) { l.rules = Rules::kFilled; },
      [](Look& l) { l.rules = Rules::kThreeLines; },
      [](Look& l) { l.codes = CodeStyle::kParts, l.total_in_header = true; },
      [](Look& l) { l.codes = CodeStyle::kMerged, l.total_in_header = true, l.column_numbers = false; },
      [](Look& l) { l.wide_pages = WidePages::kSideways; },
      [](Look& l) { l.wide_pages = WidePages::kLandscape; },
      [](Look& l) { l.wide_pages = WidePages::kRotated; },
      [](Look& l) { l.radicals = l.glued_codes = l.repeat_title = true, l.font_size = 14; },
      [](Look& l) { l.forms = FormSet::kEightForms; },
      [](Look& l) { l.several_on_page = l.title_on_page_before = true; },
      [](Look& l) { l.split_rows = true, l.name_chars = 5, l.font_size = 12; },
      [](Look& l) { l = Look::Bare(); },
      [](Look& l) { l.amount_chars = 4; },
      [](Look& l) { l.neighbours = l.shaded_header = l.phantom_rules = l.spaced_words = true; },
      [](Look& l) { l.missing_form = 7; },
      [](Look& l) { l.fonts = Fonts::kGbk, l.zero = Zero::kDash, l.dash = "—"; },
      [](Look& l) { l.fonts = Fonts::kGbkWestern, l.wide_pages = WidePages::kRotated; },
      [](Look& l) { l.fonts = Fonts::kUcs2, l.placed_apart = l.tagged = l.pdf_a = true; },
      [](Look& l) { l.fonts = Fonts::kUtf16, l.rule_dash = 2, l.rule_grey = 0.5; },
      [](Look& l) { l.tagged = l.pdf_a = l.double_frame = l.shaded_rows = true; },
      [](Look& l) { l.watermark = Watermark::kTiled, l.unit_place = UnitPlace::kAboveTitle; },
      [](Look& l) { l.watermark = Watermark::kUpright, l.unit_place = UnitPlace::kUnderTitle; },
      [](Look& l) { l.label = LabelPlace::kTitleLine; },
      [](Look& l) { l.label = LabelPlace::kUnitLine; },
  };
  for (size_t i = 0; i < std::size(changes); ++i) {
    Look look = Look::Ruled();
    changes[i](look);
    Disclosure disclosure = Compose(i, look);
    const Typeset set = SetDisclosure(&disclosure);
    EXPECT_FALSE(set.pdf.empty()) << i;
    EXPECT_EQ(set.unknown_glyphs, 0) << i;
  }
}

TEST(Synthesize, RotatedPagesSaySo) {
  const auto rotations = [](WidePages pages) {
    Look look = Look::Ruled();
    look.wide_pages = pages;
    const std::string pdf = Synthesize(1, look).pdf;
    int count = 0;
    for (size_t at = pdf.find("/Rotate 90"); at != std::string::npos; at = pdf.find("/Rotate 90", at + 1))
      ++count;
    return count;
  };
  EXPECT_EQ(rotations(WidePages::kLandscape), 0);
  EXPECT_EQ(rotations(WidePages::kSideways), 0);
  EXPECT_GE(rotations(WidePages::kRotated), 5);
}

TEST(Synthesize, TruthSaysWhatThePdfIs) {
  Look look = Look::FromSeed(21);
  look.neighbours = true;
  look.missing_form = 8;
  const Disclosure disclosure = Compose(21, look);
  const Sample sample = Synthesize(21, look);
  const nlohmann::json truth = nlohmann::json::parse(sample.truth_json);
  EXPECT_EQ(truth["document"]["file"], sample.name + ".pdf");
  EXPECT_EQ(truth["document"]["publisher"], disclosure.agency.name);
  EXPECT_EQ(truth["document"]["fiscal_year"], disclosure.agency.year);
  EXPECT_EQ(truth["look"], look.Describe());
  EXPECT_EQ(truth["tables"].size(), 9u);
  EXPECT_EQ(disclosure.forms.size(), 11u);
  size_t facts = 0, missing = 0;
  for (const Form& form : disclosure.forms)
    if (!form.id.empty()) facts += form.facts.size();
  for (const nlohmann::json& table : truth["tables"]) missing += table["status"] == "missing";
  EXPECT_EQ(missing, 1u);
  EXPECT_EQ(truth["facts"].size(), facts);
  EXPECT_GT(facts, 200u);
  EXPECT_GT(truth["statements"].size(), 8u);
  for (const nlohmann::json& fact : truth["facts"]) {
    EXPECT_GT(fact["page"], 0);
    EXPECT_GT(fact["row"], 0);
    EXPECT_FALSE(fact["name"].get<std::string>().empty());
    const std::string amount = fact["amount"].is_string() ? fact["amount"].get<std::string>() : "";
    EXPECT_EQ(amount.find(','), std::string::npos);
  }
}

TEST(Synthesize, WritesPairsOfFiles) {
  const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "gongkai_synthetic";
  std::filesystem::create_directories(folder);
  std::string error;
  EXPECT_TRUE(WriteSamples({folder.string(), 2, 30, false, {}}, &error)) << error;
  for (const char* name : {"synthetic-30.pdf", "synthetic-30.json", "synthetic-31.pdf", "synthetic-31.json"})
    EXPECT_GT(std::filesystem::file_size(folder / name), 1000u) << name;
  std::filesystem::remove_all(folder);
  EXPECT_FALSE(WriteSamples({(folder / "missing").string(), 1, 30, false, {}}, &error));
  EXPECT_NE(error.find("Cannot write"), std::string::npos);
}

}  // namespace
}  // namespace gongkai::synthetic
