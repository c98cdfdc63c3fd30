// docs/checks.md: the page that explains every rule is what the catalogue says.
#include <gtest/gtest.h>

#include <map>
#include <sstream>

#include "normalize/forms/catalogue.h"
#include "tests/support/files.h"

namespace gongkai {
namespace {

const std::string kRoot = std::string(GONGKAI_TEST_DIR) + "/..";

TEST(ChecksPage, HasALineForEveryRuleAndForNoOther) {
  std::map<std::string, std::string> lines;  // by id
  std::istringstream page(test::ReadBytes(kRoot + "/docs/checks.md"));
  bool rules = false;
  for (std::string line; std::getline(page, line);) {
    rules = rules || line.starts_with("<!-- rules");
    if (!rules || !line.starts_with("| `")) continue;
    const std::string id = line.substr(3, line.find('`', 3) - 3);
    EXPECT_TRUE(lines.emplace(id, line).second) << id << " stands twice on the page";
  }
  auto expect = [&](const std::string& id, const std::string& says, const std::string& severity,
                    const std::string& source) {
    auto line = lines.find(id);
    ASSERT_NE(line, lines.end()) << id << " is not on the page; scripts/checks-page writes it";
    for (const std::string& part : {says, severity, source})
      EXPECT_NE(line->second.find("| " + part + " |"), std::string::npos) << id << ": " << part;
    lines.erase(line);
  };
  const Catalogue& catalogue = Catalogue::BuiltIn();
  for (const Identity& identity : catalogue.identities())
    expect(identity.id, identity.says, identity.severity, identity.source);
  for (const CheckRule& rule : catalogue.rules()) expect(rule.id, rule.says, rule.severity, rule.source);
  for (const auto& [id, line] : lines) ADD_FAILURE() << id << " is on the page and not in the catalogue";
}

TEST(ChecksPage, IsWhatItsScriptWrites) {
  if (test::RunProgram({"python3", "-c", "import tomllib"}).exit_code != 0)
    GTEST_SKIP() << "python3 is not installed, or older than 3.11";
  test::Outcome outcome = test::RunProgram({"python3", kRoot + "/scripts/checks-page", "--check"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.output;
}

}  // namespace
}  // namespace gongkai
