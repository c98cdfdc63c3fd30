// A title that stands over the table of another form. Invented figures.
#include <gtest/gtest.h>

#include <string>

#include "corpus/process.h"
#include "normalize/solve/verify.h"

namespace gongkai {
namespace {

bool IsSure(const std::string& text, const std::string& form) {
  static const Normalizer normalizer(Catalogue::BuiltIn());
  const Records records = ProcessBytes(text, "a.txt", normalizer);
  for (const TableRecord& table : records.tables)
    if (table.form == form) return table.confidence >= kTrustworthy;
  return false;
}

struct Case {
  const char* what;
  const char* form;
  const char* text;
  bool sure;
};

TEST(AnotherTitle, FormsWithTheColumnsOrCodesOfAnotherAreMarked) {
  const Case cases[] = {
      {"its own columns", "expenditure",
       "支出决算表\n单位：万元\n项目\n科目编码 科目名称\n本年支出合计 基本支出 项目支出\n合计 3.00 1.00 "
       "2.00\n"
       "201 一般公共服务支出 3.00 1.00 2.00\n20103 政府办公厅及相关机构事务 3.00 1.00 2.00\n"
       "2010301 行政运行 3.00 1.00 2.00\n",
       true},
      {"columns of the expenditure", "income",
       "收入决算表\n单位：万元\n项目\n科目编码 科目名称\n本年支出合计 基本支出 项目支出\n合计 3.00 1.00 "
       "2.00\n"
       "201 一般公共服务支出 3.00 1.00 2.00\n20103 政府办公厅及相关机构事务 3.00 1.00 2.00\n"
       "2010301 行政运行 3.00 1.00 2.00\n",
       false},
      {"economic classes", "general_budget_basic_expenditure",
       "一般公共预算财政拨款基本支出决算表\n单位：万元\n科目编码 科目名称 金额\n301 工资福利支出 3.00\n"
       "30101 基本工资 3.00\n人员经费合计 3.00\n",
       true},
      {"functional classes", "general_budget_basic_expenditure",
       "一般公共预算财政拨款基本支出决算表\n单位：万元\n科目编码 科目名称 金额\n合计 3.00\n"
       "210 卫生健康支出 3.00\n21004 公共卫生 3.00\n2100409 重大公共卫生服务 3.00\n",
       false},
  };
  for (const Case& c : cases) EXPECT_EQ(IsSure(c.text, c.form), c.sure) << c.what;
}

// 合计 heads a column; the amounts below it were taken for headings.
TEST(AnotherTitle, AFormThatPrintsAmountsIsNotSurelyBlank) {
  EXPECT_FALSE(
      IsSure("                                        财政拨款“三公”经费支出决算表\n"
             "部门：某市某局                                                                                 "
             "                 （金额单位：万元）\n"
             "\n"
             "                                                    财政拨款“三公”经费\n"
             "\n"
             "                                                          公务用车购置及运行维护费\n"
             "                                      因公出国\n"
             "                       合计                                                                    "
             "公务接待费\n"
             "                                      （境）费                       公务用车购置         "
             "公务用车运行\n"
             "                                                     小计\n"
             "                                                                    费             维护费\n"
             "\n"
             "                   预算数 决算数 预算数 决算数 预算数 决算数 预算数 决算数 预算数 决算数 "
             "预算数 决算数\n",
             "three_public"));
}

// 公 is a piece of a watermark: the row is 总计, which is lost under that name.
TEST(AnotherTitle, ATotalWithACharacterInItsNameIsMarked) {
  for (const bool mark : {false, true}) {
    const std::string total = mark ? "总公计" : "总计";
    const std::string text =
        "                          收入支出决算总表\n                                                  "
        "单位：万元\n"
        "        收入                                      支出\n"
        "项目                  决算数           项目                  决算数\n"
        "一、一般公共预算财政拨款收入      3.00      一、一般公共服务支出          3.00\n"
        "本年收入合计                    3.00      本年支出合计                  3.00\n"
        "总计                            3.00      " +
        total + "                        3.00\n";
    EXPECT_EQ(IsSure(text, "income_expenditure_summary"), !mark);
  }
}

}  // namespace
}  // namespace gongkai
