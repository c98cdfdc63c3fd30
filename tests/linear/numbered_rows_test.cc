// Line numbers (行次) of a two-sided form in a text that was read block by block.
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "corpus/process.h"
#include "normalize/linear/side_rows.h"
#include "normalize/linear/stream.h"
#include "normalize/solve/verify.h"

namespace gongkai {
namespace {

struct Numbered {
  std::map<std::string, std::string> number_of;   // by side and name
  std::map<std::string, std::string> row_beside;  // by line number: the row that it says of an amount
};

Numbered Read(const std::vector<std::string>& texts) {
  std::vector<Line> lines(texts.size());
  Section section;
  section.form = &Catalogue::BuiltIn().forms()[0];
  for (size_t i = 0; i < lines.size(); ++i) {
    lines[i].text = texts[i];
    lines[i].place.line_first = lines[i].place.line_last = static_cast<int>(2 * i + 1);
    section.lines.push_back(&lines[i]);
    section.sheets.push_back(1);
  }
  const Stream stream = ReadStream(section, Catalogue::BuiltIn());
  Numbered out;
  std::optional<SideRows> rows = ReadSideRows(stream, *section.form, Catalogue::BuiltIn());
  if (!rows) return out;
  for (int side : {0, 1})
    for (const SideRow& row : rows->rows[side]) out.number_of[kSides[side] + row.name] = row.line_no;
  for (size_t i = 0; i < rows->row_of_number.size(); ++i) {
    if (rows->row_of_number[i] < 0) continue;
    const int side = rows->side_of_word[i];
    out.row_beside[stream[i].token.text] =
        kSides[side] + rows->rows[side][static_cast<size_t>(rows->row_of_number[i])].name;
  }
  return out;
}

// The sources are fewer than the classes; the halves of rows beside them are blank and numbered all the same.
// What was there at the beginning of the year is printed last, wherever the text has it.
TEST(NumberedRows, BlankHalvesCountToo) {
  const Numbered numbered = Read({"一、一般公共预算财政拨款收入",
                                  "1 300.12",
                                  "一、一般公共服务支出",
                                  "10",
                                  "二、政府性基金预算财政拨款收入",
                                  "2",
                                  "二、外交支出",
                                  "11 7.00",
                                  "三、国有资本经营预算财政拨款收入",
                                  "3",
                                  "三、国防支出",
                                  "12",
                                  "4",
                                  "四、公共安全支出",
                                  "13",
                                  "5",
                                  "五、教育支出",
                                  "14",
                                  "本年收入合计",
                                  "6 300.12",
                                  "本年支出合计",
                                  "15",
                                  "年初结转和结余",
                                  "8",
                                  "使用非财政拨款结余",
                                  "7",
                                  "结余分配",
                                  "16",
                                  "年末结转和结余",
                                  "17",
                                  "总计",
                                  "9",
                                  "总计",
                                  "18"});
  const std::map<std::string, std::string> number_of = {
      {"income一、一般公共预算财政拨款收入", "1"},
      {"income二、政府性基金预算财政拨款收入", "2"},
      {"income三、国有资本经营预算财政拨款收入", "3"},
      {"income本年收入合计", "6"},
      {"income使用非财政拨款结余", "7"},
      {"income年初结转和结余", "8"},
      {"income总计", "9"},
      {"expenditure一、一般公共服务支出", "10"},
      {"expenditure二、外交支出", "11"},
      {"expenditure三、国防支出", "12"},
      {"expenditure四、公共安全支出", "13"},
      {"expenditure五、教育支出", "14"},
      {"expenditure本年支出合计", "15"},
      {"expenditure结余分配", "16"},
      {"expenditure年末结转和结余", "17"},
      {"expenditure总计", "18"},
  };
  EXPECT_EQ(numbered.number_of, number_of);
  const std::map<std::string, std::string> beside = {{"1", "income一、一般公共预算财政拨款收入"},
                                                     {"6", "income本年收入合计"},
                                                     {"11", "expenditure二、外交支出"}};
  EXPECT_EQ(numbered.row_beside, beside);
}

constexpr const char* kFiscal =
    "某市某局\n2023年度部门决算\n\n\f财政拨款收入支出决算总表\n公开04表\n单位：万元\n\n收入\n\n支出\n\n项目\n"
    "\n"
    "决算数\n\n项目\n\n合计\n\n一般公共预算财政拨款\n\n政府性基金预算财政拨款\n\n国有资本经营预算财政拨款\n"
    "\n";

// Income and opening balance exchanged satisfy the same sums. A text that prints neither in its place leaves
// it open which is which, unless the line number stands beside the amount.
TEST(NumberedRows, IncomeAndOpeningBalanceOutOfOrderAreDoubted) {
  const Normalizer normalizer(Catalogue::BuiltIn());
  const std::string rows =
      "一、一般公共预算财政拨款\n\n二、政府性基金预算财政拨款\n\n三、国有资本经营预算财政拨款\n\n"
      "本年收入合计\n\n年初财政拨款结转和结余\n\n一般公共预算财政拨款\n\n政府性基金预算财政拨款\n\n"
      "国有资本经营预算财政拨款\n\n总计\n\n一、一般公共服务支出\n\n90.00\n\n90.00\n\n0.00\n\n0.00\n\n"
      "二、外交支出\n\n0.00\n\n0.00\n\n0.00\n\n0.00\n\n本年支出合计\n\n90.00\n\n90.00\n\n0.00\n\n0.00\n\n"
      "年末财政拨款结转和结余\n\n0.00\n\n0.00\n\n0.00\n\n0.00\n\n总计\n\n90.00\n\n90.00\n\n0.00\n\n0.00\n\n";
  const std::string income = "0.00\n0.00\n0.00\n0.00\n0.00\n0.00\n90.00\n90.00\n90.00\n";
  for (const FactRecord& fact : ProcessBytes(kFiscal + rows + income, "dump.txt", normalizer).facts) {
    if (fact.side != "income" || fact.name == "总计" || !fact.amount) continue;
    EXPECT_LT(fact.confidence, kTrustworthy) << fact.name << *fact.amount;
  }
}

}  // namespace
}  // namespace gongkai
