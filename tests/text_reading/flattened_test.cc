#include "extract/text/flattened.h"

#include <gtest/gtest.h>

#include <string>

namespace gongkai {
namespace {

std::string Repeated(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

std::vector<TextLine> Cut(const std::string& text, size_t max_lines = 10000) {
  std::vector<TextLine> lines(2);
  lines[0].text = "部门决算";
  lines[0].line = 1;
  lines[1].text = text;
  lines[1].line = 2;
  lines[1].page_start = true;
  CutFlattenedLines(max_lines, &lines);
  return lines;
}

TEST(FlattenedLines, AreCutAtTheirBlanks) {
  const std::vector<TextLine> lines = Cut(Repeated("一、一般公共服务支出 29\xE3\x80\x80 423.20 ", 30));
  ASSERT_EQ(lines.size(), 91u);
  EXPECT_EQ(lines[0].text, "部门决算");
  EXPECT_EQ(lines[1].text, "一、一般公共服务支出");
  EXPECT_EQ(lines[2].text, "29");
  EXPECT_EQ(lines[3].text, "423.20");
  EXPECT_EQ(lines[90].line, 2);
  EXPECT_TRUE(lines[1].page_start);
  EXPECT_FALSE(lines[2].page_start);
}

TEST(FlattenedLines, AreNoRowsTablesOrText) {
  const struct {
    const char* name;
    std::string text;
  } cases[] = {
      {"a row with a name in pieces", Repeated("机 关 ", 15) + Repeated("1.00 ", 12)},
      {"text without numbers", Repeated("贯彻执行 国家有关方针政策。 ", 60)},
      {"cells between tabs", Repeated("城乡社区支出\t1.00 ", 60)},
      {"cells between pipes", Repeated("城乡社区支出 | 1.00 ", 60)},
  };
  for (const auto& c : cases) EXPECT_EQ(Cut(c.text).size(), 2u) << c.name;
}

TEST(FlattenedLines, StopAtTheLimit) {
  EXPECT_EQ(Cut(Repeated("1 2 ", 100), 50).size(), 50u);
}

}  // namespace
}  // namespace gongkai
