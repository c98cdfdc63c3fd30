// What speaks for a column of a text that lost its columns, where all sums hold either way.
#include <gtest/gtest.h>

#include "corpus/process.h"
#include "normalize/solve/verify.h"

namespace gongkai {
namespace {

Records Read(const std::string& form) {
  static const Normalizer normalizer(Catalogue::BuiltIn());
  return ProcessBytes("某市某局\n2023年度部门决算\n\n\f" + form, "dump.txt", normalizer);
}

// The columns of the grand total that hold the amount.
std::string ColumnsWith(const Records& records, const std::string& form, const std::string& amount) {
  std::string columns;
  for (const FactRecord& fact : records.facts) {
    if (fact.form != form || fact.name != "合计" || fact.amount != amount) continue;
    EXPECT_LT(fact.confidence, kTrustworthy);
    columns += fact.measure;
  }
  return columns;
}

constexpr const char* kHead =
    "收入决算表\n公开02表\n单位：万元\n\n项目\n科目代码\n\n科目名称\n\n本年收入合计\n\n财政拨款收入\n\n上级补"
    "助收"
    "入\n\n";
constexpr const char* kRows =
    "合计\n\n100.00\n\n90.00\n\n10.00\n\n201\n\n一般公共服务支出\n\n100.00\n\n90.00\n\n10."
    "00\n\n20106\n\n财政事务"
    "\n\n100.00\n\n90.00\n\n10.00\n\n2010601\n\n行政运行\n\n100.00\n\n90.00\n\n";

TEST(ColumnHints, AnAmountBelowAHeadingIsInItsColumn) {
  struct Case {
    const char* name;
    const char* headings;
    const char* last;  // with the amount of the last row
    const char* column;
  };
  const Case cases[] = {
      {"nothing says it", "事业收入\n\n经营收入\n\n附属单位上缴收入\n\n其他收入\n\n", "10.00\n", "business"},
      {"below the heading", "事业收入\n\n经营收入\n\n附属单位上缴收入\n\n", "其他收入\n10.00\n", "other"},
      {"below its number", "事业收入\n\n经营收入\n\n附属单位上缴收入\n\n", "其他收入\n7\n10.00\n", "other"},
      {"a heading in two lines", "事业收入\n\n经营收入\n\n其他收入\n\n", "附属单位\n上缴收入\n10.00\n",
       "affiliated_remittance"},
      {"a heading apart", "事业收入\n\n经营收入\n\n附属单位上缴收入\n\n", "其他收入\n\n10.00\n", "business"},
  };
  for (const Case& c : cases) {
    const Records records = Read(std::string(kHead) + c.headings + kRows + c.last);
    EXPECT_EQ(ColumnsWith(records, "income", "10.00"), c.column) << c.name;
  }
}

TEST(ColumnHints, TheTextNamesTheColumnOfATotal) {
  struct Case {
    const char* name;
    const char* prose;
    const char* column;
  };
  const Case cases[] = {
      {"named", "本年收入合计100.00万元，其中：财政拨款收入90.00万元；其他收入10.00万元。", "other"},
      {"rounded", "本年收入合计100万元，其中：财政拨款收入90万元；其他收入10.0万元。", "other"},
      {"another amount", "本年收入合计100.00万元，其中：其他收入12.00万元。", "business"},
  };
  for (const Case& c : cases) {
    const Records records =
        Read(std::string(kHead) + "事业收入\n\n经营收入\n\n附属单位上缴收入\n\n其他收入\n\n" + kRows +
             "10.00\n\n\f第三部分 2023年度部门决算情况说明\n二、收入决算情况说明\n" + c.prose + "\n");
    EXPECT_EQ(ColumnsWith(records, "income", "10.00"), c.column) << c.name;
  }
}

// A cell of two lines stands higher than one of a single line, and so comes first, wherever its column is.
// What the text says of another form, which prints the same figure, tells the columns.
TEST(ColumnHints, BrokenAmountsAreNotInTheOrderOfTheirColumns) {
  const std::string broken = "15,992.4\n10,103.1\n5,889.34\n8\n4\n\n";
  const std::string form =
      "一般公共预算财政拨款支出决算表\n公开05表\n单位：万元\n\n项目\n科目代码\n\n科目名称\n\n小计\n\n基本支出"
      "\n\n"
      "项目支出\n\n合计\n\n" +
      broken + "210\n\n卫生健康支出\n\n" + broken + "21015\n\n医疗保障管理事务\n\n" + broken +
      "2101501\n\n行政运行\n\n" + broken;
  const std::string prose =
      "注：本表反映部门本年度支出情况。\n\n\f第三部分 "
      "2023年度部门决算情况说明\n六、一般公共预算财政拨款基本支出决算情况说明\n"
      "基本支出5889.34万元，其中：人员经费4928.69万元，公用经费960.65万元。\n";
  EXPECT_EQ(ColumnsWith(Read(form + prose), "general_budget_expenditure", "5889.34"), "basic");
}

// A summary in doubt that puts amounts where agencies rarely have any, and none where most have one, does not
// tell the columns.
TEST(ColumnHints, ADoubtfulFormWithUnlikelyRowsDoesNotTellTheColumns) {
  const std::string summary =
      "收入支出决算总表\n公开01表\n单位：万元\n\n收入\n\n项目\n\n金额\n\n支出\n\n项目\n\n金额\n\n一、财政拨款"
      "收入\n\n"
      "70.00\n\n一、一般公共服务支出\n\n100.00\n\n二、上级补助收入\n\n二、外交支出\n\n三、事业收入\n\n20."
      "00\n\n"
      "四、经营收入\n\n五、附属单位上缴收入\n\n10.00\n\n六、其他收入\n\n本年收入合计\n\n本年支出合计\n\n"
      "使用非财政拨款结余\n\n结余分配\n\n年初结转和结余\n\n年末结转和结余\n\n总计\n\n总计\n\n100.00\n\n100."
      "00\n\n"
      "100.00\n\n100.00\n\f";
  std::string rows;
  for (const char* row : {"合计", "201\n\n一般公共服务支出", "20106\n\n财政事务", "2010601\n\n行政运行"})
    rows += std::string(row) + "\n\n100.00\n\n70.00\n\n20.00\n\n10.00\n\n";
  const Records records = Read(summary + kHead + "事业收入\n\n经营收入\n\n附属单位上缴收入\n\n其他收入\n\n" +
                               rows + "注：本表反映部门本年度取得的各项收入情况。\n");
  EXPECT_EQ(ColumnsWith(records, "income", "20.00"), "business");
  EXPECT_EQ(ColumnsWith(records, "income", "10.00"), "other");
}

// Without 经营收入 there is no 经营支出.
TEST(ColumnHints, AColumnIsBlankWhereTheOneIsThatItGoesWith) {
  const Records records = Read(
      std::string(kHead) + "事业收入\n\n经营收入\n\n附属单位上缴收入\n\n其他收入\n\n" + kRows +
      "10."
      "00\n\n\f支出决算表\n公开03表\n单位：万元\n\n项目\n科目代码\n\n科目名称\n\n本年支出合计\n\n基本支出\n\n"
      "项目支出\n\n上缴上级支出\n\n经营支出\n\n对附属单位补助支出\n\n合计\n\n100.00\n\n60.00\n\n30.00\n\n10."
      "00\n\n"
      "201\n\n一般公共服务支出\n\n100.00\n\n60.00\n\n30.00\n\n10.00\n\n20106\n\n财政事务\n\n100.00\n\n60."
      "00\n\n"
      "30.00\n\n10.00\n\n2010601\n\n行政运行\n\n100.00\n\n60.00\n\n30.00\n\n10.00\n");
  EXPECT_EQ(ColumnsWith(records, "expenditure", "10.00"), "superior_remittance");
}

// A row that spends 经营支出 earns 经营收入, and one that does not spends something else.
TEST(ColumnHints, RowsTellTheColumnThatGoesWithThatOfAnotherForm) {
  const std::string first = "2010601\n\n行政运行\n\n", second = "2010602\n\n一般行政管理事务\n\n";
  std::string income = std::string(kHead) + "事业收入\n\n经营收入\n\n附属单位上缴收入\n\n其他收入\n\n";
  std::string expenditure =
      "支出决算表\n公开03表\n单位：万元\n\n项目\n科目代码\n\n科目名称\n\n本年支出合计\n\n基本支出\n\n"
      "项目支出\n\n上缴上级支出\n\n经营支出\n\n对附属单位补助支出\n\n";
  for (const char* row : {"合计", "201\n\n一般公共服务支出", "20106\n\n财政事务"}) {
    income += std::string(row) + "\n\n100.00\n\n90.00\n\n10.00\n\n";
    expenditure += std::string(row) + "\n\n100.00\n\n60.00\n\n29.00\n\n8.00\n\n3.00\n\n";
  }
  income += first + "60.00\n\n50.00\n\n10.00\n\n" + second + "40.00\n\n40.00\n\f";
  expenditure += first + "60.00\n\n52.00\n\n8.00\n\n" + second + "40.00\n\n8.00\n\n29.00\n\n3.00\n\n\f";
  const std::string prose =
      "第三部分 2023年度部门决算情况说明\n二、收入决算情况说明\n本年收入合计100.00万元，其中："
      "财政拨款收入90.00万元；经营收入10.00万元。\n";
  const Records records = Read(income + expenditure + prose);
  EXPECT_EQ(ColumnsWith(records, "income", "10.00"), "operating");
  EXPECT_EQ(ColumnsWith(records, "expenditure", "8.00"), "operating");
  EXPECT_EQ(ColumnsWith(records, "expenditure", "3.00"), "affiliated_subsidy");
}

}  // namespace
}  // namespace gongkai
