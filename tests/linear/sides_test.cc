// Two-sided forms in laid-out text: names and amounts move by many columns from line to line.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "normalize/linear/header_bands.h"
#include "normalize/linear/rows.h"

namespace gongkai {
namespace {

std::vector<std::vector<Token>> Tokens(const std::vector<std::string>& lines) {
  std::vector<std::vector<Token>> out;
  for (size_t i = 0; i < lines.size(); ++i) {
    Line line;
    line.text = lines[i];
    line.place.line_first = line.place.line_last = static_cast<int>(i + 1);
    out.push_back(Tokenize(line, i, 1));
  }
  return out;
}

std::vector<std::string> Rows(const std::vector<std::string>& lines, bool keeps_columns = true) {
  std::vector<std::string> out;
  for (const LinearRow& row : ReadTwoSidedRows(Tokens(lines), keeps_columns, Catalogue::BuiltIn()).rows) {
    std::string text = row.side.substr(0, 1) + " " + row.line_no + " " + row.name;
    for (const Token& amount : row.amounts) text += " " + amount.text;
    out.push_back(text);
  }
  return out;
}

using Strings = std::vector<std::string>;

TEST(TwoSidedText, NamesAndLineNumbersTellTheSidesWhereColumnsWaver) {
  EXPECT_EQ(Rows({"一、一般公共预算          一、一般公共服务",  //
                  "         1 521.29          31",               //
                  "财政拨款收入            支出",                //
                  "二、上级补助收入 2                   二、外交支出       32",
                  "三、事业收入       3    91.62 三、国防支出            33 8.10",
                  "四、附属单位上缴                     四、公共安全",  //
                  "             4     7.00          34",                //
                  "收入                              支出",             //
                  "本年收入合计    27 619.91        本年支出合计  57 8.10"}),
            (Strings{"i 1 一、一般公共预算财政拨款收入 521.29", "i 2 二、上级补助收入",
                     "i 3 三、事业收入 91.62", "i 4 四、附属单位上缴收入 7.00", "i 27 本年收入合计 619.91",
                     "e 31 一、一般公共服务支出", "e 32 二、外交支出", "e 33 三、国防支出 8.10",
                     "e 34 四、公共安全支出", "e 57 本年支出合计 8.10"}));
}

TEST(TwoSidedText, NamesGoOnAboveAndBelowTheLinesOfTheirFigures) {
  EXPECT_EQ(
      Rows({"一、一般公共 1 395.16 一、一般公共 28 0.00 0.00", "预算财政拨款 服务支出",  //
            "二、政府性基金预算财政拨", "2 171.88 二、外交支出 29 0.00 0.00", "款",
            "三、国有资本经营预算 三、国防", "3 0.00 30 0.00 0.00", "财政拨款 支出",
            "4 四、公共安全支出 31 0.00 0.00", "本年收入合计 22 567.04 本年支出合计 49 560.88 395.16",
            "年初财政拨款 23 0.00 年末财政拨款 50 6.16 0.00", "结转和结余 结转和结余",
            "总 计 24 567.04 总 计 51 567.04 395.16"},
           false),
      (Strings{"i 1 一、一般公共预算财政拨款 395.16", "i 2 二、政府性基金预算财政拨款 171.88",
               "i 3 三、国有资本经营预算财政拨款 0.00", "i 22 本年收入合计 567.04",
               "i 23 年初财政拨款结转和结余 0.00", "i 24 总计 567.04", "e 28 一、一般公共服务支出 0.00 0.00",
               "e 29 二、外交支出 0.00 0.00", "e 30 三、国防支出 0.00 0.00",
               "e 31 四、公共安全支出 0.00 0.00", "e 49 本年支出合计 560.88 395.16",
               "e 50 年末财政拨款结转和结余 6.16 0.00", "e 51 总计 567.04 395.16"}));
}

TEST(TwoSidedText, TheFootOnItsOwnPageIsReadToo) {
  EXPECT_EQ(Rows({"二十五、债务付息支出 55", "          26                二十六、抗疫特别国债",  //
                  "                                          56 1.00",                            //
                  "                            安排的支出",                                       //
                  "本年收入合计    27 21356.18         本年支出合计    57 19988.39",              //
                  "使用非财政拨款结余 28                结余分配        58 166.64",               //
                  "   总    计      30 21654.76              总   计   60 21654.76"}),
            (Strings{"i 27 本年收入合计 21356.18", "i 28 使用非财政拨款结余", "i 30 总计 21654.76",
                     "e 55 二十五、债务付息支出", "e 56 二十六、抗疫特别国债安排的支出 1.00",
                     "e 57 本年支出合计 19988.39", "e 58 结余分配 166.64", "e 60 总计 21654.76"}));
}

// 2.50 stands halfway between two rows that have no other amount; 7.00 between two of which one has.
TEST(TwoSidedText, AnAmountHalfwayBetweenTwoBlankRowsIsDoubted) {
  std::vector<std::string> doubted;
  const LinearBody body = ReadTwoSidedRows(
      Tokens({"四、上级补助收入     4           四、公共安全支出   34 9.00", "                       7.00",
              "五、事业收入         5      8.00 五、教育支出       35",
              "六、经营收入         6           六、科学技术支出   36", "                       2.50",
              "七、附属单位上缴收入 7           七、文化旅游支出   37",
              "八、其他收入         8      1.00 八、其他支出       38"}),
      true, Catalogue::BuiltIn());
  for (const LinearRow& row : body.rows)
    if (row.doubtful) doubted.push_back(row.name);
  EXPECT_EQ(doubted, (Strings{"六、经营收入", "七、附属单位上缴收入"}));
}

TEST(HeaderBands, HeadingsBrokenOverLinesAreJoinedByTheirPlace) {
  std::vector<std::string> bands;
  for (const HeaderBand& band : JoinHeaderBands(Tokens({"          国有资",        //
                                                        "   政府性基金预 本经营",  //
                                                        "合计 算财政拨款 预算财",  //
                                                        "          政拨款"})))
    bands.push_back(band.text);
  EXPECT_EQ(bands, (Strings{"国有资本经营预算财政拨款", "政府性基金预算财政拨款", "合计"}));
}

}  // namespace
}  // namespace gongkai
