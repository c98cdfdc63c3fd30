// Text that was drawn twice and stands twice in a text made of the page.
#include "normalize/grid/doubled.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace gongkai {
namespace {

std::string Joined(const std::vector<std::string>& lines) {
  Flow flow;
  for (size_t i = 0; i < lines.size(); ++i) {
    FlowItem item;
    item.page = 1;
    item.line.text = lines[i];
    item.line.place.line_first = item.line.place.line_last = static_cast<int>(i + 1);
    flow.push_back(item);
  }
  JoinDoubledLines(&flow);
  std::string out;
  for (const FlowItem& item : flow)
    out += (out.empty() ? "" : "/") + item.line.text + "@" + std::to_string(item.line.place.line_first) +
           "-" + std::to_string(item.line.place.line_last);
  return out;
}

TEST(DoubledLines, ChainsBecomeTheLineThatWasPrinted) {
  EXPECT_EQ(Joined({"支出决算表",   "支出决算表",
                    "单位：元",  //
                    "科目名称",     "科目名称 本年支出合计",
                    "本年支出合计",  //
                    "类",           "类 款",
                    "款 项",        "项",  //
                    "合 计",        "合 计 0.00",
                    "0.00 0.00",    "0.00 -",
                    "- -",          "-",  //
                    "208",          "208 卫生健康支出",
                    "卫生健康支出", "340952",
                    "340952",       "0.23",
                    "0.23"}),
            "支出决算表@1-2/单位：元@3-3/科目名称 本年支出合计@4-6/类 款 项@7-10/合 计 0.00 0.00 - -@11-16/"
            "208 卫生健康支出@17-19/340952@20-21/0.23@22-23");
}

TEST(DoubledLines, NamesAndZerosThatReturnAreTwoRows) {
  EXPECT_EQ(Joined({"其他支出", "其他支出", "0.00", "0.00", "教育支出", "其他收入", "其他收入", "0.00"}),
            "其他支出@1-1/其他支出@2-2/0.00@3-3/0.00@4-4/教育支出@5-5/其他收入@6-6/其他收入@7-7/0.00@8-8");
}

TEST(DoubledLines, TwoNumberedBeginningsInAParagraphAreTwoNames) {
  EXPECT_EQ(Joined({"编制单位", "编制单位", "科目名称", "科目名称", "本年收入", "本年收入", "本年支出",
                    "本年支出", "1", "一、一般公共", "一、一般公共", "预算财政拨款"}),
            "编制单位@1-2/科目名称@3-4/本年收入@5-6/本年支出@7-8/1@9-9/一、一般公共@10-10/一、一般公共@11-11/"
            "预算财政拨款@12-12");
}

}  // namespace
}  // namespace gongkai
