// Texts that pdftotext makes without options: forms printed block by block.
#include <gtest/gtest.h>

#include <map>

#include "corpus/process.h"
#include "normalize/linear/side_rows.h"
#include "normalize/linear/stream.h"
#include "normalize/solve/verify.h"

namespace gongkai {
namespace {

Records Read(const std::string& form) {
  static const Normalizer normalizer(Catalogue::BuiltIn());
  return ProcessBytes("某市某局\n2023年度部门决算\n\n\f" + form, "dump.txt", normalizer);
}

std::map<std::string, std::string> Amounts(const Records& records) {
  std::map<std::string, std::string> amounts;
  for (const FactRecord& fact : records.facts)
    if (fact.amount)
      amounts[(fact.side ? *fact.side + " " : "") + fact.code.value_or(fact.name) + " " + fact.measure] =
          *fact.amount;
  return amounts;
}

using Expected = std::map<std::string, std::string>;

const Expected kExpenditure = {
    {"合计 total", "90.00"},    {"合计 basic", "50.00"},      {"合计 project", "40.00"},
    {"201 total", "90.00"},     {"201 basic", "50.00"},       {"201 project", "40.00"},
    {"20106 total", "90.00"},   {"20106 basic", "50.00"},     {"20106 project", "40.00"},
    {"2010601 total", "60.00"}, {"2010601 basic", "50.00"},   {"2010601 project", "10.00"},
    {"2010602 total", "30.00"}, {"2010602 project", "30.00"},
};

constexpr const char* kHead =
    "一般公共预算财政拨款支出决算表\n公开05表\n单位：万元\n\n项目\n科目代码\n\n科目名称\n\n合计\n\n基本支出\n"
    "\n项目支出\n\n";

TEST(ColumnMajor, AFormIsTheSameHoweverItsBlocksCome) {
  const std::pair<const char*, const char*> cases[] = {
      {"all codes, all names, then column after column",
       "201\n20106\n2010601\n2010602\n\n一般公共服务支出\n财政事务\n行政运行\n一般行政管理事务\n合计\n\n"
       "90.00\n90.00\n60.00\n30.00\n90.00\n\n50.00\n50.00\n50.00\n\n50.00\n\n40.00\n40.00\n10.00\n30.00\n40."
       "00\n"},
      {"codes in three columns",
       "201\n201\n201\n201\n\n06\n06\n06\n\n01\n02\n\n一般公共服务支出\n财政事务\n行政运行\n一般行政管理事务"
       "\n合计\n\n"
       "90.00\n90.00\n60.00\n30.00\n90.00\n\n50.00\n50.00\n50.00\n\n50.00\n\n40.00\n40.00\n10.00\n30.00\n40."
       "00\n"},
      {"an amount of the first row behind the last one",
       "201\n\n一般公共服务支出\n\n90.00\n\n50.00\n\n20106\n\n财政事务\n\n90.00\n\n50.00\n\n40."
       "00\n\n2010601\n\n"
       "行政运行\n\n60.00\n\n50.00\n\n10.00\n\n2010602\n\n一般行政管理事务\n\n30.00\n\n30.00\n\n合计\n\n90."
       "00\n\n"
       "50.00\n\n40.00\n\n40.00\n"},
      {"amounts behind the note",
       "201\n20106\n2010601\n2010602\n\n一般公共服务支出\n财政事务\n行政运行\n一般行政管理事务\n合计\n\n"
       "90.00\n90.00\n60.00\n30.00\n90.00\n\n注：本表反映部门本年度支出情况。\n\n50.00\n50.00\n50.00\n\n50."
       "00\n\n"
       "40.00\n40.00\n10.00\n30.00\n40.00\n"},
      {"the note of the form above, and the table goes on",
       "合计\n\n90.00\n\n50.00\n\n40.00\n\n201\n\n注：本表反映部门本年度取得的各项收入情况。\n\n"
       "一般公共服务支出\n\n90.00\n\n50.00\n\n40.00\n\n20106\n\n财政事务\n\n90.00\n\n50.00\n\n40.00\n\n\f"
       "一般公共预算财政拨款支出决算表（续表）\n2010601\n\n行政运行\n\n60.00\n\n50.00\n\n10.00\n\n"
       "2010602\n\n一般行政管理事务\n\n30.00\n\n30.00\n\n注：本表反映部门本年度支出情况。\n"},
  };
  for (const auto& [name, body] : cases)
    EXPECT_EQ(Amounts(Read(std::string(kHead) + body)), kExpenditure) << name;
}

// Rows in one piece are believed where they add up; only the others are put together.
TEST(ColumnMajor, FiguresBetweenTwoTitlesAreOfTheFormAbove) {
  const std::string rows =
      "201\n\n一般公共服务支出\n\n90.00\n\n50.00\n\n40.00\n\n20106\n\n财政事务\n\n90.00\n\n50.00\n\n40."
      "00\n\n";
  const std::string other =
      "政府性基金预算财政拨款支出决算表\n公开08表\n单位：万元\n\n项目\n科目代码\n\n科目名称\n\n合计\n\n基本支"
      "出\n\n"
      "项目支出\n\n合计\n\n7.00\n\n7.00\n\n229\n\n其他支出\n\n7.00\n\n";
  const Records records = Read(std::string(kHead) + "合计\n\n90.00\n\n50.00\n\n" + rows +
                               "八、政府性基金预算财政拨款支出决算表\n\n40.00\n\n" + other + "7.00\n");
  Expected amounts;
  for (const FactRecord& fact : records.facts)
    if (fact.form == "general_budget_expenditure" && fact.amount)
      amounts[fact.code.value_or(fact.name) + " " + fact.measure] = *fact.amount;
  EXPECT_EQ(amounts["合计 project"], "40.00");
  EXPECT_EQ(amounts["20106 project"], "40.00");
}

TEST(ColumnMajor, RowsInOnePieceHoldTheOthers) {
  const Expected expected = {
      {"合计 total", "155.00"},   {"合计 basic", "95.00"},    {"合计 project", "60.00"},
      {"201 total", "90.00"},     {"201 basic", "50.00"},     {"201 project", "40.00"},
      {"20106 total", "90.00"},   {"20106 basic", "50.00"},   {"20106 project", "40.00"},
      {"2010601 total", "60.00"}, {"2010601 basic", "43.00"}, {"2010601 project", "17.00"},
      {"2010602 total", "30.00"}, {"2010602 basic", "7.00"},  {"2010602 project", "23.00"},
      {"208 total", "65.00"},     {"208 basic", "45.00"},     {"208 project", "20.00"},
      {"20805 total", "65.00"},   {"20805 basic", "45.00"},   {"20805 project", "20.00"},
      {"2080501 total", "65.00"}, {"2080501 basic", "45.00"}, {"2080501 project", "20.00"},
  };
  const Records records = Read(std::string(kHead) +
                               "155.00\n\n95.00\n\n201\n\n一般公共服务支出\n\n90.00\n\n50.00\n\n40.00\n\n17."
                               "00\n\n2010601\n\n行政运行\n\n"
                               "60.00\n\n43.00\n\n2010602\n\n一般行政管理事务\n\n30.00\n\n7.00\n\n23."
                               "00\n\n208\n\n社会保障和就业支出\n\n65.00\n\n"
                               "45.00\n\n20805\n\n行政事业单位养老支出\n\n65.00\n\n45.00\n\n20."
                               "00\n\n2080501\n\n行政单位离退休\n\n65.00\n\n45.00\n\n"
                               "20.00\n\n60.00\n\n20106\n\n财政事务\n\n90.00\n\n50.00\n\n40.00\n\n20.00\n");
  EXPECT_EQ(Amounts(records), expected);
}

TEST(ColumnMajor, BrokenAmountsOfTheFirstRowAreNoHeadings) {
  const Records records = Read(
      "一般公共预算财政拨款支出决算表\n公开05表\n单位：元\n\n项目\n科目代码\n\n科目名称\n\n合计\n\n基本支出\n"
      "\n项目支出\n\n"
      "合计\n\n9,000,0 5,000,0\n00.00\n00.00\n\n4,000,0\n00.00\n\n201\n\n一般公共服务支出\n\n9,000,0 "
      "5,000,0\n00.00\n"
      "00.00\n\n4,000,0\n00.00\n\n20106\n\n财政事务\n\n9,000,0 5,000,0\n00.00\n00.00\n\n4,000,0\n00.00\n");
  Expected amounts = Amounts(records);
  for (const char* row : {"合计", "201", "20106"}) {
    EXPECT_EQ(amounts[std::string(row) + " total"], "9000000.00") << row;
    EXPECT_EQ(amounts[std::string(row) + " project"], "4000000.00") << row;
  }
}

// 3,904,53 lacks 3.95; with 4,171.36 it would be an amount, too.
TEST(ColumnMajor, AnAmountOfItsOwnIsNotTheEndOfABrokenOne) {
  const Records records = Read(
      "一般公共预算财政拨款支出决算表\n公开05表\n单位：元\n\n项目\n科目代码\n\n科目名称\n\n合计\n\n基本支出\n"
      "\n项目支出\n\n"
      "合计\n\n3,904,53 3,900,36\n4,171.36\n3.95\n2.59\n\n205\n\n教育支出\n\n3,904,53 "
      "3,900,36\n4,171.36\n3.95\n"
      "2.59\n\n20501\n\n教育管理事务\n\n3,904,53 3,900,36\n4,171.36\n3.95\n2.59\n");
  Expected amounts = Amounts(records);
  for (const char* row : {"合计", "205", "20501"}) {
    EXPECT_EQ(amounts[std::string(row) + " total"], "3904533.95") << row;
    EXPECT_EQ(amounts[std::string(row) + " basic"], "3900362.59") << row;
    EXPECT_EQ(amounts[std::string(row) + " project"], "4171.36") << row;
  }
}

TEST(ColumnMajor, NamesInPiecesGoToTheirCodes) {
  const Records records =
      Read(std::string(kHead) +
           "201\n20106\n2010601\n2010602\n\n一般公共服务支出\n财政事务\n行政运行\n一般行政管理\n"
           "事务\n合计\n\n90.00\n90.00\n60.00\n30.00\n90.00\n\n50.00\n50.00\n50.00\n\n50.00\n\n"
           "40.00\n40.00\n10.00\n30.00\n40.00\n");
  for (const FactRecord& fact : records.facts)
    if (fact.code == "2010602") {
      EXPECT_EQ(fact.name, "一般行政管理事务");
    }
}

TEST(ColumnMajor, AmountsThatDoNotSumUpAreMarked) {
  const Records records =
      Read(std::string(kHead) +
           "201\n20106\n2010601\n2010602\n\n一般公共服务支出\n财政事务\n行政运行\n一般行政管理事务\n"
           "合计\n\n90.00\n90.00\n60.00\n31.00\n90.00\n\n50.00\n50.00\n50.00\n\n50.00\n");
  ASSERT_FALSE(records.facts.empty());
  for (const FactRecord& fact : records.facts) EXPECT_LT(fact.confidence, kTrustworthy);
}

TEST(ColumnMajor, DashesOnTheirOwnLinesHoldTheirCells) {
  const Records records =
      Read(std::string(kHead) +
           "201\n20106\n2010601\n2010602\n\n一般公共服务支出\n财政事务\n行政运行\n一般行政管理事务\n"
           "合计\n\n90.00\n90.00\n60.00\n30.00\n90.00\n\n50.00\n50.00\n50.00\n-\n50.00\n\n40.00\n"
           "40.00\n10.00\n30.00\n40.00\n");
  EXPECT_EQ(Amounts(records), kExpenditure);
}

TEST(ColumnMajor, BrokenAmountsArePutTogether) {
  const Records records =
      Read(std::string(kHead) +
           "201\n20106\n2010601\n2010602\n\n一般公共服务支出\n财政事务\n行政运行\n一般行政管理事务\n"
           "合计\n\n90.0\n0\n\n90.00\n60.00\n30.00\n90.00\n\n50.\n00\n\n50.00\n50.00\n\n50.00\n\n40.00\n"
           "40.00\n10.00\n30.00\n40.00\n");
  EXPECT_EQ(Amounts(records), kExpenditure);
}

TEST(ColumnMajor, AmountsBrokenTwiceArePutTogether) {
  const Records records = Read(
      "一般公共预算财政拨款支出决算表\n公开05表\n单位：元\n\n项目\n科目代码\n\n科目名称\n\n合计\n\n基本支出\n"
      "\n项目支出\n\n"
      "合计\n\n159,84 120,00\n4,152.1 4,000.0\n0\n0\n\n39,840,\n152.10\n\n201\n\n一般公共服务支出\n\n159,84 "
      "120,00\n4,152.1 4,000.0\n0\n0\n\n39,840,\n152.10\n\n20106\n\n财政事务\n\n159,84 120,00\n4,152.1 "
      "4,000.0\n0\n0\n\n39,840,\n152.10\n");
  Expected amounts = Amounts(records);
  for (const char* row : {"合计", "201", "20106"}) {
    EXPECT_EQ(amounts[std::string(row) + " total"], "159844152.10") << row;
    EXPECT_EQ(amounts[std::string(row) + " basic"], "120004000.00") << row;
    EXPECT_EQ(amounts[std::string(row) + " project"], "39840152.10") << row;
  }
}

TEST(ColumnMajor, WhereAllAmountsAreBrokenTheirEndsAreFound) {
  const Records records = Read(
      std::string(kHead) +
      "合 计\n294.7\n9\n294.7\n9\n201 一般公共服务支出\n294.7\n9\n294.7\n9\n20106 财政事务\n294.7\n9\n294."
      "7\n9\n2010601 行政运行\n294.7\n9\n294.7\n9\n");
  Expected amounts = Amounts(records);
  for (const char* row : {"合计", "201", "20106", "2010601"})
    EXPECT_EQ(amounts[std::string(row) + " total"], "294.79") << row;
}

TEST(ColumnMajor, RowsThatAreAlikeShareTheAmounts) {
  const Records records = Read(
      "政府性基金预算财政拨款收入支出决算表\n公开08表\n单位：万元\n\n项目\n科目代码\n\n科目名称\n\n年初结转和"
      "结余\n\n"
      "本年收入\n\n本年支出\n合计\n\n基本支出\n\n项目支出\n\n年末结转和结余\n\n212\n\n847.20 "
      "847.20\n847.20\n\n"
      "城乡社区支出\n\n847.20 847.20\n\n21208\n\n国有土地使用权出让收入安排的支出\n\n847.20 "
      "847.20\n847.20\n847.20\n\n"
      "2120899\n\n其他国有土地使用权出让收入安排的支出\n合计\n\n847.20\n\n847.20 847.20\n");
  Expected amounts = Amounts(records);
  for (const char* row : {"合计", "212", "21208", "2120899"})
    for (const char* measure : {" income", " expenditure_total"})
      EXPECT_EQ(amounts[std::string(row) + measure], "847.20") << row << measure;
}

// The same figures on many pages are no running heads.
TEST(ColumnMajor, FiguresAtTheEdgesOfPagesAreKept) {
  std::string text;
  for (int page = 0; page < 4; ++page) text += "201\n\n一般公共服务支出\n\n5.00\n\n5.00\n\f";
  const Records records = Read(std::string(kHead) + text);
  ASSERT_FALSE(records.tables.empty());
  EXPECT_LT(records.tables.back().confidence, kTrustworthy);
}

TEST(ColumnMajor, EndsOfSeveralAmountsAtThePageFootAreNoPageNumber) {
  const Records records =
      Read(std::string(kHead) +
           "201\n20106\n2010601\n\n一般公共服务支出\n财政事务\n行政运行\n合计\n\n90.17\n90.17\n90.17\n\n"
           "50.00\n50.00\n50.00\n\n40.17\n40.17\n40.17\n\n90.1 50.0 40.\n7\n0\n17\n");
  Expected amounts = Amounts(records);
  EXPECT_EQ(amounts["合计 total"], "90.17");
  EXPECT_EQ(amounts["合计 basic"], "50.00");
  EXPECT_EQ(amounts["合计 project"], "40.17");
}

TEST(ColumnMajor, TheItemsAreFoundWhicheverWayTheyAreTurned) {
  const Expected expected = {
      {"合计 budget", "14.40"},
      {"合计 final", "12.65"},
      {"因公出国（境）费 budget", "10.69"},
      {"因公出国（境）费 final", "8.94"},
      {"公务用车购置及运行维护费 budget", "0.64"},
      {"公务用车购置及运行维护费 final", "0.64"},
      {"公务用车购置费 budget", "0.64"},
      {"公务用车购置费 final", "0.64"},
      {"公务接待费 budget", "3.07"},
      {"公务接待费 final", "3.07"},
      {"公务用车运行维护费 budget", "0.00"},
      {"公务用车运行维护费 final", "0.00"},
  };
  constexpr const char* kTitle = "财政拨款“三公”经费支出决算表\n公开07表\n单位：万元\n\n";
  const std::pair<const char*, const char*> cases[] = {
      {"measures as rows, columns side by side",
       "项目\n\n小计 因公出国（境）费\n\n公务用车购置及运行维护费\n\n小计 公务用车购置费 "
       "公务用车运行维护费\n\n公务接待费\n\n"
       "预算数 14.40\n决算数 12.65\n\n10.69 0.64\n8.94 0.64\n\n0.64\n0.64\n\n0.00\n0.00\n\n3.07\n3.07\n"},
      {"items as rows, amounts behind their names",
       "项目\n\n预算数\n\n决算数\n\n合计\n\n14.40\n\n12.65\n\n1.因公出国（境）费\n\n10.69\n\n8.94\n\n2."
       "公务用车购置及运行维\n护费\n\n"
       "0.64\n\n0.64\n\n（1）公务用车购\n置费\n\n0.64\n\n0.64\n\n（2）公务用车运行维护费\n\n0.00\n\n0."
       "00\n\n3.公务接待费\n\n3.07\n\n3.07\n"},
  };
  for (const auto& [name, body] : cases)
    EXPECT_EQ(Amounts(Read(std::string(kTitle) + body)), expected) << name;
}

constexpr const char* kItemRows =
    "财政拨款“三公”经费支出决算表\n公开07表\n单位：万元\n\n项目\n行次\n预算数\n决算数\n\n合计\n1\n9.00\n\n"
    "1.因公出国（境）费\n2\n\n2.公务用车购置及运行维护费\n3\n6.00\n5.00\n\n其中：（1）公务用车购置费\n4\n2."
    "00\n1.00\n\n"
    "（2）公务用车运行维护费\n5\n4.00\n4.00\n\n3.公务接待费\n6\n3.00\n2.00\n\n";

Expected Items(const Records& records) {
  Expected out;
  for (const FactRecord& fact : records.facts)
    if (fact.form == "three_public" && fact.amount) out[fact.name + " " + fact.measure] = *fact.amount;
  return out;
}

TEST(ColumnMajor, ATotalOfTheItemsMayBePrintedLast) {
  const Expected expected = {
      {"合计 budget", "9.00"},
      {"合计 final", "7.00"},
      {"公务用车购置及运行维护费 budget", "6.00"},
      {"公务用车购置及运行维护费 final", "5.00"},
      {"公务用车购置费 budget", "2.00"},
      {"公务用车购置费 final", "1.00"},
      {"公务用车运行维护费 budget", "4.00"},
      {"公务用车运行维护费 final", "4.00"},
      {"公务接待费 budget", "3.00"},
      {"公务接待费 final", "2.00"},
  };
  EXPECT_EQ(Items(Read(std::string(kItemRows) + "注：本表反映部门本年度的情况。\n\n- 15 -\n\n7.00\n")),
            expected);
}

TEST(ColumnMajor, TheTextTellsWhichItemAnAmountIs) {
  const std::string form =
      "财政拨款“三公”经费支出决算表\n公开07表\n单位：万元\n\n合计\n\n因公出国（境）费\n\n公务用车购置及运行维"
      "护费\n"
      "小计\n\n公务用车购置费\n\n公务用车运行维护费\n\n公务接待费\n\n预算数\n0.95\n\n0.95\n\n决算数\n\f";
  const std::string heading =
      "第三部分 2023年度部门决算情况说明\n七、财政拨款“三公”经费支出决算情况说明\n"
      "“三公”经费财政拨款支出年初预算为0.95万元，支出决算为0.00万元，其中：";
  for (const char* item : {"因公出国（境）费", "公务接待费"}) {
    Expected items = Items(Read(form + heading + item + "预算为0.95万元，决算为0.00万元。\n"));
    EXPECT_EQ(items["合计 budget"], "0.95") << item;
    EXPECT_EQ(items[std::string(item) + " budget"], "0.95") << item;
  }
}

TEST(ColumnMajor, AnAmountThatMayBeTwoItemsIsTheUsualOne) {
  Expected items =
      Items(Read("财政拨款“三公”经费支出决算表\n公开07表\n单位：万元\n\n公务用车购置及运行费\n合计\n\n因公出"
                 "国（境）费\n小计\n\n"
                 "公务用车运行费\n公务接待费\n公务用车购置费\n\n预算数\n0."
                 "95\n\n决算数\n\n预算数\n\n决算数\n\n预算数\n\n决算数\n\n"
                 "预算数\n\n决算数\n\n预算数\n\n决算数\n\n预算数\n0.95\n\n决算数\n"));
  EXPECT_EQ(items, (Expected{{"合计 budget", "0.95"}, {"公务接待费 budget", "0.95"}}));
}

TEST(ColumnMajor, AZeroBesideABlankItemIsDoubted) {
  const Records records = Read(
      "财政拨款“三公”经费支出决算表\n公开07表\n单位：万元\n项目\n小计\n因公出国（境）费\n"
      "公务用车购置及运行维护费\n小计\n公务用车购置费\n公务用车运行维护费\n公务接待费\n"
      "预算数\n96.83\n47.05\n49.78\n49.78\n0.00\n决算数\n87.54\n41.67\n45.87\n45.87\n");
  bool found = false;
  for (const FactRecord& fact : records.facts) {
    if (fact.form != "three_public" || fact.amount != "0.00") continue;
    found = true;
    EXPECT_LT(std::min(fact.confidence, records.tables.back().confidence), kTrustworthy) << fact.name;
  }
  EXPECT_TRUE(found);
}

// What the vehicles cost is their purchase or their running: nothing in the form says which.
TEST(ColumnMajor, TheOnlyPartOfTheVehiclesIsDoubted) {
  const Records records = Read(
      "财政拨款“三公”经费支出决算表\n公开07表\n单位：万元\n项目\n小计\n因公出国（境）费\n"
      "公务用车购置及运行维护费\n公务接待费\n小计\n公务用车购置费\n公务用车运行维护费\n"
      "预算数\n155.30\n89.58\n65.72\n65.72\n决算数\n135.01\n69.30\n65.72\n65.72\n");
  int found = 0;
  for (const FactRecord& fact : records.facts) {
    if (fact.amount != "65.72" || fact.name == "公务用车购置及运行维护费") continue;
    ++found;
    EXPECT_LT(std::min(fact.confidence, records.tables.back().confidence), kTrustworthy) << fact.name;
  }
  EXPECT_EQ(found, 2);
}

// 0.01 may be left out of 4.47 = 2.10 + 2.37, or be in it: as a budget or as a final account.
TEST(ColumnMajor, AnAmountWithinTheRoundingOfItsSumIsDoubted) {
  const Records records = Read(
      "财政拨款“三公”经费支出决算表\n公开07表\n单位：万元\n预算数\n\n合计\n\n因公出国（境）费\n\n4."
      "47\n\n决算数\n\n"
      "公务用车购置及运行维护费\n\n公务接待费\n\n合计\n\n因公出国（境）费\n\n-\n\n2.37\n\n4."
      "47\n\n小计\n\n公务用车购置费\n\n"
      "公务用车运行维护费\n\n2.10\n\n0.01\n\n0."
      "01\n\n公务用车购置及运行维护费\n\n公务接待费\n\n小计\n\n公务用车购置费\n\n"
      "公务用车运行维护费\n\n2.10\n\n-\n\n-\n\n-\n\n2.37\n");
  int found = 0;
  for (const FactRecord& fact : records.facts) {
    if (fact.amount != "0.01") continue;
    ++found;
    EXPECT_LT(std::min(fact.confidence, records.tables.back().confidence), kTrustworthy) << fact.name;
  }
  EXPECT_EQ(found, 2);
}

TEST(ColumnMajor, AFormWithAmountsInDoubtIsInDoubt) {
  const Records records = Read(
      "财政拨款“三公”经费及会议费、培训费支出决算表\n公开07表\n单位：万元\n项目\n小计\n因公出国（境）费\n"
      "公务用车购置及运行维护费\n小计\n公务用车购置费\n公务用车运行维护费\n公务接待费\n会议费\n培训费\n"
      "预算数 5.00 1.00 3.00 2.00 1.00 1.00 7.00 8.00\n决算数 5.00 1.00 3.00 2.00 1.00 1.00 7.00 8.00\n");
  for (const FactRecord& fact : records.facts) {
    if (fact.amount != "7.00") continue;
    EXPECT_LT(fact.confidence, kTrustworthy);  // no sum holds 会议费
    EXPECT_LT(records.tables.back().confidence, kTrustworthy);
  }
}

double ItemConfidence(const Records& records, const std::string& name, const std::string& measure) {
  for (const FactRecord& fact : records.facts)
    if (fact.form == "three_public" && fact.name == name && fact.measure == measure)
      return std::min(fact.confidence, records.tables.back().confidence);
  return -1;
}

// 购置 and 运行 may have changed places where the row was not printed in one piece.
TEST(ColumnMajor, PartsOfTheVehiclesInATornRowAreDoubted) {
  const std::string head =
      "财政拨款“三公”经费支出决算表\n公开09表\n单位：万元\n合计\n\n公务用车购置及运行维护费\n\n因公出国（境）"
      "费\n\n"
      "小计\n\n公务用车购置费\n\n公务用车运行维护费\n\n公务接待费\n\n预算数\n\n决算数\n\n预算数\n\n决算数\n\n"
      "预算数\n\n"
      "决算数\n\n预算数\n\n决算数\n\n预算数\n\n决算数\n\n预算数\n\n决算数\n\n1\n\n2\n\n3\n\n4\n\n5\n\n6\n\n7"
      "\n\n8\n\n"
      "9\n\n10\n\n11\n\n12\n\n134.53\n\n119.91\n\n57.33\n\n57.33\n\n77.19\n\n62.58\n\n77.19\n\n62.58\n\n0."
      "00\n\n";
  const std::string rest = "0.00\n\n0.01\n\n0.00\n";
  for (const bool torn : {false, true}) {
    const Records records = Read(head + (torn ? "注：本表反映“三公”经费支出情况。\n\n14\n\n" : "") + rest);
    const double confidence = ItemConfidence(records, "公务用车购置费", "budget");
    EXPECT_EQ(confidence >= kTrustworthy, !torn) << confidence;
  }
}

TEST(ColumnMajor, AnEmptyFormIsFoundByTheSpreadWordOfItsTotal) {
  const char* cases[] = {
      "公开08表\n\n单位：元\n\n项\n\n目\n\n科目代码\n类\n\n款\n\n本年支出\n科目名称\n\n项\n\n合\n\n小\n\n计\n"
      "\n基本支出\n\n计\n\n项目支出\n\n",
      "单位：万元\n\n项\n\n目\n\n科目编码\n\n科目名称\n栏\n\n次\n\n合\n\n计\n\n小\n\n计\n\n1\n\n基本支出\n\n"
      "项目支出\n\n2\n\n3\n\n",
  };
  for (const char* body : cases) {
    const Records records = Read(std::string("国有资本经营预算财政拨款支出决算表\n") + body +
                                 "注：本表反映部门本年度国有资本经营预算财政拨款支出情况。\n");
    ASSERT_FALSE(records.tables.empty()) << body;
    EXPECT_EQ(records.tables.back().form, "state_capital");
    EXPECT_EQ(records.tables.back().status, "empty") << body;
    ASSERT_FALSE(records.facts.empty());
    EXPECT_EQ(records.facts.back().name, "合计");
  }
}

// The budget buys a vehicle, the final account runs one for the same amount: rather two cells changed places.
TEST(ColumnMajor, PartsOfTheVehiclesThatChangePlacesBetweenTheMeasuresAreDoubted) {
  const std::string head =
      "财政拨款“三公”经费支出决算表\n单位：万元\n预算数\n\n决算数\n\n合计 "
      "因公出国（境）费\n\n公务用车购置及运行维护费\n\n"
      "小计 公务用车购置费 公务用车运行维护费\n\n公务接待费\n\n";
  for (const bool changed : {false, true}) {
    const Records records = Read(head + "13.29\n\n8.44 1.16\n\n" + (changed ? "—\n\n1.16" : "1.16\n\n—") +
                                 "\n\n3.69 12.97\n\n8.44 1.16\n\n1.16\n\n—\n\n3.37\n");
    const double confidence = ItemConfidence(records, "公务用车购置费", "budget");
    EXPECT_EQ(confidence >= kTrustworthy, !changed) << confidence;
  }
}

// 0.01 behind 培训费 would make 0.01 of 0.00 and 0.00, as rounding does; it is not that of the vehicles.
TEST(ColumnMajor, AnAmountBehindTheNameOfAnotherItemIsDoubted) {
  const Records records = Read(
      "财政拨款“三公”经费及会议费、培训费支出决算表\n单位：万元\n项目\n\n预算数 "
      "决算数\n\n合计\n\n6.15\n\n5.53\n\n"
      "1.因公出国（境）费\n\n2.34\n\n2.19\n\n2.公务用车购置及运行\n维护费\n\n0.01\n\n0."
      "00\n\n其中：（1）公务用车\n"
      "购置费\n\n0.00\n\n0.00\n\n（2）公务用车运行维\n护费\n\n0.00\n\n0.00\n\n3.公务接待费\n\n3.80\n\n3."
      "34\n\n会议费\n\n"
      "0.36\n\n0.36\n\n培训费\n\n0.01\n\n0.00\n");
  for (const FactRecord& fact : records.facts) {
    const bool wrong = fact.name == "公务用车运行维护费" && fact.amount == "0.01";
    if (wrong) {
      EXPECT_LT(std::min(fact.confidence, records.tables.back().confidence), kTrustworthy);
    }
  }
}

// The detailed form, then the summary whose rows it says.
constexpr const char* kDetail =
    "支出决算表\n公开03表\n单位：万元\n\n科目编码\n科目名称\n本年支出合计\n基本支出\n项目支出\n\n"
    "201 一般公共服务支出 70.00 70.00\n20106 财政事务 70.00 70.00\n2010601 行政运行 70.00 70.00\n"
    "208 社会保障和就业支出 20.00 20.00\n20805 养老支出 20.00 20.00\n2080501 行政单位离退休 20.00 20.00\n"
    "合计 90.00 90.00\n\f";
constexpr const char* kSummaryHead =
    "收入支出决算总表\n公开01表\n单位：万元\n\n收入\n\n支出\n\n项目\n\n决算数\n\n项目\n\n决算数\n\n";
constexpr const char* kSources =
    "一、一般公共预算财政拨款收入\n二、政府性基金预算财政拨款收入\n三、国有资本经营预算财政拨款收入\n"
    "四、上级补助收入\n五、事业收入\n六、经营收入\n七、附属单位上缴收入\n八、其他收入\n";
constexpr const char* kClasses =
    "一、一般公共服务支出\n二、外交支出\n三、国防支出\n四、公共安全支出\n五、教育支出\n六、科学技术支出\n"
    "七、文化旅游体育与传媒支出\n八、社会保障和就业支出\n";
const Expected kSummary = {
    {"income 一、一般公共预算财政拨款收入 final", "95.00"},
    {"income 本年收入合计 final", "95.00"},
    {"income 总计 final", "95.00"},
    {"expenditure 一、一般公共服务支出 final", "70.00"},
    {"expenditure 八、社会保障和就业支出 final", "20.00"},
    {"expenditure 本年支出合计 final", "90.00"},
    {"expenditure 年末结转和结余 final", "5.00"},
    {"expenditure 总计 final", "95.00"},
};

Expected SummaryOf(const Records& records) {
  Expected out;
  for (const FactRecord& fact : records.facts)
    if (fact.amount && fact.form == "income_expenditure_summary")
      out[*fact.side + " " + fact.name + " " + fact.measure] = *fact.amount;
  return out;
}

// 一、一般公共预算财政拨款 is a whole name; 收入 stands beyond the first piece of the other side's.
TEST(ColumnMajor, TheEndOfAWholeNameMayStandBeyondThatOfTheOtherSide) {
  Stream stream;
  int line = 0;
  for (const char* text : {"一、一般公共", "预算财政拨款", "一、一般公共", "收入", "70.00", "服务支出",
                           "本年收入合计", "本年支出合计", "总计", "总计"}) {
    Line from;
    from.text = text;
    from.place.line_first = from.place.line_last = ++line;
    for (Token& token : Tokenize(from, static_cast<size_t>(line)))
      stream.push_back({std::move(token), line > 6 ? line : 0, PlacementLink::kNextLine});
  }
  const std::optional<SideRows> rows =
      ReadSideRows(stream, Catalogue::BuiltIn().forms()[0], Catalogue::BuiltIn());
  ASSERT_TRUE(rows);
  EXPECT_EQ(rows->rows[0].front().name, "一、一般公共预算财政拨款收入");
  EXPECT_EQ(rows->rows[1].front().name, "一、一般公共服务支出");
}

// The names of a side of the fiscal summary that is printed so, a paragraph for each text.
std::string FiscalNames(const std::vector<const char*>& texts, size_t side) {
  Stream stream;
  int line = 0;
  for (const char* text : texts) {
    Line from;
    from.text = text;
    from.place.line_first = from.place.line_last = 2 * ++line;
    for (Token& token : Tokenize(from, static_cast<size_t>(line)))
      stream.push_back({std::move(token), line, PlacementLink::kApart});
  }
  const Catalogue& catalogue = Catalogue::BuiltIn();
  const std::optional<SideRows> rows =
      ReadSideRows(stream, *catalogue.Find("fiscal_appropriation_summary"), catalogue);
  std::string out;
  if (rows)
    for (const SideRow& row : rows->rows[side]) out += (out.empty() ? "" : " ") + row.name;
  return out;
}

// A tiled watermark tears the blocks of a page out of their order.
TEST(ColumnMajor, TornNamesOfSummariesArePutTogether) {
  EXPECT_EQ(FiscalNames(
                {"一、一般公共预算财政拨款", "一、一般公共服务支出", "育与传媒支出", "公目", "七、文化旅游体",
                 "--十七、援助其他地区支出", "本年收入合计", "本年支出合计", "总计", "总计"},
                1),
            "一、一般公共服务支出 七、文化旅游体育与传媒支出 十七、援助其他地区支出 本年支出合计 总计");
  // The rest of a source went with the heading of that name.
  const std::vector<const char*> lines = {"一、一般公共预算财政拨款收入",
                                          "三、国有资本",
                                          "本年收入合计",
                                          "一、一般公共服务支出",
                                          "本年支出合计",
                                          "总计",
                                          "总计"};
  EXPECT_EQ(FiscalNames(lines, 0),
            "一、一般公共预算财政拨款收入 三、国有资本经营预算财政拨款收入 本年收入合计 总计");
}

TEST(ColumnMajor, ASummaryHasItsRowsFromTheDetailedForm) {
  const std::string sources = kSources, classes = kClasses;
  const std::pair<const char*, std::string> cases[] = {
      {"names first, amounts in no order", sources + "本年收入合计\n年初结转和结余\n总计\n\n" + classes +
                                               "本年支出合计\n年末结转和结余\n总计\n\n95.00\n20.00\n\n70.00\n"
                                               "90.00\n5.00\n\n95.00\n95.00\n95.00\n"},
      {"a page number among the blocks",
       sources + "\n95.00\n\n" + classes +
           "\n70.00\n20.00\n\n- 3 -\n\n本年收入合计\n\n本年支出合计\n\n95.00\n"
           "90.00\n\n年初结转和结余\n\n年末结转和结余\n\n5.00\n\n总计\n\n"
           "95.00\n\n总计\n\n95.00\n"},
      {"rows behind the note",
       sources + "\n95.00\n\n" + classes +
           "\n70.00\n20.00\n\n本年收入合计\n年初结转和结余\n总计\n\n95.00\n95.00\n\n"
           "注：本表反映部门本年度的总收支情况。\n\n90.00\n\n本年支出合计\n年末结转和结余\n"
           "总计\n\n5.00\n\n95.00\n"},
      {"headings of the sides again",
       sources + "\n95.00\n\n" + classes +
           "\n70.00\n20.00\n\n收 入\n项 目\n\n支 出\n项 目\n\n"
           "本年收入合计 95.00 本年支出合计 90.00\n年初结转和结余\n年末结转和结余 5.00\n"
           "总 计 95.00 总 计 95.00\n"},
      {"the end of a name with the header of the next page",
       sources + "\n95.00\n\n" + classes.substr(0, classes.size() - std::string("出\n").size()) +
           "\n\n70.00\n20.00\n\f收\n项\n\n入\n\n支\n\n目\n\n出\n\n"
           "本年收入合计\n\n本年支出合计\n\n95.00\n90.00\n\n年初结转和结余\n\n年末结转和结余\n\n5."
           "00\n\n总计\n\n95.00\n\n"
           "总计\n\n95.00\n"},
      {"one half of 总计 beside a heading",
       sources + "\n95.00\n\n" + classes +
           "\n70.00\n20.00\n\n合计\n计\n\n本年收入合计\n\n本年支出合计\n\n95.00\n90.00\n\n年初结转和结余\n\n"
           "年末结转和结余\n\n5.00\n\n总\n\n1\n\n2\n\n3\n\n4\n\n5\n\n6\n\n7\n\n8\n\n9\n\n10\n\n95."
           "00\n\n总\n计\n\n95.00\n"},
  };
  for (const auto& [name, body] : cases)
    EXPECT_EQ(SummaryOf(Read(std::string(kDetail) + kSummaryHead + body)), kSummary) << name;
}

constexpr const char* kGeneral =
    "一般公共预算财政拨款支出决算表\n公开05表\n单位：万元\n\n项目\n科目代码\n\n科目名称\n\n合计\n\n基本支出\n"
    "\n项目支出\n\n201\n20106\n2010601\n\n一般公共服务支出\n财政事务\n行政运行\n合计\n\n"
    "90.00\n90.00\n90.00\n90.00\n\n90.00\n90.00\n90.00\n90.00\n\f";
constexpr const char* kFiscalHead =
    "财政拨款收入支出决算总表\n公开04表\n单位：万元\n\n收入\n\n支出\n\n项目\n\n决算数\n\n项目\n\n合计\n\n"
    "一般公共预算财政拨款\n\n政府性基金预算财政拨款\n\n国有资本经营预算财政拨款\n\n";

// The sources stand under the names of the columns once more, as parts of the opening balance.
TEST(ColumnMajor, SourcesOfTheOpeningBalanceAreRowsAndNoHeadings) {
  const std::string top =
      "一、一般公共预算财政拨款收入\n二、政府性基金预算财政拨款收入\n三、国有资本经营预算财政拨款收入\n\n92."
      "00\n\n"
      "一、一般公共服务支出\n二、外交支出\n三、国防支出\n\n90.00\n90.00\n\n";
  const std::string parts =
      "一般公共预算财政拨款\n\n3.00\n\n政府性基金预算财政拨款\n\n国有资本经营预算财政拨款\n\n";
  const std::string closing = "本年支出合计\n\n90.00\n90.00\n\n年末财政拨款结转和结余\n\n5.00\n5.00\n\n";
  const std::string totals = "总计\n\n95.00\n\n总计\n\n95.00\n95.00\n";
  const std::string year = "本年收入合计\n\n92.00\n\n", opening = "年初财政拨款结转和结余\n\n3.00\n\n";
  const std::pair<const char*, std::string> cases[] = {
      {"below the year's total", top + year + opening + closing + parts + totals},
      {"the year's total is printed late", top + opening + closing + parts + year + totals},
      {"the opening balance is printed in pieces",
       top + "年初财政拨款结\n转和结余\n\n3.00\n\n" + closing + parts + year + totals},
      {"above the opening balance", top + closing + year + parts + opening + totals},
      {"on the next page, which has no header", top + year + opening + closing + "\f" + parts + totals},
  };
  const Expected expected = {
      {"income 一、一般公共预算财政拨款收入", "92.00"},
      {"income 本年收入合计", "92.00"},
      {"income 年初财政拨款结转和结余", "3.00"},
      {"income 一般公共预算财政拨款", "3.00"},
      {"income 总计", "95.00"},
  };
  for (const auto& [name, body] : cases) {
    Expected income;
    for (const FactRecord& fact : Read(std::string(kGeneral) + kFiscalHead + body).facts)
      if (fact.form == "fiscal_appropriation_summary" && fact.side == "income" && fact.amount)
        income["income " + fact.name] = *fact.amount;
    EXPECT_EQ(income, expected) << name;
  }
}

// Amounts of the fiscal summary, by side, name and measure.
Expected FiscalSummary(const std::string& body) {
  Expected income;
  for (const FactRecord& fact : Read(std::string(kGeneral) + kFiscalHead + body).facts)
    if (fact.form == "fiscal_appropriation_summary" && fact.amount)
      income[*fact.side + " " + fact.name + " " + fact.measure] = *fact.amount;
  return income;
}

// Which of the small sources the 5.00 are, no sum tells; the text does, be it rounded.
TEST(ColumnMajor, TheTextTellsWhichOfTheRowsAnAmountIs) {
  const std::string body =
      "一、一般公共预算财政拨款收入\n二、政府性基金预算财政拨款收入\n三、国有资本经营预算财政拨款收入\n"
      "四、上级补助收入\n五、事业收入\n六、经营收入\n七、附属单位上缴收入\n八、其他收入\n\n90.00\n\n5."
      "00\n\n" +
      std::string(kClasses) +
      "70.00\n20.00\n\n本年收入合计\n年初结转和结余\n总计\n\n95.00\n95.00\n\n"
      "本年支出合计\n年末结转和结余\n总计\n\n90.00\n5.00\n95.00\n\f";
  const std::pair<const char*, const char*> cases[] = {
      {"其他收入5.00万元", "八、其他收入"},
      {"事业收入5万元", "五、事业收入"},
      {"上级补助收入5.0万元", "四、上级补助收入"},
  };
  for (const auto& [says, row] : cases) {
    const Records records = Read(
        std::string(kDetail) + kSummaryHead + body +
        "第三部分 "
        "2023年度部门决算情况说明\n二、收入决算情况说明\n本年收入合计95.00万元，其中：财政拨款收入90.00万"
        "元，占94.74%；" +
        says + "，占5.26%。\n");
    Expected income = SummaryOf(records);
    EXPECT_EQ(income[std::string("income ") + row + " final"], "5.00") << says;
  }
}

// No form of the funds or the capital was read: the class that is spent on tells whose money it is.
TEST(ColumnMajor, ABudgetWithoutItsFormIsTheOneItsClassSpeaksFor) {
  const Expected expected = {
      {"income 一、一般公共预算财政拨款收入 final", "90.00"},
      {"income 三、国有资本经营预算财政拨款收入 final", "7.00"},
      {"income 本年收入合计 final", "97.00"},
      {"income 年初财政拨款结转和结余 final", "3.00"},
      {"income 国有资本经营预算财政拨款 final", "3.00"},
      {"income 总计 final", "100.00"},
      {"expenditure 一、一般公共服务支出 total", "90.00"},
      {"expenditure 一、一般公共服务支出 general_public_budget", "90.00"},
      {"expenditure 二十一、国有资本经营预算支出 total", "8.00"},
      {"expenditure 二十一、国有资本经营预算支出 state_capital", "8.00"},
      {"expenditure 本年支出合计 total", "98.00"},
      {"expenditure 本年支出合计 general_public_budget", "90.00"},
      {"expenditure 本年支出合计 state_capital", "8.00"},
      {"expenditure 年末财政拨款结转和结余 total", "2.00"},
      {"expenditure 年末财政拨款结转和结余 state_capital", "2.00"},
      {"expenditure 总计 total", "100.00"},
      {"expenditure 总计 general_public_budget", "90.00"},
      {"expenditure 总计 state_capital", "10.00"},
  };
  const std::string names =
      "一、一般公共预算财政拨款收入\n二、政府性基金预算财政拨款收入\n三、国有资本经营预算财政拨款收入\n\n"
      "一、一般公共服务支出\n二、外交支出\n二十一、国有资本经营预算支出\n\n本年收入合计\n\n"
      "年初财政拨款结转和结余\n一般公共预算财政拨款\n政府性基金预算财政拨款\n国有资本经营预算财政拨款\n\n"
      "本年支出合计\n年末财政拨款结转和结余\n\n";
  const std::string amounts =
      "90.00\n7.00\n\n97.00\n3.00\n3.00\n\n90.00\n8.00\n98.00\n2.00\n\n90.00\n90.00\n\n8.00\n8.00\n2.00\n\n";
  EXPECT_EQ(FiscalSummary(names + amounts + "总计\n\n100.00\n\n总计\n\n100.00\n90.00\n10.00\n"), expected);
  // 总计 in two halves, with its amount between them.
  EXPECT_EQ(FiscalSummary(names + amounts + "总\n\n100.00\n\n计\n\n总\n\n100.00\n90.00\n10.00\n\n计\n"),
            expected);
  // One of them behind the note.
  EXPECT_EQ(FiscalSummary(names + amounts +
                          "总\n\n100.00\n\n计\n\n注：本表反映部门本年度财政拨款的总收支。\n\n总\n\n100."
                          "00\n90.00\n10.00\n\n计\n"),
            expected);
  // The halves of both sides mixed.
  EXPECT_EQ(FiscalSummary(names + amounts + "总\n\n100.00\n\n总\n\n100.00\n90.00\n10.00\n\n计\n\n计\n"),
            expected);
  // And the 合 and 支 of a heading that the next page prints again.
  EXPECT_EQ(FiscalSummary(names + amounts +
                          "合\n\n支\n\n计\n\n总\n\n出\n\n100.00\n\n总\n\n100.00\n90.00\n10.00\n\n计\n\n计\n"),
            expected);
}

// 1,234 is an amount of its own unless .56 follows; 4 and 35 count rows and end no amount.
TEST(ColumnMajor, LineNumbersEndNoAmounts) {
  const std::vector<std::string> names[] = {
      {"一、一般公共预算财政拨款收入", "二、政府性基金预算财政拨款收入", "三、国有资本经营预算财政拨款收入",
       "四、上级补助收入", "五、事业收入", "六、经营收入", "七、附属单位上缴收入", "八、其他收入",
       "本年收入合计", "总计"},
      {"一、一般公共服务支出", "二、外交支出", "三、国防支出", "四、公共安全支出", "五、教育支出",
       "六、科学技术支出", "七、文化旅游体育与传媒支出", "八、社会保障和就业支出", "九、卫生健康支出",
       "本年支出合计", "总计"}};
  std::string body;
  for (size_t i = 0; i < names[1].size(); ++i) {
    if (i < names[0].size()) {
      body += names[0][i] + "\n" + std::to_string(i + 1) + "\n";
      if (i == 0) body += "1,234\n" + names[1][0] + "\n.56\n";
      if (i == 3) body += "765.\n";
      if (i == 8) body += "2,000.\n00\n";
    }
    if (i > 0) body += names[1][i] + "\n";
    body += std::to_string(names[0].size() + i + 1) + "\n";
    if (i == 3) body += "44\n";
    if (i == 4) body += "2,000.00\n";
    body += "\n";
  }
  body += "2,000.00\n\n2,000.00\n2,000.00\n";
  Expected income;
  for (const auto& [row, amount] : SummaryOf(Read(kSummaryHead + body)))
    if (row.starts_with("income")) income[row] = amount;
  const Expected expected = {
      {"income 一、一般公共预算财政拨款收入 final", "1234.56"},
      {"income 四、上级补助收入 final", "765.44"},
      {"income 本年收入合计 final", "2000.00"},
      {"income 总计 final", "2000.00"},
  };
  EXPECT_EQ(income, expected);
}

// 1 of 栏次 counts no row, be it on its line or apart: that of the first row does, and is not the end of
// 300.1.
TEST(ColumnMajor, NumbersOfColumnsCountNoRows) {
  for (const bool apart : {false, true}) {
    std::vector<std::string> texts = {"栏次 1 栏次 2", "300.1",
                                      "一、一般公共预算财政拨款收入 1 一、一般公共服务支出", "2"};
    if (apart) texts.insert(texts.begin() + 1, {"栏次", "1", "栏次", "2"});
    for (int i = 2; i <= 26; ++i) texts.push_back(std::to_string(i) + " 三、国防支出");
    std::vector<Line> lines(texts.size());
    Section section;
    section.form = &Catalogue::BuiltIn().forms()[0];
    for (size_t i = 0; i < lines.size(); ++i) {
      lines[i].text = texts[i];
      lines[i].place.line_first = lines[i].place.line_last = static_cast<int>(i + 1);
      if (apart && i == 0) continue;
      section.lines.push_back(&lines[i]);
      section.sheets.push_back(1);
    }
    section.header = {Tokenize(*section.lines[0], 0)};
    for (const Token& token : section.header[0])
      if (token.kind == Token::Kind::kNumber) section.column_numbers.push_back(token);
    std::vector<std::string> amounts;
    for (const StreamToken& next : ReadStream(section, Catalogue::BuiltIn()))
      if (next.token.kind == Token::Kind::kAmount) amounts.push_back(next.token.text);
    EXPECT_EQ(amounts, std::vector<std::string>{"300.12"});
  }
}

TEST(ColumnMajor, AFormLongerThanAnyMakesTheDocumentPartial) {
  std::string codes, amounts;
  for (int i = 0; i < 4000; ++i) {
    codes += std::to_string(2010101 + i) + "\n";
    amounts += "0.01\n";
  }
  const Records records = Read(kHead + codes + "\n" + amounts);
  EXPECT_EQ(records.document.status, "partial");
  EXPECT_EQ(records.document.error_code.value_or(""), "limit_exceeded");
  for (const TableRecord& table : records.tables)
    if (table.status != "missing") {
      EXPECT_LT(table.confidence, kTrustworthy);
    }
}

}  // namespace
}  // namespace gongkai
