// Forms in text that lost its columns. Each case is a small disclosure as a converter leaves it, and the
// facts that it must give; invented figures.
#include <gtest/gtest.h>

#include <algorithm>

#include "corpus/process.h"

namespace gongkai {
namespace {

const Normalizer& TheNormalizer() {
  static const Normalizer normalizer(Catalogue::BuiltIn());
  return normalizer;
}

std::string Say(const Records& records, const std::string& form) {
  std::string out;
  for (const FactRecord& f : records.facts) {
    if (f.form != form || !f.amount) continue;
    out += (f.side ? *f.side + " " : "") + (f.code ? *f.code + " " : "") + f.name + " " + f.measure + " " +
           *f.amount + (f.confidence < 0.5 ? " ?" : "") + "\n";
  }
  return out;
}

constexpr const char* kSummary =
    "收入支出决算总表\n公开01表\n单位：万元\n收入 支出\n项目 行次 决算数 项目 行次 决算数\n栏次 1 栏次 2\n"
    "一、一般公共预算财政拨款收入 1 90.00 一、一般公共服务支出 31 95.50\n"
    "二、政府性基金预算财政拨款收入 2 二、外交支出 32\n"
    "八、其他收入 8 5.50 三、国防支出 33\n"
    "本年收入合计 27 95.50 本年支出合计 57 95.50\n总计 30 95.50 总计 60 95.50\n\n注：本表反映总收支。\n";

TEST(TextForms, ColumnsOfIncomeFollowFromTheSummary) {
  const std::string text =
      std::string(kSummary) +
      "收入决算表\n公开02表\n单位：万元\n项目\n本年收入合计 财政拨款收入 上级补助收入 事业收入 经营收入\n"
      "附属单位上\n缴收入\n其他收入\n科目代码 科目名称\n栏次 1 2 3 4 5 6 7\n"
      "合计 95.50 90.00 5.50\n201 一般公共服务支出 95.50 90.00 5.50\n20103 政府办公厅（室）及\n相关机构事务\n"
      "95.50 90.00 5.50\n2010301 行政运行 90.00 90.00\n2010399 其他支出 5.50 5.50\n注：本表反映收入。\n";
  const Records got = ProcessBytes(text, "a.txt", TheNormalizer());
  EXPECT_EQ(Say(got, "income"),
            "合计 total 95.50\n合计 fiscal_appropriation 90.00\n合计 other 5.50\n"
            "201 一般公共服务支出 total 95.50\n201 一般公共服务支出 fiscal_appropriation 90.00\n201 "
            "一般公共服务支出 other 5.50\n"
            "20103 政府办公厅（室）及相关机构事务 total 95.50\n20103 政府办公厅（室）及相关机构事务 "
            "fiscal_appropriation 90.00\n"
            "20103 政府办公厅（室）及相关机构事务 other 5.50\n"
            "2010301 行政运行 total 90.00\n2010301 行政运行 fiscal_appropriation 90.00\n"
            "2010399 其他支出 total 5.50\n2010399 其他支出 other 5.50\n");
}

// Programs that sort words by their lines print the halves of two headings side by side.
TEST(TextForms, AHeadingBrokenBesideAnotherIsAColumn) {
  const std::string text =
      "收入支出决算总表\n公开01表\n单位：万元\n收入 支出\n项目 行次 决算数 项目 行次 决算数\n"
      "一、一般公共预算财政拨款收入 1 90.00 一、一般公共服务支出 31 95.50\n七、附属单位上缴收入 7 3.50\n"
      "八、其他收入 8 2.00 三、国防支出 33\n本年收入合计 27 95.50 本年支出合计 57 95.50\n"
      "总计 30 95.50 总计 60 95.50\n"
      "收入决算表\n公开02表\n单位：万元\n项 目 附属单位上缴 其他收\n"
      "本年收入合计 财政拨款收入 事业收入\n科目代码 科目名称 收入 入\n"
      "类 款 项 合 计 95.50 90.00 3.50 2.00\n201 一般公共服务支出 95.50 90.00 3.50 2.00\n"
      "201 03 政府办公厅 95.50 90.00 3.50 2.00\n201 03 01 行政运行 95.50 90.00 3.50 "
      "2.00\n注：本表反映收入。\n";
  const std::string got = Say(ProcessBytes(text, "a.txt", TheNormalizer()), "income");
  EXPECT_NE(got.find("合计 affiliated_remittance 3.50\n合计 other 2.00\n"), std::string::npos) << got;
}

TEST(TextForms, WhatNothingDecidesIsMarked) {
  // No other form says whether 10.00 is 基本支出 or 项目支出.
  const std::string text =
      "一般公共预算财政拨款支出决算表\n公开05表\n单位：万元\n项目 本年支出\n科目代码 科目名称 小计 基本支出 "
      "项目支出\n栏次 1 2 3\n"
      "合计 10.00 10.00\n201 一般公共服务支出 10.00 10.00\n注：本表反映支出。\n";
  const Records got = ProcessBytes(text, "a.txt", TheNormalizer());
  ASSERT_EQ(got.facts.size(), 6u);
  for (const FactRecord& fact : got.facts)
    EXPECT_LT(fact.confidence, 0.5) << fact.name << " " << fact.measure;
}

TEST(TextForms, BlocksOfOneLineAreTakenApart) {
  const std::string text =
      "一般公共预算财政拨款基本支出决算表\n公开06表\n单位：万元\n科目代码 科目名称 决算数 科目代码 科目名称 "
      "决算数\n"
      "301 工资福利支出 30.00 302 商品和服务支出 5.00\n30101 基本工资 20.00 30201 办公费\n"
      "30102 津贴补贴 10.00 30202 印刷费 5.00\n30103\n奖金\n人员经费合计 30.00 公用经费合计 "
      "5.00\n注：明细。\n";
  const Records got = ProcessBytes(text, "a.txt", TheNormalizer());
  EXPECT_EQ(Say(got, "general_budget_basic_expenditure"),
            "301 工资福利支出 final 30.00\n302 商品和服务支出 final 5.00\n30101 基本工资 final 20.00\n"
            "30102 津贴补贴 final 10.00\n30202 印刷费 final 5.00\n人员经费合计 final 30.00\n公用经费合计 "
            "final 5.00\n");
  EXPECT_TRUE(std::any_of(got.facts.begin(), got.facts.end(), [](const FactRecord& f) {
    return f.code == "30103" && f.name == "奖金" && !f.amount;
  }));
}

TEST(TextForms, ThreePublicItemsFollowFromTheirSums) {
  const std::string text =
      "财政拨款“三公”经费支出决算表\n公开07表\n单位：万元\n预算数 决算数\n合计 因公出国（境）费 "
      "公务用车购置及运行维护费 公务接待费\n"
      "小计 公务用车购置费 公务用车运行维护费\n1 2 3 4 5 6 7 8 9 10 11 12\n9.00 3.00 4.00 4.00 2.00 7.00 "
      "3.00 4.00 4.00\n注：本表。\n";
  const Records got = ProcessBytes(text, "a.txt", TheNormalizer());
  // 4.00 may be 购置 or 运行维护: the sum allows both, so nothing of the form is certain.
  const std::string said = Say(got, "three_public");
  EXPECT_NE(said.find("合计 budget 9.00"), std::string::npos) << said;
  EXPECT_EQ(said.find(".00\n"), std::string::npos) << said;
}

TEST(TextForms, ThousandsOfOneLineOfItemsMayStandApart) {
  const std::string head =
      "财政拨款“三公”经费支出决算表\n公开07表\n单位：元\n合计 因公出国（境）费 公务用车购置及运行维护费 "
      "公务接待费\n小计 公务用车购置费 公务用车运行维护费\n预算数 决算数 预算数 决算数 预算数 决算数 预算数 "
      "决算数 "
      "预算数 决算数 预算数 决算数\n";
  const std::string foot = "\n注：本表反映三公经费。\n";
  EXPECT_EQ(Say(ProcessBytes(head +
                                 "13 977.17 12 113.62 71.15 0.00 13 815.52 12 113.62 79.44 0.00 13 736.08 12 "
                                 "113.62 90.50 0.00" +
                                 foot,
                             "a.txt", TheNormalizer()),
                "three_public"),
            "合计 budget 13977.17\n合计 final 12113.62\n因公出国（境）费 budget 71.15\n因公出国（境）费 "
            "final 0.00\n"
            "公务用车购置及运行维护费 budget 13815.52\n公务用车购置及运行维护费 final 12113.62\n"
            "公务用车购置费 budget 79.44\n公务用车购置费 final 0.00\n"
            "公务用车运行维护费 budget 13736.08\n公务用车运行维护费 final 12113.62\n"
            "公务接待费 budget 90.50\n公务接待费 final 0.00\n");
  // Without as many amounts as columns 13 may be another figure: nothing of the form is certain.
  const std::string open = Say(
      ProcessBytes(head + "13 977.17 12 113.62 71.15 0.00" + foot, "a.txt", TheNormalizer()), "three_public");
  EXPECT_NE(open.find(" ?\n"), std::string::npos) << open;
  EXPECT_EQ(std::count(open.begin(), open.end(), '?'), std::count(open.begin(), open.end(), '\n')) << open;
}

TEST(TextForms, LinesProveTheirFacts) {
  const Records got = ProcessBytes(kSummary, "a.txt", TheNormalizer());
  for (const FactRecord& fact : got.facts) {
    if (fact.name != "本年收入合计") continue;
    EXPECT_EQ(fact.place.line_first, 10);
    EXPECT_FALSE(fact.place.box.has_value());
  }
  ASSERT_EQ(got.tables.size() >= 1, true);
  EXPECT_EQ(got.tables[0].method, "linear");
  EXPECT_EQ(got.tables[0].line_first, 1);
}

}  // namespace
}  // namespace gongkai
