// Forms in text laid out with blanks, as pdftotext -layout leaves them: amounts set above their row, labels
// and codes broken over lines. Invented figures.
#include <gtest/gtest.h>

#include <string>

#include "corpus/process.h"

namespace gongkai {
namespace {

// The amounts of a form, and its rows without any.
std::string Said(const std::string& text, const std::string& form) {
  static const Normalizer normalizer(Catalogue::BuiltIn());
  const Records records = ProcessBytes(text, "a.txt", normalizer);
  std::string out;
  for (const FactRecord& f : records.facts)
    if (f.form == form && f.amount)
      out += f.code.value_or("") + f.name + " " + f.measure + " " + *f.amount + "\n";
  return out;
}

TEST(LaidOut, AmountsSetAboveTheirRowBelongToIt) {
  EXPECT_EQ(
      Said("                      支出决算表\n"
           "                                                       单位：万元\n"
           "              项目\n"
           "                          本年支出合计     基本支出      项目支出\n"
           "   科目编码       科目名称\n"
           "                                          20.00       10.00\n"
           "                           30.00\n"
           " 类    款   项\n"
           "                合计\n"
           "                                          15.00       10.00\n"
           "201           一般公共服务支出        25.00\n"
           "              社会保障和就          5.00         5.00\n"
           "208\n"
           "              业支出\n"
           "注：本表反映支出。\n",
           "expenditure"),
      "合计 total 30.00\n合计 basic 20.00\n合计 project 10.00\n"
      "201一般公共服务支出 total 25.00\n201一般公共服务支出 basic 15.00\n201一般公共服务支出 project 10.00\n"
      "208社会保障和就业支出 total 5.00\n208社会保障和就业支出 basic 5.00\n");
}

// The end of a name stands beside its code, its beginning above: nearer to it than to the row before.
TEST(LaidOut, NamesBrokenAboveTheirCodeBelongToIt) {
  const std::string head =
      "                                         支出决算表\n"
      "                                                                       单位：元\n"
      "科目代码          科目名称     本年支出合计         基本支出         项目支出\n";
  const struct {
    const char *name, *rows, *expected;
  } cases[] = {
      {"ends beside the codes",
       "201            教育支出       4,798.22 2,165.22 2,633.00\n"
       "\n"
       "20106          财政事务       4,798.22 2,165.22 2,633.00\n"
       "\n"
       "2010601        行政运行 2,165.22 2,165.22\n"
       "\n"
       "               一般行政\n"
       "2010602        管理事务         2,633.00                 2,633.00\n",
       "201 教育支出\n20106 财政事务\n2010601 行政运行\n2010602 一般行政管理事务\n"},
      {"beginnings beside the codes",
       "201            一般公共服务     4,798.22 2,165.22 2,633.00\n"
       "               支出\n"
       "\n"
       "20106          财政事务       4,798.22 2,165.22 2,633.00\n"
       "\n"
       "2010601        行政运行 2,165.22 2,165.22\n"
       "\n"
       "2010602        一般行政         2,633.00                 2,633.00\n"
       "               管理事务\n",
       "201 一般公共服务支出\n20106 财政事务\n2010601 行政运行\n2010602 一般行政管理事务\n"},
  };
  static const Normalizer normalizer(Catalogue::BuiltIn());
  for (const auto& c : cases) {
    const Records records = ProcessBytes(head + c.rows, "a.txt", normalizer);
    std::string names;
    for (const FactRecord& f : records.facts)
      if (f.form == "expenditure" && f.measure == "total") names += f.code.value_or("") + " " + f.name + "\n";
    EXPECT_EQ(names, c.expected) << c.name;
  }
}

// A row of basic expenditure without an amount ends at its line: what follows begins the next name.
TEST(LaidOut, NamesBelowARowWithoutAmountsMayBeThoseOfTheNext) {
  static const Normalizer normalizer(Catalogue::BuiltIn());
  const Records records = ProcessBytes(
      "                 一般公共预算财政拨款基本支出决算表\n"
      "                                                        单位：万元\n"
      "经济分类科目编码   科目名称                    决算数\n"
      "301              工资福利支出                 30.00\n"
      "30101            基本工资                     10.00\n"
      "30107            绩效工资\n"
      "                 机关事业单位基本\n"
      "30108            养老保险缴费                 20.00\n"
      "                 合计                         30.00\n",
      "a.txt", normalizer);
  std::string names;
  for (const FactRecord& f : records.facts)
    if (f.code) names += *f.code + " " + f.name + "\n";
  EXPECT_EQ(names, "301 工资福利支出\n30101 基本工资\n30107 绩效工资\n30108 机关事业单位基本养老保险缴费\n");
}

// Rows 205 and 208 have each other's amounts. Read column by column, the sums would hold.
TEST(LaidOut, TwoRowsThatArePrintedExchangedStayAsTheyArePrinted) {
  static const Normalizer normalizer(Catalogue::BuiltIn());
  const Records records = ProcessBytes(
      "某某市水利局2023年度部门决算\n"
      "\n"
      "                                  支出决算表\n"
      "                                                                                  公开03表\n"
      "部门：某某市水利局                                                                  单位：万元\n"
      "科目编码      科目名称                         本年支出合计    基本支出    项目支出\n"
      "              合计                                   1,000.00      600.00      400.00\n"
      "205           教育支出                                  120.00      120.00\n"
      "20508         进修及培训                                30.00       30.00\n"
      "2050803       培训支出                                  30.00       30.00\n"
      "208           社会保障和就业支出                       30.00       30.00\n"
      "20805         行政事业单位养老支出                      120.00      120.00\n"
      "2080501       行政单位离退休                            45.67       45.67\n"
      "2080505       机关事业单位基本养老保险缴费支出          74.33       74.33\n"
      "213           农林水支出                               850.00      450.00      400.00\n"
      "21303         水利                                     850.00      450.00      400.00\n"
      "2130301       行政运行                                 450.00      450.00\n"
      "2130304       水利行业业务管理                         400.00                  400.00\n",
      "a.txt", normalizer);
  std::string doubted;
  for (const FactRecord& f : records.facts)
    if (f.form == "expenditure" && f.confidence < 0.5 && f.measure == "total")
      doubted += f.code.value_or("") + " " + f.amount.value_or("") + "\n";
  EXPECT_EQ(doubted, "205 120.00\n208 30.00\n");
}

TEST(LaidOut, CodesOfBlocksInPartsOnTwoLines) {
  EXPECT_EQ(Said("            一般公共预算财政拨款基本支出决算表\n"
                 "                                                     单位：万元\n"
                 " 经济分类                        经济分类\n"
                 " 科目编码     科目名称      决算数   科目编码     科目名称     决算数\n"
                 "301                   30.00   302                  9.00\n"
                 "        工资福利支出                    商品和服务支出\n"
                 "                      20.00                        4.00\n"
                 "301  01                       302\n"
                 "        基本工资                01   办公费\n"
                 "301  02                       302\n"
                 "        津贴补贴                02   印刷费\n"
                 "                      10.00                        5.00\n"
                 "301  03                       302\n"
                 "        奖金                  03   咨询费\n"
                 "                      30.00                        9.00\n"
                 "      人员经费合计                      公用经费合计\n"
                 "注：本表反映基本支出。\n",
                 "general_budget_basic_expenditure"),
            "301工资福利支出 final 30.00\n30101基本工资 final 20.00\n30103奖金 final 10.00\n"
            "302商品和服务支出 final 9.00\n30201办公费 final 4.00\n30203咨询费 final 5.00\n"
            "人员经费合计 final 30.00\n公用经费合计 final 9.00\n");
}

TEST(LaidOut, ThreePublicLabelsBrokenOverLines) {
  EXPECT_EQ(Said("          财政拨款“三公”经费支出决算表\n"
                 "                                                 单位：万元\n"
                 "      项目               预算数             决算数\n"
                 "      合计                 4.77             4.46\n"
                 "1.因公出国（境）费                            0.55\n"
                 "2.公务用车购置及运行维\n"
                 "                         4.09             3.91\n"
                 "护费\n"
                 "其中：（1）公务用车购\n"
                 "                         3.33             3.28\n"
                 "置费\n"
                 "（2）公务用车运行维护\n"
                 "                         0.76             0.63\n"
                 "费\n"
                 "3.公务接待费               0.68\n"
                 "注：本表反映三公经费。\n",
                 "three_public"),
            "合计 budget 4.77\n合计 final 4.46\n因公出国（境）费 final 0.55\n"
            "公务用车购置及运行维护费 budget 4.09\n公务用车购置及运行维护费 final 3.91\n"
            "公务用车购置费 budget 3.33\n公务用车购置费 final 3.28\n"
            "公务用车运行维护费 budget 0.76\n公务用车运行维护费 final 0.63\n公务接待费 budget 0.68\n");
}

}  // namespace
}  // namespace gongkai
