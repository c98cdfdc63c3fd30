// gongkai check from end to end: the exit code, and what stands in the report.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace gongkai {
namespace {

namespace fs = std::filesystem;

int ExitCode(const std::string& arguments) {
  int status = std::system((std::string(GONGKAI_BINARY) + " " + arguments + " >/dev/null 2>&1").c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST(CheckCommand, SaysByItsExitCodeWhetherADocumentContradictsItself) {
  const fs::path folder = fs::temp_directory_path() / ("gongkai-check-command-" + std::to_string(getpid()));
  for (const auto& [sum, code] : {std::pair("10.00", 0), std::pair("11.00", 1)}) {
    fs::remove_all(folder);
    fs::create_directories(folder);
    std::ofstream(folder / "a<script>.md") << "# 支出决算表\n\n公开03表\n\n单位：万元\n\n"
                                              "| 科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |\n"
                                              "| --- | --- | --- | --- | --- |\n"
                                              "| 合计 | | "
                                           << sum
                                           << " | 4.00 | 6.00 |\n"
                                              "| 208 | 社会保障<b>和就业支出 | 10.00 | 4.00 | 6.00 |\n";
    const std::string database = (folder / "a.sqlite").string(), page = (folder / "a.html").string();
    ASSERT_EQ(ExitCode("run " + folder.string() + " --quiet --db " + database), 0);
    EXPECT_EQ(ExitCode("check --db " + database + " --html " + page), code) << sum;
    std::ifstream in(page);
    const std::string html((std::istreambuf_iterator<char>(in)), {});
    EXPECT_NE(html.find("</html>"), std::string::npos);
    EXPECT_EQ(html.find("<b>和就业"), std::string::npos);
    EXPECT_EQ(html.find("<script"), std::string::npos);
    // Nothing is fetched from anywhere.
    for (const char* source : {"http:", "https:", "src=", "@import", "url("})
      EXPECT_EQ(html.find(source), std::string::npos) << source;
  }
  EXPECT_EQ(ExitCode("check --db " + (folder / "missing.sqlite").string()), 3);
  fs::remove_all(folder);
}

// One disclosure in two conversions: what it contradicts itself in is counted twice, and the report says so.
TEST(CheckCommand, TellsHowManyDocumentsAreOtherVersions) {
  const fs::path folder = fs::temp_directory_path() / ("gongkai-check-copies-" + std::to_string(getpid()));
  fs::remove_all(folder);
  fs::create_directories(folder);
  for (const char* name : {"a.md", "b.md"})
    std::ofstream(folder / name) << "# 云岭市档案局2023年度部门决算\n\n"
                                 << name
                                 << "\n\n# 支出决算表\n\n公开03表\n\n编制部门：云岭市档案局\n\n单位：万元\n\n"
                                    "| 科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |\n"
                                    "| --- | --- | --- | --- | --- |\n"
                                    "| 合计 | | 11.00 | 4.00 | 6.00 |\n"
                                    "| 208 | 社会保障和就业支出 | 10.00 | 4.00 | 6.00 |\n";
  const std::string database = (folder / "a.sqlite").string(), page = (folder / "a.html").string();
  ASSERT_EQ(ExitCode("run " + folder.string() + " --quiet --db " + database), 0);
  EXPECT_EQ(ExitCode("check --db " + database + " --html " + page), 1);
  std::ifstream in(page);
  const std::string html{std::istreambuf_iterator<char>(in), {}};
  EXPECT_NE(html.find("其中 1 份是同一份公开的另一版本"), html.npos);
  fs::remove_all(folder);
}

}  // namespace
}  // namespace gongkai
