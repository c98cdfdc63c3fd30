// Statements of published documents, verified by hand, where the developer has them: GONGKAI_SHARED names the
// folder.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "extract/extract.h"
#include "normalize/normalize.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

namespace fs = std::filesystem;
using Figure = std::pair<std::string, std::string>;  // digits without trailing zeros, unit

Figure MakeFigure(std::string digits, const std::string& unit) {
  if (digits.find('.') != std::string::npos) {
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.back() == '.') digits.pop_back();
  }
  return {digits, PatternText(unit)};
}

fs::path FindDocument(const fs::path& shared, const std::string& name) {
  for (const char* folder : {"real", "texts", "looks"}) {
    if (!fs::exists(shared / folder)) continue;
    for (const auto& entry : fs::directory_iterator(shared / folder))
      if (entry.path().filename() == name || entry.path().stem() == name) return entry.path();
  }
  return {};
}

TEST(Statements, FindWhatWasFoundByHand) {
  const char* shared = std::getenv("GONGKAI_SHARED");
  if (!shared) GTEST_SKIP() << "GONGKAI_SHARED is not set: no verified statements to compare with";
  Normalizer normalizer(Catalogue::BuiltIn());
  int documents = 0;
  for (const auto& entry : fs::directory_iterator(fs::path(shared) / "truth")) {
    std::ifstream in(entry.path());
    nlohmann::json truth = nlohmann::json::parse(in, nullptr, false);
    if (truth.is_discarded() || !truth.contains("statements") || truth["statements"].empty()) continue;
    fs::path path = FindDocument(shared, truth["document"].value("file", ""));
    if (path.empty()) continue;
    std::ifstream file(path, std::ios::binary);
    std::string bytes(std::istreambuf_iterator<char>(file), {});
    Records records = normalizer.Normalize(bytes, path.string(), Extract(bytes, path.string()));
    std::map<Figure, int> found;
    for (const StatementRecord& s : records.statements) ++found[MakeFigure(s.amount, s.unit.value_or(""))];
    int wanted = 0, met = 0;
    for (const auto& s : truth["statements"]) {
      if (!s.contains("amount") || !s["amount"].is_string() || s.value("tier", "core") != "core") continue;
      std::string unit = s.contains("unit") && s["unit"].is_string() ? s["unit"].get<std::string>() : "";
      ++wanted;
      met += found[MakeFigure(s["amount"], unit)]-- > 0;
    }
    EXPECT_GE(met, 0.98 * wanted) << entry.path().filename() << ": " << met << " of " << wanted;
    ++documents;
  }
  EXPECT_GT(documents, 0);
}

}  // namespace
}  // namespace gongkai
