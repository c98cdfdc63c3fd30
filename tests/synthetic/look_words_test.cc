#include "corpus/synthetic/look_words.h"

#include <gtest/gtest.h>

#include <set>

namespace gongkai::synthetic {
namespace {

LookWords Words(const std::string& list) {
  LookWords words;
  std::string error;
  EXPECT_TRUE(ParseLookWords(list, &words, &error)) << error;
  return words;
}

TEST(LookWords, RulesAreThoseListed) {
  const LookWords words = Words("half,three-line");
  std::set<Rules> seen;
  for (uint64_t seed = 0; seed < 60; ++seed) seen.insert(LookOf(seed, words).rules);
  EXPECT_EQ(seen, (std::set<Rules>{Rules::kHalf, Rules::kThreeLines}));
}

TEST(LookWords, EveryOtherWordHolds) {
  const LookWords words = Words("tagged,pdfa,watermark,unembedded,ruled");
  for (uint64_t seed = 0; seed < 60; ++seed) {
    const Look look = LookOf(seed, words);
    EXPECT_TRUE(look.tagged && look.pdf_a) << seed;
    EXPECT_NE(look.watermark, Watermark::kNone) << seed;
    EXPECT_NE(look.fonts, Fonts::kEmbedded) << seed;
    EXPECT_FALSE(look.radicals) << seed;
    EXPECT_LE(look.rules, Rules::kOpenSides) << seed;
  }
}

TEST(LookWords, NoWordChangesNothing) {
  for (uint64_t seed = 0; seed < 60; ++seed) {
    EXPECT_EQ(LookOf(seed, {}).Describe(), Look::FromSeed(seed).Describe());
    EXPECT_EQ(PrinterOf(seed, {}), Printer::kOwn);
  }
}

TEST(LookWords, PrintersAreChosenBySeed) {
  const LookWords words = Words("chromium,libreoffice");
  EXPECT_NE(PrinterOf(1, words), PrinterOf(2, words));
  EXPECT_NE(PrinterOf(1, words), Printer::kOwn);
}

TEST(LookWords, AnUnknownWordIsAnErrorThatNamesAllWords) {
  LookWords words;
  std::string error;
  for (const char* list : {"ruled,striped", "", "ruled,"}) {
    EXPECT_FALSE(ParseLookWords(list, &words, &error)) << list;
    EXPECT_NE(error.find("three-line"), std::string::npos) << error;
  }
}

}  // namespace
}  // namespace gongkai::synthetic
