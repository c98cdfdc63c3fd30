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

// The page number behind it is no part of it; one that a page has in a table is text.
TEST(Watermark, CharactersThatBeginMostPagesAreNoText) {
  const std::vector<std::string> page = {"决", "算", "公", "开", "9", "208 社会保障 1.00", "类", "款"};
  std::vector<std::string> headed = page;
  headed.insert(headed.begin() + 4, "合");
  EXPECT_EQ(Left({page, headed, page, page, {"说明", "公"}}),
            "9/208 社会保障 1.00/类/款/合/9/208 社会保障 1.00/类/款/9/208 社会保障 1.00/类/款/"
            "9/208 社会保障 1.00/类/款/说明/公");
  // Three characters on the same lines are the heading of a column.
  const std::vector<std::string> rows = {"类", "款", "项", "208 社会保障 1.00"};
  EXPECT_EQ(Left({rows, rows, rows, rows}),
            "类/款/项/208 社会保障 1.00/类/款/项/208 社会保障 1.00/类/款/项/208 社会保障 1.00/类/款/项/208 "
            "社会保障 1.00");
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
