// Forms without column lines over two pages: what belongs to the row above the break, and what does not; and
// such a form that is empty.
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

Records RecordsOf(const std::vector<Word>& first, const std::vector<Word>& second) {
  static const Normalizer normalizer(Catalogue::BuiltIn());
  Extraction extraction;
  extraction.media_type = "application/pdf";
  extraction.pages = {PageOf(1, first), PageOf(2, second)};
  return normalizer.Normalize("two pages", "a.pdf", extraction);
}

// The amounts of 一般公共预算财政拨款支出决算表, one line for each row, with the least confidence of the row.
std::string Read(const std::vector<Word>& first, const std::vector<Word>& second) {
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
  const Records records = RecordsOf(head, second);
  std::string out, row;
  for (const FactRecord& fact : records.facts) {
    const std::string key = fact.code.value_or("") + fact.name;
    if (key != row) out += (out.empty() ? "" : "\n") + key + ":";
    row = key;
    out += " " + fact.amount.value_or("·") + (fact.confidence < 0.5 ? "?" : "");
  }
  return out;
}

TEST(AlignedRows, NamesSetAtTheFeetOfTheirCellsEndBesideTheirCodes) {
  std::vector<Word> words = {{120, 130, "合计"}, {262, 130, "10.00"}, {340, 130, "4.00"}, {420, 130, "6.00"}};
  const struct {
    const char *code, *begins, *goes_on, *ends, *amounts[3];
  } rows[] = {{"201", "一般公共", "服务支", "出", {"10.00", "4.00", "6.00"}},
              {"20103", "政府办公厅", "及相关机构", "事务", {"10.00", "4.00", "6.00"}},
              {"2010301", "行政", "运", "行", {"4.00", "4.00", ""}},
              {"2010302", "一般行政", "管理", "事务", {"6.00", "", "6.00"}}};
  double y = 130;
  for (const auto& row : rows) {
    y += 6;
    for (const char* line : {row.begins, row.goes_on, row.ends}) words.push_back({120, y += 13, line});
    words.push_back({40, y, row.code});
    for (size_t i = 0; i < 3; ++i)
      if (*row.amounts[i]) words.push_back({262 + 79.0 * static_cast<double>(i), y, row.amounts[i]});
  }
  EXPECT_EQ(Read(words, {}),
            "合计: 10.00 4.00 6.00\n201一般公共服务支出: 10.00 4.00 6.00\n"
            "20103政府办公厅及相关机构事务: 10.00 4.00 6.00\n2010301行政运行: 4.00 4.00 ·\n"
            "2010302一般行政管理事务: 6.00 · 6.00");
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

TEST(PageBreak, AWholeAmountBelowTheHeaderPrintedAgainIsNotThatOfALineAboveTheBreak) {
  // 结余分配 ends the first page; broken over two lines, the balance stands around its name on the second.
  const std::vector<Word> header = {{90, 0, "收入"},   {330, 0, "支出"},  {60, 16, "项目"},
                                    {200, 16, "金额"}, {300, 16, "项目"}, {440, 16, "金额"}};
  std::vector<Word> first = {{200, 40, "收入支出决算总表"}, {420, 60, "单位：万元"}}, second;
  for (Word word : header) {
    first.push_back({word.x, word.y + 80, word.text});
    second.push_back({word.x, word.y + 30, word.text});
  }
  for (const Word& word : std::vector<Word>{{40, 120, "一、一般公共预算财政拨款收入"},
                                            {200, 120, "900.00"},
                                            {280, 120, "一、一般公共服务支出"},
                                            {440, 120, "760.23"},
                                            {40, 140, "二、事业收入"},
                                            {280, 140, "二、外交支出"},
                                            {60, 160, "本年收入合计"},
                                            {200, 160, "900.00"},
                                            {300, 160, "本年支出合计"},
                                            {440, 160, "760.23"},
                                            {40, 180, "使用非财政拨款结余"},
                                            {280, 180, "结余分配"}})
    first.push_back(word);
  for (const Word& word : std::vector<Word>{{40, 75, "年初结转和结余"},
                                            {280, 75, "年末结转和结余"},
                                            {445, 70, "139."},
                                            {455, 80, "77"},
                                            {80, 105, "总计"},
                                            {205, 100, "900"},
                                            {210, 110, ".00"},
                                            {320, 105, "总计"},
                                            {445, 100, "900"},
                                            {450, 110, ".00"}})
    second.push_back(word);
  const Records records = RecordsOf(first, second);
  std::string foot;
  for (const FactRecord& fact : records.facts)
    if (fact.name == "结余分配" || fact.name == "年末结转和结余")
      foot += fact.name + " " + fact.amount.value_or("·") + "\n";
  EXPECT_EQ(foot, "结余分配 ·\n年末结转和结余 139.77\n");
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

TEST(EmptyForm, ItemsBrokenOverLinesAreOneForm) {
  // The last row of a 三公 form without data holds nothing: all of it is header.
  std::vector<Word> words = {{180, 40, "财政拨款“三公”经费支出决算表"}, {420, 60, "单位：万元"}};
  for (double x : {40.0, 300.0}) {
    const std::vector<Word> half = {{110, 84, x < 100 ? "预算数" : "决算数"},
                                    {0, 120, "合计"},
                                    {40, 110, "因公出"},
                                    {45, 120, "国（境）"},
                                    {50, 130, "费"},
                                    {90, 100, "公务用车购置及"},
                                    {100, 110, "运行维护费"},
                                    {85, 130, "小计"},
                                    {115, 125, "公务用"},
                                    {115, 135, "车购置"},
                                    {125, 145, "费"},
                                    {155, 125, "公务用"},
                                    {155, 135, "车运行"},
                                    {155, 145, "维护费"},
                                    {200, 115, "公务接"},
                                    {205, 125, "待费"}};
    for (const Word& word : half) words.push_back({word.x + x, word.y, word.text});
  }
  words.push_back({40, 190, "注：本部门无财政拨款“三公”经费支出，故本表无数据。"});
  const Records records = RecordsOf(words, {{40, 40, "第三部分 决算情况说明"}});
  ASSERT_EQ(records.tables.size(), 1u);
  EXPECT_EQ(records.tables[0].form, "three_public");
  EXPECT_EQ(records.tables[0].status, "empty");
  EXPECT_EQ(records.facts.size(), 12u);
}

}  // namespace
}  // namespace gongkai
