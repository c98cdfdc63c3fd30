// Covers as they are printed: agency, year, kind and （汇总）, whatever the order and the line breaks.
#include <gtest/gtest.h>

#include "corpus/process.h"

namespace gongkai {
namespace {

struct Case {
  const char* cover;
  const char* publisher;
  int year;
  const char* kind;
  bool consolidated;
};

TEST(FrontMatter, CoversSayAgencyYearAndKind) {
  const Normalizer normalizer(Catalogue::BuiltIn());
  const Case cases[] = {
      {"青溪市财政局2024年度部门决算", "青溪市财政局", 2024, "department_final_account", false},
      {"青溪市财政局\n2024年度部门决算", "青溪市财政局", 2024, "department_final_account", false},
      {"2023年度\n青溪市财政局\n部门决算", "青溪市财政局", 2023, "department_final_account", false},
      {"青溪市财政局（汇总）2022 年度部门决算", "青溪市财政局", 2022, "department_final_account", true},
      {"中共青溪市委\n社会工作部 2024 年度\n部门决算", "中共青溪市委社会工作部", 2024,
       "department_final_account", false},
      {"二〇二一年度青溪市图书馆单位决算", "青溪市图书馆", 2021, "unit_final_account", false},
      {"附件2\n青溪市财政局2024年度部门决算公开", "青溪市财政局", 2024, "department_final_account", false},
      // A heading above the cover's line names the agency once more.
      {"青溪市财政局概况\n青溪市财政局 2020 年度部门决算", "青溪市财政局", 2020, "department_final_account",
       false},
  };
  for (const Case& c : cases) {
    const Records got = ProcessBytes(std::string(c.cover) + "\n目录\n", "cover.txt", normalizer);
    EXPECT_EQ(got.document.publisher.value_or(""), c.publisher) << c.cover;
    EXPECT_EQ(got.document.fiscal_year.value_or(0), c.year) << c.cover;
    EXPECT_EQ(got.document.kind, c.kind) << c.cover;
    EXPECT_EQ(got.document.consolidated, c.consolidated) << c.cover;
  }
}

TEST(FrontMatter, ReasonsStandBehindTitlesOfContents) {
  const Normalizer normalizer(Catalogue::BuiltIn());
  const std::string text =
      "青溪市财政局2024年度部门决算\n目录\n表1 收入支出决算总表 否\n表2 收入决算表 否\n表3 支出决算表 否\n"
      "表7 政府性基金预算财政拨款收入支出决算表 是 本部门不涉及故公开空表\n第二部分\n"
      "政府性基金预算财政拨款收入支出决算表\n单位：万元\n项目 年初结转和结余 本年收入 本年支出 "
      "年末结转和结余\n"
      "科目代码 科目名称 小计 基本支出 项目支出\n栏次 1 2 3 4 5 6\n合计\n注：本表反映政府性基金。\n";
  const Records got = ProcessBytes(text, "a.txt", normalizer);
  for (const TableRecord& table : got.tables) {
    if (table.form != "government_fund") continue;
    EXPECT_EQ(table.status, "empty");
    EXPECT_EQ(table.empty_reason.value_or(""), "本部门不涉及故公开空表");
    return;
  }
  FAIL() << "the form was not found";
}

}  // namespace
}  // namespace gongkai
