// The basic-expenditure form in laid-out text: blocks side by side that move from line to line.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "normalize/linear/rows.h"

namespace gongkai {
namespace {

std::vector<std::vector<Token>> Tokens(const std::vector<std::string>& lines) {
  std::vector<std::vector<Token>> body;
  for (size_t i = 0; i < lines.size(); ++i) {
    Line line;
    line.text = lines[i];
    line.place.line_first = line.place.line_last = static_cast<int>(i + 1);
    body.push_back(Tokenize(line, i, 1));
  }
  return body;
}

std::vector<std::string> Printed(const LinearBody& body) {
  std::vector<std::string> out;
  for (const LinearRow& row : body.rows) {
    std::string text = row.code + " " + row.name;
    for (const Token& amount : row.amounts) text += " " + amount.text;
    out.push_back(text);
  }
  return out;
}

std::vector<std::string> Rows(const std::vector<std::string>& lines) {
  return Printed(ReadPlacedBlockRows(Tokens(lines), Catalogue::BuiltIn().key(), {}));
}

TEST(BlocksInReadingOrder, PartsOfACodeStandApart) {
  EXPECT_EQ(
      Printed(ReadBlockRows(Tokens({"303 04 抚恤金 302 24 被装购置费", "303 05", "生活补助", "302", "99",
                                    "其 他 商 品 和 服 务 支", "出", "11.53", "310", "资本性支出 13.58"}),
                            Catalogue::BuiltIn().key())),
      (std::vector<std::string>{"30304 抚恤金", "30224 被装购置费", "30305 生活补助",
                                "30299 其他商品和服务支出 11.53", "310 资本性支出 13.58"}));
}

TEST(LaidOutBlocks, CodesTellTheBlocksWhereTheirColumnsWaver) {
  EXPECT_EQ(
      Rows({"301   工资福利支出         3,961.37 302   商品和服务支出          820.26 310       资本性支出   "
            "  144.05",
            "30101 基本工资           531.04 30201 办公费                102.63 31001 房屋建筑物购建        "
            "8.96",
            "30102 津贴补贴                   594.11 30203 咨询费                       30.97 31005 "
            "基础设施建设                  19.03",
            "30103 奖金             30.00 30204 手续费             7.00",
            "                                        其他商品和服务支",
            "                                30299            108.60",
            "                                        出",
            "      人员经费合计                 4,503.98                             公用经费合计           "
            "964.31"}),
      (std::vector<std::string>{
          "301 工资福利支出 3,961.37", "30101 基本工资 531.04", "30102 津贴补贴 594.11", "30103 奖金 30.00",
          "302 商品和服务支出 820.26", "30201 办公费 102.63", "30203 咨询费 30.97", "30204 手续费 7.00",
          "30299 其他商品和服务支出 108.60", "310 资本性支出 144.05", "31001 房屋建筑物购建 8.96",
          "31005 基础设施建设 19.03", " 人员经费合计 4,503.98", " 公用经费合计 964.31"}));
}

TEST(LaidOutBlocks, AnAmountBesideTheFirstLineOfAKnownNameIsNotTheRowsAbove) {
  const CodeNames names = {{"31006", "大型修缮"}, {"31007", "信息网络及软件购置更新"}, {"31008", "物资储备"}};
  EXPECT_EQ(Printed(ReadClassificationRows(
                Tokens({"31006       大型修缮", "            信息网络及软件购置更      49733.04", "31007",
                        "            新", "31008       物资储备            32180.20"}),
                1, true, Catalogue::BuiltIn().key(), names)),
            (std::vector<std::string>{"31006 大型修缮", "31007 信息网络及软件购置更新 49733.04",
                                      "31008 物资储备 32180.20"}));
}

// 31006 and 31007 were printed before both their names: the amount may be that of either.
TEST(BlockRows, AnAmountBelowTwoCodesWithoutNamesIsDoubted) {
  const KeyWords& key = Catalogue::BuiltIn().key();
  auto doubted = [](const LinearBody& body) {
    std::string codes;
    for (const LinearRow& row : body.rows)
      if (row.doubtful) codes += row.code + " ";
    return codes;
  };
  const std::vector<std::vector<Token>> together =
      Tokens({"31005  基础设施建设  7.09", "31006", "31007", "       大型修缮", "       信息网络及软件购",
              "       置更新", "              11.48", "31008  物资储备", "31009  土地补偿"});
  EXPECT_EQ(doubted(ReadBlockRows(together, key)), "31006 31007 ");
  const std::vector<std::vector<Token>> apart =
      Tokens({"31005  基础设施建设  7.09", "31006  大型修缮", "31007", "       信息网络及软件购",
              "       置更新", "              11.48", "31008  物资储备", "31009  土地补偿"});
  EXPECT_EQ(doubted(ReadBlockRows(apart, key)), "");
}

}  // namespace
}  // namespace gongkai
