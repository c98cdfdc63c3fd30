// Forms without column lines over two pages: what belongs to the row above the break, and what does not.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "normalize/normalize.h"
#include "tests/support/drawn.h"

namespace gongkai {
namespace {

struct Word {
  double x = 0, y = 0;
  std::string text;
};

Page PageOf(int number, const std::vector<Word>& words) {
  Page page;
  page.number = number;
  page.width = 600;
  page.height = 800;
  for (const Word& word : words) page.runs.push_back(test::RunAt(word.x, word.y, word.text));
  return page;
}

// The amounts of 一般公共预算财政拨款支出决算表, one line for each row, with the least confidence of the row.
std::string Read(const std::vector<Word>& first, const std::vector<Word>& second) {
  static const Normalizer normalizer(Catalogue::BuiltIn());
  Extraction extraction;
  extraction.media_type = "application/pdf";
  std::vector<Word> head = {{200, 40, "一般公共预算财政拨款支出决算表"},
                            {420, 60, "单位：万元"},
                            {50, 84, "项目"},
                            {300, 84, "本年支出"},
                            {40, 100, "科目编码"},
                            {120, 100, "科目名称"},
                            {262, 100, "合计"},
                            {330, 100, "基本支出"},
                            {410, 100, "项目支出"}};
  head.insert(head.end(), first.begin(), first.end());
  extraction.pages = {PageOf(1, head), PageOf(2, second)};
  const Records records = normalizer.Normalize("two pages", "a.pdf", extraction);
  std::string out, row;
  for (const FactRecord& fact : records.facts) {
    const std::string key = fact.code.value_or("") + fact.name;
    if (key != row) out += (out.empty() ? "" : "\n") + key + ":";
    row = key;
    out += " " + fact.amount.value_or("·") + (fact.confidence < 0.5 ? "?" : "");
  }
  return out;
}

TEST(PageBreak, AWholeAmountAboveTheFirstCodeOfAPageIsNotThatOfTheRowBefore) {
  // The amounts of the second page are set a little high, as broken amounts are once they are put together.
  EXPECT_EQ(Read({{40, 130, "201"},
                  {120, 130, "一般公共服务支出"},
                  {262, 130, "3.00"},
                  {340, 130, "3.00"},
                  {120, 160, "合计"},
                  {262, 160, "10.00"},
                  {340, 160, "3.00"},
                  {420, 160, "7.00"},
                  {40, 190, "208"},
                  {120, 190, "社会保障和就业支出"},
                  {262, 190, "2.00"},
                  {420, 190, "2.00"}},
                 {{40, 66, "210"},
                  {120, 66, "卫生健康支出"},
                  {262, 61, "5.00"},
                  {420, 61, "5.00"},
                  {40, 96, "221"},
                  {120, 96, "住房保障支出"}}),
            "201一般公共服务支出: 3.00 3.00 ·\n"
            "合计: 10.00 3.00 7.00\n"
            "208社会保障和就业支出: 2.00 · 2.00\n"
            "210卫生健康支出: 5.00 · 5.00\n"
            "221住房保障支出: · · ·");
}

TEST(PageBreak, TheHeaderPrintedAgainIsNoRowThoughItsLastLinesAreOne) {
  EXPECT_EQ(Read({{140, 117, "栏次"},
                  {267, 117, "1"},
                  {345, 117, "2"},
                  {425, 117, "3"},
                  {36, 124, "类"},
                  {56, 124, "款"},
                  {76, 124, "项"},
                  {120, 150, "合计"},
                  {262, 150, "5.00"},
                  {340, 150, "3.00"},
                  {420, 150, "2.00"},
                  {40, 170, "201"},
                  {120, 170, "一般公共服务支出"},
                  {262, 170, "3.00"},
                  {340, 170, "3.00"}},
                 {{50, 34, "项目"},
                  {300, 34, "本年支出"},
                  {40, 50, "科目编码"},
                  {120, 50, "科目名称"},
                  {262, 50, "合计"},
                  {330, 50, "基本支出"},
                  {410, 50, "项目支出"},
                  {36, 67, "类"},
                  {56, 67, "款"},
                  {76, 67, "项"},
                  {140, 67, "栏次"},
                  {267, 67, "1"},
                  {345, 67, "2"},
                  {425, 67, "3"},
                  {40, 96, "208"},
                  {120, 96, "社会保障和就业支出"},
                  {262, 96, "2.00"},
                  {420, 96, "2.00"}}),
            "合计: 5.00 3.00 2.00\n"
            "201一般公共服务支出: 3.00 3.00 ·\n"
            "208社会保障和就业支出: 2.00 · 2.00");
}

}  // namespace
}  // namespace gongkai
