// Delimited tables that lost what names their rows: the amounts may be right and the sums hold, and still
// nobody knows whose they are.
#include "normalize/forms/lost_keys.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "corpus/process.h"
#include "normalize/solve/verify.h"

namespace gongkai {
namespace {

// The names of the rows with facts of the form, "?" behind those that are doubted.
std::string Rows(const std::string& text, const std::string& form) {
  static const Normalizer normalizer(Catalogue::BuiltIn());
  std::string out, last;
  for (const FactRecord& fact : ProcessBytes(text, "a.txt", normalizer).facts) {
    if (fact.form != form) continue;
    const std::string row = fact.code.value_or("") + fact.name + (fact.confidence < kTrustworthy ? "?" : "");
    if (row != last) out += row + " ";
    last = row;
  }
  return out;
}

std::string Expenditure(const std::string& rows) {
  return "支出决算表\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n" + rows;
}

TEST(LostKeys, RowsWithoutCodesAreDoubted) {
  const std::string whole =
      "\t合计\t9.00\t9.00\t\n201\t一般公共服务支出\t9.00\t9.00\t\n20106\t财政事务\t9.00\t9.00\t\n";
  EXPECT_EQ(Rows(Expenditure(whole), "expenditure"), "合计 201一般公共服务支出 20106财政事务 ");
  const std::string lost =
      "\t合计\t9.00\t9.00\t\n\t一般公共服务支出\t9.00\t9.00\t\n\t财政事务\t9.00\t9.00\t\n";
  EXPECT_EQ(Rows(Expenditure(lost), "expenditure"), "合计 一般公共服务支出? 财政事务? ");
}

std::string Summary(const std::string& rows) {
  return "收入支出决算总表\n单位：万元\n收入\t\t支出\t\n项目\t决算数\t项目\t决算数\n" + rows +
         "本年收入合计\t9.00\t本年支出合计\t9.00\n总计\t9.00\t总计\t9.00\n";
}

TEST(LostKeys, PartsOfNamesAreDoubted) {
  EXPECT_EQ(Rows(Summary("一、一般公共预算财政拨款\t9.00\t一、一般公共服务支出\t9.00\n收入\t\t\t\n"),
                 "income_expenditure_summary"),
            "一、一般公共预算财政拨款? 一、一般公共服务支出 收入? 本年收入合计 本年支出合计 总计 ");
  EXPECT_EQ(Rows(Summary("八、其他收入\t9.00\t算一、一般公共服务支出\t9.00\n"), "income_expenditure_summary"),
            "八、其他收入 算一、一般公共服务支出? 本年收入合计 本年支出合计 总计 ");
}

TEST(LostKeys, NamesWithACharacterOfAWatermarkInThemAreDoubted) {
  EXPECT_EQ(
      Rows(Summary("八、其他收入\t9.00\t八、社会保障和公就业支出\t9.00\n"), "income_expenditure_summary"),
      "八、其他收入 八、社会保障和公就业支出? 本年收入合计 本年支出合计 总计 ");
  EXPECT_EQ(
      Rows(Summary("八、其他收入\t9.00\t一、一般公共服务支出\t9.00\n年初结转和结算\t0.00\t结余分配\t0.00\n"),
           "income_expenditure_summary"),
      "八、其他收入 一、一般公共服务支出 年初结转和结算? 结余分配 本年收入合计 本年支出合计 总计 ");
}

TEST(LostKeys, WholeNumbersAmongDecimalsAreDoubted) {
  const std::string text =
      "财政拨款“三公”经费支出决算表\n单位：万元\n项目\t预算数\t决算数\n合计\t9.00\t8.00\n因公出国（境）费\t1."
      "00\t\n"
      "公务用车购置及运行维护费\t6.00\t6.00\n公务接待费\t2.00\t2.00\n会议费\t3\t1.00\n";
  EXPECT_NE(Rows(text, "three_public").find("会议费? 会议费 "), std::string::npos)
      << Rows(text, "three_public");
}

TEST(LostKeys, BlankCellsBesideAmountsWithoutARowAreDoubted) {
  const std::string rows =
      "\t合计\t9.00\t9.00\t\n201\t一般公共服务支出\t9.00\t9.00\t\n20106\t财政事务\t\t\t\n\t\t9.00\t9.00\t\n";
  EXPECT_EQ(Rows(Expenditure(rows), "expenditure"),
            "合计 合计? 201一般公共服务支出 201一般公共服务支出? 20106财政事务? ");
}

}  // namespace
}  // namespace gongkai
