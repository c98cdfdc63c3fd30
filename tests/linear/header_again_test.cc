// A form without rules that goes on over the page break, its header printed again there.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "normalize/linear/section.h"
#include "normalize/text/fold.h"

namespace gongkai {
namespace {

FlowItem Words(int page, double y, const std::vector<std::pair<double, std::string>>& words) {
  FlowItem item;
  item.page = page;
  item.page_height = 842;
  item.top = y - 5;
  item.bottom = y + 5;
  item.line.font_size = 10;
  item.line.place.page = page;
  for (const auto& [x, text] : words) {
    const double width = 10.0 * static_cast<double>(Utf8ToCodes(text).size());
    item.line.words.push_back({text, x, x + width, {x, y - 5, x + width, y + 5}, y});
    if (!item.line.text.empty()) item.line.text += '\t';
    item.line.text += text;
  }
  return item;
}

/// The words of the body, line by line.
std::string BodyOf(const Flow& flow) {
  const Catalogue& catalogue = Catalogue::BuiltIn();
  const TitleMatcher titles(catalogue);
  const Patterns patterns(catalogue);
  std::string out;
  for (const Section& section :
       FindSections(flow, {catalogue.Find("general_budget_expenditure")}, catalogue, titles, patterns))
    for (const std::vector<Token>& line : section.body) {
      for (const Token& token : line) out += token.text + " ";
      out += "|";
    }
  return out;
}

TEST(HeaderAgain, ItsWordsMayBeOnOtherLines) {
  const Flow head = {
      Words(1, 50, {{200, "一般公共预算财政拨款支出决算表"}}),
      Words(1, 100, {{50, "科目"}, {300, "合计"}, {400, "基本支出"}, {500, "项目支出"}}),
      Words(1, 106, {{150, "科目名称"}}), Words(1, 112, {{50, "代码"}}),
      Words(1, 140, {{50, "201"}, {150, "服务"}, {300, "3.00"}, {400, "1.00"}, {500, "2.00"}})};
  const FlowItem rest = Words(2, 90, {{50, "202"}, {150, "外交"}, {300, "1.00"}, {400, "1.00"}});
  const std::string expected = "201 服务 3.00 1.00 2.00 |202 外交 1.00 1.00 |";
  Flow same_lines = head, other_lines = head;
  for (size_t i = 1; i < 4; ++i) {
    same_lines.push_back(head[i]);
    same_lines.back().page = same_lines.back().line.place.page = 2;
  }
  same_lines.push_back(rest);
  other_lines.push_back(Words(2, 50, {{50, "科目"}, {300, "合计"}, {400, "基本支出"}, {500, "项目支出"}}));
  other_lines.push_back(Words(2, 60, {{50, "代码"}, {150, "科目名称"}}));
  other_lines.push_back(rest);
  EXPECT_EQ(BodyOf(same_lines), expected);
  EXPECT_EQ(BodyOf(other_lines), expected);
}

TEST(HeaderAgain, TheRestOfANameBelowItIsNone) {
  Flow flow = {
      Words(1, 50, {{200, "一般公共预算财政拨款支出决算表"}}),
      Words(1, 100, {{50, "科目代码"}, {150, "科目名称"}, {300, "合计"}, {400, "基本"}, {500, "项目"}}),
      Words(1, 112, {{400, "支出"}, {500, "支出"}}),
      Words(1, 140, {{50, "201"}, {150, "服务"}, {300, "3.00"}, {400, "1.00"}, {500, "2.00"}})};
  for (size_t i = 1; i < 3; ++i) {
    flow.push_back(flow[i]);
    flow.back().page = flow.back().line.place.page = 2;
  }
  flow.push_back(Words(2, 130, {{150, "支出"}}));
  EXPECT_EQ(BodyOf(flow), "201 服务 3.00 1.00 2.00 |支出 |");
}

}  // namespace
}  // namespace gongkai
