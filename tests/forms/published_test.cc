// Published disclosures with hand-verified truth, where they are at hand ($GONGKAI_SHARED).
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "corpus/process.h"
#include "tests/support/files.h"
#include "tests/support/truth.h"

namespace gongkai {
namespace {

struct Published {
  std::string pdf, truth;
};

std::vector<Published> PublishedFiles(const std::string& shared) {
  namespace fs = std::filesystem;
  std::vector<Published> out;
  for (const std::string& pdf : test::PdfsIn(shared + "/real", "real-")) {
    fs::path truth = fs::path(shared) / "truth" / fs::path(pdf).filename().replace_extension(".json");
    if (fs::exists(truth)) out.push_back({pdf, truth.string()});
  }
  for (const std::string& pdf : test::PdfsIn(shared + "/looks", "")) {
    fs::path truth = fs::path(pdf).replace_extension(".json");
    if (fs::exists(truth)) out.push_back({pdf, truth.string()});
  }
  return out;
}

TEST(Published, EveryFigureBlankTableAndCoverIsThatOfTheTruth) {
  const std::string shared = test::SharedFolder();
  if (shared.empty()) GTEST_SKIP() << test::kNoShared;
  const std::vector<Published> files = PublishedFiles(shared);
  ASSERT_FALSE(files.empty()) << shared << " holds no PDF with truth";
  const Normalizer normalizer(Catalogue::BuiltIn());
  for (const Published& file : files) {
    const nlohmann::json truth = nlohmann::json::parse(test::ReadBytes(file.truth));
    const Records got = ProcessFile(file.pdf, normalizer);
    EXPECT_EQ(got.document.status, "ok") << file.pdf;
    if (truth["facts"].empty()) {  // a blank set of forms: its example rows are not transcribed, and none
                                   // holds a figure
      for (const FactRecord& fact : got.facts) EXPECT_FALSE(fact.amount) << file.pdf << " " << fact.name;
    } else {
      EXPECT_TRUE(test::Same(test::FactLines(truth, {}), test::FactLines(got, {}))) << file.pdf;
    }
    EXPECT_TRUE(test::Same(test::TableLines(truth), test::TableLines(got))) << file.pdf;
    EXPECT_TRUE(test::Same(test::DocumentLines(truth), test::DocumentLines(got))) << file.pdf;
  }
}

// Budgets and other neighbours: nothing is forced into the nine forms, and nothing that is ruled is lost.
TEST(Published, NeighboursKeepTheirTablesAndGetNoForm) {
  const std::string shared = test::SharedFolder();
  if (shared.empty()) GTEST_SKIP() << test::kNoShared;
  const std::vector<std::string> files = test::PdfsIn(shared + "/real", "budget-");
  ASSERT_FALSE(files.empty());
  const Normalizer normalizer(Catalogue::BuiltIn());
  for (const std::string& file : files) {
    const Records got = ProcessFile(file, normalizer);
    EXPECT_EQ(got.document.status, "ok") << file;
    EXPECT_EQ(got.document.kind, "other") << file;
    EXPECT_TRUE(got.facts.empty()) << file;
    size_t cells = 0;
    for (const TableRecord& table : got.tables) {
      EXPECT_FALSE(table.form) << file << " " << table.title;
      for (const Cell& cell : table.cells) cells += !cell.text.empty();
    }
    EXPECT_GT(cells, 100u) << file;
  }
}

}  // namespace
}  // namespace gongkai
