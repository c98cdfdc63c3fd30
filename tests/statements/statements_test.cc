// Sentences of invented agencies, and what they assert.
#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "normalize/forms/catalogue.h"
#include "normalize/statements/extract.h"

namespace gongkai {
namespace {

const StatementReader& Reader() {
  static const StatementReader* const reader = new StatementReader(Catalogue::BuiltIn().statements());
  return *reader;
}

// A text file of these lines.
Flow TextFlow(const std::vector<std::string>& lines) {
  Flow flow;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].empty()) continue;
    FlowItem item;
    item.page = 1;
    item.line.text = lines[i];
    item.line.place.line_first = item.line.place.line_last = static_cast<int>(i) + 1;
    flow.push_back(std::move(item));
  }
  return flow;
}

std::vector<StatementRecord> Read(const std::vector<std::string>& lines) {
  DocumentRecord document;
  document.doc_id = std::string(64, '0');
  document.fiscal_year = 2023;
  return Reader().Read(TextFlow(lines), {}, document);
}

// "subject measure[+-] amount unit <base", one line for each statement.
std::string Show(const std::vector<StatementRecord>& statements) {
  std::string out;
  for (const StatementRecord& s : statements) {
    if (!out.empty()) out += '\n';
    out += s.subject.value_or("?") + " " + s.measure;
    if (s.direction) out += *s.direction == "increase" ? "+" : "-";
    out += " " + s.amount + s.unit.value_or("");
    if (s.base) out += " <" + *s.base;
  }
  return out;
}

struct Case {
  const char* sentence;
  const char* expected;
};

const Case kCases[] = {
    // Totals.
    {"2023年度收入总计、支出总计均为1,234.56万元。", "收入总计、支出总计 final 1234.56万元"},
    {"东岭市林业局2023年度收入支出总计88.10万元。", "收入支出总计 final 88.10万元"},
    {"与上年相比，收入总计、支出总计均减少20.5万元，下降1.63%。",
     "收入总计、支出总计 change- 20.5万元 <上年\n收入总计、支出总计 change_rate- 1.63% <上年"},
    {"与2022年度相比，收、支总计各增加3万元，增长0.2%，主要是人员增加。",
     "收、支总计 change+ 3万元 <上年\n收、支总计 change_rate+ 0.2% <上年"},
    {"与2019年度相比，支出合计增加3万元。", "支出合计 change+ 3万元 <2019年度"},
    {"收入合计较去年减少8.51万元，0.8%。",
     "收入合计 change- 8.51万元 <上年\n收入合计 change_rate- 0.8% <上年"},
    // What a figure is compared with is no subject.
    {"机关运行经费支出151.48万元，比年初预算数9.25万元，增加了1637.62%。",
     "机关运行经费支出 final 151.48万元\n机关运行经费支出 initial_budget 9.25万元\n"
     "机关运行经费支出 change_rate+ 1637.62% <年初预算数"},
    // Parts of a whole.
    {"本年收入合计100万元，其中：财政拨款收入99万元，占99%；其他收入1万元，占1%。",
     "本年收入合计 final 100万元\n财政拨款收入 final 99万元\n财政拨款收入 share 99% <本年收入合计\n"
     "其他收入 final 1万元\n其他收入 share 1% <本年收入合计"},
    {"事业收入0万元，占本年收入0%；", "事业收入 final 0万元\n事业收入 share 0% <本年收入"},
    {"一般公共预算财政拨款支出50万元，占本年支出合计的47.62%。",
     "一般公共预算财政拨款支出 final 50万元\n一般公共预算财政拨款支出 share 47.62% <本年支出合计"},
    {"财政拨款支出50万元，主要用于以下方面：教育支出（类）30万元，占60%；住房保障支出（类）20万元，占40%。",
     "财政拨款支出 final 50万元\n教育支出（类） final 30万元\n教育支出（类） share 60% <财政拨款支出\n"
     "住房保障支出（类） final 20万元\n住房保障支出（类） share 40% <财政拨款支出"},
    {"货物采购授予中小企业合同金额占政府采购货物支出合同的35%。",
     "货物采购授予中小企业合同金额 share 35% <政府采购货物支出合同"},
    // Budget and final account.
    {"项目支出年初预算为10万元，全年预算为12.50万元，支出决算为12万元，完成年初预算的120%。",
     "项目支出 initial_budget 10万元\n项目支出 full_year_budget 12.50万元\n项目支出 final 12万元\n"
     "项目支出 completion_rate 120% <年初预算"},
    {"1.农林水支出（类）林业和草原（款）行政运行（项）。年初预算7万元，支出决算6万元，完成年初预算的85.71%。",
     "农林水支出（类）林业和草原（款）行政运行（项） initial_budget 7万元\n"
     "农林水支出（类）林业和草原（款）行政运行（项） final 6万元\n"
     "农林水支出（类）林业和草原（款）行政运行（项） completion_rate 85.71% <年初预算"},
    {"2023年度财政拨款安排公务接待费预算5.20万元，支出决算3.90万元，完成预算的75.00%，决算数较预算数减少1."
     "30万元。",
     "公务接待费 budget 5.20万元\n公务接待费 final 3.90万元\n公务接待费 completion_rate 75.00% <预算\n"
     "公务接待费 change- 1.30万元 <预算数"},
    {"会议费支出预算为5万元，支出决算为5万元，完成预算的100%，比年初预算增加1万元。",
     "会议费 budget 5万元\n会议费 final 5万元\n会议费 completion_rate 100% <预算\n会议费 change+ 1万元 "
     "<年初预算"},
    {"造林项目全年预算数40万元，执行数30万元，预算执行率75%。",
     "造林项目 full_year_budget 40万元\n造林项目 final 30万元\n造林项目 completion_rate 75% <全年预算"},
    {"公务用车购置费较上年增加(减少)0万元，增长(下降)0%。",
     "公务用车购置费 change 0万元 <上年\n公务用车购置费 change_rate 0% <上年"},
    {"机关运行经费支出比上年增长-3.2%。", "机关运行经费支出 change_rate- 3.2% <上年"},
    // Lists, and units that were left out.
    {"人员经费30万元，主要包括：基本工资20万元、奖金9.92万元、退休费0.08。",
     "人员经费 final 30万元\n基本工资 final 20万元\n奖金 final 9.92万元\n退休费 final 0.08"},
    {"部门整体支出自评得分96，全年预算数9万元。",
     "部门整体支出自评得分 score 96\n部门整体支出自评得分 full_year_budget 9万元"},
    {"支出总计比上年增长 11.84。", "支出总计 change_rate+ 11.84 <上年"},
    {"在建工程1项500万元。", "在建工程 count 1项\n在建工程 other 500万元"},
    // Counts.
    {"共有车辆3辆，其中：执法执勤用车2辆、其他用车1辆。",
     "车辆 count 3辆\n执法执勤用车 count 2辆\n其他用车 count 1辆"},
    {"单价100万元（含）以上设备（不含车辆）2台（套）。",
     "单价100万元（含）以上设备（不含车辆） count 2台（套）"},
    {"共接待国内来访团组14个，来宾518人次。", "接待国内来访团组 count 14个\n来宾 count 518人次"},
    {"全市6个街道、92个社区接入专网，共98条专网线路。",
     "街道 count 6个\n社区 count 92个\n专网线路 count 98条"},
    {"受理业务近3万件，处理咨询留言1264余件，采购总额达1900余万元。",
     "受理业务 count 3万件\n处理咨询留言 count 1264件\n采购总额 final 1900万元"},
    {"检查覆盖3.12万家机构，1874.52万群众激活凭证。", "机构 count 3.12万家\n群众 count 1874.52万"},
    {"按补助标准97元/人计算，应补助3920万元。", "按补助标准 other 97元/人\n应补助 final 3920万元"},
    {"房屋12077.16平方米；土地3亩。", "房屋 count 12077.16平方米\n土地 count 3亩"},
    {"共查处违规行为412起，2个预算单位开展了自查。", "查处违规行为 count 412起\n预算单位 count 2个"},
    // Scores.
    {"综合得分为81.25分，综合评价等级为“中”。", "综合得分 score 81.25分"},
    {"(1)目标合理性，分值4分，得3.5分。", "分值 other 4分\n目标合理性 score 3.5分"},
    // Ways of writing a number.
    {"支出合计１，２３４．５０万元，占９８％。", "支出合计 final 1234.50万元\n支出合计 share 98%"},
    {"支出合计1，234.50万元。", "支出合计 final 1234.50万元"},
    {"支出合计为 2 718.36 万元。", "支出合计 final 2718.36万元"},
    {"支出合计0.5亿元，增长百分之三点五，比例提高2个百分点。",
     "支出合计 final 0.5亿元\n支出合计 change_rate+ 3.5%\n支出合计 change_rate+ 2个百分点"},
    {"参保率达百分之95，满意度96％。", "参保率 other 95%\n满意度 other 96%"},
    // What asserts nothing.
    {"2023年12月31日，根据《管理办法（2021版）》（财发〔2019〕21号）第3条执行，见第2次会议。", ""},
    {"拨打12345热线，或致电（029）55512345，邮编710000。", ""},
    {"空气中PM2.5浓度，5G网络，2020-2022年规划。", ""},
    {"按照80%-60%、60%-0%合理确定分值。", ""},
    {"资金到位率=实际到位/预算×100%，得4*81.25%=3.25。", ""},
    {"单位价值50万元以上设备，无。", ""},
    {"历时3年，2022年完成，效果大于2年。", "历时 other 3年\n效果 other 2年"},
};

TEST(Statements, SentencesSayWhatTheySay) {
  for (const Case& c : kCases) EXPECT_EQ(Show(Read({c.sentence})), c.expected) << c.sentence;
}

TEST(Statements, RecordsHoldTheContract) {
  auto statements =
      Read({"第三部分 决算情况说明", "一、支出决算情况说明", "2023年度支出 合计1,234.56 万元，下降 3％。"});
  ASSERT_EQ(statements.size(), 2u);
  const StatementRecord& total = statements[0];
  EXPECT_EQ(total.section, "第三部分决算情况说明/一、支出决算情况说明");
  EXPECT_EQ(total.amount_fen, 1234560000);
  EXPECT_EQ(total.raw, "2023年度支出合计1,234.56万元，下降3％。");
  EXPECT_EQ(total.place.line_first, 3);
  EXPECT_EQ(total.place.page, 0);
  EXPECT_FALSE(total.direction);
  EXPECT_FALSE(statements[1].amount_fen);
  EXPECT_EQ(statements[1].direction, "decrease");
  EXPECT_NE(total.statement_id, statements[1].statement_id);
  EXPECT_EQ(Read({"支出合计1万元。"})[0].statement_id, Read({"支出合计1万元。"})[0].statement_id);
}

TEST(Statements, HeadingsNameWhatASentenceLeavesOut) {
  auto statements = Read({"十、机关运行经费支出情况说明", "预算数为5万元，支出决算为4万元。"});
  EXPECT_EQ(Show(statements), "机关运行经费支出 budget 5万元\n机关运行经费支出 final 4万元");
  // A list inside a chapter stays inside of it, and the next chapter is no part of the list.
  statements =
      Read({"十三、预算绩效情况说明", "（二）项目绩效自评结果。", "一、造林项目：全年预算数为40万元。",
            "二、护林项目：全年预算数为20万元。", "十四、其他说明", "共有车辆1辆。"});
  ASSERT_EQ(statements.size(), 3u);
  EXPECT_EQ(statements[1].section, "十三、预算绩效情况说明/（二）项目绩效自评结果");
  EXPECT_EQ(statements[2].section, "十四、其他说明");
}

TEST(Statements, ExplanationsOfWordsAreSkipped) {
  EXPECT_EQ(Show(Read({"第四部分 名词解释", "1.住房公积金：缴存比例为12%，由单位缴纳。"})), "");
  EXPECT_EQ(Show(Read({"注：本表金额1万元以下，四舍五入。"})), "");
}

// Bounded work, whatever the text: one line of a million figures, a million brackets, digits without end.
TEST(Statements, HostileTextIsReadInTime) {
  auto begin = std::chrono::steady_clock::now();
  std::string figures, brackets, digits(1000000, '7'), words;
  for (int i = 0; i < 100000; ++i) figures += "支出1万元，";
  for (int i = 0; i < 300000; ++i) brackets += "《（占";
  for (int i = 0; i < 300000; ++i) words += "增加";
  std::vector<std::string> many;
  for (int i = 0; i < 20000; ++i) many.push_back("一、预算");
  Read({figures});
  Read({brackets + "1%。"});
  Read({digits + "万元。"});
  Read({words + "1万元。"});
  Read(many);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
}

}  // namespace
}  // namespace gongkai
