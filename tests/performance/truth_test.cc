// Hand-verified records of published documents, where the developer has them: GONGKAI_SHARED names the
// folder.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/performance/picture.h"

namespace gongkai {
namespace {

namespace fs = std::filesystem;

std::string Field(const nlohmann::json& object, const char* name) {
  return object.contains(name) && object[name].is_string() ? object[name].get<std::string>() : "";
}

// Brackets and quotes are printed in two widths; both are faithful.
std::string Plain(const std::string& text) {
  return PatternText(text);
}

TEST(Truth, IndicatorsOfPublishedTexts) {
  const char* shared = std::getenv("GONGKAI_SHARED");
  if (!shared) GTEST_SKIP() << "GONGKAI_SHARED is not set: no verified records to compare with";
  int compared = 0;
  for (const auto& entry : fs::directory_iterator(fs::path(shared) / "truth")) {
    std::ifstream in(entry.path());
    nlohmann::json truth = nlohmann::json::parse(in, nullptr, false);
    if (truth.is_discarded() || !truth.contains("evaluations")) continue;
    fs::path text = fs::path(shared) / "texts" / Field(truth["document"], "file");
    if (!fs::exists(text)) continue;
    std::ifstream file(text, std::ios::binary);
    std::stringstream bytes;
    bytes << file.rdbuf();
    Records records = ReadTextFile(bytes.str());
    std::multimap<std::string, int> expected, found;
    for (const auto& evaluation : truth["evaluations"]) {
      for (const auto& i : evaluation["indicators"])
        expected.emplace(Plain(Field(i, "level1") + "·" + Field(i, "level2") + "·" + Field(i, "level3") +
                               "·" + Field(i, "target") + "·" + Field(i, "actual") + "·" +
                               Field(i, "weight") + "·" + Field(i, "score")),
                         0);
    }
    for (const IndicatorRecord& i : records.indicators)
      found.emplace(Plain(i.level1.value_or("") + "·" + i.level2.value_or("") + "·" + i.level3.value_or("") +
                          "·" + i.target.value_or("") + "·" + i.actual.value_or("") + "·" +
                          i.weight.value_or("") + "·" + i.score.value_or("")),
                    0);
    EXPECT_EQ(found, expected) << text.filename();
    compared += static_cast<int>(expected.size());
  }
  EXPECT_GT(compared, 0);
  RecordProperty("compared", compared);
}

}  // namespace
}  // namespace gongkai
