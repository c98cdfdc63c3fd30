// Watermarks that are tiled over laid-out pages.
#include "normalize/grid/tiles.h"

#include <gtest/gtest.h>

#include "corpus/process.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

Flow LinesOf(const std::vector<std::string>& lines) {
  Flow flow;
  for (const std::string& line : lines) {
    FlowItem item;
    item.page = 1;
    item.line.text = line;
    item.line.place.line_first = item.line.place.line_last = static_cast<int>(flow.size()) + 1;
    flow.push_back(std::move(item));
  }
  return flow;
}

std::vector<std::string> Shown(const Flow& flow) {
  std::vector<std::string> out;
  for (const FlowItem& item : flow) {
    size_t from = item.line.text.find_first_not_of(' '), to = item.line.text.find_last_not_of(' ');
    out.push_back(item.furniture ? "(furniture)" : item.line.text.substr(from, to - from + 1));
  }
  return out;
}

using Strings = std::vector<std::string>;

const KnownText kKnown{[](const std::string& text) { return text == "公务接待费" || text == "行次"; },
                       [](const std::string& text) { return text == "公务接待费" || text == "决算数"; }};

TEST(Tiles, AreTakenOutOfTheLinesOfTables) {
  const Strings mark = {"      开          开          开", "    公          公          公",
                        "  算          算          算", "决          决          决"};
  Strings lines = mark;
  lines.insert(lines.end(), mark.begin(), mark.end());
  lines.push_back("   开  合计      开   318.20   开");
  lines.push_back("  公公共服务      公   12.00    公");
  lines.push_back("  决算 合计   决   决");
  lines.push_back("公开部门决算    决  2023");
  Flow flow = LinesOf(lines);
  BlankTiles(kKnown, &flow);
  EXPECT_EQ(Shown(flow), (Strings{"(furniture)", "(furniture)", "(furniture)", "(furniture)", "(furniture)",
                                  "(furniture)", "(furniture)", "(furniture)", "合计          318.20",
                                  "公共服务          12.00", "合计", "公开部门决算       2023"}));
}

// The words of a table part a row of tiles over several lines, or cover some of it.
TEST(Tiles, AreTakenOutOfLinesThatHaveOneOfThem) {
  const Strings mark = {"      开          开          开", "    公          公          公",
                        "  算          算          算", "决          决          决"};
  const std::pair<const char*, const char*> cases[] = {
      {"          开          0.01", "0.01"},
      {"     开", "(furniture)"},
      {"（2）公务用车运行维护费    0.00算", "（2）公务用车运行维护费    0.00"},
      {"  决30308    助学金", "30308    助学金"},
      {"行次    公", "行次"},
      {"公务接待费    12.00", "公务接待费    12.00"},
      {"决 算 数    金额", "决 算 数    金额"},
      {"决算数", "决算数"},
  };
  for (const auto& [line, expected] : cases) {
    Strings lines = mark;
    lines.insert(lines.end(), mark.begin(), mark.end());
    lines.push_back(line);
    Flow flow = LinesOf(lines);
    BlankTiles(kKnown, &flow);
    EXPECT_EQ(Shown(flow).back(), expected) << line;
  }
}

TEST(Tiles, ARepeatedCellIsNone) {
  Flow flow =
      LinesOf({"一  是  是  是", "二  否  否  否", "三  是  是  是", "四  否  否  否", "五  无  无  无"});
  BlankTiles(kKnown, &flow);
  EXPECT_EQ(flow[0].line.text, "一  是  是  是");
  EXPECT_EQ(flow[4].line.text, "五  无  无  无");
}

// Only where no characters of the mark stand beside it a line is a page number.
TEST(Tiles, LeavePageNumbersInNoSentence) {
  const std::vector<Strings> pages = {
      {"第二部分 2023年度部门决算情况说明", "三、支出决算情况说明", "收入100.00万元。",
       "其中：拨款100.00万元。", "本年支出合计100.00万元，其中：基本支出60.00万元；项"},
      {"目支出40.00万元。", "四、财政拨款收入支出决算总体情况说明", "收入总计均为100.00万元。",
       "五、其他说明", "无。"}};
  std::string text = "某市某局\n2023年度部门决算\n";
  for (size_t page = 0; page < pages.size(); ++page) {
    text += '\f';
    const char* const mark[] = {"门", "部", "开", "公", "决"};
    for (size_t i = 0; i < pages[page].size(); ++i) {
      text += pages[page][i] + '\n';
      for (int times = 0; times < 3; ++times) text += std::string("            ") + mark[i];
      text += '\n';
    }
    text += "       算         -" + std::to_string(page + 2) + "-       算            算\n";
  }
  const Normalizer normalizer(Catalogue::BuiltIn());
  const Records records = ProcessBytes(text, "dump.txt", normalizer);
  std::vector<std::string> subjects;
  for (const StatementRecord& statement : records.statements)
    if (statement.amount == "40.00") subjects.push_back(statement.subject.value_or(""));
  EXPECT_EQ(subjects, (Strings{"项目支出"}));
}

}  // namespace
}  // namespace gongkai
