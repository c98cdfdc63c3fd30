#include "normalize/forms/catalogue.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace gongkai {
namespace {

const std::string kFiles = std::string(GONGKAI_TEST_DIR) + "/../normalize/forms/catalogue";

// The built-in patterns are compiled when they are needed; a folder's are compiled when it is loaded.
TEST(Catalogue, EveryPatternOfItsOwnFilesIsARegularExpression) {
  std::string error;
  EXPECT_NE(Catalogue::Load(kFiles, &error), nullptr) << error;
}

TEST(Catalogue, AFolderThatCannotBeUsedIsToldWithFileAndLine) {
  const struct {
    const char* file;
    const char* entry;  // a line of the file, which the next replaces
    const char* replaced;
    const char* said;
  } cases[] = {
      {"statements.toml", "[heading]", "[heading]\nleader = '(['", "is no regular expression: missing ]"},
      {"dialect.toml", "[title]", "[title]\ncover_noise = ['a', '*b']",
       "the pattern *b is no regular expression"},
      {"forms.toml", "[[form]]", "[[shape]]", "holds no [[form]] entries"},
      {"checks.toml", "[[rule]]", "[[rule]", ", line "},
  };
  for (const auto& c : cases) {
    const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "changed-catalogue";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    std::ifstream in(kFiles + "/" + c.file);
    std::ofstream out(folder / c.file);
    std::string line;
    int number = 0, changed = 0;
    while (std::getline(in, line)) {
      ++number;
      const bool here = line == c.entry;
      if (here && changed == 0) changed = number;
      // A key that stands there already would be one too many.
      if (changed > 0 && (line.starts_with("leader =") || line.starts_with("cover_noise =")))
        line = "# " + line;
      out << (here ? c.replaced : line) << "\n";
    }
    out.close();
    ASSERT_GT(changed, 0) << c.file;
    std::string error;
    EXPECT_EQ(Catalogue::Load(folder.string(), &error), nullptr) << c.file;
    EXPECT_NE(error.find(c.said), std::string::npos) << error;
    EXPECT_NE(error.find(c.file), std::string::npos) << error;
    std::filesystem::remove_all(folder);
  }
}

}  // namespace
}  // namespace gongkai
