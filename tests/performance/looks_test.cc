// The same table in many looks gives the same records: ruled, half ruled, without rules, tight, narrow, wide.
#include <gtest/gtest.h>

#include <map>

#include "corpus/synthetic/cairo_canvas.h"
#include "corpus/synthetic/table_setter.h"
#include "extract/extract.h"
#include "tests/performance/picture.h"

namespace gongkai {
namespace {

using synthetic::Align;
using synthetic::CairoCanvas;
using synthetic::ColumnKind;
using synthetic::Look;
using synthetic::PlacedRow;
using synthetic::Rules;
using synthetic::Table;
using synthetic::TableSetter;

// Level 1, level 2, indicator, target, actual, weight, score, remark. A blank level goes on.
const char* const kRows[][8] = {
    {"产出指标（60分）", "数量指标", "修复馆藏古籍册数", "≥100册", "90册", "20", "18",
     "人手不足，其余十册转入下一年度修复，并增聘技师一人。"},
    {"", "", "培训场次", "4场", "4场", "10", "10", ""},
    {"", "质量指标", "修复合格率", "100%", "100%", "10", "10", ""},
    {"", "时效指标", "完成时限", "2023年12月底前", "2023年12月", "10", "9", ""},
    {"", "成本指标", "控制在批复的预算金额之内", "≤预算", "<预算", "10", "10", ""},
    {"效益指标（30分）", "社会效益指标", "读者受益人次", "≥1万人次", "1.2万人次", "15", "15", ""},
    {"", "可持续影响指标", "古籍保护长效机制", "持续完善", "有所完善", "15", "13", ""},
    {"满意度指标（10分）", "服务对象满意度指标", "读者满意度", "≥90%", "95%", "10", "10", ""},
};

Table MakeTable() {
  Table table;
  table.columns = {ColumnKind::kName, ColumnKind::kName,   ColumnKind::kName,   ColumnKind::kName,
                   ColumnKind::kName, ColumnKind::kAmount, ColumnKind::kAmount, ColumnKind::kName};
  int row = 0;
  auto add = [&](int col, const char* text, int row_span = 1, int col_span = 1) {
    table.Add(row, col, text, Align::kCentre, row_span, col_span);
  };
  add(0, "项目名称");
  add(1, "古籍修复经费", 1, 7);
  ++row;
  add(0, "主管部门");
  add(1, "青石县文化局", 1, 3);
  add(4, "实施单位");
  add(5, "青石县图书馆", 1, 3);
  ++row;
  add(0, "项目资金（万元）", 4);
  add(1, "");
  const char* const funds[] = {"年初预算数", "全年预算数（A）", "全年执行数（B）",
                               "分值",       "执行率（B/A）",   "得分"};
  for (int i = 0; i < 6; ++i) add(i + 2, funds[i]);
  ++row;
  const char* const values[3][7] = {{"年度资金总额", "120", "98.5", "90", "10", "91.37%", "9.14"},
                                    {"其中：当年财政拨款", "120", "98.5", "90", "", "91.37%", ""},
                                    {"上年结转资金", "", "", "", "", "", ""}};
  for (const auto& value : values) {
    for (int i = 0; i < 7; ++i) add(i + 1, value[i]);
    ++row;
  }
  const char* const heads[] = {"一级指标",   "二级指标", "三级指标", "年度指标值",
                               "实际完成值", "分值",     "得分",     "偏差原因分析及改进措施"};
  for (int i = 0; i < 8; ++i) add(i, heads[i]);
  ++row;
  constexpr int kCount = static_cast<int>(std::size(kRows));
  for (int r = 0; r < kCount; ++r, ++row) {
    for (int level = 0; level < 2; ++level) {
      if (kRows[r][level][0] == '\0') continue;
      int end = r + 1;
      while (end < kCount && kRows[end][level][0] == '\0' && (level == 0 || kRows[end][0][0] == '\0')) ++end;
      add(level, kRows[r][level], end - r);
    }
    for (int col = 2; col < 8; ++col) add(col, kRows[r][col]);
  }
  add(0, "总分", 1, 5);
  add(5, "100");
  add(6, "94.14");
  add(7, "");
  table.rows = row + 1;
  return table;
}

std::string Typeset(const Look& look, double width, double height) {
  CairoCanvas canvas(look.font);
  constexpr double kMargin = 50;
  Table table = MakeTable();
  TableSetter setter(table, look, width - 2 * kMargin, &canvas);
  canvas.BeginPage(width, height, synthetic::PageTurn::kNone);
  double y = kMargin;
  for (const char* line : {"2023年度古籍修复经费项目支出绩效自评表", "（2023年度）"}) {
    canvas.Text((width - canvas.TextWidth(line, 12)) / 2, y, line, 12);
    y += 20;
  }
  std::vector<PlacedRow> rows;
  for (int row = 0; row < table.rows; ++row) {
    double bottom = y + setter.RowHeight(row);
    if (bottom > height - kMargin) {
      setter.Draw(kMargin, rows);
      rows.clear();
      canvas.BeginPage(width, height, synthetic::PageTurn::kNone);
      y = kMargin;
      bottom = y + setter.RowHeight(row);
    }
    PlacedRow placed;
    placed.row = row;
    placed.top = y;
    placed.bottom = bottom;
    rows.push_back(placed);
    y = bottom;
  }
  setter.Draw(kMargin, rows);
  return canvas.Finish();
}

void ExpectAll(const Records& records, const std::string& look) {
  ASSERT_EQ(records.evaluations.size(), 1u) << look;
  EXPECT_EQ(Shown(records.evaluations[0]),
            "project_self · 古籍修复经费 · 青石县文化局 · 青石县图书馆 · 94.14 · -")
      << look;
  EXPECT_EQ(ShownAll(records.funds), (Strings{"年度资金总额 · 120 · 98.5 · 90 · 10 · 91.37% · 9.14",
                                              "其中：当年财政拨款 · 120 · 98.5 · 90 · - · 91.37% · -",
                                              "上年结转资金 · - · - · - · - · - · -"}))
      << look;
  Strings expected;
  std::string level1, level2;
  for (const auto& row : kRows) {
    if (row[0][0] != '\0') {
      level1 = row[0];
      level1 = level1.substr(0, level1.find("（")) + "(" +
               (level1.find("60") != std::string::npos   ? "60"
                : level1.find("30") != std::string::npos ? "30"
                                                         : "10") +
               ")";
    }
    if (row[1][0] != '\0') level2 = row[1];
    expected.push_back(level1 + " · " + level2 + " · " + row[2] + " · " + row[3] + " · " + row[4] + " · " +
                       row[5] + " · " + row[6]);
  }
  EXPECT_EQ(ShownAll(records.indicators), expected) << look;
  ASSERT_FALSE(records.indicators.empty());
  EXPECT_EQ(records.indicators[0].deviation, kRows[0][7]) << look;
  EXPECT_TRUE(records.indicators[0].place.box.has_value()) << look;
}

TEST(Looks, OneTableInManyLooks) {
  const Normalizer normalizer(Catalogue::BuiltIn());
  std::map<std::string, Look> looks;
  for (auto& [name, rules] : std::map<std::string, Rules>{{"strokes", Rules::kStrokes},
                                                          {"filled", Rules::kFilled},
                                                          {"open sides", Rules::kOpenSides},
                                                          {"half", Rules::kHalf},
                                                          {"horizontal", Rules::kHorizontal},
                                                          {"three lines", Rules::kThreeLines},
                                                          {"none", Rules::kNone}}) {
    Look look;
    look.rules = rules;
    look.font_size = 8;
    look.name_chars = 8;
    looks[name] = look;
  }
  looks["none, tight"] = looks["none"];
  looks["none, tight"].padding = 0.3;
  looks["none, narrow"] = looks["none"];
  looks["none, narrow"].name_chars = 5;
  looks["none, top"] = looks["none"];
  looks["none, top"].top_aligned = true;
  looks["narrow"] = looks["strokes"];
  looks["narrow"].name_chars = 4;
  for (const auto& [name, look] : looks) {
    for (auto [width, height] : {std::pair(595.0, 842.0), std::pair(842.0, 595.0), std::pair(595.0, 400.0)}) {
      std::string bytes = Typeset(look, width, height);
      std::string path = name + ", " + std::to_string(static_cast<int>(height)) + " points high";
      ExpectAll(normalizer.Normalize(bytes, "fixture.pdf", Extract(bytes, "fixture.pdf")), path);
    }
  }
}

}  // namespace
}  // namespace gongkai
