// A watermark in laid-out text.
#include "normalize/grid/watermark.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/pages.h"

namespace gongkai {
namespace {

// What is left of pages of lines, line by line.
std::string Left(const std::vector<std::vector<std::string>>& pages) {
  Flow flow = test::FlowOf(pages);
  MarkWatermark(&flow);
  return test::LinesOf(flow);
}

TEST(Watermark, CharactersOnASlopeThatReturnAreNoText) {
  EXPECT_EQ(
      Left({{"208 社会保障 1.00", "                     公", "205 教育 2.00", "               算",
             "         决", "   门"},
            {"                   公", "208 社会保障 1.00", "              算0.00", "       决", "  门",
             "        出"},
            {"                   公", "208 社会保障 1.00", "              算", "       决", "  门"}}),
      "208 社会保障 1.00/205 教育 2.00/208 社会保障 1.00/               0.00/        出/208 社会保障 1.00");
}

TEST(Watermark, LevelWordsAloneOnMostPagesAreNoText) {
  EXPECT_EQ(Left({{"208 社会保障 1.00", "        部门决算公开"},
                  {"   部门决算公开", "205 教育 2.00", "单位：万元"},
                  {"合 计 3.00", "      部门决算公开", "单位：万元"},
                  {"说明", "单位：万元"},
                  {"单位：万元", "部门决算公开", "210 医疗 4.00"}}),
            "208 社会保障 1.00/205 教育 2.00/单位：万元/合 计 3.00/单位：万元/说明/单位：万元/单位：万元/210 "
            "医疗 4.00");
}

TEST(Watermark, EndsOfBrokenNamesAreText) {
  const std::vector<std::string> page = {"  社会保障和就业支", "  出", "  行政事业单位离退", "  休",
                                         "  卫生健康支",       "  出"};
  EXPECT_EQ(Left({page, page}),
            "  社会保障和就业支/  出/  行政事业单位离退/  休/  卫生健康支/  出/"
            "  社会保障和就业支/  出/  行政事业单位离退/  休/  卫生健康支/  出");
}

}  // namespace
}  // namespace gongkai
