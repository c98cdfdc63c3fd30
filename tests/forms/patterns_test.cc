#include "normalize/forms/patterns.h"

#include <gtest/gtest.h>

#include <string>

namespace gongkai {
namespace {

const Patterns& ThePatterns() {
  static const Patterns patterns(Catalogue::BuiltIn());
  return patterns;
}

struct Case {
  const char* text;
  const char* expected;  // "" for nothing
};

TEST(Patterns, LabelsAreTakenAsPrinted) {
  const Case cases[] = {
      {"公开01表", "公开01表"},
      {"公开 01 表", "公开01表"},
      {"公开０１表", "公开０１表"},
      {"财决公开04表", "财决公开04表"},
      {"公开01-1表", "公开01-1表"},
      {"附表1", "附表1"},
      {"收入支出决算总表\t公开01表", "公开01表"},
      {"编制部门：某局  公开10表", "公开10表"},
      {"部门公开表1", "部门公开表1"},
      {"信息公开表", ""},
      {"公开表述", ""},
      {"支出决算表", ""},
      {"", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(ThePatterns().Label(c.text).value_or(""), c.expected) << c.text;
}

TEST(Patterns, UnitsAreFoundInTheirDress) {
  const Case cases[] = {
      {"单位：万元", "万元"},
      {"单位:元", "元"},
      {"金额单位：万元", "万元"},
      {"单 位 ： 万 元", "万元"},
      {"（单位：万元）", "万元"},
      {"编制部门：某局 金额单位：万元", "万元"},
      {"单位：亿元", "亿元"},
      {"单位：人民币元", "元"},
      {"货币单位：千元", "千元"},
      {"金额单位：万", "万元"},
      {"单位：某某中学", ""},
      {"编制单位：某局", ""},
      {"共计12.50万元", ""},
      {"单位：%", ""},
      {"", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(ThePatterns().Unit(c.text).value_or(""), c.expected) << c.text;
}

TEST(Patterns, PublishersLoseYearCodeAndSummaryMark) {
  const struct {
    const char* text;
    const char* name;
    bool consolidated;
  } cases[] = {
      {"编制部门：某市教育局", "某市教育局", false},
      {"部门：某市教育局", "某市教育局", false},
      {"编制单位：某市第一中学", "某市第一中学", false},
      {"公开部门：某市教育局（汇总）", "某市教育局", true},
      {"编制部门：某市教育局(汇总)", "某市教育局", true},
      {"编制部门：某市教育局\t单位：万元", "某市教育局", false},
      {"编制部门：某市教育局 金额单位：万元", "某市教育局", false},
      {"编制部门：某市教育局2024年度", "某市教育局", false},
      {"编制部门（公章）：某市教育局", "某市教育局", false},
      {"编制部门：013001-某市教育局", "某市教育局", false},
      {"编制部门：[013]某市教育局", "某市教育局", false},
      {"单位：万元", "", false},
      {"金额单位：万元", "", false},
      {"编制部门：", "", false},
      {"一、一般公共服务支出", "", false},
  };
  for (const auto& c : cases) {
    std::optional<Publisher> got = ThePatterns().PublisherOf(c.text);
    EXPECT_EQ(got ? got->name : "", c.name) << c.text;
    EXPECT_EQ(got && got->consolidated, c.consolidated) << c.text;
  }
}

TEST(Patterns, CoversAreReadInEveryOrder) {
  const struct {
    const char* text;
    const char* agency;
    int year;
    bool unit;
  } cases[] = {
      {"某市教育局2024年度部门决算", "某市教育局", 2024, false},
      {"某市教育局 2024 年度 部门决算", "某市教育局", 2024, false},
      {"2024年度某市教育局部门决算", "某市教育局", 2024, false},
      {"某市教育局部门决算（2024年度）", "某市教育局", 2024, false},
      {"某市教育局二〇二四年度部门决算", "某市教育局", 2024, false},
      {"二○二三年度某市教育局部门决算", "某市教育局", 2023, false},
      {"某市教育局２０２４年度部门决算", "某市教育局", 2024, false},
      {"某市第一中学2023年度单位决算", "某市第一中学", 2023, true},
      {"某市教育局2022年部门决算公开报告", "某市教育局", 2022, false},
      {"某市教育局2024年度决算", "某市教育局", 2024, false},
      {"2024年度部门决算", "", 2024, false},
      {"某市教育局2024年部门预算", "", 0, false},
      {"目录", "", 0, false},
      {"", "", 0, false},
  };
  for (const auto& c : cases) {
    Patterns::Cover got = ThePatterns().ReadCover(c.text);
    EXPECT_EQ(got.agency, c.agency) << c.text;
    EXPECT_EQ(got.year, c.year) << c.text;
    EXPECT_EQ(got.unit_account, c.unit) << c.text;
  }
}

TEST(Patterns, SentencesThatSayAFormIsEmpty) {
  const struct {
    const char* text;
    bool empty;
  } cases[] = {
      {"说明：我单位无政府性基金收入，也没有使用政府性基金安排的支出，故本表无数据。", true},
      {"注：本部门2024年度没有国有资本经营预算财政拨款支出，故本表为空表。", true},
      {"本部门无政府性基金预算财政拨款收入支出。", true},
      {"本表无数据", true},
      {"此表为空", true},
      {"我部门本年度未安排国有资本经营预算支出。", true},
      {"本单位不涉及政府性基金预算财政拨款收支。", true},
      {"公开空表", true},
      {"注：本表反映部门本年度国有资本经营预算财政拨款支出情况。", false},
      {"说明：若无数据，仍保留该表格式，并作下述说明", false},
      {"注：本表金额因四舍五入可能存在尾差。", false},
      {"单位：万元", false},
      {"合计", false},
      {"一、一般公共服务支出", false},
      {"", false},
  };
  for (const auto& c : cases) EXPECT_EQ(ThePatterns().SaysEmpty(c.text), c.empty) << c.text;
}

TEST(Patterns, HeadLinesBelongToTheHeadOfAForm) {
  const struct {
    const char* text;
    bool head;
  } cases[] = {
      {"公开01表", true},    {"单位：万元", true}, {"编制部门：某局", true},
      {"支出决算表", false}, {"第 3 页", false},   {"", false},
  };
  for (const auto& c : cases) EXPECT_EQ(ThePatterns().IsHeadLine(c.text), c.head) << c.text;
}

TEST(Patterns, CoverNoiseIsNoAgency) {
  const struct {
    const char* text;
    bool noise;
  } cases[] = {
      {"附件2", true},
      {"目录", true},
      {"12", true},
      {"公开时间：2025年9月", true},
      {"保密审查情况：已审查", true},
      {"某市教育局", false},
  };
  for (const auto& c : cases) EXPECT_EQ(ThePatterns().IsCoverNoise(c.text), c.noise) << c.text;
}

}  // namespace
}  // namespace gongkai
