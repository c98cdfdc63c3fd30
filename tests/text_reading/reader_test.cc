#include "extract/text/reader.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace gongkai {
namespace {

TEST(TextReader, MediaTypes) {
  struct Case {
    const char* text;
    const char* path;
    const char* expected;
  };
  const Case cases[] = {
      {"决算\n", "a.txt", "text/plain"},
      {"决算\n", "a", "text/plain"},
      {"决算\n", "", "text/plain"},
      {"# 决算\n", "dir.md/a.MD", "text/markdown"},
      {"a,b\n", "a.csv", "text/csv"},
      {"a\tb\n", "a.tsv", "text/tab-separated-values"},
      {"<html><body>决算</body></html>", "a.html", "text/html"},
      {"<p>决算</p>", "a.htm", "text/html"},
      {"<!DOCTYPE html><p>决算</p>", "a.txt", "text/html"},
      {"决算\n", "a.html", "text/plain"},
      {"# 决算\n<table><tr><td>a</td></tr></table>", "a.md", "text/markdown"},
  };
  for (const Case& c : cases) EXPECT_EQ(ReadText(c.text, c.path).media_type, c.expected) << c.path;
}

TEST(TextReader, PagesAndLines) {
  Extraction extraction = ReadText("第一页\n\f第二页\na\tb\nc\td\n\f\fd\n", "a.txt");
  EXPECT_FALSE(extraction.failed);
  EXPECT_FALSE(extraction.error);
  ASSERT_EQ(extraction.pages.size(), 4u);
  EXPECT_EQ(extraction.pages[1].number, 2);
  ASSERT_EQ(extraction.pages[1].lines.size(), 3u);
  EXPECT_EQ(extraction.pages[1].lines[0].line, 2);
  ASSERT_EQ(extraction.pages[1].markup_tables.size(), 1u);
  EXPECT_EQ(extraction.pages[1].markup_tables[0].line_first, 3);
  EXPECT_EQ(extraction.pages[3].lines[0].text, "d");
}

TEST(TextReader, GbkCsv) {
  // 项目,金额 / 合计,"1,101.35"
  Extraction extraction =
      ReadText("\xCF\xEE\xC4\xBF,\xBD\xF0\xB6\xEE\r\n\xBA\xCF\xBC\xC6,\"1,101.35\"\r\n", "a.csv");
  ASSERT_EQ(extraction.pages.size(), 1u);
  ASSERT_EQ(extraction.pages[0].markup_tables.size(), 1u);
  const MarkupTable& table = extraction.pages[0].markup_tables[0];
  EXPECT_EQ(table.kind, MarkupTable::kCsv);
  ASSERT_EQ(table.cells.size(), 4u);
  EXPECT_EQ(table.cells[2].text, "合计");
  EXPECT_EQ(table.cells[3].text, "1,101.35");
}

TEST(TextReader, Failures) {
  struct Case {
    std::string bytes;
    ErrorCode code;
  };
  const Case cases[] = {
      {"", ErrorCode::kEmptyFile},
      {" \n\t\r\n　", ErrorCode::kEmptyFile},
      {"<html><body><script>x</script></body></html>", ErrorCode::kEmptyFile},
      {"PK\x03\x04", ErrorCode::kUnsupportedFormat},
      {std::string("\0\1\2\3\0\1\2\3", 8), ErrorCode::kUnsupportedFormat},
  };
  for (const Case& c : cases) {
    Extraction extraction = ReadText(c.bytes, "a.txt");
    EXPECT_TRUE(extraction.failed);
    EXPECT_EQ(extraction.error.code, c.code);
    EXPECT_NE(extraction.error.message, "");
    EXPECT_TRUE(extraction.pages.empty());
  }
}

TEST(TextReader, LimitsKeepWhatWasRead) {
  ExtractLimits limits;
  limits.max_pages = 2;
  Extraction extraction = ReadText("a\n\fb\n\fc\n", "a.txt", limits);
  EXPECT_FALSE(extraction.failed);
  EXPECT_EQ(extraction.error.code, ErrorCode::kLimitExceeded);
  EXPECT_EQ(extraction.pages.size(), 2u);
}

TEST(TextReader, DamageIsAWarning) {
  Extraction extraction = ReadText("一般公共预算财政拨款\xE4", "a.txt");
  EXPECT_FALSE(extraction.failed);
  EXPECT_EQ(extraction.warnings.size(), 1u);
}

// Published texts, where the developer has them: whatever stands in a file is found again in its lines.
TEST(TextReader, NothingOfAPublishedTextIsLost) {
  const char* shared = std::getenv("GONGKAI_SHARED");
  if (!shared) GTEST_SKIP() << "GONGKAI_SHARED is not set: no published texts to read";
  int texts = 0;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(shared) / "texts")) {
    std::ifstream in(entry.path(), std::ios::binary);
    std::stringstream buffer;
    buffer << in.rdbuf();
    std::string bytes = buffer.str();
    Extraction extraction = ReadText(bytes, entry.path().string());
    ASSERT_FALSE(extraction.failed) << entry.path();
    EXPECT_FALSE(extraction.error) << entry.path();
    std::string joined;
    for (const Page& page : extraction.pages)
      for (const TextLine& line : page.lines) joined.append(line.text).append("\n");
    if (!bytes.ends_with('\n')) bytes += '\n';
    if (bytes.find_first_of("\r\f") == std::string::npos) {
      EXPECT_EQ(joined, bytes) << entry.path();
    }
    ++texts;
  }
  EXPECT_GT(texts, 0);
}

}  // namespace
}  // namespace gongkai
