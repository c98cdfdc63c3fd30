#include "normalize/text/quantity.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <vector>

namespace gongkai {
namespace {

std::string Show(const std::optional<Quantity>& quantity) {
  if (!quantity) return "";
  std::string shown = quantity->op + " " + quantity->value;
  if (!quantity->unit.empty()) shown += " " + quantity->unit;
  if (quantity->approximate) shown += " ~";
  return shown;
}

constexpr const char* kText = "";  // no quantity: stays text

struct Case {
  const char* text;
  const char* expected;
};

const Case kCases[] = {
    // The contract's own examples.
    {"≥1亿元", ">= 100000000 元"},
    {"99人", "= 99 人"},
    {"100%", "= 100 %"},
    {"2024年1-12月", kText},
    {"8月底前", kText},
    {"≤预算", kText},
    {"有所下降", kText},
    // Signs of comparison.
    {"≥90%", ">= 90 %"},
    {"≧90%", ">= 90 %"},
    {"⩾90%", ">= 90 %"},
    {">=90%", ">= 90 %"},
    {"=>90%", ">= 90 %"},
    {"＞＝90％", ">= 90 %"},
    {"≤10次", "<= 10 次"},
    {"≦10次", "<= 10 次"},
    {"<=10次", "<= 10 次"},
    {"＞90%", "> 90 %"},
    {"﹥90﹪", "> 90 %"},
    {"＜5天", "< 5 天"},
    {"=100%", "= 100 %"},
    {"＝100%", "= 100 %"},
    {" ≥ 9 5 % ", ">= 95 %"},
    {"≥\n95\n%", ">= 95 %"},
    // Markup left over.
    {"$\\geq 95\\%$", ">= 95 %"},
    {"$\\ge 95 \\%$", ">= 95 %"},
    {"\\geqslant 95\\%", ">= 95 %"},
    {"$\\leq$ 3 天", "<= 3 天"},
    {"&ge;95%", ">= 95 %"},
    {"&le; 5 件", "<= 5 件"},
    {"&gt;90%", "> 90 %"},
    {"<p>≥95%</p>", ">= 95 %"},
    {"**≥95%**", ">= 95 %"},
    {"500m<sup>2</sup>", "= 500 m²"},
    {"500m^{2}", "= 500 m²"},
    {"500m2", "= 500 m2"},
    // Words of comparison.
    {"不低于90%", ">= 90 %"},
    {"不少于3次", ">= 3 次"},
    {"不得低于60分", ">= 60 分"},
    {"大于等于95%", ">= 95 %"},
    {"大于或等于95%", ">= 95 %"},
    {"至少5家", ">= 5 家"},
    {"不高于5%", "<= 5 %"},
    {"不超过100万元", "<= 1000000 元"},
    {"小于等于3天", "<= 3 天"},
    {"未超过100%", "<= 100 %"},
    {"超过80%", "> 80 %"},
    {"大于80%", "> 80 %"},
    {"高于80分", "> 80 分"},
    {"小于5%", "< 5 %"},
    {"低于5%", "< 5 %"},
    {"不足10人", "< 10 人"},
    {"95%以上", ">= 95 %"},
    {"95%及以上", ">= 95 %"},
    {"95%（含）以上", ">= 95 %"},
    {"95%以上（含）", ">= 95 %"},
    {"5%以内", "<= 5 %"},
    {"5%以下", "<= 5 %"},
    {"15个工作日内", "<= 15 个工作日"},
    {"3日内", "<= 3 日"},
    {"控制在5%以内", "<= 5 %"},
    {"控制在100万元以内", "<= 1000000 元"},
    {"不超过5%以内", "<= 5 %"},
    {"达到95%以上", ">= 95 %"},
    {"达到95%", "= 95 %"},
    {"完成100%", "= 100 %"},
    {"100%完成", "= 100 %"},
    {"≥90%以上", ">= 90 %"},
    {"不低于90%以下", kText},  // says both
    {"约95%", "= 95 % ~"},
    {"95%左右", "= 95 % ~"},
    {"大约100人", "= 100 人 ~"},
    {"近3万人", "= 30000 人 ~"},
    {"1000余份", "> 1000 份"},
    {"3万余人次", "> 30000 人次"},
    {"超100%", "> 100 %"},
    // Numbers and scales.
    {"3.54万家", "= 35400 家"},
    {"1.3亿元", "= 130000000 元"},
    {"1.89亿元", "= 189000000 元"},
    {"12万页", "= 120000 页"},
    {"43.6万页", "= 436000 页"},
    {"43.60万页", "= 436000 页"},
    {"435.22万元", "= 4352200 元"},
    {"0.5万元", "= 5000 元"},
    {"0.00001万元", "= 0.1 元"},
    {"1.23456万元", "= 12345.6 元"},
    {"2千元", "= 2000 元"},
    {"3百人", "= 300 人"},
    {"5千万元", "= 50000000 元"},
    {"1.2万亿元", "= 1200000000000 元"},
    {"1亿3000万元", "= 130000000 元"},
    {"2万3千人", "= 23000 人"},
    {"3000万1亿元", kText},
    {"347173人", "= 347173 人"},
    {"12,345.67元", "= 12345.67 元"},
    {"１２，３４５．６７元", "= 12345.67 元"},
    {"≥95.50%", ">= 95.50 %"},
    {"0起", "= 0 起"},
    {"-5%", "= -5 %"},
    {"≥－5%", ">= -5 %"},
    {"5千克", "= 5 千克"},
    {"3千米", "= 3 千米"},
    {"2百分点", "= 2 百分点"},
    {"2个百分点", "= 2 个百分点"},
    {"123456789012345678901234567890元", "= 123456789012345678901234567890 元"},
    // Chinese numerals.
    {"百分之五", "= 5 %"},
    {"百分之九十五点五", "= 95.5 %"},
    {"百分之百", "= 100 %"},
    {"不低于百分之九十", ">= 90 %"},
    {"百分之90以上", ">= 90 %"},
    {"千分之三", "= 3 ‰"},
    {"壹佰贰拾万元整", "= 1200000 元"},
    {"三次", "= 3 次"},
    {"不少于两批次", ">= 2 批次"},
    {"十二个月", "= 12 个月"},
    {"三点五万元", "= 35000 元"},
    {"≥一年", ">= 1 年"},
    {"两万三千人", "= 23000 人"},
    // Units.
    {"≥2", ">= 2"},
    {"≥4", ">= 4"},
    {"95", "= 95"},
    {"559家/年", "= 559 家/年"},
    {"2次/月", "= 2 次/月"},
    {"50元/人/天", "= 50 元/人/天"},
    {"5台（套）", "= 5 台（套）"},
    {"≥5台(套)", ">= 5 台（套）"},
    {"14场次", "= 14 场次"},
    {"≥34万人次", ">= 340000 人次"},
    {"≥1年", ">= 1 年"},
    {"1年", "= 1 年"},
    {"24h", "= 24 h"},
    {"100Mbps", "= 100 Mbps"},
    {"200平方米", "= 200 平方米"},
    {"200㎡", "= 200 ㎡"},
    {"3个工作日", "= 3 个工作日"},
    {"5个医疗机构", "= 5 个医疗机构"},
    {"90分", "= 90 分"},
    {"≥30℃", ">= 30 ℃"},
    {"2倍", "= 2 倍"},
    {"100%（已完成）", "= 100 %"},
    {"≥95%；", ">= 95 %"},
    {"100%。", "= 100 %"},
    // Labels.
    {"智能监控覆盖率≥50%", ">= 50 %"},
    {"足额保障率=100%", "= 100 %"},
    {"科目调整次数≤10次", "<= 10 次"},
    {"满意度：≥95%", ">= 95 %"},
    {"群众满意度不低于90%", ">= 90 %"},
    {"群众满意度达到95%以上", ">= 95 %"},
    {"覆盖率100%", "= 100 %"},
    {"满意度达95%", "= 95 %"},
    {"参保人数34万人", "= 340000 人"},
    {"2022年覆盖率≥95%", ">= 95 %"},
    {"总投资不超过100万元", "<= 1000000 元"},
    {"每年≥2次", ">= 2 次"},
    // Dates stay text.
    {"2022年", kText},
    {"2022年度", kText},
    {"2022", kText},
    {"2022.12", kText},
    {"2022-12-31", kText},
    {"2022/12/31", kText},
    {"≥2022年", kText},
    {"4月", kText},
    {"12月", kText},
    {"31日", kText},
    {"12月底前", kText},
    {"12月底前完成", kText},
    {"12月31日前", kText},
    {"2024年12月\n31日前", kText},
    {"≤2022年12月", kText},
    {"1-12月", kText},
    {"4季度", kText},
    {"第4季度", kText},
    {"二〇二二年", kText},
    {"十二月底前", kText},
    {"年底前", kText},
    {"十四五", kText},
    {"5天前", kText},
    {"9:30", kText},
    // Ranges and several numbers stay text.
    {"95%-100%", kText},
    {"95～98%", kText},
    {"3至5次", kText},
    {"3—5次", kText},
    {"80%≤X<90%", kText},
    {"≥80%且≤90%", kText},
    {"1次；2次", kText},
    {"12家，覆盖率100%", kText},
    {"7×24小时", kText},
    {"1:3", kText},
    {"5/10", kText},
    {"三五百人", kText},
    {"1,2项", kText},
    // Words stay text.
    {"", kText},
    {" ", kText},
    {"-", kText},
    {"/", kText},
    {"≥", kText},
    {"%", kText},
    {"元", kText},
    {"≤预算数", kText},
    {"<预算", kText},
    {"≥上年", kText},
    {"效果明显", kText},
    {"达成预期指标", kText},
    {"≥100百分比", kText},
    {"全覆盖", kText},
    {"一般", kText},
    {"一次性完成", kText},
    {"十分满意", kText},
    {"十分", kText},
    {"百姓满意", kText},
    {"千家万户", kText},
    {"万无一失", kText},
    {"四川省", kText},
    {"三公经费", kText},
    {"两定机构", kText},
    {"零投诉", kText},
    {"三级甲等", kText},
    {"5A级景区", kText},
    {"3级", kText},
    {"3A", kText},
    {"前10名", kText},
    {"第3名", kText},
    {"未达到95%", kText},
    {"未完成100%", kText},
    {"每季度一次", kText},
    {"较上年增长5%", kText},
    {"3人参加培训", kText},
    {"编制2022年预算1份", kText},
    {"100%/", kText},
    {"1e5", kText},
    {"不设权重，酌情扣分，如出现审计等部门重点披露的问题，或造成重大不良社会影响，评价总得分不得超过70分。",
     kText},
    {"\xFF\xFE≥95%", kText},
};

TEST(Quantity, Texts) {
  for (const Case& c : kCases) EXPECT_EQ(Show(ParseQuantity(c.text)), c.expected) << "[" << c.text << "]";
}

TEST(Quantity, ColumnsOfTheirOwn) {
  EXPECT_EQ(Show(ParseQuantity("≥", "98", "%")), ">= 98 %");
  EXPECT_EQ(Show(ParseQuantity("≥", "≥98", "%")), ">= 98 %");
  EXPECT_EQ(Show(ParseQuantity("=", "12", "万元")), "= 120000 元");
  EXPECT_EQ(Show(ParseQuantity("", "12次", "次")), "= 12 次");
  EXPECT_EQ(Show(ParseQuantity("≤", "3", "")), "<= 3");
  EXPECT_EQ(Show(ParseQuantity("定性", "优良中低差", "")), "");
}

TEST(Quantity, CellsThatOnlyCompare) {
  for (const char* text : {"≥", "＝", "<", "≥=", "不低于", " 小于等于 ", "定性"})
    EXPECT_TRUE(IsComparison(text)) << text;
  for (const char* text : {"", "≥5", "数量", "服务对象满意度", "5", "不低于去年"})
    EXPECT_FALSE(IsComparison(text)) << text;
}

TEST(Quantity, HostileTextsEndAtOnce) {
  EXPECT_FALSE(ParseQuantity(std::string(1000000, '9')));
  EXPECT_FALSE(ParseQuantity(std::string(300, '$')));
  std::string numerals;
  for (int i = 0; i < 100; ++i) numerals += "一";
  EXPECT_FALSE(ParseQuantity(numerals));
  EXPECT_FALSE(ParseQuantity(std::string(299, '9') + "%%"));
}

// Hand-verified records of published documents, where the developer has them: GONGKAI_SHARED names the
// folder.
TEST(Quantity, AgreesWithVerifiedRecords) {
  const char* shared = std::getenv("GONGKAI_SHARED");
  if (!shared) GTEST_SKIP() << "GONGKAI_SHARED is not set: no verified records to compare with";
  int compared = 0;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(shared) / "truth")) {
    std::ifstream in(entry.path());
    nlohmann::json truth = nlohmann::json::parse(in, nullptr, false);
    if (truth.is_discarded() || !truth.contains("evaluations")) continue;
    for (const auto& evaluation : truth["evaluations"]) {
      if (!evaluation.contains("indicators")) continue;
      for (const auto& indicator : evaluation["indicators"]) {
        for (std::string side : {"target", "actual"}) {
          auto field = [&](const std::string& name) {
            return indicator.contains(name) && indicator[name].is_string()
                       ? indicator[name].get<std::string>()
                       : "";
          };
          std::string text = field(side), op = field(side + "_op");
          if (text.empty() || !indicator.contains(side + "_op")) continue;
          std::string unit = field(side + "_unit");
          std::string expected =
              op.empty() ? "" : op + " " + field(side + "_value") + (unit.empty() ? "" : " " + unit);
          EXPECT_EQ(Show(ParseQuantity(text)), expected) << entry.path().filename() << " [" << text << "]";
          ++compared;
        }
      }
    }
  }
  EXPECT_GT(compared, 0);
  RecordProperty("compared", compared);
}

}  // namespace
}  // namespace gongkai
