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

}  // namespace
}  // namespace gongkai
