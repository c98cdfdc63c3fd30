#include "corpus/synthetic/spoil.h"

#include <gtest/gtest.h>

#include "corpus/synthetic/synthesize.h"

namespace gongkai::synthetic {
namespace {

TEST(Spoil, ChangesCellAndFactOfOnePlaceOnly) {
  for (int kind = 0; kind < kSlips; ++kind) {
    const Slip slip = static_cast<Slip>(kind);
    const Look look = Look::FromSeed(3);
    const Disclosure sound = Compose(3, look);
    Disclosure spoiled = Compose(3, look);
    const std::vector<SpoiledCell> cells = Spoil(3, slip, &spoiled);
    ASSERT_FALSE(cells.empty()) << SlipName(slip);
    size_t changed = 0, texts = 0;
    for (size_t f = 0; f < sound.forms.size(); ++f) {
      const Form &a = sound.forms[f], &b = spoiled.forms[f];
      for (size_t i = 0; i < a.facts.size(); ++i) changed += a.facts[i].amount != b.facts[i].amount;
      for (size_t i = 0; i < a.table.cells.size(); ++i)
        texts += a.table.cells[i].text != b.table.cells[i].text;
    }
    EXPECT_EQ(changed, cells.size()) << SlipName(slip);
    EXPECT_EQ(texts, cells.size()) << SlipName(slip);
    EXPECT_TRUE(cells.size() == 1 || slip == Slip::kRow) << SlipName(slip);
  }
}

TEST(Spoil, TheTruthListsWhatWasChanged) {
  const Sample sample = SynthesizeSpoiled(3, Look::FromSeed(3), Slip::kDigit);
  EXPECT_EQ(sample.name, "synthetic-3-digit");
  EXPECT_NE(sample.truth_json.find("\"spoiled\""), std::string::npos);
  EXPECT_EQ(Synthesize(3, Look::FromSeed(3)).truth_json.find("\"spoiled\""), std::string::npos);
}

}  // namespace
}  // namespace gongkai::synthetic
